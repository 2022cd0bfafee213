import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, ProblemError } from '../model/index.js';
import { isTableName, requireTableName, type TableData } from './column.js';
import type { Database } from './database.js';
import { type Disk, realDisk } from './disk.js';
import { codeOf, readingFailure, writingFailure } from './failure.js';
import { hashOf, type SourceFile, sourceFileOf } from './files.js';
import { isTemporary, placeFile, removeQuietly, sweep, temporaryBeside } from './placing.js';
import { recordFrom, recordText, type TableRecord, type TableSpec } from './record.js';
import type { Selection } from './selection.js';
import { damage, type PreparedTable, prepareTable, StoredTables } from './stored.js';
import type { Table } from './table.js';

/** How long a file that nothing points to any more stays for those who still read it. */
const grace = 60 * 60 * 1000;

export interface WorkspaceOptions {
  /** Threads for writing and reading; as many as the machine has cores unless told otherwise. */
  readonly threads?: number;
  /** The disk to write to; the real one unless a test plays another. */
  readonly disk?: Disk;
}

/**
 * A folder in which inputs and the tables made from them are kept:
 *
 * - `raw/<sha256>`: inputs as they were given, by their hash;
 * - `tables/<name>/<sha256>.parquet`: contents of a table, named by their hash, never changed;
 * - `tables/<name>.json`: the record that says which of them is the table. It is put in place last and in one step, so a
 *   table exists when its record does.
 *
 * Any number of processes may read and write at once, without locks. A reader that holds an old record still finds its
 * file. Of two writers of one table both finish, and the last one's record stays. A process killed at any moment leaves
 * the old table or the new one, whole, and at worst files that `tidy` removes later.
 */
export class Workspace {
  readonly folder: string;
  readonly #disk: Disk;
  readonly #threads: number | undefined;
  readonly #stored: StoredTables;

  /** Nothing is read or made until it is needed. */
  constructor(folder: string, options: WorkspaceOptions = {}) {
    this.folder = folder;
    this.#disk = options.disk ?? realDisk;
    this.#threads = options.threads;
    this.#stored = new StoredTables(join(folder, 'tables'), options.threads);
  }

  /** Keep inputs, each under its hash. Those already there, with the right size, are left alone. Throws ProblemError 'disk-full' or 'not-writable'. */
  async keepRaw(files: readonly SourceFile[]): Promise<void> {
    const folder = await this.#make('raw');
    for (const file of files) {
      const path = join(folder, file.hash);
      const found = await stat(path).catch(() => null);
      if (found?.isFile() !== true || found.size !== file.given.length) await placeFile(this.#disk, path, file.given);
    }
  }

  /** An input by its hash, checked to the last byte. Throws ProblemError 'file-not-found', or 'damaged-table' when its bytes have changed. */
  async readRaw(hash: string): Promise<SourceFile> {
    if (!/^[0-9a-f]{64}$/.test(hash))
      throw new RangeError(`An input is known by its SHA-256 in hexadecimal, got ${JSON.stringify(hash)}`);
    const path = join(this.folder, 'raw', hash);
    const given = await readFile(path).catch((error: unknown) => {
      throw readingFailure(error, path);
    });
    const got = hashOf(given);
    if (got === hash) return sourceFileOf(path, given);
    throw new ProblemError('damaged-table', {
      expected: `an input with SHA-256 ${hash.slice(0, 12)}…`,
      got: `${given.length} bytes with SHA-256 ${got.slice(0, 12)}…`,
      fix: 'Remove this file and load the source again.',
      where: { file: path },
    });
  }

  /**
   * Write a table, replacing the one of that name when it is whole. The same content gives the same record and bytes.
   *
   * Throws ProblemError 'disk-full' or 'not-writable', with the old table intact; RangeError for data that do not fit.
   */
  async writeTable(spec: TableSpec, data: TableData): Promise<TableRecord> {
    requireTableName(spec.name);
    const tables = await this.#make('tables');
    const beside = await this.#make('tables', spec.name);
    const prepared = await prepareTable(
      this.#disk,
      beside,
      spec,
      data,
      (hash) => `${spec.name}/${hash}.parquet`,
      this.#threads,
    );
    await this.#place(tables, prepared);
    await this.#sweepTable(spec.name, grace);
    return prepared.record;
  }

  async #place(tables: string, { temporary, record }: PreparedTable): Promise<void> {
    const path = join(tables, `${record.name}.json`);
    const recordBeside = temporaryBeside(path);
    try {
      // Everything that takes room is written before the first rename, so that a full disk changes nothing.
      await this.#disk.writeNew(recordBeside, Buffer.from(recordText(record), 'utf8'));
      await this.#retire(record);
      await this.#disk.rename(temporary, join(tables, record.file));
      await this.#disk.syncFolder(join(tables, record.name));
      await this.#disk.rename(recordBeside, path);
      await this.#disk.syncFolder(tables);
    } catch (error) {
      await removeQuietly(this.#disk, [temporary, recordBeside]);
      throw writingFailure(error, path);
    }
  }

  /** The replaced file's time of grace begins now. */
  async #retire(by: TableRecord): Promise<void> {
    const old = await this.record(by.name).catch(() => null);
    if (old !== null && old.file !== by.file)
      await this.#disk.touch(join(this.folder, 'tables', old.file)).catch(() => undefined);
  }

  /** What is known about a table; null when there is none of that name. Throws ProblemError 'damaged-table' or 'file-unreadable'. */
  async record(name: string): Promise<TableRecord | null> {
    requireTableName(name);
    const path = join(this.folder, 'tables', `${name}.json`);
    try {
      return recordFrom(await readFile(path, 'utf8'), path, name);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw readingFailure(error, path);
    }
  }

  /** All tables, in the order of their names. */
  async records(): Promise<TableRecord[]> {
    const folder = join(this.folder, 'tables');
    const names = await readdir(folder).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return [];
      throw readingFailure(error, folder);
    });
    const records: TableRecord[] = [];
    for (const file of names.sort()) {
      const name = file.slice(0, -'.json'.length);
      if (!file.endsWith('.json') || !isTableName(name)) continue;
      const record = await this.record(name);
      if (record !== null) records.push(record);
    }
    return records;
  }

  /**
   * Read a table or a part of it, in the order of its key. Throws ProblemError 'no-data' when there is none of that name,
   * 'damaged-table' when its file is not what its record says; RangeError for a selection that does not fit.
   */
  async readTable(name: string, selection: Selection = {}): Promise<Table> {
    let before: TableRecord | null = null;
    for (;;) {
      const record = await this.#requireRecord(name);
      // The file may have been replaced and tidied away since its record was read; then there is a new record.
      if (record.file === before?.file) {
        throw new ProblemError('damaged-table', damage(record, join(this.folder, 'tables', record.file), 'no file'));
      }
      const table = await this.#stored.read(record, selection);
      if (table !== null) return table;
      before = record;
    }
  }

  /**
   * A database with views over tables as they are now, all of them unless named; the caller closes it. It goes on showing
   * these contents for at least an hour after a table is replaced. Throws ProblemError 'no-data' for a name that is not there.
   */
  async openDatabase(names?: readonly string[]): Promise<Database> {
    const records =
      names === undefined ? await this.records() : await Promise.all(names.map((name) => this.#requireRecord(name)));
    return this.#stored.openDatabase(records);
  }

  /** Compare every table with its record, to the last byte; what is wrong, or nothing. */
  async verify(): Promise<Problem[]> {
    const problems: Problem[] = [];
    for (const record of await this.records()) {
      const found = await this.#stored.check(record);
      if (found !== null) problems.push(found);
    }
    return problems;
  }

  /**
   * Remove contents that no record points to and temporaries that nobody finished, if they have been so for at least `age`
   * milliseconds: an hour unless told otherwise. A smaller age can take files from processes that are at work.
   */
  async tidy(age: number = grace): Promise<string[]> {
    const removed = await sweep(this.#disk, join(this.folder, 'raw'), age, isTemporary);
    const tables = join(this.folder, 'tables');
    removed.push(...(await sweep(this.#disk, tables, age, isTemporary)));
    const entries = await readdir(tables, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) if (entry.isDirectory()) removed.push(...(await this.#sweepTable(entry.name, age)));
    return removed;
  }

  /** Let go of open files. The workspace can be used again afterwards. */
  async close(): Promise<void> {
    await this.#stored.close();
  }

  async #sweepTable(name: string, age: number): Promise<string[]> {
    const record = await this.record(name);
    const current = record?.file.slice(name.length + 1);
    return sweep(
      this.#disk,
      join(this.folder, 'tables', name),
      age,
      (file) => isTemporary(file) || (file.endsWith('.parquet') && file !== current),
    );
  }

  async #make(...parts: string[]): Promise<string> {
    const path = join(this.folder, ...parts);
    try {
      await this.#disk.makeFolder(path);
    } catch (error) {
      throw writingFailure(error, path);
    }
    return path;
  }

  async #requireRecord(name: string): Promise<TableRecord> {
    const record = await this.record(name);
    if (record !== null) return record;
    throw new ProblemError('no-data', {
      expected: `a table ${name} in this workspace`,
      got: 'none of that name',
      fix: 'Load its source first.',
      where: { file: this.folder },
    });
  }
}
