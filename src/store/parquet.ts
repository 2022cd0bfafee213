import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { type Cell, type Column, requireColumns, sqlName, sqlText, sqlType, type TableData } from './column.js';
import { engine, quietSettings } from './engine.js';

/** Rows that DuckDB takes at a time. */
const chunkRows = 2048;

/**
 * Write columns as one Parquet file, sorted by the key: zstd, DuckDB's newer encodings (delta-packed integers, split
 * doubles). Equal content gives equal bytes, in whatever order the rows come and however many threads there are. The file
 * is not yet durable, nor in its place: see `placing.ts`.
 *
 * `key` names the columns that tell rows apart, most significant first; their cells may not be null and no two rows may
 * agree in all of them. An empty key stands for the whole row, and rows may then repeat.
 *
 * Returns the number of rows. Throws a RangeError, naming column and row, for data that do not fit the columns or the
 * key; DuckDB's own IO error when the disk refuses (see `failure.ts`).
 */
export async function writeParquet(
  path: string,
  columns: readonly Column[],
  key: readonly string[],
  data: TableData,
  options: { threads?: number } = {},
): Promise<number> {
  requireColumns(columns, key);
  const rows = countRows(columns, data);
  const threads = String(options.threads ?? availableParallelism());
  const instance = await engine().DuckDBInstance.create(':memory:', { ...quietSettings, threads });
  try {
    const connection = await instance.connect();
    await connection.run(`SET allowed_paths = [${sqlText(resolve(path))}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run(
      `CREATE TABLE rows (${columns.map((column) => `${sqlName(column.name)} ${sqlType(column)}`).join(', ')})`,
    );
    await append(connection, columns, data, rows);
    await requireKey(connection, key);
    await connection.run(copyText(resolve(path), columns, key));
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
  return rows;
}

function copyText(path: string, columns: readonly Column[], key: readonly string[]): string {
  const order = (key.length > 0 ? key : columns.map((column) => column.name)).map(
    (name) => `${sqlName(name)} ASC NULLS LAST`,
  );
  // Rows with lists are heavy: small groups let a reader of one audience skip the others.
  const group = columns.some((column) => column.type.endsWith('list')) ? chunkRows : 15 * chunkRows;
  const form = `FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION 'V2', ROW_GROUP_SIZE ${group}, USE_TMP_FILE false`;
  return `COPY (SELECT * FROM rows ORDER BY ${order.join(', ')}) TO ${sqlText(path)} (${form})`;
}

function countRows(columns: readonly Column[], data: TableData): number {
  const known = new Set(columns.map((column) => column.name));
  const unknown = Object.keys(data).find((name) => !known.has(name));
  if (unknown !== undefined) throw new RangeError(`Data for a column that was not declared: ${unknown}`);
  let rows = -1;
  for (const { name } of columns) {
    const length = data[name]?.length;
    if (length === undefined) throw new RangeError(`No data for column ${name}`);
    if (rows >= 0 && length !== rows)
      throw new RangeError(`Columns must be equally long: expected ${rows} cells, got ${length} in ${name}`);
    rows = length;
  }
  return rows;
}

async function append(
  connection: DuckDBConnection,
  columns: readonly Column[],
  data: TableData,
  rows: number,
): Promise<void> {
  const { DuckDBDataChunk } = engine();
  const types = columns.map(engineType);
  const converters = columns.map(converterFor);
  const appender = await connection.createAppender('rows');
  for (let start = 0; start < rows; start += chunkRows) {
    const length = Math.min(chunkRows, rows - start);
    const chunk = DuckDBDataChunk.create(types, length);
    for (let i = 0; i < columns.length; i++) {
      const cells = data[columns[i]!.name]!;
      const convert = converters[i]!;
      const values = new Array<DuckDBValue>(length);
      for (let row = 0; row < length; row++) {
        const cell = cells[start + row] ?? null;
        values[row] = cell === null ? null : convert(cell, start + row);
      }
      chunk.setColumnValues(i, values);
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

async function requireKey(connection: DuckDBConnection, key: readonly string[]): Promise<void> {
  if (key.length === 0) return;
  const names = key.map(sqlName).join(', ');
  const empty = await connection.runAndReadAll(
    `SELECT ${names} FROM rows WHERE ${key.map((name) => `${sqlName(name)} IS NULL`).join(' OR ')} LIMIT 1`,
  );
  const bare = empty.getRowsJson()[0];
  if (bare !== undefined)
    throw new RangeError(`No cell of the key (${key.join(', ')}) may be null, got ${JSON.stringify(bare)}`);
  const twice = await connection.runAndReadAll(
    `SELECT ${names}, count(*) FROM rows GROUP BY ${names} HAVING count(*) > 1 ORDER BY ${names} LIMIT 1`,
  );
  const found = twice.getRowsJson()[0];
  if (found === undefined) return;
  throw new RangeError(
    `No two rows may share a key (${key.join(', ')}), got ${found.at(-1)} of ${JSON.stringify(found.slice(0, -1))}`,
  );
}

function engineType(column: Column): DuckDBType {
  const { BIGINT, BOOLEAN, DOUBLE, INTEGER, LIST, SMALLINT, VARCHAR } = engine();
  switch (sqlType(column)) {
    case 'VARCHAR':
      return VARCHAR;
    case 'BIGINT':
      return BIGINT;
    case 'INTEGER':
      return INTEGER;
    case 'DOUBLE':
      return DOUBLE;
    case 'BOOLEAN':
      return BOOLEAN;
    case 'VARCHAR[]':
      return LIST(VARCHAR);
    case 'DOUBLE[]':
      return LIST(DOUBLE);
    case 'SMALLINT[]':
      return LIST(SMALLINT);
  }
}

function converterFor(column: Column): (cell: Exclude<Cell, null>, row: number) => DuckDBValue {
  const { DuckDBListValue } = engine();
  const wrong = (cell: unknown, row: number): RangeError =>
    new RangeError(
      `Column ${column.name} (${column.type}) cannot hold ${typeof cell === 'string' ? JSON.stringify(cell) : String(cell)}, in row ${row}`,
    );
  const list = (fits: (item: unknown) => DuckDBValue | undefined) => (cell: Exclude<Cell, null>, row: number) => {
    if (typeof cell !== 'object') throw wrong(cell, row);
    const items = new Array<DuckDBValue>(cell.length);
    for (let i = 0; i < cell.length; i++) {
      const item = fits(cell[i]);
      if (item === undefined) throw wrong(cell[i], row);
      items[i] = item;
    }
    return new DuckDBListValue(items);
  };
  switch (column.type) {
    case 'integer':
      return (cell, row) => {
        if (!Number.isSafeInteger(cell)) throw wrong(cell, row);
        return BigInt(cell as number);
      };
    case 'text':
    case 'real':
    case 'boolean': {
      const { perUnit } = column;
      if (perUnit !== undefined) {
        return (cell, row) => {
          const scaled = typeof cell === 'number' ? Math.round(cell * perUnit) : NaN;
          if (!Number.isInteger(scaled) || Math.abs(scaled) > 2147483647) throw wrong(cell, row);
          return scaled;
        };
      }
      const expected = column.type === 'text' ? 'string' : column.type === 'real' ? 'number' : 'boolean';
      return (cell, row) => {
        if (typeof cell !== expected) throw wrong(cell, row);
        return cell as DuckDBValue;
      };
    }
    case 'text list':
      return list((item) => (typeof item === 'string' ? item : undefined));
    case 'small integer list':
      return list((item) => (isSmallInteger(item) ? item : undefined));
    case 'real list': {
      const { perUnit } = column;
      if (perUnit === undefined) return list((item) => (typeof item === 'number' ? item : undefined));
      return list((item) => {
        const scaled = typeof item === 'number' ? Math.round(item * perUnit) : NaN;
        return isSmallInteger(scaled) ? scaled : undefined;
      });
    }
  }
}

function isSmallInteger(item: unknown): item is number {
  return Number.isInteger(item) && (item as number) >= -32768 && (item as number) <= 32767;
}
