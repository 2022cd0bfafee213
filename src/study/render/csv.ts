import { ProblemError } from '../../model/index.js';
import type { Block, Cell, Table } from '../report.js';
import { isUnknown } from './cell.js';

/**
 * One table as CSV after RFC 4180 with newlines alone: every digit kept, empty where nothing is known. Texts that a
 * spreadsheet could run as a formula begin with an apostrophe.
 */
export function renderCsv(table: Table): string {
  const rows: (readonly Cell[])[] = [table.columns.map((column) => column.name), ...table.rows];
  return rows.map((row) => `${table.columns.map((_, at) => field(row[at] ?? null)).join(',')}\n`).join('');
}

/**
 * The table called `name`, or the first. Throws ProblemError 'invalid-value' when there is none, with the names there are.
 */
export function chooseTable(blocks: readonly Block[], name: string | null): Table {
  const tables = blocks.filter((block) => block.kind === 'table');
  const found = name === null ? tables[0] : tables.find((table) => table.name === name);
  if (found !== undefined) return found;
  if (tables.length === 0) {
    throw new ProblemError('invalid-value', {
      expected: 'text, json, md or html, as this answer has no table',
      got: 'csv',
      fix: 'Choose another format.',
      where: { parameter: 'format' },
    });
  }
  throw new ProblemError('invalid-value', {
    expected: tables.map((table) => table.name).join(', '),
    got: `"${name}"`,
    fix: 'Choose one of these tables.',
    where: { parameter: 'table' },
  });
}

const couldBeFormula = /^[=+\-@\t\r]/;
const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function field(cell: Cell): string {
  if (isUnknown(cell)) return '';
  const text = String(cell);
  const safe = couldBeFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
