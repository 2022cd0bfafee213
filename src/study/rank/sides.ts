import type { Course } from '../../mechanics/index.js';
import type { Draws } from '../../model/index.js';

/** On which side of an audience an actor's aim lies, and how far. */
export interface Side {
  /** +1 up the scale, −1 down it; one sign for all draws, the more probable. */
  readonly sign: 1 | -1;
  /** By draw [L]; 1 on directed scales, where the aim is up. */
  readonly reach: Draws;
}

/**
 * Where the aims of actors lie, by actor with a force: `start` = when it first acts in the window, `end` = when it last does,
 * seen from where the audience stands after that. Actors are not there whose side is a draw.
 */
export function sidesOf(course: Course, when: 'start' | 'end'): Map<string, Side> {
  const { scale, aims, draws, position, variant, forces, from, to } = course;
  const actors = [...new Set(forces.map(({ actor }) => actor))];
  if (scale.kind === 'directed') {
    const reach = new Float64Array(draws).fill(1);
    return new Map(actors.map((actor) => [actor, { sign: 1, reach }]));
  }
  const periods = to - from + 1;
  const sides = new Map<string, Side>();
  for (const actor of actors) {
    const variants = aims.get(actor)!;
    const step = variants[0]![when === 'start' ? 'findIndex' : 'findLastIndex']((aim) => !Number.isNaN(aim));
    if (step < 0) continue;
    const stand = when === 'start' ? step : step + 1;
    const reach = new Float64Array(draws);
    let up = 0;
    for (let d = 0; d < draws; d++) {
      const far = (reach[d] = variants[variant[d]!]![step]! - position[d * periods + stand]!);
      up += Math.sign(far);
    }
    // One that is not known makes the sum so.
    if (up !== 0 && !Number.isNaN(up)) sides.set(actor, { sign: up > 0 ? 1 : -1, reach });
  }
  return sides;
}
