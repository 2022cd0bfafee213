import { crosswalkOf, instruments } from '../../instruments/index.js';
import type { Cell } from '../../store/index.js';
import type { CodeRows } from './acts.js';
import { type Reach, spanOf } from './coverage.js';
import type { Counted } from './doses.js';

/** What is gathered about one instrument from its yearly counts. */
interface Occurrence {
  acts: number;
  readonly pairs: Set<string>;
  readonly actors: Set<string>;
  /** Yearly counts or amounts that are not zero, per pair and year. */
  readonly sizes: number[];
}

/** The table of instruments, column by column. */
export function instrumentRows(counts: readonly Counted[], reach: Reach): Record<string, Cell[]> {
  const seen = occurrences(counts);
  const cells = instruments.map((instrument): Record<string, Cell> => {
    const { id, title, mechanism, channel, transform, sources } = instrument;
    const found = seen.get(id);
    const span = spanOf(reach, instrument);
    return {
      instrument: id,
      title,
      mechanism,
      channel,
      transform,
      standard: found === undefined || transform === 'present' ? null : median(found.sizes),
      acts: found?.acts ?? 0,
      pairs: found?.pairs.size ?? 0,
      actors: found?.actors.size ?? 0,
      from: span === null ? null : Math.floor(span.from / 12),
      to: span === null ? null : Math.floor(span.to / 12),
      sources,
    };
  });
  return Object.fromEntries(Object.keys(cells[0]!).map((name) => [name, cells.map((row) => row[name]!)]));
}

function occurrences(counts: readonly Counted[]): Map<string, Occurrence> {
  const measured = new Map(instruments.map(({ id, measured: how }) => [id, how]));
  const seen = new Map<string, Occurrence>();
  for (const { counted } of counts.filter(({ step }) => step === 12)) {
    const [ids, actors, audiences] = [counted.text('instrument'), counted.text('actor'), counted.text('audience')];
    const [acts, hundredths] = [counted.numbers('acts'), counted.numbersOrNull('hundredths')];
    for (let row = 0; row < counted.rows; row++) {
      const id = ids[row]!;
      const found = seen.get(id) ?? { acts: 0, pairs: new Set(), actors: new Set(), sizes: [] };
      seen.set(id, found);
      const size = measured.get(id) === 'amount' ? Math.abs(hundredths[row] ?? 0) / 100 : acts[row]!;
      // A source may write its zeros out: they are no acts.
      if (size === 0) continue;
      found.acts += acts[row]!;
      found.pairs.add(`${actors[row]} ${audiences[row]}`);
      found.actors.add(actors[row]!);
      found.sizes.push(size);
    }
  }
  return seen;
}

function median(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? null : sorted[sorted.length >> 1]!;
}

/** The table of codes, column by column. */
export function crosswalkRows(codes: CodeRows): Record<string, Cell[]> {
  const entries = codes.code.map((code, row) => crosswalkOf(codes.scheme[row]!, code));
  return {
    scheme: codes.scheme,
    code: codes.code,
    instrument: entries.map((entry) => entry?.instrument ?? null),
    mechanism: entries.map((entry) => entry?.mechanism ?? null),
    channel: entries.map((entry) => entry?.channel ?? null),
    acts: codes.acts,
    origin: codes.origin,
  };
}
