import type { Draws } from '../model/index.js';
import type { Option, PlanTask } from './option.js';
import { pathUnder } from './path.js';
import type { PlannedAct } from './planned-act.js';
import { actsOn } from './planned-act.js';
import type { Target } from './scenario.js';

/**
 * What a first act of each option moves its audience toward the aim by the horizon, weighted, when its reach is frozen at a given
 * path: linear in what is done. The audience reacts to having been moved as on its way without the plan. Frozen at the path of a
 * plan, the gains of that plan’s acts add up to what it moves, exactly.
 */
export interface Gains {
  readonly draws: number;
  /** By option, the weighted mean over the draws; weights sum to 1 [L]. */
  under(weights: Float64Array): Float64Array;
  /** Add the gain of one option, times a factor, to a table by draw. */
  add(option: number, factor: number, into: Float64Array): void;
}

/** Of options that share response, audience and time: movement per unit of exposure = aim·reached − stood, by draw. */
interface Part {
  readonly reached: Float64Array;
  readonly stood: Float64Array;
}

/** O(parts × draws × steps + options). */
export function gainsOf(
  { targets, options, steps }: Pick<PlanTask, 'targets' | 'options' | 'steps'>,
  frozenAt: readonly PlannedAct[] = [],
): Gains {
  const draws = targets[0]!.ground.draws;
  const carried = targets.map(({ ground }) => carriedToEnd(ground, steps));
  const paths = targets.map(({ ground }) => pathUnder(ground, actsOn(frozenAt, ground.audience), steps));
  const parts: Part[] = [];
  const partOf = new Int32Array(options.length);
  const known = new Map<Draws, Map<number, number>>();
  options.forEach((option, c) => {
    let own = known.get(option.response);
    if (own === undefined) known.set(option.response, (own = new Map()));
    const key = (option.target * (steps + 1) + option.start) * (steps + 1) + Math.min(option.held, steps);
    let part = own.get(key);
    if (part === undefined) {
      part =
        parts.push(partFor(option, targets[option.target]!, steps, carried[option.target]!, paths[option.target]!)) - 1;
      own.set(key, part);
    }
    partOf[c] = part;
  });
  const factor = Float64Array.from(
    options,
    ({ unit, target }) => unit * targets[target]!.side * targets[target]!.weight,
  );
  const aims = Float64Array.from(options, ({ aim }) => aim ?? 1);
  return {
    draws,
    under(weights) {
      const means = parts.map(({ reached, stood }) => [dot(weights, reached), dot(weights, stood)] as const);
      return Float64Array.from(options, (_, c) => {
        const [reached, stood] = means[partOf[c]!]!;
        return factor[c]! * (aims[c]! * reached - stood);
      });
    },
    add(c, times, into) {
      const { reached, stood } = parts[partOf[c]!]!;
      const by = factor[c]! * times;
      const aim = aims[c]!;
      for (let d = 0; d < draws; d++) into[d]! += by * (aim * reached[d]! - stood[d]!);
    },
  };
}

function partFor(
  { response, start, held, aim }: Option,
  { ground }: Target,
  steps: number,
  carried: Float64Array,
  path: Float64Array,
): Part {
  const { draws, mass } = ground;
  const reached = new Float64Array(draws);
  const stood = new Float64Array(draws);
  for (let d = 0; d < draws; d++) {
    const by = response[d]! / mass[d]!;
    for (let t = start; t < Math.min(steps, start + held); t++) {
      const moved = by * carried[d * (steps + 1) + steps - t]!;
      reached[d]! += moved;
      if (aim !== null) stood[d]! += moved * path[d * (steps + 1) + t]!;
    }
  }
  return { reached, stood };
}

/** How far a velocity of 1 gained in a step has carried an audience n steps later, draws × (steps + 1) [T]. */
function carriedToEnd({ draws, mass, momentumKept, homePull, pull }: Target['ground'], steps: number): Float64Array {
  const carried = new Float64Array(draws * (steps + 1));
  for (let d = 0; d < draws; d++) {
    const stiffness = homePull[d]! + pull[d]! / mass[d]!;
    let [x, v] = [0, 0];
    for (let n = 1; n <= steps; n++) {
      v = momentumKept[d]! * v - stiffness * x + (n === 1 ? 1 : 0);
      x += v;
      carried[d * (steps + 1) + n] = x;
    }
  }
  return carried;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
