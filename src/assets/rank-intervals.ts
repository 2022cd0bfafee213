import { type Estimate, estimateOf, quantileOfSorted } from '../model/index.js';
import type { Replications } from './replications.js';

/** Where a unit stands among all over many replications. Ranks: 1 is best. */
export interface RankInterval {
  readonly unit: string;
  /** Of the specification as it stands; null without a score. */
  readonly nominal: number | null;
  /** Null where the unit has a score in no replication. */
  readonly rank: RankSpread | null;
  /** The share of replications in which the unit has a score. */
  readonly scored: number;
}

export interface RankSpread {
  readonly mean: number;
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
}

/** The ranks of each unit over the replications. Quantiles by linear interpolation (Hyndman & Fan 1996, type 7). */
export function rankIntervals(replications: Replications): RankInterval[] {
  const { units, count, ranks, nominal } = replications;
  // Ranks are whole numbers up to the number of units: counting them sorts them.
  const counts = new Int32Array(units.length * (units.length + 1));
  for (let r = 0, at = 0; r < count; r++) {
    for (let i = 0; i < units.length; i++, at++) {
      const place = i * (units.length + 1) + ranks[at]!;
      counts[place] = counts[place]! + 1;
    }
  }
  const sorted = new Int32Array(count);
  return units.map((unit, i) => {
    const own = nominal.ranks[i]!;
    const start = i * (units.length + 1);
    let known = 0;
    for (let rank = 1; rank <= units.length; rank++) {
      const times = counts[start + rank]!;
      sorted.fill(rank, known, known + times);
      known += times;
    }
    return {
      unit,
      nominal: own === 0 ? null : own,
      rank: known === 0 ? null : spreadOf(sorted.subarray(0, known)),
      scored: known / count,
    };
  });
}

function spreadOf(sorted: Int32Array): RankSpread {
  let sum = 0;
  for (const rank of sorted) sum += rank;
  return {
    mean: sum / sorted.length,
    q05: quantileOfSorted(sorted, 0.05),
    q25: quantileOfSorted(sorted, 0.25),
    q50: quantileOfSorted(sorted, 0.5),
    q75: quantileOfSorted(sorted, 0.75),
    q95: quantileOfSorted(sorted, 0.95),
  };
}

/**
 * The scores of each unit over the replications; null where it has a score in none. Scores of replications that normalise or
 * aggregate otherwise are not on one scale: `standardised` takes each replication's scores to mean 0 and standard deviation 1 over its
 * units, which they all are on; `as-scored` leaves them.
 */
export function scoreIntervals(
  replications: Replications,
  options: { readonly scale: 'standardised' | 'as-scored'; readonly unit: string },
): (Estimate | null)[] {
  const { units, count } = replications;
  const scores = options.scale === 'standardised' ? standardised(replications) : replications.scores;
  return units.map((_, i) => {
    const draws = Float64Array.from({ length: count }, (__, r) => scores[r * units.length + i]!);
    const known = draws.filter((score) => !Number.isNaN(score));
    return known.length === 0 ? null : estimateOf(known, options.unit);
  });
}

function standardised({ units, count, scores }: Replications): Float64Array {
  const out = new Float64Array(scores.length);
  for (let r = 0; r < count; r++) {
    const row = scores.subarray(r * units.length, (r + 1) * units.length);
    let known = 0;
    let sum = 0;
    for (const score of row) {
      if (Number.isNaN(score)) continue;
      known++;
      sum += score;
    }
    const mean = sum / known;
    let squares = 0;
    for (const score of row) if (!Number.isNaN(score)) squares += (score - mean) ** 2;
    const sd = Math.sqrt(squares / (known - 1));
    for (const [i, score] of row.entries()) out[r * units.length + i] = sd > 0 ? (score - mean) / sd : Number.NaN;
  }
  return out;
}
