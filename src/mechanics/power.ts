import type { Dimensions, Estimate } from '../model/index.js';
import { estimateIn, over } from './amount.js';
import { type Capacity, capacities } from './capacity.js';
import type { Inquiry } from './course.js';
import { worksTogether } from './influence.js';
import { elapsed, ownForces } from './inquiry.js';
import { requireCourse } from './law.js';
import { formatMeasured, formatMeasuredInterval, isClear, sized } from './reading.js';
import { type Computed, type Telling, word } from './word.js';

export interface Power {
  /** W→ over the length of the window; null where the actor has no force in it. */
  readonly exerted: Estimate | null;
  /** By instrument, whether or not the actor used it. */
  readonly capacity: readonly Capacity[];
}

const energyPerTime: Dimensions = [1, 2, -3];

export const power = word<Power, Inquiry>({
  id: 'power',
  title: 'Power',
  symbol: 'P',
  formula:
    'exerted: P = W→/(t₁ − t₀); capacity: δ after h = 1, 3, 5, 10 periods of one more act of dose 1 and standing ω, from x(t₁) and v(t₁), all else held as in the last step, no noise; acts that last are held for h periods',
  dimensions: energyPerTime,
  definition:
    'Power is how fast an actor’s forces do work on an audience, and what it could do: how far one standard act of each of its instruments would move the audience, whether or not one is made.',
  limits: [
    'Power exerted is not power held back: where an actor did nothing it exerted none, and only the capacity tells what it could do.',
    'The capacity takes the response to an act from all actors that ever did it, times the standing of this one.',
    'A standard act is the median one of those on record, so acts of two instruments need not cost the same.',
    'Where an act is in force already, a second one of its kind may not be to be had.',
    'Distances on common scales grow with the distance to go, and are those from where the audience stands at the end of the window.',
  ],
  source:
    'Power of mechanics, as work per time (Halliday, Resnick & Walker, Fundamentals of Physics, chapter 7); capacity: own definition, an impulse response.',
  compute: computePower,
  headline: (result) => result.exerted,
  reading: readPower,
});

function computePower(inquiry: Inquiry): Computed<Power> {
  const { course } = inquiry;
  requireCourse(course);
  const { forces, problems } = ownForces(inquiry);
  const { capacity, problems: notes } = capacities(inquiry);
  if (forces.length === 0 && capacity.length === 0) return { value: null, problems: [...problems, ...notes] };
  const exerted =
    forces.length === 0 ? null : estimateIn(over(worksTogether(course, forces).toward, elapsed(inquiry)), course.scale);
  return { value: { exerted, capacity }, problems: [...problems, ...notes] };
}

function readPower({ exerted, capacity }: Power, telling: Telling): string {
  const { actor } = telling.names;
  return `${readExerted(exerted, actor)}; ${readCapacity(capacity, telling)}`;
}

function readExerted(exerted: Estimate | null, actor: string): string {
  if (exerted === null) return `met no force of ${actor} that is on record`;
  if (exerted.mean === 0 && exerted.sd === 0) return `took up no power from ${actor}`;
  if (!isClear(exerted)) {
    return `may have gone with or against the forces of ${actor}: the data do not tell (power ${formatMeasuredInterval(exerted)})`;
  }
  return `went ${exerted.q50 > 0 ? 'with' : 'against'} forces of ${actor} that exerted a power of ${formatMeasured(sized(exerted))}`;
}

function readCapacity(capacity: readonly Capacity[], { scale, names }: Telling): string {
  if (capacity.length === 0) return `what ${names.actor} could do is not known`;
  const clear = capacity.filter(({ after }) => isClear(after.find(({ periods }) => periods === 5)!.moved)).length;
  const which = `one standard act of ${clear} of ${capacity.length} instruments`;
  const end = `${scale.step}s (one in ten would look so by chance)`;
  return `by the law, ${which} would clearly have moved it after 5 ${end}`;
}
