import type { Indicator } from '../../assets/index.js';
import type { Reference } from '../reference.js';
import type { Span } from './told.js';

/** What the tables say of the kinds of records that indicators are read from. */
export interface Kinds {
  /** First and last year of a figure, tie or concept; null where the tables hold none. */
  span(table: 'indicators' | 'ties' | 'ledger', id: string): Span | null;
  /** Whether a kind of tie goes from the first to the second. */
  directed(tie: string): boolean;
}

const names = { indicators: 'figure', ties: 'tie', ledger: 'ledger' } as const;

/** The kinds of figures, ties and concepts in the tables. */
export async function readKinds(reference: Reference): Promise<Kinds> {
  const table = await reference.read('kinds', {
    columns: ['of', 'id', 'directed', 'from', 'to'],
    where: { of: { oneOf: Object.values(names) } },
  });
  const [of, ids, directed] = [table.text('of'), table.text('id'), table.cells('directed')];
  const [from, to] = [table.numbersOrNull('from'), table.numbersOrNull('to')];
  const spans = new Map<string, Span>();
  const oneWay = new Set<string>();
  for (let row = 0; row < table.rows; row++) {
    if (directed[row] === true) oneWay.add(ids[row]!);
    const [begins, ends] = [from[row] ?? null, to[row] ?? null];
    if (begins === null || ends === null) continue;
    const key = `${of[row]} ${ids[row]}`;
    const known = spans.get(key);
    spans.set(key, {
      from: Math.min(begins, known?.from ?? Infinity),
      to: Math.max(ends, known?.to ?? -Infinity),
    });
  }
  return {
    span: (kind, id) => spans.get(`${names[kind]} ${id}`) ?? null,
    directed: (tie) => oneWay.has(tie),
  };
}

/**
 * The year that is answered for where none is asked: the newest of which at least half of the indicators are told without being
 * carried forward. Positions, whose spans are read with them, do not vote.
 */
export function newestYear(kinds: Kinds, indicators: readonly Indicator[]): number | null {
  const ends = indicators
    .flatMap(({ reading, carry }) => {
      if (reading.table === 'positions' || carry.forward === null) return [];
      const ids =
        reading.table === 'indicators' ? [reading.figure] : reading.table === 'ties' ? reading.kinds : reading.concepts;
      const last = ids.flatMap((id) => kinds.span(reading.table, id)?.to ?? []);
      return last.length === 0 ? [] : [Math.max(...last)];
    })
    .sort((a, b) => b - a);
  return ends[Math.ceil(ends.length / 2) - 1] ?? null;
}
