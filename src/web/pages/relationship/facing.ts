import type { Interval } from '../../../charts/index.js';
import { knownFrom, negated } from '../../../mechanics/index.js';
import type { Results } from '../../../study/index.js';

export type Brief = Results['brief'];

/**
 * On which end of the scale the actor's aim lies, 1 = the high end; null where it is not known: then pictures face up the scale.
 * On scales about an actor, up is toward it.
 */
export function aimSideOf({ reach, displacement }: Brief): 1 | -1 | null {
  if (reach === null) return (displacement?.toward ?? null) === null ? null : 1;
  const { sign, known } = reach.start.direction;
  return known < knownFrom || sign === 0 ? null : sign;
}

/** A number along the scale, turned so that above 0 is toward the actor where its side is known. */
export function facing<Number extends Interval>(estimate: Number, side: 1 | -1 | null): Interval {
  if (side !== -1) return estimate;
  const { q05, q25, q50, q75, q95 } = estimate;
  return negated({ mean: 0, sd: 0, q05, q25, q50, q75, q95, unit: '' });
}
