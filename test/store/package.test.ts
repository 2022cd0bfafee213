import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDataPackage, writeDataPackage } from '../../src/store/index.js';
import { data, generation, spec, surveyOrigin, temporaryFolder, votesOrigin } from './samples.js';

const head = {
  name: 'suasion-reference',
  title: 'Reference tables',
  description: 'For tests.',
  version: '1',
  licences: [{ name: 'CC-BY-4.0' }],
};

const tables = [{ spec, data }, generation('acts', 1)];

test('a package comes back with its tables, origins and words', async () => {
  const folder = join(await temporaryFolder(), 'new', 'reference');
  const written = await writeDataPackage(folder, head, tables);
  const opened = await openDataPackage(folder);
  expect(opened.head).toEqual(head);
  expect(opened.tables.map((table) => table.name)).toEqual(['acts', 'positions']);
  expect(opened.table('positions')).toEqual(written[0]);
  expect(opened.table('positions')).toMatchObject({ ...spec, rows: 5 });
  expect(opened.origins).toEqual([votesOrigin, surveyOrigin]);
  const rows = await opened.read('positions', {
    columns: ['mean', 'origin'],
    where: { audience: 'SWE', period: { from: 1991 } },
  });
  expect(rows.records()).toEqual([{ mean: 0.1, origin: 'unga-votes' }]);
  expect(await opened.verify()).toEqual([]);
  expect([opened.has('acts'), opened.has('nothing')]).toEqual([true, false]);
  expect(() => opened.table('nothing')).toThrow('suasion build');
  const database = await opened.openDatabase(['acts']);
  expect((await database.query('SELECT count(*) AS n FROM acts')).records()).toEqual([{ n: 50 }]);
  database.close();
  await opened.close();
});

test('the descriptor is a Frictionless Data Package', async () => {
  const folder = await temporaryFolder();
  const [record] = await writeDataPackage(folder, head, tables);
  const descriptor = JSON.parse(await readFile(join(folder, 'datapackage.json'), 'utf8'));
  expect(descriptor).toMatchObject({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'suasion-reference',
    licenses: [{ name: 'CC-BY-4.0' }],
  });
  const resource = descriptor.resources[1];
  expect(resource).toMatchObject({
    name: 'positions',
    type: 'table',
    path: record!.file,
    format: 'parquet',
    bytes: record!.bytes,
    hash: `sha256:${record!.hash}`,
    rows: 5,
    licenses: [{ name: 'CC0-1.0' }, { path: surveyOrigin.url, title: 'terms of the publisher' }],
    sources: [{ path: votesOrigin.url }, { path: surveyOrigin.url }],
    origins: [votesOrigin, surveyOrigin],
    madeBy: { parameters: { chains: { burn: 50, draws: 100 }, seed: 1 } },
  });
  expect(resource.schema.primaryKey).toEqual(['audience', 'period']);
  expect(resource.schema.fields[1]).toEqual({
    name: 'period',
    type: 'integer',
    description: 'When.',
    unit: 'year',
    constraints: { required: true },
  });
  expect(resource.schema.fields[7]).toEqual({
    name: 'draws',
    type: 'list',
    itemType: 'integer',
    description: 'Joint draws. Kept as whole numbers: divide by 4096.',
    unit: 'point',
    perUnit: 4096,
  });
  expect(record!.file).toMatch(/^positions\.[0-9a-f]{16}\.parquet$/);
});

test('equal tables give equal bytes, in any order and at any number of threads', async () => {
  const [one, two] = [await temporaryFolder(), await temporaryFolder()];
  await writeDataPackage(one, head, tables, { threads: 1 });
  const sameParameters = {
    ...spec,
    madeBy: { ...spec.madeBy, parameters: { chains: { burn: 50, draws: 100 }, seed: 1 } },
  };
  await writeDataPackage(two, head, [tables[1]!, { spec: sameParameters, data }], { threads: 3 });
  const names = await readdir(one);
  expect(await readdir(two)).toEqual(names);
  for (const name of names) expect(await readFile(join(two, name))).toEqual(await readFile(join(one, name)));
});

test('tables may be made one after the other while they are written', async () => {
  const folder = await temporaryFolder();
  async function* make() {
    yield generation('one', 1);
    await Promise.resolve();
    yield generation('two', 2);
  }
  await writeDataPackage(folder, head, make());
  const opened = await openDataPackage(folder);
  expect(opened.tables.map((table) => table.name)).toEqual(['one', 'two']);
});

test('a new package leaves the old one to its readers, other files alone, and goes away later', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'README.md'), 'mine');
  await writeFile(join(folder, 'mine.parquet'), 'mine');
  await writeDataPackage(folder, head, [generation('acts', 1), generation('same', 7)]);
  const old = await openDataPackage(folder);
  await writeDataPackage(folder, head, [generation('acts', 2), generation('same', 7)]);
  expect((await old.read('acts')).numbers('generation')[0]).toBe(1);
  expect((await readdir(folder)).length).toBe(6);

  // A writer that was killed an hour ago, and one at work now.
  await writeFile(join(folder, '.writing-0123456789abcdef.part'), 'stale');
  await utimes(join(folder, '.writing-0123456789abcdef.part'), 0, 0);
  await writeFile(join(folder, '.writing-fedcba9876543210.part'), 'at work');
  await utimes(join(folder, old.table('acts').file), 0, 0);
  const [acts, same] = await writeDataPackage(folder, head, [generation('acts', 3), generation('same', 7)], {
    keepOldFor: 0,
  });
  expect((await readdir(folder)).sort()).toEqual(
    ['.writing-fedcba9876543210.part', 'README.md', acts!.file, 'datapackage.json', 'mine.parquet', same!.file].sort(),
  );
  await old.close();
  await expect(old.read('acts')).rejects.toMatchObject({
    problem: { code: 'damaged-table', got: 'a package that was replaced meanwhile' },
  });
});

test('what is not a package is said, with what to do', async () => {
  const folder = await temporaryFolder();
  const code = async (path: string) =>
    openDataPackage(path).then(
      () => 'opened',
      (error) => [error.problem.code, error.problem.fix],
    );
  expect(await code(join(folder, 'nothing'))).toEqual(['file-not-found', expect.any(String)]);
  await mkdir(join(folder, 'raw', 'unga-votes'), { recursive: true });
  expect(await code(join(folder, 'raw'))).toEqual([
    'not-reference-data',
    `Build first: suasion build ${join(folder, 'raw')} --out DIR, then give DIR.`,
  ]);
  await writeFile(join(folder, 'file'), '');
  expect((await code(join(folder, 'file')))[0]).toBe('not-reference-data');
  const descriptor = join(folder, 'raw', 'datapackage.json');
  await writeFile(descriptor, '{"name": "cut');
  expect((await code(join(folder, 'raw')))[0]).toBe('damaged-table');
  for (const other of ['{}', '[]', 'null', '{"resources": [{"name": "a", "path": "a.csv"}]}']) {
    await writeFile(descriptor, other);
    expect((await code(join(folder, 'raw')))[0], other).toBe('not-reference-data');
  }
  await writeDataPackage(folder, head, tables);
  const good = await readFile(join(folder, 'datapackage.json'), 'utf8');
  const [name] = /acts\.[0-9a-f]+\.parquet/.exec(good)!;
  for (const path of ['../acts.parquet', '/etc/passwd', 'https://example.org/a.parquet', 'a/../../b.parquet']) {
    await writeFile(join(folder, 'datapackage.json'), good.replace(name, path));
    expect((await code(folder))[0], path).toBe('not-reference-data');
  }
});

test('a table of a package that was changed or lost is damaged', async () => {
  const folder = await temporaryFolder();
  const [positions, acts] = await writeDataPackage(folder, head, tables);
  const opened = await openDataPackage(folder);
  const path = join(folder, positions!.file);
  const bytes = await readFile(path);
  bytes[100] = bytes[100]! ^ 1;
  await writeFile(path, bytes);
  expect(await opened.verify()).toMatchObject([{ code: 'damaged-table', where: { file: path } }]);
  await writeFile(join(folder, acts!.file), 'short');
  await expect(opened.read('acts')).rejects.toMatchObject({ problem: { code: 'damaged-table', got: '5 bytes' } });
  expect(await opened.verify()).toHaveLength(2);
});
