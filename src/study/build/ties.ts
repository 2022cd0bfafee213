import type { Ties } from '../../model/index.js';
import type { RecordKind } from '../../sources/index.js';
import { firstYear, leaveOut, seeYear } from './accounts.js';
import { lastMonthOf } from './placing.js';
import type { Placed } from './placed.js';

/** Ties between actors of the register, column by column, to which sources are added one by one. */
export interface TieRows {
  readonly tie: string[];
  readonly first: string[];
  readonly second: string[];
  readonly period: number[];
  readonly value: number[];
  readonly origin: string[];
}

export function openTieRows(): TieRows {
  return { tie: [], first: [], second: [], period: [], value: [], origin: [] };
}

/**
 * Add a source's ties. Undirected ones are written once, the lesser id first. Records that turn out to be about one pair
 * and year become one, as their kind says; those that join an actor to itself (two names of one state) are left out.
 */
export function addTies(rows: TieRows, ties: Ties, kinds: readonly RecordKind[], placed: Placed): void {
  const { placing, sighting, loaded } = placed;
  const placeOf = openKeys();
  const kindOf = ties.kinds.map((id) => kinds.find((kind) => kind.of === 'tie' && kind.id === id)!);
  for (let row = 0; row < ties.rows; row++) {
    sighting.records++;
    const year = ties.year[row]!;
    if (year < firstYear) {
      leaveOut(sighting, `before ${firstYear}`);
      continue;
    }
    const month = lastMonthOf(year);
    const one = placing.idOf(ties.labels[ties.first[row]!]!, month);
    const other = placing.idOf(ties.labels[ties.second[row]!]!, month);
    if (one === null || other === null) {
      sighting.unresolved++;
      continue;
    }
    if (one === other) {
      leaveOut(sighting, 'a tie of an actor to itself');
      continue;
    }
    seeYear(sighting, year);
    const kind = kindOf[ties.kind[row]!]!;
    const turned = kind.directed !== true && other < one;
    const [first, second] = turned ? [other, one] : [one, other];
    const value = ties.value[row]!;
    const place = placeOf(ties.kind[row]!, first, second, year, rows.tie.length);
    if (place !== null) {
      leaveOut(sighting, 'taken together with another record of the same pair and year');
      rows.value[place] = combined(rows.value[place]!, value, kind.combine ?? 'largest');
      continue;
    }
    rows.tie.push(kind.id);
    rows.first.push(first);
    rows.second.push(second);
    rows.period.push(year);
    rows.value.push(value);
    rows.origin.push(loaded.origin.id);
  }
}

/**
 * Tells for a kind, pair and year the place at which it was met before; null the first time, and then it is noted under the
 * place given. Numbers as keys, for there are a million.
 */
function openKeys(): (kind: number, first: string, second: string, year: number, place: number) => number | null {
  const ids = new Map<string, number>();
  const places: Map<number, number>[] = [];
  const numberOf = (id: string): number => {
    const known = ids.get(id);
    if (known !== undefined) return known;
    ids.set(id, ids.size);
    return ids.size - 1;
  };
  return (kind, first, second, year, place) => {
    const known = (places[kind] ??= new Map());
    const key = (numberOf(first) * 65_536 + numberOf(second)) * 4096 + year;
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, place);
    return null;
  };
}

/** What two values for one actor or pair and year make. */
export function combined(a: number, b: number, how: 'sum' | 'largest' | 'smallest'): number {
  if (how === 'sum') return a + b;
  return how === 'largest' ? Math.max(a, b) : Math.min(a, b);
}
