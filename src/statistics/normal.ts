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

/** Coefficients of AS 241, highest power first. */
const bodyOver = [
  2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
  1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
];
const bodyUnder = [
  5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
  687.1870074920579083, 42.313330701600911252, 1,
];
const tailOver = [
  7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
  3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
];
const tailUnder = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
  0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
];
const farOver = [
  2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
  0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
];
const farUnder = [
  2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
  0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
];

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = 0; i < coefficients.length; i++) value = value * x + coefficients[i]!;
  return value;
}
