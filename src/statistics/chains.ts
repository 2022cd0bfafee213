import { normalQuantile } from './normal.js';

/**
 * How well chains agree and how much they know, for one quantity: rank-normalised split-R̂ (the larger of the bulk and
 * the folded one) and effective sample sizes of bulk and tails (Vehtari, Gelman, Simpson, Carpenter & Bürkner 2021,
 * Bayesian Analysis 16:667).
 */
export interface ChainDiagnostics {
  /** Near 1 when chains agree; above 1.01 they do not yet. NaN for a constant. */
  readonly rHat: number;
  /** Independent draws that would tell as much about the middle. */
  readonly essBulk: number;
  /** The same for the 5 and 95 % quantiles, the smaller of the two. */
  readonly essTail: number;
}

/** Diagnose chains of equal length (at least 4 draws each). O(n log n) for the ranks, O(n·lags) for the sizes. */
export function diagnoseChains(chains: readonly Float64Array[]): ChainDiagnostics {
  const halves = splitChains(chains);
  const all = concatenate(halves);
  const sorted = Float64Array.from(all).sort();
  if (sorted[0] === sorted[sorted.length - 1]) return { rHat: Number.NaN, essBulk: Number.NaN, essTail: Number.NaN };
  const median = sortedQuantile(sorted, 0.5);
  const bulk = rankNormalise(halves, sorted);
  const folded = halves.map((half) => half.map((value) => Math.abs(value - median)));
  const foldedRanks = rankNormalise(folded, concatenate(folded).sort());
  const low = sortedQuantile(sorted, 0.05);
  const high = sortedQuantile(sorted, 0.95);
  const below = halves.map((half) => half.map((value) => (value <= low ? 1 : 0)));
  const above = halves.map((half) => half.map((value) => (value >= high ? 1 : 0)));
  return {
    rHat: Math.max(potentialScaleReduction(bulk), potentialScaleReduction(foldedRanks)),
    essBulk: effectiveSize(bulk),
    essTail: Math.min(effectiveSize(below), effectiveSize(above)),
  };
}

function splitChains(chains: readonly Float64Array[]): Float64Array[] {
  return chains.flatMap((chain) => {
    const half = Math.floor(chain.length / 2);
    return [chain.subarray(0, half), chain.subarray(chain.length - half)];
  });
}

function concatenate(parts: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function sortedQuantile(sorted: Float64Array, probability: number): number {
  return sorted[Math.round(probability * (sorted.length - 1))]!;
}

/** Replace values by normal scores of their (average) ranks, (r − 3/8) / (n + 1/4). `sorted` holds all values in order. */
function rankNormalise(parts: readonly Float64Array[], sorted: Float64Array): Float64Array[] {
  const n = sorted.length;
  const score = normalScores(n);
  return parts.map((part) =>
    part.map((value) => {
      const first = lowerBound(sorted, value);
      let last = first;
      while (last + 1 < n && sorted[last + 1] === value) last++;
      return first === last ? score[first]! : normalQuantile(((first + last) / 2 + 1 - 0.375) / (n + 0.25));
    }),
  );
}

const scoresBySize = new Map<number, Float64Array>();

function normalScores(n: number): Float64Array {
  let scores = scoresBySize.get(n);
  if (scores === undefined) {
    scores = Float64Array.from({ length: n }, (_, i) => normalQuantile((i + 1 - 0.375) / (n + 0.25)));
    scoresBySize.set(n, scores);
  }
  return scores;
}

function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function meanAndVariance(values: Float64Array): { mean: number; variance: number } {
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += values[i]!;
  mean /= values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2;
  return { mean, variance: squares / (values.length - 1) };
}

/** Within- and between-chain variance: W, and the pooled estimate (n − 1)/n·W + B/n. */
function variances(chains: readonly Float64Array[]): { within: number; pooled: number } {
  const n = chains[0]!.length;
  const each = chains.map(meanAndVariance);
  const within = each.reduce((sum, chain) => sum + chain.variance, 0) / each.length;
  const means = Float64Array.from(each, (chain) => chain.mean);
  const between = chains.length > 1 ? meanAndVariance(means).variance : 0;
  return { within, pooled: ((n - 1) / n) * within + between };
}

function potentialScaleReduction(chains: readonly Float64Array[]): number {
  const { within, pooled } = variances(chains);
  return within === 0 ? Number.NaN : Math.sqrt(pooled / within);
}

/** Geyer's initial monotone sequence over the chains' combined autocorrelations; at most n·log₁₀(n), as Stan caps it. */
function effectiveSize(chains: readonly Float64Array[]): number {
  const n = chains[0]!.length;
  const total = n * chains.length;
  const { within, pooled } = variances(chains);
  if (!(pooled > 0)) return Number.NaN;
  const centred = chains.map((chain) => {
    const { mean } = meanAndVariance(chain);
    return chain.map((value) => value - mean);
  });
  const correlation = (lag: number): number => {
    let covariance = 0;
    for (const chain of centred) {
      let sum = 0;
      for (let i = lag; i < n; i++) sum += chain[i]! * chain[i - lag]!;
      covariance += sum / n;
    }
    return 1 - (within - (covariance / centred.length) * (n / (n - 1))) / pooled;
  };
  let sum = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (let lag = 0; lag + 1 < n; lag += 2) {
    const pair = (lag === 0 ? 1 : correlation(lag)) + correlation(lag + 1);
    if (pair < 0) break;
    smallest = Math.min(smallest, pair);
    sum += smallest;
  }
  const time = Math.max(2 * sum - 1, 1 / Math.log10(total));
  return total / time;
}
