import type { DuckDBDataChunk, DuckDBListVector, DuckDBResult, DuckDBType, DuckDBVector } from '@duckdb/node-api';
import type { Cell } from './column.js';
import { engine } from './engine.js';
import { Table } from './table.js';
import { Texts } from './texts.js';

type TakeCells = (vector: DuckDBVector, into: Cell[]) => void;

/**
 * Bring a result into memory as a Table. Whole numbers of every width become numbers (a RangeError when one is beyond
 * ±(2⁵³ − 1) and would lose digits), decimals the nearest double, dates ISO text.
 */
export async function tableOfResult(result: DuckDBResult): Promise<Table> {
  const names = result.deduplicatedColumnNames();
  const takers = result.columnTypes().map((type, i) => takerFor(type, names[i]!));
  const columns = names.map(() => [] as Cell[]);
  let rows = 0;
  let chunk: DuckDBDataChunk | null;
  while ((chunk = await result.fetchChunk()) !== null && chunk.rowCount > 0) {
    rows += chunk.rowCount;
    for (let i = 0; i < takers.length; i++) takers[i]!(chunk.getColumnVector(i), columns[i]!);
  }
  return new Table(new Map(names.map((name, i) => [name, columns[i]!])), rows);
}

function takerFor(type: DuckDBType, name: string): TakeCells {
  const { DuckDBTypeId } = engine();
  if (type.typeId === DuckDBTypeId.LIST)
    return listTakerFor((type as { valueType: DuckDBType } & DuckDBType).valueType, name);
  if (type.typeId === DuckDBTypeId.VARCHAR) return textTaker();
  const convert = cellFrom(type, name);
  return (vector, into) => {
    for (let row = 0; row < vector.itemCount; row++) {
      const value: unknown = vector.getItem(row);
      into.push(value === null ? null : convert(value));
    }
  };
}

function textTaker(): TakeCells {
  const texts = new Texts();
  return (vector, into) => {
    for (let row = 0; row < vector.itemCount; row++) into.push(texts.at(vector, row));
  };
}

function cellFrom(type: DuckDBType, name: string): (value: unknown) => Cell {
  const { DuckDBTypeId } = engine();
  switch (type.typeId) {
    case DuckDBTypeId.VARCHAR:
    case DuckDBTypeId.BOOLEAN:
    case DuckDBTypeId.DOUBLE:
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
    case DuckDBTypeId.UINTEGER:
      return (value) => value as Cell;
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
      return (value) => exactNumber(value as bigint, name);
    case DuckDBTypeId.DECIMAL:
      return (value) => (value as { toDouble(): number }).toDouble();
    case DuckDBTypeId.DATE:
    case DuckDBTypeId.ENUM:
      return (value) => String(value);
    case DuckDBTypeId.SQLNULL:
      return () => null;
    default:
      throw new RangeError(
        `Column ${name} has the type ${type.toString()}, which is not read here; cast it in the query`,
      );
  }
}

function listTakerFor(type: DuckDBType, name: string): TakeCells {
  const { DuckDBTypeId } = engine();
  const convert = cellFrom(type, name);
  const empty: (length: number) => Float64Array | Int16Array | string[] =
    type.typeId === DuckDBTypeId.VARCHAR
      ? (length) => new Array<string>(length)
      : type.typeId === DuckDBTypeId.SMALLINT
        ? (length) => new Int16Array(length)
        : (length) => new Float64Array(length);
  return (vector, into) => {
    const lists = vector as DuckDBListVector;
    for (let row = 0; row < lists.itemCount; row++) {
      const items = lists.getItemVector(row);
      if (items === null) {
        into.push(null);
        continue;
      }
      const list = empty(items.itemCount);
      for (let i = 0; i < items.itemCount; i++) {
        const value: unknown = items.getItem(i);
        if (value === null) throw new RangeError(`A list of column ${name} must hold no nulls, got one at ${i}`);
        list[i] = convert(value) as never;
      }
      into.push(list);
    }
  };
}

function exactNumber(value: bigint, name: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`Column ${name} must stay within ±(2^53 - 1), got ${value}`);
  return number;
}
