import { authority } from './authority.js';
import { competence } from './competence.js';
import type { CategoryId, Indicator } from './indicator.js';
import { legitimacy } from './legitimacy.js';

/** Every indicator there is: the one list from which indices, pages and checks are made. */
export const indicators: readonly Indicator[] = [...legitimacy, ...authority, ...competence];

/** What a category is, and what is said of its indicators. */
export interface Category {
  readonly id: CategoryId;
  readonly title: string;
  /** What it asks of an actor, in a sentence. */
  readonly meaning: string;
}

/** The three categories, in their order. */
export const assetCategories: readonly Category[] = [
  {
    id: 'legitimacy',
    title: 'Legitimacy',
    meaning:
      'Whether the audience can hold the actor’s ways to be rightful: how it treats people, and how near its values are.',
  },
  {
    id: 'authority',
    title: 'Authority',
    meaning:
      'Whether the actor’s word has standing: for whom it speaks, who recognises it, and what binds the two in law.',
  },
  {
    id: 'competence',
    title: 'Competence',
    meaning:
      'What the actor can do, and do with this audience: its means and skill, and the links along which both work.',
  },
];

/** A number of the reference tables that might be taken for an indicator and is not one. */
export interface NotAnIndicator {
  /** Id of the figure, tie or concept. */
  readonly of: string;
  readonly because: string;
}

/** What is in the tables and was left aside, and why. */
export const leftAside: readonly NotAnIndicator[] = [
  {
    of: 'literacy-rate',
    because:
      'Education by name, but in ten years told of 127 states and of hardly a rich one: it would be filled in for those who have most of it. So education has no indicator of its own here; students of the audience stand nearest.',
  },
  { of: 'life-expectancy', because: 'Ends in 2013.' },
  {
    of: 'capability-share',
    because: 'It is how much an actor counts in the law (its standing): as an asset it would enter twice.',
  },
  {
    of: 'military-expenditure-nmc, military-personnel, arms-exports, arms-imports',
    because: 'Means of coercion are not what these assets are about; they are in the capability share.',
  },
  {
    of: 'electoral-democracy, participatory-democracy, deliberative-democracy, egalitarian-democracy, additive-polyarchy, multiplicative-polyarchy, democracy-score',
    because: 'They say what liberal democracy says: seven votes for one thing.',
  },
  {
    of: 'gdp-per-person, gdp-estimate, gdp-purchasing-power, exports-share-of-gdp',
    because: 'They say again what GDP says, or end earlier.',
  },
  {
    of: 'embassies, trade-agreement-provisions',
    because: 'A part of missions; and told of pairs with an agreement alone, every fourth year.',
  },
  {
    of: 'mentions',
    because: 'How often others name an actor is attention, an outcome of its own scale and no asset.',
  },
  {
    of: 'years-under-sanction',
    because: 'Ends in 2005 and counts senders together; the sanctions are doses of the law.',
  },
];

/** The indicators of a category. */
export function indicatorsOf(category: CategoryId): readonly Indicator[] {
  return indicators.filter((indicator) => indicator.category === category);
}
