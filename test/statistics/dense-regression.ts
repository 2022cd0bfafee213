import type { PanelRegressionSpec } from '../../src/statistics/index.js';

/**
 * The same regression written down plainly: a dummy for each level, Gauss–Jordan elimination. Only for small data.
 */
export function denseRegression(spec: PanelRegressionSpec) {
  const { outcome, regressors, absorb = [], clusters = [], weights } = spec;
  const rows = outcome.length;
  const levelsOf = (codes: Int32Array) => [...new Set(codes)];
  const dummies = absorb.flatMap((codes) =>
    levelsOf(codes).map((level) => Float64Array.from(codes, (code) => +(code === level))),
  );
  const columns = [...regressors.map(({ values }) => values), ...dummies];
  const w = (i: number) => weights?.[i] ?? 1;
  const moment = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + w(i) * value * b[i]!, 0);
  const products = columns.map((a) => columns.map((b) => moment(a, b)));
  const inverse = generalisedInverse(products);
  const moments = columns.map((column) => moment(column, outcome));
  const coefficients = inverse.map((row) => row.reduce((sum, value, b) => sum + value * moments[b]!, 0));
  const residuals = outcome.map(
    (value, i) => value - columns.reduce((sum, column, a) => sum + coefficients[a]! * column[i]!, 0),
  );
  const meatOf = (key: (i: number) => string) => {
    const sums = new Map<string, number[]>();
    for (let i = 0; i < rows; i++) {
      const sum = sums.get(key(i)) ?? columns.map(() => 0);
      columns.forEach((column, a) => (sum[a]! += w(i) * residuals[i]! * column[i]!));
      sums.set(key(i), sum);
    }
    return columns.map((_, a) =>
      columns.map((__, b) => [...sums.values()].reduce((all, sum) => all + sum[a]! * sum[b]!, 0)),
    );
  };
  const nested = absorb.map((codes) =>
    clusters.some((way) =>
      levelsOf(codes).every((level) => new Set(way.filter((_, i) => codes[i] === level)).size === 1),
    ),
  );
  const spared = absorb.reduce((sum, codes, f) => sum + (nested[f] === true ? levelsOf(codes).length - 1 : 0), 0);
  const all = absorb.reduce((sum, codes) => sum + levelsOf(codes).length, 0) - Math.max(0, absorb.length - 1);
  const parameters =
    absorb.length === 0
      ? regressors.length
      : nested.every(Boolean)
        ? regressors.length + 1
        : regressors.length + all - spared;
  const square = residuals.reduce((sum, value, i) => sum + w(i) * value * value, 0);
  const variance = (place: number) => {
    if (clusters.length === 0) return (inverse[place]![place]! * square) / (rows - parameters);
    const meats = clusters.map((way) => meatOf((i) => String(way[i])));
    if (clusters.length === 2) {
      const both = meatOf((i) => clusters.map((way) => way[i]).join());
      meats.push(both.map((row) => row.map((value) => -value)));
    }
    const fewest = Math.min(...clusters.map((way) => new Set(way).size));
    let sum = 0;
    for (let a = 0; a < columns.length; a++) {
      for (let b = 0; b < columns.length; b++) {
        const meat = meats.reduce((total, one) => total + one[a]![b]!, 0);
        sum += inverse[place]![a]! * meat * inverse[b]![place]!;
      }
    }
    return (((sum * (rows - 1)) / (rows - parameters)) * fewest) / (fewest - 1);
  };
  return {
    coefficients: coefficients.slice(0, regressors.length),
    standardErrors: regressors.map((_, place) => Math.sqrt(variance(place))),
    parameters,
    residuals,
  };
}

/** Of a symmetric matrix, by elimination that passes over columns which others explain. */
function generalisedInverse(matrix: readonly (readonly number[])[]) {
  const k = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => +(i === j))]);
  const used: number[] = [];
  for (let p = 0; p < k; p++) {
    if (!(Math.abs(work[p]![p]!) > 1e-9 * matrix[p]![p]!)) continue;
    used.push(p);
    const pivot = work[p]![p]!;
    work[p] = work[p]!.map((value) => value / pivot);
    for (let r = 0; r < k; r++) {
      if (r === p) continue;
      const factor = work[r]![p]!;
      if (factor !== 0) work[r] = work[r]!.map((value, c) => value - factor * work[p]![c]!);
    }
  }
  const inverse = matrix.map((row, a) =>
    row.map((_, b) => (used.includes(a) && used.includes(b) ? work[a]![k + b]! : 0)),
  );
  return inverse;
}
