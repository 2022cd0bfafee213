import { normalLogCumulative } from './normal.js';
import { logCumulativeTable, quickLogCumulative, tableDensity, tableReach } from './normal-table.js';

/**
 * Log-likelihood, gradient and curvature of an ordered probit with up to three answers, summed over one side of a
 * respondents × items table.
 *
 *     Z = β·θ + e,  e ~ N(0, 1);   low if Z < γ₁,   middle if γ₁ < Z < γ₂,   high if Z > γ₂
 *
 * A two-answer item has γ₁ = γ₂ and no middle. The answers of one respondent (or item) stand together in the order low,
 * middle, high, so that each loop holds one formula and no branch on the answer.
 *
 * The probit terms come from a table (see `normal-table.ts`); everything is O(answers).
 */
export interface OrderedAnswers {
  /** Index into the other side, answers grouped by owner and within it low, middle, high. */
  readonly other: Int32Array;
  /** Owner i holds other[start[i]] … other[start[i+1] − 1]; its middle answers begin at middle[i], its high ones at high[i]. */
  readonly start: Int32Array;
  readonly middle: Int32Array;
  readonly high: Int32Array;
}

/** What `respondentTerms` leaves behind: log-likelihood, d/dθ, d²/dθ², Σβ². */
export const respondentResult = new Float64Array(4);

/** What `itemTerms` leaves behind: log-likelihood; gradient β, γ₁, γ₂; curvature ββ, βγ₁, βγ₂, γ₁γ₁, γ₁γ₂, γ₂γ₂. */
export const itemResult = new Float64Array(10);

/** One probit term: log Φ, λ and −λ(x + λ) at x, for arguments outside the table. */
const outside = new Float64Array(2);

function outsideTable(x: number): void {
  if (x > 0) {
    outside[0] = 0;
    outside[1] = 0;
    return;
  }
  const value = normalLogCumulative(x);
  outside[0] = value;
  outside[1] = Math.exp(-0.5 * x * x - 0.9189385332046727 - value);
}

/** One middle term: log(Φ(b) − Φ(a)), φ(a)/P and φ(b)/P for a < b. */
const between = new Float64Array(3);

function middleTerm(a: number, b: number): void {
  // Flip into the left tail, where small differences keep their digits.
  const flip = a + b > 0;
  const low = flip ? -b : a;
  const high = flip ? -a : b;
  const logLow = quickLogCumulative(low);
  const logHigh = quickLogCumulative(high);
  const ratio = logLow - logHigh;
  const logProbability = logHigh + (ratio < -1e-7 ? Math.log(-Math.expm1(ratio)) : Math.log(1e-7));
  const atLow = Math.exp(-0.5 * low * low - 0.9189385332046727 - logProbability);
  const atHigh = Math.exp(-0.5 * high * high - 0.9189385332046727 - logProbability);
  between[0] = logProbability;
  between[1] = flip ? atHigh : atLow;
  between[2] = flip ? atLow : atHigh;
}

/** Terms of respondent `i` at position `theta`, into `respondentResult`. */
export function respondentTerms(
  answers: OrderedAnswers,
  i: number,
  theta: number,
  beta: Float64Array,
  gammaLow: Float64Array,
  gammaHigh: Float64Array,
): void {
  const { other } = answers;
  const table = logCumulativeTable;
  const start = answers.start[i]!;
  const middle = answers.middle[i]!;
  const high = answers.high[i]!;
  const end = answers.start[i + 1]!;
  let value = 0;
  let gradient = 0;
  let curvature = 0;
  let squares = 0;
  for (let n = start; n < middle; n++) {
    const item = other[n]!;
    const b = beta[item]!;
    const x = gammaLow[item]! - b * theta;
    let log: number;
    let rate: number;
    if (x > -tableReach && x < tableReach) {
      const place = (x + tableReach) * tableDensity;
      const node = (place + 0.5) | 0;
      const d = (place - node) / tableDensity;
      const k = node << 2;
      const first = table[k + 1]!;
      const second = table[k + 2]!;
      const third = table[k + 3]! * d;
      log = table[k]! + d * (first + d * (0.5 * second + third * 0.16666666666666666));
      rate = first + d * (second + 0.5 * third);
    } else {
      outsideTable(x);
      log = outside[0]!;
      rate = outside[1]!;
    }
    value += log;
    gradient -= b * rate;
    curvature -= b * b * rate * (x + rate);
    squares += b * b;
  }
  for (let n = middle; n < high; n++) {
    const item = other[n]!;
    const b = beta[item]!;
    const eta = b * theta;
    const from = gammaLow[item]! - eta;
    const to = gammaHigh[item]! - eta;
    middleTerm(from, to);
    const atFrom = between[1]!;
    const atTo = between[2]!;
    value += between[0]!;
    gradient += b * (atFrom - atTo);
    curvature += b * b * (from * atFrom - to * atTo - (atTo - atFrom) * (atTo - atFrom));
    squares += b * b;
  }
  for (let n = high; n < end; n++) {
    const item = other[n]!;
    const b = beta[item]!;
    const x = b * theta - gammaHigh[item]!;
    let log: number;
    let rate: number;
    if (x > -tableReach && x < tableReach) {
      const place = (x + tableReach) * tableDensity;
      const node = (place + 0.5) | 0;
      const d = (place - node) / tableDensity;
      const k = node << 2;
      const first = table[k + 1]!;
      const second = table[k + 2]!;
      const third = table[k + 3]! * d;
      log = table[k]! + d * (first + d * (0.5 * second + third * 0.16666666666666666));
      rate = first + d * (second + 0.5 * third);
    } else {
      outsideTable(x);
      log = outside[0]!;
      rate = outside[1]!;
    }
    value += log;
    gradient += b * rate;
    curvature -= b * b * rate * (x + rate);
    squares += b * b;
  }
  respondentResult[0] = value;
  respondentResult[1] = gradient;
  respondentResult[2] = curvature;
  respondentResult[3] = squares;
}

/** Terms of item `k` at (`beta`, `gammaLow`, `gammaHigh`) given the respondents' positions, into `itemResult`. */
export function itemTerms(
  answers: OrderedAnswers,
  k: number,
  beta: number,
  gammaLow: number,
  gammaHigh: number,
  theta: Float64Array,
): void {
  const { other } = answers;
  const table = logCumulativeTable;
  const start = answers.start[k]!;
  const middle = answers.middle[k]!;
  const high = answers.high[k]!;
  const end = answers.start[k + 1]!;
  let value = 0;
  let gBeta = 0;
  let gLow = 0;
  let gHigh = 0;
  let hBetaBeta = 0;
  let hBetaLow = 0;
  let hBetaHigh = 0;
  let hLowLow = 0;
  let hLowHigh = 0;
  let hHighHigh = 0;
  for (let n = start; n < middle; n++) {
    const t = theta[other[n]!]!;
    const x = gammaLow - beta * t;
    let log: number;
    let rate: number;
    if (x > -tableReach && x < tableReach) {
      const place = (x + tableReach) * tableDensity;
      const node = (place + 0.5) | 0;
      const d = (place - node) / tableDensity;
      const i = node << 2;
      const first = table[i + 1]!;
      const second = table[i + 2]!;
      const third = table[i + 3]! * d;
      log = table[i]! + d * (first + d * (0.5 * second + third * 0.16666666666666666));
      rate = first + d * (second + 0.5 * third);
    } else {
      outsideTable(x);
      log = outside[0]!;
      rate = outside[1]!;
    }
    const bend = rate * (x + rate);
    value += log;
    gBeta -= t * rate;
    gLow += rate;
    hBetaBeta -= t * t * bend;
    hBetaLow += t * bend;
    hLowLow -= bend;
  }
  for (let n = middle; n < high; n++) {
    const t = theta[other[n]!]!;
    const eta = beta * t;
    const from = gammaLow - eta;
    const to = gammaHigh - eta;
    middleTerm(from, to);
    const atFrom = between[1]!;
    const atTo = between[2]!;
    const cross = atFrom * atTo;
    const lowLow = from * atFrom - atFrom * atFrom;
    const highHigh = -to * atTo - atTo * atTo;
    value += between[0]!;
    gBeta += t * (atFrom - atTo);
    gLow -= atFrom;
    gHigh += atTo;
    hLowLow += lowLow;
    hHighHigh += highHigh;
    hLowHigh += cross;
    hBetaLow -= t * (lowLow + cross);
    hBetaHigh -= t * (highHigh + cross);
    hBetaBeta += t * t * (lowLow + highHigh + 2 * cross);
  }
  for (let n = high; n < end; n++) {
    const t = theta[other[n]!]!;
    const x = beta * t - gammaHigh;
    let log: number;
    let rate: number;
    if (x > -tableReach && x < tableReach) {
      const place = (x + tableReach) * tableDensity;
      const node = (place + 0.5) | 0;
      const d = (place - node) / tableDensity;
      const i = node << 2;
      const first = table[i + 1]!;
      const second = table[i + 2]!;
      const third = table[i + 3]! * d;
      log = table[i]! + d * (first + d * (0.5 * second + third * 0.16666666666666666));
      rate = first + d * (second + 0.5 * third);
    } else {
      outsideTable(x);
      log = outside[0]!;
      rate = outside[1]!;
    }
    const bend = rate * (x + rate);
    value += log;
    gBeta += t * rate;
    gHigh -= rate;
    hBetaBeta -= t * t * bend;
    hBetaHigh += t * bend;
    hHighHigh -= bend;
  }
  itemResult[0] = value;
  itemResult[1] = gBeta;
  itemResult[2] = gLow;
  itemResult[3] = gHigh;
  itemResult[4] = hBetaBeta;
  itemResult[5] = hBetaLow;
  itemResult[6] = hBetaHigh;
  itemResult[7] = hLowLow;
  itemResult[8] = hLowHigh;
  itemResult[9] = hHighHigh;
}
