import type { MechanismId } from '../instruments/index.js';
import type { Term } from './panel.js';

/**
 * The weakly informative priors of the law. L₀ is the spread of a panel's measurements, a step is 1, and a response is meant
 * for the usual exposure to its term (see `Panel.usual`). Logarithms are natural.
 */
export const priors = {
  /** ρ ~ N(0, sd²). */
  momentumKept: { sd: 0.3 },
  /** κ = |N(0, sd²)|: half of the way home takes 10 steps at the median, 6 to 35 between the quarters. */
  homePull: { sd: 0.1 },
  /** log σ ~ N(log median, sd²), the median in L₀. */
  shock: { median: 0.1, sd: 1 },
  /**
   * log(φ − 1) ~ N(log median, sd²): what is stated is sampling error, the least that there is. Left free below 1, φ runs to 0
   * where many states cast the very same votes, which are then taken to be known exactly.
   */
  noise: { median: 0.2, sd: 1 },
  /** log m_j ~ N(0, τ_m²), log τ_m ~ N(log median, sd²). */
  massSpread: { median: 0.3, sd: 0.7 },
  /**
   * d_t = e_t − the mean of e over the five sessions before and after and itself, e_t ~ N(0, τ_d²), log τ_d ~ N(log median, sd²):
   * a slow change of the scale cannot be told from movement, and is not taken for stretch.
   */
  stretchSpread: { median: 0.07, sd: 0.7 },
  /** a(t) ~ N(0, sd²), in L₀. */
  common: { sd: 0.2 },
  /**
   * θ_k = μ + τ·z_k within a mechanism, z_k ~ N(0, 1), μ ~ N(0, mechanism²), log τ ~ N(log spread, spreadSd²); alone in its
   * mechanism θ ~ N(0, mechanism² + spread²). λ_c ~ N(0, appeal²). On common scales the share of the reach that the usual
   * exposure closes in a step; on directed ones a push in L₀.
   */
  response: {
    common: { mechanism: 0.015, spread: 0.015, spreadSd: 0.5, appeal: 0.02 },
    directed: { mechanism: 0.05, spread: 0.05, spreadSd: 0.5, appeal: 0.05 },
  },
} as const;

/** Terms whose responses are pooled: the instruments of one mechanism, where there are at least two. */
export function poolsOf(
  terms: readonly Term[],
): readonly { readonly mechanism: MechanismId; readonly terms: readonly number[] }[] {
  const byMechanism = new Map<MechanismId, number[]>();
  terms.forEach(({ mechanism }, k) => {
    if (mechanism !== null) byMechanism.set(mechanism, [...(byMechanism.get(mechanism) ?? []), k]);
  });
  return [...byMechanism]
    .filter(([, list]) => list.length > 1)
    .map(([mechanism, list]) => ({ mechanism, terms: list }));
}
