import type { Draws } from '../model/index.js';
import { type Chosen, chosenIn, frameOf } from './frame.js';
import { gainsOf } from './gains.js';
import { resorted } from './greedy.js';
import type { PlanTask } from './option.js';
import { meanGain } from './portfolio.js';
import { totalMovement } from './scenario.js';

/** What part of a portfolio comes to when only some of its actors do their part: simulated movement by draw [L]. */
export type CoalitionValue = (members: ReadonlySet<string>) => Draws;

/**
 * Movement by the acts of some of the actors alone, by draw. Those that stay do what they do in the whole, but move up in the
 * diminishing returns where others are missing. Remembers what each audience is owed to whom.
 */
export function coalitionsOf(task: PlanTask, chosen: readonly Chosen[]): CoalitionValue {
  const { targets, steps } = task;
  const own: PlanTask = { ...task, options: chosen.map(({ option }) => option), budget: Infinity, mostPartners: null };
  const frame = frameOf(own);
  const gain = meanGain(gainsOf(own));
  const { segments } = frame;
  const everybody = new Set(own.options.map(({ actor }) => actor));
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
      const there = own.options.flatMap(({ actor, target: at }, c) => (at === j && members.has(actor) ? [c] : []));
      const key = there.join(' ');
      let moved = known[j]!.get(key);
      if (moved === undefined) {
        const times = new Int32Array(own.options.length * segments);
        for (const c of there) times[c * segments] = chosen[c]!.times;
        const acts = chosenIn(frame, resorted(frame, gain, { segments, times })).map(({ act }) => act);
        moved = totalMovement([target], acts, steps);
        known[j]!.set(key, moved);
      }
      for (let d = 0; d < total.length; d++) total[d]! += moved[d]!;
    });
    return total;
  };
}
