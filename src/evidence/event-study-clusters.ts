import { addCrossProducts, crossProducts } from '../statistics/index.js';
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
/** Rows that are taken to full precision at a time. */
const atOnce = 1024;

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
    const [byAudience, byActor] = [crossProducts(audienceSums, null), crossProducts(actorSums, null)];
    const byRow = productsOf(rowParts, sizes.cells);
    const covariance = Float64Array.from({ length: k * k }, (_, i) => byAudience[i]! + byActor[i]! - byRow[i]!);
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

/** Cross-products of columns in single precision, as many rows at a time as are near. */
function productsOf(columns: readonly Float32Array[], rows: number): Float64Array {
  const products = new Float64Array(columns.length ** 2);
  const near = columns.map(() => new Float64Array(Math.min(atOnce, rows)));
  for (let from = 0; from < rows; from += atOnce) {
    const count = Math.min(atOnce, rows - from);
    columns.forEach((column, c) => near[c]!.set(column.subarray(from, from + count)));
    addCrossProducts(
      products,
      near.map((column) => column.subarray(0, count)),
      null,
    );
  }
  return products;
}

function joined(parts: readonly Float64Array[], length: number): Float64Array {
  const all = new Float64Array(parts.length * length);
  parts.forEach((part, place) => all.set(part, place * length));
  return all;
}
