import type { Coverage, JudgedIdentity, JudgedShare, Outcome } from '../../evidence/index.js';
import type { Estimate, Period, Scale } from '../../model/index.js';
import type { StandingKind } from '../law/standing.js';
import type { OutsideCompared } from './outside-result.js';

/** What came of fitting made-up worlds. */
export interface WorldsTold {
  readonly worlds: number;
  /** Median over worlds of the largest split-R̂ of a parameter, and of the least effective size. */
  readonly rHat: number;
  readonly ess: number;
}

export interface RecoveryTold extends WorldsTold {
  /** Worlds drawn anew because nobody would have measured them. */
  readonly drawnAnew: number;
  readonly coverage: readonly Coverage[];
}

export interface NullTold extends WorldsTold {
  /** How many times wider than usual the priors of responses were; 1 = usual. */
  readonly wider: number;
  /** Share of 90 % intervals that left 0 out; null where no dealt dose met anybody. */
  readonly excluded: JudgedShare | null;
}

export interface IdentitiesTold {
  readonly on: 'random courses' | 'draws of the law';
  readonly identities: readonly JudgedIdentity[];
}

/** What is said of one response under one standing. */
interface AboutResponse {
  readonly design: string;
  readonly standing: StandingKind;
  readonly instrument: string;
}

/** Movement before the act and after it, by the event study; per unit dose of an actor with a standing of 1. */
export interface PlaceboTold extends AboutResponse {
  readonly placebo: Estimate;
  readonly effect: Estimate | null;
  readonly difference: Estimate | null;
}

/** Appeal against what actors would show to whom standing and quality were dealt. */
export interface ShuffledTold {
  readonly design: string;
  readonly standing: StandingKind;
  readonly term: string;
  readonly found: number;
  readonly low: number;
  readonly high: number;
  readonly known: boolean;
}

/** Gain in one-step log score per observation on the last ten years. `instrument`: '' for the law as a whole. */
export interface HeldOutTold extends AboutResponse {
  /** The simpler model; for an instrument the law without it. */
  readonly over: string;
  readonly gain: number | null;
  readonly sd: number | null;
  readonly degrees: number | null;
  readonly observations: number | null;
  /** Why there is none. */
  readonly note: string;
}

/** Least strength of a confounder that could take the effect away, and the effect left by one as strong as what was seen. */
export interface RobustnessTold extends AboutResponse {
  readonly value: number;
  readonly degrees: number | null;
  readonly covariate: string | null;
  readonly left: number | null;
}

export interface MultiverseTold {
  readonly design: string;
  readonly instrument: string;
  /** Share of specifications whose response is positive. */
  readonly above: number;
  readonly specifications: number;
  /** The specification curve: responses from the least to the largest. */
  readonly curve: readonly { readonly specification: string; readonly mean: number; readonly sd: number | null }[];
}

export interface ConvergenceTold {
  readonly design: string;
  readonly standing: StandingKind;
  readonly rHat: number | null;
  readonly ess: number | null;
  readonly divergences: number;
  readonly draws: number;
  readonly converged: boolean;
}

/** One line of the summary. */
export interface AuditCheck {
  readonly id:
    | 'recovery'
    | 'null'
    | 'identities'
    | 'convergence'
    | 'placebo'
    | 'shuffled-standing'
    | 'held-out'
    | 'robustness'
    | 'multiverse'
    | 'outside';
  readonly title: string;
  /** Whether the audit fails with it. */
  readonly guards: boolean;
  /** `told`: reported as it fell, with no threshold. */
  readonly outcome: Outcome | 'told' | 'not run';
  readonly said: string;
}

/** What `audit` answers. */
export interface AuditResult {
  readonly scale: Pick<Scale, 'id' | 'title' | 'kind' | 'step' | 'unit'>;
  readonly quick: boolean;
  /** Whether every guarding check was passed, as far as so many worlds can say. */
  readonly passed: boolean;
  /** Of which law's panel worlds were made. */
  readonly worldsOf: {
    readonly design: string;
    readonly standing: StandingKind;
    readonly from: Period;
    readonly to: Period;
  };
  readonly checks: readonly AuditCheck[];
  readonly recovery: RecoveryTold;
  readonly null: readonly NullTold[];
  readonly identities: readonly IdentitiesTold[];
  readonly convergence: readonly ConvergenceTold[];
  readonly shuffledStanding: readonly ShuffledTold[];
  /** Null where the tables hold no evidence. */
  readonly placebo: readonly PlaceboTold[] | null;
  readonly heldOut: readonly HeldOutTold[] | null;
  readonly robustness: readonly RobustnessTold[] | null;
  readonly multiverse: readonly MultiverseTold[] | null;
  readonly outside: readonly OutsideCompared[];
  readonly reading: string;
}
