import type { NetworkNode } from './network-fit.js';

/** A tie between two nodes, by their place in `nodes`. */
export interface NetworkLink {
  readonly from: number;
  readonly to: number;
  /** What binds them: "embassy". */
  readonly kind: string;
  /** 0 to 1: how dark it is drawn; null where its strength is not known. */
  readonly strength: number | null;
}

/** Actors and what binds them. */
export interface NetworkData {
  /** What is shown: "Ties of Sweden in 2014". */
  readonly title: string;
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
  /** Id of the node that is asked about; null: nobody. */
  readonly highlighted: string | null;
}
