/**
 * The gamma function's logarithm and its first two derivatives, for positive arguments: argument raised to 12 or more by
 * recurrence, then the asymptotic series (Abramowitz & Stegun 1972, 6.1.40, 6.3.18, 6.4.12).
 */

const halfLogTwoPi = 0.9189385332046727;
const large = 12;

function requirePositive(x: number): void {
  if (!(x > 0)) throw new RangeError(`Expected a positive number, got ${x}`);
}

/** log Γ(x), x > 0; absolute error below 1e-13 for moderate x. Throws a RangeError for other x. */
export function logGamma(x: number): number {
  requirePositive(x);
  let raised = x;
  let product = 1;
  while (raised < large) product *= raised++;
  const inverse = 1 / raised;
  const square = inverse * inverse;
  const series =
    inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188)))));
  return (raised - 0.5) * Math.log(raised) - raised + halfLogTwoPi + series - Math.log(product);
}

/** Digamma ψ(x) = d log Γ(x) / dx, x > 0. Throws a RangeError for other x. */
export function digamma(x: number): number {
  requirePositive(x);
  let raised = x;
  let below = 0;
  while (raised < large) below += 1 / raised++;
  const square = 1 / (raised * raised);
  const series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))));
  return Math.log(raised) - 0.5 / raised - series - below;
}

/** Trigamma ψ′(x), x > 0: the variance of the logarithm of a gamma variable of shape x. Throws a RangeError for other x. */
export function trigamma(x: number): number {
  requirePositive(x);
  let raised = x;
  let below = 0;
  while (raised < large) {
    below += 1 / (raised * raised);
    raised++;
  }
  const inverse = 1 / raised;
  const square = inverse * inverse;
  const series = square * (1 / 6 - square * (1 / 30 - square * (1 / 42 - square * (1 / 30 - square * (5 / 66)))));
  return inverse * (1 + 0.5 * inverse + series) + below;
}

/** The x with trigamma(x) = y, y > 0: Newton's method on 1/ψ′, which is nearly straight (Smyth 2004, appendix). */
export function inverseTrigamma(y: number): number {
  requirePositive(y);
  let x = 0.5 + 1 / y;
  for (let i = 0; i < 100; i++) {
    const value = trigamma(x);
    const step = (value * (1 - value / y)) / tetragamma(x);
    x += step;
    if (Math.abs(step) <= 1e-12 * x) break;
  }
  return x;
}

/** ψ″(x) < 0. */
function tetragamma(x: number): number {
  let raised = x;
  let below = 0;
  while (raised < large) {
    below += 2 / (raised * raised * raised);
    raised++;
  }
  const inverse = 1 / raised;
  const square = inverse * inverse;
  return -square * (1 + inverse + square * (0.5 - square * (1 / 6 - square * (1 / 6 - square * 0.3)))) - below;
}
