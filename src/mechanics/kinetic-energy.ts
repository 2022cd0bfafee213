import type { Estimate } from '../model/index.js';
import { type Amount, estimateIn, minus } from './amount.js';
import { type Course, type Inquiry, stepsOf } from './course.js';
import { requireCourse } from './law.js';
import { formatMeasured, formatMeasuredInterval, formatWhen, isClear, sized } from './reading.js';
import { energyDimensions } from './weighted-force.js';
import { type Computed, type Telling, word } from './word.js';

export interface KineticEnergy {
  readonly start: Estimate;
  readonly end: Estimate;
  /** End less start: what all works together come to. */
  readonly change: Estimate;
}

export const kineticEnergy = word<KineticEnergy, Inquiry>({
  id: 'kineticEnergy',
  title: 'Kinetic energy',
  symbol: 'K',
  formula: 'K = ½·m·v²',
  dimensions: energyDimensions,
  definition:
    'Kinetic energy is the work that it took to set an audience moving as fast as it does, whichever way it moves.',
  limits: [
    'It does not say which way the audience moves, nor who set it moving.',
    'Doubt about the velocity makes it larger, because a square cannot be negative.',
    'It is not conserved: friction, home pull and noise give and take, and the account of works says how much.',
  ],
  source: 'Kinetic energy of mechanics (Halliday, Resnick & Walker, Fundamentals of Physics, chapter 7).',
  compute: computeKineticEnergy,
  headline: (result) => result.end,
  reading: readKineticEnergy,
});

function kineticEnergyAt(course: Course, step: number): Amount {
  const periods = stepsOf(course) + 1;
  return {
    draws: course.mass.map((m, d) => (m * course.velocity[d * periods + step]! ** 2) / 2),
    dimensions: energyDimensions,
  };
}

function computeKineticEnergy({ course }: Inquiry): Computed<KineticEnergy> {
  requireCourse(course);
  const [start, end] = [kineticEnergyAt(course, 0), kineticEnergyAt(course, stepsOf(course))];
  return {
    value: {
      start: estimateIn(start, course.scale),
      end: estimateIn(end, course.scale),
      change: estimateIn(minus(end, start), course.scale),
    },
    problems: [],
  };
}

function readKineticEnergy({ end, change }: KineticEnergy, telling: Telling): string {
  const since = formatWhen(telling.from, telling);
  const compared = isClear(change)
    ? `${formatMeasured(sized(change))} ${change.q50 > 0 ? 'more' : 'less'} than in ${since}`
    : `the data do not tell whether more or less than in ${since} (${formatMeasuredInterval(change)})`;
  return `had an energy of motion of ${formatMeasured(end)} in ${formatWhen(telling.to, telling)}; ${compared}`;
}
