import { type Draws, meanOf } from '../model/index.js';
import type { Objective } from './option.js';

/** What an objective makes of joint draws of a movement: their mean, or the mean of the worst share of them. */
export function valueOf(objective: Objective, draws: Draws): number {
  if (objective.kind === 'mean') return meanOf(draws);
  const weights = weightsOf(objective, draws);
  let value = 0;
  for (let d = 0; d < draws.length; d++) value += weights[d]! * draws[d]!;
  return value;
}

/**
 * The weights of draws in an objective, which sum to 1: equal for the mean; for the tail those that make the weighted mean least,
 * none above 1/(share × draws) (Rockafellar & Uryasev 2000, Journal of Risk 2:21). Any such weights bound the tail from above,
 * and these meet it.
 */
export function weightsOf(objective: Objective, draws: Draws): Float64Array {
  const count = draws.length;
  if (objective.kind === 'mean') return new Float64Array(count).fill(1 / count);
  const { share } = objective;
  if (!(share > 0 && share <= 1))
    throw new RangeError(`Expected a share of the draws above 0 and up to 1, got ${share}`);
  const most = 1 / (share * count);
  const weights = new Float64Array(count);
  const order = Uint32Array.from(draws.keys()).sort((a, b) => draws[a]! - draws[b]! || a - b);
  let left = 1;
  for (const d of order) {
    weights[d] = Math.min(most, left);
    left -= weights[d]!;
    if (left <= 1e-15) break;
  }
  return weights;
}
