import type { Grade } from '../../evidence/index.js';
import type { MechanismId } from '../../instruments/index.js';
import type { Estimate, Period, Scale } from '../../model/index.js';
import type { AfterAction, EffortUnit, Fan } from '../../plan/index.js';
import type { StandingKind } from '../law/standing.js';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** An audience of the plan. */
export interface AudienceTold extends Named {
  readonly weight: number;
  /** Where it stands when the plan begins. */
  readonly stands: Estimate;
  /** [L]; null where the aim is up. */
  readonly aim: number | null;
  readonly side: 1 | -1;
  /** How far it would move toward the aim by the horizon with nothing done, and what the plan adds. */
  readonly drift: Estimate;
  readonly moved: Estimate;
  /** With the plan, without it, and the difference: period by period, the unexplained in the first two. */
  readonly planned: Fan;
  readonly unplanned: Fan;
  readonly movement: Fan;
}

/** Acts of one kind of one actor toward one audience that begin in one period. */
export interface ActTold {
  readonly actor: string;
  readonly actorName: string;
  readonly instrument: string;
  readonly title: string;
  readonly mechanism: MechanismId;
  readonly audience: string;
  readonly audienceName: string;
  readonly from: Period;
  /** The last period in which it acts. */
  readonly to: Period;
  readonly times: number;
  readonly effort: number;
  /** What it adds in the company of the others, by the end, toward the aim. */
  readonly adds: Estimate;
  /** What might as well be done in its place, as far as the posterior tells. */
  readonly tied: number;
  readonly exchangeable: readonly string[];
}

export interface PortfolioTold {
  readonly acts: readonly ActTold[];
  readonly effort: number;
  /** Weighted movement of all audiences toward the aim at the horizon. */
  readonly moved: Estimate;
  readonly towardProbability: number;
  /** By the objective, simulated. */
  readonly value: number;
  /** With reach frozen: what the solver chose by, what no plan exceeds, and the gap between. */
  readonly frozen: { readonly value: number; readonly bound: number | null; readonly gap: number | null };
  /** Frozen less simulated, as a share; above 5 % it was frozen anew and solved once more. */
  readonly difference: number;
  readonly relinearised: boolean;
}

export interface MessengerTold extends Named {
  readonly place: number;
  readonly bestChance: number;
  readonly together: Estimate;
  readonly adds: Estimate;
  readonly alone: Estimate;
}

export interface ShareTold extends Named {
  readonly share: Estimate;
  /** Standard error by sampling; null where exact. */
  readonly error: number | null;
}

/** Somebody else with a stake: their people, or people in their care, by the ledger. */
export interface ThirdPartyTold extends Named {
  readonly audience: string;
  readonly concept: string;
  readonly title: string;
  readonly year: number;
  readonly best: number;
  readonly unit: string;
  /** What the ledger has them as: whose people they are, where people are, or a side of what was done. */
  readonly as: 'host' | 'people' | 'side';
}

export interface CoercionTold {
  readonly moved: Estimate;
  readonly planMoved: Estimate;
  readonly durability: Estimate | null;
  readonly planDurability: Estimate | null;
  readonly backlash: number;
  readonly planBacklash: number;
  readonly effort: number;
  readonly planEffort: number;
  readonly breakEven: number | null;
  readonly acts: readonly Pick<ActTold, 'actorName' | 'title' | 'audienceName' | 'times' | 'from'>[];
  /** Harm that goes with one act of each coercive instrument in it, by the ledger; never netted. */
  readonly harm: readonly {
    readonly instrument: string;
    readonly title: string;
    readonly unit: string;
    readonly best: number | null;
    readonly low: number | null;
    readonly high: number | null;
  }[];
}

export interface LogicRow {
  readonly stage: 'input' | 'activity' | 'output' | 'outcome' | 'impact';
  readonly statement: string;
  readonly indicator: string;
  readonly baseline: string;
  readonly target: string;
  /** Observations before and as many after that show the target; null where it is counted, not sampled. */
  readonly sample: number | null;
  readonly date: string;
}

export interface AfterTold extends Omit<AfterAction, never> {
  readonly grade: Grade;
  readonly foretold: Estimate;
  readonly reading: string;
}

/** What `plan` answers. */
export interface PlanResult {
  readonly title: string;
  readonly actor: Named;
  readonly scale: Pick<Scale, 'id' | 'title' | 'kind' | 'step' | 'unit' | 'ends'>;
  readonly law: {
    readonly design: string;
    readonly title: string;
    readonly standing: StandingKind;
    readonly draws: number;
  };
  readonly from: Period;
  readonly horizon: number;
  readonly budget: { readonly amount: number; readonly unit: EffortUnit };
  readonly objective: 'mean' | 'lower tail';
  readonly diminishing: 'per audience' | 'per partner';
  /** Mechanisms for which the no-harm constraint was lifted; none = it holds. */
  readonly lifted: readonly MechanismId[];
  readonly audiences: readonly AudienceTold[];
  readonly portfolio: PortfolioTold;
  readonly frontier: readonly { readonly budget: number; readonly effort: number; readonly moved: Estimate }[];
  readonly messengers: readonly MessengerTold[];
  readonly shares: readonly ShareTold[];
  readonly thirdParties: readonly ThirdPartyTold[];
  /** Null where the law knows nothing coercive that could be done. */
  readonly coercion: CoercionTold | null;
  /** What was intended already: its movement, and each act left out alone; acts that are off are told apart. */
  readonly intended: {
    readonly moved: Estimate;
    readonly acts: readonly (Omit<ActTold, 'tied' | 'exchangeable' | 'effort'> & { readonly on: boolean })[];
  } | null;
  readonly efforts: readonly {
    readonly instrument: string;
    readonly title: string;
    readonly act: number | null;
    readonly upkeep: number | null;
  }[];
  readonly logicModel: readonly LogicRow[];
  readonly after: AfterTold | null;
  readonly reading: string;
}
