/**
 * How single cells are read. Each returns null when the text is not a value of the kind; what counts as missing is the
 * column's own affair.
 */

/** A whole number; statistical packages write it as `380.0` too. */
export function wholeNumber(text: string): number | null {
  const trimmed = text.trim();
  return /^-?\d{1,15}(?:\.0*)?$/.test(trimmed) ? Number.parseInt(trimmed, 10) : null;
}

/** A number with or without decimals or exponent; nothing may stand beside it. Never infinite. */
export function realNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(trimmed)) return null;
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : null;
}

/** 0 and 1. */
export function flag(text: string): boolean | null {
  const number = wholeNumber(text);
  return number === 1 ? true : number === 0 ? false : null;
}

/** `1990-10-03`, also with a time behind it, and `03oct1990` as Stata writes it. Returns the ISO day. */
export function isoDay(text: string): string | null {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(trimmed);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const stata = /^(\d{1,2})([a-z]{3})(\d{4})$/i.exec(trimmed);
  if (stata === null) return null;
  return dayOf(Number(stata[3]), months.indexOf(stata[2]!.toLowerCase()) + 1, Number(stata[1]));
}

/** The ISO day of a year, a month (1–12) and a day; null where the calendar has no such day. */
export function dayOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
