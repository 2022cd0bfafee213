import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { hashOf, openDataPackage, Workspace, writeDataPackage } from '../../src/store/index.js';
import { compileStore, outputOf, startChild } from './compiled.js';
import { generation, temporaryFolder } from './samples.js';

compileStore();

const temporary = /^\.writing-[0-9a-f]{16}\.part$/;

/** Two processes write and two read, until each reader has seen five generations. */
async function writeAndRead(kind: 'workspace' | 'package', folder: string): Promise<void> {
  const stop = join(await temporaryFolder(), 'stop');
  const writers = ['1', '2'].map((first) => outputOf(startChild('write', kind, folder, first, stop)));
  await Promise.all(['5', '5'].map((generations) => outputOf(startChild('read', kind, folder, generations))));
  await writeFile(stop, '');
  for (const rounds of await Promise.all(writers)) expect(Number(rounds)).toBeGreaterThan(1);
}

async function expectWhole(folder: string): Promise<void> {
  const workspace = new Workspace(folder, { threads: 1 });
  expect(await workspace.verify()).toEqual([]);
  for (const { name } of await workspace.records()) {
    const generations = (await workspace.readTable(name)).numbers('generation');
    expect(generations.length).toBe(50);
    expect(new Set(generations).size).toBe(1);
  }
  for (const name of await readdir(join(folder, 'raw'))) {
    if (!temporary.test(name)) expect(hashOf(await readFile(join(folder, 'raw', name)))).toBe(name);
  }
  await workspace.close();
}

test('killed at any moment, a load leaves whole tables; the same load again gives the same result', async () => {
  const folder = await temporaryFolder();
  for (let round = 0; round < 12; round++) {
    const child = startChild('load', folder);
    const closed = once(child, 'close');
    await once(child.stdout!, 'data');
    await setTimeout(Math.random() * 120);
    child.kill('SIGKILL');
    expect((await closed)[1]).toBe('SIGKILL');
    await expectWhole(folder);
  }
  const clean = await temporaryFolder();
  await Promise.all([outputOf(startChild('load', folder, 'once')), outputOf(startChild('load', clean, 'once'))]);
  await expectWhole(folder);
  for (const file of ['acts.json', 'ties.json']) {
    expect(await readFile(join(folder, 'tables', file), 'utf8')).toBe(
      await readFile(join(clean, 'tables', file), 'utf8'),
    );
  }
  // What the killed processes left behind can be tidied away, and then the two folders hold the same tables.
  await new Workspace(folder).tidy(0);
  for (const part of ['tables', 'tables/acts', 'tables/ties'])
    expect(await readdir(join(folder, part))).toEqual(await readdir(join(clean, part)));
  expect((await readdir(join(folder, 'raw'))).filter((name) => temporary.test(name))).toEqual([]);
}, 60_000);

test('killed at any moment, a writer leaves a whole package', async () => {
  const folder = await temporaryFolder();
  const head = { name: 'test', title: '', description: '', version: '', licences: [] };
  await writeDataPackage(folder, head, [generation('acts', 0), generation('ties', 0)]);
  for (let round = 0; round < 6; round++) {
    const child = startChild('write', 'package', folder, '1', join(folder, 'stop'));
    const closed = once(child, 'close');
    const before = await readFile(join(folder, 'datapackage.json'), 'utf8');
    while ((await readFile(join(folder, 'datapackage.json'), 'utf8')) === before) await setTimeout(5);
    await setTimeout(Math.random() * 100);
    child.kill('SIGKILL');
    await closed;
    const opened = await openDataPackage(folder, { threads: 1 });
    expect(await opened.verify()).toEqual([]);
    const [acts, ties] = [await opened.read('acts'), await opened.read('ties')];
    expect([...ties.numbers('generation')]).toEqual([...acts.numbers('generation')]);
    await opened.close();
  }
}, 60_000);

test('several processes read and write one table at once', async () => {
  const folder = await temporaryFolder();
  const { spec, data } = generation('acts', 0);
  await new Workspace(folder).writeTable(spec, data);
  await writeAndRead('workspace', folder);
  const workspace = new Workspace(folder);
  expect(await workspace.verify()).toEqual([]);
  // Nothing is taken from readers while its time of grace lasts.
  expect(await workspace.tidy()).toEqual([]);
  expect((await workspace.tidy(0)).length).toBeGreaterThan(1);
  expect((await workspace.readTable('acts')).rows).toBe(50);
  await workspace.close();
}, 60_000);

test('a reader whose file is tidied away reads the new one', async () => {
  const workspace = new Workspace(await temporaryFolder(), { threads: 1 });
  const { spec, data } = generation('acts', 0);
  await workspace.writeTable(spec, data);
  let writing = true;
  const readers = Array.from({ length: 3 }, async () => {
    while (writing) expect(new Set((await workspace.readTable('acts')).numbers('generation')).size).toBe(1);
  });
  for (let number = 1; number <= 20; number++) {
    const next = generation('acts', number);
    await workspace.writeTable(next.spec, next.data);
    await workspace.tidy(0);
  }
  writing = false;
  await Promise.all(readers);
  expect((await workspace.readTable('acts')).numbers('generation')[0]).toBe(20);
  await workspace.close();
}, 30_000);

test('a package is replaced while others read it, and they see one package or the other', async () => {
  const folder = await temporaryFolder();
  const head = { name: 'test', title: '', description: '', version: '', licences: [] };
  await writeDataPackage(folder, head, [generation('acts', 0), generation('ties', 0)]);
  await writeAndRead('package', folder);
  expect(await (await openDataPackage(folder)).verify()).toEqual([]);
}, 30_000);
