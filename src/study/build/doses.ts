import { countDoses } from '../../instruments/index.js';
import { type Cell, type Table, withScratch } from '../../store/index.js';
import type { ActRows } from './acts.js';

const columns = [
  { name: 'instrument', type: 'text', meaning: 'Instrument' },
  { name: 'actor', type: 'text', meaning: 'Who acted' },
  { name: 'audience', type: 'text', meaning: 'Toward whom' },
  { name: 'month', type: 'integer', meaning: 'First month it speaks of' },
  { name: 'months', type: 'integer', meaning: 'How finely it is dated, in months' },
  { name: 'hundredths', type: 'integer', meaning: 'Amount in hundredths' },
  { name: 'together', type: 'integer', meaning: 'How many acted together' },
] as const;

/** Periods in which doses are counted, in months. */
export const steps = [1, 12] as const;

/** Count acts per instrument, pair and period, for each step; the same text for both. */
export async function countAll(acts: ActRows): Promise<Counted[]> {
  return withScratch(async (workspace) => {
    await workspace.writeTable(
      {
        name: 'acts',
        title: 'Acts',
        description: 'Acts between actors of the register.',
        columns,
        key: [],
        origins: [],
        madeFrom: [],
        madeBy: { step: 'count', version: '', parameters: {} },
      },
      acts as unknown as Record<string, (string | number | null)[]>,
    );
    const database = await workspace.openDatabase(['acts']);
    try {
      const tables = [];
      for (const step of steps) tables.push({ step, counted: await database.query(countDoses, [step]) });
      return tables;
    } finally {
      database.close();
    }
  });
}

/** One step's counts. */
export interface Counted {
  readonly step: number;
  readonly counted: Table;
}

const columnNames = ['instrument', 'actor', 'audience', 'period', 'acts', 'hundredths', 'alone', 'jointly'] as const;

/** The table of doses, column by column: monthly counts, then yearly ones. */
export function dosesOf(counts: readonly Counted[]): Record<string, Cell[]> {
  const rows: Record<string, Cell[]> = { step: [] };
  for (const name of columnNames) rows[name] = [];
  for (const { step, counted } of counts) {
    for (let row = 0; row < counted.rows; row++) rows['step']!.push(step);
    for (const name of columnNames) for (const cell of counted.cells(name)) rows[name]!.push(cell);
  }
  return rows;
}
