import { nearestMixture } from './nearest-mixture.js';
import { searchLowest } from './simplex-search.js';

/** One treated unit and those that may stand in for it. */
export interface SyntheticControlSpec {
  /** By predictor, the treated unit's value and those of the donors, before the treatment. */
  readonly predictors: readonly { readonly treated: number; readonly donors: ArrayLike<number> }[];
  /** By period, the treated unit's outcome and those of the donors. */
  readonly outcomes: readonly { readonly treated: number; readonly donors: ArrayLike<number> }[];
  /** Places of the periods, before the treatment, in which the synthetic unit is to run as the treated one did. */
  readonly matched: readonly number[];
}

export interface SyntheticControl {
  /** By donor, ≥ 0, adding up to 1. */
  readonly weights: Float64Array;
  /** V by predictor, adding up to 1: often not unique, for many give the same weights. */
  readonly importance: Float64Array;
  /** By period, outcome less that of the synthetic unit. */
  readonly gap: Float64Array;
  /** Mean square of the gap over the matched periods. */
  readonly loss: number;
}

/** Relative gain below which the search for V ends. */
const precision = 1e-10;
const steps = 3000;

/**
 * The synthetic control method (Abadie & Gardeazabal 2003; Abadie, Diamond & Hainmueller 2010, J. Am. Stat. Assoc. 105:493): donor
 * weights W on the simplex that bring the predictors nearest, in the metric V; V so that the outcomes of the matched periods come
 * nearest. The inner problem is solved exactly; the outer one, which has kinks, is searched from equal importance and from each
 * predictor's importance in a ridge regression of the outcomes on the predictors. Predictors are divided by their standard
 * deviation over all units; one that does not vary counts for nothing.
 *
 * Throws a RangeError without predictors, donors or matched periods, for rows of unequal length and values that are not finite.
 */
export function syntheticControl(spec: SyntheticControlSpec): SyntheticControl {
  const donors = requireSpec(spec);
  const { predictors, outcomes, matched } = spec;
  const k = predictors.length;
  const apart = new Float64Array(donors * k);
  predictors.forEach(({ treated, donors: values }, p) => {
    const unit = spreadOf([treated, ...Array.from(values)]);
    for (let j = 0; j < donors; j++) apart[j * k + p] = unit > 0 ? (values[j]! - treated) / unit : 0;
  });
  const points = new Float64Array(donors * k);
  const weigh = (importance: Float64Array): Float64Array => {
    for (let i = 0; i < points.length; i++) points[i] = apart[i]! * Math.sqrt(importance[i % k]!);
    return nearestMixture(points, k).weights;
  };
  const gapAt = (weights: Float64Array, t: number): number => {
    let gap = outcomes[t]!.treated;
    for (let j = 0; j < donors; j++) gap -= weights[j]! * outcomes[t]!.donors[j]!;
    return gap;
  };
  const lossOf = (at: Float64Array): number => {
    const weights = weigh(shares(at));
    return matched.reduce((sum, t) => sum + gapAt(weights, t) ** 2, 0) / matched.length;
  };
  const starts = [new Float64Array(k).fill(1 / k), byRegression(spec, apart, donors)];
  const found = starts.map((start) => searchLowest(lossOf, start, { reach: 0.1, steps, precision }));
  const best = found.reduce((low, one) => (one.loss < low.loss ? one : low));
  const importance = shares(best.at);
  const weights = weigh(importance);
  return { weights, importance, loss: best.loss, gap: Float64Array.from(outcomes, (_, t) => gapAt(weights, t)) };
}

/** Any vector as one of importances. */
function shares(at: Float64Array): Float64Array {
  const sum = at.reduce((total, value) => total + Math.abs(value), 0);
  return at.map((value) => (sum > 0 ? Math.abs(value) / sum : 1 / at.length));
}

/** Sum over matched periods of squared coefficients of the donors' outcomes on their predictors, lightly shrunk: more predictors than donors are usual. */
function byRegression({ outcomes, matched }: SyntheticControlSpec, apart: Float64Array, donors: number): Float64Array {
  const k = apart.length / donors;
  const at = (j: number, p: number): number => apart[j * k + p]!;
  const sums = new Float64Array(k);
  for (const t of matched) {
    const values = outcomes[t]!.donors;
    let mean = 0;
    for (let j = 0; j < donors; j++) mean += values[j]! / donors;
    const rows = Array.from({ length: k }, (_, p) => {
      const row = new Float64Array(k + 1);
      for (let j = 0; j < donors; j++) {
        for (let q = 0; q < k; q++) row[q]! += at(j, p) * at(j, q);
        row[k]! += at(j, p) * (values[j]! - mean);
      }
      row[p]! += 0.1 * donors;
      return row;
    });
    for (let p = 0; p < k; p++) {
      for (let r = 0; r < k; r++) {
        if (r === p) continue;
        const factor = rows[r]![p]! / rows[p]![p]!;
        for (let c = p; c <= k; c++) rows[r]![c]! -= factor * rows[p]![c]!;
      }
    }
    for (let p = 0; p < k; p++) sums[p]! += (rows[p]![k]! / rows[p]![p]!) ** 2;
  }
  return shares(sums);
}

/** With n − 1 in the denominator. */
function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** The number of donors. */
function requireSpec({ predictors, outcomes, matched }: SyntheticControlSpec): number {
  const donors = outcomes[0]?.donors.length ?? 0;
  if (donors === 0 || predictors.length === 0 || matched.length === 0) {
    throw new RangeError(
      `Expected donors, predictors and matched periods, got ${donors}, ${predictors.length} and ${matched.length}`,
    );
  }
  for (const [what, rows] of [['predictor', predictors] as const, ['period', outcomes] as const]) {
    for (const [place, row] of rows.entries()) {
      if (row.donors.length !== donors) {
        throw new RangeError(`Expected ${donors} donors in ${what} ${place}, got ${row.donors.length}`);
      }
      const bad = [row.treated, ...Array.from(row.donors)].find((value) => !Number.isFinite(value));
      if (bad !== undefined) throw new RangeError(`Expected finite values in ${what} ${place}, got ${bad}`);
    }
  }
  const outside = matched.find((t) => outcomes[t] === undefined);
  if (outside !== undefined) throw new RangeError(`Expected matched periods below ${outcomes.length}, got ${outside}`);
  return donors;
}
