import { digamma, trigamma } from '../statistics/index.js';
import type { AttentionModel } from './attention.js';
import { countLogDensity } from './attention-fit.js';
import type { MeasuredPosition } from './measured.js';

/** A count of mentions in one speech, or its absence (0). */
export interface MentionCount {
  readonly audience: string;
  readonly toward: string;
  readonly year: number;
  readonly mentions: number;
  /** Words of the whole speech. */
  readonly words: number;
}

/**
 * The position that a count of mentions gives: log of the rate per thousand words at which the speech was made. The count
 * is negative binomial; the rate's prior is log-normal around the target's overall rate. Summed on a grid, so that mean, sd
 * and quantiles hold at zero mentions too. Null for a target that nobody ever named, and for a speaker about itself.
 *
 * Unsmoothed is the posterior under Jeffreys' prior, which knows nothing of the target: mean log k/E + ψ(m + ½) − ψ(k),
 * variance ψ′(m + ½) + ψ′(k) for m mentions in E thousand words. Null at zero mentions, where the likelihood has no peak.
 */
export function attentionPosition(model: AttentionModel, count: MentionCount): MeasuredPosition | null {
  const { audience, toward, year, mentions, words } = count;
  const rate = model.rates.get(toward);
  if (rate === undefined || audience === toward || !(words > 0)) return null;
  const { dispersion, spread } = model;
  const thousands = words / 1000;
  const centre = Math.log(rate) - (spread * spread) / 2;
  const logDensity = (logRate: number) =>
    countLogDensity(mentions, logRate + Math.log(thousands), dispersion) - 0.5 * ((logRate - centre) / spread) ** 2;
  const { peak, width } = peakOf(mentions, thousands, model, centre);
  const named = mentions > 0;
  const flatMean = Math.log(dispersion / thousands) + digamma(mentions + 0.5) - digamma(dispersion);
  return {
    audience,
    toward,
    period: year,
    ...summarise(logDensity, peak, width),
    observations: 1,
    unsmoothedMean: named ? flatMean : null,
    unsmoothedSd: named ? Math.sqrt(trigamma(mentions + 0.5) + trigamma(dispersion)) : null,
  };
}

/** Newton's method on the log posterior, which is concave. */
function peakOf(
  mentions: number,
  thousands: number,
  model: AttentionModel,
  centre: number,
): { readonly peak: number; readonly width: number } {
  const { dispersion, spread } = model;
  let peak = mentions > 0 ? Math.log(mentions / thousands) : centre;
  let curvature = 1;
  for (let i = 0; i < 60; i++) {
    const mean = Math.exp(peak) * thousands;
    const share = mean / (mean + dispersion);
    const slope = mentions - (mentions + dispersion) * share - (peak - centre) / (spread * spread);
    curvature = (mentions + dispersion) * share * (1 - share) + 1 / (spread * spread);
    const step = Math.min(Math.max(slope / curvature, -2), 2);
    peak += step;
    if (Math.abs(step) < 1e-9) break;
  }
  return { peak, width: 1 / Math.sqrt(curvature) };
}

const stepsPerWidth = 12;
const negligible = 20;

/** Mean, sd and quantiles of a density given by its logarithm, around its only peak. */
function summarise(
  logDensity: (x: number) => number,
  peak: number,
  width: number,
): Pick<MeasuredPosition, 'mean' | 'sd' | 'q05' | 'q25' | 'q50' | 'q75' | 'q95'> {
  const step = width / stepsPerWidth;
  const top = logDensity(peak);
  const walk = (from: number, by: number) => {
    const side: number[] = [];
    for (let x = from; ; x += by) {
      const below = logDensity(x) - top;
      if (below < -negligible) return side;
      side.push(Math.exp(below));
    }
  };
  const left = walk(peak - step, -step);
  const densities = [...left.toReversed(), 1, ...walk(peak + step, step)];
  const start = peak - left.length * step;
  let [mass, first, second] = [0, 0, 0];
  densities.forEach((density, i) => {
    const away = (i - left.length) * step;
    mass += density;
    first += density * away;
    second += density * away * away;
  });
  const offset = first / mass;
  const quantile = (probability: number) => {
    let below = 0;
    for (let i = 0; i < densities.length; i++) {
      const here = densities[i]!;
      if (below + here >= probability * mass) {
        return start + (i - 0.5 + (probability * mass - below) / here) * step;
      }
      below += here;
    }
    return start + densities.length * step;
  };
  return {
    mean: peak + offset,
    sd: Math.sqrt(second / mass - offset * offset),
    q05: quantile(0.05),
    q25: quantile(0.25),
    q50: quantile(0.5),
    q75: quantile(0.75),
    q95: quantile(0.95),
  };
}
