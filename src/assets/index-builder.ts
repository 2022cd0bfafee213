import { checkEdits, checkIndex } from './check-spec.js';
import { combine } from './combine.js';
import type { IndexData } from './index-data.js';
import type { IndexSpec } from './index-spec.js';
import { type Plan, planOf } from './plan.js';
import { ranksOf } from './ranks.js';
import { type Scenario, scenarioOf } from './scenario.js';
import type { SpecEdit } from './spec-edit.js';
import {
  type Columns,
  type NormalisedColumns,
  type Room,
  type TreatedColumns,
  denominatedColumns,
  imputedColumns,
  normalisedColumns,
  screenedColumns,
  treatedColumns,
} from './stages.js';
import { emptySummary } from './summary.js';

/** Scores of one variant, in the order of the data's units; NaN is missing. */
export interface VariantScores {
  readonly index: Float64Array;
  /** 1 is best; tied units share the best rank among them. */
  readonly ranks: Float64Array;
  /** The scores of every group by its id, the top included. */
  readonly scores: ReadonlyMap<string, Float64Array>;
}

/** Builds one index in many variants. */
export interface IndexBuilder {
  /**
   * Scores of the specification with `edits` made: the same digits as building it anew, without the steps that stay as they were.
   * Throws a ProblemError where an edit does not fit.
   */
  readonly variant: (edits: readonly SpecEdit[]) => VariantScores;
}

/**
 * Get ready to build an index many times: thousands of variants, or one whenever a slider moves. Steps are kept and
 * used again for variants that agree up to there. Throws a ProblemError where data and specification do not fit.
 */
export function createIndexBuilder(data: IndexData, spec: IndexSpec): IndexBuilder {
  checkIndex(data, spec);
  const plan = planOf(spec, data);
  const normalised = rememberStages(plan);
  return {
    variant: (edits) => {
      checkEdits(data, spec, edits);
      const scenario = scenarioOf(plan, edits);
      const { scores } = combine(plan, scenario, normalised(scenario), () => new Float64Array(plan.units));
      const index = scores.at(-1)!;
      const first = plan.indicators.length;
      return {
        index,
        ranks: ranksOf(index),
        scores: new Map(plan.groups.map(({ spec: { id } }, g) => [id, scores[first + g]!])),
      };
    },
  };
}

/** How many variants of a step are kept; beyond that, all are forgotten. A set of columns takes 8 bytes a value. */
const kept = 200;

/** Without errors of measurement the data stay the same, so that each step is done once for all scenarios that agree up to it. */
export function rememberStages(plan: Plan): (scenario: Scenario) => NormalisedColumns {
  const given = plan.data.columns.map(({ values }) => values);
  const room: Room = () => new Float64Array(plan.units);
  const denominated = new Map<string, Columns>();
  const imputed = new Map<string, Columns>();
  const screened = new Map<string, Columns>();
  const treated = new Map<string, TreatedColumns>();
  const normalised = new Map<string, NormalisedColumns>();

  const denominate = (scenario: Scenario): Columns =>
    remember(denominated, scenario.choices.denominate.rule, () => denominatedColumns(plan, given, scenario, room));
  const impute = (scenario: Scenario): Columns =>
    remember(imputed, scenario.keys.imputed, () => imputedColumns(plan, denominate(scenario), scenario, room));
  const screen = (scenario: Scenario): Columns =>
    remember(screened, scenario.keys.screened, () =>
      screenedColumns(plan, denominate(scenario), impute(scenario), scenario, room),
    );
  const treat = (scenario: Scenario): TreatedColumns =>
    remember(treated, scenario.keys.treated, () =>
      treatedColumns(screen(scenario), scenario, room, plan.indicators.map(emptySummary)),
    );
  return (scenario) =>
    remember(normalised, scenario.keys.normalised, () => normalisedColumns(plan, treat(scenario), scenario, room));
}

function remember<Value>(memory: Map<string, Value>, key: string, make: () => Value): Value {
  const found = memory.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (memory.size >= kept) memory.clear();
  memory.set(key, made);
  return made;
}
