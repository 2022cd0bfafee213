import type { Estimate } from '../model/index.js';
import { type Amount, estimateIn } from './amount.js';
import { type Course, type Inquiry, stepsOf } from './course.js';
import { requireCourse } from './law.js';
import { formatMeasured, formatMeasuredInterval, formatWhen, isClear, sized } from './reading.js';
import { momentumDimensions } from './weighted-force.js';
import { type Computed, type Telling, word } from './word.js';

/** Positive = up the scale. */
export interface Momentum {
  readonly start: Estimate;
  readonly end: Estimate;
}

export const momentum = word<Momentum, Inquiry>({
  id: 'momentum',
  title: 'Momentum',
  symbol: 'p',
  formula: 'p = m·v, with m the mass of the audience and v its velocity',
  dimensions: momentumDimensions,
  definition:
    'Momentum is how much motion an audience carries: its mass times its velocity, and so what a force must work against to stop it.',
  limits: [
    'It says how much motion there is, not who gave it.',
    'It is not kept for long where friction is strong; what share lasts from one period to the next is a number of the law.',
    'It is that of the two ends of the window, and each is the velocity of a single step.',
  ],
  source: 'Momentum of mechanics (Halliday, Resnick & Walker, Fundamentals of Physics, chapter 9).',
  compute: computeMomentum,
  headline: (result) => result.end,
  reading: readMomentum,
});

/** m·v in the period `step` steps after the start, by draw. */
function momentumAt(course: Course, step: number): Amount {
  const periods = stepsOf(course) + 1;
  return {
    draws: course.mass.map((m, d) => m * course.velocity[d * periods + step]!),
    dimensions: momentumDimensions,
  };
}

function computeMomentum({ course }: Inquiry): Computed<Momentum> {
  requireCourse(course);
  const at = (step: number): Estimate => estimateIn(momentumAt(course, step), course.scale);
  return { value: { start: at(0), end: at(stepsOf(course)) }, problems: [] };
}

function readMomentum({ end }: Momentum, telling: Telling): string {
  const when = formatWhen(telling.to, telling);
  if (!isClear(end)) {
    return `may have been on its way up or down the scale in ${when}: the data do not tell (${formatMeasuredInterval(end)})`;
  }
  const side = telling.scale.ends[end.q50 > 0 ? 1 : 0];
  return `carried a momentum of ${formatMeasured(sized(end))} toward “${side}” in ${when}`;
}
