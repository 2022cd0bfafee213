import { type MechanismId, instruments } from '../instruments/index.js';
import type { Problem } from '../model/index.js';
import type { Amount } from './amount.js';
import { type Course, type CourseForce, type Inquiry, aimIn, stepsOf } from './course.js';
import { type Moved, movedFromEnd, reachIn } from './inquiry.js';
import { totalForce } from './law.js';
import { length } from './passage.js';

/** After how many periods a response is told. */
export const capacityPeriods = [1, 3, 5, 10] as const;

/** What one standard act of an instrument would do to the audience, whether or not one was made. */
export interface Capacity {
  readonly term: string;
  readonly mechanism: MechanismId | null;
  /** Whether it stays until it is ended: then it is held for as long as is told, otherwise done in one period. */
  readonly lasting: boolean;
  /** Seen from where the aim lies at the end of the window. */
  readonly after: readonly (Moved & { readonly periods: (typeof capacityPeriods)[number] })[];
}

/**
 * The capacity of an actor by every instrument in the course, its own or another's: responses to a unit dose are the
 * same for all actors. Empty, with a problem, where the actor has no aim at the end.
 */
export function capacities(inquiry: Inquiry): { capacity: Capacity[]; problems: readonly Problem[] } {
  const { course, actor } = inquiry;
  const byTerm = new Map<string, CourseForce>();
  for (const force of course.forces) if (force.kind === 'instrument') byTerm.set(force.term, force);
  if (reachIn(inquiry, 'end') === null) {
    const { problems } = movedFromEnd({ draws: new Float64Array(course.draws), dimensions: length }, inquiry);
    return { capacity: [], problems };
  }
  const baseline = futurePath(course, null);
  let notes: readonly Problem[] = [];
  const capacity = [...byTerm.values()].map(({ term, mechanism, response }): Capacity => {
    const lasting = instruments.find(({ id }) => id === term)?.lasting ?? false;
    const strength = response.map((by) => by * (inquiry.standing ?? 1));
    const path = futurePath(course, { actor, strength, held: lasting ? horizon : 1 });
    const after = capacityPeriods.map((periods) => {
      const { problems, ...moved } = movedFromEnd(difference(course.draws, path, baseline, periods), inquiry);
      notes = problems;
      return { periods, ...moved };
    });
    return { term, mechanism, lasting, after };
  });
  return { capacity, problems: notes };
}

const horizon = capacityPeriods.at(-1)!;

/** One more act, by draw with response × standing for strength, in the first `held` steps after the window. */
interface FurtherAct {
  readonly actor: string;
  readonly strength: Float64Array;
  readonly held: number;
}

/**
 * The path that is expected from the state at the end of the window: all doses, appeal and aims held as in its last step,
 * no common push and no noise. Positions, draws × (horizon + 1), the first that of `to`.
 */
function futurePath(course: Course, act: FurtherAct | null): Float64Array {
  const { draws, mass, momentumKept, homePull, home, position, velocity, stepLength } = course;
  const steps = stepsOf(course);
  const { pull, push } = totalForce(course);
  const path = new Float64Array(draws * (horizon + 1));
  for (let d = 0; d < draws; d++) {
    const last = (d + 1) * steps - 1;
    const aim = act === null ? null : (aimIn(course, act.actor, d)?.[steps - 1] ?? null);
    let x = position[last + d + 1]!;
    let v = velocity[last + d + 1]!;
    path[d * (horizon + 1)] = x;
    for (let h = 0; h < horizon; h++) {
      let forced = push[last]! - pull[last]! * x;
      if (act !== null && h < act.held) forced += act.strength[d]! * (aim === null ? 1 : aim - x);
      v = momentumKept[d]! * v + stepLength * (homePull[d]! * (home[d]! - x) + forced / mass[d]!);
      x += v * stepLength;
      path[d * (horizon + 1) + h + 1] = x;
    }
  }
  return path;
}

function difference(draws: number, path: Float64Array, baseline: Float64Array, periods: number): Amount {
  const moved = new Float64Array(draws).map((_, d) => {
    const at = d * (horizon + 1) + periods;
    return path[at]! - baseline[at]!;
  });
  return { draws: moved, dimensions: length };
}
