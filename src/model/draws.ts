/** Draws of one number from its distribution, in the order in which they were made. Joint draws share their index. */
export type Draws = Float64Array;

export function meanOf(draws: Draws): number {
  let sum = 0;
  for (let i = 0; i < draws.length; i++) sum += draws[i]!;
  return sum / draws.length;
}

/** Standard deviation with n − 1 in the denominator; 0 for a single draw. */
export function sdOf(draws: Draws): number {
  if (draws.length < 2) return 0;
  const mean = meanOf(draws);
  let sum = 0;
  for (let i = 0; i < draws.length; i++) sum += (draws[i]! - mean) ** 2;
  return Math.sqrt(sum / (draws.length - 1));
}

/**
 * Sample quantile by linear interpolation of the order statistics (Hyndman & Fan 1996, type 7, the default of R and
 * numpy). `sorted` must be in ascending order and not empty.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  const place = probability * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  return below + 1 < sorted.length ? low + (place - below) * (sorted[below + 1]! - low) : low;
}

/** Combine joint draws element by element. */
export function combineDraws(a: Draws, b: Draws, combine: (a: number, b: number) => number): Draws {
  if (a.length !== b.length) {
    throw new RangeError(`Joint draws must be equally many: expected ${a.length}, got ${b.length}`);
  }
  const out = new Float64Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = combine(a[i]!, b[i]!);
  return out;
}
