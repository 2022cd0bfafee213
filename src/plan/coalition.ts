import type { Draws } from '../model/index.js';
import { type Chosen, chosenIn, frameOf } from './frame.js';
import { gainsOf } from './gains.js';
import { resorted } from './greedy.js';
import type { PlanTask } from './option.js';
import type { PlannedAct } from './planned-act.js';
import { meanGain } from './portfolio.js';
import { totalMovement } from './scenario.js';

/** Some of the acts of a list, by their places in it, as they wear audiences out in one another’s company. */
export type ActsTogether = (places: readonly number[]) => readonly PlannedAct[];

/**
 * How acts of a list do together whichever of them are done: those that move most are counted first in the diminishing returns, and
 * the others move up where one is missing. Limits of the task on budget and partners are left aside.
 */
export function togetherOf(task: PlanTask, done: readonly Pick<Chosen, 'option' | 'times'>[]): ActsTogether {
  const own: PlanTask = { ...task, options: done.map(({ option }) => option), budget: Infinity, mostPartners: null };
  const frame = frameOf(own);
  const gain = meanGain(gainsOf(own));
  const { segments } = frame;
  return (places) => {
    const times = new Int32Array(own.options.length * segments);
    for (const c of places) times[c * segments] = done[c]!.times;
    return chosenIn(frame, resorted(frame, gain, { segments, times })).map(({ act }) => act);
  };
}

/** What part of a portfolio comes to when only some of its actors do their part: simulated movement by draw [L]. */
export type CoalitionValue = (members: ReadonlySet<string>) => Draws;

/**
 * Movement by the acts of some of the actors alone, by draw. Those that stay do what they do in the whole, but move up in the
 * diminishing returns where others are missing. Remembers what each audience is owed to whom.
 */
export function coalitionsOf(task: PlanTask, chosen: readonly Chosen[]): CoalitionValue {
  const { targets, steps } = task;
  const together = togetherOf(task, chosen);
  const everybody = new Set(chosen.map(({ option }) => option.actor));
  const known = targets.map(() => new Map<string, Draws>());
  return (members) => {
    if ([...everybody].every((actor) => members.has(actor)))
      return totalMovement(
        targets,
        chosen.map(({ act }) => act),
        steps,
      );
    const total = new Float64Array(targets[0]!.ground.draws);
    targets.forEach((target, j) => {
      const there = chosen.flatMap(({ option }, c) => (option.target === j && members.has(option.actor) ? [c] : []));
      const key = there.join(' ');
      let moved = known[j]!.get(key);
      if (moved === undefined) {
        moved = totalMovement([target], together(there), steps);
        known[j]!.set(key, moved);
      }
      for (let d = 0; d < total.length; d++) total[d]! += moved[d]!;
    });
    return total;
  };
}
