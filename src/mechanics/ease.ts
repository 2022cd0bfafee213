import { heading } from './aim.js';
import { attributedTo } from './attributed.js';
import type { Effort, Inquiry } from './course.js';
import { effortOf, overEffort, perUnitOfEffort, readableEffort, unitOfEffort } from './effort.js';
import { type Moved, movedIn } from './inquiry.js';
import { requireCourse } from './law.js';
import { length } from './passage.js';
import { formatEstimate, formatInterval, isClear, sized } from './reading.js';
import { type Computed, type Telling, word } from './word.js';

/** Per unit of the effort. */
export interface Ease extends Moved {
  readonly effort: Effort;
}

export const ease = word<Ease, Inquiry>({
  id: 'ease',
  title: 'Ease',
  symbol: 'ε',
  formula:
    'ε_ijk = δ_ijk/e, with δ the attributed displacement of instrument k alone and e its measured effort in the window',
  dimensions: length,
  per: unitOfEffort,
  definition:
    'Ease is how far an actor’s use of an instrument moved the audience for each unit of effort that it put in.',
  limits: [
    'It needs an effort that was measured, in money or acts of one instrument; without one it is not known.',
    'Efforts of two instruments are in two units, so eases are not to be ranked: say at what ratio of efforts they would be even.',
    'It is a mean over the effort that was made: more of it may do less.',
  ],
  source: 'Own definition: effect per unit of input.',
  compute: computeEase,
  headline: (result) => result.moved,
  reading: readEase,
});

function computeEase(inquiry: Inquiry): Computed<Ease> {
  const { course } = inquiry;
  requireCourse(course);
  const found = effortOf(inquiry);
  if ('problems' in found) return { value: null, problems: found.problems };
  const { effort, force } = found;
  const whole = attributedTo(course, (one) => one === force);
  const { moved, toward, problems } = movedIn(overEffort(whole, effort), inquiry);
  return {
    value: {
      effort,
      moved: perUnitOfEffort(moved),
      toward: toward && { ...toward, estimate: perUnitOfEffort(toward.estimate) },
    },
    problems,
  };
}

function readEase({ moved, toward, effort }: Ease, telling: Telling): string {
  const { names, scale } = telling;
  const { estimate, per } = readableEffort(moved, effort);
  if (!isClear(estimate)) {
    return `may have gone either way for what ${names.actor} put in: the data do not tell (${formatInterval(estimate, scale.unit)} ${per})`;
  }
  return `went ${formatEstimate(sized(estimate), scale.unit)} ${per} that ${names.actor} put in, ${heading(toward, moved.q50 > 0, telling)}`;
}
