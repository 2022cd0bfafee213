import { type Carry, type Indicator, transformed, transformedSd } from '../../assets/index.js';

/** A value as a source tells it, in the unit of its indicator. */
export interface ToldValue {
  readonly value: number;
  /** Standard deviation of measurement; null where the source gives none. */
  readonly sd: number | null;
  /** The year it is told of. */
  readonly year: number;
}

/**
 * Why there is no value: `not-told` = the source speaks of the year and not of this; `ended` = its last year is longer ago
 * than a value may be carried; `not-begun` = its first year is later; `no-logarithm` = a value of 0 or less where a logarithm is taken.
 */
export interface Absent {
  readonly because: 'not-told' | 'ended' | 'not-begun' | 'no-logarithm';
  /** The last or first year told; null where there is none. */
  readonly year: number | null;
}

/** A value or why there is none, by the id of a unit. */
export type ValueOf = (unit: string) => ToldValue | Absent;

export const notTold: Absent = { because: 'not-told', year: null };

export function isTold(found: ToldValue | Absent): found is ToldValue {
  return 'value' in found;
}

/** A value as it enters an index. */
export interface CarriedValue {
  /** After the transformation. */
  readonly value: number;
  /** Standard deviation of the same: that of measurement and of the years it was carried. */
  readonly sd: number;
}

/**
 * A told value for a year: transformed, and less certain by each year between. Where the source gives no error, the usual
 * change of one year stands for it, for no value is known better than to that. Null where no logarithm can be taken.
 */
export function carriedTo(year: number, told: ToldValue, { transformation, carry }: Indicator): CarriedValue | null {
  const value = transformed(transformation, told.value);
  if (!Number.isFinite(value)) return null;
  const own = told.sd === null ? carry.growth : transformedSd(transformation, told.value, told.sd);
  return { value, sd: Math.sqrt(own ** 2 + Math.abs(year - told.year) * carry.growth ** 2) };
}

/** First and last year of a kind of records. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The year that is told nearest before a year (or after it, for what was counted once), inside the limits of carrying. */
export function toldYear(span: Span | null, year: number, carry: Carry, every = 1): number | Absent {
  if (span === null) return notTold;
  const { from, to } = span;
  if (year < from) return from - year <= carry.back ? from : { because: 'not-begun', year: from };
  const last = from + Math.floor((Math.min(year, to) - from) / every) * every;
  return carry.forward === null || year - last <= carry.forward ? last : { because: 'ended', year: last };
}
