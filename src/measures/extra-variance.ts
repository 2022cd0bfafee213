import { leastAt } from './least.js';

/** Readings of one audience toward one actor, in order of time. */
export interface Series {
  /** Years. */
  readonly period: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
  /** Sampling variance of each mean. */
  readonly variance: ArrayLike<number>;
}

/** How much readings scatter beyond sampling, from wave to wave: house, wave and wording effects. */
export interface ExtraVariance {
  /** Extra variance of one reading, in squared units of the scale. */
  readonly variance: number;
  /** Its square root, and the standard error of that (from the curvature of the profile likelihood); null where the estimate is 0. */
  readonly sd: number;
  readonly sdError: number | null;
  /** Variance by which the true position moves in a year. */
  readonly walk: number;
  /** Series and readings that it was estimated from. */
  readonly series: number;
  readonly readings: number;
  /** Extra variance over the median sampling variance of those readings. */
  readonly ratio: number;
}

/** Readings a series needs to tell scatter from movement. */
const fewestReadings = 3;
/** Series needed to speak of an extra variance at all. */
const fewestSeries = 10;

const search = { from: Math.log(1e-7), to: Math.log(10), points: 20, tolerance: 1e-4 };

/**
 * Estimate the extra variance by restricted maximum likelihood, pooled over series: each is a random walk (variance `walk`
 * a year) seen with sampling variance plus extra variance. What reverts from one wave to the next is extra, what stays is
 * movement. The first reading of each series is conditioned on, which makes the likelihood that of the differences. Null
 * with fewer than ten series of three readings.
 */
export function estimateExtraVariance(all: readonly Series[]): ExtraVariance | null {
  const series = all.filter((one) => one.period.length >= fewestReadings);
  if (series.length < fewestSeries) return null;
  const loss = (extra: number, walk: number) => sum(series, (one) => seriesLoss(one, extra, walk));
  const bestWalk = (extra: number) => Math.exp(leastAt((logWalk) => loss(extra, Math.exp(logWalk)), search));
  const profile = (logExtra: number) => loss(Math.exp(logExtra), bestWalk(Math.exp(logExtra)));
  const logExtra = leastAt(profile, search);
  const least = profile(logExtra);
  const none = loss(0, bestWalk(0)) <= least;
  const variance = none ? 0 : Math.exp(logExtra);
  const step = 0.1;
  const curvature = (profile(logExtra + step) - 2 * least + profile(logExtra - step)) / (step * step);
  const sampling = series.flatMap((one) => Array.from(one.variance)).sort((a, b) => a - b);
  const sd = Math.sqrt(variance);
  return {
    variance,
    sd,
    sdError: none || curvature <= 0 ? null : sd / 2 / Math.sqrt(curvature),
    walk: bestWalk(variance),
    series: series.length,
    readings: sampling.length,
    ratio: variance / median(sampling),
  };
}

/** Minus the log likelihood of a series given its first reading, without the constant. */
function seriesLoss(series: Series, extra: number, walk: number): number {
  const { period, mean, variance } = series;
  let level = mean[0]!;
  let doubt = variance[0]! + extra;
  let loss = 0;
  for (let t = 1; t < period.length; t++) {
    doubt += walk * (period[t]! - period[t - 1]!);
    const spread = doubt + variance[t]! + extra;
    const surprise = mean[t]! - level;
    loss += 0.5 * (Math.log(spread) + (surprise * surprise) / spread);
    const gain = doubt / spread;
    level += gain * surprise;
    doubt *= 1 - gain;
  }
  return loss;
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  let total = 0;
  for (const value of values) total += of(value);
  return total;
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
