import { meanOf, sdOf } from '../../model/index.js';
import { type OrderedAnswers, respondentResult, respondentTerms } from '../../statistics/index.js';
import type { Ballots } from './ballots.js';
import type { ChainState } from './state.js';

/** Sd of the weak prior that steadies the search for the mode and is divided out afterwards. */
const weakPriorSd = 3;
/** A cell whose votes alone leave an sd above that of all positions says too little. */
const largestSd = 1;
/** So many joint draws of items stand behind an unsmoothed position, where there are as many. */
const statesUsed = 20;

/** What a cell's votes alone say about its position. */
export interface UnsmoothedPosition {
  readonly mean: number;
  /** Doubt given items and doubt about items together. */
  readonly sd: number;
  /** The mean given each joint draw of items, in the order of the draws. */
  readonly draws: Float64Array;
}

/** The joint draws that stand behind unsmoothed positions: 20, evenly spread. The i-th of them is joint[⌊i·n/20⌋]. */
export function statesForUnsmoothed(joint: readonly ChainState[]): readonly ChainState[] {
  const count = Math.min(statesUsed, joint.length);
  return Array.from({ length: count }, (_, i) => joint[Math.floor((i * joint.length) / count)]!);
}

/**
 * What one cell's votes alone say about its position: Gaussian approximation of their likelihood, given items. For each
 * joint draw of items the mode and curvature under a weak prior, the prior divided out; over draws, the mixture's mean
 * and sd: sd² = mean of the variances given items + variance of the means (n − 1). Returns null where that says too
 * little (sd above 1, the spread of all positions).
 */
export function unsmoothedPosition(
  ballots: Ballots,
  cell: number,
  joint: readonly ChainState[],
): UnsmoothedPosition | null {
  const draws = new Float64Array(joint.length);
  let within = 0;
  // Items differ little between draws: the mode of one is a good start for the next.
  let start = joint[0]!.theta[cell]!;
  for (const [i, items] of joint.entries()) {
    const variance = positionGivenItems(ballots.byCell, cell, items, start);
    if (!(variance < 1e6)) return null;
    start = positionResult[0]!;
    draws[i] = positionResult[1]!;
    within += variance / joint.length;
  }
  const sd = Math.sqrt(within + sdOf(draws) ** 2);
  return sd <= largestSd ? { mean: meanOf(draws), sd, draws } : null;
}

/**
 * The sd of an unsmoothed position given items, without the doubt about items that its draws show: what is left when each
 * draw is taken by itself. `sd` and `draws` as in `UnsmoothedPosition`, in the same unit.
 */
export function sdGivenItems(sd: number, draws: Float64Array): number {
  return Math.sqrt(Math.max(0, sd * sd - sdOf(draws) ** 2));
}

/** What `positionGivenItems` leaves behind: the mode under the weak prior, and the mean with that prior divided out. */
export const positionResult = new Float64Array(2);

/**
 * Position of the owner of some answers given items, into `positionResult`; returns its variance, Infinity where the
 * answers say nothing. `start`: where the search begins.
 */
export function positionGivenItems(answers: OrderedAnswers, owner: number, items: ChainState, start: number): number {
  const weak = 1 / weakPriorSd ** 2;
  let at = start;
  let information = 0;
  for (let step = 0; step < 12; step++) {
    respondentTerms(answers, owner, at, items.beta, items.gammaLow, items.gammaHigh);
    information = -respondentResult[2]!;
    const move = (respondentResult[1]! - weak * at) / (information + weak);
    at += Math.max(-1, Math.min(1, move));
    if (Math.abs(move) < 1e-3) break;
  }
  positionResult[0] = at;
  if (!(information > 1e-6)) return Number.POSITIVE_INFINITY;
  positionResult[1] = (at * (information + weak)) / information;
  return 1 / information;
}
