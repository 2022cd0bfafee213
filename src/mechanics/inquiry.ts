import {
  type Draws,
  type Estimate,
  type Problem,
  type Quantity,
  formatPeriod,
  problem,
  quantity,
} from '../model/index.js';
import { type Direction, type Toward, aimUp, directionOf, towardAim, towardSide } from './aim.js';
import { type Amount, estimateIn } from './amount.js';
import { type CourseForce, type Inquiry, aimIn, stepsOf } from './course.js';
import { time } from './passage.js';

/** Something that points along the scale: as it is, positive = up, and seen from the aim. */
export interface Moved {
  readonly moved: Estimate;
  /** Positive = toward the aim; null where there is no aim, or its side is a draw. */
  readonly toward: Toward | null;
}

/** The actor's forces in a course; where there are none, a problem says so. */
export function ownForces(inquiry: Inquiry): { forces: readonly CourseForce[]; problems: readonly Problem[] } {
  const { course, actor } = inquiry;
  const forces = course.forces.filter((force) => force.actor === actor);
  return { forces, problems: forces.length > 0 ? [] : [noForces(inquiry, 'a force')] };
}

export function noForces({ course, actor }: Inquiry, expected: string): Problem {
  return problem('not-yet-known', {
    expected: `${expected} of ${actor} on ${course.audience} that the law was fitted to`,
    got: 'none',
    fix: 'Ask about another actor, audience or window.',
  });
}

/**
 * An amount along the scale, and the same seen from where the aim lay at the start of the window: one side for all draws
 * (see `towardAim`), that of the passage where there is one.
 */
export function movedIn(amount: Amount, inquiry: Inquiry): Moved & { readonly problems: readonly Problem[] } {
  const { course, passage } = inquiry;
  const moved = estimateIn(amount, course.scale);
  if (passage !== null) return { moved, ...towardAim(amount, passage) };
  const direction = directionAt(inquiry, 'start');
  return 'code' in direction
    ? { moved, toward: null, problems: [direction] }
    : { moved, ...towardSide(amount, direction, course.scale) };
}

/** The same seen from where the actor’s aim lies at the end of the window. */
export function movedFromEnd(amount: Amount, inquiry: Inquiry): Moved & { readonly problems: readonly Problem[] } {
  const moved = estimateIn(amount, inquiry.course.scale);
  const direction = directionAt(inquiry, 'end');
  return 'code' in direction
    ? { moved, toward: null, problems: [direction] }
    : { moved, ...towardSide(amount, direction, inquiry.course.scale) };
}

/**
 * Reach of the actor by draw: at the start aim(from) − x(from), at the end the aim of the last step less x(to). On
 * directed scales +1. Null where the actor has no aim then.
 */
export function reachIn({ course, actor }: Inquiry, when: 'start' | 'end'): Draws | null {
  const steps = stepsOf(course);
  if (course.scale.kind === 'directed') return new Float64Array(course.draws).fill(1);
  if (actor === course.audience || !course.aims.has(actor)) return null;
  const reach = new Float64Array(course.draws).map((_, d) => {
    const aim = aimIn(course, actor, d)![when === 'start' ? 0 : steps - 1]!;
    return aim - course.position[d * (steps + 1) + (when === 'start' ? 0 : steps)]!;
  });
  return reach.every(Number.isFinite) ? reach : null;
}

function directionAt(inquiry: Inquiry, when: 'start' | 'end'): Direction | Problem {
  const { course, actor } = inquiry;
  if (course.scale.kind === 'directed') return aimUp;
  const reach = reachIn(inquiry, when);
  if (reach !== null) return directionOf(reach);
  return problem('actor-has-no-aim', {
    expected: `an aim of ${actor} in ${formatPeriod(when === 'start' ? course.from : course.to - 1, course.scale.step)}`,
    got: 'none',
    fix: 'Read the movement by the ends of the scale, or ask about another actor or window.',
  });
}

/** The window's length [T]. */
export function elapsed({ course }: Inquiry): Quantity {
  return quantity(stepsOf(course) * course.stepLength, time);
}
