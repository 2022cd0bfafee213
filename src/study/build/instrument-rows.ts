import { crosswalkOf, instruments, medianExposure } from '../../instruments/index.js';
import type { Cell } from '../../store/index.js';
import type { CodeRows } from './acts.js';
import { type Reach, spanOf } from './coverage.js';
import type { DoseRows } from './doses.js';

/** What is gathered about one instrument from its yearly counts. */
interface Occurrence {
  acts: number;
  readonly pairs: Set<string>;
  readonly actors: Set<string>;
  /** What was counted for each pair and year. */
  readonly cells: { readonly acts: number; readonly amount: number | null }[];
}

/** The table of instruments, column by column. `read`: ids of the sources that were read; it names no others. */
export function instrumentRows(doses: DoseRows, reach: Reach, read: readonly string[]): Record<string, Cell[]> {
  const seen = occurrences(doses);
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
      standard: found === undefined ? null : medianExposure(instrument, found.cells),
      acts: found?.acts ?? 0,
      pairs: found?.pairs.size ?? 0,
      actors: found?.actors.size ?? 0,
      from: span === null ? null : Math.floor(span.from / 12),
      to: span === null ? null : Math.floor(span.to / 12),
      sources: sources.filter((source) => read.includes(source)),
    };
  });
  return Object.fromEntries(Object.keys(cells[0]!).map((name) => [name, cells.map((row) => row[name]!)]));
}

function occurrences(doses: DoseRows): Map<string, Occurrence> {
  const seen = new Map<string, Occurrence>();
  const measured = new Set(instruments.filter((one) => one.measured === 'amount').map(({ id }) => id));
  for (let row = 0; row < doses.step.length; row++) {
    const amount = doses.hundredths[row] ?? null;
    const id = doses.instrument[row]!;
    // A source may write its zeros out: they are no acts.
    if (doses.step[row] !== 12 || (measured.has(id) && amount === 0)) continue;
    const found = seen.get(id) ?? { acts: 0, pairs: new Set(), actors: new Set(), cells: [] };
    seen.set(id, found);
    found.acts += doses.acts[row]!;
    found.pairs.add(`${doses.actor[row]} ${doses.audience[row]}`);
    found.actors.add(doses.actor[row]!);
    found.cells.push({ acts: doses.acts[row]!, amount: amount === null ? null : amount / 100 });
  }
  return seen;
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
