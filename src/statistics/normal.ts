/** The standard normal distribution, to full precision. For hot loops see `normal-table.ts`. */

const halfLogTwoPi = 0.9189385332046727;
const inverseSqrtTwoPi = 0.3989422804014327;

/** Density φ(x). */
export function normalDensity(x: number): number {
  return inverseSqrtTwoPi * Math.exp(-0.5 * x * x);
}

/**
 * Cumulative distribution Φ(x), to 4e-14 relative: Marsaglia's series (2004, J. Stat. Softw. 11:4) for |x| < 2.5, the
 * continued fraction of Mills' ratio beyond.
 */
export function normalCumulative(x: number): number {
  if (x > 0) return 1 - normalCumulative(-x);
  if (x < -2.5) return normalDensity(x) * millsRatio(-x);
  let sum = x;
  let term = x;
  for (let k = 3; k < 400; k += 2) {
    term *= (x * x) / k;
    const grown = sum + term;
    if (grown === sum) break;
    sum = grown;
  }
  return 0.5 + sum * normalDensity(x);
}

/** log Φ(x), accurate in both tails. */
export function normalLogCumulative(x: number): number {
  if (x < -4) return -0.5 * x * x - halfLogTwoPi + Math.log(millsRatio(-x));
  if (x > 4) return Math.log1p(-normalDensity(x) * millsRatio(x));
  return Math.log(normalCumulative(x));
}

/** (1 − Φ(x)) / φ(x) for x ≥ 2: Laplace's continued fraction, evaluated backward. */
function millsRatio(x: number): number {
  let fraction = x;
  for (let k = 80; k >= 1; k--) fraction = x + k / fraction;
  return 1 / fraction;
}

/** Quantile Φ⁻¹(p): a rational start, then three Halley steps against `normalCumulative`; to 1e-14 relative for p ≤ 0.4. */
export function normalQuantile(p: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  if (p > 0.5) return -normalQuantile(1 - p);
  const a = Math.sqrt(-2 * Math.log(p));
  // Abramowitz & Stegun 26.2.23: absolute error below 4.5e-4, enough for a start.
  let x = -(a - (2.515517 + a * (0.802853 + a * 0.010328)) / (1 + a * (1.432788 + a * (0.189269 + a * 0.001308))));
  for (let step = 0; step < 3; step++) {
    const error = (normalCumulative(x) - p) / normalDensity(x);
    x -= error / (1 + (x * error) / 2);
  }
  return x;
}
