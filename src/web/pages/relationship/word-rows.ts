import type { Estimate, Problem } from '../../../model/index.js';
import type { Brief } from './facing.js';

/** A number of a brief under the word that it is: null where it is not known. */
export interface WordRow {
  /** Id of the word, for its definition. */
  readonly word: string;
  /** Id of the row: a word may have several numbers. */
  readonly id: string;
  readonly estimate: Estimate | null;
  /** False: there is a number, but it is not to be relied on. */
  readonly reliable: boolean;
  /** Why it is not known, where a problem says so. */
  readonly why: Problem | null;
}

export interface WordGroup {
  readonly id: 'owed' | 'pull' | 'reacts' | 'moved';
  readonly rows: readonly WordRow[];
}

/** The numbers of a brief, in groups that answer one question each. */
export function wordGroups(brief: Brief, problems: readonly Problem[]): WordGroup[] {
  const { displacement, gap, velocity, halfway, attributed, influence, power, appeal, force, impulse } = brief;
  const row = (word: string, estimate: Estimate | null, { id = word, reliable = true } = {}): WordRow => ({
    word,
    id,
    estimate,
    reliable,
    why: estimate === null ? whyUnknown(word, problems) : reliable ? null : whyUnknown('appeal', problems),
  });
  const toward = attributed?.toward?.estimate ?? attributed;
  const acts = attributed?.acts ?? null;
  return [
    {
      id: 'owed',
      rows: [
        row('attributed', toward ?? null),
        row('attributed', acts === null ? null : (acts.toward?.estimate ?? acts.moved), { id: 'attributedToActs' }),
        row('influence', influence?.toward ?? null, { id: 'influenceToward' }),
        row('influence', influence?.away ?? null, { id: 'influenceAway' }),
        row('power', power?.exerted ?? null, { id: 'powerExerted' }),
        row('shares', brief.share?.toward?.estimate ?? brief.share),
      ],
    },
    {
      id: 'pull',
      rows: [
        row('appeal', appeal, { reliable: appeal?.known !== false }),
        row('potentialEnergy', brief.potentialEnergy, { reliable: brief.potentialEnergy?.known !== false }),
        row('force', force?.toward?.estimate ?? force),
        row('impulse', impulse?.toward?.estimate ?? impulse),
        row('ease', brief.ease?.toward?.estimate ?? brief.ease),
        row('efficiency', brief.efficiency?.toward ?? null),
      ],
    },
    {
      id: 'moved',
      rows: [
        row('displacement', displacement?.toward?.estimate ?? displacement),
        row('gap', gap?.narrowed ?? null),
        row('velocity', velocity?.toward?.estimate ?? velocity),
        row('halfway', halfway),
      ],
    },
    {
      id: 'reacts',
      rows: [
        row('mass', brief.mass),
        row('momentum', brief.momentum),
        row('kineticEnergy', brief.kineticEnergy),
        row('quickness', brief.quickness),
        row('durability', brief.durability),
      ],
    },
  ];
}

/** By what a problem is known to be about a word: part of what it expected. */
const tellers: Readonly<Record<string, string>> = {
  halfway: 'a clear displacement',
  ease: 'a measured effort',
  efficiency: 'a measured effort',
  shares: 'displacements of all actors',
  appeal: 'an appeal of',
  potentialEnergy: 'an appeal of',
  gap: 'actors stand themselves',
};

/** The problem that says why a word is not known; null where none does. Words of the law are not known where no law tells. */
export function whyUnknown(word: string, problems: readonly Problem[]): Problem | null {
  const about = tellers[word];
  const own = about === undefined ? undefined : problems.find(({ expected }) => expected.includes(about));
  if (own !== undefined) return own;
  if (['displacement', 'velocity', 'gap', 'halfway'].includes(word)) return null;
  return problems.find(({ expected, got }) => /\blaw\b/.test(`${expected} ${got}`) && !/grade/.test(expected)) ?? null;
}
