import type { MechanismId } from '../instruments/index.js';
import type {
  Accounted,
  Appeal,
  Attributed,
  Ease,
  Efficiency,
  Force,
  ForceSide,
  Impulse,
  Influence,
  KineticEnergy,
  Momentum,
  Moved,
  PotentialEnergy,
  Power,
  Shares,
} from '../mechanics/index.js';
import type { Estimate, Period } from '../model/index.js';
import type { EffortTold } from './brief-effort.js';
import type { StandingKind } from './law/standing.js';

/** Which law tells the forces, for which part of the window, and of which record. */
export interface LawTold {
  readonly design: string;
  readonly title: string;
  /** The window of the fit. */
  readonly fit: { readonly from: Period; readonly to: Period };
  /** The part of the window asked for of which the law tells: every word of the law is for these periods. */
  readonly window: { readonly from: Period; readonly to: Period };
  /** Id under which the audience's record is kept: one part of a joined state. */
  readonly audience: string;
  /** Audiences that were fitted together. */
  readonly audiences: number;
  readonly draws: number;
  /** Largest split-R̂ of a parameter. */
  readonly rHat: number | null;
  /** By what ease and efficiency are counted; null where nothing was measured. */
  readonly effort: EffortTold | null;
}

/** The response to a standard act, with how many actors it is known from. */
export interface ResponseTold extends Estimate {
  /** Standard deviation by a jackknife over periods, whose errors are shared. */
  readonly clusteredSd: number;
  readonly effectiveActors: number | null;
  /** The actor that contributes most, and its share. */
  readonly leading: { readonly actor: string; readonly name: string; readonly share: number } | null;
  /** Of an appeal, whether it is more than any crowd of actors would show; null for instruments. */
  readonly known: boolean | null;
}

/** One instrument of the actor, or one reason for which it draws the audience without any act. */
export interface ForceTold {
  /** Id of the instrument, or of the quality that attracts. */
  readonly instrument: string;
  readonly title: string;
  readonly kind: 'instrument' | 'appeal';
  readonly mechanism: MechanismId | null;
  readonly side: ForceSide;
  /** Periods with a dose inside the window, and the sum of doses; null for appeal. */
  readonly doses: {
    readonly from: Period;
    readonly to: Period;
    readonly periods: number;
    readonly sum: number;
  } | null;
  readonly response: Readonly<Record<StandingKind, ResponseTold | null>>;
  /** Under equal standing; positive = up the scale. */
  readonly impulse: Estimate;
  readonly accounted: Estimate;
  readonly attributed: Moved;
  readonly reading: string;
}

/** What was owed to acts alone: the headline where an appeal is not known. */
export interface OwedToActs extends Moved {
  /** Of the acts that are attraction, listening or collaboration; null where there are none. */
  readonly attraction: Moved | null;
  /** Probability that they moved the audience toward the aim rather than away; null where there is no aim. */
  readonly towardProbability: number | null;
}

export interface AttributedMore {
  readonly towardProbability: number | null;
  /** Whether the appeal that is part of it is known; without one it is. */
  readonly appealKnown: boolean;
  /** Null where the actor did nothing that the law knows. */
  readonly acts: OwedToActs | null;
}

/** The headline numbers under one standing. */
export interface StandingTold {
  readonly attributed: (Moved & AttributedMore) | null;
  readonly influence: { readonly toward: Estimate; readonly away: Estimate } | null;
  readonly force: Moved | null;
}

/** A number of one actor among those who acted on the audience. */
export interface ActorTold {
  readonly actor: string;
  readonly name: string;
}

/** A share of what all actors moved the audience. */
export interface ShareTold extends ActorTold {
  readonly share: Estimate;
}

/** How far an actor's forces carried the audience: see the word accounted. */
export interface CarrierTold extends ActorTold {
  /** Is it the actor that is asked about? */
  readonly own: boolean;
  readonly accounted: Estimate;
  /** By its acts alone; null where the law knows none. */
  readonly acts: Estimate | null;
}

/** The words of the law, under equal standing; each null where it cannot be known. Positive = up the scale unless it says toward. */
export interface LawWords {
  readonly mass: Estimate | null;
  readonly momentum: (Estimate & Momentum) | null;
  readonly force: (Estimate & Omit<Force, 'mean'> & { readonly parts: Force['mean'] }) | null;
  readonly impulse: (Estimate & Impulse) | null;
  readonly accounted: (Estimate & Omit<Accounted, 'own' | 'actors'> & { readonly parts: Accounted['own'] }) | null;
  readonly attributed: (Estimate & Omit<Attributed, 'moved'> & AttributedMore) | null;
  readonly influence: Influence | null;
  readonly kineticEnergy: (Estimate & KineticEnergy) | null;
  /** `known`: whether the appeal it rests on is. */
  readonly potentialEnergy: (Estimate & PotentialEnergy & { readonly known: boolean }) | null;
  readonly power: Power | null;
  readonly quickness: Estimate | null;
  readonly ease: (Estimate & Omit<Ease, 'moved'>) | null;
  /** Not to be relied on unless it is `known`: shuffled standings would appeal as much. */
  readonly appeal: (Estimate & Omit<Appeal, 'mean'> & { readonly known: boolean }) | null;
  readonly durability: (Estimate & { readonly standing: Estimate | null }) | null;
  readonly efficiency: Efficiency | null;
}

/** What the law tells of a question. */
export interface BriefLaw extends LawWords {
  /** Null where no law tells of this audience in this window, or none can be relied on. */
  readonly law: LawTold | null;
  readonly forces: readonly ForceTold[];
  /** The actor's own. */
  readonly share: (Estimate & Pick<Moved, 'toward'>) | null;
  /** Largest first; empty where they cannot be known. */
  readonly shares: readonly ShareTold[];
  /** What the shares are shares of, and how much noise alone would have moved the audience. */
  readonly shareOf: Pick<Shares, 'base' | 'noise'> | null;
  /** Every actor with a force, by how far it carried the audience, farthest first. */
  readonly carriers: readonly CarrierTold[];
  readonly standings: Readonly<Record<StandingKind, StandingTold | null>>;
}
