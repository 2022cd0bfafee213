import type { Course } from '../mechanics/index.js';
import type { Draws, Period, Scale } from '../model/index.js';

/**
 * Where one audience stands when a plan begins, and what goes on acting on it, by joint draw of the law. What acted in the last
 * step of its record is held: Σ F = push − pull·x.
 */
export interface Ground {
  readonly scale: Scale;
  /** Key of the audience; on directed scales audience and actor with a tab between. */
  readonly audience: string;
  /** The period of its state: the plan’s first step leads from here. */
  readonly from: Period;
  readonly draws: number;
  /** x [L] and v [L/T]. */
  readonly position: Draws;
  readonly velocity: Draws;
  /** m [M], ρ, κ [1/T²] and h [L]. */
  readonly mass: Draws;
  readonly momentumKept: Draws;
  readonly homePull: Draws;
  readonly home: Draws;
  /** σ: standard deviation of the unexplained force in a step [M·L/T²]. */
  readonly shock: Draws;
  /** What goes on acting: pull [M/T²] and push [M·L/T²]. */
  readonly pull: Draws;
  readonly push: Draws;
}

/** The ground at the end of a course. `shock` by draw of the same law. Throws a RangeError where draws are not equally many. */
export function groundOf(course: Course, shock: Draws): Ground {
  const { draws, from, to, position, velocity, forces, aims, variant } = course;
  if (shock.length !== draws) throw new RangeError(`Expected ${draws} draws of the shock, got ${shock.length}`);
  const steps = to - from;
  const end = (table: Float64Array): Float64Array =>
    Float64Array.from({ length: draws }, (_, d) => table[(d + 1) * (steps + 1) - 1]!);
  const pull = new Float64Array(draws);
  const push = new Float64Array(draws);
  const directed = course.scale.kind === 'directed';
  for (const { actor, response, exposure } of forces) {
    const strength = exposure[steps - 1]!;
    if (strength === 0) continue;
    for (let d = 0; d < draws; d++) {
      const by = response[d]! * strength;
      if (directed) push[d]! += by;
      else {
        pull[d]! += by;
        push[d]! += by * aims.get(actor)![variant[d]!]![steps - 1]!;
      }
    }
  }
  return {
    scale: course.scale,
    audience: course.audience,
    from: to,
    draws,
    position: end(position),
    velocity: end(velocity),
    mass: course.mass,
    momentumKept: course.momentumKept,
    homePull: course.homePull,
    home: course.home,
    shock,
    pull,
    push,
  };
}
