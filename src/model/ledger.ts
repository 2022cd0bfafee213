import type { ActorLabel } from './actor.js';

/**
 * What a ledger entry counts. Only entries of one concept may be added, and those of a `-present` concept never over
 * years: they are stocks.
 */
export type LedgerConcept =
  | 'refugees-present'
  | 'asylum-seekers-present'
  | 'internally-displaced-present'
  | 'stateless-present'
  | 'others-of-concern-present'
  | 'others-needing-protection-present'
  | 'host-community-present'
  | 'refugees-returned'
  | 'internally-displaced-returned'
  | 'refugees-new'
  | 'asylum-seekers-new'
  | 'refugee-like-new'
  | 'others-needing-protection-new'
  | 'deaths-in-battle'
  | 'deaths-in-militarised-events'
  | 'years-under-sanction'
  | 'aid-received';

/** One population, one concept, one year. Harm is located in a population and associated with acts, both sides named. */
export interface LedgerEntry<Who = ActorLabel> {
  readonly concept: LedgerConcept;
  /** Whose people: where they come from, or the state or group whose people it happens to; null where not told. */
  readonly population: Who | null;
  /** Where it is located; null where the source does not tell. */
  readonly place: Who | null;
  /** The two sides of what it is associated with; null within one state, or where nobody is named. */
  readonly sideA: Who | null;
  readonly sideB: Who | null;
  /** Others on either side, where several acted together. */
  readonly alliesA?: readonly Who[];
  readonly alliesB?: readonly Who[];
  readonly year: number;
  /** People (deaths, persons), target-years or current US$ as the concept says; low and high null where there are none. */
  readonly low: number | null;
  readonly best: number;
  readonly high: number | null;
  /** The source's id of the conflict or case; empty where it has none. */
  readonly event: string;
}
