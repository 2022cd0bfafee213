/**
 * A period is one step of a scale's clock, kept as a whole number: the year for yearly scales, `year × 12 + month − 1`
 * for monthly ones. Differences of periods are then counts of steps.
 */
export type Period = number;

/** The clock of a scale: how long one step is. */
export type Step = 'year' | 'month';

/** Read `1990` or `1990-07`. Returns null when the text is not a period of this step. */
export function parsePeriod(text: string, step: Step): Period | null {
  if (step === 'year') return /^\d{4}$/.test(text) ? Number(text) : null;
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match === null ? null : Number(match[1]) * 12 + Number(match[2]) - 1;
}

/** Write a period as people do: `1990`, `1990-07`. */
export function formatPeriod(period: Period, step: Step): string {
  if (step === 'year') return String(period);
  const month = (((period % 12) + 12) % 12) + 1;
  return `${Math.floor(period / 12)}-${String(month).padStart(2, '0')}`;
}
