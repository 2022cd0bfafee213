import {
  type Displacement,
  displacement,
  type Gap,
  gap,
  type Halfway,
  halfway,
  knownFrom,
  type Motion,
  motion,
  type Reach,
  reach,
  roundTo,
  type Telling,
  type Velocity,
  velocity,
} from '../mechanics/index.js';
import { formatPeriod } from '../model/index.js';
import type { AssetsTold } from './assets/result.js';
import type { BriefLaw } from './brief-law-result.js';
import { lawParagraphs, owedSentences, owedShort } from './brief-law-sentences.js';
import type { PeopleTold } from './relations-people.js';
import { capitalised, nameInText } from './telling.js';

/** The same truth at three depths. */
export interface BriefReading {
  /** At most 40 words. */
  readonly sentence: string;
  readonly paragraph: string;
  /** The paragraph, then a sentence for each further word, doubt and limit; paragraphs are parted by an empty line. */
  readonly full: string;
}

/** Words of a brief as far as they could be computed. */
export interface BriefWords {
  readonly reach: Reach | null;
  readonly displacement: Displacement | null;
  readonly gap: Gap | null;
  readonly velocity: Velocity | null;
  readonly motion: Motion | null;
  readonly halfway: Halfway | null;
}

/** What a reading is made from beside the words of positions. */
export interface ReadingParts {
  readonly law: BriefLaw;
  /** Window and names for words of the law; null where no law tells anything. */
  readonly lawTelling: Telling | null;
  readonly ledger: readonly PeopleTold[];
  readonly assets: AssetsTold | null;
  readonly nameOf: (id: string) => string;
  /** Titles of instruments with acts of the actor that are not in the law. */
  readonly notInLaw: readonly string[];
}

/** Plain words for what was computed: what moved, and as far as a law tells, what is owed to the actor. */
export function readBrief(telling: Telling, words: BriefWords, parts: ReadingParts): BriefReading {
  const { step } = telling.scale;
  const { law, lawTelling } = parts;
  const between = `Between ${formatPeriod(telling.from, step)} and ${formatPeriod(telling.to, step)}`;
  const who = telling.names.audience;
  const owed = lawTelling === null ? 'what moved it is not known' : owedShort(law, lawTelling, telling);
  const sentence = `${between} ${who} ${movement(telling, words)}; ${owed}.`;
  const paragraph = [
    sentence,
    ...sideSentence(telling, words),
    ...(words.gap === null ? [] : [`It ${gap.reading(words.gap, telling)}.`]),
    ...(lawTelling === null ? [] : owedSentences(law, lawTelling)),
    ...peopleSentence(parts),
    ...(lawTelling === null ? ['This tells what moved, not what moved it.'] : []),
  ];
  const motions = [
    ...(words.reach === null ? [] : [`${capitalised(who)} ${reach.reading(words.reach, telling)}.`]),
    ...(words.velocity === null ? [] : [`It ${velocity.reading(words.velocity, telling)}.`]),
    ...(words.motion === null ? [] : [`It ${motion.reading(words.motion, telling)}.`]),
    ...(words.halfway === null ? [] : [`It ${halfway.reading(words.halfway, telling)}.`]),
  ];
  const full = [
    paragraph.join(' '),
    motions.join(' '),
    ...(lawTelling === null ? [] : lawParagraphs(law, lawTelling, parts.notInLaw)),
    ...(parts.assets === null ? [] : [parts.assets.reading.paragraph]),
  ];
  return { sentence, paragraph: paragraph.join(' '), full: full.filter((text) => text !== '').join('\n\n') };
}

/** Where nothing is known of the audience's positions. */
export function readWithoutPositions({ names, scale }: Telling): BriefReading {
  const sentence = `Where ${names.audience} stands is not known on this scale (${scale.title}).`;
  const paragraph = `${sentence} What is recorded between it and ${names.actor} stands below.`;
  return { sentence, paragraph, full: paragraph };
}

/** Where the side on which the actor stood is not known, the movement is told by the ends of the scale. */
function movement(telling: Telling, { displacement: found }: BriefWords): string {
  if (found === null) return 'moved by an amount that the data do not tell';
  return displacement.reading({ ...found, toward: isSideKnown(found) ? found.toward : null, gap: null }, telling);
}

function isSideKnown({ toward }: Displacement): boolean {
  return toward !== null && toward.directionKnown >= knownFrom;
}

function sideSentence({ names, from, scale }: Telling, { displacement: found }: BriefWords): string[] {
  if (found === null || found.toward === null || isSideKnown(found)) return [];
  return [
    `Which way ${names.actor} lay cannot be told, because they stood too close together in ${formatPeriod(from, scale.step)}.`,
  ];
}

/** The gravest first: who died, who fled, who was under sanction; the rest stands in the table. */
const gravity = [
  'deaths-in-battle',
  'deaths-in-militarised-events',
  'refugees-present',
  'refugees-new',
  'years-under-sanction',
  'asylum-applications-new',
  'aid-received',
];
const mostTold = 2;

/** People between the two: harm and benefit stand beside what moved, and are never set off against it. */
function peopleSentence({ ledger, nameOf }: ReadingParts): string[] {
  const rank = ({ concept }: PeopleTold): number =>
    gravity.includes(concept) ? gravity.indexOf(concept) : gravity.length;
  const told = ledger
    .filter(({ best }) => best > 0)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, mostTold);
  if (told.length === 0) return [];
  return [`People between the two: ${told.map((one) => personText(one, nameOf)).join('; ')}.`];
}

function personText(
  { title, population, place, from, to, best, unit }: PeopleTold,
  nameOf: (id: string) => string,
): string {
  const when = from === to ? `${from}` : `${from}–${to}`;
  const number = roundTo(best, Number.isInteger(best) || best >= 100 ? 0 : 1);
  const what = title.charAt(0).toLowerCase() + title.slice(1);
  const named = (id: string): string => nameInText({ name: nameOf(id) });
  const where = place === null ? '' : ` in ${named(place)}`;
  if (unit === 'persons' && population !== null && population !== place)
    return `${number} ${what} from ${named(population)}${where} (${when})`;
  return `${what}${where}, ${number} ${unit} (${when})`;
}
