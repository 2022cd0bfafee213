import { randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Disk } from './disk.js';
import { writingFailure } from './failure.js';

const temporaryName = /^\.writing-[0-9a-f]{16}\.part$/;

/** A fresh name for a file that is not finished yet, in the folder where it will be placed. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.writing-${randomBytes(8).toString('hex')}.part`);
}

/**
 * Put a file in place in one step: it is written beside, made durable, and renamed; then the folder is made durable. Who
 * reads meanwhile sees the old file or the new one, whole. On failure nothing is left beside and the old file stays.
 * Throws ProblemError 'disk-full' or 'not-writable'.
 */
export async function placeFile(disk: Disk, path: string, content: Uint8Array): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    await disk.writeNew(temporary, content);
    await disk.rename(temporary, path);
    await disk.syncFolder(dirname(path));
  } catch (error) {
    await removeQuietly(disk, [temporary]);
    throw writingFailure(error, path);
  }
}

/** Clear away after a failure: what cannot be removed is left, as the failure itself is what matters. */
export async function removeQuietly(disk: Disk, paths: Iterable<string>): Promise<void> {
  for (const path of paths) await disk.remove(path).catch(() => undefined);
}

/** Whether a name is that of a file which is not finished yet. */
export function isTemporary(name: string): boolean {
  return temporaryName.test(name);
}

/**
 * Remove from one folder the files for which `isStale` holds, if their last change is at least `age` milliseconds ago.
 * Returns the removed names. A folder that is not there has nothing to remove; what cannot be removed stays.
 */
export async function sweep(
  disk: Disk,
  folder: string,
  age: number,
  isStale: (name: string) => boolean,
): Promise<string[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const removed: string[] = [];
  for (const name of names.filter(isStale).sort()) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found === null || !found.isFile() || Date.now() - found.mtimeMs < age) continue;
    await removeQuietly(disk, [path]);
    removed.push(name);
  }
  return removed;
}
