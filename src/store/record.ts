import { type Origin, ProblemError } from '../model/index.js';
import { type Column, requireColumns, requireTableName, type TableData } from './column.js';

/** What made a table: enough to make it again, and to see that it need not be made again. */
export interface Maker {
  /** The step's name, for example `load unga-votes`. */
  readonly step: string;
  /** Of the workbench or the step. */
  readonly version: string;
  /** Everything else the result depends on; plain JSON. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What a table is, before it is written. */
export interface TableSpec {
  /** Lower-case words joined by hyphens or underscores. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly columns: readonly Column[];
  /** Columns that together tell rows apart, most significant first; rows are kept in this order. Empty: the whole row. */
  readonly key: readonly string[];
  /** Where the numbers come from. A text column called `origin`, if there is one, names the origin of each row by its id. */
  readonly origins: readonly Origin[];
  /** SHA-256 of the inputs (raw files, other tables) in order. */
  readonly madeFrom: readonly string[];
  readonly madeBy: Maker;
}

/** What is known about a table that was written. */
export interface TableRecord extends TableSpec {
  /** The Parquet file, relative to the folder that holds the records; its name carries its content's hash. */
  readonly file: string;
  readonly rows: number;
  /** Size of the Parquet file. */
  readonly bytes: number;
  /** SHA-256 of the Parquet file, in hexadecimal. */
  readonly hash: string;
}

/** Throws a RangeError when a table of this kind cannot be written, or a row names an origin that is not among them. */
export function requireSpec(spec: TableSpec, data: TableData): void {
  requireTableName(spec.name);
  requireColumns(spec.columns, spec.key);
  const column = spec.columns.find(({ name }) => name === 'origin');
  if (column === undefined) return;
  const known = new Set<unknown>(spec.origins.map((origin) => origin.id));
  const cells = data['origin'] ?? [];
  for (let row = 0; row < cells.length; row++) {
    if (known.has(cells[row])) continue;
    throw new RangeError(
      `Column origin of ${spec.name} must name one of ${[...known].join(', ')}, got ${String(cells[row])} in row ${row}`,
    );
  }
}

/** JSON with sorted keys inside `parameters`, so that equal records are equal bytes. */
export function recordText(record: TableRecord): string {
  return jsonText({
    name: record.name,
    title: record.title,
    description: record.description,
    file: record.file,
    rows: record.rows,
    bytes: record.bytes,
    hash: record.hash,
    columns: record.columns,
    key: record.key,
    origins: record.origins,
    madeFrom: record.madeFrom,
    madeBy: withSortedParameters(record.madeBy),
  });
}

export function withSortedParameters(madeBy: Maker): Maker {
  return {
    step: madeBy.step,
    version: madeBy.version,
    parameters: sorted(madeBy.parameters) as Record<string, unknown>,
  };
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}

/** Read a table's record from JSON text. Throws ProblemError 'damaged-table' when it is not one, or another table's. */
export function recordFrom(text: string, path: string, name: string): TableRecord {
  const value = parsed(text);
  if (isRecord(value) && value.name === name) return value;
  throw new ProblemError('damaged-table', {
    expected: `the record of table ${name}, as JSON`,
    got: text.length === 0 ? 'an empty file' : 'something else',
    fix: 'Remove this file and make the table again from the same inputs.',
    where: { file: path },
  });
}

/** JSON, or undefined when it is not. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const types = new Set<unknown>(['text', 'integer', 'real', 'boolean', 'text list', 'real list', 'small integer list']);

/** Whether a value from outside is a record that can be relied on to read its table. */
export function isRecord(value: unknown): value is TableRecord {
  if (!isObject(value)) return false;
  const { columns, key, madeBy } = value;
  return (
    ['name', 'title', 'description', 'file', 'hash'].every((name) => typeof value[name] === 'string') &&
    ['rows', 'bytes'].every((name) => Number.isSafeInteger(value[name])) &&
    ['origins', 'madeFrom'].every((name) => Array.isArray(value[name])) &&
    Array.isArray(columns) &&
    columns.every(
      (column) =>
        isObject(column) &&
        typeof column['name'] === 'string' &&
        types.has(column['type']) &&
        isScale(column['perUnit']),
    ) &&
    Array.isArray(key) &&
    key.every((name) => columns.some((column: Column) => column.name === name)) &&
    isObject(madeBy) &&
    isInside(value['file'] as string)
  );
}

/** A file of the same folder or below it, so that a record from elsewhere cannot point at other files. */
function isInside(file: string): boolean {
  return file.split('/').every((part) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part));
}

function isScale(value: unknown): boolean {
  return value === undefined || (Number.isSafeInteger(value) && (value as number) >= 1);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
