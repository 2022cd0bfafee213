import { studentQuantile } from './student.js';

/**
 * How strong something left out would have to be to overturn an estimate (Cinelli & Hazlett 2020, J. R. Stat. Soc. B 82:39).
 * Strength is a pair of partial R²: with the treatment, and with the outcome given the treatment.
 *
 * `degrees` are those of the regression, n − K. With errors clustered in G groups they are a choice, to be stated: n − K
 * with a clustered t calls weak confounders dangerous too rarely; G − 1 counts each group once.
 */

/** How strongly a confounder is tied to the treatment, and to the outcome given the treatment. */
export interface Confounder {
  /** R²(D ~ Z | X), in [0, 1). */
  readonly withTreatment: number;
  /** R²(Y ~ Z | D, X), in [0, 1]. */
  readonly withOutcome: number;
}

/** Share of the residual variance that a coefficient with this t explains: t² / (t² + degrees). */
export function partialRSquared(t: number, degrees: number): number {
  requireDegrees(degrees, 0);
  return (t * t) / (t * t + degrees);
}

export interface RobustnessOptions {
  /** Share of the estimate that is to be explained away; 1, all of it, when left out. */
  readonly share?: number;
  /** Level of the two-sided test that is no longer to reject; only the point estimate counts when left out. */
  readonly alpha?: number;
}

/**
 * The robustness value RV, or RV_α with `alpha`: the least partial R² with both treatment and outcome at which a confounder
 * could take away `share` of the estimate, or make it insignificant. 0 when it is so already; near 1 when next to nothing could.
 */
export function robustnessValue(t: number, degrees: number, options: RobustnessOptions = {}): number {
  const { share = 1, alpha } = options;
  requireDegrees(degrees, alpha === undefined ? 0 : 1);
  if (!(share > 0)) throw new RangeError(`Expected a share above 0, got ${share}`);
  const f = (share * Math.abs(t)) / Math.sqrt(degrees);
  const critical = alpha === undefined ? 0 : Math.abs(studentQuantile(alpha / 2, degrees - 1)) / Math.sqrt(degrees - 1);
  const excess = f - critical;
  if (excess <= 0) return 0;
  // Beyond this a confounder does most harm when it explains less of the outcome than of the treatment.
  if (f * critical >= 1) return (f * f - critical * critical) / (1 + f * f);
  // ½(√(e⁴ + 4e²) − e²), without the cancellation.
  return 2 / (1 + Math.sqrt(1 + 4 / (excess * excess)));
}

export interface BenchmarkOptions {
  /** How many times as strong as the covariate: with the treatment, and with the outcome. */
  readonly treatmentTimes: number;
  readonly outcomeTimes: number;
}

/**
 * The strongest confounder that is `times` as strong as an observed covariate whose partial R² with the treatment (given the
 * other covariates) and with the outcome (given these and the treatment) are given. Null where no confounder can be that
 * strong; a bound with the outcome above 1 is 1.
 */
export function confounderBound(
  covariate: Confounder,
  { treatmentTimes, outcomeTimes }: BenchmarkOptions,
): Confounder | null {
  const { withTreatment: d, withOutcome: y } = covariate;
  if (!(d >= 0 && d < 1 && y >= 0 && y < 1))
    throw new RangeError(`Expected partial R² of a covariate in [0, 1), got ${d} and ${y}`);
  const withTreatment = (treatmentTimes * d) / (1 - d);
  if (!(withTreatment < 1)) return null;
  // Association of confounder and covariate given the treatment (their footnote 10).
  const shared = (treatmentTimes * d * d) / ((1 - treatmentTimes * d) * (1 - d));
  if (!(shared >= 0 && shared < 1)) return null;
  const eta = (Math.sqrt(outcomeTimes) + Math.sqrt(shared)) / Math.sqrt(1 - shared);
  return { withTreatment, withOutcome: Math.min(1, (eta * eta * y) / (1 - y)) };
}

/** An estimate as it would be with the confounder among the covariates, were it to work against the estimate. */
export interface AdjustedEstimate {
  readonly bias: number;
  readonly estimate: number;
  readonly standardError: number;
  readonly t: number;
}

/** The estimate and its standard error with the confounder taken into account, in the unit of the estimate. */
export function adjustedEstimate(
  estimate: number,
  standardError: number,
  degrees: number,
  confounder: Confounder,
): AdjustedEstimate {
  requireDegrees(degrees, 1);
  const { withTreatment: d, withOutcome: y } = confounder;
  if (!(d >= 0 && d < 1 && y >= 0 && y <= 1)) {
    throw new RangeError(`Expected partial R² in [0, 1) and [0, 1], got ${d} and ${y}`);
  }
  const bias = Math.sqrt((y * d) / (1 - d)) * standardError * Math.sqrt(degrees);
  const adjusted = Math.sign(estimate) * (Math.abs(estimate) - bias);
  const error = Math.sqrt((1 - y) / (1 - d)) * standardError * Math.sqrt(degrees / (degrees - 1));
  return { bias, estimate: adjusted, standardError: error, t: adjusted / error };
}

function requireDegrees(degrees: number, above: number): void {
  if (!(degrees > above)) throw new RangeError(`Expected more than ${above} degrees of freedom, got ${degrees}`);
}
