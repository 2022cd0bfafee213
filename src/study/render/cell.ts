import type { Cell, Table, TableColumn } from '../report.js';
import { inOneLine } from './line.js';

/** Stands in a cell for what is not known. */
export const unknown = '–';

/** What a reader needs to know about `unknown`, said wherever it appears. */
export const unknownMeaning = `${unknown} means: not known.`;

/** A column as readers see it: the texts of its cells in the order of the rows, null where nothing is known. */
export interface ColumnForReaders {
  readonly title: string;
  readonly numeric: boolean;
  readonly cells: readonly (string | null)[];
}

/**
 * The columns of a table, numbers written for readers: rounded to the column's decimals, with a true minus sign, and with
 * thousands set apart from 10,000 up. A column without `decimals` holds years, codes and the like, which stay as they are.
 */
export function columnsForReaders(table: Table): ColumnForReaders[] {
  return table.columns.map((column, at) => {
    const cells = table.rows.map((row) => row[at] ?? null);
    const present = cells.filter((cell) => !isUnknown(cell));
    const numeric =
      present.length === 0 ? column.decimals !== undefined : present.every((cell) => typeof cell === 'number');
    return { title: inOneLine(column.title), numeric, cells: cellTexts(column, cells) };
  });
}

/** Null, or a number that is none. */
export function isUnknown(cell: Cell): boolean {
  return cell === null || (typeof cell === 'number' && !Number.isFinite(cell));
}

function cellTexts(column: TableColumn, cells: readonly Cell[]): (string | null)[] {
  const grouped =
    column.decimals !== undefined && cells.some((cell) => typeof cell === 'number' && Math.abs(cell) >= 1e4);
  return cells.map((cell) => {
    if (isUnknown(cell)) return null;
    return typeof cell === 'number' ? numberText(cell, column.decimals, grouped) : inOneLine(String(cell));
  });
}

function numberText(value: number, decimals: number | undefined, grouped: boolean): string {
  const size = Math.abs(value);
  const digits = decimals === undefined ? String(Number(size.toPrecision(6))) : size.toFixed(decimals);
  const sign = value < 0 && Number(digits) !== 0 ? '−' : '';
  const [whole = '', part] = digits.split('.');
  const start = grouped ? whole.replaceAll(/\B(?=(\d{3})+$)/g, ',') : whole;
  return sign + (part === undefined ? start : `${start}.${part}`);
}
