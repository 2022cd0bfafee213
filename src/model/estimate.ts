import { type Draws, meanOf, quantileOfSorted, sdOf } from './draws.js';

/** A number with its doubt: mean, standard deviation and the 5, 25, 50, 75 and 95 % quantiles, all in `unit`. */
export interface Estimate {
  readonly mean: number;
  readonly sd: number;
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
  readonly unit: string;
}

/** Summarise draws. Throws a RangeError when there are none or one is not finite. */
export function estimateOf(draws: Draws, unit: string): Estimate {
  if (draws.length === 0) throw new RangeError('An estimate needs at least one draw, got none');
  for (let i = 0; i < draws.length; i++) {
    if (!Number.isFinite(draws[i])) throw new RangeError(`Draws must be finite numbers, got ${draws[i]} at ${i}`);
  }
  const sorted = new Float64Array(draws).sort();
  return {
    mean: meanOf(draws),
    sd: sdOf(draws),
    q05: quantileOfSorted(sorted, 0.05),
    q25: quantileOfSorted(sorted, 0.25),
    q50: quantileOfSorted(sorted, 0.5),
    q75: quantileOfSorted(sorted, 0.75),
    q95: quantileOfSorted(sorted, 0.95),
    unit,
  };
}
