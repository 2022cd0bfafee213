import { sideOf } from '../instruments/index.js';
import { type Draws, type Estimate, estimateOf, meanOf } from '../model/index.js';
import { breakEvenRatio } from './frontier.js';
import type { PlanTask } from './option.js';
import type { PlannedAct } from './planned-act.js';
import { greedyPortfolio, type Portfolio } from './portfolio.js';
import { type Target, totalMovement } from './scenario.js';

/** Periods after the horizon, when all acts have ended, at which durability is told. */
export const laterPeriods = 5;

/** What a portfolio comes to beside another. */
export interface SideTold {
  readonly moved: Estimate;
  /** Movement five periods after the end of all acts over that at their end; null where its interval then spans 0. */
  readonly durability: Estimate | null;
  /** Posterior probability that it moves audiences away from the aim. */
  readonly backlash: number;
  readonly effort: number;
}

/** The same aim by coercion: to be compared, never recommended. */
export interface AgainstCoercion {
  readonly portfolio: Portfolio;
  readonly coercive: SideTold;
  readonly noncoercive: SideTold;
  /** How many times the effort coercion needs for the same expected movement; null where no effort that was tried is enough. */
  readonly breakEven: number | null;
}

/** The best coercive plan under the same limits (greedy), beside a plan. Null where nothing coercive could be done. */
export function againstCoercion(task: PlanTask, plan: Portfolio): AgainstCoercion | null {
  const options = task.options.filter(({ mechanism }) => sideOf(mechanism) === 'coercive');
  if (options.length === 0) return null;
  const coercion = { ...task, options, objective: { kind: 'mean' } as const };
  const portfolio = greedyPortfolio(coercion);
  return {
    portfolio,
    coercive: sideTold(task, portfolio),
    noncoercive: sideTold(task, plan),
    breakEven: breakEvenRatio(coercion, meanOf(plan.movement)),
  };
}

function sideTold({ targets, steps }: PlanTask, { chosen, movement, effort }: Portfolio): SideTold {
  const unit = targets[0]!.ground.scale.unit;
  const moved = estimateOf(movement, unit);
  return {
    moved,
    durability: durabilityOf(
      targets,
      chosen.map(({ act }) => act),
      steps,
      movement,
      moved,
    ),
    backlash: movement.reduce((count, one) => count + (one < 0 ? 1 : 0), 0) / movement.length,
    effort,
  };
}

function durabilityOf(
  targets: readonly Target[],
  acts: readonly PlannedAct[],
  steps: number,
  movement: Draws,
  moved: Estimate,
): Estimate | null {
  if (!(moved.q05 > 0 || moved.q95 < 0) || movement.includes(0)) return null;
  const ended = acts.map((act) => ({ ...act, held: Math.min(act.held, steps - act.start) }));
  const later = totalMovement(targets, ended, steps + laterPeriods);
  return estimateOf(
    later.map((now, d) => now / movement[d]!),
    'of the movement',
  );
}
