import type { Table } from '../report.js';
import { type ColumnForReaders, columnsForReaders, unknown, unknownMeaning } from './cell.js';
import { displayWidth, padEnd, padStart, wrap } from './line.js';

const gap = 2;
/** Columns of words may become this narrow before the table is written as a list. */
const narrowest = 14;

/**
 * A table as lines of at most `width` columns: numbers flush right, words flush left, long cells on several lines. Where
 * even that does not fit, a list with one entry a row. `hint` says how to get the rows that are left out.
 */
export function textTable(table: Table, width: number, hint: string): string[] {
  const shown = Math.min(table.rows.length, table.atMost ?? Infinity);
  const columns = columnsForReaders(table).map((column) => ({ ...column, cells: column.cells.slice(0, shown) }));
  const widths = fittingWidths(columns, width);
  const lines = widths === null ? asList(columns, width) : asGrid(columns, widths);
  const left = table.rows.length - shown;
  if (table.rows.length === 0) lines.push('No rows.');
  if (left > 0) lines.push(`… and ${left} more (${hint})`);
  if (columns.some((column) => column.cells.includes(null))) lines.push('', unknownMeaning);
  return lines;
}

/** As wide as the content asks for; where that is too much, the widest columns give way. Null when that is not enough. */
function fittingWidths(columns: readonly ColumnForReaders[], width: number): number[] | null {
  const widths = columns.map((column) => widest(texts(column)));
  const least = columns.map((column, at) => {
    const words = longestWord(column.numeric ? [column.title] : texts(column));
    if (column.numeric) return Math.max(words, widest(column.cells.map((cell) => cell ?? unknown)));
    return Math.min(widths[at]!, Math.max(narrowest, Math.min(words, 2 * narrowest)));
  });
  let excess = widths.reduce((sum, one) => sum + one, 0) + gap * (columns.length - 1) - width;
  // Headings of numbers can stand on several lines at less cost than words.
  for (const numeric of [true, false]) {
    for (; excess > 0; excess--) {
      const yielding = widths.map((one, at) => (columns[at]!.numeric === numeric && one > least[at]! ? one : 0));
      const most = Math.max(...yielding);
      if (most === 0) break;
      widths[yielding.indexOf(most)]!--;
    }
  }
  if (excess > 0) return null;
  return widths;
}

function asGrid(columns: readonly ColumnForReaders[], widths: readonly number[]): string[] {
  const rowCount = columns[0]?.cells.length ?? 0;
  const lines = gridRow(columns, widths, (column) => column.title, 'bottom');
  for (let row = 0; row < rowCount; row++) {
    lines.push(...gridRow(columns, widths, (column) => column.cells[row] ?? unknown, 'top'));
  }
  return lines;
}

function gridRow(
  columns: readonly ColumnForReaders[],
  widths: readonly number[],
  textOf: (column: ColumnForReaders) => string,
  side: 'top' | 'bottom',
): string[] {
  const cells = columns.map((column, at) => wrap(textOf(column), widths[at]!, { cut: true }));
  const height = Math.max(0, ...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) => {
    const pieces = cells.map((cell, at) => {
      const piece = cell[side === 'top' ? line : line - height + cell.length] ?? '';
      return columns[at]!.numeric ? padStart(piece, widths[at]!) : padEnd(piece, widths[at]!);
    });
    return pieces.join(' '.repeat(gap)).trimEnd();
  });
}

function asList(columns: readonly ColumnForReaders[], width: number): string[] {
  const [first, ...others] = columns;
  const lines: string[] = [];
  for (let row = 0; row < (first?.cells.length ?? 0); row++) {
    lines.push(...wrap(`${first!.title}: ${first!.cells[row] ?? unknown}`, width));
    for (const column of others) {
      const entry = wrap(`${column.title}: ${column.cells[row] ?? unknown}`, width - 4);
      lines.push(...entry.map((line, at) => (at === 0 ? `  ${line}` : `    ${line}`)));
    }
  }
  return lines;
}

function texts(column: ColumnForReaders): string[] {
  return [column.title, ...column.cells.map((cell) => cell ?? unknown)];
}

function longestWord(lines: readonly string[]): number {
  return lines.reduce((width, line) => Math.max(width, widest(line.split(/ +/))), 0);
}

function widest(lines: readonly string[]): number {
  return lines.reduce((width, line) => Math.max(width, displayWidth(line)), 0);
}
