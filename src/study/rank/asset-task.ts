import { assetCategories, type CategoryId, indicatorsOf, standardIndex } from '../../assets/index.js';
import type { Task } from '../../model/index.js';
import { readIndicatorTables } from '../assets/columns.js';
import { compositeOf } from '../assets/composites.js';
import { readKinds } from '../assets/spans.js';
import { fieldOf } from '../assets/units.js';
import { openReference } from '../reference.js';
import { addTo, noSums, type Sums } from './ranking.js';

/** A few audiences for which all actors are to be weighed. Plain data. */
export interface AssetRankPart {
  /** The folder of built tables. */
  readonly data: string;
  readonly seed: number;
  readonly draws: number;
  readonly category: CategoryId;
  readonly year: number;
  /** Ids under which audiences are kept in the year. */
  readonly audiences: readonly string[];
}

/** A composite of all actors added up over these audiences, draw by draw. */
export interface AssetRankedPart extends Sums {
  readonly audiences: readonly string[];
}

/** Builds the composite for each audience. Choices and errors of draw k are the same for all of them. */
export const assetRankTask: Task<AssetRankPart, AssetRankedPart> = {
  id: 'rank-assets',
  steps: ({ audiences }) => audiences.length,
  async run({ data, seed, draws, category, year, audiences }, { progress, signal }) {
    const reference = await openReference(data);
    try {
      const field = fieldOf(reference, year);
      const indicators = indicatorsOf(category);
      const kinds = await readKinds(reference);
      const tables = await readIndicatorTables(reference, { field, audiences, indicators, kinds });
      const spec = standardIndex(
        assetCategories.find(({ id }) => id === category)!,
        indicators,
      );
      const sums = noSums();
      audiences.forEach((audience, done) => {
        signal.throwIfAborted();
        const index = { spec, decided: new Set<never>(), scaling: null };
        const { draws: scores } = compositeOf(index, tables.columns(audience), field, { draws, seed });
        scores.forEach((own, i) => {
          if (own !== null) addTo(sums, field.units[i]!, own);
        });
        progress(done + 1);
      });
      return { ...sums, audiences };
    } finally {
      await reference.close();
    }
  },
};
