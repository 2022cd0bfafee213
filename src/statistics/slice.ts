import type { Random } from './random.js';

/** Steps outward on each side, at most. */
const longest = 50;

/**
 * One draw that leaves a density on the line as it is: slice sampling with stepping out and shrinkage (Neal 2003, Annals of
 * Statistics 31:705, figures 3 and 5). `width` is about how wide the density is; the log density must be defined at `at`.
 */
export function sliceDraw(logDensity: (x: number) => number, at: number, width: number, random: Random): number {
  const level = logDensity(at) - random.exponential();
  let low = at - width * random.uniform();
  let high = low + width;
  for (let i = 0; i < longest && logDensity(low) > level; i++) low -= width;
  for (let i = 0; i < longest && logDensity(high) > level; i++) high += width;
  for (;;) {
    const x = low + (high - low) * random.uniform();
    if (logDensity(x) >= level) return x;
    if (x < at) low = x;
    else high = x;
    if (!(high - low > 1e-12 * (1 + Math.abs(at)))) return at;
  }
}
