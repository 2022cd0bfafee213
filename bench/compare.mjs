/** Numbers about numbers: how near estimates are to published or true values. */

/** @param {ArrayLike<number>} values */
export function mean(values) {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}

/** With n − 1 in the denominator. @param {ArrayLike<number>} values */
export function sd(values) {
  const centre = mean(values);
  return Math.sqrt(Array.from(values).reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}

/** @param {ArrayLike<number>} values @param {number} probability */
export function quantile(values, probability) {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  const place = probability * (sorted.length - 1);
  const low = Number(sorted[Math.floor(place)]);
  return low + (place % 1) * (Number(sorted[Math.ceil(place)]) - low);
}

/** @param {ArrayLike<number>} values */
export function median(values) {
  return quantile(values, 0.5);
}

/** Pearson's r. @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
export function correlation(a, b) {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [Number(a[i]) - meanA, Number(b[i]) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
export function rootMeanSquare(a, b) {
  return Math.sqrt(mean(Array.from(a, (value, i) => (value - Number(b[i])) ** 2)));
}

/** Indices of `keys` by their value, in ascending order of the values. @param {ArrayLike<number>} keys @returns {Map<number, number[]>} */
export function groups(keys) {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  Array.from(keys).forEach((key, i) => found.set(key, [...(found.get(key) ?? []), i]));
  return new Map([...found].sort(([a], [b]) => a - b));
}

/** @param {ArrayLike<number>} values @param {readonly number[]} at */
export function pick(values, at) {
  return at.map((i) => Number(values[i]));
}

/**
 * Share of truths inside [low, high].
 * @param {ArrayLike<number>} truth @param {ArrayLike<number>} low @param {ArrayLike<number>} high
 */
export function coverage(truth, low, high) {
  return mean(Array.from(truth, (value, i) => (value >= Number(low[i]) && value <= Number(high[i]) ? 1 : 0)));
}
