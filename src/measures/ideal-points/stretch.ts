import { type Random, itemResult, itemTerms } from '../../statistics/index.js';
import type { Ballots } from './ballots.js';
import { type ChainState, cutpointLimit } from './state.js';

/**
 * Moves whole stretches of time along the directions that votes hardly see: all positions of an era are drawn apart or
 * shifted together, fully in its middle and less toward its ends, and the items move along so that the probabilities of
 * those voted on at one time stay as they are. One position or item at a time could follow such a direction only in
 * thousands of sweeps, for each is held where the others are.
 *
 * Metropolis–Hastings with w(t) from 0 to 1, the weight of period t, and w̄ that of an item, the mean over its votes:
 *
 *     stretch by e^s:  θ → e^(s·w)·θ, β → e^(−s·w̄)·β      volume changes by e^(s·(Σw − Σw̄))
 *     shift by s:      θ → θ + s·w, γ → γ + β·s·w̄         volume stays
 *
 * O(cells + items + votes on items of several periods) a move.
 */
export interface StretchSampler {
  /** Try one stretch or shift of a random era, or of all time. Returns whether it was taken. */
  move(): boolean;
}

/** Sizes s tried: the sd of a normal, log-uniform between these. */
const smallestSize = 0.002;
const largestSize = 0.3;

export function createStretchSampler(
  ballots: Ballots,
  variance: Float64Array,
  state: ChainState,
  random: Random,
): StretchSampler {
  const { theta, beta, gammaLow, gammaHigh } = state;
  const { previous } = ballots;
  const { time, times } = timesOf(ballots);
  const spans = spansOfItems(ballots, time);
  const weight = new Float64Array(times);
  const itemWeight = new Float64Array(ballots.items);
  const kept = {
    theta: new Float64Array(ballots.cells),
    beta: new Float64Array(ballots.items),
    gammaLow: new Float64Array(ballots.items),
    gammaHigh: new Float64Array(ballots.items),
  };

  /** Log density of the positions, of the discriminations, and of the votes on `items`, whose probabilities change. */
  function logDensity(items: readonly number[]): number {
    let sum = 0;
    for (let c = 0; c < ballots.cells; c++) {
      const before = previous[c]!;
      sum -= before < 0 ? theta[c]! ** 2 : (theta[c]! - theta[before]!) ** 2 / variance[c]!;
    }
    for (let k = 0; k < ballots.items; k++) sum -= beta[k]! ** 2;
    sum *= 0.5;
    for (const k of items) {
      itemTerms(ballots.byItem, k, beta[k]!, gammaLow[k]!, gammaHigh[k]!, theta);
      sum += itemResult[0]!;
    }
    return sum;
  }

  /** A plateau of random place and width with ramps of random length, or all time. */
  function chooseEra(): void {
    weight.fill(1);
    if (times < 3 || random.uniform() < 0.2) return;
    const width = times ** random.uniform();
    const ramp = times ** random.uniform();
    const middle = times * (1.5 * random.uniform() - 0.25);
    for (let t = 0; t < times; t++) {
      weight[t] = Math.min(1, Math.max(0, 1 - (Math.abs(t - middle) - width / 2) / ramp));
    }
  }

  /** Fill in the items' weights; returns the items voted on at times of different weight. */
  function weighItems(): number[] {
    const uneven: number[] = [];
    for (let k = 0; k < ballots.items; k++) {
      let sum = 0;
      let even = true;
      const first = weight[spans.time[spans.start[k]!]!]!;
      for (let i = spans.start[k]!; i < spans.start[k + 1]!; i++) {
        const w = weight[spans.time[i]!]!;
        sum += w * spans.share[i]!;
        even &&= w === first;
      }
      itemWeight[k] = even ? first : sum;
      if (!even) uneven.push(k);
    }
    return uneven;
  }

  function stretch(s: number): number {
    let volume = 0;
    for (let c = 0; c < ballots.cells; c++) {
      const w = weight[time[c]!]!;
      theta[c] = theta[c]! * Math.exp(s * w);
      volume += w;
    }
    for (let k = 0; k < ballots.items; k++) {
      beta[k] = beta[k]! * Math.exp(-s * itemWeight[k]!);
      volume -= itemWeight[k]!;
    }
    return s * volume;
  }

  function shift(s: number): number {
    for (let c = 0; c < ballots.cells; c++) theta[c] = theta[c]! + s * weight[time[c]!]!;
    for (let k = 0; k < ballots.items; k++) {
      const along = beta[k]! * s * itemWeight[k]!;
      gammaLow[k] = gammaLow[k]! + along;
      gammaHigh[k] = gammaHigh[k]! + along;
      if (gammaLow[k]! < -cutpointLimit || gammaHigh[k]! > cutpointLimit) return Number.NEGATIVE_INFINITY;
    }
    return 0;
  }

  const columns = ['theta', 'beta', 'gammaLow', 'gammaHigh'] as const;

  return {
    move() {
      chooseEra();
      const uneven = weighItems();
      for (const column of columns) kept[column].set(state[column]);
      const s = smallestSize * (largestSize / smallestSize) ** random.uniform() * random.normal();
      const before = logDensity(uneven);
      const volume = random.uniform() < 0.5 ? stretch(s) : shift(s);
      if (volume > Number.NEGATIVE_INFINITY && Math.log(random.uniform()) < logDensity(uneven) + volume - before)
        return true;
      for (const column of columns) state[column].set(kept[column]);
      return false;
    },
  };
}

/** Periods in which anybody voted, numbered in their order: each cell's number, and how many there are. */
function timesOf(ballots: Ballots): { time: Int32Array; times: number } {
  let times = 0;
  const time = ballots.period.map((period, c) => (c > 0 && period !== ballots.period[c - 1] ? ++times : times));
  return { time, times: times + 1 };
}

/** For each item the times at which it was voted on, and each one's share of its votes. */
function spansOfItems(
  ballots: Ballots,
  cellTime: Int32Array,
): { start: Int32Array; time: Int32Array; share: Float64Array } {
  const { other, start } = ballots.byItem;
  const starts = [0];
  const time: number[] = [];
  const share: number[] = [];
  for (let k = 0; k < ballots.items; k++) {
    const votes = new Map<number, number>();
    for (let n = start[k]!; n < start[k + 1]!; n++) {
      const t = cellTime[other[n]!]!;
      votes.set(t, (votes.get(t) ?? 0) + 1);
    }
    for (const [t, count] of votes) {
      time.push(t);
      share.push(count / (start[k + 1]! - start[k]!));
    }
    starts.push(time.length);
  }
  return { start: Int32Array.from(starts), time: Int32Array.from(time), share: Float64Array.from(share) };
}
