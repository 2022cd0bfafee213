import type { ActorLabel } from '../model/index.js';
import type { Cell, Column, TableData } from '../store/index.js';

/** A table read from a source's files, ready to be kept. */
export interface ReadTable {
  readonly name: string;
  readonly title: string;
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  readonly data: TableData;
}

/** One column: its definition and its cells. */
type Part = readonly [Column, ArrayLike<Cell>];

/** A table out of its columns. */
export function table(name: string, title: string, key: readonly string[], parts: readonly Part[]): ReadTable {
  const data = Object.fromEntries(parts.map(([definition, cells]) => [definition.name, cells]));
  return { name, title, key, columns: parts.map(([definition]) => definition), data };
}

/** A column whose cells are read off rows. */
export function column<Row>(
  type: Column['type'],
  name: string,
  meaning: string,
  rows: readonly Row[],
  cell: (row: Row) => Cell,
): Part {
  return [{ name, type, meaning }, rows.map(cell)];
}

/** Somebody as the source names them: name, and code as `scheme:code`. */
export function label<Row>(
  name: string,
  meaning: string,
  rows: readonly Row[],
  of: (row: Row) => ActorLabel | null | undefined,
): Part[] {
  return [
    column('text', name, `${meaning}, as the source names them`, rows, (row) => of(row)?.name ?? ''),
    column('text', `${name}_code`, `${meaning}: scheme and code in the source`, rows, (row) => {
      const found = of(row);
      return found === null || found === undefined || found.code === '' ? '' : `${found.scheme}:${found.code}`;
    }),
  ];
}

/** The numbers of rows, for tables that are kept column by column. */
export function rowNumbers(count: number): number[] {
  return Array.from({ length: count }, (_, row) => row);
}
