import { respondentResult, respondentTerms } from '../../statistics/index.js';
import type { Ballots } from './ballots.js';
import type { ChainState } from './state.js';

/** Sd of the weak prior that steadies the search for the mode and is divided out afterwards. */
const weakPriorSd = 3;
/** A cell whose votes alone leave an sd above that of all positions says too little. */
const largestSd = 1;

/**
 * What one cell's votes alone say about its position: Gaussian approximation of their likelihood, given items. For each
 * joint draw of items the mode and curvature under a weak prior, the prior divided out; over draws, the mixture's mean
 * and sd. Returns null where that says too little (sd above 1, the spread of all positions).
 */
export function unsmoothedPosition(
  ballots: Ballots,
  cell: number,
  joint: readonly ChainState[],
): { mean: number; sd: number } | null {
  const weak = 1 / weakPriorSd ** 2;
  let sum = 0;
  let sumOfSquares = 0;
  let within = 0;
  // Items differ little between draws: the mode of one is a good start for the next.
  let at = joint[0]!.theta[cell]!;
  for (const items of joint) {
    let information = 0;
    for (let step = 0; step < 12; step++) {
      respondentTerms(ballots.byCell, cell, at, items.beta, items.gammaLow, items.gammaHigh);
      information = -respondentResult[2]!;
      const move = (respondentResult[1]! - weak * at) / (information + weak);
      at += Math.max(-1, Math.min(1, move));
      if (Math.abs(move) < 1e-3) break;
    }
    if (!(information > 1e-6)) return null;
    const mean = (at * (information + weak)) / information;
    sum += mean;
    sumOfSquares += mean * mean;
    within += 1 / information;
  }
  const n = joint.length;
  const mean = sum / n;
  const between = n > 1 ? Math.max(0, (sumOfSquares - n * mean * mean) / (n - 1)) : 0;
  const sd = Math.sqrt(within / n + between);
  return sd <= largestSd ? { mean, sd } : null;
}
