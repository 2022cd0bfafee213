import { maximise } from '../maximise.js';
import { addSquares, openPasses, subtractVariances, type TrendPasses } from './passes.js';
import { invertFactor, solveRegression, standardColumns } from './regression.js';
import { requireSeries, type TrendSeries, type TrendVariances } from './series.js';
import { findStarts } from './starts.js';

export interface TrendFitOptions {
  /**
   * What the coefficients are: `parameters` of the likelihood (the default; as in statsmodels), or elements of the
   * `diffuse` state (as in KFAS), which does not let the variances shrink by what the coefficients fit.
   */
  readonly coefficients?: 'parameters' | 'diffuse';
}

/** The variances and coefficients at which a series is most likely. */
export interface TrendFit {
  readonly variances: TrendVariances;
  readonly coefficients: Float64Array;
  /** Covariance of the coefficients given the variances, k × k by rows. */
  readonly covariance: Float64Array;
  /** At the maximum, of the kind that was asked for. */
  readonly logLikelihood: number;
  /** d log-likelihood / d variance, the coefficients following: 0, or negative where a variance is 0. */
  readonly score: TrendVariances;
  /** Times the likelihood was computed. */
  readonly evaluations: number;
  readonly converged: boolean;
}

/** Log-likelihood that a variance may cost before it is taken for 0. */
const indifferent = 1e-9;
/** Slope of the log-likelihood in relative changes of the standard deviations at which the climb ends. */
const enoughFlat = 1e-6;

/**
 * Maximum likelihood of the three variances and of the coefficients. The coefficients are solved for exactly at each
 * trial, and the gradient is exact; the climb is over standard deviations, where a variance of 0 is a smooth top, from
 * each high place of a coarse grid.
 *
 * Throws a RangeError as `trendRegression`, with fewer than 3 readings beyond the regressors, and where readings without
 * sampling variances lie on a straight line, so that no variance is needed.
 */
export function fitTrend(series: TrendSeries, options: TrendFitOptions = {}): TrendFit {
  requireSeries(series);
  const diffuse = options.coefficients === 'diffuse';
  const passes = openPasses(series);
  const found = findStarts(series, passes, diffuse);
  let { evaluations } = found;
  const score = new Float64Array(3);
  const at = (deviations: Float64Array) => {
    evaluations++;
    return evaluate(passes, toVariances(deviations), diffuse, score);
  };
  let best: Place | null = null;
  for (const start of found.starts) {
    const place = climb(at, score, Float64Array.of(start.observation, start.level, start.slope).map(Math.sqrt));
    if (best === null || place.value > best.value) best = place;
  }
  if (best === null) throw new RangeError('Expected a series whose likelihood is finite somewhere, got none');
  const without = leaveOut(at, score, best);
  if (without !== null) best = climb(at, score, without);
  const variances = toVariances(best.deviations);
  const { coefficients, factor } = solveRegression(passes, variances);
  const logLikelihood = at(best.deviations);
  return {
    variances,
    coefficients,
    covariance: invertFactor(factor, coefficients.length),
    logLikelihood,
    score: { observation: score[0]!, level: score[1]!, slope: score[2]! },
    evaluations: evaluations + 1,
    converged: best.converged,
  };
}

/** Standard deviations (observation, level, slope), and the log-likelihood there. */
interface Place {
  readonly deviations: Float64Array;
  readonly value: number;
  readonly converged: boolean;
}

/** Climb in units of `start`, so that what is 0 there stays 0. `at` gives the log-likelihood and fills `score`. */
function climb(at: (deviations: Float64Array) => number, score: Float64Array, start: Float64Array): Place {
  const inUnits = (units: Float64Array) => units.map((value, i) => value * start[i]!);
  const summit = maximise(
    {
      dimension: 3,
      evaluate(units, gradient) {
        const deviations = inUnits(units);
        const value = at(deviations);
        for (let i = 0; i < 3; i++) gradient[i] = 2 * deviations[i]! * start[i]! * score[i]!;
        return value;
      },
    },
    Float64Array.of(1, 1, 1),
    { tolerance: enoughFlat },
  );
  return { deviations: inUnits(summit.at), value: summit.value, converged: summit.converged };
}

/** The place with 0 for each variance that is not needed there; null when all are. */
function leaveOut(at: (deviations: Float64Array) => number, score: Float64Array, place: Place): Float64Array | null {
  let { deviations, value } = place;
  for (let i = 0; i < 3; i++) {
    const without = deviations.with(i, 0);
    const there = at(without);
    // A score above 0 would call the variance back.
    if (!(there >= value - indifferent && score[i]! <= 0)) continue;
    deviations = without;
    value = there;
  }
  return deviations === place.deviations ? null : deviations;
}

function toVariances(deviations: Float64Array): TrendVariances {
  return { observation: deviations[0]! ** 2, level: deviations[1]! ** 2, slope: deviations[2]! ** 2 };
}

/** Log-likelihood with the coefficients solved for, and its gradient in the three variances. */
function evaluate(passes: TrendPasses, variances: TrendVariances, diffuse: boolean, score: Float64Array): number {
  const solved = solveRegression(passes, variances);
  score.fill(0);
  subtractVariances(passes, score);
  addSquares(passes, solved.rest, score);
  if (!diffuse) return solved.logLikelihood;
  for (const column of standardColumns(passes, solved)) addSquares(passes, column, score);
  return solved.diffuseLogLikelihood;
}
