import type { MechanismId } from '../instruments/index.js';
import type { Draws } from '../model/index.js';
import type { Returns, ReturnsPer } from './returns.js';
import type { Target } from './scenario.js';

/** An act that may be planned, once or several times: who, what, toward whom, and when. */
export interface Option {
  readonly actor: string;
  readonly instrument: string;
  readonly mechanism: MechanismId;
  /** Place of the audience among the targets. */
  readonly target: number;
  /** As in a planned act. What stands (`lasting`) begins once at most and is held to the horizon. */
  readonly start: number;
  readonly held: number;
  readonly lasting: boolean;
  /** Dose × standing of a first act. */
  readonly unit: number;
  readonly response: Draws;
  readonly aim: number | null;
  /** Of each act, with all that keeping it up takes; above 0. */
  readonly effort: number;
  /** How many times at most. */
  readonly most: number;
}

/** Somebody who may act beside the actor. */
export interface Partner {
  readonly id: string;
  /** Effort of working together at all, whatever is then done; 0 or above. */
  readonly engaging: number;
}

/** `mean`: the expected movement. `tail`: the mean of the worst `share` of the draws (conditional value at risk). */
export type Objective = { readonly kind: 'mean' } | { readonly kind: 'tail'; readonly share: number };

/** What a portfolio is chosen from and by. All draws are joint. */
export interface PlanTask {
  readonly targets: readonly Target[];
  /** Steps to the horizon. */
  readonly steps: number;
  readonly options: readonly Option[];
  /** By instrument; constant returns of eight acts where there are none. */
  readonly returns: ReadonlyMap<string, Returns>;
  readonly per: ReturnsPer;
  readonly budget: number;
  /** The actor itself is not among them: it needs no engaging. */
  readonly partners: readonly Partner[];
  /** Partners at most; null: as many as there are. */
  readonly mostPartners: number | null;
  readonly objective: Objective;
}

/** How many times each option is done, by segment of its returns: place = option × segments + segment. */
export interface Allocation {
  readonly segments: number;
  readonly times: Int32Array;
}
