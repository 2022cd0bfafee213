import type { ActorKind, Estimate } from '../../model/index.js';
import type { PlaceInterval } from '../rank/ranking.js';
import type { AppealTold } from './appeal-told.js';
import type { IndicatorTable } from './indicator-table.js';

/** How much one indicator moves a composite of an actor. */
export interface Driver {
  readonly indicator: string;
  readonly title: string;
  /** In standard deviations between actors: above 0 raises the composite over the mean actor. */
  readonly by: number;
}

/** One composite of an actor for an audience. */
export interface CompositeTold {
  readonly id: string;
  readonly title: string;
  /** In standard deviations between actors, around their mean; null where too little is known. */
  readonly estimate: Estimate | null;
  /** Place among the actors that have one, 1 = most; null likewise. */
  readonly rank: PlaceInterval | null;
  /** False where the interval of its place covers more than half of the table: the data do not tell it. */
  readonly told: boolean;
  /** How many actors have a place. */
  readonly of: number;
  /** How many of its indicators are known of the actor, and how many there are. */
  readonly known: number;
  readonly indicators: number;
  /** Where nothing is varied: what each known indicator adds, the greatest first. With `rest` they add up to `nominal`. */
  readonly drivers: readonly Driver[];
  /** What indicators do that others have and the actor has not, and putting together otherwise than by sums. */
  readonly rest: number | null;
  /** The composite where nothing is varied and nothing measured wrongly. */
  readonly nominal: number | null;
  readonly reading: string;
}

/** One indicator of an actor for an audience. */
export interface IndicatorTold {
  readonly id: string;
  readonly title: string;
  /** Id of the composite it belongs to. */
  readonly composite: string;
  readonly nature: 'standing' | 'relational';
  readonly direction: 1 | -1;
  readonly unit: string;
  /** As its source tells it; null where it is not known. */
  readonly value: number | null;
  /** 90 % interval in the year asked for: errors of measurement and of carrying. */
  readonly low: number | null;
  readonly high: number | null;
  /** The year it is told of; null where it is not known, or undated. */
  readonly year: number | null;
  /** Years for which it was carried: forward above 0, back below. */
  readonly carried: number;
  /** Place by this indicator alone, 1 = best; null where it is not known, and for cities and diasporas where nobody is compared. */
  readonly place: number | null;
  /** Of how many it is known. */
  readonly of: number;
  /** Why it is not known; null where it is. */
  readonly absent: string | null;
  /** Ids of its sources. */
  readonly sources: readonly string[];
}

/** Where another stands for the same audience. */
export interface OtherTold {
  readonly actor: string;
  readonly name: string;
  /** By composite, in their order: median and place; null where too little is known. */
  readonly composites: readonly ({ readonly q50: number; readonly rank: PlaceInterval } | null)[];
}

/** A choice that was varied, and between what. */
export interface Varied {
  readonly title: string;
  readonly options: readonly string[];
}

/** What an actor brings to an audience in a year. */
export interface AssetsTold {
  readonly year: number;
  /** Null: for nobody in particular, by standing alone. */
  readonly audience: { readonly id: string; readonly name: string } | null;
  readonly index: { readonly id: string; readonly title: string };
  readonly composites: readonly CompositeTold[];
  readonly indicators: readonly IndicatorTold[];
  readonly draws: number;
  readonly varied: readonly Varied[];
  readonly reading: {
    readonly sentence: string;
    readonly paragraph: string;
  };
}

/** What `assets` answers. */
export interface AssetsResult extends AssetsTold {
  readonly actor: {
    readonly id: string;
    readonly name: string;
    readonly kind: ActorKind;
    /** Its id among the others. */
    readonly unit: string;
  };
  /** All actors for this audience, best first by the first composite; empty where nobody is compared. */
  readonly others: readonly OtherTold[];
  /** Whether such assets draw audiences, on every scale; null where the tables do not tell, and for cities and diasporas, of which no law is fitted. */
  readonly appeal: readonly AppealTold[] | null;
  /** What the composites are made of; only where it was asked for, and null where nobody is compared. */
  readonly table?: IndicatorTable | null;
}
