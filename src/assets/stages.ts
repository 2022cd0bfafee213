import { denominate } from './denominate.js';
import type { Random } from '../statistics/index.js';
import { impute, imputeDrawn } from './impute.js';
import { normalise } from './normalise.js';
import type { Plan } from './plan.js';
import { type Scenario, donorsOf } from './scenario.js';
import { keepOnly, screen } from './screen.js';
import { type Summary, emptySummary, summarise } from './summary.js';
import { treat } from './treat.js';

/** Arrays to write the values of a step into, for one indicator: new ones, or the same again and again. */
export type Room = (step: number, indicator: number) => Float64Array;

/** Values of all indicators after a step. A step that changes nothing hands on the arrays it was given. */
export type Columns = readonly Float64Array[];

export interface NormalisedColumns {
  readonly columns: Columns;
  /** 1 for indicators that tell units apart. */
  readonly usable: Uint8Array;
}

/** `given` are the values of the data's columns, as they stand or with errors added. */
export function denominatedColumns(plan: Plan, given: Columns, scenario: Scenario, room: Room): Columns {
  return plan.indicators.map((_, k) => {
    const values = given[plan.columns[k]!]!;
    const by = plan.denominators[k]!;
    if (by < 0 || scenario.choices.denominate.rule === 'none') return values;
    return denominate(values, given[by]!, room(0, k));
  });
}

/** With `random`, what is missing is drawn among its donors instead of being set to their mean or median. */
export function imputedColumns(
  plan: Plan,
  denominated: Columns,
  scenario: Scenario,
  room: Room,
  random: Random | null = null,
): Columns {
  const donors = donorsOf(plan, scenario.choices.impute);
  if (donors === null) return denominated;
  return denominated.map((values, k) => {
    if (plan.complete[k] === 1) return values;
    const out = room(1, k);
    return random === null ? impute(values, donors, out) : imputeDrawn(values, donors, random, out);
  });
}

export function screenedColumns(
  plan: Plan,
  denominated: Columns,
  imputed: Columns,
  scenario: Scenario,
  room: Room,
): Columns {
  const found = screening(plan, denominated, imputed, scenario);
  if (found === null || !found.kept.includes(0)) return imputed;
  return imputed.map((values, k) => keepOnly(values, found.kept, room(2, k)));
}

/** Who is screened out, by the indicators that take part. */
export function screening(
  plan: Plan,
  denominated: Columns,
  imputed: Columns,
  { choices: { screen: rule }, active }: Scenario,
): ReturnType<typeof screen> {
  if (rule.rule === 'none') return null;
  const counted = rule.count === 'given' ? denominated : imputed;
  return screen(
    counted.filter((_, k) => active[k] === 1),
    rule,
    plan.units,
  );
}

/** Values after treating, each column with its summary. */
export interface TreatedColumns {
  readonly columns: Columns;
  readonly summaries: readonly Summary[];
}

/** `summaries` are written over, one an indicator. */
export function treatedColumns(
  screened: Columns,
  scenario: Scenario,
  room: Room,
  summaries: readonly Summary[],
): TreatedColumns {
  const columns = screened.map((values, k) => {
    summarise(values, summaries[k]!);
    return treat(values, scenario.treatments[k]!, room(3, k), summaries[k]!);
  });
  return { columns, summaries };
}

export function normalisedColumns(
  plan: Plan,
  treated: TreatedColumns,
  scenario: Scenario,
  room: Room,
): NormalisedColumns {
  const usable = new Uint8Array(treated.columns.length);
  const columns = treated.columns.map((values, k) => {
    const out = room(4, k);
    const rule = scenario.normalisations[k]!;
    usable[k] = normalise(values, treated.summaries[k]!, rule, plan.indicators[k]!, out) ? 1 : 0;
    return out;
  });
  return { columns, usable };
}

/** The two steps at once, column by column, each while it is still at hand; treated values are not kept. */
export function finishedColumns(plan: Plan, screened: Columns, scenario: Scenario, room: Room): NormalisedColumns {
  const usable = new Uint8Array(screened.length);
  const columns: Float64Array[] = [];
  const summary = emptySummary();
  for (let k = 0; k < screened.length; k++) {
    const out = room(4, k);
    summarise(screened[k]!, summary);
    const treated = treat(screened[k]!, scenario.treatments[k]!, room(3, 0), summary);
    usable[k] = normalise(treated, summary, scenario.normalisations[k]!, plan.indicators[k]!, out) ? 1 : 0;
    columns.push(out);
  }
  return { columns, usable };
}
