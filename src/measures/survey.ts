import { estimateExtraVariance, type ExtraVariance, type Series } from './extra-variance.js';
import { inOrder, type Measured, normalPosition, openCounts, order } from './measured.js';

/** What an audience answered about an actor in one year, ids resolved. Shares of all who were asked, in [0, 1]. */
export interface SurveyWave {
  readonly audience: string;
  readonly toward: string;
  readonly year: number;
  readonly favourable: number;
  /** Said that they do not know; null = not told. */
  readonly unknown: number | null;
  /** Respondents, and how many independent ones they are worth. */
  readonly respondents: number;
  readonly effective: number;
}

/** Positions from surveys, with the scatter beyond sampling that is in their sd. */
export interface MeasuredSurvey extends Measured {
  /** Null where there were too few series to estimate it and none was handed in: then there are no positions either. */
  readonly extra: ExtraVariance | null;
}

/** How to measure a survey. */
export interface SurveyOptions {
  /** Extra variance from elsewhere, for example from a survey with more waves; estimated from the waves unless given. */
  readonly extra?: ExtraVariance;
}

/** One share on its way to the logit scale. */
interface Reading {
  readonly audience: string;
  readonly toward: string;
  readonly year: number;
  share: number;
  respondents: number;
  effective: number;
}

/** Which share of a wave is measured, or why there is none. */
export type ShareOf = (wave: SurveyWave) => number | { readonly reason: string };

/**
 * Put shares on the logit scale with sampling variance 1/(n p (1 − p)), n the effective number of respondents (delta
 * method), plus the extra variance. Two surveys of one audience about one actor in one year are taken together.
 */
export function measureShares(waves: readonly SurveyWave[], shareOf: ShareOf, options: SurveyOptions): MeasuredSurvey {
  const left = openCounts();
  const readings = new Map<string, Reading>();
  for (const wave of waves) {
    const share = shareOf(wave);
    if (typeof share === 'object') left.add(share.reason);
    else if (wave.audience === wave.toward) left.add('an audience about itself');
    else if (!(share >= 0 && share <= 1)) left.add('a share outside 0 to 1');
    else if (!(wave.effective > 0 && Number.isFinite(wave.effective))) left.add('no respondents');
    else addReading(readings, wave, share);
  }
  const ordered = [...readings.values()].sort(
    (a, b) => order(a.audience, b.audience) || order(a.toward, b.toward) || a.year - b.year,
  );
  const extra = options.extra ?? estimateExtraVariance(seriesOf(ordered));
  if (extra === null) {
    left.add('too few series of three waves to know the scatter beyond sampling', ordered.length);
    return { positions: [], leftOut: left.counts, extra };
  }
  const positions = ordered.map((reading) => {
    const { audience, toward, year, respondents } = reading;
    const { mean, variance } = logitOf(reading.share, reading.effective);
    const place = { audience, toward, period: year, observations: respondents };
    return normalPosition(place, mean, Math.sqrt(variance + extra.variance));
  });
  return { positions: inOrder(positions), leftOut: left.counts, extra };
}

function addReading(readings: Map<string, Reading>, wave: SurveyWave, share: number): void {
  const { audience, toward, year, respondents, effective } = wave;
  const key = `${audience}\t${toward}\t${year}`;
  const known = readings.get(key);
  if (known === undefined) readings.set(key, { audience, toward, year, share, respondents, effective });
  else {
    const both = known.effective + effective;
    known.share = (known.share * known.effective + share * effective) / both;
    known.respondents += respondents;
    known.effective = both;
  }
}

/**
 * Logit of a share and its sampling variance. Shares nearer to 0 or 1 than half a respondent are moved there, to
 * ½/(n + 1) and 1 − ½/(n + 1), so that a share of exactly 0 or 1 has a place.
 */
function logitOf(share: number, effective: number): { readonly mean: number; readonly variance: number } {
  const half = 0.5 / (effective + 1);
  const p = Math.min(Math.max(share, half), 1 - half);
  return { mean: Math.log(p / (1 - p)), variance: 1 / (effective * p * (1 - p)) };
}

/** Readings in order of pair and year, as one series per pair. */
function seriesOf(ordered: readonly Reading[]): Series[] {
  const series = new Map<string, { period: number[]; mean: number[]; variance: number[] }>();
  for (const { audience, toward, year, share, effective } of ordered) {
    const key = `${audience}\t${toward}`;
    const one = series.get(key) ?? { period: [], mean: [], variance: [] };
    series.set(key, one);
    const { mean, variance } = logitOf(share, effective);
    one.period.push(year);
    one.mean.push(mean);
    one.variance.push(variance);
  }
  return [...series.values()];
}
