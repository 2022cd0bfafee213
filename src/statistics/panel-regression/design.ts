import { absorbFactors } from './absorb.js';
import { crossProducts, solveNormalEquations } from './normal-equations.js';
import { levelBasis, subtractBasis } from './slopes.js';

/** A column of the design. */
export interface Regressor {
  readonly name: string;
  readonly values: Float64Array;
}

/** What stands on both sides of a regression: one row an observation, by column. No intercept is added. */
export interface DesignSpec {
  readonly outcome: Float64Array;
  readonly regressors: readonly Regressor[];
  /** At most two factors whose means are taken out, by row the level: whole numbers from 0. */
  readonly absorb?: readonly Int32Array[];
  /** Columns that have a coefficient of their own in each level of the factor, where there is one factor alone. */
  readonly slopes?: readonly Float64Array[];
  /** By row, ≥ 0; rows of weight 0 do not count. All 1 when left out. */
  readonly weights?: Float64Array;
}

/** Outcome and regressors without what the factors explain of them. */
export interface AbsorbedDesign {
  readonly names: readonly string[];
  readonly outcome: Float64Array;
  readonly columns: readonly Float64Array[];
  /** Null where all rows count alike. */
  readonly weights: Float64Array | null;
  /** XᵀWX by rows, and XᵀWy. */
  readonly products: Float64Array;
  readonly moments: Float64Array;
  /** Regressors of which the factors leave nothing, or that are 0 everywhere. */
  readonly leftOut: readonly LeftOut[];
  /** Rows that count. */
  readonly rows: number;
  /** Means that were taken out, and slopes. */
  readonly absorbed: number;
  /** Rounds of alternating projections, and whether they got there. */
  readonly rounds: number;
  readonly converged: boolean;
}

/** A regressor without a coefficient, and why. */
export interface LeftOut {
  readonly name: string;
  /** The absorbed factors explain all of it; or they and regressors before it do; or it is 0 everywhere. */
  readonly because: 'absorbed' | 'collinear' | 'constant nil';
}

/** Least squares of a design's outcome on some of its columns. */
export interface AbsorbedFit {
  /** Places of the columns that were kept. */
  readonly kept: readonly number[];
  /** (XᵀWX)⁻¹ of the kept columns, by rows. */
  readonly bread: Float64Array;
  /** By column of the design; NaN where it was not asked for or left out. */
  readonly coefficients: Float64Array;
  /** Columns asked for that others explain. */
  readonly collinear: readonly number[];
}

/** Share of its variation beyond which a column is taken to be explained by the factors. */
const absorbedShare = 1e-18;

/**
 * Takes the factors out of outcome and regressors, once for all regressions on any of these columns. O(rows · columns) memory,
 * never rows × levels; O(rows · columns²) time.
 *
 * Throws a RangeError for columns of unequal length or values that are not finite, more than two factors, slopes without exactly
 * one factor, and negative weights.
 */
export function absorbedDesign(spec: DesignSpec): AbsorbedDesign {
  const weights = requireDesign(spec);
  const { absorb = [], slopes = [] } = spec;
  const outcome = spec.outcome.slice();
  const columns = spec.regressors.map(({ values }) => values.slice());
  let [rounds, converged] = [0, true];
  let absorbed = 0;
  if (slopes.length > 0) {
    const basis = levelBasis(absorb[0]!, slopes, weights);
    subtractBasis([outcome, ...columns], basis, weights);
    absorbed = basis.parameters;
  } else {
    ({ rounds, converged } = absorbFactors([outcome, ...columns], absorb, weights));
    absorbed = absorb.reduce((sum, codes) => sum + countLevels(codes, weights), 0) - Math.max(0, absorb.length - 1);
  }
  const k = columns.length;
  const all = crossProducts([outcome, ...columns], weights);
  const at = (a: number, b: number): number => all[(a + 1) * (k + 1) + b + 1]!;
  const products = Float64Array.from({ length: k * k }, (_, i) => at(Math.floor(i / k), i % k));
  const leftOut = spec.regressors.flatMap(({ name, values }, place): LeftOut[] =>
    isAbsorbed(at(place, place), values, weights, absorb.length > 0)
      ? [{ name, because: values.every((value) => value === 0) ? 'constant nil' : 'absorbed' }]
      : [],
  );
  return {
    names: spec.regressors.map(({ name }) => name),
    outcome,
    columns,
    weights,
    products,
    moments: Float64Array.from(columns, (_, place) => at(place, -1)),
    leftOut,
    rows: weights === null ? outcome.length : weights.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0),
    absorbed,
    rounds,
    converged,
  };
}

/** Regress the outcome on the columns at `places`; where some are collinear, the later ones are left out. O(columns³). */
export function fitDesign(design: AbsorbedDesign, places: readonly number[]): AbsorbedFit {
  const { products, moments, names, leftOut } = design;
  const k = names.length;
  const usable = places.filter((place) => !leftOut.some(({ name }) => name === names[place]));
  const { kept, bread } = solveNormalEquations(products, k, usable);
  const m = kept.length;
  const coefficients = new Float64Array(k).fill(Number.NaN);
  const found = new Float64Array(m);
  // The second turn is a step of refinement.
  for (let turn = 0; turn < 2; turn++) {
    const rest = kept.map((place) =>
      kept.reduce((sum, other, b) => sum - products[place * k + other]! * found[b]!, moments[place]!),
    );
    for (let a = 0; a < m; a++) for (let b = 0; b < m; b++) found[a]! += bread[a * m + b]! * rest[b]!;
  }
  kept.forEach((place, a) => (coefficients[place] = found[a]!));
  return { kept, bread, coefficients, collinear: usable.filter((place) => !kept.includes(place)) };
}

/** By row, outcome less fit, times weight. */
export function scaledResiduals({ outcome, columns, weights }: AbsorbedDesign, fit: AbsorbedFit): Float64Array {
  const residuals = outcome.slice();
  addMultiples(
    residuals,
    fit.kept.map((place) => ({ column: columns[place]!, by: -fit.coefficients[place]! })),
  );
  if (weights !== null) for (let i = 0; i < residuals.length; i++) residuals[i]! *= weights[i]!;
  return residuals;
}

/** Rows that are gone through at a time. */
const block = 1024;

function addMultiples(
  into: Float64Array,
  parts: readonly { readonly column: Float64Array; readonly by: number }[],
): void {
  for (let from = 0; from < into.length; from += block) {
    const to = Math.min(into.length, from + block);
    for (const { column, by } of parts) for (let i = from; i < to; i++) into[i]! += by * column[i]!;
  }
}

/**
 * By row, how far an error of 1 moves the coefficient of the column at `place`: row `place` of (XᵀWX)⁻¹·x̃. Times weight and
 * residual it is the row's influence: influences add up to 0; the sum of squares of their sums by cluster is the clustered
 * variance before small-sample factors, and products of the influences in two regressions give the covariance of their
 * coefficients. Its weighted squares add up to (XᵀWX)⁻¹ of the column. Null where the column was left out.
 */
export function pullOn(design: AbsorbedDesign, fit: AbsorbedFit, place: number): Float64Array | null {
  const own = fit.kept.indexOf(place);
  if (own < 0) return null;
  const m = fit.kept.length;
  const pull = new Float64Array(design.outcome.length);
  addMultiples(
    pull,
    fit.kept.map((other, b) => ({ column: design.columns[other]!, by: fit.bread[own * m + b]! })),
  );
  return pull;
}

function countLevels(codes: Int32Array, weights: Float64Array | null): number {
  const seen = new Set<number>();
  for (let i = 0; i < codes.length; i++) if (weights === null || weights[i]! > 0) seen.add(codes[i]!);
  return seen.size;
}

/** Do the factors leave nothing of a column, whose sum of squares is `left` without them? */
function isAbsorbed(left: number, column: Float64Array, weights: Float64Array | null, centred: boolean): boolean {
  // Most columns are far from it, and what they are around their mean need not be known.
  if (left > 2 * absorbedShare * (crossProducts([column], weights)[0]! + 1e-300)) return false;
  return !(left > absorbedShare * variation(column, weights, centred));
}

/** Sum of squares, around the mean where an absorbed factor takes the mean out. */
function variation(column: Float64Array, weights: Float64Array | null, centred: boolean): number {
  let [mass, sum] = [0, 0];
  for (let i = 0; i < column.length; i++) {
    const w = weights === null ? 1 : weights[i]!;
    mass += w;
    sum += w * column[i]!;
  }
  const mean = centred && mass > 0 ? sum / mass : 0;
  let squares = 0;
  for (let i = 0; i < column.length; i++) squares += (weights === null ? 1 : weights[i]!) * (column[i]! - mean) ** 2;
  // A constant that is absorbed has rounding alone left, before and after.
  return Math.max(squares, 1e-12 * mass * mean * mean) + 1e-300;
}

/** The weights, null where all rows count alike. */
function requireDesign({ outcome, regressors, absorb = [], slopes = [], weights }: DesignSpec): Float64Array | null {
  const sized = [
    ...regressors.map(({ name, values }) => [`regressor ${name}`, values] as const),
    ...absorb.map((codes, i) => [`absorbed factor ${i}`, codes] as const),
    ...slopes.map((values, i) => [`slope ${i}`, values] as const),
    ...(weights === undefined ? [] : [['weights', weights] as const]),
  ];
  if (absorb.length > 2) throw new RangeError(`Expected at most two absorbed factors, got ${absorb.length}`);
  if (slopes.length > 0 && absorb.length !== 1)
    throw new RangeError(`Expected one factor with slopes, got ${absorb.length}`);
  requireColumn('outcome', outcome, outcome.length, false);
  for (const [what, column] of sized) {
    requireColumn(what, column, outcome.length, column === weights || column instanceof Int32Array);
  }
  return weights === undefined || weights.every((weight) => weight === 1) ? null : weights;
}

export function requireColumn(what: string, column: ArrayLike<number>, rows: number, positive: boolean): void {
  if (column.length !== rows) throw new RangeError(`Expected ${what} of length ${rows}, got ${column.length}`);
  if (!positive && allFinite(column)) return;
  for (let i = 0; i < rows; i++) {
    const value = column[i]!;
    if (Number.isFinite(value) && !(positive && value < 0)) continue;
    throw new RangeError(`Expected finite ${what}${positive ? ', none below 0' : ''}, got ${value} in row ${i}`);
  }
}

/** What is not finite leaves no zero when it is subtracted from itself; four sums do not wait for each other. */
function allFinite(column: ArrayLike<number>): boolean {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < column.length; i += 4) {
    first += column[i]! - column[i]!;
    second += column[i + 1]! - column[i + 1]!;
    third += column[i + 2]! - column[i + 2]!;
    fourth += column[i + 3]! - column[i + 3]!;
  }
  for (; i < column.length; i++) first += column[i]! - column[i]!;
  return first + second + third + fourth === 0;
}
