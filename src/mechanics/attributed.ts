import type { Estimate, Period } from '../model/index.js';
import { heading } from './aim.js';
import { type Amount, estimateIn, minus, plus } from './amount.js';
import { type Course, type CourseForce, type ForceSide, type Inquiry, periodOf, stepsOf } from './course.js';
import { type Moved, movedIn, ownForces } from './inquiry.js';
import { owedTo, requireCourse, rerun } from './law.js';
import { type TermPart, termOf } from './parts.js';
import { length } from './passage.js';
import { formatDistance, formatInterval, isClear } from './reading.js';
import { type Computed, type Telling, word } from './word.js';

/** How far an audience ended from where it would have without something. */
export interface Attributed extends Moved {
  /** Each force of the actor left out alone. */
  readonly terms: readonly (Omit<TermPart, 'estimate'> & Moved)[];
  /** All forces of one side of the actor left out; null where it has none. */
  readonly attraction: Moved | null;
  readonly coercion: Moved | null;
  readonly inducement: Moved | null;
  /** All coercion of everybody left out; null where there is none. */
  readonly everyonesCoercion: Moved | null;
  /** What the whole is beyond the sum of its terms: positive = up the scale. */
  readonly interaction: Estimate;
  /** The path without the actor, period by period. */
  readonly without: readonly { readonly period: Period; readonly position: Estimate }[];
}

export const attributed = word<Attributed, Inquiry>({
  id: 'attributed',
  title: 'Attributed displacement',
  symbol: 'δ',
  formula:
    'δ_ij = x_j(t₁) − x_j^(−i)(t₁), with x^(−i) the path from the same start with the same noise but without the forces of actor i, all others reacting to the new path; toward the aim: u·δ_ij',
  dimensions: length,
  definition:
    'Attributed displacement is how far from where it stands the audience would have ended without the actor, all else being as it was: how far the actor moved it, or held it.',
  limits: [
    'It is what the fitted law says would have been; nobody saw that path.',
    'Other actors would have done the same acts in it: that they might have acted otherwise is left out.',
    'Those of several actors or instruments need not add up to the movement, nor to that of all together; what is left is the interaction.',
    'Forces from before the window are in its start, and not in it.',
  ],
  source:
    'Difference between factual and counterfactual outcome (Rubin 1974, Journal of Educational Psychology 66:688), the counterfactual from the law with the noise kept (Pearl 2009, Causality, chapter 7).',
  compute: computeAttributed,
  headline: (result) => result.moved,
  reading: readAttributed,
});

/** x(to) less where the path would have ended without some forces, by draw [L]. */
export function attributedTo(course: Course, without: (force: CourseForce) => boolean): Amount {
  return { draws: periodOf(course, stepsOf(course), owedTo(course, without)), dimensions: length };
}

function computeAttributed(inquiry: Inquiry): Computed<Attributed> {
  const { course, actor } = inquiry;
  requireCourse(course);
  const { forces, problems } = ownForces(inquiry);
  if (forces.length === 0) return { value: null, problems };
  const byActor = (force: CourseForce): boolean => force.actor === actor;
  const whole = attributedTo(course, byActor);
  const path = rerun(course, byActor);
  const terms = forces.map((own) => attributedTo(course, (force) => force === own));
  const seen = (amount: Amount): Moved => {
    const { moved, toward } = movedIn(amount, inquiry);
    return { moved, toward };
  };
  const without = (holds: (force: CourseForce) => boolean): Moved | null =>
    course.forces.some(holds) ? seen(attributedTo(course, holds)) : null;
  const ofSide = (side: ForceSide): Moved | null => without((force) => force.actor === actor && force.side === side);
  const { problems: notes, ...moved } = movedIn(whole, inquiry);
  return {
    value: {
      ...moved,
      terms: forces.map((own, k) => ({ ...termOf(own), ...seen(terms[k]!) })),
      attraction: ofSide('attraction'),
      coercion: ofSide('coercion'),
      inducement: ofSide('inducement'),
      everyonesCoercion: without((force) => force.side === 'coercion'),
      interaction: estimateIn(minus(whole, terms.reduce(plus)), course.scale),
      without: Array.from({ length: stepsOf(course) + 1 }, (_, t) => ({
        period: course.from + t,
        position: estimateIn({ draws: periodOf(course, t, path), dimensions: length }, course.scale),
      })),
    },
    problems: notes,
  };
}

function readAttributed({ moved, toward }: Attributed, telling: Telling): string {
  const { names, scale } = telling;
  if (!isClear(moved)) {
    return `ended about where the law puts it without ${names.actor}: the data do not tell which side (${formatInterval(moved, scale.unit)})`;
  }
  return `ended ${formatDistance(moved)} from where the law puts it without ${names.actor}, ${heading(toward, moved.q50 > 0, telling)}`;
}
