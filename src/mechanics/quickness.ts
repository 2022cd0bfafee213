import type { Draws, Estimate } from '../model/index.js';
import { estimateIn } from './amount.js';
import type { Course, Inquiry } from './course.js';
import { pushResponse, responseHorizon } from './impulse-response.js';
import { requireCourse } from './law.js';
import { time } from './passage.js';
import { formatEstimate } from './reading.js';
import { type Computed, type Telling, word } from './word.js';

export interface Quickness {
  /** From the act until half of its largest effect is there. */
  readonly untilHalf: Estimate;
}

export const quickness = word<Quickness, Inquiry>({
  id: 'quickness',
  title: 'Quickness',
  symbol: 'τ½',
  formula:
    'τ½ = first time at which δx(τ½) = ½·max δx(h), h = 1 … 10 periods, with δx the response of the law to a push of one period, straight lines between periods, and the pull of all forces as in the last step',
  dimensions: time,
  definition:
    'Quickness is how long it takes until half of the largest effect of an act shows in where the audience stands.',
  limits: [
    'It is one value of the law for this audience, the same for every actor and instrument; those by instrument come from event studies.',
    'A small value is quick, even if the effect itself is small.',
    'The largest effect is looked for within 10 periods; one that goes on growing is cut off there.',
    'The clock is the scale’s: what happens within one period is not seen, and counts as even.',
  ],
  source: 'Rise time of an impulse response, as in control engineering; own choice of half and of ten periods.',
  compute: computeQuickness,
  headline: (result) => result.untilHalf,
  reading: readQuickness,
});

/** Time until half of the largest response to a push of one period, by draw [T]. */
export function timeToHalf(course: Course): Draws {
  const response = pushResponse(course, responseHorizon, 1);
  return new Float64Array(course.draws).map((_, d) => {
    const own = response.subarray(d * (responseHorizon + 1), (d + 1) * (responseHorizon + 1));
    // The first response is always in the push's own direction, so that half of the largest is above 0.
    const half = own.reduce((most, x) => Math.max(most, x)) / 2;
    const after = own.findIndex((x) => x >= half);
    const before = own[after - 1]!;
    return (after - 1 + (half - before) / (own[after]! - before)) * course.stepLength;
  });
}

function computeQuickness({ course }: Inquiry): Computed<Quickness> {
  requireCourse(course);
  return {
    value: { untilHalf: estimateIn({ draws: timeToHalf(course), dimensions: time }, course.scale) },
    problems: [],
  };
}

function readQuickness({ untilHalf }: Quickness, telling: Telling): string {
  return `shows half of the largest effect of a push after ${formatEstimate(untilHalf, telling.scale.step)}`;
}
