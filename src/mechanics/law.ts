import {
  type Course,
  type CourseForce,
  type CourseWithoutNoise,
  aimIn,
  requireFilled,
  requireTables,
  stepsOf,
} from './course.js';

/*
 * The law of motion, its one definition. Step t leads from period t to t + 1:
 *
 *   F_k(t)  = response · exposure(t) · (aim(t) − x(t))    on common scales; response · exposure(t) on directed ones
 *   v(t+1) = ρ·v(t) + Δt·{ κ·(h − x(t)) + a(t) + (1/m)·[ Σ_k F_k(t) + η(t) ] }
 *   x(t+1) = x(t) + v(t+1)·Δt
 *
 * Another unit of time at the same step (Δt = 12 for months) leaves ρ as it is, which is a share kept per step, and
 * rescales all else by its dimensions: v and v(t+1) − v(t) by 1/12; κ, a, response and η by 1/12², which Δt = 12 makes
 * 1/12. In the same way x, v, h, a, η and directed responses go with the unit of length; η and responses with that of mass.
 */

/** All forces together, draws × steps: Σ F(t) = push(t) − pull(t)·x(t). Pull is 0 on directed scales. */
export interface TotalForce {
  readonly pull: Float64Array;
  readonly push: Float64Array;
}

// Every word asks for them, and they cost as much as all that follows; a course is never changed, so they stay good.
const totals = new WeakMap<CourseWithoutNoise, TotalForce>();
const sound = new WeakSet<Course>();

/**
 * Throws a RangeError where the tables of a course do not fit each other, or its path is not the one that the law makes
 * of its forces and its noise. Looked at once a course.
 */
export function requireCourse(course: Course): void {
  if (sound.has(course)) return;
  requireTables(course);
  requireFilled('noise', course.noise, course.draws * stepsOf(course));
  const { draws, position, noise, mass, stepLength } = course;
  const steps = stepsOf(course);
  const expected = noiseOf(course);
  for (let d = 0; d < draws; d++) {
    for (let t = 0; t < steps; t++) {
      const at = d * (steps + 1) + t;
      const moved = stepLength * course.velocity[at + 1]!;
      const perForce = stepLength ** 2 / mass[d]!;
      const shaken = noise[d * steps + t]! * perForce;
      const size = Math.abs(position[at]!) + Math.abs(position[at + 1]!) + Math.abs(moved) + Math.abs(shaken);
      const astray = Math.abs(position[at + 1]! - position[at]! - moved);
      const unexplained = Math.abs(shaken - expected[d * steps + t]! * perForce);
      if (astray > 1e-8 * size || unexplained > 1e-8 * size) {
        throw new RangeError(
          `Expected a path that follows the law with its noise, got another at step ${t} of draw ${d}`,
        );
      }
    }
  }
  sound.add(course);
}

/** One force in one draw at one step, F = response · exposure · reach [M·L/T²]. */
export function forceAt(course: CourseWithoutNoise, force: CourseForce, draw: number, step: number): number {
  const strength = force.response[draw]! * force.exposure[step]!;
  const aim = aimIn(course, force.actor, draw);
  if (aim === null || strength === 0) return strength;
  return strength * (aim[step]! - course.position[draw * (stepsOf(course) + 1) + step]!);
}

/** All forces of a course together. O(forces × steps + responses × draws × steps) the first time. */
export function totalForce(course: CourseWithoutNoise): TotalForce {
  const known = totals.get(course);
  if (known !== undefined) return known;
  const steps = stepsOf(course);
  const groups = byResponse(course, course.forces);
  const pull = new Float64Array(course.draws * steps);
  const push = new Float64Array(course.draws * steps);
  const total = { pull, push };
  for (let d = 0; d < course.draws; d++) addForces(groups, d, course.variant[d]!, total, d * steps, steps);
  totals.set(course, total);
  return total;
}

/** Forces that share a response, as those of one instrument do: together they are one force of the same response. */
export interface SharedResponse {
  readonly response: Float64Array;
  /** By variant, what they come to per unit of response, by step. On directed scales there is one variant, without pull. */
  readonly pull: readonly Float64Array[];
  readonly push: readonly Float64Array[];
}

/** Forces by the responses they share, in the order in which they come. */
export function byResponse(course: CourseWithoutNoise, forces: readonly CourseForce[]): SharedResponse[] {
  const steps = stepsOf(course);
  const directed = course.scale.kind === 'directed';
  const variants = directed ? 1 : Math.max(1, ...[...course.aims.values()].map((aims) => aims.length));
  const shared = new Map<Float64Array, SharedResponse>();
  const empty = (): Float64Array[] => Array.from({ length: variants }, () => new Float64Array(steps));
  for (const { actor, response, exposure } of forces) {
    let own = shared.get(response);
    if (own === undefined) shared.set(response, (own = { response, pull: empty(), push: empty() }));
    for (let k = 0; k < variants; k++) {
      const [pull, push] = [own.pull[k]!, own.push[k]!];
      if (directed) {
        for (let t = 0; t < steps; t++) push[t]! += exposure[t]!;
        continue;
      }
      const aim = course.aims.get(actor)![k]!;
      for (let t = 0; t < steps; t++) {
        // An actor that does nothing in a step may have no aim then.
        const strength = exposure[t]!;
        if (strength === 0) continue;
        pull[t]! += strength;
        push[t]! += strength * aim[t]!;
      }
    }
  }
  return [...shared.values()];
}

/** Adds forces to the pull and push of one draw, from `at` on. */
function addForces(
  groups: readonly SharedResponse[],
  draw: number,
  variant: number,
  total: TotalForce,
  at: number,
  steps: number,
): void {
  for (const { response, pull, push } of groups) {
    const by = response[draw]!;
    const own = pull.length === 1 ? 0 : variant;
    const [pulls, pushes] = [pull[own]!, push[own]!];
    for (let t = 0; t < steps; t++) {
      total.pull[at + t]! += by * pulls[t]!;
      total.push[at + t]! += by * pushes[t]!;
    }
  }
}

/** Σ F(t) of all forces on the path as it was, draws × steps [M·L/T²]. */
export function totalForceOnPath(course: CourseWithoutNoise): Float64Array {
  const steps = stepsOf(course);
  const { pull, push } = totalForce(course);
  const sum = new Float64Array(course.draws * steps);
  for (let d = 0, i = 0; d < course.draws; d++) {
    for (let t = 0; t < steps; t++, i++) sum[i] = push[i]! - pull[i]! * course.position[i + d]!;
  }
  return sum;
}

/** The noise η that makes the law yield this path: the exact inverse of a step, draws × steps [M·L/T²]. */
export function noiseOf(course: CourseWithoutNoise): Float64Array {
  const { draws, velocity, position, mass, momentumKept, homePull, home, common, stepLength } = course;
  const steps = stepsOf(course);
  const forced = totalForceOnPath(course);
  const noise = new Float64Array(draws * steps);
  for (let d = 0, i = 0; d < draws; d++) {
    for (let t = 0; t < steps; t++, i++) {
      const at = i + d;
      const gained = (velocity[at + 1]! - momentumKept[d]! * velocity[at]!) / stepLength;
      noise[i] = mass[d]! * (gained - homePull[d]! * (home[d]! - position[at]!) - common[i]!) - forced[i]!;
    }
  }
  return noise;
}

/**
 * The path from the same start with the same noise, without the forces for which `without` holds; those that remain
 * react to the new path. Positions, draws × (steps + 1) [L]. O((responses left out + 1) × draws × steps + forces × steps)
 * once the total is known, or with those that remain where they are fewer.
 */
export function rerun(course: Course, without: (force: CourseForce) => boolean): Float64Array {
  const owed = owedTo(course, without);
  return course.position.map((x, i) => x - owed[i]!);
}

/**
 * How far the path lies from where `rerun` has it, δ = x − x′, draws × (steps + 1) [L]. The law is linear along a given
 * path, so that δ obeys one of its own, in which start, home, common push and noise drop out:
 *
 *   δv(t+1) = ρ·δv(t) + Δt·{ (1/m)·Σ_left F(t) − [κ + (1/m)·Σ_kept strength(t)]·δ(t) },   δ(t+1) = δ(t) + δv(t+1)·Δt
 */
export function owedTo(course: Course, without: (force: CourseForce) => boolean): Float64Array {
  const { draws, position, mass, momentumKept, homePull, stepLength } = course;
  const steps = stepsOf(course);
  const total = totalForce(course);
  const left = course.forces.filter(without);
  const fewerKept = 2 * left.length > course.forces.length;
  const groups = byResponse(course, fewerKept ? course.forces.filter((force) => !without(force)) : left);
  const leftOut = { pull: new Float64Array(steps), push: new Float64Array(steps) };
  const owed = new Float64Array(draws * (steps + 1));
  for (let d = 0, i = 0; d < draws; d++) {
    leftOut.pull.fill(0);
    leftOut.push.fill(0);
    addForces(groups, d, course.variant[d]!, leftOut, 0, steps);
    if (fewerKept) {
      for (let t = 0; t < steps; t++) {
        leftOut.pull[t] = total.pull[i + t]! - leftOut.pull[t]!;
        leftOut.push[t] = total.push[i + t]! - leftOut.push[t]!;
      }
    }
    const rho = momentumKept[d]!;
    const perForce = stepLength / mass[d]!;
    const homeward = stepLength * homePull[d]!;
    let x = 0;
    let v = 0;
    for (let t = 0; t < steps; t++, i++) {
      const pull = leftOut.pull[t]!;
      const force = leftOut.push[t]! - pull * position[i + d]!;
      v = rho * v + perForce * force - (homeward + perForce * (total.pull[i]! - pull)) * x;
      x += v * stepLength;
      owed[i + d + 1] = x;
    }
  }
  return owed;
}
