import type { Aggregation, Imputation, Normalisation, Treatment, Weighting } from './index-spec.js';

/** One thing that was done on the way to the scores, with the numbers it was done with. */
export type LogEntry =
  Denominated | Imputed | NotImputed | Screened | Treated | Normalised | LeftOut | Weighted | Aggregated;

/** An indicator was divided by a column. */
export interface Denominated {
  readonly step: 'denominate';
  readonly indicator: string;
  readonly by: string;
}

/** A missing value was filled. */
export interface Imputed {
  readonly step: 'impute';
  readonly indicator: string;
  readonly unit: string;
  readonly rule: Imputation['rule'];
  /** The group whose mean or median it is; null where it is that of all units. */
  readonly group: string | null;
  /** How many values the mean or median is of. */
  readonly of: number;
  readonly value: number;
}

/** A missing value could not be filled: its unit is in no group, or no other unit of the group has a value. */
export interface NotImputed {
  readonly step: 'not-imputed';
  readonly indicator: string;
  readonly unit: string;
  readonly rule: Imputation['rule'];
}

/** A unit was left out for want of data. */
export interface Screened {
  readonly step: 'screen';
  readonly unit: string;
  /** The share of indicators it has. */
  readonly share: number;
  readonly minimum: number;
}

/** Values far from the rest were treated. */
export interface Treated {
  readonly step: 'treat';
  readonly indicator: string;
  readonly rule: Treatment['rule'];
  /** What was done in the end; `nothing` where the rule called for it but was of no help. */
  readonly how: 'winsorised' | 'logarithm' | 'nothing';
  /** Which values were brought in, from what to what; empty unless winsorised. */
  readonly moved: readonly { readonly unit: string; readonly from: number; readonly to: number }[];
  readonly before: Shape;
  readonly after: Shape;
  /** Whether it is within the limits now. */
  readonly within: boolean;
}

/** Sample skewness and sample excess kurtosis. */
export interface Shape {
  readonly skewness: number;
  readonly kurtosis: number;
}

/** An indicator was normalised: score = from + (value − origin)·slope for the linear rules, by ranks for the others. */
export interface Normalised {
  readonly step: 'normalise';
  readonly indicator: string;
  readonly rule: Normalisation['rule'];
  readonly direction: 1 | -1;
  /** Null for rules that go by ranks. */
  readonly linear: { readonly from: number; readonly origin: number; readonly slope: number } | null;
}

/**
 * An indicator takes no part: it has no values, or tells nobody apart, for all its values are the same or all units have
 * reached its target.
 */
export interface LeftOut {
  readonly step: 'leave-out';
  readonly indicator: string;
  readonly because: 'no-values' | 'single-value' | 'target-reached';
}

/** The members of a group were given their shares. */
export interface Weighted {
  readonly step: 'weight';
  readonly group: string;
  readonly rule: Weighting['rule'];
  readonly shares: readonly { readonly member: string; readonly share: number }[];
}

/** The members of a group were made into one score. */
export interface Aggregated {
  readonly step: 'aggregate';
  readonly group: string;
  readonly rule: Aggregation['rule'];
  /** Units scored from some members only, whose weights were shared among those. */
  readonly inPart: readonly string[];
  /** Units without a score. */
  readonly without: readonly string[];
}
