import type { Weighting } from './index-spec.js';
import { balancedWeights } from './correlation-balance.js';
import { leadingLoadings } from './principal-component.js';
import { type Spread, spreadOf } from './spread.js';

/** Shares of members, and the rule they are from in the end. */
export interface Shares {
  readonly shares: Float64Array;
  /** `equal` where the rule asked for gives none: fewer than three units have all members, or these do not vary. */
  readonly rule: Weighting['rule'];
}

/**
 * The shares of a group's members, summing to 1; null where all given weights are 0.
 *
 * - `equal`, `given`: as named.
 * - `principal-component`: in proportion to the loadings on the first principal component of the members' correlations, over units
 *   that have them all (OECD & JRC 2008, step 6). A member that loads against the others gets 0.
 * - `correlation-balanced`: the shares, none negative, with which the least correlation of any member with the arithmetic score is
 *   greatest; members with a share then correlate equally with it, those without one more than that (after Paruolo, Saisana &
 *   Saltelli 2013, J. R. Statist. Soc. A 176:609, who ask for equal importance in place of equal weights).
 */
export function weigh(rule: Weighting['rule'], given: Float64Array, scores: readonly Float64Array[]): Shares | null {
  if (rule === 'given') return proportional(given, 'given');
  if (rule === 'equal' || scores.length === 1) return equal(scores.length);
  const spread = spreadOf(scores);
  const weights = spread === null ? null : derived(rule, spread);
  return (weights === null ? null : proportional(weights, rule)) ?? equal(scores.length);
}

function derived(rule: 'principal-component' | 'correlation-balanced', spread: Spread): Float64Array | null {
  if (rule === 'principal-component') return leadingLoadings(spread.correlations, spread.sds.length);
  const balanced = balancedWeights(spread.correlations, spread.sds.length);
  // In units of the score: a member twice as spread out needs half the weight.
  return balanced.map((weight, m) => weight / spread.sds[m]!);
}

function equal(members: number): Shares {
  return { shares: new Float64Array(members).fill(1 / members), rule: 'equal' };
}

function proportional(weights: Float64Array, rule: Weighting['rule']): Shares | null {
  let sum = 0;
  for (const weight of weights) sum += weight;
  if (!(sum > 0)) return null;
  const shares = new Float64Array(weights.length);
  for (let m = 0; m < weights.length; m++) shares[m] = weights[m]! / sum;
  return { shares, rule };
}
