import { defaultFitOptions, type FitOptions } from '../../response/index.js';

/** How the law is fitted in a build, and to which designs. */
export interface LawSettings {
  readonly fit: Omit<FitOptions, 'seed'>;
  /** Joint draws kept; of the means' fit, or over the joint draws of the positions where there are any. */
  readonly draws: number;
  /** How often standing is dealt to other actors, to see whether an appeal stands out. */
  readonly shuffles: number;
  /** Ids of the designs; null = all. */
  readonly designs: readonly string[] | null;
}

/** Four chains until they agree. */
export const thoroughLaws: LawSettings = {
  fit: defaultFitOptions,
  draws: 300,
  shuffles: 59,
  designs: null,
};
/** A try-out: it does not converge, and says so. */
export const quickLaws: LawSettings = {
  fit: { ...defaultFitOptions, chains: 2, adapt: 30, batch: 40, batches: 1 },
  draws: 40,
  shuffles: 9,
  designs: ['unga', 'favourability'],
};
