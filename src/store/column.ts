/**
 * What a column holds. `integer` is exact to ±(2⁵³ − 1), `real` is an IEEE 754 double, a `small integer` a whole number in
 * [−32768, 32767]; lists have no nulls inside, and every cell may be null unless the column is part of the key.
 */
export type ColumnType = 'text' | 'integer' | 'real' | 'boolean' | 'text list' | 'real list' | 'small integer list';

/** One column of a stored table: what it is called, what it holds, what that means. */
export interface Column {
  /** Lower-case letters, digits and underscores, beginning with a letter. */
  readonly name: string;
  readonly type: ColumnType;
  /** In a sentence. */
  readonly meaning: string;
  /** Of each number; left out where there is none. */
  readonly unit?: string;
  /**
   * Only for a `real` or a `real list`: keep it as whole numbers of 1/`perUnit` instead of doubles (32 bits, in a list 16
   * bits). Values are rounded to the nearest and must fit; who reads gets reals again. A quarter of the size or less.
   */
  readonly perUnit?: number;
}

export type Cell = string | number | boolean | null | ArrayLike<number> | readonly string[];

/** The content of a table, column by column, all equally long; typed arrays are welcome. */
export type TableData = Readonly<Record<string, ArrayLike<Cell>>>;

const columnName = /^[a-z][a-z0-9_]*$/;
const tableName = /^[a-z0-9]+([-_][a-z0-9]+)*$/;

/** Whether something can be the name of a table. */
export function isTableName(name: string): boolean {
  return tableName.test(name);
}

/** Throws a RangeError unless `name` can be the name of a table: lower-case words, joined by hyphens or underscores. */
export function requireTableName(name: string): void {
  if (!isTableName(name)) {
    throw new RangeError(
      `A table's name must be lower-case words joined by hyphens or underscores, got ${JSON.stringify(name)}`,
    );
  }
}

/** Throws a RangeError unless the columns can make a table with this key. */
export function requireColumns(columns: readonly Column[], key: readonly string[]): void {
  if (columns.length === 0) throw new RangeError('A table needs at least one column, got none');
  const seen = new Set<string>();
  for (const column of columns) {
    if (!columnName.test(column.name)) {
      throw new RangeError(
        `A column's name must be lower-case letters, digits and underscores, got ${JSON.stringify(column.name)}`,
      );
    }
    if (seen.has(column.name)) throw new RangeError(`Each column needs a name of its own, got ${column.name} twice`);
    seen.add(column.name);
    if (column.perUnit === undefined) continue;
    if (column.type !== 'real' && column.type !== 'real list')
      throw new RangeError(`perUnit belongs to a real or a real list, got it for ${column.name} (${column.type})`);
    if (!Number.isSafeInteger(column.perUnit) || column.perUnit < 1) {
      throw new RangeError(`perUnit must be a whole number of at least 1, got ${column.perUnit} for ${column.name}`);
    }
  }
  for (const name of key) {
    const column = columns.find((one) => one.name === name);
    if (column === undefined) throw new RangeError(`A key is made of columns of the table, got ${name}`);
    if (column.type.endsWith('list')) throw new RangeError(`A list cannot be part of a key, got ${name}`);
  }
}

/** How a column is kept in Parquet, as a DuckDB type. */
export function sqlType(
  column: Column,
): 'VARCHAR' | 'BIGINT' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'VARCHAR[]' | 'DOUBLE[]' | 'SMALLINT[]' {
  switch (column.type) {
    case 'text':
      return 'VARCHAR';
    case 'integer':
      return 'BIGINT';
    case 'real':
      return column.perUnit === undefined ? 'DOUBLE' : 'INTEGER';
    case 'boolean':
      return 'BOOLEAN';
    case 'text list':
      return 'VARCHAR[]';
    case 'real list':
      return column.perUnit === undefined ? 'DOUBLE[]' : 'SMALLINT[]';
    case 'small integer list':
      return 'SMALLINT[]';
  }
}

/** A name in SQL. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text in SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A stored Parquet file as a relation in SQL, with the columns as they are meant: numbers at fixed scale are reals again.
 * `numbered`: with the place of each row in the file as `file_row_number`.
 */
export function sqlRelation(path: string, columns: readonly Column[], numbered = false): string {
  const parts = columns.map((column) => {
    const name = sqlName(column.name);
    if (column.perUnit === undefined) return name;
    return column.type === 'real'
      ? `${name} / ${column.perUnit}::DOUBLE AS ${name}`
      : `list_transform(${name}, lambda x: x / ${column.perUnit}::DOUBLE) AS ${name}`;
  });
  const number = numbered
    ? { column: ', file_row_number', option: ', file_row_number = true' }
    : { column: '', option: '' };
  return `SELECT ${parts.join(', ')}${number.column} FROM read_parquet(${sqlText(path)}, hive_partitioning = false${number.option})`;
}
