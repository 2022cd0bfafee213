import { type Period, parsePeriod, ProblemError, type Step } from '../../model/index.js';
import { forEachRow, readHeader, type Reject, type SourceFile } from '../../sources/index.js';

/** A column of a table that a user hands in. */
export interface UserColumn {
  readonly name: string;
  readonly meaning: string;
  readonly required: boolean;
}

/** A row that cannot be used: the column at fault, and why. */
export interface Refusal {
  readonly column: string;
  readonly reason: string;
}

/** The trimmed text of a row in a column; empty where the file lacks the column. */
export type Cells = (column: string) => string;

/** A user's table, its header read. */
export interface UserTable {
  /** Whether the file has this column. */
  has(column: string): boolean;
  /** Columns of the file that mean nothing here. */
  readonly unused: readonly string[];
  /**
   * Read the rows in order; `take` says what is wrong with one, or null. Returns their number and those that cannot be used:
   * also those that `take` refused later, by the line.
   */
  read(take: (cells: Cells, line: number) => Refusal | null): { rows: number; rejects: Reject[] };
}

/**
 * Open a table by the names of its columns, whatever their order and case. Throws ProblemError 'missing-column', and what
 * reading a CSV file throws ('wrong-encoding', 'unknown-layout', 'file-unreadable').
 */
export function openTable(file: SourceFile, columns: readonly UserColumn[]): UserTable {
  const header = readHeader(file);
  const plain = header.map((name) => name.toLowerCase());
  const places = new Map(columns.map(({ name }) => [name, plain.indexOf(name)]));
  const missing = columns.filter(({ name, required }) => required && places.get(name)! < 0);
  if (missing.length > 0) {
    throw new ProblemError('missing-column', {
      expected: missing.map(({ name, meaning }) => `a column "${name}" (${meaning})`).join(' and '),
      got: `the columns ${header.join(', ')}`,
      fix: 'Add it, or rename the column that holds it.',
      where: { file: file.name, line: 1 },
    });
  }
  return {
    has: (column) => places.get(column)! >= 0,
    unused: header.filter((_, at) => ![...places.values()].includes(at)),
    read(take) {
      const rejects: Reject[] = [];
      const rows = forEachRow(file, {
        header: () => undefined,
        row: (fields, line) => {
          const cells: Cells = (column) => fields[places.get(column)!]?.trim() ?? '';
          const refusal = take(cells, line);
          if (refusal !== null) rejects.push({ file: file.name, line, value: cells(refusal.column), ...refusal });
        },
        reject: (reject) => rejects.push(reject),
      });
      return { rows, rejects };
    },
  };
}

/** In the order of their lines. */
export function byLine(rejects: readonly Reject[]): Reject[] {
  return [...rejects].sort((a, b) => a.line - b.line);
}

/** What is wrong with a name; null where nothing is. `what`: what it should name, as in "an actor". */
export function nameTrouble(column: string, text: string, what: string): Refusal | null {
  if (text === '') return { column, reason: `${what} should be named here` };
  return /\p{Cc}/u.test(text) ? { column, reason: 'a name with a tab or another control character' } : null;
}

/** A number with or without decimals or exponent, or what is wrong with it. */
export function numberIn(column: string, text: string): number | Refusal {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(text)) return Number(text);
  if (text === '') return { column, reason: 'no number stands here' };
  if (/^[+-]?\d+,\d+$/.test(text)) return { column, reason: 'not a number: write decimals with a point' };
  return { column, reason: 'not a number' };
}

/** Reads periods, which must all be of one step. */
export interface Clock {
  /** The step of the first period that was read; null before. */
  step(): Step | null;
  read(text: string): Period | Refusal;
}

/** `step`: the step that is wanted; without it the first period decides. */
export function openClock(wanted: Step | null = null): Clock {
  let step = wanted;
  return {
    step: () => step,
    read(text) {
      for (const one of step === null ? (['year', 'month'] as const) : [step]) {
        const period = parsePeriod(text, one);
        if (period === null) continue;
        step = one;
        return period;
      }
      const forms = { year: 'a year written YYYY', month: 'a month written YYYY-MM' };
      const reason =
        step === null ? `neither ${forms.year} nor ${forms.month}` : `not ${forms[step]}, as the first position has it`;
      return { column: 'period', reason };
    },
  };
}
