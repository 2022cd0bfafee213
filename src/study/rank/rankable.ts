import { courseWords, words as passageWords } from '../../mechanics/index.js';
import { ProblemError, type Scale } from '../../model/index.js';
import { assetCategories } from '../../assets/index.js';
import { didYouMean } from '../nearest-id.js';
import {
  accountedOn,
  appealOn,
  attributedOn,
  capacityOn,
  capacityPeriods,
  forceOn,
  type Ground,
  impulseOn,
  influenceOn,
  powerOn,
  type Values,
} from './values.js';

/** A number by which actors can be ranked, summed over audiences. */
export interface Rankable {
  readonly id: string;
  readonly title: string;
  /** What is added up over the audiences. */
  readonly meaning: string;
  readonly unit: (scale: Scale) => string;
  /** Larger = ranked higher. */
  readonly values: (ground: Ground) => Values;
}

const byAim = 'counted toward the actor’s aim';

function rankableWord(id: string, meaning: string, values: Rankable['values']): Rankable {
  const { title, unit } = courseWords.find((word) => word.id === id)!;
  return { id, title, unit, meaning, values };
}

/** Every number by which actors can be ranked. */
export const rankables: readonly Rankable[] = [
  rankableWord(
    'attributed',
    `how far the audience ended from where it would have stood without the actor, ${byAim}`,
    attributedOn,
  ),
  rankableWord(
    'influence',
    'the work of the actor’s forces toward its aim; that of its forces away from it is not taken off',
    influenceOn,
  ),
  rankableWord('power', 'the work of the actor’s forces toward its aim over the length of the window', powerOn),
  {
    id: 'capacity',
    title: 'Power (capacity)',
    meaning: `how far one standard act of one period would move the audience in ${capacityPeriods} periods, the mean over the instruments of the law, ${byAim}`,
    unit: ({ unit }) => unit,
    values: capacityOn,
  },
  rankableWord('force', `the mean net force of the actor over the window, ${byAim}`, forceOn),
  rankableWord('impulse', `the net force of the actor added up over the window, ${byAim}`, impulseOn),
  rankableWord(
    'accounted',
    `how much of the audience’s way the actor’s forces carried, as hard as they pushed on that way, ${byAim}`,
    accountedOn,
  ),
  rankableWord(
    'appeal',
    'how strongly the actor draws the audience without any act, compared with its average actor, the mean over the window',
    appealOn,
  ),
];

const ofTheAudience = 'It is a word about the audience: every actor would have the same number.';
const distance = 'It is a distance between two, not what one did to the other; rank attributed.';
const ofTheLaw = 'The law has one value of it for an audience, the same for every actor.';
const perEffort = 'Efforts are in different units, so it is not to be ranked.';

/** Why the other words are nothing to rank actors by. */
const reasons: Readonly<Record<string, string>> = {
  reach: distance,
  displacement: `${ofTheAudience} How much of it an actor did is attributed.`,
  gap: distance,
  velocity: ofTheAudience,
  motion: 'It is a kind and not a number.',
  halfway: ofTheAudience,
  shares: 'Its base differs from audience to audience, so shares do not add up; rank attributed.',
  quickness: ofTheLaw,
  durability: ofTheLaw,
  ease: perEffort,
  efficiency: perEffort,
  potentialEnergy: 'It may be less because attraction has done its work, so more is no higher rank; rank appeal.',
  kineticEnergy: ofTheAudience,
  momentum: ofTheAudience,
  mass: ofTheAudience,
};

/** Everything by which `rank` ranks: words of the law, and composites of assets. */
export const rankedBy: readonly string[] = [...rankables, ...assetCategories].map(({ id }) => id);

/** The number that is called so. Throws 'unknown-word', or 'invalid-value' for a word that is nothing to rank actors by. */
export function rankableCalled(text: string): Rankable {
  const wanted = text.toLowerCase();
  const found = rankables.find(({ id }) => id === wanted);
  if (found !== undefined) return found;
  const ids = rankedBy;
  const other = [...passageWords, ...courseWords].find(({ id }) => id.toLowerCase() === wanted);
  if (other === undefined) {
    throw new ProblemError('unknown-word', {
      expected: ids.join(', '),
      got: `"${text}"`,
      fix: `${didYouMean(text, ids)}suasion words says what each word means.`,
      where: { parameter: 'word' },
    });
  }
  throw new ProblemError('invalid-value', {
    expected: `a word by which actors can be ranked: ${ids.join(', ')}`,
    got: other.id,
    fix: reasons[other.id]!,
    where: { parameter: 'word' },
  });
}
