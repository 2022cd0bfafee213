import {
  type Course,
  type CourseForce,
  type CourseWithoutNoise,
  aimIn,
  forcesByActor,
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

/** All forces of a course together. O(forces × draws × steps) the first time. */
export function totalForce(course: CourseWithoutNoise): TotalForce {
  const known = totals.get(course);
  if (known !== undefined) return known;
  const steps = stepsOf(course);
  const groups = byActor(course, course.forces);
  const pull = new Float64Array(course.draws * steps);
  const push = new Float64Array(course.draws * steps);
  const total = { pull, push };
  const strength = new Float64Array(steps);
  for (let d = 0; d < course.draws; d++) addForces(groups, d, course.variant[d]!, total, d * steps, strength);
  totals.set(course, total);
  return total;
}

/** Forces of one actor, which share its aim. */
interface ActorForces {
  readonly forces: readonly CourseForce[];
  /** By variant; null on directed scales. */
  readonly aims: readonly Float64Array[] | null;
}

function byActor(course: CourseWithoutNoise, forces: readonly CourseForce[]): ActorForces[] {
  const directed = course.scale.kind === 'directed';
  return [...forcesByActor(forces)].map(([actor, own]) => ({
    forces: own,
    // An actor that does nothing in a step may have no aim then.
    aims: directed ? null : course.aims.get(actor)!.map((aim) => aim.map((goal) => (Number.isNaN(goal) ? 0 : goal))),
  }));
}

/**
 * Adds forces to the pull and push of one draw, from `at` on: strengths first, because the aim is the same for all of an
 * actor. `strength` is scratch, one a step.
 */
function addForces(
  groups: readonly ActorForces[],
  draw: number,
  variant: number,
  { pull, push }: TotalForce,
  at: number,
  strength: Float64Array,
): void {
  const steps = strength.length;
  for (const { forces, aims } of groups) {
    strength.fill(0);
    for (const { response, exposure } of forces) {
      const by = response[draw]!;
      for (let t = 0; t < steps; t++) strength[t]! += by * exposure[t]!;
    }
    if (aims === null) {
      for (let t = 0; t < steps; t++) push[at + t]! += strength[t]!;
    } else {
      const aim = aims[variant]!;
      for (let t = 0; t < steps; t++) {
        const by = strength[t]!;
        pull[at + t]! += by;
        push[at + t]! += by * aim[t]!;
      }
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
 * react to the new path. Positions, draws × (steps + 1) [L]. O((forces left out + 1) × draws × steps) once the total is
 * known, or with the forces that remain where they are fewer.
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
  const groups = byActor(course, fewerKept ? course.forces.filter((force) => !without(force)) : left);
  const leftOut = { pull: new Float64Array(steps), push: new Float64Array(steps) };
  const strength = new Float64Array(steps);
  const owed = new Float64Array(draws * (steps + 1));
  for (let d = 0, i = 0; d < draws; d++) {
    leftOut.pull.fill(0);
    leftOut.push.fill(0);
    addForces(groups, d, course.variant[d]!, leftOut, 0, strength);
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
