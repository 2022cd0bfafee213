import { type Estimate, type Period, formatPeriod } from '../model/index.js';
import type { Telling } from './word.js';

/** Does the 90 % interval exclude 0? */
export function isClear(estimate: Estimate): boolean {
  return estimate.q05 > 0 || estimate.q95 < 0;
}

/** The estimate of −x. */
export function negated(estimate: Estimate): Estimate {
  return {
    mean: -estimate.mean,
    sd: estimate.sd,
    q05: -estimate.q95,
    q25: -estimate.q75,
    q50: -estimate.q50,
    q75: -estimate.q25,
    q95: -estimate.q05,
    unit: estimate.unit,
  };
}

/** The estimate of x times a number above 0, in the same unit. */
export function multiplied(estimate: Estimate, by: number): Estimate {
  const { mean, sd, q05, q25, q50, q75, q95, unit } = estimate;
  return {
    mean: mean * by,
    sd: sd * by,
    q05: q05 * by,
    q25: q25 * by,
    q50: q50 * by,
    q75: q75 * by,
    q95: q95 * by,
    unit,
  };
}

/** The estimate turned so that its median is not negative: for sentences that give the direction in words. */
export function sized(estimate: Estimate): Estimate {
  return estimate.q50 < 0 ? negated(estimate) : estimate;
}

/** A number to so many decimals, as people write it: "−1.3", "12,500"; never "−0". */
export function roundTo(value: number, decimals: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`Expected a finite number to write down, got ${value}`);
  const digits = Math.abs(value).toFixed(decimals);
  const [whole = '', part] = digits.split('.');
  const grouped = whole.length > 4 ? whole.replaceAll(/\B(?=(\d{3})+$)/g, ',') : whole;
  const sign = value < 0 && Number(digits) !== 0 ? '−' : '';
  return sign + (part === undefined ? grouped : `${grouped}.${part}`);
}

/**
 * How many decimals an interval deserves: the fewest, at most 2, with which it is two or more units of the last place
 * wide; and if 0 is outside, enough that its ends do not look like 0.
 */
function decimalsFor(estimate: Estimate): number {
  const { q05, q95 } = estimate;
  const near = isClear(estimate) ? Math.min(Math.abs(q05), Math.abs(q95)) : Infinity;
  for (let decimals = 0; decimals < 2; decimals++) {
    const unit = 10 ** -decimals;
    if (q95 - q05 >= 2 * unit - 1e-9 && near >= unit / 2) return decimals;
  }
  return 2;
}

/** Median and 90 % interval: "1.3 (1.1 to 1.5)"; with a singular unit "1.3 points (1.1 to 1.5)". Only "1.30" where the interval is too narrow to be written. */
export function formatEstimate(estimate: Estimate, unit: string | null): string {
  const decimals = decimalsFor(estimate);
  const write = (value: number): string => {
    const text = roundTo(value, decimals);
    if (Number(text.replace('−', '')) !== 0 || !isClear(estimate)) return text;
    return value < 0 ? 'just below 0' : 'just above 0';
  };
  const middle = write(estimate.q50);
  const [low, high] = [write(estimate.q05), write(estimate.q95)];
  const counted = unit === null ? middle : `${middle} ${countedUnit(middle, unit)}`;
  return low === middle && high === middle ? counted : `${counted} (${low} to ${high})`;
}

/** The interval alone, for what is not clear: "−0.1 to 0.3 points". */
export function formatInterval(estimate: Estimate, unit: string | null): string {
  const decimals = decimalsFor(estimate);
  const high = roundTo(estimate.q95, decimals);
  return `${roundTo(estimate.q05, decimals)} to ${high}${unit === null ? '' : ` ${countedUnit(high, unit)}`}`;
}

/**
 * Median, 90 % interval and unit of what is not a distance: "1.3 (1.1 to 1.5) standard audience·point/year²"; small
 * numbers in thousandths or millionths: "12 thousandths (5 to 20) of a standard audience·point/year²".
 */
export function formatMeasured(estimate: Estimate): string {
  const [by, part] = readablePart(estimate);
  const text = formatEstimate(multiplied(estimate, by), null);
  return part === '' ? `${text} ${estimate.unit}` : `${counting(text, part)} of a ${estimate.unit}`;
}

/** A distance whichever way, also a small one: "1.3 points (1.1 to 1.5)", "4 thousandths (2 to 7) of a point". */
export function formatDistance(estimate: Estimate): string {
  const distance = sized(estimate);
  return distance.q50 < 0.02 ? formatMeasured(distance) : formatEstimate(distance, distance.unit);
}

/** "35 % (20 to 50)" of a share between 0 and 1. */
export function formatPercent(estimate: Estimate): string {
  return counting(formatEstimate(multiplied(estimate, 100), null), '%');
}

/** "−5 to 20 %" of a share. */
export function formatPercentInterval(estimate: Estimate): string {
  return `${formatInterval(multiplied(estimate, 100), null)} %`;
}

/** The interval alone: "−5 to 20 thousandths of a standard audience·point/year²". */
export function formatMeasuredInterval(estimate: Estimate): string {
  const [by, part] = readablePart(estimate);
  const interval = formatInterval(multiplied(estimate, by), null);
  return `${interval} ${part === '' ? '' : `${part} of a `}${estimate.unit}`;
}

/** Puts what is counted behind the number and before its interval. */
function counting(text: string, what: string): string {
  const [middle, interval] = text.split(/ (?=\()/) as [string, string?];
  const counted = middle === '1' ? what.replace(/ths$/, 'th') : what;
  return interval === undefined ? `${middle} ${counted}` : `${middle} ${counted} ${interval}`;
}

function readablePart(estimate: Estimate): [by: number, part: string] {
  const { q05, q50, q95 } = estimate;
  const size = isClear(estimate) ? Math.abs(q50) : Math.max(Math.abs(q05), Math.abs(q95));
  if (size >= 0.1 || size === 0) return [1, ''];
  return size >= 1e-4 ? [1e3, 'thousandths'] : [1e6, 'millionths'];
}

/** A probability as people count: "97 in 100", at the ends "more than 99 in 100" and "fewer than 1 in 100". */
export function formatChance(probability: number): string {
  if (probability > 0.99) return 'more than 99 in 100';
  if (probability < 0.01) return 'fewer than 1 in 100';
  return `${Math.round(probability * 100)} in 100`;
}

export function formatWhen(period: Period, telling: Telling): string {
  return formatPeriod(period, telling.scale.step);
}

function countedUnit(number: string, unit: string): string {
  return number === '1' ? unit : `${unit}s`;
}
