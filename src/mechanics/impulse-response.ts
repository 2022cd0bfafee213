import { type Course, stepsOf } from './course.js';
import { totalForce } from './law.js';

/** Periods within which the largest response to a push is looked for. */
export const responseHorizon = 10;

/**
 * How far an audience has moved h periods after a push of 1 [M·L/T²] in each of the first `held` steps: draws × (periods
 * + 1), [L] per unit of force, the first 0. The pull of all forces is held as it was in the last step of the window.
 */
export function pushResponse(course: Course, periods: number, held: number): Float64Array {
  const { draws, mass, momentumKept, stepLength } = course;
  const stiffness = stiffnessAtEnd(course);
  const response = new Float64Array(draws * (periods + 1));
  for (let d = 0; d < draws; d++) {
    let x = 0;
    let v = 0;
    for (let h = 0; h < periods; h++) {
      v = momentumKept[d]! * v + stepLength * ((h < held ? 1 / mass[d]! : 0) - stiffness[d]! * x);
      x += v * stepLength;
      response[d * (periods + 1) + h + 1] = x;
    }
  }
  return response;
}

/** What draws an audience back per unit of distance, κ + Σ strength/m, in the last step of the window, by draw [1/T²]. */
function stiffnessAtEnd(course: Course): Float64Array {
  const steps = stepsOf(course);
  const { pull } = totalForce(course);
  return course.homePull.map((kappa, d) => kappa + pull[(d + 1) * steps - 1]! / course.mass[d]!);
}

/**
 * ∂x(to)/∂v(t+1) for every step, draws × steps [T]: how far a velocity gained in a step carries to the end. With
 * `reacting`, home and forces react to the changed path; otherwise they stay frozen, and only friction acts.
 */
export function carriedToEnd(course: Course, reacting: boolean): Float64Array {
  const { draws, mass, momentumKept, homePull, stepLength } = course;
  const steps = stepsOf(course);
  const { pull } = totalForce(course);
  const carried = new Float64Array(draws * steps);
  for (let d = 0; d < draws; d++) {
    // Sensitivities of x(to) to position and velocity, backwards from the end.
    let byPosition = 1;
    let byVelocity = 0;
    for (let t = steps - 1; t >= 0; t--) {
      const i = d * steps + t;
      const gained = byVelocity + stepLength * byPosition;
      carried[i] = gained;
      byVelocity = momentumKept[d]! * gained;
      if (reacting) byPosition -= gained * stepLength * (homePull[d]! + pull[i]! / mass[d]!);
    }
  }
  return carried;
}
