import type { Dimensions, Estimate, Problem } from '../model/index.js';
import { type Amount, estimateIn, plus } from './amount.js';
import { type Course, type CourseForce, type Inquiry, stepsOf } from './course.js';
import { noForces } from './inquiry.js';
import { requireCourse } from './law.js';
import { formatMeasured, formatMeasuredInterval, isClear, sized } from './reading.js';
import { forceDimensions } from './weighted-force.js';
import { type Computed, type Telling, dimensionsOn, word } from './word.js';

/** Positive = draws the audience toward the aim. */
export interface Appeal {
  /** Mean over the window. */
  readonly mean: Estimate;
  /** In the last step. */
  readonly last: Estimate;
  /** Mean over the window, by reason: ties, legitimacy … They sum to the mean in every draw. */
  readonly terms: readonly { readonly term: string; readonly mean: Estimate }[];
}

/** On common scales a pull per unit of reach, on directed ones a force. */
const pull: Dimensions = [1, 0, -2];

export const appeal = word<Appeal, Inquiry>({
  id: 'appeal',
  title: 'Appeal',
  symbol: 'A',
  formula:
    'A_ij(t) = Σ_c λ_c·(c_ij(t) − c̄_j(t))·ω_ij(t), over c in tie strength, legitimacy, authority and competence, with c̄_j the mean over actors weighted by standing ω; F_ij0 = A_ij·r_ij on common scales and A_ij on directed ones',
  dimensions: pull,
  directedDimensions: forceDimensions,
  definition:
    'Appeal is how strongly an actor draws an audience by what it is, before it does anything, compared with the average actor that this audience knows.',
  limits: [
    'It is relative to the audience’s average actor: the attraction that all actors share cannot be told from other things and is credited to nobody.',
    'It may be negative, and then the actor puts the audience off more than others do, or draws it less.',
    'It holds only for the reasons that the law was fitted with; charm that no indicator measures is not in it.',
    'Where actors with shuffled standings would appeal as much, it is not known: that test belongs to the fit, and is not made here.',
  ],
  source: 'Own definition: the part of the force that is there without any act.',
  compute: computeAppeal,
  headline: (result) => result.mean,
  reading: readAppeal,
});

/** The actor's forces of appeal; where there are none, a problem says so. */
export function appealForces(inquiry: Inquiry): { forces: readonly CourseForce[]; problems: readonly Problem[] } {
  const forces = inquiry.course.forces.filter((force) => force.actor === inquiry.actor && force.kind === 'appeal');
  return { forces, problems: forces.length > 0 ? [] : [noForces(inquiry, 'an appeal')] };
}

/** λ·(c − c̄)·ω summed over forces of appeal, in one step, by draw: [M/T²] on common, [M·L/T²] on directed scales. */
export function appealAt(course: Course, forces: readonly CourseForce[], step: number): Amount {
  return meanPull(course, forces, (exposure) => exposure[step]!);
}

function computeAppeal(inquiry: Inquiry): Computed<Appeal> {
  const { course } = inquiry;
  requireCourse(course);
  const { forces, problems } = appealForces(inquiry);
  if (forces.length === 0) return { value: null, problems };
  const steps = stepsOf(course);
  const mean = (exposure: Float64Array): number => exposure.reduce((sum, one) => sum + one, 0) / steps;
  const terms = forces.map((force) => meanPull(course, [force], mean));
  return {
    value: {
      mean: estimateIn(terms.reduce(plus), course.scale),
      last: estimateIn(appealAt(course, forces, steps - 1), course.scale),
      terms: forces.map(({ term }, k) => ({ term, mean: estimateIn(terms[k]!, course.scale) })),
    },
    problems: [],
  };
}

function meanPull(course: Course, forces: readonly CourseForce[], exposed: (exposure: Float64Array) => number): Amount {
  const draws = new Float64Array(course.draws);
  for (const { response, exposure } of forces) {
    const by = exposed(exposure);
    for (let d = 0; d < draws.length; d++) draws[d]! += response[d]! * by;
  }
  return { draws, dimensions: dimensionsOn(appeal, course.scale) };
}

function readAppeal({ mean }: Appeal, telling: Telling): string {
  const { actor } = telling.names;
  if (!isClear(mean)) {
    return `may be drawn by ${actor} more or less than by its average actor: the data do not tell (${formatMeasuredInterval(mean)})`;
  }
  return `was drawn ${mean.q50 > 0 ? 'more' : 'less'} by ${actor} than by its average actor, without any act: by ${formatMeasured(sized(mean))}`;
}
