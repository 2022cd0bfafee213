import { crossProducts, solveNormalEquations, weightedInner } from './panel-regression/normal-equations.js';

/** Variables that move each other, and how their responses are asked for. */
export interface LocalProjectionsSpec {
  /** By variable, its values in order of time; all of one length, nothing missing. Shocks are ordered as the variables. */
  readonly series: readonly Float64Array[];
  /** Lags of all variables in each regression. */
  readonly lags: number;
  /** The farthest period for which a response is asked. */
  readonly horizons: number;
  /** Beside the intercept; 'none' when left out. */
  readonly trend?: 'none' | 'linear' | 'quadratic';
  /** A shock of 1 in the unit of its variable (the default), or of one standard deviation of its errors. */
  readonly shock?: 'unit' | 'standard-deviation';
}

/** By shock, then variable: what follows 0, 1 … `horizons` periods after the shock. */
export interface LocalProjections {
  readonly responses: readonly (readonly Float64Array[])[];
  readonly standardErrors: readonly (readonly Float64Array[])[];
}

/**
 * Local projections (Jordà 2005, Am. Econ. Rev. 95:161): each variable h periods ahead is regressed on an intercept, a trend if
 * wanted, and `lags` lags of all variables; the coefficients on the first lags, times the shock, are the response. A shock moves
 * its own variable and, at once, those after it: the Cholesky factor of the errors of the first regression. At h = 0 the response
 * is the shock itself, with an error of 0.
 *
 * Standard errors are Newey & West's (1987) with h lags and without small-sample factors, as in lpirfs (Adämmer 2019); the shock
 * is taken as known. That of a shock to several variables comes from their joint covariance.
 *
 * Throws a RangeError for series of unequal length or that are not finite, fewer than one lag or horizon, or more coefficients
 * than periods. O(horizons · periods · (variables · lags)²).
 */
export function localProjections(spec: LocalProjectionsSpec): LocalProjections {
  requireSpec(spec);
  const { series, lags, horizons, shock = 'unit' } = spec;
  const variables = series.length;
  const periods = series[0]!.length;
  const columns = designOf(spec);
  const blank = () => series.map(() => series.map(() => new Float64Array(horizons + 1)));
  const [responses, standardErrors] = [blank(), blank()];
  let shocks: readonly Float64Array[] = [];
  for (let h = 1; h <= horizons; h++) {
    const rows = periods - lags - h + 1;
    const design = columns.map((column) => column.subarray(0, rows));
    const { kept, bread } = solveNormalEquations(crossProducts(design, null), design.length, [...design.keys()]);
    if (kept.length < design.length) {
      throw new RangeError(
        `Expected series that are not collinear with their lags, got ${design.length - kept.length} that are`,
      );
    }
    const fits = series.map((one) => regress(design, bread, one.subarray(lags + h - 1)));
    if (h === 1) {
      shocks = shocksOf(
        fits.map(({ residuals }) => residuals),
        rows - design.length,
        shock,
      );
    }
    fits.forEach(({ coefficients, residuals }, k) => {
      const covariance = neweyWest(design, bread, residuals, variables, h);
      shocks.forEach((impulse, s) => {
        responses[s]![k]![0] = impulse[k]!;
        let response = 0;
        let variance = 0;
        for (let a = 0; a < variables; a++) {
          response += coefficients[1 + a]! * impulse[a]!;
          for (let b = 0; b < variables; b++) variance += impulse[a]! * covariance[a * variables + b]! * impulse[b]!;
        }
        responses[s]![k]![h] = response;
        standardErrors[s]![k]![h] = Math.sqrt(variance);
      });
    });
  }
  return { responses, standardErrors };
}

/** Intercept, lags (all variables' first lags, then their second …), trends; row r stands before period lags + r. */
function designOf({ series, lags, trend = 'none' }: LocalProjectionsSpec): Float64Array[] {
  const rows = series[0]!.length - lags;
  const columns = [new Float64Array(rows).fill(1)];
  for (let lag = 1; lag <= lags; lag++) {
    for (const one of series) columns.push(one.slice(lags - lag, lags - lag + rows));
  }
  if (trend !== 'none') columns.push(Float64Array.from({ length: rows }, (_, r) => r + 1));
  if (trend === 'quadratic') columns.push(Float64Array.from({ length: rows }, (_, r) => (r + 1) ** 2));
  return columns;
}

function regress(design: readonly Float64Array[], bread: Float64Array, outcome: Float64Array) {
  const k = design.length;
  const residuals = outcome.slice();
  const coefficients = new Float64Array(k);
  // The second turn is a step of refinement.
  for (let turn = 0; turn < 2; turn++) {
    const moments = design.map((column) => weightedInner(column, residuals, null));
    design.forEach((column, a) => {
      let step = 0;
      for (let b = 0; b < k; b++) step += bread[a * k + b]! * moments[b]!;
      coefficients[a]! += step;
      for (let i = 0; i < residuals.length; i++) residuals[i]! -= step * column[i]!;
    });
  }
  return { coefficients, residuals };
}

/** By shock, how far it moves each variable at once: a column of the Cholesky factor of the errors' covariance. */
function shocksOf(
  errors: readonly Float64Array[],
  degrees: number,
  size: 'unit' | 'standard-deviation',
): Float64Array[] {
  const k = errors.length;
  const factor = errors.map(() => new Float64Array(k));
  for (let a = 0; a < k; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = weightedInner(errors[a]!, errors[b]!, null) / degrees;
      for (let c = 0; c < b; c++) sum -= factor[a]![c]! * factor[b]![c]!;
      factor[a]![b] = a === b ? Math.sqrt(sum) : sum / factor[b]![b]!;
    }
  }
  return factor.map((row, s) => {
    const unit = size === 'unit' ? row[s]! : 1;
    return Float64Array.from(factor, (other) => other[s]! / unit);
  });
}

/** Covariance of the coefficients on first lags, `variables` × `variables` by rows. */
function neweyWest(
  design: readonly Float64Array[],
  bread: Float64Array,
  residuals: Float64Array,
  variables: number,
  lags: number,
): Float64Array {
  const k = design.length;
  const rows = residuals.length;
  // What each row pulls at the coefficients asked for.
  const pulls = Array.from({ length: variables }, (_, a) => {
    const pull = new Float64Array(rows);
    design.forEach((column, b) => {
      const share = bread[(1 + a) * k + b]!;
      for (let i = 0; i < rows; i++) pull[i]! += share * column[i]! * residuals[i]!;
    });
    return pull;
  });
  const covariance = new Float64Array(variables * variables);
  for (let apart = 0; apart <= lags; apart++) {
    const weight = 1 - apart / (lags + 1);
    for (let a = 0; a < variables; a++) {
      for (let b = 0; b < variables; b++) {
        let sum = 0;
        for (let i = apart; i < rows; i++) {
          sum += pulls[a]![i]! * pulls[b]![i - apart]!;
          if (apart > 0) sum += pulls[a]![i - apart]! * pulls[b]![i]!;
        }
        covariance[a * variables + b]! += weight * sum;
      }
    }
  }
  return covariance;
}

function requireSpec({ series, lags, horizons, trend = 'none' }: LocalProjectionsSpec): void {
  const periods = series[0]?.length ?? 0;
  for (const [place, one] of series.entries()) {
    if (one.length !== periods) throw new RangeError(`Expected series of length ${periods}, got ${one.length}`);
    const bad = one.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw new RangeError(`Expected finite values, got ${one[bad]} in series ${place}, period ${bad}`);
  }
  for (const [what, count] of [['lags', lags] as const, ['horizons', horizons] as const]) {
    if (!(Number.isInteger(count) && count >= 1)) throw new RangeError(`Expected at least 1 of ${what}, got ${count}`);
  }
  const coefficients = 1 + series.length * lags + (trend === 'none' ? 0 : trend === 'linear' ? 1 : 2);
  if (!(periods - lags - horizons + 1 > coefficients)) {
    throw new RangeError(
      `Expected more periods than coefficients at every horizon, got ${periods} for ${coefficients}`,
    );
  }
}
