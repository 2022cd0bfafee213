import { defaultFitOptions, type FitOptions } from '../../response/index.js';
import type { StandingKind } from '../law/standing.js';

/** How the law is fitted with assets beside ties, and to which designs. */
export interface AssetLawSettings {
  readonly fit: Omit<FitOptions, 'seed'>;
  /** How often standing and quality are dealt to other actors. */
  readonly shuffles: number;
  readonly standings: readonly StandingKind[];
  /** Ids of the designs; null = all. */
  readonly designs: readonly string[] | null;
}

/**
 * Fewer effective draws than for the laws themselves: intervals of four responses are wanted, not joint draws of everything.
 * Under capability share an appeal is that of a handful of actors, and no second one is fitted.
 */
export const thoroughAssetLaws: AssetLawSettings = {
  fit: { ...defaultFitOptions, enough: { ess: 200, rHat: 1.01 } },
  shuffles: 59,
  standings: ['equal'],
  designs: null,
};

/** A try-out. */
export const quickAssetLaws: AssetLawSettings = {
  fit: { ...defaultFitOptions, chains: 2, adapt: 30, batch: 40, batches: 1 },
  shuffles: 9,
  standings: ['equal'],
  designs: ['unga'],
};
