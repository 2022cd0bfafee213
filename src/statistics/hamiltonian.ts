import type { ArrowFactor } from './arrow-matrix.js';
import type { LogDensity } from './maximise.js';
import { type Random, restoreRandom } from './random.js';

/** How Hamilton's equations are followed: one, two or three gradients a step. */
export type Integrator = 'leapfrog' | 'two-stage' | 'three-stage';

export interface HamiltonianOptions {
  readonly density: LogDensity;
  /** The mass matrix: about the negative second derivatives of the log density, or the inverse of its covariance. */
  readonly metric: ArrowFactor;
  /** Integration length of a draw, where 2π is once around a density whose curvature is the metric; π/2 when left out. */
  readonly trajectory?: number;
  /** Most steps of a draw, 16 when left out: where they do not suffice for the trajectory, it ends sooner. */
  readonly steps?: number;
  /** 'two-stage' when left out: two gradients a step, which near a normal density do the work of five of the leapfrog. */
  readonly integrator?: Integrator;
}

/** Where a chain stands: plain numbers, enough to go on with the same draws in another process. */
export interface ChainState {
  readonly at: Float64Array;
  /** log of the longest step, as adapted so far. */
  readonly logStep: number;
  /** State of the generator (`Random.state`). */
  readonly random: readonly number[];
  /** Draws kept, and how many of them moved. Adaptation does not count, here and in `divergences`. */
  readonly draws: number;
  readonly accepted: number;
  /** Trajectories that ran away: energy off by more than 1000, or into where the density is not defined. */
  readonly divergences: number;
  /** Dual averaging, in the words of Hoffman & Gelman (2014): m, log ε of the next iteration, μ and H̄. */
  readonly adaptation: {
    readonly iterations: number;
    readonly logStep: number;
    readonly centre: number;
    readonly shortfall: number;
  };
}

/**
 * Palindromic splittings: kicks and drifts as shares of a step, the last kick being the first. Two and three stages with
 * the coefficients of Blanes, Casas & Sanz-Serna (2014, SIAM Journal on Scientific Computing 36:A1556), which keep the
 * energy of a normal density closest at the long steps that sampling uses.
 */
const splittings: Readonly<
  Record<Integrator, { readonly kicks: readonly number[]; readonly drifts: readonly number[] }>
> = {
  leapfrog: { kicks: [0.5], drifts: [1] },
  'two-stage': { kicks: [0.21132486540518713, 0.5773502691896257], drifts: [0.5, 0.5] },
  'three-stage': {
    kicks: [0.11888010966548, 0.38111989033452, 0.38111989033452],
    drifts: [0.29619504261126, 0.40760991477748, 0.29619504261126],
  },
};

/** Trajectories are this share shorter or longer, evenly, lest a chain goes around in step with a direction. */
const jitter = 0.3;
const divergence = 1000;
/** Nearer to a centre no start is tried; deeper below its log density, by dimension, none is taken (draws of a normal lie at 1/2). */
const nearest = 1e-3;
const deepest = 4;
/** Acceptance that steps are adapted to, and Hoffman & Gelman's γ, t₀ and κ. */
const aim = 0.8;
const gamma = 0.05;
const delay = 10;
const forgetting = 0.75;

/**
 * A chain at `at`, best a draw from an approximation: at the very mode the first steps fail. Its chances are those of
 * `random` from where it stands now.
 */
export function startChain(options: HamiltonianOptions, at: Float64Array, random: Random): ChainState {
  const { trajectory } = settings(options);
  const logStep = Math.log(trajectory / 2);
  return {
    at: Float64Array.from(at),
    logStep,
    random: random.state(),
    draws: 0,
    accepted: 0,
    divergences: 0,
    adaptation: { iterations: 0, logStep, centre: logStep, shortfall: 0 },
  };
}

/**
 * A chain as far from a centre as an offset drawn from an approximation, or at half the way, or half of that, where the
 * approximation is too wide: as soon as the density is no lower than where draws of a normal distribution lie, with much to spare.
 */
export function startChainAround(
  options: HamiltonianOptions,
  centre: Float64Array,
  offset: Float64Array,
  random: Random,
): ChainState {
  const gradient = new Float64Array(centre.length);
  const lowest = options.density.evaluate(centre, gradient) - deepest * centre.length;
  for (let share = 1; ; share /= 2) {
    const at = centre.map((value, i) => value + share * offset[i]!);
    if (share < nearest || options.density.evaluate(at, gradient) >= lowest) return startChain(options, at, random);
  }
}

/**
 * Move the chain while adapting the step to an acceptance of 0.8 by dual averaging (Hoffman & Gelman 2014, Journal of
 * Machine Learning Research 15:1593, algorithm 5). Throws a RangeError when the density is not defined where the chain stands.
 */
export function adaptChain(options: HamiltonianOptions, state: ChainState, iterations: number): ChainState {
  const walk = createWalk(options, state);
  const longest = Math.log(longestStep(settings(options)));
  let { iterations: m, logStep: exploring, shortfall } = state.adaptation;
  let averaged = state.logStep;
  for (let i = 0; i < iterations; i++) {
    walk.move(exploring);
    m++;
    shortfall += (aim - walk.outcome.acceptance - shortfall) / (m + delay);
    // Beyond the longest step nothing changes any more.
    exploring = Math.min(longest, state.adaptation.centre - (Math.sqrt(m) / gamma) * shortfall);
    averaged += m ** -forgetting * (exploring - averaged);
  }
  return {
    ...state,
    at: Float64Array.from(walk.at()),
    logStep: averaged,
    random: walk.random.state(),
    adaptation: { ...state.adaptation, iterations: m, logStep: exploring, shortfall },
  };
}

/**
 * `draws` more draws with the step as it is. `keep` gets each with its number, counted from the chain's first; the array is
 * the chain's own and changes with the next draw. Any division of the draws over calls gives the same numbers. Throws a
 * RangeError when the density is not defined where the chain stands.
 */
export function continueChain(
  options: HamiltonianOptions,
  state: ChainState,
  draws: number,
  keep: (at: Float64Array, draw: number) => void,
): ChainState {
  const walk = createWalk(options, state);
  let { accepted, divergences } = state;
  for (let i = 0; i < draws; i++) {
    walk.move(state.logStep);
    if (walk.outcome.accepted) accepted++;
    if (walk.outcome.diverged) divergences++;
    keep(walk.at(), state.draws + i);
  }
  return {
    ...state,
    at: Float64Array.from(walk.at()),
    random: walk.random.state(),
    draws: state.draws + draws,
    accepted,
    divergences,
  };
}

interface Settings {
  readonly trajectory: number;
  readonly steps: number;
  readonly integrator: Integrator;
}

function settings({ density, metric, trajectory, steps, integrator }: HamiltonianOptions): Settings {
  if (metric.arms + metric.core !== density.dimension) {
    throw new RangeError(
      `Expected a metric of dimension ${density.dimension}, got ${metric.arms} arms + ${metric.core}: factor the right matrix`,
    );
  }
  const made = { trajectory: trajectory ?? Math.PI / 2, steps: steps ?? 16, integrator: integrator ?? 'two-stage' };
  if (!(made.trajectory > 0 && made.trajectory < Infinity)) {
    throw new RangeError(`Expected a trajectory above 0, got ${made.trajectory}: about 1.5 does for most`);
  }
  if (!(Number.isInteger(made.steps) && made.steps > 0)) {
    throw new RangeError(`Expected a whole number of steps, 1 or more, got ${made.steps}`);
  }
  return made;
}

/** One step is then the longest trajectory. */
function longestStep({ trajectory }: Settings): number {
  return trajectory * (1 + jitter);
}

interface Point {
  value: number;
  readonly at: Float64Array;
  readonly gradient: Float64Array;
  /** M⁻¹ times the gradient. */
  readonly natural: Float64Array;
}

interface Walk {
  readonly random: Random;
  /** What became of the last move. */
  readonly outcome: { acceptance: number; accepted: boolean; diverged: boolean };
  at(): Float64Array;
  /** One trajectory with steps no longer than exp(logStep), and Metropolis' decision about its end. */
  move(logStep: number): void;
}

function createWalk(options: HamiltonianOptions, state: ChainState): Walk {
  const { density, metric } = options;
  const { trajectory, steps, integrator } = settings(options);
  const { kicks, drifts } = splittings[integrator];
  const stages = drifts.length;
  const n = density.dimension;
  if (state.at.length !== n) throw new RangeError(`Expected a chain of dimension ${n}, got ${state.at.length}`);
  const random = restoreRandom(state.random);
  const outcome = { acceptance: 0, accepted: false, diverged: false };
  const momentum = new Float64Array(n);
  const velocity = new Float64Array(n);
  const createPoint = (): Point => ({
    value: Number.NaN,
    at: new Float64Array(n),
    gradient: new Float64Array(n),
    natural: new Float64Array(n),
  });
  let here = createPoint();
  let there = createPoint();
  here.at.set(state.at);
  if (!look(here)) {
    throw new RangeError(
      `Expected a chain where the density is defined, got log density ${here.value}: start elsewhere`,
    );
  }

  /** Is the density defined there? */
  function look(point: Point): boolean {
    point.value = density.evaluate(point.at, point.gradient);
    if (!Number.isFinite(point.value)) return false;
    point.natural.set(point.gradient);
    metric.solve(point.natural);
    return true;
  }

  /** By how much the energy at the end, left in `there`, is above that at the start; +∞ where the density ends. */
  function travel(count: number, step: number): number {
    let before = 0;
    for (let i = 0; i < n; i++) {
      const z = random.normal();
      momentum[i] = z;
      velocity[i] = z;
      before += z * z;
    }
    metric.multiply(momentum);
    metric.halfSolve(velocity);
    there.at.set(here.at);
    let from = here;
    for (let s = 0; s < count; s++) {
      for (let stage = 0; stage < stages; stage++) {
        // The last kick of one step and the first of the next are one.
        const kick = step * kicks[stage]! * (stage === 0 && s > 0 ? 2 : 1);
        push(from, kick, step * drifts[stage]!);
        if (!look(there)) return Number.POSITIVE_INFINITY;
        from = there;
      }
    }
    push(from, step * kicks[0]!, 0);
    let after = 0;
    for (let i = 0; i < n; i++) after += momentum[i]! * velocity[i]!;
    return (after - before) / 2 - (there.value - here.value);
  }

  function push(from: Point, kick: number, drift: number): void {
    const { gradient, natural } = from;
    const { at } = there;
    for (let i = 0; i < n; i++) {
      momentum[i]! += kick * gradient[i]!;
      const speed = velocity[i]! + kick * natural[i]!;
      velocity[i] = speed;
      at[i]! += drift * speed;
    }
  }

  return {
    random,
    outcome,
    at: () => here.at,
    move(logStep) {
      const longest = Math.exp(logStep);
      const reach = Math.min(trajectory, (steps * longest) / (1 + jitter));
      const length = reach * (1 + jitter * (2 * random.uniform() - 1));
      const count = Math.min(steps, Math.max(1, Math.ceil(length / longest)));
      const gain = -travel(count, length / count);
      outcome.acceptance = Number.isNaN(gain) ? 0 : Math.min(1, Math.exp(gain));
      outcome.diverged = !(gain >= -divergence);
      outcome.accepted = Math.log(random.uniform()) < gain;
      if (outcome.accepted) [here, there] = [there, here];
    },
  };
}
