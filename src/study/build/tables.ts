import type { Origin, RegisterEntry, Resolver } from '../../model/index.js';
import { existedWithin } from '../../model/index.js';
import type { Cell, Maker, TableData, TableToWrite } from '../../store/index.js';
import { referenceTables } from '../reference-tables.js';
import { attentionScale } from './attention.js';
import { coverageRows } from './coverage.js';
import { countAll, dosesOf } from './doses.js';
import { crosswalkRows, instrumentRows } from './instrument-rows.js';
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
  const isState = (id: string, year: number): boolean => {
    const actor = resolver.get(id);
    return actor?.kind === 'state' && existedWithin(actor, { from: year, to: year });
  };
  yield table('actors', columnsOf(register, referenceTables.actors.columns), ['codes']);
  yield own('positions', rows.positions);
  empty(rows.positions);
  yield own('ties', columns(rows.ties));
  empty(columns(rows.ties));
  yield own('ledger', columns(rows.ledger));
  empty(columns(rows.ledger));
  yield own('standing', columns(standingsOf(rows.figures, isState)));
  yield own('indicators', columns(rows.figures));
  empty(columns(rows.figures));

  const attention = attentionScale(rows.mentions, isState);
  const scales = attention === null ? rows.scales : [...rows.scales, attention];
  yield table('scales', columnsOf(scales, referenceTables.scales.columns), all);
  yield table('mentions', columns(rows.mentions), ['ungd-mentions']);
  yield table('cities', columns(rows.cities.cities), ['cities', 'sister-cities']);
  yield table('city_twins', columns(rows.cities.twins), ['sister-cities']);

  const doses = await countAll(rows.acts);
  empty(columns(rows.acts));
  const actOrigins = [...new Set(rows.codes.origin)];
  yield table('doses', dosesOf(doses), actOrigins);
  yield table('instruments', instrumentRows(doses, rows.reach), actOrigins);
  yield table('coverage', coverageRows(rows.reach), actOrigins);
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
}

/** Rows as columns. */
function columnsOf<Row extends object>(rows: readonly Row[], wanted: readonly { readonly name: string }[]): Columns {
  return Object.fromEntries(wanted.map(({ name }) => [name, rows.map((row) => (row as Record<string, never>)[name]!)]));
}
