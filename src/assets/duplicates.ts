import { correlationOf } from './spread.js';

/** Two indicators that order and space units alike, so that what they say counts twice. */
export interface Duplicate {
  readonly first: string;
  readonly second: string;
  /** Pearson's correlation of their normalised values, over units that have both; near −1 they cancel out. */
  readonly correlation: number;
}

/** From here on two indicators are taken to be one. */
const alike = 0.999;

/** Pairs of indicators with |r| ≥ .999. O(indicators²·units). */
export function duplicatesAmong(columns: ReadonlyMap<string, Float64Array>): Duplicate[] {
  const found: Duplicate[] = [];
  const entries = [...columns];
  for (const [i, [second, values]] of entries.entries()) {
    for (const [first, others] of entries.slice(0, i)) {
      const correlation = correlationOf(others, values);
      if (Math.abs(correlation) >= alike) found.push({ first, second, correlation });
    }
  }
  return found;
}
