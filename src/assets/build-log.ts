import type { Aggregation } from './index-spec.js';
import type { Combined } from './combine.js';
import type { Denominated, Imputed, LeftOut, LogEntry, NotImputed, Screened, Shape, Treated } from './log.js';
import { linearScore } from './normalise.js';
import { type Plan, nodeSpec } from './plan.js';
import type { Scenario } from './scenario.js';
import { type Columns, type NormalisedColumns, type TreatedColumns, screening } from './stages.js';
import { type Summary, emptySummary, kurtosisIn, skewnessIn, summarise } from './summary.js';
import { isWithin, treat } from './treat.js';

/** All that `logOf` looks at. */
export interface Built {
  readonly denominated: Columns;
  readonly imputed: Columns;
  readonly screened: Columns;
  readonly treated: TreatedColumns;
  readonly normalised: NormalisedColumns;
  readonly combined: Combined;
}

/** What was done, in the order of the steps, read off the values before and after each. */
export function logOf(plan: Plan, scenario: Scenario, built: Built): LogEntry[] {
  return [
    ...denominations(plan, scenario),
    ...imputations(plan, scenario, built),
    ...screenings(plan, scenario, built),
    ...plan.indicators.flatMap((_, k) => treatment(plan, scenario, built, k)),
    ...plan.indicators.map((_, k) => normalisation(plan, scenario, built, k)),
    ...plan.groups.flatMap((_, g) => combination(plan, scenario, built, g)),
  ];
}

function denominations(plan: Plan, scenario: Scenario): Denominated[] {
  if (scenario.choices.denominate.rule === 'none') return [];
  return plan.indicators.flatMap(({ id, denominator }) =>
    denominator === undefined ? [] : [{ step: 'denominate', indicator: id, by: denominator }],
  );
}

function imputations(plan: Plan, scenario: Scenario, built: Built): (Imputed | NotImputed)[] {
  const { impute: choice } = scenario.choices;
  if (choice.rule === 'none') return [];
  const grouping = 'grouping' in choice ? plan.data.groupings!.find(({ id }) => id === choice.grouping)! : null;
  return plan.indicators.flatMap(({ id: indicator }, k) => {
    const values = built.denominated[k]!;
    return plan.data.units.flatMap((unit, i): (Imputed | NotImputed)[] => {
      if (!Number.isNaN(values[i]!)) return [];
      const value = built.imputed[k]![i]!;
      if (Number.isNaN(value)) return [{ step: 'not-imputed', indicator, unit, rule: choice.rule }];
      const group = grouping === null ? null : grouping.groups[i]!;
      const of = values.filter(
        (v, j) => !Number.isNaN(v) && (grouping === null || grouping.groups[j] === group),
      ).length;
      return [{ step: 'impute', indicator, unit, rule: choice.rule, group, of, value }];
    });
  });
}

function screenings(plan: Plan, scenario: Scenario, built: Built): Screened[] {
  const rule = scenario.choices.screen;
  const found = screening(plan, built.denominated, built.imputed, scenario);
  if (found === null || rule.rule === 'none') return [];
  return plan.data.units.flatMap((unit, i) =>
    found.kept[i] === 1 ? [] : [{ step: 'screen', unit, share: found.shares[i]!, minimum: rule.minimum }],
  );
}

function treatment(plan: Plan, scenario: Scenario, built: Built, k: number): Treated[] {
  const rule = scenario.treatments[k]!;
  const values = built.screened[k]!;
  const treated = built.treated.columns[k]!;
  if (rule.rule === 'none' || treated === values) return [];
  const before = emptySummary();
  summarise(values, before);
  const after = built.treated.summaries[k]!;
  const moved = plan.data.units.flatMap((unit, i) => {
    const from = values[i]!;
    const to = treated[i]!;
    return Object.is(from, to) ? [] : [{ unit, from, to }];
  });
  const isLogarithm =
    rule.rule === 'log' || (rule.rule === 'winsorise-else-log' && !isWinsorised(values, treated, rule));
  const indicator = plan.indicators[k]!.id;
  const how = isLogarithm ? 'logarithm' : moved.length === 0 ? 'nothing' : 'winsorised';
  return [
    {
      step: 'treat',
      indicator,
      rule: rule.rule,
      how,
      moved: isLogarithm ? [] : moved,
      before: shapeOf(before),
      after: shapeOf(after),
      within: isWithin(after, rule),
    },
  ];
}

function shapeOf(summary: Summary): Shape {
  return { skewness: skewnessIn(summary), kurtosis: kurtosisIn(summary) };
}

/** Whether the values are those that winsorising alone would give. */
function isWinsorised(
  values: Float64Array,
  treated: Float64Array,
  rule: { readonly points: number; readonly skewness: number; readonly kurtosis: number },
): boolean {
  const summary = emptySummary();
  summarise(values, summary);
  const alone = treat(values, { ...rule, rule: 'winsorise' }, new Float64Array(values.length), summary);
  return alone.every((value, i) => Object.is(value, treated[i]));
}

function normalisation(plan: Plan, scenario: Scenario, built: Built, k: number): LogEntry {
  const indicator = plan.indicators[k]!;
  const summary = built.treated.summaries[k]!;
  const rule = scenario.normalisations[k]!;
  if (built.normalised.usable[k] === 0) return leftOut(indicator.id, summary);
  const linear = linearScore(summary, rule, indicator);
  return {
    step: 'normalise',
    indicator: indicator.id,
    rule: rule.rule,
    direction: indicator.direction,
    linear: linear === null ? null : { from: linear.from, origin: linear.origin, slope: linear.slope },
  };
}

function leftOut(indicator: string, { count, low, high }: Summary): LeftOut {
  const because = count === 0 ? 'no-values' : low === high ? 'single-value' : 'target-reached';
  return { step: 'leave-out', indicator, because };
}

function combination(plan: Plan, scenario: Scenario, { combined }: Built, g: number): LogEntry[] {
  const rule = combined.rules[g]!;
  if (rule === null) return [];
  const { spec, members: all } = plan.groups[g]!;
  const members = all.filter((member) => combined.shares[member]! > 0);
  const shares = Array.from(members, (node) => ({ member: nodeSpec(plan, node).id, share: combined.shares[node]! }));
  const scores = combined.scores[plan.indicators.length + g]!;
  const lacks = (i: number): boolean => members.some((member) => Number.isNaN(combined.scores[member]![i]!));
  const inPart = plan.data.units.filter((_, i) => !Number.isNaN(scores[i]!) && lacks(i));
  const without = plan.data.units.filter((_, i) => Number.isNaN(scores[i]!));
  const aggregation: Aggregation['rule'] = scenario.aggregations[g]!.rule;
  return [
    { step: 'weight', group: spec.id, rule, shares },
    { step: 'aggregate', group: spec.id, rule: aggregation, inPart, without },
  ];
}
