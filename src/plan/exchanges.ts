import type { Chosen } from './frame.js';
import { gainsOf } from './gains.js';
import type { Option, PlanTask } from './option.js';
import { isTied } from './ties.js';

/** What might as well be done in place of an act, as far as the draws tell. */
export interface Exchanges {
  /** How many options are tied with it. */
  readonly tied: number;
  /** The foremost of them. */
  readonly foremost: readonly Pick<Option, 'actor' | 'instrument'>[];
}

const named = 3;

/**
 * For each chosen act the other options at the same audience and time, of no more effort, that cannot be told to be worse: reach
 * frozen at the path of the plan, a first act against a first act, in joint draws. O(chosen × options at its place × draws).
 */
export function exchangesFor(task: PlanTask, chosen: readonly Chosen[]): Exchanges[] {
  const gains = gainsOf(
    task,
    chosen.map(({ act }) => act),
  );
  const mean = gains.under(new Float64Array(gains.draws).fill(1 / gains.draws));
  const drawsOf = (c: number): Float64Array => {
    const draws = new Float64Array(gains.draws);
    gains.add(c, 1, draws);
    return draws;
  };
  const places = new Map<string, number[]>();
  task.options.forEach(({ target, start }, c) => {
    const key = `${target} ${start}`;
    if (!places.has(key)) places.set(key, []);
    places.get(key)!.push(c);
  });
  const index = new Map(task.options.map((option, c) => [option, c]));
  const taken = new Set(chosen.map(({ option }) => option));
  return chosen.map(({ option }) => {
    const own = drawsOf(index.get(option)!);
    const tied = places
      .get(`${option.target} ${option.start}`)!
      .filter((c) => {
        const other = task.options[c]!;
        return !taken.has(other) && other.effort <= option.effort && isTied(own, drawsOf(c));
      })
      .sort((a, b) => mean[b]! - mean[a]! || a - b);
    return {
      tied: tied.length,
      foremost: tied.slice(0, named).map((c) => {
        const { actor, instrument } = task.options[c]!;
        return { actor, instrument };
      }),
    };
  });
}

/** Share of joint draws in which a movement is toward the aim. */
export function towardProbability(movement: Float64Array): number {
  return movement.reduce((count, one) => count + (one > 0 ? 1 : 0), 0) / movement.length;
}
