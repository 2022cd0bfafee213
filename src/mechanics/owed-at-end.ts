import { type Course, type CourseForce, stepsOf } from './course.js';
import { byResponse, owedTo, type SharedResponse, totalForce } from './law.js';

/**
 * Where `owedTo` ends for several sets of forces, each left out alone: by set, draws [L]. The digits of `owedTo`, several times
 * sooner: of the path only its end is kept, and what draws share is looked up once for four of them.
 * O(sets × draws × steps + forces × draws × steps).
 */
export function owedAtEnd(course: Course, sets: readonly (readonly CourseForce[])[]): Float64Array[] {
  return sets.map((left): Float64Array => {
    // Where most forces are left out those that are kept are summed: other sums, and other last digits.
    if (2 * left.length > course.forces.length) return endOfAll(course, left);
    const end = new Float64Array(course.draws);
    const groups = byResponse(course, left);
    const start = firstStepOf(left, stepsOf(course));
    const room = new Float64Array(2 * abreast * stepsOf(course));
    for (let d = 0; d < course.draws; d += abreast) walkAbreast(course, groups, { d, start, room }, end);
    return end;
  });
}

/** The step in which the first of some forces begins: before it nothing is owed. */
function firstStepOf(forces: readonly CourseForce[], steps: number): number {
  return forces.reduce((first, { exposure }) => {
    const own = exposure.findIndex((one) => one !== 0);
    return own < 0 ? first : Math.min(first, own);
  }, steps);
}

function endOfAll(course: Course, left: readonly CourseForce[]): Float64Array {
  const leftOut = new Set(left);
  const owed = owedTo(course, (force) => leftOut.has(force));
  const periods = stepsOf(course) + 1;
  return new Float64Array(course.draws).map((_, d) => owed[(d + 1) * periods - 1]!);
}

/** How many draws are taken along the path at once: a step waits for the one before it, but not for those of other draws. */
const abreast = 4;

interface Walk {
  /** The first of its draws. */
  readonly d: number;
  readonly start: number;
  readonly room: Float64Array;
}

/** The loop of `owedTo` for four draws; beyond the last draw, that one again. */
function walkAbreast(
  course: Course,
  groups: readonly SharedResponse[],
  { d: a, start, room }: Walk,
  end: Float64Array,
): void {
  const { draws, position, mass, momentumKept, homePull, stepLength } = course;
  const steps = stepsOf(course);
  const total = totalForce(course).pull;
  const last = draws - 1;
  const b = Math.min(last, a + 1);
  const c = Math.min(last, a + 2);
  const d = Math.min(last, a + 3);
  sumInto(groups, course, [a, b, c, d], { start, room });
  const rhoA = momentumKept[a]!;
  const rhoB = momentumKept[b]!;
  const rhoC = momentumKept[c]!;
  const rhoD = momentumKept[d]!;
  const perForceA = stepLength / mass[a]!;
  const perForceB = stepLength / mass[b]!;
  const perForceC = stepLength / mass[c]!;
  const perForceD = stepLength / mass[d]!;
  const homewardA = stepLength * homePull[a]!;
  const homewardB = stepLength * homePull[b]!;
  const homewardC = stepLength * homePull[c]!;
  const homewardD = stepLength * homePull[d]!;
  let xA = 0;
  let xB = 0;
  let xC = 0;
  let xD = 0;
  let vA = 0;
  let vB = 0;
  let vC = 0;
  let vD = 0;
  for (let t = start, at = 2 * abreast * start; t < steps; t++, at += 2 * abreast) {
    const iA = a * steps + t;
    const iB = b * steps + t;
    const iC = c * steps + t;
    const iD = d * steps + t;
    const pA = room[at]!;
    const pB = room[at + 2]!;
    const pC = room[at + 4]!;
    const pD = room[at + 6]!;
    const forceA = room[at + 1]! - pA * position[iA + a]!;
    const forceB = room[at + 3]! - pB * position[iB + b]!;
    const forceC = room[at + 5]! - pC * position[iC + c]!;
    const forceD = room[at + 7]! - pD * position[iD + d]!;
    vA = rhoA * vA + perForceA * forceA - (homewardA + perForceA * (total[iA]! - pA)) * xA;
    vB = rhoB * vB + perForceB * forceB - (homewardB + perForceB * (total[iB]! - pB)) * xB;
    vC = rhoC * vC + perForceC * forceC - (homewardC + perForceC * (total[iC]! - pC)) * xC;
    vD = rhoD * vD + perForceD * forceD - (homewardD + perForceD * (total[iD]! - pD)) * xD;
    xA += vA * stepLength;
    xB += vB * stepLength;
    xC += vC * stepLength;
    xD += vD * stepLength;
  }
  end[a] = xA;
  end[b] = xB;
  end[c] = xC;
  end[d] = xD;
}

/** Pull and push of the forces by turns, of four draws beside each other, step by step. */
function sumInto(
  groups: readonly SharedResponse[],
  { variant }: Course,
  drawn: readonly [number, number, number, number],
  { start, room }: Pick<Walk, 'start' | 'room'>,
): void {
  for (let g = 0; g < groups.length; g++) {
    const { response, pull, push } = groups[g]!;
    for (let k = 0; k < abreast; k++) {
      const by = response[drawn[k]!]!;
      const own = pull.length === 1 ? 0 : variant[drawn[k]!]!;
      const pulls = pull[own]!;
      const pushes = push[own]!;
      if (g === 0) {
        for (let t = start, at = 2 * (abreast * start + k); t < pulls.length; t++, at += 2 * abreast) {
          room[at] = by * pulls[t]!;
          room[at + 1] = by * pushes[t]!;
        }
      } else {
        for (let t = start, at = 2 * (abreast * start + k); t < pulls.length; t++, at += 2 * abreast) {
          room[at]! += by * pulls[t]!;
          room[at + 1]! += by * pushes[t]!;
        }
      }
    }
  }
}
