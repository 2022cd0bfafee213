import { designs } from './designs.js';
import type { StandingKind } from './standing.js';
import type { StoredLaw } from './stored-law.js';
import type { Span } from './stretches.js';

/** The laws of one design, by standing, and the part of the window asked for of which they can tell. */
export interface ChosenLaws {
  readonly laws: readonly StoredLaw[];
  readonly window: Span;
}

/** Below this a window says nothing of motion: two steps are the fewest in which a force can show. */
export const fewestSteps = 2;

/** Order in which standings are told. */
const order: readonly StandingKind[] = ['equal', 'capability-share'];

/**
 * Of the designs fitted on a scale the one whose window overlaps most with the one asked for; of equals the one that is declared
 * first. Null where none overlaps in at least two steps.
 */
export function chooseLaws(laws: readonly StoredLaw[], asked: Span): ChosenLaws | null {
  let best: ChosenLaws | null = null;
  for (const { id } of designs) {
    const own = order.flatMap((standing) => laws.filter((law) => law.design === id && law.standing === standing));
    const window = overlapOf(own[0], asked);
    if (window === null) continue;
    if (best === null || window.to - window.from > best.window.to - best.window.from) best = { laws: own, window };
  }
  return best;
}

/** What two stretches of time have in common; null where that is less than two steps. */
export function overlapOf(one: Span | undefined, other: Span): Span | null {
  if (one === undefined) return null;
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return to - from >= fewestSteps ? { from, to } : null;
}
