import type { Task } from '../../model/index.js';
import { createRandom } from '../../statistics/index.js';
import type { Ballots } from './ballots.js';
import { createLaggedSampler } from './lagged.js';
import { createRandomWalkSampler } from './random-walk.js';
import { type ChainState, standardisedState } from './state.js';

/** How positions in neighbouring periods are tied: as in the published run, or by an exact random walk. */
export type IdealPointPrior = 'lagged' | 'random-walk';

export interface ChainPart {
  readonly ballots: Ballots;
  readonly prior: IdealPointPrior;
  readonly start: ChainState;
  readonly seed: number;
  /** Which chain this is: its stream of random numbers. */
  readonly chain: number;
  readonly burnIn: number;
  readonly draws: number;
  /** Every so many kept draws, the whole state is kept. */
  readonly jointEvery: number;
}

/** A chain's kept draws, on the standard scale. */
export interface ChainResult {
  /** θ, draw by draw: draw d of cell c at d·cells + c. */
  readonly theta: Float64Array;
  readonly joint: readonly ChainState[];
}

/** Starts of the chains differ by this much noise in every position. */
const startNoise = 0.25;

/** One chain of the sampler the prior asks for. */
export const chainTask: Task<ChainPart, ChainResult> = {
  id: 'ideal-points-chain',
  steps: (part) => part.burnIn + part.draws,
  run(part, hands) {
    const { ballots } = part;
    const random = createRandom({ seed: part.seed, stream: part.chain });
    const state: ChainState = {
      theta: part.start.theta.map((value) => value + startNoise * random.normal()),
      beta: Float64Array.from(part.start.beta),
      gammaLow: Float64Array.from(part.start.gammaLow),
      gammaHigh: Float64Array.from(part.start.gammaHigh),
    };
    const create = part.prior === 'lagged' ? createLaggedSampler : createRandomWalkSampler;
    const sampler = create(ballots, state, random);
    const theta = new Float64Array(part.draws * ballots.cells);
    const joint: ChainState[] = [];
    for (let s = 0; s < part.burnIn + part.draws; s++) {
      hands.signal.throwIfAborted();
      sampler.sweep();
      const kept = s - part.burnIn;
      if (kept >= 0) {
        const standard = standardisedState(state);
        theta.set(standard.theta, kept * ballots.cells);
        if (kept % part.jointEvery === part.jointEvery - 1) joint.push(standard);
      }
      if (s % 10 === 9) hands.progress(s + 1);
    }
    return { theta, joint };
  },
};
