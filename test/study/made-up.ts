import {
  type Act,
  type ActorLabel,
  type Acts,
  createResolver,
  openActs,
  openTies,
  type Origin,
  type RegisterEntry,
  type Resolver,
  type Tie,
  type Ties,
} from '../../src/model/index.js';
import type { RecordKind, Records, Source } from '../../src/sources/index.js';
import { openSighting } from '../../src/study/build/accounts.js';
import type { Placed } from '../../src/study/build/placed.js';
import { openPlacing } from '../../src/study/build/placing.js';

/** A row of a register; states exist since 1900 unless told otherwise. */
export function entry(id: string, name: string, more: Partial<RegisterEntry> = {}): RegisterEntry {
  return {
    id,
    kind: 'state',
    name,
    iso3: null,
    iso2: null,
    cow: null,
    region: null,
    aliases: '[]',
    codes: '[]',
    spells: '["1900-01-01/"]',
    parts: `["${id}"]`,
    earlier: '[]',
    follows: null,
    ...more,
  };
}

/** Three states, one of them with two names; a territory; and Eastland, whose record is kept in two parts. */
export const madeUpRegister: readonly RegisterEntry[] = [
  entry('AAA', 'Alania', { cow: 801 }),
  entry('BBB', 'Borduria', { cow: 802, aliases: '["Kingdom of Borduria"]' }),
  entry('CCC', 'Cimmeria', { cow: 803, spells: '["1900-01-01/1999-12-31"]' }),
  entry('cow:804', 'East Eastland', { cow: 804, spells: '["1949-05-23/1990-10-02"]' }),
  entry('cow:805', 'New Eastland', { cow: 805, spells: '["1990-10-03/"]' }),
  entry('EEE', 'Eastland', {
    parts: '["cow:804","cow:805"]',
    spells: '["1949-05-23/1990-10-02","1990-10-03/"]',
  }),
  entry('TTT', 'Tiny Isle', { kind: 'territory', spells: '[]' }),
];

function madeUpResolver(): Resolver {
  return createResolver(madeUpRegister);
}

/** Somebody by name alone. */
export function named(name: string): ActorLabel {
  return { name, code: '', scheme: 'none' };
}

export function madeUpOrigin(id: string): Origin {
  return {
    id,
    publisher: 'Nobody',
    title: `Made up: ${id}`,
    version: '1',
    licence: 'CC0-1.0',
    permission: 'ship',
    citation: 'Made up',
    url: 'https://example.org/',
    rows: 1,
    hash: id,
  };
}

/** A source that gives these kinds of records, while its records are placed. */
export function madeUpPlaced({
  id = 'made-up',
  gives = [],
  resolver = madeUpResolver(),
}: { readonly id?: string; readonly gives?: readonly RecordKind[]; readonly resolver?: Resolver } = {}): Placed {
  const { rows: _, hash, id: __, ...origin } = madeUpOrigin(id);
  const parsed = { tables: {}, rejects: [], setAside: [], layouts: [], problems: [] };
  const source: Source<Records> = {
    id,
    origin,
    editions: [],
    span: { from: 1900, to: 2020 },
    layouts: [],
    gives,
    howToGet: { sentence: 'Made up.', url: '' },
    parse: () => parsed,
  };
  return {
    loaded: { source, parsed, origin: { ...origin, id, rows: 1, hash } },
    placing: openPlacing(resolver),
    sighting: openSighting(),
  };
}

/** A kind of record with what a test does not ask about filled in. */
export function kindOf(of: RecordKind['of'], id: string, more: Partial<RecordKind> = {}): RecordKind {
  return { of, id, title: id, unit: 'number', meaning: 'Made up', ...more };
}

export function tiesOf(ties: readonly Tie[]): Ties {
  const open = openTies();
  for (const tie of ties) open.add(tie);
  return open.close();
}

/** Acts; what is not told is an act of Alania toward Borduria in 1990, dated to the year, by nobody knows how many. */
export function actsOf(acts: readonly (Partial<Act> & Pick<Act, 'scheme' | 'code'>)[]): Acts {
  const open = openActs();
  for (const act of acts) {
    open.add({
      actor: named('Alania'),
      audience: named('Borduria'),
      month: 1990 * 12,
      months: 12,
      amount: null,
      together: 0,
      event: '',
      ...act,
    });
  }
  return open.close();
}

/** Columns as rows. */
export function rowsOf(columns: object): Record<string, unknown>[] {
  const entries = Object.entries(columns as Record<string, readonly unknown[]>);
  return (entries[0]?.[1] ?? []).map((_, row) =>
    Object.fromEntries(entries.map(([name, cells]) => [name, cells[row]])),
  );
}
