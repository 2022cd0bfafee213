import type { Problem } from '../model/index.js';
import type { Duplicate } from './duplicates.js';
import type { IndexSpec } from './index-spec.js';
import type { LogEntry } from './log.js';

/** An index built: every stage, every score, and what was done. All arrays are in the order of `units`; NaN is missing. */
export interface BuiltIndex {
  readonly spec: IndexSpec;
  /** All units of the data, those screened out too: these have no values from `screened` on, no scores and no ranks. */
  readonly units: readonly string[];
  /** Which units were screened out. */
  readonly screenedOut: readonly string[];
  /** The ids of the indicators, in the order of the tree. */
  readonly indicators: readonly string[];
  /** The values of each indicator after each step. */
  readonly stages: Stages;
  /** The scores of every group, the top included, by its id. */
  readonly scores: ReadonlyMap<string, Float64Array>;
  /** The share of each member (indicator or group) in its group, by its id; the shares within a group sum to 1. */
  readonly weights: ReadonlyMap<string, number>;
  /** The share of each indicator in the whole: the product of the shares on its way to the top. They sum to 1. */
  readonly effectiveWeights: ReadonlyMap<string, number>;
  /** The scores of the top. */
  readonly index: Float64Array;
  /** 1 is best; tied units share the best rank among them; NaN without a score. */
  readonly ranks: Float64Array;
  readonly log: readonly LogEntry[];
  /** Indicators that say the same as another. */
  readonly duplicates: readonly Duplicate[];
  /** What a reader must know: indicators that could not be used, scores that could not be made, indicators that say the same. */
  readonly problems: readonly Problem[];
}

/** One array a unit for each indicator, by its id. */
export type StageColumns = ReadonlyMap<string, Float64Array>;

export interface Stages {
  readonly given: StageColumns;
  readonly denominated: StageColumns;
  readonly imputed: StageColumns;
  readonly screened: StageColumns;
  readonly treated: StageColumns;
  readonly normalised: StageColumns;
}
