import type { Draws } from '../model/index.js';
import { frameOf } from './frame.js';
import { gainsOf } from './gains.js';
import type { PlanTask } from './option.js';
import { greedyWithin, meanGain, type Portfolio } from './portfolio.js';

/** What a budget buys. */
export interface FrontierPoint {
  readonly budget: number;
  readonly effort: number;
  readonly value: number;
  readonly movement: Draws;
}

/**
 * Movement against effort: greedy plans for other budgets, with the plan that was solved in its place. A plan for less is a plan for
 * more, so that nothing falls.
 */
export function frontierOf(task: PlanTask, solved: Portfolio, budgets: readonly number[]): FrontierPoint[] {
  if (task.options.length === 0) return [];
  const gains = gainsOf(task);
  const gain = meanGain(gains);
  let best: Omit<FrontierPoint, 'budget'> | null = null;
  return [...new Set([...budgets, task.budget])]
    .sort((a, b) => a - b)
    .map((budget) => {
      const plans = [
        greedyWithin(frameOf({ ...task, budget }), gains, gain),
        ...(budget >= task.budget ? [solved] : []),
      ];
      for (const { effort, value, movement } of plans)
        if (best === null || value > best.value) best = { effort, value, movement };
      return { budget, ...best! };
    });
}

/** Times the budget at which a break-even is given up. */
const farthest = 64;

/**
 * How many times its budget a task needs for as much movement as `value`, by greedy plans with frozen reach; null where 64 times is not
 * enough, or where nothing it could do moves anybody. Below 1 where less would do.
 */
export function breakEvenRatio(task: PlanTask, value: number): number | null {
  if (task.options.length === 0 || !(value > 0)) return null;
  const gains = gainsOf(task);
  const gain = meanGain(gains);
  const worth = (ratio: number): number =>
    greedyWithin(frameOf({ ...task, budget: ratio * task.budget }), gains, gain).value;
  if (worth(farthest) < value) return null;
  let [low, high] = [0, farthest];
  for (let step = 0; step < 20 && high - low > 0.005 * high; step++) {
    const middle = low === 0 ? high / 2 : Math.sqrt(low * high);
    if (worth(middle) >= value) high = middle;
    else low = middle;
  }
  return high;
}
