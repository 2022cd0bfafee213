/** Student's t and Fisher's F, by the incomplete beta function. */
import { logGamma } from './gamma.js';
import { normalQuantile } from './normal.js';

/** Degrees of freedom from which t is normal to double precision. */
const asNormal = 1e16;

/** P(T ≤ t) for Student's t with `degrees` > 0 degrees of freedom, not necessarily whole. */
export function studentCumulative(t: number, degrees: number): number {
  requireDegrees(degrees);
  const square = t * t;
  const whole = degrees + square;
  const beyond = incompleteBeta({ below: degrees / whole, above: square / whole, a: degrees / 2, b: 0.5 });
  return t > 0 ? 1 - 0.5 * beyond : 0.5 * beyond;
}

/** The t with P(T ≤ t) = `probability`: Newton's method from the normal quantile, kept between bounds. −∞ at 0, +∞ at 1. */
export function studentQuantile(probability: number, degrees: number): number {
  requireDegrees(degrees);
  if (probability > 0.5) return -studentQuantile(1 - probability, degrees);
  if (!(probability > 0)) return Number.NEGATIVE_INFINITY;
  if (degrees > asNormal) return normalQuantile(probability);
  const z = normalQuantile(probability);
  let low = z * 2;
  while (studentCumulative(low, degrees) > probability) low *= 2;
  let high = 0;
  let t = z + (z * z * z + z) / (4 * degrees);
  for (let turn = 0; turn < 200; turn++) {
    if (!(t > low && t < high)) t = 0.5 * (low + high);
    const error = studentCumulative(t, degrees) - probability;
    if (error > 0) high = t;
    else low = t;
    const step = error / studentDensity(t, degrees);
    t -= step;
    if (Math.abs(step) <= 1e-15 * Math.abs(t) || high - low <= 1e-15 * Math.abs(t)) break;
  }
  return t;
}

/** P(F > f) for Fisher's F with `over` and `under` degrees of freedom. */
export function fisherTail(f: number, over: number, under: number): number {
  requireDegrees(over);
  requireDegrees(under);
  if (!(f > 0)) return 1;
  const whole = under + over * f;
  return incompleteBeta({ below: under / whole, above: (over * f) / whole, a: under / 2, b: over / 2 });
}

function studentDensity(t: number, degrees: number): number {
  const scale = logGammaRise(degrees / 2, 0.5) - 0.5 * Math.log(degrees * Math.PI);
  return Math.exp(scale - ((degrees + 1) / 2) * Math.log1p((t * t) / degrees));
}

/** A place in the unit interval as its distances from both ends, so that neither loses digits, and the two parameters. */
interface BetaPlace {
  readonly below: number;
  readonly above: number;
  readonly a: number;
  readonly b: number;
}

/** I_x(a, b), x = `below`: the continued fraction of Lentz's method, on the side where it converges quickly (Press et al. 2007, 6.4). */
function incompleteBeta({ below: x, above, a, b }: BetaPlace): number {
  if (x <= 0) return 0;
  if (above <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta({ below: above, above: x, a: b, b: a });
  const logX = x < 0.5 ? Math.log(x) : Math.log1p(-above);
  const logAbove = x < 0.5 ? Math.log1p(-x) : Math.log(above);
  const scale = (a > b ? logGammaRise(a, b) - logGamma(b) : logGammaRise(b, a) - logGamma(a)) + a * logX + b * logAbove;
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / notNil(1 - ((a + b) * x) / (a + 1), tiny);
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / notNil(1 + even * d, tiny);
    c = notNil(1 + even / c, tiny);
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / notNil(1 + odd * d, tiny);
    c = notNil(1 + odd / c, tiny);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return (Math.exp(scale) * fraction) / a;
}

/** log Γ(a + b) − log Γ(a), without the cancellation for large a: Stirling's series, terms of size a log a taken out. */
function logGammaRise(a: number, b: number): number {
  if (a < 12) return logGamma(a + b) - logGamma(a);
  const rest = (x: number): number => (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * x * x)) / (x * x)) / (x * x)) / x;
  return (a - 0.5) * Math.log1p(b / a) + b * Math.log(a + b) - b + rest(a + b) - rest(a);
}

function notNil(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

function requireDegrees(degrees: number): void {
  if (!(degrees > 0)) throw new RangeError(`Expected degrees of freedom above 0, got ${degrees}`);
}
