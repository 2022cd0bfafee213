import { withoutRegressors } from './likelihood.js';
import { diffuseGain, requireFinite, requireModel, type TrendSeries, type TrendVariances } from './series.js';

/** Level and slope at each step, as the readings up to and including this step tell them. */
export interface FilteredTrend {
  /** Mean of the level; NaN while the readings leave it open. Regressors are not part of it. */
  readonly level: Float64Array;
  /** Its variance; infinite while the readings leave it open. */
  readonly levelVariance: Float64Array;
  /** Mean and variance of the slope, NaN and infinite before the second reading. */
  readonly slope: Float64Array;
  readonly slopeVariance: Float64Array;
}

/**
 * Filter a series with an exact diffuse start (Durbin & Koopman 2012, ch. 4 and 5.2): no step sees a later reading. With
 * `sampling` in the series and `observation` 0, the variance of each reading is its own, s_t².
 *
 * One reading tells the level at its own step only, for the slope is open still; from the second reading on both are told
 * at every step, with a reading or without. Variances hold at the given variances and coefficients, as if these were known.
 *
 * Throws as `trendLogLikelihood`.
 */
export function filterTrend(
  series: TrendSeries,
  variances: TrendVariances,
  coefficients: ArrayLike<number> = [],
): FilteredTrend {
  requireModel(series, variances);
  const { sampling } = series;
  const readings = withoutRegressors(series, coefficients);
  const steps = readings.length;
  const result = {
    level: new Float64Array(steps).fill(Number.NaN),
    levelVariance: new Float64Array(steps).fill(Number.POSITIVE_INFINITY),
    slope: new Float64Array(steps).fill(Number.NaN),
    slopeVariance: new Float64Array(steps).fill(Number.POSITIVE_INFINITY),
  };
  let level = 0;
  let slope = 0;
  let p11 = 0;
  let p12 = 0;
  let p22 = 0;
  let used = 0;
  let first = -1;
  for (let t = 0; t < steps; t++) {
    const reading = readings[t]!;
    const present = !Number.isNaN(reading);
    if (present) {
      const noise = variances.observation + (sampling === undefined ? 0 : sampling[t]!);
      const error = reading - level;
      if (used < 2) {
        const gain = diffuseGain(t, first);
        slope += gain * error;
        level = reading;
        p22 += gain * (gain * (p11 + noise) - 2 * p12);
        p12 = gain * noise;
        p11 = noise;
        first = t;
      } else {
        const inverse = 1 / (p11 + noise);
        level += p11 * inverse * error;
        slope += p12 * inverse * error;
        p22 -= p12 * p12 * inverse;
        p12 *= noise * inverse;
        p11 *= noise * inverse;
      }
      used++;
    }
    if (used >= 2 || (present && used === 1)) {
      result.level[t] = level;
      result.levelVariance[t] = p11;
    }
    if (used >= 2) {
      result.slope[t] = slope;
      result.slopeVariance[t] = p22;
    }
    level += slope;
    p11 += 2 * p12 + p22 + variances.level;
    p12 += p22;
    p22 += variances.slope;
  }
  requireFinite(level);
  return result;
}
