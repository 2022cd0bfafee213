import { quantileOfSorted } from '../model/index.js';
import type { Random } from './random.js';

/** A share of the variance, with its 5 and 95 % bootstrap quantiles (null without a bootstrap). */
export interface SobolShare {
  readonly value: number;
  readonly q05: number | null;
  readonly q95: number | null;
}

/** What one factor does to an output. */
export interface SobolIndices {
  /** First order: the share of the output's variance that would go if this factor alone were fixed. */
  readonly first: SobolShare;
  /** Total: the share that would stay if all other factors were fixed; with the factor's part in interactions. */
  readonly total: SobolShare;
}

/**
 * Points at which to evaluate a model for Sobol indices, uniform on (0, 1), row by row with one column a factor. The first `base`
 * rows are sample A, the next sample B, then for each factor A with that factor's column from B: base·(factors + 2) rows
 * (Saltelli et al. 2010, Computer Physics Communications 181:259).
 */
export function sobolDesign(options: {
  readonly base: number;
  readonly factors: number;
  readonly random: Random;
}): Float64Array {
  const { base, factors, random } = options;
  const block = base * factors;
  const design = new Float64Array(block * (factors + 2));
  for (let i = 0; i < 2 * block; i++) design[i] = random.uniform();
  for (let f = 0; f < factors; f++) {
    const start = (f + 2) * block;
    design.copyWithin(start, 0, block);
    for (let row = 0; row < base; row++) design[start + row * factors + f] = design[block + row * factors + f]!;
  }
  return design;
}

/**
 * Sobol indices from a model's outputs at the rows of a `sobolDesign`: S = mean(y_B·(y_ABᵢ − y_A))/V (Saltelli et al.
 * 2010) and ST = Σ(y_A − y_ABᵢ)²/(2·base·V) (Jansen 1999, Computer Physics Communications 117:35), V the variance of y_A
 * and y_B together. Estimates scatter: a first-order share near nil may come out negative. The bootstrap draws rows anew
 * (Archer, Saltelli & Sobol 1997, J. Stat. Comput. Simul. 58:99), each with all its evaluations, and takes V anew. Null
 * where the output does not vary: then there is nothing to share out.
 */
export function sobolIndices(
  outputs: Float64Array,
  options: {
    readonly base: number;
    readonly factors: number;
    readonly bootstrap?: { readonly draws: number; readonly random: Random };
  },
): SobolIndices[] | null {
  const { base, factors, bootstrap } = options;
  const expected = base * (factors + 2);
  if (outputs.length !== expected) {
    throw new RangeError(`Expected base·(factors + 2) = ${expected} outputs, got ${outputs.length}`);
  }
  const rows = Int32Array.from({ length: base }, (_, row) => row);
  const found = estimate(outputs, rows, factors);
  if (found === null) return null;
  const intervals = bootstrap === undefined ? null : bootstrapped(outputs, base, factors, bootstrap);
  return Array.from({ length: factors }, (_, f) => ({
    first: share(found, intervals, 2 * f),
    total: share(found, intervals, 2 * f + 1),
  }));
}

function share(found: Float64Array, intervals: Float64Array[] | null, at: number): SobolShare {
  const sorted = intervals?.[at];
  if (sorted === undefined || sorted.length === 0) return { value: found[at]!, q05: null, q95: null };
  return { value: found[at]!, q05: quantileOfSorted(sorted, 0.05), q95: quantileOfSorted(sorted, 0.95) };
}

/** First-order and total of each factor in turn, from the given rows; null where the output does not vary among them. */
function estimate(outputs: Float64Array, rows: Int32Array, factors: number): Float64Array | null {
  const base = rows.length;
  let sum = 0;
  for (let i = 0; i < base; i++) sum += outputs[rows[i]!]! + outputs[base + rows[i]!]!;
  const mean = sum / (2 * base);
  let squares = 0;
  for (let i = 0; i < base; i++) {
    squares += (outputs[rows[i]!]! - mean) ** 2 + (outputs[base + rows[i]!]! - mean) ** 2;
  }
  const variance = squares / (2 * base - 1);
  if (!(variance > 0)) return null;
  const found = new Float64Array(2 * factors);
  for (let f = 0; f < factors; f++) {
    const start = (f + 2) * base;
    let products = 0;
    let differences = 0;
    for (let i = 0; i < base; i++) {
      const row = rows[i]!;
      const change = outputs[start + row]! - outputs[row]!;
      products += outputs[base + row]! * change;
      differences += change * change;
    }
    found[2 * f] = products / (base * variance);
    found[2 * f + 1] = differences / (2 * base * variance);
  }
  return found;
}

/** Each estimate over the bootstrap, sorted. Draws in which the output does not vary are left out. */
function bootstrapped(
  outputs: Float64Array,
  base: number,
  factors: number,
  { draws, random }: { readonly draws: number; readonly random: Random },
): Float64Array[] {
  const found: Float64Array[] = [];
  const rows = new Int32Array(base);
  for (let d = 0; d < draws; d++) {
    for (let i = 0; i < base; i++) rows[i] = random.below(base);
    const one = estimate(outputs, rows, factors);
    if (one !== null) found.push(one);
  }
  return Array.from({ length: 2 * factors }, (_, at) => Float64Array.from(found, (one) => one[at]!).sort());
}
