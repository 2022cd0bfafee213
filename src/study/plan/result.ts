import type { Grade } from '../../evidence/index.js';
import type { MechanismId } from '../../instruments/index.js';
import type { Estimate, Period, Scale } from '../../model/index.js';
import type { AfterAction, EffortUnit, Fan } from '../../plan/index.js';
import type { StandingKind } from '../law/standing.js';
import type { LedgerSense } from '../ledger-sense.js';

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

/** Somebody else who stands in the ledger of people with an audience, or with one who acts on it. */
export interface StakeTold extends Named {
  /** With whom. */
  readonly with: string;
  readonly withName: string;
  readonly concept: string;
  readonly title: string;
  /** What the entry is for those whom it counts. */
  readonly sense: LedgerSense;
  readonly year: number;
  readonly best: number;
  readonly unit: string;
  /** What the ledger has them as: where their people are, whose people are there, who acts on them, on whom they act, whom they fought. */
  readonly as: 'host' | 'people' | 'side' | 'target' | 'opponent';
}

/** Somebody else with a stake in an audience. */
export interface ThirdPartyTold extends StakeTold {
  readonly audience: string;
}

/** Whose ledger an act of the plan touches: no number tells whether it benefits or harms them. */
export interface TouchedTold extends Pick<
  ActTold,
  'actor' | 'actorName' | 'instrument' | 'title' | 'audience' | 'audienceName'
> {
  readonly parties: readonly StakeTold[];
}

/** What is intended already, simulated: acts that are on, each left out alone; and what those that are off would add. */
export interface IntendedTold {
  /** Weighted movement of all audiences toward the aim at the horizon. */
  readonly moved: Estimate;
  readonly towardProbability: number;
  /** Of the acts that are on; null where that of one of them is not known. */
  readonly effort: number | null;
  readonly audiences: readonly Pick<AudienceTold, 'id' | 'name' | 'moved' | 'planned'>[];
  readonly acts: readonly (Omit<ActTold, 'tied' | 'exchangeable' | 'effort'> & {
    readonly effort: number | null;
    readonly on: boolean;
  })[];
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
    readonly instrumentTitle: string;
    /** Of the harm; of the instrument where the ledger does not tell. */
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

/** What came of planning, in one sentence and in a few. */
export interface PlanReading {
  readonly sentence: string;
  readonly paragraph: string;
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
  /** By act of the portfolio, once for all its periods. */
  readonly touched: readonly TouchedTold[];
  /** Null where the law knows nothing coercive that could be done. */
  readonly coercion: CoercionTold | null;
  /** Null where the plan states no acts of its own. */
  readonly intended: IntendedTold | null;
  readonly efforts: readonly {
    readonly instrument: string;
    readonly title: string;
    readonly act: number | null;
    readonly upkeep: number | null;
  }[];
  readonly logicModel: readonly LogicRow[];
  readonly after: AfterTold | null;
  readonly reading: PlanReading;
}
