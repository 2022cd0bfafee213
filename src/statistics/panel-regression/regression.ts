import { withoutNegativeParts } from '../symmetric.js';
import { addMeat, type Clustering, clusteringOf, intersectionOf, isNested } from './clusters.js';
import {
  absorbedDesign,
  type AbsorbedDesign,
  type AbsorbedFit,
  type DesignSpec,
  fitDesign,
  type LeftOut,
  requireColumn,
  scaledResiduals,
} from './design.js';

/** What is regressed on what, and which rows err together. Where columns are collinear the later ones are left out. */
export interface PanelRegressionSpec extends DesignSpec {
  /** At most two ways in which rows err together, by row the cluster: whole numbers from 0. */
  readonly clusters?: readonly Int32Array[];
}

export interface PanelRegression {
  readonly names: readonly string[];
  /** By regressor; NaN where it was left out. */
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  /** By rows; NaN where a regressor was left out. */
  readonly covariance: Float64Array;
  readonly leftOut: readonly LeftOut[];
  readonly rows: number;
  /** K: coefficients and absorbed means and slopes, without means that are nested in clusters. */
  readonly parameters: number;
  /** Of Student's t: the fewest clusters less 1, or rows − K without clusters. */
  readonly degrees: number;
  /** Clusters of each way. */
  readonly clusters: readonly number[];
  readonly residualSumOfSquares: number;
  /** (n − 1)/(n − K) · G/(G − 1), with which the covariance was multiplied; 1 without clusters. */
  readonly smallSample: number;
  /** Rounds of alternating projections, and whether they got there. */
  readonly rounds: number;
  readonly converged: boolean;
}

/**
 * Weighted least squares with absorbed factors. Errors: classical without clusters; else clustered one or two ways (Cameron,
 * Gelbach & Miller 2011, J. Bus. Econ. Stat. 29:238; where a variance is negative, the covariance's negative eigenvalues become
 * 0). Small samples as in fixest (Bergé 2018) with its defaults: (n − 1)/(n − K), where means nested in a cluster are not
 * counted, times G/(G − 1) with the fewest clusters; t has G − 1 degrees of freedom.
 *
 * Throws as `absorbedDesign`, and a RangeError for more than two ways of clustering and for no more rows than parameters.
 */
export function panelRegression(spec: PanelRegressionSpec): PanelRegression {
  const { clusters = [] } = spec;
  if (clusters.length > 2) throw new RangeError(`Expected at most two ways of clustering, got ${clusters.length}`);
  clusters.forEach((codes, way) => requireColumn(`clusters ${way}`, codes, spec.outcome.length, true));
  const design = absorbedDesign(spec);
  const { weights, names, rows } = design;
  const k = names.length;
  const fit = fitDesign(design, [...names.keys()]);
  const ways = clusters.map((codes) => clusteringOf(codes, weights));
  const parameters = countParameters(design, fit, spec, ways);
  if (!(rows > parameters)) {
    throw new RangeError(`Expected more rows than parameters, got ${rows} rows for ${parameters} parameters`);
  }
  const residuals = scaledResiduals(design, fit);
  const residualSumOfSquares = sumOfSquares(residuals, weights);
  const fewest = Math.min(...ways.map(({ used }) => used));
  const smallSample = ways.length === 0 ? 1 : (((rows - 1) / (rows - parameters)) * fewest) / (fewest - 1);
  const covariance =
    ways.length === 0
      ? fit.bread.map((value) => (value * residualSumOfSquares) / (rows - parameters))
      : sandwich(design, fit, residuals, ways, smallSample);
  const m = fit.kept.length;
  const full = new Float64Array(k * k).fill(Number.NaN);
  const standardErrors = new Float64Array(k).fill(Number.NaN);
  fit.kept.forEach((place, a) => {
    standardErrors[place] = Math.sqrt(covariance[a * m + a]!);
    fit.kept.forEach((other, b) => (full[place * k + other] = covariance[a * m + b]!));
  });
  return {
    names,
    coefficients: fit.coefficients,
    standardErrors,
    covariance: full,
    leftOut: [
      ...design.leftOut,
      ...fit.collinear.map((place) => ({ name: names[place]!, because: 'collinear' as const })),
    ],
    rows,
    parameters,
    degrees: ways.length === 0 ? rows - parameters : Math.max(1, fewest - 1),
    clusters: ways.map(({ used }) => used),
    residualSumOfSquares,
    smallSample,
    rounds: design.rounds,
    converged: design.converged,
  };
}

function sandwich(
  design: AbsorbedDesign,
  { kept, bread }: AbsorbedFit,
  residuals: Float64Array,
  ways: readonly Clustering[],
  factor: number,
): Float64Array {
  const columns = kept.map((place) => design.columns[place]!);
  const m = columns.length;
  const meat = new Float64Array(m * m);
  for (const way of ways) addMeat(meat, 1, way, columns, residuals);
  const [first, second] = ways;
  if (first !== undefined && second !== undefined) {
    addMeat(meat, -1, intersectionOf(first, second, design.weights), columns, residuals);
  }
  const covariance = multiply(multiply(bread, meat, m), bread, m).map((value) => value * factor);
  const negative = kept.some((_, a) => covariance[a * m + a]! < 0);
  return negative ? withoutNegativeParts(covariance, m) : covariance;
}

function multiply(a: Float64Array, b: Float64Array, m: number): Float64Array {
  const product = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let c = 0; c < m; c++) sum += a[i * m + c]! * b[c * m + j]!;
      product[i * m + j] = sum;
    }
  }
  return product;
}

/** Σ w·e² from w·e; rows of weight 0 do not count. */
function sumOfSquares(residuals: Float64Array, weights: Float64Array | null): number {
  let sum = 0;
  for (let i = 0; i < residuals.length; i++) {
    const w = weights === null ? 1 : weights[i]!;
    if (w > 0) sum += residuals[i]! ** 2 / w;
  }
  return sum;
}

/** K as fixest counts it: where all factors are nested in clusters one mean, the intercept, is left. */
function countParameters(
  { weights, absorbed }: AbsorbedDesign,
  { kept }: AbsorbedFit,
  { absorb = [], slopes = [] }: PanelRegressionSpec,
  ways: readonly Clustering[],
): number {
  if (absorb.length === 0) return kept.length;
  const levels = absorb.map((codes) => clusteringOf(codes, weights).used);
  const nested = absorb.map((codes) => ways.some((way) => isNested(codes, way, weights)));
  if (nested.every(Boolean) && slopes.length === 0) return kept.length + 1;
  return kept.length + absorbed - levels.reduce((sum, count, f) => sum + (nested[f] === true ? count - 1 : 0), 0);
}
