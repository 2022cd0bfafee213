import { normalCumulative, normalDensity, normalQuantile } from '../statistics/index.js';

/**
 * The size of a standard normal, as a smooth function that grows from 0: of a standard normal z it makes one with the
 * distribution of |z|. Where data want next to nothing, |z| itself would set an edge amid the density, and chains would stay
 * where they began.
 */
export function halfNormal(z: number): number {
  return z < 0 ? normalQuantile(0.5 + normalCumulative(z) / 2) : -normalQuantile(normalCumulative(-z) / 2);
}

/** The derivative by z of a `halfNormal(z)`. */
export function halfNormalSlope(z: number, size: number): number {
  return normalDensity(z) / (2 * normalDensity(size));
}
