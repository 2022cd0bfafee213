import type { TrendSeries, TrendVariances } from '../../src/statistics/index.js';

/**
 * The local linear trend with dense matrices and no filter, for tests: readings are A·start + X·β + noise with covariance
 * V, and start (and β) are diffuse, so that by the matrix determinant lemma the diffuse likelihood is
 *
 *     −½ (n log 2π + log |V| + log |D'V⁻¹D| + what is left of y'V⁻¹y beside D),   D = A or [A X]
 */
interface Dense {
  readonly at: number[];
  readonly y: number[];
  readonly straight: number[][];
  readonly x: number[][];
  readonly factor: number[][];
}

/** Covariance of the levels at two steps, given the start. */
function together(t: number, u: number, { level, slope }: TrendVariances): number {
  let sum = 0;
  for (let s = 0; s < Math.min(t, u); s++) sum += level + slope * (t - 1 - s) * (u - 1 - s);
  return sum;
}

function arrange({ values, regressors = [], sampling }: TrendSeries, variances: TrendVariances, until: number): Dense {
  const at = [...values.keys()].filter((t) => t <= until && !Number.isNaN(values[t]));
  const covariance = at.map((t) =>
    at.map((u) => together(t, u, variances) + (t === u ? variances.observation + (sampling?.[t] ?? 0) : 0)),
  );
  return {
    at,
    y: at.map((t) => values[t]!),
    straight: [at.map(() => 1), at.map((t) => t)],
    x: regressors.map((column) => at.map((t) => column[t]!)),
    factor: cholesky(covariance),
  };
}

function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const factor = matrix.map((row) => row.map(() => 0));
  for (const [i, row] of matrix.entries()) {
    for (let j = 0; j <= i; j++) {
      let sum = row[j]!;
      for (let k = 0; k < j; k++) sum -= factor[i]![k]! * factor[j]![k]!;
      factor[i]![j] = i === j ? Math.sqrt(sum) : sum / factor[j]![j]!;
    }
  }
  return factor;
}

function forward(factor: readonly (readonly number[])[], b: readonly number[]): number[] {
  const solved: number[] = [];
  for (const [i, value] of b.entries())
    solved.push(solved.reduce((rest, one, k) => rest - factor[i]![k]! * one, value) / factor[i]![i]!);
  return solved;
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const logDeterminant = (factor: readonly (readonly number[])[]): number =>
  factor.reduce((sum, row, i) => sum + 2 * Math.log(row[i]!), 0);

/** Log-likelihood with every reading counting −½ log 2π; `coefficients` null: they are diffuse too. */
export function denseLogLikelihood(
  series: TrendSeries,
  variances: TrendVariances,
  coefficients: readonly number[] | null,
): number {
  const { y, straight, x, factor } = arrange(series, variances, series.values.length);
  const rest = y.map((value, i) => value - dot(coefficients ?? [], coefficients === null ? [] : x.map((c) => c[i]!)));
  const design = (coefficients === null ? [...straight, ...x] : straight).map((column) => forward(factor, column));
  const information = cholesky(design.map((a) => design.map((b) => dot(a, b))));
  const white = forward(factor, rest);
  const explained = forward(
    information,
    design.map((column) => dot(column, white)),
  );
  const left = dot(white, white) - dot(explained, explained);
  return -0.5 * (y.length * Math.log(2 * Math.PI) + logDeterminant(factor) + logDeterminant(information) + left);
}

/** Mean and variance of the level at step t given the readings up to t: the best linear unbiased prediction. */
export function denseLevel(
  series: TrendSeries,
  variances: TrendVariances,
  t: number,
): { mean: number; variance: number } {
  const { at, y, straight, factor } = arrange(series, variances, t);
  const design = straight.map((column) => forward(factor, column));
  const information = cholesky(design.map((a) => design.map((b) => dot(a, b))));
  const white = forward(factor, y);
  const link = forward(
    factor,
    at.map((u) => together(t, u, variances)),
  );
  // What the start must tell beyond what the readings' own covariance with the level does.
  const open = forward(
    information,
    [1, t].map((value, j) => value - dot(design[j]!, link)),
  );
  const start = forward(
    information,
    design.map((column) => dot(column, white)),
  );
  return {
    mean: dot(link, white) + dot(open, start),
    variance: together(t, t, variances) - dot(link, link) + dot(open, open),
  };
}
