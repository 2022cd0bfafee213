import { type Random, itemResult, itemTerms } from '../../statistics/index.js';
import type { Ballots } from './ballots.js';
import { type ChainState, cutpointLimit } from './state.js';

/**
 * Moves a block of neighbouring periods as a whole: all its positions are shifted, or drawn apart about their mean, and
 * the items voted on only there move along, so that no probability of theirs changes. What resists is the prior, the steps
 * at the block's two ends, and items that are also voted on elsewhere. One position or item at a time could follow such a
 * direction only in thousands of sweeps, for the votes hold each where the others are.
 *
 * Metropolis–Hastings along a one-parameter group: for a stretch by a of C positions and K items, the volume changes by
 * a^(C − 1 − K). O(votes on items that straddle) a move.
 */
export interface StretchSampler {
  /** Try `moves` blocks. Returns how many moves were accepted. */
  sweep(moves: number): number;
}

/** Sizes tried, log-uniform between these. */
const smallestSize = 0.002;
const largestSize = 0.3;

export function createStretchSampler(
  ballots: Ballots,
  variance: Float64Array,
  state: ChainState,
  random: Random,
): StretchSampler {
  const { theta, beta, gammaLow, gammaHigh } = state;
  const { previous, next } = ballots;
  const starts = [0, ...ballots.period.keys()].filter((c, i) => i === 0 || (c > 0 && ballots.period[c] !== ballots.period[c - 1]));
  const { firstCell, lastCell } = reachOfItems(ballots);
  const before = new Float64Array(ballots.cells);

  /** Log prior of the positions that the cells from `from` to `to` − 1 touch: their own, and their successors' outside. */
  function logPrior(from: number, to: number): number {
    let sum = 0;
    for (let c = from; c < to; c++) {
      const back = previous[c]!;
      sum += back < 0 ? theta[c]! ** 2 : (theta[c]! - theta[back]!) ** 2 / variance[c]!;
      const after = next[c]!;
      if (after >= to) sum += (theta[after]! - theta[c]!) ** 2 / variance[after]!;
    }
    return -0.5 * sum;
  }

  function straddlingLikelihood(items: readonly number[]): number {
    let sum = 0;
    for (const k of items) {
      itemTerms(ballots.byItem, k, beta[k]!, gammaLow[k]!, gammaHigh[k]!, theta);
      sum += itemResult[0]!;
    }
    return sum;
  }

  /** θ → centre + a·(θ − centre) + shift in the block, its own items along. Returns whether the move was accepted. */
  function move(from: number, to: number, stretching: boolean): boolean {
    const inside: number[] = [];
    const straddling: number[] = [];
    for (let k = 0; k < ballots.items; k++) {
      if (firstCell[k]! >= to || lastCell[k]! < from) continue;
      (firstCell[k]! >= from && lastCell[k]! < to ? inside : straddling).push(k);
    }
    const size = smallestSize * (largestSize / smallestSize) ** random.uniform();
    const step = size * random.normal();
    const a = stretching ? Math.exp(step) : 1;
    let centre = 0;
    for (let c = from; c < to; c++) centre += theta[c]!;
    centre /= to - from;
    const b = stretching ? centre * (1 - a) : step;

    let log = stretching ? (to - from - 1 - inside.length) * step : 0;
    for (const k of inside) {
      const shift = (beta[k]! / a) * b;
      if (gammaLow[k]! + shift < -cutpointLimit || gammaHigh[k]! + shift > cutpointLimit) return false;
      log += 0.5 * beta[k]! ** 2 * (1 - 1 / (a * a));
    }
    log -= logPrior(from, to) + straddlingLikelihood(straddling);
    for (let c = from; c < to; c++) {
      before[c] = theta[c]!;
      theta[c] = a * theta[c]! + b;
    }
    log += logPrior(from, to) + straddlingLikelihood(straddling);
    if (Math.log(random.uniform()) >= log) {
      for (let c = from; c < to; c++) theta[c] = before[c]!;
      return false;
    }
    for (const k of inside) {
      beta[k] = beta[k]! / a;
      gammaLow[k] = gammaLow[k]! + beta[k]! * b;
      gammaHigh[k] = gammaHigh[k]! + beta[k]! * b;
    }
    return true;
  }

  return {
    sweep(moves) {
      let accepted = 0;
      for (let i = 0; i < moves; i++) {
        // Long and short blocks alike often; one in four is the whole.
        const length = Math.max(1, Math.floor(starts.length ** random.uniform()));
        const first = i % 4 === 0 ? 0 : random.below(starts.length - length + 1);
        const from = starts[first]!;
        const to = i % 4 === 0 ? ballots.cells : (starts[first + length] ?? ballots.cells);
        if (to - from > 1 && move(from, to, i % 8 < 4)) accepted++;
      }
      return accepted;
    },
  };
}

/** The first and last cell that voted on each item. */
function reachOfItems(ballots: Ballots): { firstCell: Int32Array; lastCell: Int32Array } {
  const { other, start } = ballots.byItem;
  const firstCell = new Int32Array(ballots.items).fill(ballots.cells);
  const lastCell = new Int32Array(ballots.items).fill(-1);
  for (let k = 0; k < ballots.items; k++) {
    for (let n = start[k]!; n < start[k + 1]!; n++) {
      firstCell[k] = Math.min(firstCell[k]!, other[n]!);
      lastCell[k] = Math.max(lastCell[k]!, other[n]!);
    }
  }
  return { firstCell, lastCell };
}
