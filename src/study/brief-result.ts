import type { Displacement, Gap, Halfway, Motion, Reach, Velocity } from '../mechanics/index.js';
import type { Estimate, Period, Position, Scale } from '../model/index.js';
import type { BriefAssets } from './brief-assets.js';
import type { BriefLaw } from './brief-law-result.js';
import type { BriefReading } from './brief-reading.js';
import type { PeopleTold } from './relations-people.js';
import type { Relations } from './relations.js';

/** What `brief` answers: one key a word of mechanics, each null where it cannot be known (`problems` says why). */
export interface BriefResult extends BriefLaw {
  readonly scale: Pick<Scale, 'id' | 'title' | 'ends' | 'step' | 'unit' | 'unitMeaning'>;
  readonly actor: { readonly id: string; readonly name: string };
  readonly audience: { readonly id: string; readonly name: string };
  readonly window: { readonly from: Period; readonly to: Period };
  /** Years as they were asked for; null = open. */
  readonly asked: { readonly from: number | null; readonly to: number | null };
  /** The audience's positions inside the window, and the actor's. */
  readonly positions: readonly Position[];
  readonly actorPositions: readonly Position[];
  readonly reach: Reach | null;
  readonly displacement: (Estimate & Pick<Displacement, 'toward' | 'gap'>) | null;
  readonly gap: Gap | null;
  readonly velocity: (Estimate & Pick<Velocity, 'toward' | 'steps'>) | null;
  readonly motion: Motion | null;
  readonly halfway: (Estimate & Omit<Halfway, 'elapsed'>) | null;
  /** Legitimacy, authority and competence of the actor for this audience at the end of the window; null where they cannot be known. */
  readonly assets: BriefAssets | null;
  /** People between the two: stocks as of their newest year, never summed. */
  readonly ledger: readonly PeopleTold[];
  /** How good the evidence is: judged of instruments (`compare`), over all actors and audiences; of one pair it is not known. */
  readonly grade: null;
  /** Acts of the actor toward the audience and ties between them, in the years of the window. */
  readonly relations: Omit<Relations, 'people'>;
  readonly reading: BriefReading;
}
