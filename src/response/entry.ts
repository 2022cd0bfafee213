import type { LawParameters } from './parameters.js';

/**
 * What the law says of how far from their homes audiences stand that have long been under it: per shock of variance q, the
 * precision S/q of their distance to home, S = (1 − ρ)·κ·(2 − κ/(1 + ρ)), and the derivatives of S. Of a second-order
 * autoregression with coefficients 1 + ρ − κ and −ρ (Box & Jenkins 1976, 3.2). 0 where nothing holds them.
 */
export interface Steadiness {
  readonly precision: number;
  readonly byMomentumKept: number;
  readonly byHomePull: number;
}

export function steadiness({
  momentumKept: rho,
  homePull: kappa,
}: Pick<LawParameters, 'momentumKept' | 'homePull'>): Steadiness {
  const within = rho > -1 ? 2 - kappa / (1 + rho) : 0;
  const precision = (1 - rho) * kappa * within;
  if (!(precision > 0)) return { precision: 0, byMomentumKept: 0, byHomePull: 0 };
  return {
    precision,
    byMomentumKept: kappa * (((1 - rho) * kappa) / (1 + rho) ** 2 - within),
    byHomePull: (1 - rho) * (within - kappa / (1 + rho)),
  };
}

/**
 * Variance of an audience's distance to its home when it enters [L²]: what the law holds it to, and never wider than the scale
 * [`widest`, L]. `shocks` is the variance of its shocks, (σ/m)²; without a home of its own nothing holds it.
 */
export function entryVariance({ precision }: Steadiness, settled: boolean, shocks: number, widest: number): number {
  return 1 / ((settled ? precision / shocks : 0) + 1 / widest ** 2);
}
