import { roundTo } from '../mechanics/index.js';
import type { Interval } from './chart.js';

/** A number to so many decimals, as people write it; as many as it deserves unless told. */
export function formatNumber(value: number, decimals = decimalsOf(value)): string {
  return roundTo(value, decimals);
}

/** With its sign always shown: "+0.2", "−0.2", "0". */
export function formatSigned(value: number, decimals = decimalsOf(value)): string {
  const text = formatNumber(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Median and 90 % interval, as they stand beside a strip: "1.3 · 1.1 to 1.5". */
export function formatInterval(interval: Interval, decimals = decimalsFor([interval])): string {
  return `${formatNumber(interval.q50, decimals)} · ${formatRange(interval, decimals)}`;
}

/** The 90 % interval alone: "1.1 to 1.5". */
export function formatRange({ q05, q95 }: Pick<Interval, 'q05' | 'q95'>, decimals: number): string {
  const [low, high] =
    q05 > 0 || q95 < 0 ? [decimalsUnlike0(q05, decimals), decimalsUnlike0(q95, decimals)] : [decimals, decimals];
  return `${formatNumber(q05, low)} to ${formatNumber(q95, high)}`;
}

/** An end of an interval that excludes 0 may not look like 0: as many decimals more as that takes. */
function decimalsUnlike0(value: number, decimals: number): number {
  const size = Math.abs(value);
  return size >= 10 ** -decimals / 2 || size === 0
    ? decimals
    : Math.min(mostDecimals, Math.max(decimals, -Math.floor(Math.log10(size))));
}

/** Years as they are; months "1990-07". */
export function formatPeriod(period: number, step: 'year' | 'month'): string {
  if (step === 'year') return String(period);
  const month = (((period % 12) + 12) % 12) + 1;
  return `${Math.floor(period / 12)}-${String(month).padStart(2, '0')}`;
}

/** A number that is already written, with its unit: "1 point", "1.3 points", "35 %". Units that are more than a word stay as they are. */
export function withUnit(number: string, unit: string): string {
  if (unit === '') return number;
  return `${number} ${number !== '1' && /^[a-z]*[a-rt-z]$/i.test(unit) ? `${unit}s` : unit}`;
}

/** Median, unit and 90 % interval as they stand in a sentence: "1.3 points (1.1 to 1.5)". */
export function tell(interval: Interval, unit: string): string {
  const decimals = decimalsFor([interval]);
  return `${withUnit(formatNumber(interval.q50, decimals), unit)} (${formatRange(interval, decimals)})`;
}

/** The 90 % interval and unit alone, for what is not clear: "−0.1 and 0.3 points". */
export function tellRange(interval: Interval, unit: string): string {
  const decimals = decimalsFor([interval]);
  return `${formatNumber(interval.q05, decimals)} and ${withUnit(formatNumber(interval.q95, decimals), unit)}`;
}

/** The same in other words: positive where it was negative. */
function negated({ q05, q25, q50, q75, q95 }: Interval): Interval {
  return { q05: -q95, q25: -q75, q50: -q50, q75: -q25, q95: -q05 };
}

/** Turned so that its median is not negative, for sentences that give the direction in words. */
export function sized(interval: Interval): Interval {
  return interval.q50 < 0 ? negated(interval) : interval;
}

const mostDecimals = 5;

/** Two digits that count, at most: 1300 → 0, 13.2 → 0, 1.32 → 1, 0.132 → 2, 0.2 → 1. */
function decimalsOf(value: number): number {
  const size = Math.abs(value);
  if (!(size > 0) || size >= 10) return 0;
  const first = 1 - Math.floor(Math.log10(size));
  const ends0 = Math.round(size * 10 ** first) % 10 === 0;
  return Math.min(mostDecimals, ends0 ? first - 1 : first);
}

/**
 * How many decimals some intervals deserve that stand beneath each other: the fewest with which the usual one is two or more
 * units of the last place wide.
 */
export function decimalsFor(intervals: readonly Pick<Interval, 'q05' | 'q95'>[]): number {
  const widths = intervals.map(({ q05, q95 }) => q95 - q05).sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  return usual > 0 ? fewestDecimals((unit) => usual >= 2 * unit - 1e-9) : 2;
}

function fewestDecimals(enough: (unit: number) => boolean): number {
  for (let decimals = 0; decimals < mostDecimals; decimals++) if (enough(10 ** -decimals)) return decimals;
  return mostDecimals;
}
