import type { RankedRow, RanksData } from '../../../charts/index.js';
import type { Results } from '../../../study/index.js';
import type { IndicatorTable, WeighedComposite } from '../../workers/weigher.js';

interface Around {
  /** How many of the first are shown in any case. */
  readonly first: number;
  /** How many on each side of the actor. */
  readonly beside: number;
}

/** Of many rows the first ones, and the actor with those next to it. Order stays. */
export function rowsAround(rows: readonly RankedRow[], id: string | null, { first, beside }: Around): RankedRow[] {
  const own = rows.findIndex((row) => row.id === id);
  return rows.filter((_, at) => at < first || (own >= 0 && Math.abs(at - own) <= beside));
}

/** A ranking by a word, as a picture takes it. */
export function wordRanks(
  { rows, word }: Results['rank'],
  title: string,
  id: string | null,
  around: Around,
): RanksData {
  const all = rows.map(({ actor, name, estimate, rank, told }): RankedRow => ({
    id: actor,
    name,
    estimate,
    rank,
    told,
  }));
  return { title, unit: word.unit, rows: rowsAround(all, id, around), of: rows.length, highlighted: id };
}

/** All who have a place on a composite, in the order of median place, then of median. */
export function compositeRows({ standings }: WeighedComposite, { units }: IndicatorTable): RankedRow[] {
  return standings
    .flatMap((standing, unit): RankedRow[] => {
      if (standing === null) return [];
      const { actor, name } = units[unit]!;
      return [{ id: actor, name, estimate: standing.estimate, rank: standing.rank, told: standing.told }];
    })
    .sort((a, b) => a.rank.q50 - b.rank.q50 || b.estimate.q50 - a.estimate.q50 || (a.id < b.id ? -1 : 1));
}
