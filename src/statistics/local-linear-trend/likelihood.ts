import {
  diffuseGain,
  diffuseVariance,
  logTwoPi,
  requireFinite,
  requireModel,
  type TrendSeries,
  type TrendVariances,
} from './series.js';

/**
 * Exact diffuse log-likelihood of a local linear trend at these variances and coefficients β, one for each regressor (the
 * convention of statsmodels' UnobservedComponents: coefficients are parameters, and each of the n readings counts
 * −½ log 2π). Fewer than two readings leave it to the diffuse terms. O(steps).
 *
 * Throws a RangeError for lengths that differ, variances below 0, values that are not finite.
 */
export function trendLogLikelihood(
  series: TrendSeries,
  variances: TrendVariances,
  coefficients: ArrayLike<number> = [],
): number {
  requireModel(series, variances);
  const { sampling } = series;
  const { observation, level: levelVariance, slope: slopeVariance } = variances;
  const readings = withoutRegressors(series, coefficients);
  const steps = readings.length;
  let level = 0;
  let slope = 0;
  let p11 = 0;
  let p12 = 0;
  let p22 = 0;
  let logVariance = 0;
  let used = 0;
  let first = -1;
  let t = 0;
  for (; t < steps && used < 2; t++) {
    const reading = readings[t]!;
    if (!Number.isNaN(reading)) {
      const noise = sampling === undefined ? observation : observation + sampling[t]!;
      const gain = diffuseGain(t, first);
      logVariance += Math.log(diffuseVariance(t, first));
      slope += gain * (reading - level);
      level = reading;
      p22 += gain * (gain * (p11 + noise) - 2 * p12);
      p12 = gain * noise;
      p11 = noise;
      used++;
      first = t;
    }
    level += slope;
    p11 += 2 * p12 + p22 + levelVariance;
    p12 += p22;
    p22 += slopeVariance;
  }
  let surprise = 0;
  // Logarithms are slow: variances are multiplied up, and the logarithm taken before the product leaves the range.
  let product = 1;
  for (; t < steps; t++) {
    const reading = readings[t]!;
    if (!Number.isNaN(reading)) {
      const noise = sampling === undefined ? observation : observation + sampling[t]!;
      const variance = p11 + noise;
      const inverse = 1 / variance;
      const error = reading - level;
      const gainLevel = p11 * inverse;
      const gainSlope = p12 * inverse;
      surprise += error * error * inverse;
      product *= variance;
      if (product > 1e100 || product < 1e-100) {
        logVariance += Math.log(product);
        product = 1;
      }
      level += gainLevel * error;
      slope += gainSlope * error;
      // Multiplied rather than subtracted: p11 − p11²/F would lose its digits, and its sign, where noise is small.
      const kept = noise * inverse;
      p22 -= p12 * gainSlope;
      p11 *= kept;
      p12 *= kept;
      used++;
    }
    level += slope;
    p11 += 2 * p12 + p22 + levelVariance;
    p12 += p22;
    p22 += slopeVariance;
  }
  return requireFinite(-0.5 * (used * logTwoPi + logVariance + Math.log(product) + surprise));
}

/** y − x'β, NaN where there is no reading. */
export function withoutRegressors(series: TrendSeries, coefficients: ArrayLike<number>): Float64Array {
  const { values, regressors = [] } = series;
  if (coefficients.length !== regressors.length)
    throw new RangeError(
      `Expected a coefficient for each of ${regressors.length} regressors, got ${coefficients.length}`,
    );
  if (regressors.length === 0) return values;
  const rest = Float64Array.from(values);
  for (let j = 0; j < regressors.length; j++) {
    const column = regressors[j]!;
    const coefficient = coefficients[j]!;
    for (let t = 0; t < rest.length; t++) rest[t] = rest[t]! - coefficient * column[t]!;
  }
  for (let t = 0; t < rest.length; t++)
    if (Number.isNaN(rest[t]!) && !Number.isNaN(values[t]!))
      throw new RangeError(
        `Expected regressors and coefficients that are numbers, got NaN at the reading of step ${t}`,
      );
  return rest;
}
