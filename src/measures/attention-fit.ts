import { logGamma, normalDensity } from '../statistics/index.js';
import { leastAt } from './least.js';
import { speechesAbout, type SpeechCounts } from './speeches.js';

/**
 * Size k of the negative binomial, from speeches of one speaker in consecutive years. If both were made at the same rate,
 * the share of the first in the mentions of both has a beta-binomial distribution in which the rate no longer occurs; its
 * conditional likelihood, pooled over all speakers and targets, is maximised. (Exact for speeches of equal length; else each
 * gets its part of 2k.) What moves from one year to the next counts as unevenness, so k errs low.
 */
export function estimateDispersion(counts: SpeechCounts): {
  readonly dispersion: number;
  readonly consecutive: number;
} {
  const pairs = consecutivePairs(counts);
  const loss = (logSize: number) => {
    const both = 2 * Math.exp(logSize);
    let total = 0;
    for (let i = 0; i < pairs.length; i += 3) {
      const first = both * pairs[i + 2]!;
      const second = both - first;
      const [a, b] = [pairs[i]!, pairs[i + 1]!];
      total -= logRising(first, a) + logRising(second, b) - logRising(both, a + b);
    }
    return total;
  };
  const consecutive = pairs.length / 3;
  if (consecutive === 0) return { dispersion: Number.NaN, consecutive };
  return { dispersion: Math.exp(leastAt(loss, { from: -4, to: 7, points: 12, tolerance: 1e-4 })), consecutive };
}

/** log Γ(x + n)/Γ(x), by the product for small n. */
function logRising(x: number, n: number): number {
  if (n > 8) return logGamma(x + n) - logGamma(x);
  let product = 1;
  for (let i = 0; i < n; i++) product *= x + i;
  return Math.log(product);
}

/** Triples: mentions in a speech, in that of the year after, share of the first in the words of both; two mentions or more. */
function consecutivePairs(counts: SpeechCounts): number[] {
  const places = new Map<string, number>();
  counts.speaker.forEach((speaker, place) => places.set(`${speaker}\t${counts.year[place]!}`, place));
  const after = counts.speaker.map((speaker, place) => places.get(`${speaker}\t${counts.year[place]! + 1}`) ?? -1);
  const before = new Int32Array(after.length).fill(-1);
  after.forEach((next, place) => {
    if (next >= 0) before[next] = place;
  });
  const triples: number[] = [];
  for (const [target, named] of counts.byTarget) {
    const add = (first: number, second: number) => {
      const [a, b] = [named.get(first) ?? 0, named.get(second) ?? 0];
      const { words, year } = counts;
      if (a + b < 2 || !counts.exists(target, year[first]!) || !counts.exists(target, year[second]!)) return;
      triples.push(a, b, words[first]! / (words[first]! + words[second]!));
    };
    for (const place of named.keys()) {
      if (after[place]! >= 0) add(place, after[place]!);
      const first = before[place]!;
      if (first >= 0 && !named.has(first)) add(first, place);
    }
  }
  return triples;
}

const binsPerLog = 10;
const binOffset = 400;
const binCount = 800;
const nodes = Array.from({ length: 121 }, (_, i) => (i - 60) / 10);
const weights = nodes.map((z) => normalDensity(z) / 10);

/**
 * Standard deviation of log rates around their target's: marginal maximum likelihood of all counts, zeros included, with
 * log rate ~ N(log of the target's overall rate − spread²/2, spread²), so that the mean rate is the overall one. Expected
 * counts are rounded to a tenth of a log point.
 */
export function estimateSpread(counts: SpeechCounts, rates: ReadonlyMap<string, number>, dispersion: number): number {
  const cells = expectedAndSeen(counts, rates).map(
    ([mentions, logExpected, times]) =>
      [mentions, logExpected, times, logRising(dispersion, mentions) - logGamma(mentions + 1)] as const,
  );
  const loss = (logSpread: number) => {
    const spread = Math.exp(logSpread);
    let total = 0;
    for (const [mentions, logExpected, times, ways] of cells) {
      const centre = logExpected - (spread * spread) / 2;
      let likelihood = 0;
      for (let i = 0; i < nodes.length; i++) {
        likelihood += weights[i]! * Math.exp(ways + countLogDensity(mentions, centre + spread * nodes[i]!, dispersion));
      }
      total -= times * Math.log(Math.max(likelihood, Number.MIN_VALUE));
    }
    return total;
  };
  return Math.exp(leastAt(loss, { from: Math.log(0.05), to: Math.log(6), points: 10, tolerance: 1e-4 }));
}

/** Log density of a negative binomial count of mean exp(logMean), without the factor Γ(k + m)/(Γ(k) m!) that holds no mean. */
export function countLogDensity(mentions: number, logMean: number, dispersion: number): number {
  const logRatio = logMean - Math.log(dispersion);
  return mentions * logRatio - (mentions + dispersion) * Math.log1p(Math.exp(logRatio));
}

/** How often a count was seen with an expected count: triples of count, log expected count, times. */
function expectedAndSeen(counts: SpeechCounts, rates: ReadonlyMap<string, number>): [number, number, number][] {
  const silent = new Int32Array(binCount);
  const seen = new Map<number, number>();
  const logWords = counts.words.map(Math.log);
  for (const [target, named] of counts.byTarget) {
    const logRate = Math.log(rates.get(target)!);
    const binOf = (place: number) =>
      Math.min(Math.max(Math.round((logWords[place]! + logRate) * binsPerLog) + binOffset, 0), binCount - 1);
    for (const place of speechesAbout(counts, target)) silent[binOf(place)]!++;
    for (const [place, mentions] of named) {
      const bin = binOf(place);
      silent[bin]!--;
      const key = mentions * binCount + bin;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  }
  const logExpected = (bin: number) => (bin - binOffset) / binsPerLog;
  const cells: [number, number, number][] = [];
  silent.forEach((times, bin) => void (times > 0 && cells.push([0, logExpected(bin), times])));
  for (const [key, times] of seen) cells.push([Math.floor(key / binCount), logExpected(key % binCount), times]);
  return cells;
}
