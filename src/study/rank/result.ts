import type { Period, Scale } from '../../model/index.js';
import type { StandingKind } from '../law/standing.js';
import type { Ranked } from './ranking.js';

/** An actor with its place. */
export interface RankRow extends Ranked {
  readonly name: string;
  /** On how many of the audiences the number is known of it. */
  readonly audiences: number;
}

/** What `rank` answers. */
export interface RankResult {
  readonly word: { readonly id: string; readonly title: string; readonly meaning: string; readonly unit: string };
  /** Null where the word is on no scale: assets. */
  readonly scale: Pick<Scale, 'id' | 'title' | 'step'> | null;
  /** Null where the word is under no law: assets. */
  readonly law: { readonly design: string; readonly title: string; readonly standing: StandingKind } | null;
  /** The part of the window asked for of which the law tells; each audience for as long as it is in it. */
  readonly window: { readonly from: Period; readonly to: Period };
  /** Whose numbers are added up, and how much each counts. */
  readonly audiences: readonly { readonly id: string; readonly name: string; readonly weight: number }[];
  /** Joint draws behind the intervals. */
  readonly draws: number;
  /** Most first; empty where nothing can be told, and problems say why. */
  readonly rows: readonly RankRow[];
  /** Actors with positions or acts that have no force on any of the audiences: how many are not listed. */
  readonly without: number;
  readonly reading: string;
}
