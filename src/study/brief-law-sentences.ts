import {
  accounted,
  appeal,
  durability,
  ease,
  efficiency,
  force,
  formatChance,
  formatDistance,
  formatInterval,
  heading,
  impulse,
  influence,
  isClear,
  kineticEnergy,
  knownFrom,
  mass,
  momentum,
  type Moved,
  potentialEnergy,
  power,
  quickness,
  shares,
  type Telling,
} from '../mechanics/index.js';
import { type Estimate, formatPeriod } from '../model/index.js';
import { fewestActors } from './brief-forces.js';
import type { BriefLaw, StandingTold } from './brief-law-result.js';
import { capitalised, uncapitalised } from './telling.js';

/** Actors that are named where others pulled too. */
const mostNamed = 3;

/** What is told as owed to the actor: with its appeal where that is known, else what its acts alone did. */
interface Owed extends Moved {
  /** Probability that it moved the audience toward the aim rather than away. */
  readonly chance: number | null;
  readonly withAppeal: boolean;
}

function owedOf(attributed: StandingTold['attributed']): Owed | null {
  if (attributed === null) return null;
  const { moved, toward, acts, appealKnown, towardProbability: chance } = attributed;
  if (appealKnown) return { moved, toward, chance, withAppeal: true };
  return acts && { moved: acts.moved, toward: acts.toward, chance: acts.towardProbability, withAppeal: false };
}

/** How far the actor moved the audience, as the end of the headline; without full stop. */
export function owedShort({ standings }: BriefLaw, law: Telling, asked: Telling): string {
  const { actor } = law.names;
  const owed = owedOf(standings.equal?.attributed ?? null);
  if (owed === null) return `what of it is owed to ${actor} is not known`;
  const when = law.from === asked.from && law.to === asked.to ? '' : ` (${spanOf(law)})`;
  if (!isClear(owed.moved)) return `how far ${actor} moved it${when} the data do not tell: ${intervalOf(owed, law)}`;
  return `by the law ${actor} moved it${when} ${formatDistance(owed.moved)} ${wayOf(owed, law)}`;
}

/** What was owed to the actor, its sides apart, and under the other standing: full sentences. */
export function owedSentences(told: BriefLaw, law: Telling): string[] {
  const { actor } = law.names;
  const owed = owedOf(told.standings.equal?.attributed ?? null);
  if (owed === null) {
    const none = `${capitalised(actor)} did nothing to it that the law knows`;
    return told.attributed === null ? [] : [`${none}, and whether its ties draw it more than others’ do is not known.`];
  }
  const subject = owed.withAppeal ? `acts and ties of ${actor}` : `acts of ${actor}`;
  const sure =
    owed.chance === null || (owed.toward?.directionKnown ?? 0) < knownFrom
      ? ''
      : `; the law gives ${formatChance(owed.chance)} that they moved it toward the aim`;
  return [
    `From ${formatPeriod(law.from, law.scale.step)} to ${formatPeriod(law.to, law.scale.step)} ${subject} ${movedIt(owed, law)}${sure}.`,
    sidesOf(told, owed, law),
    otherStanding(told, law),
  ];
}

function movedIt(one: Moved, law: Telling): string {
  if (isClear(one.moved)) return `moved it ${formatDistance(one.moved)} ${wayOf(one, law)}`;
  return `did not clearly move it (${intervalOf(one, law)})`;
}

/** Each side left out alone: attraction, inducement and coercion are never added. */
function sidesOf({ attributed }: BriefLaw, { withAppeal }: Owed, law: Telling): string {
  const sides = [
    ['attraction', withAppeal ? attributed!.attraction : (attributed!.acts?.attraction ?? null)],
    ['inducement', attributed!.inducement],
    ['coercion', attributed!.coercion],
  ] as const;
  const clear = sides.flatMap(([name, one]) => (one !== null && isClear(one.moved) ? [{ name, one }] : []));
  const open = sides.flatMap(([name, one]) => (one === null || isClear(one.moved) ? [] : [{ name, one }]));
  const none = sides.flatMap(([name, one]) => (one === null ? [name] : []));
  const unclear = listed(open.map(({ name, one }) => `${name} (${intervalOf(one, law)})`));
  const told = [
    ...clear.map(({ name, one }) => `its ${name} moved it ${formatDistance(one.moved)} ${wayOf(one, law)}`),
    ...(open.length === 0 ? [] : [`which way its ${unclear} moved it the data do not tell`]),
    ...(none.length === 0 ? [] : [`of ${listed(none)} by it the law knows none`]),
  ];
  return `${capitalised(told.join('; '))}.`;
}

function otherStanding({ standings }: BriefLaw, law: Telling): string {
  const other = owedOf(standings['capability-share']?.attributed ?? null);
  if (other === null) return 'Whether it would be the same if actors counted by their capabilities is not known.';
  const counted = 'If actors count by their share of the world’s capabilities instead of alike,';
  if (isClear(other.moved)) return `${counted} it is ${formatDistance(other.moved)} ${wayOf(other, law)}.`;
  return `${counted} the data do not tell: ${intervalOf(other, law)}.`;
}

/** Of clear movements: toward the actor where its side is known, else toward an end of the scale. */
function wayOf({ moved, toward }: Moved, law: Telling): string {
  const side = toward !== null && toward.directionKnown >= knownFrom ? toward : null;
  return heading(side, moved.q50 > 0, law);
}

function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

function intervalOf({ moved, toward }: Moved, law: Telling): string {
  return formatInterval(toward?.estimate ?? moved, law.scale.unit);
}

/** Every word of the law; who else pulled; the doubts, and what would change the answer. */
export function lawParagraphs(told: BriefLaw, law: Telling, notInLaw: readonly string[]): string[] {
  return [wordSentences(told, law), others(told, law), [...doubts(told, law), changes(told, law, notInLaw)]]
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => sentences.join(' '));
}

function wordSentences(told: BriefLaw, law: Telling): string[] {
  const said: (string | null)[] = [
    told.accounted && accounted.reading({ ...told.accounted, own: told.accounted.parts, actors: [] }, law),
    shareReading(told, law),
    told.force && force.reading({ ...told.force, mean: told.force.parts }, law),
    told.impulse && impulse.reading(told.impulse, law),
    told.influence && influence.reading(told.influence, law),
    told.power && power.reading(told.power, law),
    told.quickness && quickness.reading({ untilHalf: told.quickness }, law),
    told.ease && `${ease.reading({ ...told.ease, moved: told.ease }, law)}; ${effortOf(told)}`,
    told.durability && durability.reading({ act: told.durability, standing: told.durability.standing }, law),
    told.efficiency && efficiency.reading(told.efficiency, law),
    appealReading(told, law),
    told.potentialEnergy?.known === true ? potentialEnergy.reading(told.potentialEnergy, law) : null,
    told.kineticEnergy && kineticEnergy.reading(told.kineticEnergy, law),
    told.momentum && momentum.reading(told.momentum, law),
    told.mass && mass.reading({ mass: told.mass }, law),
  ];
  return said.flatMap((text) => (text === null ? [] : [`It ${text}.`]));
}

function shareReading({ shares: all, shareOf, share, appeal: drawn }: BriefLaw, law: Telling): string | null {
  return share === null || shareOf === null || drawn?.known === false
    ? null
    : shares.reading({ ...share, ...shareOf, moved: share, actors: all }, law);
}

function effortOf({ law }: BriefLaw): string {
  const { effort } = law!;
  return effort === null ? '' : `counted by ${uncapitalised(effort.title)}`;
}

function appealReading({ appeal: drawn }: BriefLaw, law: Telling): string | null {
  if (drawn === null) return null;
  if (drawn.known) return appeal.reading({ ...drawn, mean: drawn }, law);
  return `may be drawn by what ${law.names.actor} is, without any act, more or less than by others: not known, because actors dealt out at random would appeal as much`;
}

function others({ carriers, law: fitted, appeal: drawn }: BriefLaw, law: Telling): string[] {
  const appealKnown = drawn?.known === true;
  const rest = carriers.flatMap(({ own, name, accounted: whole, acts }) => {
    const carried = appealKnown ? whole : acts;
    return own || carried === null ? [] : [{ name, carried }];
  });
  if (fitted === null || rest.length === 0) return [];
  const clear = rest.filter(({ carried }) => isClear(carried));
  const named = clear.slice(0, mostNamed).map((one) => carrierText(one, law));
  const count = `Of ${rest.length} others that ${appealKnown ? 'had a force on it' : 'acted on it'}, by the law`;
  if (clear.length === 0) return [`${count} none clearly carried it one way.`];
  return [
    `${count} ${clear.length} clearly carried it one way (one in ten would look so by chance), the farthest: ${named.join('; ')}.`,
  ];
}

function carrierText({ name, carried }: { name: string; carried: Estimate }, { scale }: Telling): string {
  return `${name} ${formatDistance(carried)} toward “${scale.ends[carried.q50 > 0 ? 1 : 0]}”`;
}

function doubts(told: BriefLaw, law: Telling): string[] {
  const few = told.forces.flatMap(({ title, response }) => {
    const { effectiveActors, leading } = response.equal ?? { effectiveActors: null, leading: null };
    if (effectiveActors === null || leading === null || effectiveActors >= fewestActors) return [];
    return [`${leading.name} ${uncapitalised(title)}`];
  });
  const one = told.standings.equal?.attributed?.moved ?? null;
  const other = told.standings['capability-share']?.attributed?.moved ?? null;
  return [
    ...(law.scale.kind === 'common' && law.scale.aim === 'own-position'
      ? ['“Toward” is toward where the actor stands on this scale; it is not the success of any act.']
      : []),
    ...(few.length === 0 ? [] : [`What is known of some effects rests on one actor nearly alone: ${few.join(', ')}.`]),
    ...(one !== null && other !== null && contrary(one, other)
      ? ['The two ways of counting actors point in opposite directions: believe neither.']
      : []),
    ...(told.appeal !== null && !told.appeal.known
      ? ['What its ties did is in these numbers, but it is not known to be more than the ties of any crowd would do.']
      : []),
    'Nobody saw the path without the actor; it is what the fitted law makes of it, and the evidence for the law is not judged here.',
  ];
}

function contrary(one: Estimate, other: Estimate): boolean {
  return isClear(one) && isClear(other) && one.q50 * other.q50 < 0;
}

function changes({ law: fitted }: BriefLaw, law: Telling, notInLaw: readonly string[]): string {
  const acts =
    notInLaw.length === 0
      ? ''
      : `acts that are on record but not in this law (${notInLaw.slice(0, mostNamed).join(', ')}${notInLaw.length > mostNamed ? ' …' : ''}); `;
  const { fit } = fitted!;
  const { step } = law.scale;
  return `What would change this answer: ${acts}acts that left no record; years outside ${formatPeriod(fit.from, step)}–${formatPeriod(fit.to, step)}; an event study that disagrees with the law.`;
}

function spanOf({ from, to, scale }: Telling): string {
  return `${formatPeriod(from, scale.step)}–${formatPeriod(to, scale.step)}`;
}
