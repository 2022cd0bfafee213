import type { Dimensions, Draws } from '../model/index.js';
import { type Course, type CourseForce, aimIn, stepsOf } from './course.js';

/** Dimensions of a force, of work and energy, and of a momentum or impulse. */
export const forceDimensions: Dimensions = [1, 1, -2];
export const energyDimensions: Dimensions = [1, 2, -2];
export const momentumDimensions: Dimensions = [1, 1, -1];

/** Sums of one force over the window, by draw. */
export interface SignedSums {
  /** Over the steps in which it pushes toward its actor's aim. */
  readonly toward: Draws;
  /** Over the steps in which it pushes away from it. */
  readonly away: Draws;
}

/**
 * Σ_t weight(t)·F(t) of each force on the path as it was, by draw, apart for the steps in which it pushes toward the aim
 * and away from it: a push has the sign of the reach, or points up on directed scales, where response × exposure is
 * positive. Weights are draws × steps. O(draws × (actors × steps + exposures)).
 */
export function signedSums(course: Course, forces: readonly CourseForce[], weights: Float64Array): SignedSums[] {
  const steps = stepsOf(course);
  const reachOf = weightedReach(course, weights);
  return forces.map(({ actor, exposure, response }) => {
    const reach = reachOf(actor);
    const toward = new Float64Array(course.draws);
    const away = new Float64Array(course.draws);
    const exposed = exposedSteps(exposure);
    for (let d = 0; d < course.draws; d++) {
      let [up, down] = [0, 0];
      for (let k = 0; k < exposed.length; k++) {
        const t = exposed[k]!;
        const part = exposure[t]! * reach[d * steps + t]!;
        if (exposure[t]! > 0) up += part;
        else down += part;
      }
      const by = response[d]!;
      toward[d] = by * (by >= 0 ? up : down);
      away[d] = by * (by >= 0 ? down : up);
    }
    return { toward, away };
  });
}

/** Σ_t weight(t)·F(t) of each force on the path as it was, by draw. O(draws × (actors × steps + exposures)). */
export function weightedForces(course: Course, forces: readonly CourseForce[], weights: Float64Array): Draws[] {
  const steps = stepsOf(course);
  const reachOf = weightedReach(course, weights);
  return forces.map(({ actor, exposure, response }) => {
    const reach = reachOf(actor);
    const sums = new Float64Array(course.draws);
    const exposed = exposedSteps(exposure);
    for (let d = 0; d < course.draws; d++) {
      let sum = 0;
      for (let k = 0; k < exposed.length; k++) {
        const t = exposed[k]!;
        sum += exposure[t]! * reach[d * steps + t]!;
      }
      sums[d] = response[d]! * sum;
    }
    return sums;
  });
}

/** The steps in which a force acts: most act in a few. */
function exposedSteps(exposure: Float64Array): Int32Array {
  let count = 0;
  for (let t = 0; t < exposure.length; t++) if (exposure[t] !== 0) count++;
  const steps = new Int32Array(count);
  for (let t = 0, k = 0; t < exposure.length; t++) if (exposure[t] !== 0) steps[k++] = t;
  return steps;
}

/** Weight × reach of an actor, draws × steps, kept while forces of the same actor are asked for; 0 where it has no aim. */
function weightedReach(course: Course, weights: Float64Array): (actor: string) => Float64Array {
  const steps = stepsOf(course);
  const { position, draws } = course;
  if (course.scale.kind === 'directed') return () => weights;
  const reach = new Float64Array(draws * steps);
  let whose: string | null = null;
  return (actor) => {
    if (actor === whose) return reach;
    whose = actor;
    for (let d = 0, i = 0; d < draws; d++) {
      const aim = aimIn(course, actor, d)!;
      for (let t = 0; t < steps; t++, i++) {
        const goal = aim[t]!;
        reach[i] = Number.isNaN(goal) ? 0 : weights[i]! * (goal - position[i + d]!);
      }
    }
    return reach;
  };
}

/** Σ_t weight(t)·value(t) of a table of draws × steps, by draw. */
export function weightedSum(course: Course, values: Float64Array, weights: Float64Array): Draws {
  const steps = stepsOf(course);
  const sums = new Float64Array(course.draws);
  for (let d = 0, i = 0; d < course.draws; d++) {
    for (let t = 0; t < steps; t++, i++) sums[d]! += values[i]! * weights[i]!;
  }
  return sums;
}

/** Weights that are the same in every draw. */
export function weightsByStep(course: Course, weight: (step: number) => number): Float64Array {
  const steps = stepsOf(course);
  const byStep = Float64Array.from({ length: steps }, (_, t) => weight(t));
  const weights = new Float64Array(course.draws * steps);
  for (let d = 0; d < course.draws; d++) weights.set(byStep, d * steps);
  return weights;
}
