import type { Step } from './period.js';

/** What moves along a scale. */
export type Domain = 'behaviour' | 'attitude' | 'knowledge';

/**
 * One named axis on which audiences stand. On a `common` scale each audience has one position and an actor's aim is its
 * own; on a `directed` scale a position is an audience's stance toward one actor and the aim is up.
 */
export interface Scale {
  readonly id: string;
  readonly title: string;
  readonly kind: 'common' | 'directed';
  readonly domain: Domain;
  readonly step: Step;
  /** Words for the two ends, low (negative) and high (positive). */
  readonly ends: readonly [low: string, high: string];
  /** One unit of length on this scale, in words, singular. */
  readonly unit: string;
  /** What the unit means, in a sentence. */
  readonly unitMeaning: string;
  /** What the positions are made from, in a sentence. */
  readonly description: string;
  /** What an actor is taken to aim at unless a question says otherwise. */
  readonly aim: 'own-position' | 'up';
}
