import { mkdir, open, rename, rm, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Every way in which the store changes a disk. One small interface with a real default, so that a full or failing disk
 * can be played in a test. (Parquet files are written by DuckDB itself and then made durable with `sync`.)
 */
export interface Disk {
  /** Make a folder and the folders above it; no error when it is there. */
  makeFolder(path: string): Promise<void>;
  /** Write a file that must not exist yet; resolves when the bytes are on the disk, not only in memory. */
  writeNew(path: string, content: Uint8Array): Promise<void>;
  /** Write into something that is not a regular file: a pipe, a terminal. */
  writeInto(path: string, content: Uint8Array): Promise<void>;
  /** Resolves when the content of a file is on the disk. */
  sync(path: string): Promise<void>;
  /** Resolves when the names in a folder are on the disk. */
  syncFolder(path: string): Promise<void>;
  /** Give a file another name, replacing what had that name, in one step. */
  rename(from: string, to: string): Promise<void>;
  /** Remove a file; no error when it is not there. */
  remove(path: string): Promise<void>;
  /** Set the time of last change to now. */
  touch(path: string): Promise<void>;
}

export const realDisk: Disk = {
  async makeFolder(path) {
    const first = await mkdir(path, { recursive: true });
    if (first !== undefined) await realDisk.syncFolder(dirname(first));
  },
  async writeNew(path, content) {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  async writeInto(path, content) {
    const file = await open(path, 'w');
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
  },
  async sync(path) {
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  },
  async syncFolder(path) {
    // Some systems cannot open or flush a folder; there the rename alone has to do.
    try {
      const folder = await open(path, 'r');
      try {
        await folder.sync();
      } finally {
        await folder.close();
      }
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'].includes(code)) throw error;
    }
  },
  rename,
  async remove(path) {
    await rm(path, { force: true });
  },
  async touch(path) {
    const now = new Date();
    await utimes(path, now, now);
  },
};
