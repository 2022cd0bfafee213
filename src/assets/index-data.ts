/** What an index is built from: one row a unit (an actor), one column an indicator or a denominator. */
export interface IndexData {
  readonly units: readonly string[];
  readonly columns: readonly IndexColumn[];
  /** Ways to group units, for imputing. */
  readonly groupings?: readonly Grouping[];
}

export interface IndexColumn {
  readonly id: string;
  /** One a unit; NaN where missing. */
  readonly values: Float64Array;
  /** Standard deviation of each value's measurement error, in the same unit; NaN or 0 where none is known. */
  readonly sd?: Float64Array;
}

export interface Grouping {
  readonly id: string;
  /** The group of each unit; null where it belongs to none. */
  readonly groups: readonly (string | null)[];
}
