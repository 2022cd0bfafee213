import { createHash } from 'node:crypto';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Column, readSourceFiles, type TableData, type TableSpec, Workspace } from '../../src/store/index.js';
import { data, generation, spec, temporaryFolder } from './samples.js';

async function bytesOf(write: { threads: number; spec: TableSpec; data: TableData }): Promise<string> {
  const folder = await temporaryFolder();
  const workspace = new Workspace(folder, { threads: write.threads });
  const record = await workspace.writeTable(write.spec, write.data);
  const bytes = await readFile(join(folder, 'tables', record.file));
  expect(record.bytes).toBe(bytes.length);
  expect(record.hash).toBe(createHash('sha256').update(bytes).digest('hex'));
  return record.hash;
}

test('every type of column comes back exactly, sorted by the key, nulls kept', async () => {
  const workspace = new Workspace(await temporaryFolder());
  await workspace.writeTable(spec, data);
  const table = await workspace.readTable('positions');
  expect(table.names).toEqual(spec.columns.map((column) => column.name));
  expect(table.rows).toBe(5);
  // By the bytes of the text: '', 'Côte…', 'SWE', 'SWE', 'a…'.
  expect(table.text('audience')).toEqual(['', 'Côte d’Ivoire 🌍', 'SWE', 'SWE', 'a\u0000b']);
  expect([...table.numbers('period')]).toEqual([0, 2 ** 53 - 1, 1990, 1991, -(2 ** 53 - 1)]);
  expect(table.numbersOrNull('mean')).toEqual([5e-324, Number.NaN, null, 0.1, -Number.MAX_VALUE]);
  expect(table.cells('final')).toEqual([true, false, null, true, true]);
  expect(table.cells('names')).toEqual([['y'], [], null, ['x', ''], ['é']]);
  expect(table.cells('exact')).toEqual([
    new Float64Array([Number.POSITIVE_INFINITY]),
    new Float64Array([1e-300]),
    null,
    new Float64Array([0.1, -0.2]),
    new Float64Array(),
  ]);
  expect(table.cells('codes')).toEqual([
    new Int16Array([1, 2, 3]),
    new Int16Array(),
    null,
    new Int16Array([-32768, 32767]),
    new Int16Array([0]),
  ]);
  expect(table.cells('draws')).toEqual([
    new Float64Array([1 / 4096]),
    new Float64Array([0]),
    null,
    new Float64Array([0.5, -0.25, 7.999755859375]),
    new Float64Array(),
  ]);
  expect(table.records()[3]).toMatchObject({ audience: 'SWE', period: 1991, final: true });
  expect(() => table.numbers('mean')).toThrow('Column mean must hold a number in each row, got null in row 2');
  expect(() => table.text('nothing')).toThrow('No column nothing');
  await workspace.close();
});

test('draws at fixed scale are rounded to the nearest step and refuse what does not fit', async () => {
  const workspace = new Workspace(await temporaryFolder());
  const columns: Column[] = [{ name: 'draws', type: 'real list', meaning: 'Draws.', perUnit: 4096 }];
  const small: TableSpec = { ...spec, name: 'small', columns, key: [] };
  await workspace.writeTable(small, { draws: [[Math.PI, -Math.E]] });
  const [list] = (await workspace.readTable('small')).realLists('draws');
  expect([...list!]).toEqual([Math.round(Math.PI * 4096) / 4096, Math.round(-Math.E * 4096) / 4096]);
  await expect(workspace.writeTable(small, { draws: [[8.1]] })).rejects.toThrow(
    'Column draws (real list) cannot hold 8.1, in row 0',
  );
  await expect(workspace.writeTable(small, { draws: [[Number.NaN]] })).rejects.toThrow('cannot hold NaN');
  await workspace.close();
});

test('any integers, doubles and text survive the round trip', async () => {
  const workspace = new Workspace(await temporaryFolder(), { threads: 1 });
  const columns: Column[] = [
    { name: 'row', type: 'integer', meaning: 'Row.' },
    { name: 'text', type: 'text', meaning: 'Any.' },
    { name: 'number', type: 'real', meaning: 'Any.' },
    { name: 'whole', type: 'integer', meaning: 'Any.' },
  ];
  const row = fc.record({
    text: fc.option(fc.string({ unit: 'binary' })),
    number: fc.option(fc.double()),
    whole: fc.option(fc.maxSafeInteger()),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
      const given = {
        row: rows.map((_, i) => i),
        text: rows.map((one) => one.text),
        number: rows.map((one) => one.number),
        whole: rows.map((one) => one.whole),
      };
      await workspace.writeTable({ ...spec, name: 'any', columns, key: ['row'] }, given);
      const table = await workspace.readTable('any');
      expect(table.textOrNull('text')).toEqual(given.text);
      expect(table.numbersOrNull('number')).toEqual(given.number);
      // A whole number has no sign of zero.
      expect(table.numbersOrNull('whole')).toEqual(given.whole.map((one) => (one === 0 ? 0 : one)));
    }),
    { numRuns: 15 },
  );
  await workspace.close();
});

test('equal content gives equal bytes: any order of rows, any number of threads, any time', async () => {
  const size = 70_000;
  const rows = Array.from({ length: size }, (_, i) => (i * 7919) % size);
  const large: TableSpec = {
    ...generation('large', 0).spec,
    columns: [...generation('large', 0).spec.columns, { name: 'x', type: 'real', meaning: 'X.' }],
  };
  const filled = (order: number[]): TableData => ({
    row: order,
    generation: order.map((i) => i % 13),
    x: Float64Array.from(order, (i) => Math.sin(i)),
  });
  const shuffled = filled(rows);
  const sorted = filled([...rows].sort((a, b) => a - b));
  const hashes = await Promise.all([
    bytesOf({ threads: 1, spec: large, data: shuffled }),
    bytesOf({ threads: 2, spec: large, data: shuffled }),
    bytesOf({ threads: 4, spec: large, data: sorted }),
    bytesOf({ threads: 2, spec: large, data: shuffled }),
  ]);
  expect(new Set(hashes).size).toBe(1);
  const mixed = await Promise.all([1, 2, 2].map((threads) => bytesOf({ threads, spec, data })));
  expect(new Set(mixed).size).toBe(1);
});

test('a selection takes columns and rows: one value, null, several, a range', async () => {
  const workspace = new Workspace(await temporaryFolder());
  await workspace.writeTable(spec, data);
  const read = async (where: Parameters<Workspace['readTable']>[1]) => [
    ...(await workspace.readTable('positions', where)).numbers('period'),
  ];
  expect(await read({ columns: ['period'], where: { audience: 'SWE' } })).toEqual([1990, 1991]);
  expect(await read({ where: { audience: { oneOf: ['SWE', ''] }, period: { from: 0, to: 1990 } } })).toEqual([0, 1990]);
  expect(await read({ where: { mean: null } })).toEqual([1990]);
  expect(await read({ where: { audience: { oneOf: [] } } })).toEqual([]);
  expect(await read({ where: { period: { from: 2 ** 53 - 1 } } })).toEqual([2 ** 53 - 1]);
  expect(await read({ where: { final: false } })).toEqual([2 ** 53 - 1]);
  expect(await read({ where: { audience: "' OR true --" } })).toEqual([]);
  await expect(read({ where: { nobody: 1 } })).rejects.toThrow('No column nobody');
  await expect(read({ where: { period: '1990' } })).rejects.toThrow(
    'Column period is compared with a number, got "1990"',
  );
  await expect(read({ where: { draws: 1 } })).rejects.toThrow('A condition needs a column of single values');
  await workspace.close();
});

test('data that do not fit are refused by column and row', async () => {
  const workspace = new Workspace(await temporaryFolder());
  const { spec: good, data: fits } = generation('rows', 1, 3);
  const write = (changes: TableData, other: Partial<TableSpec> = {}) =>
    workspace.writeTable({ ...good, ...other }, { ...fits, ...changes });
  await expect(write({ generation: [1, 1.5, 1] })).rejects.toThrow(
    'Column generation (integer) cannot hold 1.5, in row 1',
  );
  await expect(write({ generation: [1, 2 ** 53, 1] })).rejects.toThrow('cannot hold 9007199254740992');
  await expect(write({ generation: ['1', 1, 1] })).rejects.toThrow('cannot hold "1", in row 0');
  await expect(write({ row: [0, 1, 1] })).rejects.toThrow('No two rows may share a key (row), got 2 of ["1"]');
  await expect(write({ row: [0, null, 1] })).rejects.toThrow('No cell of the key (row) may be null');
  await expect(write({ row: [0, 1] })).rejects.toThrow('Columns must be equally long');
  await expect(write({ other: [0, 1, 2] })).rejects.toThrow('Data for a column that was not declared: other');
  await expect(write({}, { name: '../escape' })).rejects.toThrow('name must be lower-case words');
  await expect(write({}, { key: ['nobody'] })).rejects.toThrow('A key is made of columns of the table, got nobody');
  await expect(workspace.writeTable(spec, { ...data, origin: ['pew', 'pew', 'pew', 'pew', 'gdelt'] })).rejects.toThrow(
    'Column origin of positions must name one of unga-votes, pew, got gdelt in row 4',
  );
  expect(await workspace.records()).toEqual([]);
});

test('a record that is not whole, or another table’s, is damaged; other files are not tables', async () => {
  const folder = await temporaryFolder();
  const workspace = new Workspace(folder);
  const { spec: good, data: fits } = generation('rows', 1);
  await workspace.writeTable(good, fits);
  const path = join(folder, 'tables', 'rows.json');
  const text = await readFile(path, 'utf8');
  await writeFile(join(folder, 'tables', 'My notes.json'), '?');
  expect((await workspace.records()).map((record) => record.name)).toEqual(['rows']);
  expect(await workspace.record('other')).toBeNull();
  for (const other of ['', text.slice(0, -9), text.replace('"rows"', '"other"'), text.replace('rows/', '../../')]) {
    await writeFile(path, other);
    await expect(workspace.readTable('rows')).rejects.toMatchObject({
      problem: { code: 'damaged-table', where: { file: path } },
    });
  }
});

test('where a table comes from is part of it', async () => {
  const workspace = new Workspace(await temporaryFolder());
  const written = await workspace.writeTable(spec, data);
  const record = await workspace.record('positions');
  expect(record).toEqual(written);
  expect(record).toMatchObject({ ...spec, rows: 5 });
  const origins = (await workspace.readTable('positions')).text('origin');
  expect(origins.every((id) => record!.origins.some((origin) => origin.id === id))).toBe(true);
  await workspace.close();
});

test('inputs are kept once, by their hash, and checked when read', async () => {
  const folder = await temporaryFolder();
  const workspace = new Workspace(folder);
  const given = join(folder, 'votes.csv.gz');
  await writeFile(given, gzipSync('voter,vote'));
  const [file] = await readSourceFiles([given]);
  await workspace.keepRaw([file!, file!]);
  const kept = await workspace.readRaw(file!.hash);
  expect([Buffer.from(kept.bytes).toString(), kept.hash]).toEqual(['voter,vote', file!.hash]);
  const path = join(folder, 'raw', file!.hash);
  await truncate(path, 5);
  await expect(workspace.readRaw(file!.hash)).rejects.toMatchObject({ problem: { code: 'damaged-table' } });
  await workspace.keepRaw([file!]);
  expect((await workspace.readRaw(file!.hash)).given).toEqual(file!.given);
  await expect(workspace.readRaw('0'.repeat(64))).rejects.toMatchObject({ problem: { code: 'file-not-found' } });
});

test('an empty key lets rows repeat, and an empty table is a table', async () => {
  const workspace = new Workspace(await temporaryFolder());
  const { spec: good } = generation('rows', 1);
  await workspace.writeTable({ ...good, key: [] }, { row: [2, 1, 2], generation: [0, 0, 0] });
  expect([...(await workspace.readTable('rows')).numbers('row')]).toEqual([1, 2, 2]);
  await workspace.writeTable(good, { row: [], generation: [] });
  const empty = await workspace.readTable('rows');
  expect([empty.rows, empty.names]).toEqual([0, ['row', 'generation']]);
  await workspace.close();
});

test('a table whose file was changed is damaged, and says so', async () => {
  const folder = await temporaryFolder();
  const workspace = new Workspace(folder);
  const { spec: good, data: fits } = generation('rows', 1);
  const record = await workspace.writeTable(good, fits);
  const path = join(folder, 'tables', record.file);
  const bytes = await readFile(path);
  expect(await workspace.verify()).toEqual([]);

  await writeFile(path, Buffer.alloc(bytes.length, 7));
  await expect(workspace.readTable('rows')).rejects.toMatchObject({ problem: { code: 'damaged-table' } });
  expect(await workspace.verify()).toMatchObject([{ code: 'damaged-table', where: { file: path } }]);

  await truncate(path, bytes.length - 5);
  await expect(workspace.readTable('rows')).rejects.toMatchObject({
    problem: { code: 'damaged-table', got: `${bytes.length - 5} bytes` },
  });

  await writeFile(path, bytes);
  expect((await workspace.readTable('rows')).rows).toBe(50);
  await workspace.close();
});
