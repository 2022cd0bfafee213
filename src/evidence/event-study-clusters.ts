import type { HorizonFit, HorizonRows } from './event-study-horizon.js';

/** How estimates of several horizons err together. */
export interface Clusters {
  /** By rows, in the order in which horizons were added. */
  readonly covariance: Float64Array;
  readonly degrees: number;
  /** By horizon × audience and × actor-period: summed influences, for covariances with other paths over the same panel. */
  readonly byAudience: Float64Array;
  readonly byActorPeriod: Float64Array;
}

export interface ClusterSizes {
  readonly cells: number;
  readonly audiences: number;
  readonly actorPeriods: number;
}

/** Effective groups without which no error can be told. */
const fewestGroups = 3;

/**
 * Collects influences horizon by horizon. Errors go together within audiences and within actor-periods (Cameron, Gelbach & Miller
 * 2011). Each group's part is divided by 1 less its share of what the estimate rests on, as leaving it out would (a jackknife;
 * MacKinnon, Nielsen & Webb 2023, J. Econometrics 232:272), and degrees of freedom are effective groups less 1, where groups count
 * by that share: acts are few and of few, and with plain sums and all groups counted errors came out up to a fifth too small.
 */
export function collectClusters(sizes: ClusterSizes) {
  const audienceSums: Float64Array[] = [];
  const actorSums: Float64Array[] = [];
  // Single precision: it is only what both ways have in common, of which many small parts are subtracted.
  const rowParts: Float32Array[] = [];
  let fewest = Number.POSITIVE_INFINITY;

  /** False where the estimate rests on too few groups; then nothing is collected. */
  function add(rows: HorizonRows, fit: HorizonFit): boolean {
    const { pull, residuals, parameters } = fit;
    const count = rows.cells.length;
    const byAudience = new Float64Array(sizes.audiences);
    const byActorPeriod = new Float64Array(sizes.actorPeriods);
    const audienceShare = new Float64Array(sizes.audiences);
    const actorShare = new Float64Array(sizes.actorPeriods);
    let whole = 0;
    for (let i = 0; i < count; i++) {
      const square = pull[i]! * pull[i]!;
      whole += square;
      audienceShare[rows.audience[i]!]! += square;
      actorShare[rows.actorPeriod[i]!]! += square;
    }
    const groups = Math.min(effective(audienceShare, whole), effective(actorShare, whole));
    if (!(groups >= fewestGroups)) return false;
    fewest = Math.min(fewest, groups);
    const part = new Float32Array(sizes.cells);
    const factor = Math.sqrt((count - 1) / (count - parameters));
    for (let i = 0; i < count; i++) {
      const influence = factor * pull[i]! * residuals[i]!;
      byAudience[rows.audience[i]!]! += influence;
      byActorPeriod[rows.actorPeriod[i]!]! += influence;
      part[rows.cells[i]!] = influence / (1 - (pull[i]! * pull[i]!) / whole);
    }
    for (let g = 0; g < byAudience.length; g++) byAudience[g]! /= 1 - audienceShare[g]! / whole;
    for (let g = 0; g < byActorPeriod.length; g++) byActorPeriod[g]! /= 1 - actorShare[g]! / whole;
    audienceSums.push(byAudience);
    actorSums.push(byActorPeriod);
    rowParts.push(part);
    return true;
  }

  /** O(horizons² · cells). */
  function close(): Clusters {
    const k = audienceSums.length;
    const covariance = new Float64Array(k * k);
    for (let a = 0; a < k; a++) {
      for (let b = 0; b <= a; b++) {
        const sum =
          inner(audienceSums[a]!, audienceSums[b]!) +
          inner(actorSums[a]!, actorSums[b]!) -
          inner(rowParts[a]!, rowParts[b]!);
        covariance[a * k + b] = sum;
        covariance[b * k + a] = sum;
      }
    }
    return {
      covariance,
      degrees: Math.max(1, fewest - 1),
      byAudience: joined(audienceSums, sizes.audiences),
      byActorPeriod: joined(actorSums, sizes.actorPeriods),
    };
  }

  return { add, close };
}

/** How many groups there would be if all shares were alike: the inverse of the sum of squared shares. */
function effective(shares: Float64Array, whole: number): number {
  return whole ** 2 / shares.reduce((sum, share) => sum + share * share, 0);
}

function inner(a: Float64Array | Float32Array, b: Float64Array | Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function joined(parts: readonly Float64Array[], length: number): Float64Array {
  const all = new Float64Array(parts.length * length);
  parts.forEach((part, place) => all.set(part, place * length));
  return all;
}
