import { type Column, sqlName, sqlRelation } from './column.js';
import type { Parameter } from './database.js';

type Scalar = string | number | boolean;

/** What a cell must be: this value; null; one of several; or within bounds, both included. */
export type Condition =
  Scalar | null | { readonly oneOf: readonly Scalar[] } | { readonly from?: Scalar; readonly to?: Scalar };

/** Which part of a stored table to read; all of it unless told otherwise. */
export interface Selection {
  readonly columns?: readonly string[];
  /** Conditions by column, all of which must hold. On the first columns of the key they also save reading. */
  readonly where?: Readonly<Record<string, Condition>>;
}

/**
 * The query for a selection, with its bound parameters; rows come in the order in which they are stored. Throws a RangeError for a column that is not there, a condition
 * on a list, or a value that does not fit the column.
 */
export function selectionQuery(
  path: string,
  columns: readonly Column[],
  selection: Selection,
): { sql: string; parameters: Parameter[] } {
  const parameters: Parameter[] = [];
  const bind = (column: Column, value: Scalar): string => {
    requireFit(column, value);
    return `$${parameters.push(value)}`;
  };
  const conditions = Object.entries(selection.where ?? {}).map(([name, condition]) =>
    conditionText(columnOf(columns, name), condition, bind),
  );
  const names = (selection.columns ?? columns.map((column) => column.name)).map((name) =>
    sqlName(columnOf(columns, name).name),
  );
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  // The engine may look a list up by a join, whose rows come in another order each time.
  const lists = Object.values(selection.where ?? {}).some(
    (condition) => typeof condition === 'object' && condition !== null && 'oneOf' in condition,
  );
  const order = lists ? ' ORDER BY file_row_number' : '';
  return { sql: `SELECT ${names.join(', ')} FROM (${sqlRelation(path, columns, lists)})${where}${order}`, parameters };
}

function conditionText(column: Column, condition: Condition, bind: (column: Column, value: Scalar) => string): string {
  if (column.type.endsWith('list'))
    throw new RangeError(`A condition needs a column of single values, got ${column.name} (${column.type})`);
  const name = sqlName(column.name);
  if (condition === null) return `${name} IS NULL`;
  if (typeof condition !== 'object') return `${name} = ${bind(column, condition)}`;
  if ('oneOf' in condition) {
    if (condition.oneOf.length === 0) return 'false';
    return `${name} IN (${condition.oneOf.map((value) => bind(column, value)).join(', ')})`;
  }
  const bounds: string[] = [];
  if (condition.from !== undefined) bounds.push(`${name} >= ${bind(column, condition.from)}`);
  if (condition.to !== undefined) bounds.push(`${name} <= ${bind(column, condition.to)}`);
  return bounds.length === 0 ? `${name} IS NOT NULL` : bounds.join(' AND ');
}

function columnOf(columns: readonly Column[], name: string): Column {
  const column = columns.find((one) => one.name === name);
  if (column === undefined)
    throw new RangeError(`No column ${name}; there are ${columns.map((one) => one.name).join(', ')}`);
  return column;
}

function requireFit(column: Column, value: Scalar): void {
  const expected = column.type === 'text' ? 'string' : column.type === 'boolean' ? 'boolean' : 'number';
  if (typeof value !== expected)
    throw new RangeError(`Column ${column.name} is compared with a ${expected}, got ${JSON.stringify(value)}`);
}
