import type { Aggregation } from './index-spec.js';

/** What a group is made from: its usable members' scores with their shares, which sum to 1. */
export interface Members {
  readonly scores: readonly Float64Array[];
  readonly shares: Float64Array;
}

/**
 * Make members into one score a unit, into `out`. A unit that lacks some members is scored by those it has, their shares
 * scaled to sum to 1, unless it has less than `atLeast` of them; a unit that lacks all has no score (NaN).
 *
 * - `arithmetic` Σ w·x: a weakness in one is made up for by strength in another, one for one.
 * - `geometric` Π x^w and `harmonic` 1/Σ(w/x): the lower, the harder to make up for. A member of 0 makes the score 0; a unit with a negative
 *   member has no score, for neither mean is defined there.
 * - `copeland`: unit u beats v where the members on which it is higher carry more weight than those on which it is lower; the
 *   score is 50 + 50·(beaten − beaten by)/(opponents), 0–100 (Copeland 1951; Munda & Nardo 2009, Applied Economics 41:1513). O(n²·members).
 */
export function aggregate(members: Members, rule: Aggregation, out: Float64Array): void {
  switch (rule.rule) {
    case 'arithmetic':
      return arithmetic(members, rule.atLeast ?? 0, out);
    case 'geometric':
      return geometric(members, rule.atLeast ?? 0, out);
    case 'harmonic':
      return harmonic(members, rule.atLeast ?? 0, out);
    case 'copeland':
      return copeland(members, rule.atLeast ?? 0, out);
  }
}

/** Shares that sum to 1 do so up to rounding. */
const rounding = 1e-9;

function arithmetic({ scores, shares }: Members, atLeast: number, out: Float64Array): void {
  out.fill(0);
  let next = 0;
  for (; next + 3 < scores.length; next += 4) addFour(scores, shares, next, out);
  for (; next < scores.length; next++) addOne(scores[next]!, shares[next]!, out);
  // A sum that is missing lacks a member: only then is it summed again from what is there.
  for (let i = 0; i < out.length; i++) {
    if (!Number.isNaN(out[i]!)) continue;
    let sum = 0;
    let present = 0;
    for (let m = 0; m < scores.length; m++) {
      const score = scores[m]![i]!;
      if (Number.isNaN(score)) continue;
      sum += shares[m]! * score;
      present += shares[m]!;
    }
    out[i] = enough(present, atLeast) ? sum / present : Number.NaN;
  }
}

function addOne(column: Float64Array, share: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = out[i]! + share * column[i]!;
}

/** Four members in one pass, added in the same order. */
function addFour(scores: readonly Float64Array[], shares: Float64Array, first: number, out: Float64Array): void {
  const [a, b, c, d] = [scores[first]!, scores[first + 1]!, scores[first + 2]!, scores[first + 3]!];
  const [p, q, r, s] = [shares[first]!, shares[first + 1]!, shares[first + 2]!, shares[first + 3]!];
  for (let i = 0; i < out.length; i++) out[i] = out[i]! + p * a[i]! + q * b[i]! + r * c[i]! + s * d[i]!;
}

function geometric({ scores, shares }: Members, atLeast: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    let present = 0;
    for (let m = 0; m < scores.length; m++) {
      const score = scores[m]![i]!;
      if (Number.isNaN(score)) continue;
      // The logarithm of a negative number is missing, and makes the sum so; that of 0 is −∞, and exp(−∞) is 0.
      if (shares[m]! > 0) sum += shares[m]! * Math.log(score);
      present += shares[m]!;
    }
    out[i] = enough(present, atLeast) ? Math.exp(sum / present) : Number.NaN;
  }
}

function harmonic({ scores, shares }: Members, atLeast: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    let present = 0;
    for (let m = 0; m < scores.length; m++) {
      const score = scores[m]![i]!;
      if (Number.isNaN(score)) continue;
      if (shares[m]! > 0) sum += score < 0 ? Number.NaN : shares[m]! / Math.abs(score);
      present += shares[m]!;
    }
    out[i] = enough(present, atLeast) ? present / sum : Number.NaN;
  }
}

function copeland({ scores, shares }: Members, atLeast: number, out: Float64Array): void {
  const n = out.length;
  const beaten = new Int32Array(n);
  const known = new Uint8Array(n);
  let units = 0;
  for (let i = 0; i < n; i++) {
    let present = 0;
    for (let m = 0; m < scores.length; m++) if (!Number.isNaN(scores[m]![i]!)) present += shares[m]!;
    known[i] = enough(present, atLeast) ? 1 : 0;
    units += known[i]!;
  }
  for (let i = 0; i < n; i++) {
    if (known[i] === 0) continue;
    for (let j = i + 1; j < n; j++) {
      if (known[j] === 0) continue;
      let balance = 0;
      for (let m = 0; m < scores.length; m++) {
        const mine = scores[m]![i]!;
        const theirs = scores[m]![j]!;
        if (mine > theirs) balance += shares[m]!;
        else if (mine < theirs) balance -= shares[m]!;
      }
      const winner = balance > rounding ? 1 : balance < -rounding ? -1 : 0;
      beaten[i] = beaten[i]! + winner;
      beaten[j] = beaten[j]! - winner;
    }
  }
  for (let i = 0; i < n; i++) {
    if (known[i] === 0) out[i] = Number.NaN;
    else out[i] = units > 1 ? 50 + (50 * beaten[i]!) / (units - 1) : 50;
  }
}

function enough(present: number, atLeast: number): boolean {
  return present > 0 && present >= atLeast - rounding;
}
