import {
  type Displacement,
  type Gap,
  type Halfway,
  type Motion,
  type Reach,
  type Telling,
  type Velocity,
  displacement,
  gap,
  halfway,
  motion,
  reach,
  velocity,
} from '../mechanics/index.js';
import { formatPeriod } from '../model/index.js';
import { capitalised } from './telling.js';

/** The same truth at three depths. */
export interface BriefReading {
  readonly sentence: string;
  readonly paragraph: string;
  /** The paragraph, and a sentence for each further word. */
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

/** Plain words for what was computed. It tells what moved, never what moved it. */
export function readBrief(telling: Telling, words: BriefWords): BriefReading {
  const { step } = telling.scale;
  const between = `Between ${formatPeriod(telling.from, step)} and ${formatPeriod(telling.to, step)}`;
  const who = telling.names.audience;
  const sentence = `${between} ${who} ${movement(telling, words)}.`;
  const paragraph = [
    sentence,
    ...(words.gap === null ? [] : [`It ${gap.reading(words.gap, telling)}.`]),
    ...(words.motion === null ? [] : [`It ${motion.reading(words.motion, telling)}.`]),
    'This tells what moved, not what moved it.',
  ];
  const full = [
    ...paragraph,
    ...(words.reach === null ? [] : [`${capitalised(who)} ${reach.reading(words.reach, telling)}.`]),
    ...(words.velocity === null ? [] : [`It ${velocity.reading(words.velocity, telling)}.`]),
    ...(words.halfway === null ? [] : [`It ${halfway.reading(words.halfway, telling)}.`]),
  ];
  return { sentence, paragraph: paragraph.join(' '), full: full.join(' ') };
}

/** Where nothing is known of the audience's positions. */
export function readWithoutPositions({ names, scale }: Telling): BriefReading {
  const sentence = `Where ${names.audience} stands is not known on this scale (${scale.title}).`;
  const paragraph = `${sentence} What is recorded between it and ${names.actor} stands below.`;
  return { sentence, paragraph, full: paragraph };
}

function movement(telling: Telling, words: BriefWords): string {
  if (words.displacement === null) return 'moved by an amount that the data do not tell';
  const moved = displacement.reading({ ...words.displacement, gap: null }, telling);
  if (words.halfway === null) return moved;
  return `${moved}; half of the way lay behind it by ${formatPeriod(words.halfway.period.q50, telling.scale.step)}`;
}
