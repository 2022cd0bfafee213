import type { Estimate } from '../model/index.js';
import { type Toward, heading } from './aim.js';
import { type Amount, estimateIn, plus } from './amount.js';
import { type Inquiry, stepsOf } from './course.js';
import { movedIn, ownForces } from './inquiry.js';
import { requireCourse, totalForceOnPath } from './law.js';
import { type Parts, partsOf } from './parts.js';
import { formatMeasured, formatMeasuredInterval, isClear, sized } from './reading.js';
import { forceDimensions, weightedForces, weightedSum, weightsByStep } from './weighted-force.js';
import { type Computed, type Telling, word } from './word.js';

/** Positive = up the scale, except in `toward`. */
export interface Force {
  /** Mean over the steps of the window. */
  readonly mean: Parts;
  /** The mean net force seen from the aim; null where there is none. */
  readonly toward: Toward | null;
  /** In the last step. */
  readonly last: Parts;
  /** Net force of all actors together. */
  readonly everyone: { readonly mean: Estimate; readonly last: Estimate };
}

export const force = word<Force, Inquiry>({
  id: 'force',
  title: 'Force',
  symbol: 'F',
  formula:
    'F_ij(t) = Σ_k θ_k·D_ijk(t)·ω_ij(t)·r_ij(t) + Σ_c λ_c·(c_ij − c̄_j)·ω_ij(t)·r_ij(t), with dose D, standing ω, response θ and appeal λ; r is the reach on common scales and 1 on directed ones',
  dimensions: forceDimensions,
  definition:
    'Force is how hard an actor pushes or pulls an audience along the scale, by what it does and by what it is, whether or not the audience moves.',
  limits: [
    'It is what the fitted law makes of the acts on record; a force that left no record is in the noise.',
    'A force need not move anybody: others may push the other way, and the audience may be held.',
    'Attraction, coercion and inducement are labels of acts, whichever way they push; inducement is contested and added to neither.',
    'The mean over a window hides a force that changed its direction on the way.',
  ],
  source:
    'Force of Newtonian mechanics, as a response to doses of acts that grows with the distance to go; own definition.',
  compute: computeForce,
  headline: (result) => result.mean.net,
  reading: readForce,
});

function computeForce(inquiry: Inquiry): Computed<Force> {
  const { course } = inquiry;
  requireCourse(course);
  const { forces, problems } = ownForces(inquiry);
  if (forces.length === 0) return { value: null, problems };
  const steps = stepsOf(course);
  const overWindow = weightsByStep(course, () => 1 / steps);
  const inLast = weightsByStep(course, (step) => (step === steps - 1 ? 1 : 0));
  const own = (weights: Float64Array): Amount[] =>
    weightedForces(course, forces, weights).map((draws) => ({ draws, dimensions: forceDimensions }));
  const total = totalForceOnPath(course);
  const all = (weights: Float64Array): Estimate =>
    estimateIn({ draws: weightedSum(course, total, weights), dimensions: forceDimensions }, course.scale);
  const means = own(overWindow);
  const net = movedIn(means.reduce(plus), inquiry);
  return {
    value: {
      mean: partsOf(forces, means, course.scale),
      toward: net.toward,
      last: partsOf(forces, own(inLast), course.scale),
      everyone: { mean: all(overWindow), last: all(inLast) },
    },
    problems: net.problems,
  };
}

function readForce({ mean: { net }, toward }: Force, telling: Telling): string {
  const { actor } = telling.names;
  if (!isClear(net)) {
    return `was under no clear net force from ${actor}: the data do not tell which way it points (${formatMeasuredInterval(net)})`;
  }
  return `was under a force of ${formatMeasured(sized(net))} from ${actor}, ${heading(toward, net.q50 > 0, telling)}`;
}
