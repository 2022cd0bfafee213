import type { ActorKind } from '../../model/index.js';

/** Somebody in the network. */
export interface TieNode {
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
  /** Id of the state a city lies in, or in which a diaspora lives; null otherwise. */
  readonly home: string | null;
}

/** What joins two in the network. */
export interface TieLink {
  /** Id of its kind. */
  readonly tie: string;
  /** Ids of nodes; where it has a direction it goes from the first to the second. */
  readonly from: string;
  readonly to: string;
  readonly value: number;
  /** The year it is told of; null where its source bears no dates. */
  readonly year: number | null;
}

/** A kind of tie that occurs. */
export interface TieKind {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly directed: boolean;
  readonly links: number;
  /** Id of the source. */
  readonly origin: string;
}

/** What `ties` answers. */
export interface TiesResult {
  readonly actor: { readonly id: string; readonly name: string; readonly kind: ActorKind };
  /** As it was asked for; null = the newest. */
  readonly year: number | null;
  /** The actor first, then by kind and name. */
  readonly nodes: readonly TieNode[];
  /** By kind, the greatest value first. */
  readonly links: readonly TieLink[];
  readonly kinds: readonly TieKind[];
  /** States on which it suggests itself to ask what the actor did to them: see `nearAudiences`. */
  readonly near: readonly { readonly id: string; readonly name: string }[];
  readonly reading: string;
}
