import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Origin, type Problem, ProblemError, uniqueOrigins } from '../model/index.js';
import type { TableData } from './column.js';
import type { Database } from './database.js';
import { type DataPackageHead, descriptorFrom, descriptorName, descriptorText } from './descriptor.js';
import { type Disk, realDisk } from './disk.js';
import { codeOf, readingFailure, writingFailure } from './failure.js';
import { isTemporary, removeQuietly, sweep, temporaryBeside } from './placing.js';
import { parsed, type TableRecord, type TableSpec } from './record.js';
import type { Selection } from './selection.js';
import { damage, type PreparedTable, prepareTable, StoredTables } from './stored.js';
import type { Table } from './table.js';

/** Files in a package that were written here, and so may be removed here: `<table>.<16 hexadecimal digits>.parquet`. */
const ownName = /^[a-z0-9_-]+\.[0-9a-f]{16}\.parquet$/;

/** What nobody points to and nobody retired is an interrupted write, or another process's write at this moment. */
const interrupted = 60 * 60 * 1000;

export interface TableToWrite {
  readonly spec: TableSpec;
  readonly data: TableData;
}

export interface WritePackageOptions {
  readonly threads?: number;
  /**
   * Milliseconds for which the replaced package's files stay for those who still read them: ten minutes unless told
   * otherwise; 0 leaves a clean folder.
   */
  readonly keepOldFor?: number;
  /** The disk to write to; the real one unless a test plays another. */
  readonly disk?: Disk;
}

/**
 * Write tables as a data package (Frictionless v2): Parquet files named by their content, and a `datapackage.json` that is
 * renamed into place last, in one step. So all of it is there or none, without any moment between, and who has opened the
 * old package goes on reading it. Tables are taken one after the other, so they need not all be in memory. Other files in
 * the folder are left alone. Equal tables give equal bytes.
 *
 * Throws ProblemError 'disk-full' or 'not-writable', with the old package intact and nothing half-written left; RangeError
 * for data that do not fit, or two tables of one name.
 */
export async function writeDataPackage(
  folder: string,
  head: DataPackageHead,
  tables: Iterable<TableToWrite> | AsyncIterable<TableToWrite>,
  options: WritePackageOptions = {},
): Promise<TableRecord[]> {
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(head.name))
    throw new RangeError(`A package's name must be lower-case, got ${JSON.stringify(head.name)}`);
  const disk = options.disk ?? realDisk;
  const prepared: PreparedTable[] = [];
  try {
    await disk.makeFolder(folder).catch((error: unknown) => {
      throw writingFailure(error, folder);
    });
    for await (const { spec, data } of tables) {
      if (prepared.some(({ record }) => record.name === spec.name))
        throw new RangeError(`Each table needs a name of its own, got ${spec.name} twice`);
      prepared.push(
        await prepareTable(
          disk,
          folder,
          spec,
          data,
          (hash) => `${spec.name}.${hash.slice(0, 16)}.parquet`,
          options.threads,
        ),
      );
    }
    const replaced = await place(disk, folder, head, prepared);
    await clear(disk, folder, replaced, options.keepOldFor ?? 10 * 60 * 1000);
    return prepared.map(({ record }) => record);
  } catch (error) {
    await removeQuietly(
      disk,
      prepared.map(({ temporary }) => temporary),
    );
    throw error;
  }
}

/** Rename everything into place, the descriptor last. Returns the files that the package no longer needs. */
async function place(
  disk: Disk,
  folder: string,
  head: DataPackageHead,
  prepared: readonly PreparedTable[],
): Promise<string[]> {
  const path = join(folder, descriptorName);
  const beside = temporaryBeside(path);
  const records = prepared.map(({ record }) => record);
  try {
    // Everything that takes room is written before the first rename, so that a full disk changes nothing.
    await disk.writeNew(beside, Buffer.from(descriptorText(head, records), 'utf8'));
    const replaced = [...(await filesOf(folder))].filter((file) => !records.some((record) => record.file === file));
    // Their time of grace begins now.
    for (const file of replaced) await disk.touch(join(folder, file)).catch(() => undefined);
    for (const { temporary, record } of prepared) await disk.rename(temporary, join(folder, record.file));
    await disk.syncFolder(folder);
    await disk.rename(beside, path);
    await disk.syncFolder(folder);
    return replaced;
  } catch (error) {
    await removeQuietly(disk, [beside]);
    throw writingFailure(error, path);
  }
}

/** Remove what was replaced, and what interrupted writes left. Asks again what is in use: another process may have written since. */
async function clear(disk: Disk, folder: string, replaced: readonly string[], keepOldFor: number): Promise<void> {
  const inUse = await filesOf(folder);
  const isUnused = (name: string): boolean => ownName.test(name) && !inUse.has(name);
  await sweep(disk, folder, keepOldFor, (name) => isUnused(name) && replaced.includes(name));
  await sweep(disk, folder, Math.max(keepOldFor, interrupted), (name) => isUnused(name) || isTemporary(name));
}

/** The files to which the package in a folder points now; none where there is no package. */
async function filesOf(folder: string): Promise<Set<string>> {
  const text = await readFile(join(folder, descriptorName), 'utf8').catch(() => '');
  return new Set(descriptorFrom(text)?.records.map((record) => record.file));
}

/**
 * Open a data package for reading. Throws ProblemError 'file-not-found' when there is no such folder, 'not-reference-data'
 * when it was not made by `build` (raw data, for example), 'damaged-table' when its descriptor is not whole.
 */
export async function openDataPackage(folder: string, options: { threads?: number } = {}): Promise<DataPackage> {
  const path = join(folder, descriptorName);
  let text: string;
  try {
    if (!(await stat(folder)).isDirectory()) throw notReferenceData(folder, 'a file');
    text = await readFile(path, 'utf8');
  } catch (error) {
    const inFolder = codeOf(error) === 'ENOENT' && (await stat(folder).catch(() => null)) !== null;
    throw inFolder ? notReferenceData(folder, `a folder without ${descriptorName}`) : readingFailure(error, folder);
  }
  const found = descriptorFrom(text);
  if (found === null && parsed(text) === undefined) {
    throw new ProblemError('damaged-table', {
      expected: 'the descriptor of a data package, as JSON',
      got: text.length === 0 ? 'an empty file' : 'something else',
      fix: 'Build the package again, or fetch it again.',
      where: { file: path },
    });
  }
  if (found === null) throw notReferenceData(folder, `a ${descriptorName} that was not written by suasion build`);
  return new DataPackage(folder, text, found.head, found.records, options.threads);
}

/** A data package as it was when it was opened. */
export class DataPackage {
  readonly folder: string;
  readonly head: DataPackageHead;
  /** Its tables, in the order of their names. */
  readonly tables: readonly TableRecord[];
  readonly #text: string;
  readonly #stored: StoredTables;

  /** Made by `openDataPackage`. */
  constructor(
    folder: string,
    text: string,
    head: DataPackageHead,
    tables: readonly TableRecord[],
    threads: number | undefined,
  ) {
    this.folder = folder;
    this.head = head;
    this.tables = tables;
    this.#text = text;
    this.#stored = new StoredTables(folder, threads);
  }

  /** Where all of its numbers come from. */
  get origins(): Origin[] {
    return uniqueOrigins(this.tables.flatMap((table) => table.origins));
  }

  has(name: string): boolean {
    return this.tables.some((table) => table.name === name);
  }

  /** What is known about one of its tables. Throws ProblemError 'not-reference-data' when there is none of that name. */
  table(name: string): TableRecord {
    const found = this.tables.find((table) => table.name === name);
    if (found !== undefined) return found;
    throw new ProblemError('not-reference-data', {
      expected: `a table ${name}`,
      got: this.tables.map((table) => table.name).join(', ') || 'no tables',
      fix: 'Build it again from the raw sources with this version: suasion build <folder> --out DIR.',
      where: { file: this.folder },
    });
  }

  /**
   * Read a table or a part of it, in the order of its key; sizes are checked, which costs next to nothing (all bytes: see
   * `verify`). Throws ProblemError 'damaged-table' when a file is not what the package says or is gone, 'not-reference-data'
   * when there is no such table; RangeError for a selection that does not fit.
   */
  async read(name: string, selection: Selection = {}): Promise<Table> {
    const record = this.table(name);
    const table = await this.#stored.read(record, selection);
    if (table !== null) return table;
    const now = await readFile(join(this.folder, descriptorName), 'utf8').catch(() => '');
    const details = damage(record, join(this.folder, record.file), 'no file');
    if (now === this.#text) throw new ProblemError('damaged-table', details);
    throw new ProblemError('damaged-table', {
      ...details,
      got: 'a package that was replaced meanwhile',
      fix: 'Run the same again.',
    });
  }

  /** A database with views over its tables, all of them unless named; the caller closes it. */
  async openDatabase(names?: readonly string[]): Promise<Database> {
    return this.#stored.openDatabase(names === undefined ? this.tables : names.map((name) => this.table(name)));
  }

  /** Compare every table with its record, to the last byte: what is wrong ('damaged-table' …), or nothing. */
  async verify(): Promise<Problem[]> {
    const problems: Problem[] = [];
    for (const record of this.tables) {
      const found = await this.#stored.check(record);
      if (found !== null) problems.push(found);
    }
    return problems;
  }

  /** Let go of open files. The package can be used again afterwards. */
  async close(): Promise<void> {
    await this.#stored.close();
  }
}

function notReferenceData(folder: string, got: string): ProblemError {
  return new ProblemError('not-reference-data', {
    expected: 'a folder made by suasion build',
    got,
    fix: `Build first: suasion build ${folder} --out DIR, then give DIR.`,
    where: { file: folder },
  });
}
