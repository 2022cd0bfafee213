import type { Period } from '../model/index.js';
import type { InstrumentDefinition } from './instrument.js';

/** What was counted for one actor, audience and period. */
export interface Counted {
  readonly acts: number;
  /** The sum of the amounts, in the instrument's unit; null where nothing was measured. */
  readonly amount: number | null;
}

/**
 * The dose of an instrument, dimensionless; 0 when nothing was done.
 *
 * - `present`: 1 when there was any act.
 * - `count`: ln(1 + n) / ln(1 + m), n the acts, m the median of n among the exposed.
 * - `amount`: sign(x) · ln(1 + |x|) / ln(1 + m), x the amount, m the median of |x| among the exposed; a net repayment has
 *   a negative dose.
 *
 * So the median exposed pair has a dose of 1, and each further act adds less than the one before. `median` is that m (see
 * `medianExposure`); `present` does not use it. Null when acts took place whose amount was not measured.
 *
 * Throws a RangeError when a median is needed and is not positive.
 */
export function doseOf(
  instrument: Pick<InstrumentDefinition, 'transform'>,
  { acts, amount }: Counted,
  median: number | null,
): number | null {
  if (acts === 0) return 0;
  if (instrument.transform === 'present') return 1;
  if (median === null || !(median > 0)) throw new RangeError(`The median exposure must be positive, got ${median}`);
  const unit = Math.log1p(median);
  if (instrument.transform === 'count') return Math.log1p(acts) / unit;
  if (amount === null) return null;
  return (Math.sign(amount) * Math.log1p(Math.abs(amount))) / unit;
}

/**
 * The median exposure among the exposed: of acts for `count`, of the size of amounts other than 0 for `amount`; the mean
 * of the two middle ones of an even number. Null when nobody was exposed, and for `present`. Takes O(n log n).
 */
export function medianExposure(
  instrument: Pick<InstrumentDefinition, 'transform'>,
  cells: readonly Counted[],
): number | null {
  if (instrument.transform === 'present') return null;
  const sizes = Float64Array.from(
    cells.map(({ acts, amount }) => (instrument.transform === 'count' ? acts : Math.abs(amount ?? 0))),
  )
    .filter((size) => size > 0)
    .sort();
  if (sizes.length === 0) return null;
  const middle = Math.floor(sizes.length / 2);
  return sizes.length % 2 === 1 ? sizes[middle]! : (sizes[middle - 1]! + sizes[middle]!) / 2;
}

/** A stretch of time in which a source speaks of a pair, on one clock; `*` = of everybody. */
export interface Stretch {
  readonly actor: string;
  readonly audience: string;
  /** First and last period, both included. */
  readonly from: Period;
  readonly to: Period;
}

/** One actor toward one audience in one period. */
export interface Cell {
  readonly actor: string;
  readonly audience: string;
  readonly period: Period;
  /** Acts counted there. */
  readonly acts: number;
}

/**
 * Whether the sources of an instrument speak of a cell: where there is an act, and inside the stretches in which they speak
 * of the pair. Elsewhere the dose is unknown (null), never 0. Whether an actor existed then is not asked here.
 */
export function coverage(stretches: readonly Stretch[], { actor, audience, period, acts }: Cell): 'known' | 'unknown' {
  const speaks = ({ actor: one, audience: other, from, to }: Stretch): boolean =>
    (one === '*' || one === actor) && (other === '*' || other === audience) && from <= period && period <= to;
  return acts > 0 || stretches.some(speaks) ? 'known' : 'unknown';
}
