import { symmetricEigen } from '../statistics/index.js';

/**
 * Loadings on the first principal component of a correlation matrix (row by row, size × size), with the sign that makes
 * their sum positive and negative ones set to 0. Where several components tie for first, the one closest to equal
 * loadings; null where that is none (two members that oppose each other: the first component is their difference).
 */
export function leadingLoadings(correlations: Float64Array, size: number): Float64Array | null {
  const { values, vectors } = symmetricEigen(correlations, size);
  const largest = Math.max(...values);
  const loadings = new Float64Array(size);
  for (let c = 0; c < size; c++) {
    if (values[c]! < largest - 1e-9 * size) continue;
    let sum = 0;
    for (let i = 0; i < size; i++) sum += vectors[i * size + c]!;
    for (let i = 0; i < size; i++) loadings[i] = loadings[i]! + sum * vectors[i * size + c]!;
  }
  return Math.max(...loadings) > 1e-9 ? loadings.map((loading) => Math.max(0, loading)) : null;
}
