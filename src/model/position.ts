import type { Draws } from './draws.js';
import type { Estimate } from './estimate.js';
import type { Period } from './period.js';

/** Where an audience stands on a scale in one period. */
export interface Position {
  /** The audience's actor id. */
  readonly audience: string;
  readonly period: Period;
  readonly estimate: Estimate;
  /** Observations behind it (votes cast, respondents, speeches). */
  readonly observations: number;
  /**
   * What this period's observations say alone, without the smoothing prior: Gaussian approximation of their likelihood.
   * Null where they say too little.
   */
  readonly unsmoothed: { readonly mean: number; readonly sd: number } | null;
}

/** The positions of one audience over time, with joint draws: `draws[i]` belongs to `positions[i]`; index k of every period and every audience is one joint draw. */
export interface Path {
  readonly audience: string;
  readonly positions: readonly Position[];
  readonly draws: readonly Draws[];
}
