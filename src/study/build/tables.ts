import type { Origin, RegisterEntry, Resolver } from '../../model/index.js';
import { existedWithin } from '../../model/index.js';
import type { Cell, Maker, TableData, TableToWrite } from '../../store/index.js';
import { codes, keds } from '../../sources/index.js';
import { referenceTables } from '../reference-tables.js';
import { attentionScale } from './attention.js';
import { cityTables } from './cities.js';
import { coverageRows } from './coverage.js';
import { crosswalkRows, instrumentRows } from './instrument-rows.js';
import { giveMemoryBack } from './memory.js';
import type { ReferenceRows } from './records.js';
import { standingsOf } from './standing.js';

type TableName = keyof typeof referenceTables;

/** Columns by name: what every table comes as. */
type Columns = Readonly<Record<string, readonly Cell[]>>;

/** What the tables share. */
export interface TableInputs {
  readonly register: readonly RegisterEntry[];
  readonly resolver: Resolver;
  readonly origins: readonly Origin[];
  readonly made: Maker;
}

/** The tables of a reference, in the order in which they are written. Large columns are emptied once they are. */
export async function* tablesToWrite(rows: ReferenceRows, inputs: TableInputs): AsyncGenerator<TableToWrite> {
  const { register, resolver, origins, made } = inputs;
  const table = (name: TableName, data: Columns, from: readonly string[]): TableToWrite => {
    const used = origins.filter(({ id }) => from.includes(id));
    const spec = {
      name,
      ...referenceTables[name],
      origins: used,
      madeFrom: used.map(({ hash }) => hash),
      madeBy: { ...made, step: `build ${name}` },
    };
    return { spec, data: data as TableData };
  };
  const all = origins.map(({ id }) => id);
  const named = (data: Columns) => [...new Set(data['origin'] as readonly string[])];
  const own = (name: TableName, data: Columns) => table(name, data, named(data));
  // Whom a row is about was looked up in the register.
  const found = (name: TableName, data: Columns) => table(name, data, ['codes', ...named(data)]);
  const isState = (id: string, year: number): boolean => {
    const actor = resolver.get(id);
    return actor?.kind === 'state' && existedWithin(actor, { from: year, to: year });
  };
  const actOrigins = ['codes', ...new Set(rows.codes.origin)];
  yield table('instruments', instrumentRows(rows.doses, rows.reach, actOrigins), actOrigins);
  yield found('doses', columns(rows.doses));
  empty(columns(rows.doses));
  yield table('coverage', coverageRows(rows.reach), actOrigins);
  const actors = register.map((entry) => ({ ...entry, origin: entry.kind === 'group' ? keds.id : codes.id }));
  yield own('actors', columnsOf(actors, referenceTables.actors.columns));
  yield found('positions', rows.positions);
  empty(rows.positions);
  yield found('ties', columns(rows.ties));
  empty(columns(rows.ties));
  yield found('ledger', columns(rows.ledger));
  empty(columns(rows.ledger));
  yield found('standing', columns(standingsOf(rows.figures, isState)));
  yield found('indicators', columns(rows.figures));
  empty(columns(rows.figures));

  const exists = (id: string, year: number): boolean => {
    const actor = resolver.get(id);
    return actor !== null && existedWithin(actor, { from: year, to: year });
  };
  const attention = attentionScale(rows.mentions, exists);
  const scales = attention === null ? rows.scales : [...rows.scales, attention];
  yield table('scales', columnsOf(scales, referenceTables.scales.columns), all);
  yield table('mentions', columns(rows.mentions), ['codes', 'ungd-mentions']);
  const { cities, twins } = cityTables(rows.cities, resolver);
  yield found('cities', columns(cities));
  yield table('city_twins', columns(twins), ['sister-cities']);

  yield own('crosswalk', crosswalkRows(rows.codes));
  yield own('kinds', columns(rows.kinds));
  yield table('sources', columns(rows.accounts.sources), all);
  yield table('source_notes', columns(rows.accounts.notes), all);
}

/** Tables that are kept column by column, as columns by name. */
function columns(table: object): Record<string, Cell[]> {
  return table as Record<string, Cell[]>;
}

function empty(table: Readonly<Record<string, Cell[]>>): void {
  for (const cells of Object.values(table)) cells.length = 0;
  giveMemoryBack();
}

/** Rows as columns. */
function columnsOf<Row extends object>(rows: readonly Row[], wanted: readonly { readonly name: string }[]): Columns {
  return Object.fromEntries(wanted.map(({ name }) => [name, rows.map((row) => (row as Record<string, never>)[name]!)]));
}
