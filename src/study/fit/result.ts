import type { MechanismId } from '../../instruments/index.js';
import type { Estimate } from '../../model/index.js';
import type { LeftOut } from './series.js';

/** What a fit to a user's data says. */
export interface FitResult {
  readonly folder: string;
  readonly scale: {
    readonly name: string;
    readonly kind: 'common' | 'directed';
    readonly step: 'year' | 'month';
  };
  /** First and last period with a position that was used, and the last from which acts count. */
  readonly from: string;
  readonly to: string;
  readonly actsTo: string;
  /** On directed scales pairs of audience and actor. */
  readonly audiences: number;
  readonly positions: number;
  readonly acts: number;
  readonly instruments: readonly InstrumentResponse[];
  readonly momentumKept: Estimate;
  readonly homePull: Estimate;
  /** From the heaviest; empty where all audiences have the same mass. */
  readonly masses: readonly { readonly audience: string; readonly mass: Estimate }[];
  readonly convergence: {
    readonly quick: boolean;
    readonly chains: number;
    readonly draws: number;
    readonly worst: string;
    readonly rHat: number;
    readonly essBulk: number;
    readonly essTail: number;
  };
  readonly leftOut: readonly LeftOut[];
  readonly rejected: number;
  /** Columns of the files that were not used. */
  readonly unusedColumns: readonly string[];
}

/** How audiences respond to one instrument. */
export interface InstrumentResponse {
  readonly instrument: string;
  readonly mechanism: MechanismId | null;
  /** Acts with a dose above 0 that count. */
  readonly acts: number;
  /** How many actors it rests on. */
  readonly actors: { readonly effective: number; readonly leading: string; readonly share: number };
  /** θ: the response to a dose of 1. */
  readonly response: Estimate;
  /** The prior's standard deviation of θ. */
  readonly priorSd: number;
  readonly reading: string;
}
