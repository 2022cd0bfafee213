import { type Random, respondentResult, respondentTerms } from '../../statistics/index.js';
import type { Ballots } from './ballots.js';
import { drawItems } from './items.js';
import { type ChainState, stepVariances } from './state.js';
import { createStretchSampler } from './stretch.js';

/**
 * The exact posterior under a random walk: θ of a voter's first period ~ N(0, 1), each later one ~ N(θ before, step
 * variance); items as in `items.ts`. One sweep draws all items given the positions and each position given items and both
 * neighbours in time, by Metropolis–Hastings with one-Newton-step proposals and no latent answers, then moves whole
 * stretches of time (`stretch.ts`), without which the scale of an era creeps over thousands of sweeps. Location and scale
 * are the posterior's own; `standardisedState` puts each kept draw on the standard scale. O(votes) a sweep.
 */
export interface RandomWalkSampler {
  sweep(): void;
}

/** Stretches tried in a sweep: one for every third period, within bounds. */
const fewestStretches = 4;
const mostStretches = 24;

export function createRandomWalkSampler(ballots: Ballots, state: ChainState, random: Random): RandomWalkSampler {
  const { theta } = state;
  const { previous, next } = ballots;
  const variance = stepVariances(ballots);

  const stretches = createStretchSampler(ballots, variance, state, random);
  const moves = Math.min(mostStretches, Math.max(fewestStretches, Math.ceil(new Set(ballots.period).size / 3)));

  function drawPosition(c: number): void {
    const before = previous[c]!;
    const after = next[c]!;
    const back = before >= 0 ? 1 / variance[c]! : 1;
    const forward = after >= 0 ? 1 / variance[after]! : 0;
    const prior = back + forward;
    const priorMean = ((before >= 0 ? back * theta[before]! : 0) + (after >= 0 ? forward * theta[after]! : 0)) / prior;
    const old = theta[c]!;

    respondentTerms(ballots.byCell, c, old, state.beta, state.gammaLow, state.gammaHigh);
    const oldLog = respondentResult[0]! - 0.5 * prior * (old - priorMean) ** 2;
    const oldPrecision = prior - respondentResult[2]!;
    const oldCentre = old + (respondentResult[1]! - prior * (old - priorMean)) / oldPrecision;
    const tried = oldCentre + random.normal() / Math.sqrt(oldPrecision);

    respondentTerms(ballots.byCell, c, tried, state.beta, state.gammaLow, state.gammaHigh);
    const triedLog = respondentResult[0]! - 0.5 * prior * (tried - priorMean) ** 2;
    const triedPrecision = prior - respondentResult[2]!;
    const triedCentre = tried + (respondentResult[1]! - prior * (tried - priorMean)) / triedPrecision;

    const forwardDensity = 0.5 * Math.log(oldPrecision) - 0.5 * oldPrecision * (tried - oldCentre) ** 2;
    const backDensity = 0.5 * Math.log(triedPrecision) - 0.5 * triedPrecision * (old - triedCentre) ** 2;
    if (Math.log(random.uniform()) < triedLog - oldLog + backDensity - forwardDensity) theta[c] = tried;
  }

  return {
    sweep() {
      drawItems(ballots, state, random);
      for (let c = 0; c < ballots.cells; c++) drawPosition(c);
      for (let i = 0; i < moves; i++) stretches.move();
    },
  };
}
