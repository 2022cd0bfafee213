import type { Estimate } from '../model/index.js';
import { type Toward, heading } from './aim.js';
import { type Amount, estimateIn, plus } from './amount.js';
import type { Inquiry } from './course.js';
import { movedIn, ownForces } from './inquiry.js';
import { requireCourse, totalForceOnPath } from './law.js';
import { type Parts, partsOf } from './parts.js';
import { formatMeasured, formatMeasuredInterval, isClear, sized } from './reading.js';
import { momentumDimensions, weightedForces, weightedSum, weightsByStep } from './weighted-force.js';
import { type Computed, type Telling, word } from './word.js';

/** Positive = up the scale, except in `toward`. */
export interface Impulse {
  readonly parts: Parts;
  /** The net impulse seen from the aim; null where there is none. */
  readonly toward: Toward | null;
  /** That of all actors together. */
  readonly everyone: Estimate;
}

export const impulse = word<Impulse, Inquiry>({
  id: 'impulse',
  title: 'Impulse',
  symbol: 'J',
  formula: 'J_ij = Σ_t F_ij(t)·Δt, over the steps t of the window',
  dimensions: momentumDimensions,
  definition:
    'Impulse is a force added up over the time it lasted: all the motion that an actor gave the audience, before friction took any of it.',
  limits: [
    'It counts what was given, not what was left of it at the end: friction and home pull take motion away.',
    'Pushes one way and the other cancel in it.',
  ],
  source: 'Impulse of mechanics (Halliday, Resnick & Walker, Fundamentals of Physics, chapter 9), in steps.',
  compute: computeImpulse,
  headline: (result) => result.parts.net,
  reading: readImpulse,
});

function computeImpulse(inquiry: Inquiry): Computed<Impulse> {
  const { course } = inquiry;
  requireCourse(course);
  const { forces, problems } = ownForces(inquiry);
  if (forces.length === 0) return { value: null, problems };
  const weights = weightsByStep(course, () => course.stepLength);
  const amounts = weightedForces(course, forces, weights).map((draws): Amount => ({
    draws,
    dimensions: momentumDimensions,
  }));
  const all = weightedSum(course, totalForceOnPath(course), weights);
  const net = movedIn(amounts.reduce(plus), inquiry);
  return {
    value: {
      parts: partsOf(forces, amounts, course.scale),
      toward: net.toward,
      everyone: estimateIn({ draws: all, dimensions: momentumDimensions }, course.scale),
    },
    problems: net.problems,
  };
}

function readImpulse({ parts: { net }, toward }: Impulse, telling: Telling): string {
  const { actor } = telling.names;
  if (!isClear(net)) {
    return `took no clear impulse from ${actor}: the data do not tell which way it went (${formatMeasuredInterval(net)})`;
  }
  return `took an impulse of ${formatMeasured(sized(net))} from ${actor}, ${heading(toward, net.q50 > 0, telling)}`;
}
