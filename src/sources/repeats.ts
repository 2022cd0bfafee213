import type { Verdict } from './account.js';

/**
 * Watches for rows that speak of the same thing: the first is used (null), one that says the same again is set aside, and
 * one that says something else is rejected at `column`. A key is a whole number below 2⁵³, one for each thing spoken of.
 */
export function openRepeats(): (key: number, value: number, column: string) => Verdict {
  const values = new Map<number, number>();
  return (key, value, column) => {
    const before = values.get(key);
    if (before === undefined) {
      values.set(key, value);
      return null;
    }
    if (before === value) return 'listed before with the same number';
    return { column, reason: `listed before with another number, ${before}` };
  };
}
