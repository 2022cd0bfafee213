import type { MeasuredPosition } from '../../measures/index.js';
import { quantileOfSorted } from '../../model/index.js';

/** One row of the table of scales. */
export interface ScaleRow {
  readonly scale: string;
  /** Id of the source. */
  readonly source: string;
  readonly votes: number | null;
  readonly roll_calls: number | null;
  readonly items: number | null;
  readonly positions: number;
  readonly step_noise: number | null;
  readonly method: string;
  /** JSON object; empty where the method estimated nothing for the whole scale. */
  readonly settings: string;
  readonly chains: number | null;
  readonly burn_in: number | null;
  readonly kept: number | null;
  readonly seed: number | null;
  readonly r_hat_median: number | null;
  readonly r_hat_95: number | null;
  readonly ess_bulk_median: number | null;
}

/**
 * The row of a scale whose positions come without a sampler. Its usual step is the median absolute change of neighbouring
 * periods of one pair, times 1.4826: what a normal distribution's standard deviation would be.
 */
export function measuredScale(
  scale: string,
  source: string,
  positions: readonly MeasuredPosition[],
  method: string,
  settings: Readonly<Record<string, unknown>>,
): ScaleRow {
  const steps = positions.flatMap(({ audience, toward, period, mean }, i) => {
    const before = positions[i - 1];
    const neighbours = before?.audience === audience && before.toward === toward && before.period === period - 1;
    return neighbours ? [Math.abs(mean - before.mean)] : [];
  });
  return {
    scale,
    source,
    votes: null,
    roll_calls: null,
    items: null,
    positions: positions.length,
    step_noise: steps.length === 0 ? null : 1.4826 * quantileOfSorted(Float64Array.from(steps).sort(), 0.5),
    method,
    settings: JSON.stringify(settings),
    chains: null,
    burn_in: null,
    kept: null,
    seed: null,
    r_hat_median: null,
    r_hat_95: null,
    ess_bulk_median: null,
  };
}
