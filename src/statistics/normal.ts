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

/**
 * Quantile Φ⁻¹(p), relative error about 1e-16: algorithm AS 241, PPND16 (Wichura 1988, Applied Statistics 37:477).
 * −∞ at 0 and below, +∞ at 1 and above.
 */
export function normalQuantile(p: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(bodyOver, r)) / polynomial(bodyUnder, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const size =
    r <= 5
      ? polynomial(tailOver, r - 1.6) / polynomial(tailUnder, r - 1.6)
      : polynomial(farOver, r - 5) / polynomial(farUnder, r - 5);
  return q < 0 ? -size : size;
}

/** Coefficients of AS 241 to double precision, highest power first. */
const bodyOver = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const bodyUnder = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
];
const tailOver = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const tailUnder = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const farOver = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const farUnder = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
];

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = 0; i < coefficients.length; i++) value = value * x + coefficients[i]!;
  return value;
}
