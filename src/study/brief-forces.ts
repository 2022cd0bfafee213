import { instruments } from '../instruments/index.js';
import {
  appeal,
  type CourseForce,
  formatDistance,
  formatInterval,
  heading,
  isClear,
  knownFrom,
  type Telling,
} from '../mechanics/index.js';
import { formatPeriod, type Scale } from '../model/index.js';
import type { CourseRead } from './brief-law-reading.js';
import type { ForceTold, LawWords, ResponseTold } from './brief-law-result.js';
import type { StandingKind } from './law/standing.js';
import type { StoredLaw } from './law/stored-law.js';
import { uncapitalised } from './telling.js';

/** Titles of what attracts without any act. */
const qualities: Readonly<Record<string, string>> = { ties: 'Ties between the two, without any act' };

/** With fewer actors behind a response than this, a reading names the one that is foremost. */
export const fewestActors = 3;

/** Every force of the actor in the course: doses, response under both standings, and what came of it. */
export function tellForces(
  reads: Readonly<Record<StandingKind, CourseRead | null>>,
  { impulse, accounted, attributed }: LawWords,
  telling: Telling,
  nameOf: (id: string) => string,
): ForceTold[] {
  const main = reads.equal;
  const carried = accounted?.parts ?? null;
  if (main === null || impulse === null || carried === null || attributed === null) return [];
  const { course, actor } = main.inquiry;
  const own = course.forces.filter((force) => force.actor === actor);
  return own.map((force, k): ForceTold => {
    const { term, kind, mechanism, side } = force;
    const told = {
      instrument: term,
      title: titleOf(term),
      kind,
      mechanism,
      side,
      doses: kind === 'appeal' ? null : dosesOf(force, course.from),
      response: {
        equal: responseOf(main.law, term, telling.scale, nameOf),
        'capability-share': responseOf(reads['capability-share']?.law, term, telling.scale, nameOf),
      },
      impulse: impulse.parts.terms[k]!.estimate,
      accounted: carried.terms[k]!.estimate,
      attributed: { moved: attributed.terms[k]!.moved, toward: attributed.terms[k]!.toward },
    };
    return { ...told, reading: readForceTold(told, telling) };
  });
}

function titleOf(term: string): string {
  return instruments.find(({ id }) => id === term)?.title ?? qualities[term] ?? term;
}

/** Under equal standing an exposure is a dose. */
function dosesOf({ exposure }: CourseForce, from: number): ForceTold['doses'] {
  const steps = Array.from(exposure.keys()).filter((step) => exposure[step] !== 0);
  return {
    from: from + steps[0]!,
    to: from + steps.at(-1)!,
    periods: steps.length,
    sum: exposure.reduce((sum, dose) => sum + dose, 0),
  };
}

function responseOf(
  law: StoredLaw | undefined,
  term: string,
  scale: Scale,
  nameOf: (id: string) => string,
): ResponseTold | null {
  const found = law?.terms.find((one) => one.term === term);
  if (found === undefined) return null;
  const { mean, sd, q05, q25, q50, q75, q95, clusteredSd, effectiveActors, leadingActor, leadingShare, known } = found;
  const leading =
    leadingActor === null || leadingShare === null
      ? null
      : { actor: leadingActor, name: nameOf(leadingActor), share: leadingShare };
  const unit = appeal.unit(scale);
  return { mean, sd, q05, q25, q50, q75, q95, unit, clusteredSd, effectiveActors, leading, known };
}

function readForceTold(told: Omit<ForceTold, 'reading'>, telling: Telling): string {
  const { title, doses, attributed, response } = told;
  const { scale, names } = telling;
  if (response.equal?.known === false)
    return `${title}: not known, because those of actors dealt out at random would do as much`;
  const say = (period: number): string => formatPeriod(period, scale.step);
  const span = doses === null || doses.from === doses.to ? '' : ` from ${say(doses.from)} to ${say(doses.to)}`;
  const done =
    doses === null
      ? ''
      : doses.periods === 1
        ? ` (in ${say(doses.from)})`
        : ` (in ${doses.periods} ${scale.step}s${span})`;
  const { moved, toward } = attributed;
  const effect = isClear(moved)
    ? `moved ${names.audience} ${formatDistance(moved)}, ${heading(toward !== null && toward.directionKnown >= knownFrom ? toward : null, moved.q50 > 0, telling)}`
    : `which way it moved ${names.audience} the data do not tell (${formatInterval(moved, scale.unit)})`;
  const equal = response.equal;
  const few = equal !== null && equal.effectiveActors !== null && equal.effectiveActors < fewestActors;
  const whose =
    few && equal.leading !== null
      ? `; what is known of its effect is that of ${equal.leading.name} ${uncapitalised(title)}`
      : '';
  return `${title}${done}: ${effect}${whose}`;
}
