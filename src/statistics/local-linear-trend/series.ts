/**
 * The local linear trend model with regressors (Durbin & Koopman 2012, Time Series Analysis by State Space Methods, ch. 3).
 *
 *     y_t       = level_t + x_t'β + e_t,        e_t ~ N(0, observation + sampling_t)
 *     level_t+1 = level_t + slope_t + N(0, level)
 *     slope_t+1 = slope_t + N(0, slope)
 *
 * Nothing is known about level and slope at the first step: the start is exact diffuse (Koopman 1997, Journal of the
 * American Statistical Association 92:1630). So the first reading fixes the level and the second the slope.
 */
export interface TrendSeries {
  /** One reading a step; NaN where there is none. */
  readonly values: Float64Array;
  /** Columns of x, each as long as `values`; finite wherever there is a reading. */
  readonly regressors?: readonly Float64Array[];
  /** Known variance of each reading, in squared units of `values`, added to the variance `observation`; without it 0. */
  readonly sampling?: Float64Array;
}

/** The three variances, in squared units of the readings (`level` and `slope` a step). None negative, one at least positive. */
export interface TrendVariances {
  readonly observation: number;
  readonly level: number;
  readonly slope: number;
}

export const logTwoPi = 1.8378770664093453;

/** Diffuse variance of the level just before the first reading (`first` < 0) or the second, which are at step t. */
export function diffuseVariance(t: number, first: number): number {
  return first < 0 ? 1 + t * t : (t - first) ** 2 / (1 + first * first);
}

/**
 * How far the slope moves with a surprise of 1 at these two readings; the level moves by 1. The second reading sets the
 * slope anew, so whatever the first would make of it changes nothing, and it may as well be let alone.
 */
export function diffuseGain(t: number, first: number): number {
  return first < 0 ? 0 : 1 / (t - first);
}

/** Throws a RangeError unless columns are as long as the readings, and sampling variances at least 0. */
export function requireSeries({ values, regressors = [], sampling }: TrendSeries): void {
  for (const column of sampling === undefined ? regressors : [...regressors, sampling])
    if (column.length !== values.length)
      throw new RangeError(`Expected columns as long as the ${values.length} readings, got one of ${column.length}`);
  if (sampling === undefined) return;
  for (let t = 0; t < sampling.length; t++)
    if (!(sampling[t]! >= 0) && !Number.isNaN(values[t]))
      throw new RangeError(`Expected sampling variances of at least 0, got ${sampling[t]} at step ${t}`);
}

/** Throws a RangeError unless the series is well formed and the variances such as the model can have. */
export function requireModel(series: TrendSeries, variances: TrendVariances): void {
  requireSeries(series);
  const { observation, level, slope } = variances;
  const some = observation > 0 || level > 0 || slope > 0 || series.sampling !== undefined;
  if (!(observation >= 0 && level >= 0 && slope >= 0 && some))
    throw new RangeError(
      `Expected variances of at least 0, one of them positive, got observation ${observation}, level ${level}, slope ${slope}`,
    );
}

/** Throws a RangeError unless a result is finite: it is not where readings or columns are not, or nothing varies. */
export function requireFinite(result: number): number {
  if (!Number.isFinite(result))
    throw new RangeError(
      `Expected finite readings (NaN where there is none), finite regressors at every reading, and noise in some reading where no variance is positive; got a result of ${result}`,
    );
  return result;
}
