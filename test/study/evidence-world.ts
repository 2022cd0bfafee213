import { type Cell, openDataPackage, type TableToWrite, writeDataPackage } from '../../src/store/index.js';
import { evidenceTables } from '../../src/study/compare/evidence-table.js';

export type EvidenceCells = Readonly<Record<string, Cell>>;

/** Put rows of evidence into a built folder; cells that are not given are empty. */
export async function writeEvidence(folder: string, rows: readonly EvidenceCells[]): Promise<void> {
  const data = await openDataPackage(folder);
  const tables: TableToWrite[] = [];
  for (const record of data.tables) {
    const stored = await data.read(record.name);
    const cells = (name: string): readonly Cell[] => {
      if (!(record.name in evidenceTables)) return stored.cells(name);
      const empty = ['item', 'note', 'choices'].includes(name) ? '' : null;
      return rows.map((row) => row[name] ?? empty);
    };
    tables.push({
      spec: record,
      data: Object.fromEntries(record.columns.map(({ name }) => [name, cells(name)])) as TableToWrite['data'],
    });
  }
  await data.close();
  await writeDataPackage(folder, data.head, tables, { keepOldFor: 0 });
}
