import { createHash } from 'node:crypto';
import { access, constants, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ProblemError } from '../model/index.js';
import { type Disk, realDisk } from './disk.js';
import { readingFailure, writingFailure } from './failure.js';
import { placeFile } from './placing.js';
import { unpack } from './unpack.js';

/** A file as a person or publisher gave it. */
export interface SourceFile {
  /** Its name without the folder. */
  readonly name: string;
  /** The path as it was given, for messages. */
  readonly path: string;
  /** What is in it, unpacked if it was gzipped. */
  readonly bytes: Uint8Array;
  /** The file itself; the same array as `bytes` unless it was gzipped. */
  readonly given: Uint8Array;
  /** SHA-256 over `given`, in hexadecimal. */
  readonly hash: string;
}

/** SHA-256 in hexadecimal. */
export function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The hash of several files as one source: SHA-256 over their own hashes, in the order given (see `Origin.hash`). */
export function hashOfFiles(files: readonly { readonly hash: string }[]): string {
  return hashOf(files.map((file) => file.hash).join('\n'));
}

/**
 * Read one file; gzip is recognised by its first bytes, whatever the name says, and unpacked.
 *
 * Throws ProblemError: 'file-not-found'; 'file-unreadable' for a folder, a missing permission, damaged gzip or a container
 * that is not read here (ZIP, old Excel, xz …); 'file-cut-short' for gzip that ends too early.
 */
export async function readSourceFile(path: string): Promise<SourceFile> {
  let given: Buffer;
  try {
    given = await readFile(path);
  } catch (error) {
    throw readingFailure(error, path);
  }
  return sourceFileOf(path, given);
}

/** What `readSourceFile` makes of bytes that are already at hand. */
export function sourceFileOf(path: string, given: Uint8Array): SourceFile {
  return { name: basename(path), path, bytes: unpack(given, path), given, hash: hashOf(given) };
}

/**
 * Read files in the order given; a folder stands for the files in it (not those in its subfolders, nor hidden ones) in
 * the order of their names.
 *
 * Throws ProblemError as `readSourceFile` does, and 'file-not-found' for a folder without files.
 */
export async function readSourceFiles(paths: readonly string[]): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const path of paths) {
    if (!(await isFolder(path))) {
      files.push(await readSourceFile(path));
      continue;
    }
    const listing = await listFolder(path);
    if (listing.files.length === 0) {
      throw new ProblemError('file-not-found', {
        expected: 'a folder with files',
        got:
          listing.folders.length === 0
            ? 'an empty folder'
            : `only folders (${listing.folders.slice(0, 3).join(', ')} …)`,
        fix: 'Name the files, or the folder in which they are.',
        where: { file: path },
      });
    }
    for (const name of listing.files) files.push(await readSourceFile(join(path, name)));
  }
  return files;
}

/**
 * The names of the files and folders in a folder, each in the order of their characters' codes (the same on every
 * machine), without hidden ones. Throws ProblemError 'file-not-found' or 'file-unreadable'.
 */
export async function listFolder(path: string): Promise<{ files: string[]; folders: string[] }> {
  const listing = { files: [] as string[], folders: [] as string[] };
  try {
    for (const name of (await readdir(path)).sort()) {
      if (name.startsWith('.')) continue;
      const found = await stat(join(path, name));
      if (found.isDirectory()) listing.folders.push(name);
      else if (found.isFile()) listing.files.push(name);
    }
  } catch (error) {
    throw readingFailure(error, path);
  }
  return listing;
}

/**
 * Write a file for the person who asked, in one step: until it is whole, the old file stays. A link is followed; a pipe
 * or terminal is written into.
 *
 * Throws ProblemError 'disk-full' or 'not-writable'; then nothing is left behind and the old content is intact.
 */
export async function writeOutFile(
  path: string,
  content: string | Uint8Array,
  options: { disk?: Disk } = {},
): Promise<void> {
  const disk = options.disk ?? realDisk;
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  try {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (found === null) return await placeFile(disk, path, bytes);
    if (found.isDirectory()) throw Object.assign(new Error('EISDIR: a folder'), { code: 'EISDIR' });
    // A rename would replace a file that its owner has made read-only.
    await access(path, constants.W_OK);
    if (!found.isFile()) return await disk.writeInto(path, bytes);
    await placeFile(disk, await realpath(path), bytes);
  } catch (error) {
    throw writingFailure(error, path);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw readingFailure(error, path);
  }
}
