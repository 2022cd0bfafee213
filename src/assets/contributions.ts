import type { BuiltIndex } from './built-index.js';
import type { IndexData } from './index-data.js';
import { recombiner } from './recombine.js';
import { emptySummary, summarise } from './summary.js';

/** What an indicator adds to the scores of an index. */
export interface Contribution {
  readonly indicator: string;
  /**
   * For each unit its score minus the score it would have if all units were average on this indicator: above 0 where the
   * indicator lifts the unit. NaN without a score, 0 where the unit has no value. Under arithmetic means alone, shares fixed, a unit without
   * missing values has contributions that sum to its score minus the average score; under others they need not sum.
   */
  readonly added: Float64Array;
}

/** What drives each unit's score: one contribution an indicator that takes part. Shares stay as they were built. */
export function contributionsTo(built: BuiltIndex, data: IndexData): Contribution[] {
  const { columns, usable, indexOf } = recombiner(built, data);
  return built.indicators.flatMap((indicator, k) => {
    if (usable[k] === 0) return [];
    const summary = emptySummary();
    summarise(columns[k]!, summary);
    const level = columns[k]!.map((score) => (Number.isNaN(score) ? Number.NaN : summary.mean));
    const without = indexOf(columns.with(k, level));
    return [{ indicator, added: built.index.map((score, i) => score - without[i]!) }];
  });
}
