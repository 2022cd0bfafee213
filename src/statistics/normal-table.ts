import { normalCumulative, normalLogCumulative, normalQuantile } from './normal.js';

/**
 * The normal distribution by table, for loops that ask for it hundreds of millions of times. Each function says how far
 * it may be from `normal.ts`; the tests hold it to that.
 */

/** Tables span ±`tableReach`, with `tableDensity` nodes a unit. */
export const tableReach = 9;
export const tableDensity = 64;
const nodes = 2 * tableReach * tableDensity + 1;

/** Four numbers a node: log Φ and its first three derivatives λ = φ/Φ, −λ(x + λ), … */
export const logCumulativeTable = new Float64Array(4 * nodes);
for (let i = 0; i < nodes; i++) {
  const x = i / tableDensity - tableReach;
  const value = normalLogCumulative(x);
  const first = Math.exp(-0.5 * x * x - 0.5 * Math.log(2 * Math.PI) - value);
  const second = -first * (x + first);
  logCumulativeTable[4 * i] = value;
  logCumulativeTable[4 * i + 1] = first;
  logCumulativeTable[4 * i + 2] = second;
  logCumulativeTable[4 * i + 3] = -second * (x + first) - first * (1 + second);
}

/** Φ has a finer table of its own, so that a straight line between nodes will do. */
const cumulativeDensity = 256;
const cumulativeTable = Float64Array.from({ length: 2 * tableReach * cumulativeDensity + 1 }, (_, i) =>
  normalCumulative(i / cumulativeDensity - tableReach),
);

/** Φ(x), linear between nodes; error below 2e-6·(1 + x²)·Φ(−|x|). 1e-19 below −9, 1 above 9. */
export function quickCumulative(x: number): number {
  if (x >= tableReach) return 1;
  if (x <= -tableReach) return 1e-19;
  const place = (x + tableReach) * cumulativeDensity;
  const node = place | 0;
  const below = cumulativeTable[node]!;
  return below + (place - node) * (cumulativeTable[node + 1]! - below);
}

/** log Φ(x) by a third-order Taylor step from the nearest node; absolute error below 1e-9. Exact beyond ±9. */
export function quickLogCumulative(x: number): number {
  if (x >= tableReach) return 0;
  if (x <= -tableReach) return normalLogCumulative(x);
  const place = (x + tableReach) * tableDensity;
  const node = (place + 0.5) | 0;
  const d = (place - node) / tableDensity;
  const i = node << 2;
  return (
    logCumulativeTable[i]! +
    d * (logCumulativeTable[i + 1]! + d * (0.5 * logCumulativeTable[i + 2]! + (d / 6) * logCumulativeTable[i + 3]!))
  );
}

const quantileNodes = 1 << 14;
const quantileTable = new Float64Array(quantileNodes + 1);
for (let i = 1; i < quantileNodes; i++) quantileTable[i] = normalQuantile(i / quantileNodes);
const quantileTail = 64 / quantileNodes;

/** Φ⁻¹(p) for 0 < p < 1: linear between 2¹⁴ nodes, error below 2e-5; exact in the outer 0.4 % on either side. */
export function quickQuantile(p: number): number {
  if (p < quantileTail || p > 1 - quantileTail) return normalQuantile(p);
  const place = p * quantileNodes;
  const i = place | 0;
  const below = quantileTable[i]!;
  return below + (place - i) * (quantileTable[i + 1]! - below);
}
