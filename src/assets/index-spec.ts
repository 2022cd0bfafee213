/**
 * An index as data: which indicators it is made of, in which tree, and every choice made on the way from values to
 * scores. It is plain JSON: it can be kept, sent, compared, and replayed to the same digits. A variant is the same
 * specification with an edit (`edit.ts`). The steps, always in this order, are those of the handbook of OECD & JRC (2008): denominate,
 * impute, screen, treat, normalise, weight, aggregate.
 */
export interface IndexSpec {
  readonly id: string;
  readonly title: string;
  readonly top: GroupSpec;
  readonly choices: Choices;
}

/** One indicator: a column of the data. */
export interface IndicatorSpec {
  readonly kind: 'indicator';
  /** The id of its column. */
  readonly id: string;
  readonly title?: string;
  readonly unit?: string;
  /** 1: more is better. −1: less is better. */
  readonly direction: 1 | -1;
  /** Weight within its group, under the rule `given`; only ratios within the group matter. */
  readonly weight: number;
  /** The column by which it is divided where the choice is to denominate. */
  readonly denominator?: string;
  /** The value to reach, after denominating, for `distance-to-target`. */
  readonly target?: number;
  /** The lowest and the highest value that can be, after denominating, for `goalposts`. */
  readonly goalposts?: { readonly low: number; readonly high: number };
  /** In place of the index's choice, for this indicator alone. */
  readonly treat?: Treatment;
  readonly normalise?: Normalisation;
}

/** Indicators and groups under one name, with one score. Any depth. */
export interface GroupSpec {
  readonly kind: 'group';
  readonly id: string;
  readonly title?: string;
  /** Weight within the group above, under the rule `given`; of no meaning at the top. */
  readonly weight: number;
  readonly members: readonly NodeSpec[];
  /** In place of the index's choice, for the members of this group. */
  readonly weighting?: Weighting;
  readonly aggregation?: Aggregation;
}

export type NodeSpec = IndicatorSpec | GroupSpec;

/** Every choice between values and scores. */
export interface Choices {
  readonly denominate: Denomination;
  readonly impute: Imputation;
  readonly screen: Screening;
  readonly treat: Treatment;
  readonly normalise: Normalisation;
  /** One for all levels, or one a level from the lowest up, the last for all levels above. Level of a group: how far above its lowest indicator. */
  readonly weight: Weighting | readonly Weighting[];
  readonly aggregate: Aggregation | readonly Aggregation[];
}

export type Step = keyof Choices;

/** Divide by the column that the indicator names as its denominator, or leave all values as they are. */
export interface Denomination {
  readonly rule: 'none' | 'by-denominator';
}

/** What stands in for a missing value: nothing, or the mean or median of all units, or of the unit's group in a grouping of the data. */
export type Imputation =
  | { readonly rule: 'none' | 'mean' | 'median' }
  | { readonly rule: 'group-mean' | 'group-median'; readonly grouping: string };

/** Which units have too little data to be scored. */
export type Screening =
  | { readonly rule: 'none' }
  | {
      readonly rule: 'availability';
      /** The least share of the index's indicators a unit must have, 0–1. */
      readonly minimum: number;
      /** Whether imputed values count as had. */
      readonly count: 'given' | 'imputed';
    };

/** What is done to values far from the rest. An indicator is touched only where |skewness| and excess kurtosis both exceed their limits. */
export type Treatment =
  | { readonly rule: 'none' }
  | ({ readonly rule: 'log' } & Limits)
  | ({
      readonly rule: 'winsorise' | 'winsorise-else-log';
      /** At most so many values are brought in. */
      readonly points: number;
    } & Limits);

/** Both must be exceeded: |sample skewness| and sample excess kurtosis. Customary are 2 and 3.5. */
export interface Limits {
  readonly skewness: number;
  readonly kurtosis: number;
}

/** How values of different units become comparable. Higher is better after it, whatever the direction. */
export type Normalisation =
  | { readonly rule: 'none' }
  | { readonly rule: 'min-max'; readonly low: number; readonly high: number }
  | { readonly rule: 'goalposts'; readonly low: number; readonly high: number }
  | { readonly rule: 'z-score'; readonly mean: number; readonly sd: number }
  | { readonly rule: 'rank' }
  | { readonly rule: 'percentile' }
  | { readonly rule: 'distance-to-target'; readonly low: number; readonly high: number };

/** How members of a group are weighted. */
export interface Weighting {
  readonly rule: 'equal' | 'given' | 'principal-component' | 'correlation-balanced';
}

/** How members become the score of their group. */
export interface Aggregation {
  readonly rule: 'arithmetic' | 'geometric' | 'harmonic' | 'copeland';
  /** The least share of the group's weight that must be there, 0–1, for a unit to have a score; otherwise what is there is enough. */
  readonly atLeast?: number;
}
