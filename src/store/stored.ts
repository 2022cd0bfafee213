import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Problem, problem, ProblemError } from '../model/index.js';
import type { TableData } from './column.js';
import { Database } from './database.js';
import type { Disk } from './disk.js';
import { codeOf, readingFailure, writingFailure } from './failure.js';
import { writeParquet } from './parquet.js';
import { removeQuietly, temporaryBeside } from './placing.js';
import { requireSpec, type TableRecord, type TableSpec } from './record.js';
import { type Selection, selectionQuery } from './selection.js';
import type { Table } from './table.js';

/** A table whose bytes are on the disk, but not yet in their place. */
export interface PreparedTable {
  readonly temporary: string;
  readonly record: TableRecord;
}

/**
 * Write a table's Parquet file beside its future place, durably, and make its record. `fileFor` says, from the content's
 * hash, where in `folder` the file will be; it must name a file of the folder `beside`.
 *
 * Throws ProblemError 'disk-full' or 'not-writable' with nothing left behind; RangeError for data that do not fit.
 */
export async function prepareTable(
  disk: Disk,
  beside: string,
  spec: TableSpec,
  data: TableData,
  fileFor: (hash: string) => string,
  threads: number | undefined,
): Promise<PreparedTable> {
  requireSpec(spec, data);
  const temporary = temporaryBeside(join(beside, spec.name));
  try {
    const rows = await writeParquet(temporary, spec.columns, spec.key, data, threads === undefined ? {} : { threads });
    await disk.sync(temporary);
    const hash = await hashOfFile(temporary);
    const { size } = await stat(temporary);
    return { temporary, record: { ...spec, file: fileFor(hash), rows, bytes: size, hash } };
  } catch (error) {
    await removeQuietly(disk, [temporary]);
    throw writingFailure(error, join(beside, spec.name));
  }
}

/** The stored tables below one folder, read through one database that opens with the first of them. */
export class StoredTables {
  readonly #folder: string;
  readonly #threads: number | undefined;
  #database: Promise<Database> | undefined;

  constructor(folder: string, threads: number | undefined) {
    this.#folder = folder;
    this.#threads = threads;
  }

  /**
   * Read a table or a part of it, in the order of its key. Throws ProblemError 'damaged-table' when the file is not what
   * its record says; RangeError for a selection that does not fit. Null when the file is not there at all.
   */
  async read(record: TableRecord, selection: Selection): Promise<Table | null> {
    const path = join(this.#folder, record.file);
    const { sql, parameters } = selectionQuery(resolve(path), record.columns, selection);
    if (!(await hasItsSize(path, record))) return null;
    this.#database ??= this.#open();
    try {
      return await (await this.#database).query(sql, parameters);
    } catch (error) {
      if (error instanceof RangeError || (error as Error).message.startsWith('Out of Memory')) throw error;
      if (!(await hasItsSize(path, record))) return null;
      throw new ProblemError(
        'damaged-table',
        damage(record, path, `what DuckDB cannot read (${(error as Error).message.split('\n')[0]})`),
        { cause: error },
      );
    }
  }

  /** A database of its own with views over these tables, for the caller to close. */
  async openDatabase(records: readonly TableRecord[]): Promise<Database> {
    const database = await this.#open();
    try {
      for (const record of records)
        await database.addTable(record.name, join(this.#folder, record.file), record.columns);
    } catch (error) {
      await database.close();
      throw error;
    }
    return database;
  }

  /** Compare a table's file with its record down to the last byte: null when all is well. */
  async check(record: TableRecord): Promise<Problem | null> {
    const path = join(this.#folder, record.file);
    try {
      if (!(await hasItsSize(path, record))) return problem('damaged-table', damage(record, path, 'no file'));
      const hash = await hashOfFile(path);
      return hash === record.hash
        ? null
        : problem('damaged-table', damage(record, path, `other bytes (SHA-256 ${hash.slice(0, 12)}…)`));
    } catch (error) {
      const failure = readingFailure(error, path);
      if (failure instanceof ProblemError) return failure.problem;
      throw failure;
    }
  }

  async close(): Promise<void> {
    const database = await this.#database;
    this.#database = undefined;
    await database?.close();
  }

  #open(): Promise<Database> {
    return Database.open({
      folders: [this.#folder],
      ...(this.#threads === undefined ? {} : { threads: this.#threads }),
    });
  }
}

/** What is wrong with a table's file, and what to do. */
export function damage(
  record: TableRecord,
  path: string,
  got: string,
): { expected: string; got: string; fix: string; where: { file: string } } {
  return {
    expected: `table ${record.name} with ${record.bytes} bytes (SHA-256 ${record.hash.slice(0, 12)}…)`,
    got,
    fix: 'Make the table again from the same inputs, or fetch it again.',
    where: { file: path },
  };
}

/** False when there is no such file. Throws ProblemError 'damaged-table' when it is longer or shorter than its record says. */
async function hasItsSize(path: string, record: TableRecord): Promise<boolean> {
  let size: number;
  try {
    ({ size } = await stat(path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw readingFailure(error, path);
  }
  if (size !== record.bytes) throw new ProblemError('damaged-table', damage(record, path, `${size} bytes`));
  return true;
}

/** SHA-256 of a file in hexadecimal, in constant memory. */
async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
