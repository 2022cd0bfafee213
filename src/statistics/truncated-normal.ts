import { quickCumulative, quickQuantile } from './normal-table.js';
import type { Random } from './random.js';

/**
 * A standard normal known to lie below `limit`, by inversion from tables (see `normal-table.ts`): never below −9 or so,
 * where they end.
 */
export function drawBelow(limit: number, random: Random): number {
  return quickQuantile(random.fast() * quickCumulative(limit));
}

/** A standard normal known to lie between `low` and `high`, by inversion in the tail that keeps the digits. */
export function drawBetween(low: number, high: number, random: Random): number {
  if (low + high > 0) return -drawBetween(-high, -low, random);
  const below = quickCumulative(low);
  return quickQuantile(below + random.fast() * (quickCumulative(high) - below));
}
