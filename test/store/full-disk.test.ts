import { execFile, spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import {
  type Disk,
  openDataPackage,
  realDisk,
  type SourceFile,
  Workspace,
  writeDataPackage,
  writeOutFile,
} from '../../src/store/index.js';
import { childArguments, compileStore } from './compiled.js';
import { generation, temporaryFolder } from './samples.js';

compileStore();

/** A disk that refuses everything from one operation on, except to remove files. */
function failingFrom(operation: number, code: string): Disk {
  let done = 0;
  const refuse = <Arguments extends unknown[]>(act: (...given: Arguments) => Promise<void>) => {
    return async (...given: Arguments): Promise<void> => {
      if (done++ >= operation) throw Object.assign(new Error(`${code}: played`), { code });
      await act(...given);
    };
  };
  return {
    ...realDisk,
    makeFolder: refuse(realDisk.makeFolder),
    writeNew: refuse(realDisk.writeNew),
    sync: refuse(realDisk.sync),
    syncFolder: refuse(realDisk.syncFolder),
    rename: refuse(realDisk.rename),
    touch: refuse(realDisk.touch),
  };
}

/** Let the disk fail at its first, second … operation until all goes well; after each failure everything must be whole. */
async function failEverywhere(
  folder: string,
  write: (disk: Disk) => Promise<unknown>,
  expectWhole: () => Promise<void>,
): Promise<number> {
  for (let operation = 0; ; operation++) {
    const problem = await write(failingFrom(operation, 'ENOSPC')).then(
      () => null,
      (error) => error.problem,
    );
    await expectWhole();
    const names = await readdir(folder, { recursive: true });
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
    if (problem === null) return operation;
    expect(problem).toMatchObject({ code: 'disk-full', expected: 'room for the new file' });
  }
}

test('wherever the disk fills up, an output file is the old one or the new one', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'out.txt');
  await writeOutFile(path, 'old');
  const write = (disk: Disk) => writeOutFile(path, 'new', { disk });
  expect(
    await failEverywhere(folder, write, async () => expect(['old', 'new']).toContain(await readFile(path, 'utf8'))),
  ).toBe(3);
  expect(await readFile(path, 'utf8')).toBe('new');
});

test('wherever the disk fills up, an input is kept or not there', async () => {
  const folder = await temporaryFolder();
  const given = Buffer.from('votes');
  const file: SourceFile = {
    name: 'votes',
    path: 'votes',
    bytes: given,
    given,
    hash: '89fc4bdcf33ff1ad28aab4fd6ae2de9f0e8e4cbd1c5d2db30b2b9ee2fbb2f5ba',
  };
  const write = (disk: Disk) => new Workspace(folder, { disk }).keepRaw([file]);
  const whole = async () =>
    expect((await readdir(join(folder, 'raw')).catch(() => [])).every((name) => name === file.hash)).toBe(true);
  expect(await failEverywhere(folder, write, whole)).toBe(4);
});

test('wherever the disk fills up, a table is the old one or the new one', async () => {
  const folder = await temporaryFolder();
  const [old, next] = [generation('acts', 1), generation('acts', 2)];
  await new Workspace(folder).writeTable(old.spec, old.data);
  const write = (disk: Disk) => new Workspace(folder, { disk }).writeTable(next.spec, next.data);
  const whole = async () => {
    const workspace = new Workspace(folder);
    expect(await workspace.verify()).toEqual([]);
    expect([1, 2]).toContain((await workspace.readTable('acts')).numbers('generation')[0]);
    await workspace.close();
  };
  expect(await failEverywhere(folder, write, whole)).toBeGreaterThan(6);
  expect((await new Workspace(folder).readTable('acts')).numbers('generation')[0]).toBe(2);
});

test('wherever the disk fills up, a package is the old one or the new one', async () => {
  const folder = await temporaryFolder();
  const head = { name: 'test', title: '', description: '', version: '', licences: [] };
  await writeDataPackage(folder, head, [generation('acts', 1), generation('ties', 1)]);
  const write = (disk: Disk) =>
    writeDataPackage(folder, head, [generation('acts', 2), generation('ties', 2)], { disk });
  const whole = async () => {
    const opened = await openDataPackage(folder);
    expect(await opened.verify()).toEqual([]);
    const [acts, ties] = await Promise.all(
      ['acts', 'ties'].map(async (name) => (await opened.read(name)).numbers('generation')[0]),
    );
    expect([1, 2]).toContain(acts);
    expect(ties).toBe(acts);
    await opened.close();
  };
  expect(await failEverywhere(folder, write, whole)).toBeGreaterThan(6);
});

test('another refusal of the disk is not called full', async () => {
  const folder = await temporaryFolder();
  const { spec, data } = generation('acts', 1);
  for (const [code, got] of [
    ['EROFS', 'a disk that can only be read'],
    ['EACCES', 'no permission'],
    ['EIO', 'a fault of the disk'],
  ] as const) {
    const workspace = new Workspace(folder, { disk: failingFrom(0, code) });
    await expect(workspace.writeTable(spec, data)).rejects.toMatchObject({ problem: { code: 'not-writable', got } });
  }
});

test('a device without room says so', async (context) => {
  if (process.platform !== 'linux') return context.skip('there is no /dev/full here');
  await expect(writeOutFile('/dev/full', 'x')).rejects.toMatchObject({ problem: { code: 'disk-full' } });
});

test('a disk that is really full: the old things stay, nothing is left half-written', async (context) => {
  const folder = await temporaryFolder();
  // In a name space of its own, so that nobody else sees the mount and it ends with the command.
  const onSmallDisk = (...command: string[]): [string, string[]] => {
    const mount = 'mount -t tmpfs -o size=1200k none "$0" && exec "$@"';
    return ['sh', ['-c', 'exec unshare -rm sh -c "$0" "$@"', mount, folder, ...command]];
  };
  if (spawnSync(...onSmallDisk('true')).status !== 0)
    return context.skip('no small disk can be made without privileges');
  const { stdout } = await promisify(execFile)(...onSmallDisk(process.execPath, ...childArguments('fill', folder)));
  expect(JSON.parse(stdout)).toEqual({
    small: ['written', 'written', 'written'],
    large: ['disk-full', 'disk-full', 'disk-full', 'disk-full'],
    left: [100, 100, 'old'],
    unfinished: [],
    again: 'written',
  });
}, 30_000);
