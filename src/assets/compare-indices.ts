import type { BuiltIndex } from './built-index.js';
import { meanRanks } from './ranks.js';
import { correlationOf } from './spread.js';

/** Two rankings of the same units, the second against the first. */
export interface IndexComparison {
  /** Every unit; ranks are null without a score. `shift` is how many places it is higher in the second. */
  readonly units: readonly RankShift[];
  /** Mean and largest of |shift|, over units with both ranks; null where there are none. */
  readonly meanShift: number | null;
  readonly largestShift: number | null;
  /** Spearman's rank correlation, tied ranks shared; null for fewer than three units with both or where one ranking ties all. */
  readonly rankCorrelation: number | null;
}

export interface RankShift {
  readonly unit: string;
  readonly first: number | null;
  readonly second: number | null;
  readonly shift: number | null;
}

/** What if: the same units under two variants of an index. Throws a RangeError where the units are not the same. */
export function compareIndices(first: BuiltIndex, second: BuiltIndex): IndexComparison {
  if (first.units.length !== second.units.length || first.units.some((unit, i) => unit !== second.units[i])) {
    throw new RangeError('Expected two indices of the same units in the same order: build both from the same data');
  }
  return compareRanks(first.units, first.ranks, second.ranks);
}

/** The same from ranks; NaN or 0 without one. */
export function compareRanks(
  units: readonly string[],
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): IndexComparison {
  const rankIn = (ranks: ArrayLike<number>, i: number): number | null => ranks[i]! || null;
  const shifts = units.map((unit, i): RankShift => {
    const [before, after] = [rankIn(first, i), rankIn(second, i)];
    return { unit, first: before, second: after, shift: before === null || after === null ? null : before - after };
  });
  const both = shifts.filter(({ shift }) => shift !== null);
  const sizes = both.map(({ shift }) => Math.abs(shift!));
  const correlation = correlationOf(
    meanRanks(Float64Array.from(both, (unit) => unit.first!)),
    meanRanks(Float64Array.from(both, (unit) => unit.second!)),
  );
  return {
    units: shifts,
    meanShift: sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0) / sizes.length,
    largestShift: sizes.length === 0 ? null : Math.max(...sizes),
    rankCorrelation: Number.isNaN(correlation) ? null : correlation,
  };
}
