import { adjustedEstimate, confounderBound, partialRSquared, robustnessValue } from '../statistics/index.js';
import type { EventStudy } from './event-study.js';
import type { EventForm } from './event-study-panel.js';
import { responseAt } from './event-study-path.js';

/** What something left out would have to be to overturn a response (Cinelli & Hazlett 2020). */
export interface ConfounderTest {
  /** t of the response with clustered errors, and effective groups less 1: all strengths are shares of what these allow. */
  readonly t: number;
  readonly degrees: number;
  readonly partialRSquared: number;
  /** Least strength with both sides that takes the response to 0, and that makes its 90 % interval hold 0. */
  readonly robustnessValue: number;
  readonly robustnessValueInterval: number;
  /** The response as it would be with a confounder as strong as each covariate; null where none can be that strong. */
  readonly bounds: readonly ConfounderBound[];
  /** The bound that leaves least; null without covariates. */
  readonly strongest: ConfounderBound | null;
}

export interface ConfounderBound {
  readonly covariate: string;
  readonly withTreatment: number;
  readonly withOutcome: number;
  readonly mean: number;
  readonly sd: number;
}

/**
 * The response at `h` against confounders as strong as the covariates of its regression. How strong these are is counted in
 * shares of variance; degrees of freedom are effective groups less 1, for rows within a group do not speak for themselves. Null
 * where the response is not told or rests on too few groups.
 */
export function confounderTest(study: EventStudy, form: EventForm, h: number, times = 1): ConfounderTest | null {
  const response = responseAt(study[form], h);
  if (response === null || !(response.degrees > 1) || !(response.sd > 0)) return null;
  const { mean, sd, degrees } = response;
  const t = mean / sd;
  const bounds = (study.fits.get(h)?.[form]?.covariates ?? []).flatMap((covariate): ConfounderBound[] => {
    const { name, withTreatment, withOutcome } = covariate;
    if (!(withTreatment < 1 && withOutcome < 1)) return [];
    const bound = confounderBound({ withTreatment, withOutcome }, { treatmentTimes: times, outcomeTimes: times });
    if (bound === null) return [];
    const adjusted = adjustedEstimate(mean, sd, degrees, bound);
    return [{ covariate: name, ...bound, mean: adjusted.estimate, sd: adjusted.standardError }];
  });
  const left = (bound: ConfounderBound): number => Math.sign(mean) * bound.mean;
  return {
    t,
    degrees,
    partialRSquared: partialRSquared(t, degrees),
    robustnessValue: robustnessValue(t, degrees),
    robustnessValueInterval: robustnessValue(t, degrees, { alpha: 0.1 }),
    bounds,
    strongest: bounds.reduce<ConfounderBound | null>(
      (worst, bound) => (worst === null || left(bound) < left(worst) ? bound : worst),
      null,
    ),
  };
}
