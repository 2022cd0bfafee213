import type { Cell } from './column.js';

/** What came out of a stored table or a query: columns of equal length, in memory. */
export class Table {
  readonly rows: number;
  readonly #columns: ReadonlyMap<string, readonly Cell[]>;

  constructor(columns: ReadonlyMap<string, readonly Cell[]>, rows: number) {
    this.#columns = columns;
    this.rows = rows;
  }

  /** The columns' names, in order. */
  get names(): string[] {
    return [...this.#columns.keys()];
  }

  /**
   * The cells of a column as they are, nulls included: text, numbers, booleans, arrays of text, `Float64Array` for lists
   * of numbers and `Int16Array` for lists of small integers. Throws a RangeError when there is no such column.
   */
  cells(name: string): readonly Cell[] {
    const cells = this.#columns.get(name);
    if (cells === undefined) throw new RangeError(`No column ${name}; there are ${this.names.join(', ')}`);
    return cells;
  }

  /** A column of text. Throws a RangeError when a cell is null or something else. */
  text(name: string): readonly string[] {
    return this.#all(name, 'text', isText);
  }

  /** A column of text in which cells may be null. */
  textOrNull(name: string): readonly (string | null)[] {
    return this.#all(name, 'text or null', (cell) => cell === null || isText(cell));
  }

  /** A column of numbers. Throws a RangeError when a cell is null or something else. */
  numbers(name: string): Float64Array {
    return new Float64Array(this.#all(name, 'a number', isNumber));
  }

  /** A column of numbers in which cells may be null. */
  numbersOrNull(name: string): readonly (number | null)[] {
    return this.#all(name, 'a number or null', (cell) => cell === null || isNumber(cell));
  }

  /** A column of booleans. Throws a RangeError when a cell is null or something else. */
  booleans(name: string): readonly boolean[] {
    return this.#all(name, 'true or false', (cell) => typeof cell === 'boolean');
  }

  /** A column of lists of reals, such as draws. Throws a RangeError when a cell is null or something else. */
  realLists(name: string): readonly Float64Array[] {
    return this.#all(name, 'a list of reals', (cell) => cell instanceof Float64Array);
  }

  /** A column of lists of small integers. Throws a RangeError when a cell is null or something else. */
  smallIntegerLists(name: string): readonly Int16Array[] {
    return this.#all(name, 'a list of small integers', (cell) => cell instanceof Int16Array);
  }

  /** A column of lists of text. Throws a RangeError when a cell is null or something else. */
  textLists(name: string): readonly (readonly string[])[] {
    return this.#all(name, 'a list of text', (cell): cell is readonly string[] => Array.isArray(cell));
  }

  /** Row by row, for small tables. */
  records(): Record<string, Cell>[] {
    const records: Record<string, Cell>[] = Array.from({ length: this.rows }, () => ({}));
    for (const [name, cells] of this.#columns) cells.forEach((cell, row) => (records[row]![name] = cell));
    return records;
  }

  #all<Wanted extends Cell>(name: string, expected: string, fits: (cell: Cell) => cell is Wanted): readonly Wanted[] {
    const cells = this.cells(name);
    const wrong = cells.findIndex((cell) => !fits(cell));
    if (wrong >= 0)
      throw new RangeError(
        `Column ${name} must hold ${expected} in each row, got ${describe(cells[wrong]!)} in row ${wrong}`,
      );
    return cells as readonly Wanted[];
  }
}

function isText(cell: Cell): cell is string {
  return typeof cell === 'string';
}

function isNumber(cell: Cell): cell is number {
  return typeof cell === 'number';
}

function describe(cell: Cell): string {
  return cell !== null && typeof cell === 'object' ? cell.constructor.name : JSON.stringify(cell);
}
