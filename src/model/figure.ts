import type { ActorLabel } from './actor.js';

/** A number about one actor in one year: GDP, a democracy index, battle-related capability. */
export interface Figure {
  /** Id of what is measured, for example `gdp`. */
  readonly figure: string;
  readonly actor: ActorLabel;
  readonly year: number;
  /** In the unit of its kind. */
  readonly value: number;
  /** Standard deviation of measurement; null where the source gives none. */
  readonly sd: number | null;
}
