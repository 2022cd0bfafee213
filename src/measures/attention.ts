import { estimateDispersion, estimateSpread } from './attention-fit.js';
import { openCounts } from './measured.js';
import { type AttentionInput, arrangeSpeeches, type SpeechCounts, speechesAbout } from './speeches.js';

/** What is needed to turn a count into a position: small enough to ship beside the counts. */
export interface AttentionModel {
  /** Size k of the negative binomial: a speech's count has variance μ + μ²/k around its mean μ. */
  readonly dispersion: number;
  /** Standard deviation, over speakers and years, of the log rate at which a target is mentioned. */
  readonly spread: number;
  /** Overall mentions per thousand words of each target, over all speeches given while it existed, its own left out. */
  readonly rates: ReadonlyMap<string, number>;
  /** Pairs of consecutive speeches that told the dispersion. */
  readonly consecutive: number;
  /** Mentions rows that were not used, by reason. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Pairs of consecutive speeches below which the dispersion is not estimated. */
const fewestConsecutive = 30;

/**
 * Estimate the parameters of attention. Null where fewer than thirty pairs of consecutive speeches name somebody twice or
 * more: then nothing tells how uneven speeches are.
 */
export function attentionModel(input: AttentionInput): AttentionModel | null {
  const left = openCounts();
  const counts = arrangeSpeeches(input, left.add);
  const rates = overallRates(counts);
  const { dispersion, consecutive } = estimateDispersion(counts);
  if (consecutive < fewestConsecutive) return null;
  const spread = estimateSpread(counts, rates, dispersion);
  return { dispersion, spread, rates, consecutive, leftOut: left.counts };
}

function overallRates(counts: SpeechCounts): Map<string, number> {
  const rates = new Map<string, number>();
  for (const [target, named] of counts.byTarget) {
    let mentions = 0;
    for (const count of named.values()) mentions += count;
    let words = 0;
    for (const place of speechesAbout(counts, target)) words += counts.words[place]!;
    rates.set(target, mentions / words);
  }
  return rates;
}
