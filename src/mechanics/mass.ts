import type { Estimate } from '../model/index.js';
import { estimateIn } from './amount.js';
import type { Inquiry } from './course.js';
import { requireCourse } from './law.js';
import { formatEstimate, formatInterval } from './reading.js';
import { type Computed, word } from './word.js';

export interface Mass {
  /** In standard audiences. */
  readonly mass: Estimate;
}

export const mass = word<Mass, Inquiry>({
  id: 'mass',
  title: 'Mass',
  symbol: 'm',
  formula:
    'm_j = F·Δt/Δv, with Δv the velocity that a force F gives audience j in one step; log m_j ~ N(0, τ_m²) over audiences, geometric mean 1',
  dimensions: [1, 0, 0],
  definition:
    'Mass is how hard an audience is to move: of two that meet the same force, the one that changes its pace less is the heavier.',
  limits: [
    'It is told from how little the audience moves under what nothing explains, not from the size of its country or people.',
    'Everybody is taken to meet unexplained forces of one size; where an audience lives in calmer times, it looks heavier than it is.',
    'A standard audience is the geometric mean of those in the fit, so masses of two fits are in two units.',
  ],
  source:
    'Inertial mass (Newton’s second law), with unexplained forces of one size in place of a known one; own definition of the unit.',
  compute: computeMass,
  headline: (result) => result.mass,
  reading: readMass,
});

function computeMass({ course }: Inquiry): Computed<Mass> {
  requireCourse(course);
  return {
    value: { mass: estimateIn({ draws: course.mass, dimensions: mass.dimensions }, course.scale) },
    problems: [],
  };
}

function readMass({ mass: measured }: Mass): string {
  if (measured.q05 > 1) return `was ${formatEstimate(measured, null)} times as hard to move as a standard audience`;
  if (measured.q95 < 1)
    return `was easier to move than a standard audience, with ${formatEstimate(measured, null)} of its mass`;
  return `may have been harder or easier to move than a standard audience: the data do not tell (${formatInterval(measured, null)} of its mass)`;
}
