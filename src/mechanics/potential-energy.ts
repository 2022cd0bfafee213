import type { Estimate } from '../model/index.js';
import { type Amount, estimateIn, minus } from './amount.js';
import { appealAt, appealForces } from './appeal.js';
import { type Course, type CourseForce, type Inquiry, aimIn, stepsOf } from './course.js';
import { requireCourse } from './law.js';
import { formatMeasured, formatMeasuredInterval, formatWhen, isClear, sized } from './reading.js';
import { energyDimensions } from './weighted-force.js';
import { type Computed, type Telling, word } from './word.js';

/** On directed scales known up to a constant: there only the change means anything. */
export interface PotentialEnergy {
  readonly start: Estimate;
  readonly end: Estimate;
  /** End less start: negative = stored attraction was drawn down. */
  readonly change: Estimate;
}

export const potentialEnergy = word<PotentialEnergy, Inquiry>({
  id: 'potentialEnergy',
  title: 'Potential energy',
  symbol: 'U',
  formula:
    'U = ½·A·r² on common scales, with A the appeal of the actor and r the reach; U = −A·x on directed ones, up to a constant; at t₁ with the appeal and the aim of the last step',
  dimensions: energyDimensions,
  definition:
    'Potential energy is attraction stored in a relationship: the work that the actor’s appeal alone would still do if it drew the audience all the way.',
  limits: [
    'An audience that is drawn and far away stores more than one that has come: less of it may mean that attraction has done its work.',
    'Actors move and their appeal changes, so it may rise or fall though the audience stands still; no sum rule with work is claimed.',
    'On scales that are about one actor it has no zero: there only its change means anything.',
    'Where the actor appeals less than the average, it is negative on common scales.',
  ],
  source:
    'Potential energy of a spring and of a constant force (Halliday, Resnick & Walker, Fundamentals of Physics, chapter 8), with appeal for stiffness and force.',
  compute: computePotentialEnergy,
  headline: (result) => result.end,
  reading: readPotentialEnergy,
});

function computePotentialEnergy(inquiry: Inquiry): Computed<PotentialEnergy> {
  const { course } = inquiry;
  requireCourse(course);
  const { forces, problems } = appealForces(inquiry);
  if (forces.length === 0) return { value: null, problems };
  const steps = stepsOf(course);
  const [start, end] = [stored(course, forces, 0, 0), stored(course, forces, steps - 1, steps)];
  return {
    value: {
      start: estimateIn(start, course.scale),
      end: estimateIn(end, course.scale),
      change: estimateIn(minus(end, start), course.scale),
    },
    problems: [],
  };
}

/** With the appeal and the aim of one step, and the position of a period. */
function stored(course: Course, forces: readonly CourseForce[], step: number, period: number): Amount {
  const periods = stepsOf(course) + 1;
  const { actor } = forces[0]!;
  const draws = appealAt(course, forces, step).draws.map((pull, d) => {
    const x = course.position[d * periods + period]!;
    const aim = aimIn(course, actor, d);
    if (aim === null) return -pull * x;
    return pull === 0 ? 0 : (pull * (aim[step]! - x) ** 2) / 2;
  });
  return { draws, dimensions: energyDimensions };
}

function readPotentialEnergy({ change }: PotentialEnergy, telling: Telling): string {
  const { actor } = telling.names;
  const window = `between ${formatWhen(telling.from, telling)} and ${formatWhen(telling.to, telling)}`;
  if (!isClear(change)) {
    return `stored or spent attraction toward ${actor} ${window}: the data do not tell which (${formatMeasuredInterval(change)})`;
  }
  return `${change.q50 > 0 ? 'stored up' : 'spent'} ${formatMeasured(sized(change))} of attraction toward ${actor} ${window}`;
}
