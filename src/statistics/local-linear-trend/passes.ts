import { diffuseGain, diffuseVariance, type TrendSeries, type TrendVariances } from './series.js';

/**
 * The passes over a series that fitting needs, with room of their own so that they can be repeated without allocating.
 *
 * The gains depend on the variances alone, so they are computed once and then used for every column: the readings
 * (column 0) and each regressor. Steps without a reading have gain 0 and weight 0, so that the passes over columns need no branch.
 */
export interface TrendPasses {
  readonly steps: number;
  /** Steps with a reading. */
  readonly readings: number;
  /** Column 0 holds the readings, the others the regressors; 0 where there is no reading. */
  readonly columns: readonly Float64Array[];
  readonly present: Uint8Array;
  readonly sampling: Float64Array;
  /** What is new in each column at each step, given the steps before. */
  readonly innovations: readonly Float64Array[];
  /** Innovations of the readings without what regressors explain. */
  readonly rest: Float64Array;
  /** 1 / variance of what is new; 0 at the two diffuse readings and where there is none. */
  readonly weight: Float64Array;
  readonly gainLevel: Float64Array;
  readonly gainSlope: Float64Array;
}

export function openPasses(series: TrendSeries): TrendPasses {
  const { values, regressors = [], sampling } = series;
  const steps = values.length;
  const present = new Uint8Array(steps);
  let readings = 0;
  for (let t = 0; t < steps; t++) {
    if (Number.isNaN(values[t]!)) continue;
    present[t] = 1;
    readings++;
  }
  const columns = [values, ...regressors].map((column) => whereThereIsAReading(column, present));
  return {
    steps,
    readings,
    columns,
    present,
    sampling: sampling === undefined ? new Float64Array(steps) : whereThereIsAReading(sampling, present),
    innovations: columns.map(() => new Float64Array(steps)),
    rest: new Float64Array(steps),
    weight: new Float64Array(steps),
    gainLevel: new Float64Array(steps),
    gainSlope: new Float64Array(steps),
  };
}

/** A copy with 0 where there is no reading. */
function whereThereIsAReading(column: Float64Array, present: Uint8Array): Float64Array {
  const copy = new Float64Array(column.length);
  for (let t = 0; t < column.length; t++) if (present[t] === 1) copy[t] = column[t]!;
  return copy;
}

/** Fill gains and weights; Σ log variance of what is new, diffuse readings included. */
export function setGains(passes: TrendPasses, variances: TrendVariances): number {
  const { steps, present, sampling, weight, gainLevel, gainSlope } = passes;
  const { observation, level, slope } = variances;
  let p11 = 0;
  let p12 = 0;
  let p22 = 0;
  let logVariance = 0;
  let product = 1;
  let used = 0;
  let first = -1;
  for (let t = 0; t < steps; t++) {
    if (present[t] === 0) {
      weight[t] = 0;
      gainLevel[t] = 0;
      gainSlope[t] = 0;
    } else {
      const noise = observation + sampling[t]!;
      if (used < 2) {
        const gain = diffuseGain(t, first);
        logVariance += Math.log(diffuseVariance(t, first));
        weight[t] = 0;
        gainLevel[t] = 1;
        gainSlope[t] = gain;
        p22 += gain * (gain * (p11 + noise) - 2 * p12);
        p12 = gain * noise;
        p11 = noise;
        used++;
        first = t;
      } else {
        const variance = p11 + noise;
        const inverse = 1 / variance;
        const gain = p12 * inverse;
        product *= variance;
        if (product > 1e100 || product < 1e-100) {
          logVariance += Math.log(product);
          product = 1;
        }
        weight[t] = inverse;
        gainLevel[t] = p11 * inverse;
        gainSlope[t] = gain;
        const kept = noise * inverse;
        p22 -= p12 * gain;
        p11 *= kept;
        p12 *= kept;
      }
    }
    p11 += 2 * p12 + p22 + level;
    p12 += p22;
    p22 += slope;
  }
  return logVariance + Math.log(product);
}

/** Run every column through the filter. */
export function setInnovations(passes: TrendPasses): void {
  const { steps, gainLevel, gainSlope, columns, innovations } = passes;
  for (let j = 0; j < columns.length; j++) {
    const column = columns[j]!;
    const innovation = innovations[j]!;
    let level = 0;
    let slope = 0;
    for (let t = 0; t < steps; t++) {
      const error = column[t]! - level;
      innovation[t] = error;
      slope += gainSlope[t]! * error;
      level += gainLevel[t]! * error + slope;
    }
  }
}

/**
 * Add to `score` what one column of innovations gives to the gradient of the log-likelihood in the variances
 * (observation, level, slope): ½ Σ of squared smoothed disturbances (Koopman & Shephard 1992, Biometrika 79:823), which
 * hold from the diffuse readings on (Durbin & Koopman 2012, 5.3–5.4).
 */
export function addSquares(passes: TrendPasses, innovation: Float64Array, score: Float64Array): void {
  const { weight, gainLevel, gainSlope } = passes;
  let r1 = 0;
  let r2 = 0;
  let forObservation = 0;
  let forLevel = 0;
  let forSlope = 0;
  for (let t = passes.steps - 1; t >= 0; t--) {
    forLevel += r1 * r1;
    forSlope += r2 * r2;
    r2 += r1;
    // Where there is no reading, weight and gains are 0, and so is u.
    const u = weight[t]! * innovation[t]! - gainLevel[t]! * r1 - gainSlope[t]! * r2;
    forObservation += u * u;
    r1 += u;
  }
  score[0] = score[0]! + 0.5 * forObservation;
  score[1] = score[1]! + 0.5 * forLevel;
  score[2] = score[2]! + 0.5 * forSlope;
}

/** Take from `score` the other half of that gradient: ½ Σ of the variances of those disturbances. */
export function subtractVariances(passes: TrendPasses, score: Float64Array): void {
  const { weight, gainLevel, gainSlope } = passes;
  let n11 = 0;
  let n12 = 0;
  let n22 = 0;
  let forObservation = 0;
  let forLevel = 0;
  let forSlope = 0;
  for (let t = passes.steps - 1; t >= 0; t--) {
    forLevel += n11;
    forSlope += n22;
    n22 += 2 * n12 + n11;
    n12 += n11;
    const k1 = gainLevel[t]!;
    const k2 = gainSlope[t]!;
    const g1 = n11 * k1 + n12 * k2;
    const g2 = n12 * k1 + n22 * k2;
    const d = weight[t]! + k1 * g1 + k2 * g2;
    forObservation += d;
    n11 += d - 2 * g1;
    n12 -= g2;
  }
  score[0] = score[0]! - 0.5 * forObservation;
  score[1] = score[1]! - 0.5 * forLevel;
  score[2] = score[2]! - 0.5 * forSlope;
}
