import { openPasses, setGains, setInnovations, type TrendPasses } from './passes.js';
import { logTwoPi, requireFinite, requireModel, type TrendSeries, type TrendVariances } from './series.js';

/** The coefficients that fit best at given variances (generalised least squares), and both likelihoods there. */
export interface TrendRegression {
  readonly coefficients: Float64Array;
  /** Their covariance given the variances, k × k by rows. */
  readonly covariance: Float64Array;
  /** With the coefficients as parameters: `trendLogLikelihood` at these coefficients, which no others exceed. */
  readonly logLikelihood: number;
  /**
   * With the coefficients in the diffuse state (the convention of KFAS): each counts as one more diffuse element, and
   * only the readings beyond the diffuse elements count −½ log 2π.
   */
  readonly diffuseLogLikelihood: number;
}

/** Coefficients, their covariance and both log-likelihoods at given variances. Throws as `trendLogLikelihood`, and where regressors are not independent of each other and of a straight line. */
export function trendRegression(series: TrendSeries, variances: TrendVariances): TrendRegression {
  requireModel(series, variances);
  const { coefficients, factor, logLikelihood, diffuseLogLikelihood } = solveRegression(openPasses(series), variances);
  requireFinite(diffuseLogLikelihood);
  return { coefficients, covariance: invertFactor(factor, coefficients.length), logLikelihood, diffuseLogLikelihood };
}

/** Exact diffuse log-likelihood with the coefficients in the diffuse state (the convention of KFAS). Throws as `trendRegression`. */
export function diffuseTrendLogLikelihood(series: TrendSeries, variances: TrendVariances): number {
  return trendRegression(series, variances).diffuseLogLikelihood;
}

export interface SolvedRegression extends Omit<TrendRegression, 'covariance'> {
  /** Lower triangle of the Cholesky factor of the coefficients' information, k × k by rows. */
  readonly factor: Float64Array;
  /** Innovations of the readings without what their regressors explain, and Σ weight · their squares. */
  readonly rest: Float64Array;
  readonly surprise: number;
}

/** Smallest share of a regressor that must be left, beside a straight line and beside the regressors before it (squared). */
const leastLeft = { beyondLine: 1e-20, beyondOthers: 1e-12 };

/** One pass: gains at these variances, every column through the filter, then weighted least squares among innovations. */
export function solveRegression(passes: TrendPasses, variances: TrendVariances): SolvedRegression {
  const logVariance = setGains(passes, variances);
  setInnovations(passes);
  const k = passes.columns.length - 1;
  const { weight, innovations, columns } = passes;
  const readings = innovations[0]!;
  const factor = new Float64Array(k * k);
  const coefficients = new Float64Array(k);
  let logInformation = 0;
  for (let i = 0; i < k; i++) {
    const innovation = innovations[i + 1]!;
    for (let j = 0; j <= i; j++) {
      let entry = weightedProduct(weight, innovation, innovations[j + 1]!);
      const whole = entry;
      for (let m = 0; m < j; m++) entry -= factor[i * k + m]! * factor[j * k + m]!;
      if (j < i) {
        factor[i * k + j] = entry / factor[j * k + j]!;
      } else {
        const beyondLine = weightedProduct(weight, columns[i + 1]!, columns[i + 1]!) * leastLeft.beyondLine;
        // False for NaN, which is what variances that fit nothing leave: the caller sees it in the likelihood.
        if (whole <= beyondLine || entry <= whole * leastLeft.beyondOthers)
          throw new RangeError(
            `Expected regressors that are independent of each other and of a straight line, got regressor ${i} that is not, over ${passes.readings} readings`,
          );
        factor[i * k + i] = Math.sqrt(entry);
        logInformation += Math.log(entry);
      }
    }
    // Forward substitution alongside: what this regressor explains beyond those before it.
    let explained = weightedProduct(weight, innovation, readings);
    for (let m = 0; m < i; m++) explained -= factor[i * k + m]! * coefficients[m]!;
    explained /= factor[i * k + i]!;
    coefficients[i] = explained;
  }
  solveTransposed(factor, k, coefficients);
  const { rest } = passes;
  rest.set(readings);
  for (let j = 0; j < k; j++) subtract(rest, coefficients[j]!, innovations[j + 1]!);
  const surprise = weightedProduct(weight, rest, rest);
  const logLikelihood = -0.5 * (passes.readings * logTwoPi + logVariance + surprise);
  const diffuse = Math.min(passes.readings, 2) + k;
  return {
    coefficients,
    factor,
    rest,
    surprise,
    logLikelihood,
    diffuseLogLikelihood: logLikelihood + 0.5 * (diffuse * logTwoPi - logInformation),
  };
}

/**
 * The regressors' innovations made orthonormal in the weights, in place of those they are made from: what a coefficient
 * in the diffuse state takes from the likelihood has the gradient of a column of readings.
 */
export function standardColumns(passes: TrendPasses, { factor }: SolvedRegression): readonly Float64Array[] {
  const columns = passes.innovations.slice(1);
  const k = columns.length;
  for (let i = 0; i < k; i++) {
    const column = columns[i]!;
    for (let m = 0; m < i; m++) subtract(column, factor[i * k + m]!, columns[m]!);
    const size = factor[i * k + i]!;
    for (let t = 0; t < column.length; t++) column[t] = column[t]! / size;
  }
  return columns;
}

/** Σ weight · a · b. */
function weightedProduct(weight: Float64Array, a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < weight.length; t++) sum += weight[t]! * a[t]! * b[t]!;
  return sum;
}

/** a − scale · b, in place. */
function subtract(a: Float64Array, scale: number, b: Float64Array): void {
  for (let t = 0; t < a.length; t++) a[t] = a[t]! - scale * b[t]!;
}

/** Solve L'x = b in place. */
function solveTransposed(factor: Float64Array, k: number, b: Float64Array): void {
  for (let i = k - 1; i >= 0; i--) {
    let value = b[i]!;
    for (let m = i + 1; m < k; m++) value -= factor[m * k + i]! * b[m]!;
    b[i] = value / factor[i * k + i]!;
  }
}

/** (LL')⁻¹, by rows: the covariance of coefficients whose information has the Cholesky factor L. */
export function invertFactor(factor: Float64Array, k: number): Float64Array {
  const inverse = new Float64Array(k * k);
  for (let j = 0; j < k; j++) {
    const column = inverse.subarray(j * k, (j + 1) * k);
    column[j] = 1;
    for (let i = 0; i < k; i++) {
      let value = column[i]!;
      for (let m = 0; m < i; m++) value -= factor[i * k + m]! * column[m]!;
      column[i] = value / factor[i * k + i]!;
    }
    solveTransposed(factor, k, column);
  }
  return inverse;
}
