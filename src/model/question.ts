import type { Actor } from './actor.js';
import type { Period } from './period.js';
import type { Scale } from './scale.js';

/** Who moves whom, on which scale, in which window (both ends included). */
export interface Question {
  readonly actor: Actor;
  readonly audience: Actor;
  readonly scale: Scale;
  readonly from: Period;
  readonly to: Period;
}
