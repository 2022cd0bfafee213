import type { IndexData } from './index-data.js';
import type { IndexSpec } from './index-spec.js';
import { type IndexComparison, compareRanks } from './compare-indices.js';
import { inclusionVariations } from './variation.js';
import { replicate } from './replications.js';

/** What becomes of the index without one indicator. */
export interface LeftOutIndicator extends IndexComparison {
  readonly indicator: string;
}

/**
 * The index without each of its indicators in turn, against the whole: how far ranks move, and whose most. An index whose ranks
 * hang on one indicator is that indicator. Null for an index of one indicator.
 */
export function leaveOneOut(data: IndexData, spec: IndexSpec): LeftOutIndicator[] | null {
  const variations = inclusionVariations(spec);
  const size = variations.length;
  if (size < 2) return null;
  const chosen = Int32Array.from({ length: size * size }, (_, i) => (Math.floor(i / size) === i % size ? 1 : 0));
  const { units, ranks, nominal } = replicate({ data, spec, variations, chosen, count: size, errors: null });
  return variations.map(({ id }, v) => ({
    indicator: id,
    ...compareRanks(units, nominal.ranks, ranks.subarray(v * units.length, (v + 1) * units.length)),
  }));
}
