import type { Problem } from '../../model/index.js';
import {
  type Cell,
  type DataPackage,
  type DataPackageHead,
  openDataPackage,
  type TableRecord,
  type TableToWrite,
  withScratch,
  writeDataPackage,
} from '../../store/index.js';
import { lawTables } from '../law/law-tables.js';
import { openReference } from '../reference.js';
import { version } from '../version.js';
import { inputsOfLaws, noLaws, openKeptLaws } from './kept-laws.js';
import { type FittedLaws, fitLaws, type LawInputs } from './laws.js';
import { giveMemoryBack } from './memory.js';

/** Where a reference goes, and how the laws in it are fitted. */
export interface ReferenceToWrite {
  readonly folder: string;
  readonly head: DataPackageHead;
  readonly laws: Omit<LawInputs, 'kept'> & {
    /** Fit laws anew in any case. */
    readonly refit: boolean;
  };
}

/**
 * Write a reference: its tables to a folder for the time being, from which the laws are fitted, then all of them together, so
 * that nobody sees tables without laws or beside other laws.
 */
export async function writeReference(
  { folder, head, laws }: ReferenceToWrite,
  tables: AsyncIterable<TableToWrite>,
  problems: Problem[],
): Promise<TableRecord[]> {
  return withScratch(async ({ folder: scratch }) => {
    await writeDataPackage(scratch, head, tables);
    giveMemoryBack();
    const data = await openDataPackage(scratch);
    try {
      const inputs = inputsOfLaws(data);
      const kept = laws.refit ? noLaws : await openKeptLaws(folder, inputs, laws.settings, laws.seed);
      const reference = await openReference(scratch);
      const fitted = await fitLaws(reference, { ...laws, kept }, problems).finally(() => reference.close());
      return await writeDataPackage(folder, head, together(data, fitted, laws), { keepOldFor: 0 });
    } finally {
      await data.close();
    }
  });
}

async function* together(
  data: DataPackage,
  { rows, origins }: FittedLaws,
  { settings, seed }: ReferenceToWrite['laws'],
): AsyncGenerator<TableToWrite> {
  for (const spec of data.tables) {
    const table = await data.read(spec.name);
    yield { spec, data: Object.fromEntries(table.names.map((name) => [name, table.cells(name)])) };
    giveMemoryBack();
  }
  const behind = new Set(['codes', ...origins]);
  for (const name of Object.keys(lawTables) as (keyof typeof lawTables)[]) {
    const spec = {
      name,
      ...lawTables[name],
      origins: data.origins.filter(({ id }) => behind.has(id)),
      madeFrom: inputsOfLaws(data),
      madeBy: { step: `build ${name}`, version, parameters: { ...settings, seed } },
    };
    yield { spec, data: columnsOf(rows[name], lawTables[name].columns) };
  }
}

function columnsOf(
  rows: readonly Record<string, Cell>[],
  columns: readonly { readonly name: string }[],
): Record<string, Cell[]> {
  return Object.fromEntries(columns.map(({ name }) => [name, rows.map((row) => row[name]!)]));
}
