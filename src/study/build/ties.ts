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
  const places = new Map<string, number>();
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
    const value = kept(ties.value[row]!, kind.digits);
    const key = `${ties.kind[row]} ${first} ${second} ${year}`;
    const place = places.get(key);
    if (place !== undefined) {
      leaveOut(sighting, 'taken together with another record of the same pair and year');
      rows.value[place] = combined(rows.value[place]!, value, kind.combine ?? 'largest');
      continue;
    }
    places.set(key, rows.tie.length);
    rows.tie.push(kind.id);
    rows.first.push(first);
    rows.second.push(second);
    rows.period.push(year);
    rows.value.push(value);
    rows.origin.push(loaded.origin.id);
  }
}

function kept(value: number, digits: number | undefined): number {
  return digits === undefined ? value : Number(value.toPrecision(digits));
}

/** What two values for one actor or pair and year make. */
export function combined(a: number, b: number, how: 'sum' | 'largest' | 'smallest'): number {
  if (how === 'sum') return a + b;
  return how === 'largest' ? Math.max(a, b) : Math.min(a, b);
}
