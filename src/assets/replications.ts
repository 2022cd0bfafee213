import type { Random } from '../statistics/index.js';
import { checkEdits, checkIndex } from './check-spec.js';
import { combine } from './combine.js';
import type { IndexData } from './index-data.js';
import type { IndexSpec } from './index-spec.js';
import { rememberStages } from './index-builder.js';
import { measurementErrors } from './measurement-error.js';
import { type Plan, planOf } from './plan.js';
import { createRanking } from './ranks.js';
import { type Scenario, scenarioOf } from './scenario.js';
import {
  type NormalisedColumns,
  type Room,
  denominatedColumns,
  finishedColumns,
  imputedColumns,
  screenedColumns,
} from './stages.js';
import type { SpecEdit } from './spec-edit.js';
import type { Variation } from './variation.js';

/** An index built many times. Arrays are row by row, one row a replication, one column a unit. */
export interface Replications {
  readonly units: readonly string[];
  readonly count: number;
  /** NaN without a score. */
  readonly scores: Float64Array;
  /** 1 is best, tied units share the best rank among them; 0 without a score. */
  readonly ranks: Int32Array;
  /** Scores and ranks of the specification as it stands, with the data as they stand. */
  readonly nominal: { readonly scores: Float64Array; readonly ranks: Int32Array };
}

/** What is built again and again, and how. */
export interface Design {
  readonly data: IndexData;
  readonly spec: IndexSpec;
  readonly variations: readonly Variation[];
  /** The number of the option of each variation, row by row: one row a replication. */
  readonly chosen: Int32Array;
  readonly count: number;
  /**
   * What draws a replication's errors, from its number: of measurement, and of imputed values, which are then drawn among the values they
   * would be the mean or median of. Null for the data as they stand.
   */
  readonly errors: ((replication: number) => Random) | null;
  /** Made in every replication, after those of its options: what is decided. */
  readonly edits?: readonly SpecEdit[];
}

/** Build every replication of a design. Throws a ProblemError where data, specification or an option do not fit. */
export function replicate(design: Design): Replications {
  const { variations, chosen, count, errors, edits = [] } = design;
  const plan = checkedPlan(design);
  checkEdits(design.data, design.spec, edits);
  const groups = plan.groups.map(() => new Float64Array(plan.units));
  const indexOf = (scenario: Scenario, normalised: NormalisedColumns): Float64Array =>
    combine(plan, scenario, normalised, (group) => groups[group]!).scores.at(-1)!;
  const asItStands = rememberStages(plan);
  const erring = errors === null ? null : normaliseWithErrors(plan);
  const unedited = scenarioOf(plan, edits);
  const nominal = indexOf(unedited, asItStands(unedited)).slice();
  const scores = new Float64Array(count * plan.units);
  const ranks = new Int32Array(count * plan.units);
  const ranking = rankingOf(plan.units);
  for (let r = 0; r < count; r++) {
    const scenario =
      variations.length === 0 ? unedited : scenarioOf(plan, [...editsOf(variations, chosen, r), ...edits]);
    const index = indexOf(scenario, erring === null ? asItStands(scenario) : erring(scenario, errors!(r)));
    scores.set(index, r * plan.units);
    ranking(index, ranks, r * plan.units);
  }
  const nominalRanks = new Int32Array(plan.units);
  ranking(nominal, nominalRanks, 0);
  return { units: design.data.units, count, scores, ranks, nominal: { scores: nominal, ranks: nominalRanks } };
}

/**
 * Take every replication of a design up to normalised values, and keep these: then other weights and other ways of putting together, which
 * come after, cost little. The function gives the scores of all replications, row by row, with `edits` made after those of their options:
 * the same digits as `replicate` with them. It throws a RangeError for an edit of an earlier step. Keeps 8 bytes a replication, unit
 * and indicator.
 */
export function prepareReplications(design: Omit<Design, 'edits'>): (edits: readonly SpecEdit[]) => Float64Array {
  const { variations, chosen, count, errors } = design;
  const plan = checkedPlan(design);
  const asItStands = rememberStages(plan);
  const erring = errors === null ? null : normaliseWithErrors(plan);
  const kept = Array.from({ length: count }, (_, r) => {
    const options = editsOf(variations, chosen, r);
    const scenario = scenarioOf(plan, options);
    const { columns, usable } = erring === null ? asItStands(scenario) : erring(scenario, errors!(r));
    const normalised: NormalisedColumns = { columns: columns.map((column) => column.slice()), usable };
    return { options, normalised };
  });
  const groups = plan.groups.map(() => new Float64Array(plan.units));
  return (edits) => {
    checkEdits(design.data, design.spec, edits);
    if (!edits.every(comesAfter)) throw new RangeError('Only weights and aggregation can be edited afterwards');
    const scores = new Float64Array(count * plan.units);
    kept.forEach(({ options, normalised }, r) => {
      const scenario = scenarioOf(plan, [...options, ...edits]);
      scores.set(combine(plan, scenario, normalised, (group) => groups[group]!).scores.at(-1)!, r * plan.units);
    });
    return scores;
  };
}

/** Whether an edit leaves normalised values as they are. */
function comesAfter(edit: SpecEdit): boolean {
  return edit.edit === 'weigh' || (edit.edit === 'choose' && (edit.step === 'weight' || edit.step === 'aggregate'));
}

function checkedPlan({ data, spec, variations }: Design): Plan {
  checkIndex(data, spec);
  for (const { options } of variations) for (const { edits } of options) checkEdits(data, spec, edits);
  return planOf(spec, data);
}

function editsOf(variations: readonly Variation[], chosen: Int32Array, row: number) {
  return variations.flatMap(({ id, options }, v) => {
    const option = options[chosen[row * variations.length + v]!];
    if (option !== undefined) return option.edits;
    throw new RangeError(`Expected the number of an option of ${id}, got ${chosen[row * variations.length + v]}`);
  });
}

/** Takes the data through all steps with errors of measurement, in the same arrays again and again. */
function normaliseWithErrors(plan: Plan): (scenario: Scenario, random: Random) => NormalisedColumns {
  const redraw = measurementErrors(plan.data);
  const arrays = Array.from({ length: 5 }, () => plan.indicators.map(() => new Float64Array(plan.units)));
  const room: Room = (step, indicator) => arrays[step]![indicator]!;
  return (scenario, random) => {
    const denominated = denominatedColumns(plan, redraw(random), scenario, room);
    const imputed = imputedColumns(plan, denominated, scenario, room, random);
    const screened = screenedColumns(plan, denominated, imputed, scenario, room);
    return finishedColumns(plan, screened, scenario, room);
  };
}

function rankingOf(units: number): (scores: Float64Array, into: Int32Array, at: number) => void {
  const rank = createRanking(units);
  const ranks = new Float64Array(units);
  return (scores, into, at) => {
    rank(scores, ranks);
    // A missing rank becomes 0.
    for (let i = 0; i < units; i++) into[at + i] = ranks[i]!;
  };
}
