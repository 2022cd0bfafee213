import type { StandingKind } from '../law/standing.js';

/** Standings in a word, for narrow columns. */
export const standingWord: Readonly<Record<StandingKind, string>> = {
  equal: 'alike',
  'capability-share': 'capability',
};
