import type { Task } from '../model/index.js';
import {
  adaptChain,
  type ChainState,
  continueChain,
  createRandom,
  factorArrow,
  restoreRandom,
  startChain,
  startChainAround,
} from '../statistics/index.js';
import type { Panel } from './panel.js';
import { type Centre, findCentre } from './centre.js';
import { coordinatesAt } from './coordinates.js';
import { createPosterior } from './posterior.js';
import { renewMasses } from './masses.js';
import { renewSpreads } from './spreads.js';

/** Where a chain stands: its sampler's state, and the whole vector with the spreads that it holds. */
export interface LawChainState {
  readonly chain: ChainState;
  readonly whole: Float64Array;
}

/** A stretch of one chain. */
export interface ChainPart {
  readonly panel: Panel;
  readonly centre: Centre;
  /** Where the chain stands; null at its start. */
  readonly state: LawChainState | null;
  readonly seed: number;
  /** Its stream of random numbers. */
  readonly chain: number;
  /** Iterations that adapt the step before draws are kept, at its start. */
  readonly adapt: number;
  readonly draws: number;
}

/** Draws one after the other, and where the chain stands after them. */
export interface ChainStretch {
  readonly vectors: Float64Array;
  readonly state: LawChainState;
}

/**
 * Shorter than a quarter round, so that a single step of the sampler never comes near where it grows unstable: posteriors that
 * are all but normal would else be crossed in steps of 2.
 */
export const trajectory = 1.3;

/** How much wider than the posterior chains start. */
const overdispersion = 1.3;

/**
 * A stretch of one chain of the sampler: Hamiltonian Monte Carlo in the metric of the posterior's centre, and after each draw
 * the spreads anew given their effects.
 */
export const lawChainTask: Task<ChainPart, ChainStretch> = {
  id: 'law-chain',
  steps: (part) => (part.state === null ? part.adapt : 0) + part.draws,
  run(part, hands) {
    const posterior = createPosterior(part.panel);
    const coordinates = coordinatesAt(posterior, part.centre);
    const options = { density: coordinates.density, metric: factorArrow(coordinates.metric), trajectory };
    let { chain, whole } = part.state ?? begin();
    let taken = 0;

    function begin(): LawChainState {
      const random = createRandom({ seed: part.seed, stream: part.chain });
      const offset = Float64Array.from({ length: options.density.dimension }, () => overdispersion * random.normal());
      options.metric.halfSolve(offset);
      const started = startChainAround(options, coordinates.hold(part.centre.at), offset, random);
      return { chain: started, whole: coordinates.whole(started.at) };
    }

    function move(by: (from: ChainState) => ChainState): void {
      hands.signal.throwIfAborted();
      const moved = by({ ...chain, at: coordinates.hold(whole) });
      whole = coordinates.whole(moved.at);
      const random = restoreRandom(moved.random);
      renewSpreads(whole, posterior.layout.spreads, random);
      renewMasses(whole, posterior, random);
      chain = { ...moved, at: coordinates.hold(whole), random: random.state() };
      taken++;
      if (taken % 10 === 0) hands.progress(taken);
    }

    if (part.state === null) {
      for (let i = 0; i < part.adapt; i++) {
        // What failed on the way in says nothing of the steps that will do there.
        if (i === Math.floor(part.adapt / 2)) chain = startChain(options, chain.at, restoreRandom(chain.random));
        move((from) => adaptChain(options, from, 1));
      }
    }
    const vectors = new Float64Array(part.draws * posterior.dimension);
    for (let d = 0; d < part.draws; d++) {
      move((from) => continueChain(options, from, 1, () => undefined));
      vectors.set(whole, posterior.dimension * d);
    }
    return { vectors, state: { chain, whole } };
  },
};

/** The centre of a panel's posterior. */
export const lawCentreTask: Task<{ readonly panel: Panel; readonly start: Centre | null }, Centre> = {
  id: 'law-centre',
  steps: () => 1,
  run: ({ panel, start }) => findCentre(createPosterior(panel), start ?? undefined),
};
