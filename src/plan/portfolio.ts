import type { Draws } from '../model/index.js';
import { type Chosen, chosenIn, effortIn, type Frame, frameOf } from './frame.js';
import { type Gains, gainsOf } from './gains.js';
import { greedyPlan } from './greedy.js';
import { valueOf } from './objective.js';
import type { Allocation, PlanTask } from './option.js';
import { totalMovement } from './scenario.js';
import { type Found, frozenMovement, search, type SearchOptions } from './search.js';
import type { Solver } from './solver.js';

/** What was chosen, and what it comes to. */
export interface Portfolio {
  readonly chosen: readonly Chosen[];
  readonly effort: number;
  /** Actors who do anything, in the order of their names. */
  readonly actors: readonly string[];
  /** By the objective while reach is frozen; null where nothing bounded it (a greedy plan). */
  readonly frozen: { readonly value: number; readonly bound: number | null; readonly gap: number | null };
  /** By the objective, simulated. */
  readonly value: number;
  /** Weighted movement of all audiences toward the aim that is owed to the plan, simulated, by draw [L]. */
  readonly movement: Draws;
  /** (frozen − simulated)/|simulated|, of the plan as it was first solved; 0 where both are 0. */
  readonly difference: number;
  /** Whether reach was frozen anew at the path of the plan and it was solved once more. */
  readonly relinearised: boolean;
  readonly seconds: number;
}

/** Above this difference between frozen and simulated movement a plan is solved once more. */
const farOff = 0.05;

/**
 * Choose a portfolio (mechanics §10): reach frozen at the path without a plan, solved, simulated; where the two differ by more
 * than 5 %, frozen at the path of the plan, where gains add up to its movement exactly, and solved once more. The better of
 * the two by simulation is kept.
 */
export async function choosePortfolio(task: PlanTask, solver: Solver, options: SearchOptions): Promise<Portfolio> {
  if (task.options.length === 0) return nothingIn(task);
  const frame = frameOf(task);
  const gains = gainsOf(task);
  const first = simulated(frame, gains, await search(frame, gains, solver, options));
  if (Math.abs(first.difference) <= farOff) return first;
  const nearer = gainsOf(
    task,
    first.chosen.map(({ act }) => act),
  );
  const seconds = Math.max(0.5, options.seconds - first.seconds);
  const second = simulated(frame, nearer, await search(frame, nearer, solver, { ...options, seconds }));
  const kept = second.value > first.value ? second : first;
  return {
    ...kept,
    difference: first.difference,
    relinearised: true,
    seconds: first.seconds + second.seconds,
  };
}

/** The greedy plan alone, simulated: no bound, no solver. */
export function greedyPortfolio(task: PlanTask): Portfolio {
  if (task.options.length === 0) return nothingIn(task);
  const frame = frameOf(task);
  const gains = gainsOf(task);
  return greedyWithin(frame, gains, meanGain(gains));
}

/** The same where frame and gains are there already. */
export function greedyWithin(frame: Frame, gains: Gains, gain: Float64Array): Portfolio {
  return simulated(frame, gains, withoutBound(frame, gains, greedyPlan(frame, gain)));
}

/** Mean gain of each option. */
export function meanGain(gains: Gains): Float64Array {
  return gains.under(new Float64Array(gains.draws).fill(1 / gains.draws));
}

function withoutBound(
  frame: Frame,
  gains: Gains,
  allocation: Allocation,
): Omit<Found, 'bound' | 'gap'> & { bound: null; gap: null } {
  const value = valueOf(frame.task.objective, frozenMovement(frame, gains, allocation));
  return { allocation, value, bound: null, gap: null, seconds: 0 };
}

function simulated(
  frame: Frame,
  gains: Gains,
  found: Omit<Found, 'bound' | 'gap'> & { readonly bound: number | null; readonly gap: number | null },
): Portfolio {
  const { task } = frame;
  const chosen = chosenIn(frame, found.allocation);
  const movement = totalMovement(
    task.targets,
    chosen.map(({ act }) => act),
    task.steps,
  );
  const value = valueOf(task.objective, movement);
  // The objective of a tail may be near 0 by itself: differences are judged by the mean.
  const [frozenMean, mean] = [
    valueOf(expected, frozenMovement(frame, gains, found.allocation)),
    valueOf(expected, movement),
  ];
  return {
    chosen,
    effort: effortIn(frame, found.allocation),
    actors: [...new Set(chosen.map(({ option }) => option.actor))].sort(),
    frozen: { value: found.value, bound: found.bound, gap: found.gap },
    value,
    movement,
    difference: mean === 0 ? 0 : (frozenMean - mean) / Math.abs(mean),
    relinearised: false,
    seconds: found.seconds,
  };
}

const expected = { kind: 'mean' } as const;

function nothingIn({ targets }: PlanTask): Portfolio {
  return {
    chosen: [],
    effort: 0,
    actors: [],
    frozen: { value: 0, bound: 0, gap: 0 },
    value: 0,
    movement: new Float64Array(targets[0]!.ground.draws),
    difference: 0,
    relinearised: false,
    seconds: 0,
  };
}
