import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Database, Workspace } from '../../src/store/index.js';
import { data, generation, spec, temporaryFolder } from './samples.js';

test('views show stored tables, with lists at fixed scale as reals', async () => {
  const workspace = new Workspace(await temporaryFolder());
  await workspace.writeTable(spec, data);
  await workspace.writeTable(generation('two-words', 3).spec, generation('two-words', 3).data);
  const database = await workspace.openDatabase();
  const joined = await database.query(
    'SELECT p.period, t.generation, p.draws FROM positions p, "two-words" t WHERE p.audience = $1 AND p.period = $2 AND t.row = 0',
    ['SWE', 1991],
  );
  expect(joined.records()).toEqual([
    { period: 1991, generation: 3, draws: new Float64Array([0.5, -0.25, 7.999755859375]) },
  ]);
  await database.close();
  await database.close();
  await expect(workspace.openDatabase(['nothing'])).rejects.toMatchObject({ problem: { code: 'no-data' } });
  await workspace.close();
});

test('what a query returns is exact or refused', async () => {
  const database = await Database.open({ folders: [], threads: 1 });
  const one = async (sql: string, parameters: (string | number | boolean | null)[] = []) =>
    (await database.query(`SELECT ${sql} AS x`, parameters)).cells('x')[0];
  expect(await one('$1', [2 ** 40])).toBe(2 ** 40);
  expect(await one('$1', [0.1])).toBe(0.1);
  expect(await one('$1', [null])).toBe(null);
  expect(await one('$1 || $2', ["it's", ' ok'])).toBe("it's ok");
  expect(await one('(SELECT sum(i) FROM (SELECT unnest([1, 2, 3]) AS i))')).toBe(6);
  expect(await one('CAST(1.25 AS DECIMAL(10, 2))')).toBe(1.25);
  expect(await one("DATE '1990-07-01'")).toBe('1990-07-01');
  expect(await one("list_value('a', 'b')")).toEqual(['a', 'b']);
  expect(await one("toStartOfMonth(DATE '1990-07-21')")).toBe('1990-07-01');
  expect(await one('(SELECT countIf(i > 1) FROM (SELECT unnest([1, 2, 3]) AS i))')).toBe(2);
  expect(await one('(SELECT stddevSamp(i) FROM (SELECT unnest([1, 2, 3]) AS i))')).toBe(1);
  await expect(one('9007199254740993')).rejects.toThrow('must stay within');
  await expect(one('list_value(1, NULL)')).rejects.toThrow('must hold no nulls');
  await expect(one("TIMESTAMP '1990-07-01 12:00:00'")).rejects.toThrow('cast it in the query');
  await database.close();
});

test('texts of every length come back as they were, however often and in whatever order', async () => {
  const database = await Database.open({ folders: [], threads: 1 });
  const letters = ['a', 'é', '語', '🜁'];
  // More different ones than are remembered, short and long ones among each other, each of them twice, and nulls.
  const textOf = (i: number): string | null =>
    // Characters beyond 16 bits count as one in SQL.
    i % 11 === 0 ? null : [...`${i % 20_011}`, ...letters[i % 4]!.repeat(i % 9)].slice(0, 1 + (i % 23)).join('');
  const made = await database.query(
    `SELECT CASE WHEN i % 11 = 0 THEN NULL ELSE
       substr((i % 20011) || repeat(['a', 'é', '語', '🜁'][i % 4 + 1], i % 9), 1, 1 + i % 23) END AS text
     FROM range(60000) AS r(i) ORDER BY i`,
  );
  expect(made.textOrNull('text')).toEqual(Array.from({ length: 60_000 }, (_, i) => textOf(i)));
  await database.close();
});

test('a query reaches neither the network, nor extensions, nor other files', async () => {
  const folder = await temporaryFolder();
  const outside = join(await temporaryFolder(), 'outside.csv');
  await writeFile(outside, 'a\n1\n');
  const database = await Database.open({ folders: [folder], threads: 1 });
  for (const sql of [
    "SELECT * FROM read_csv('https://example.org/a.csv')",
    'INSTALL httpfs',
    'LOAD httpfs',
    `SELECT * FROM read_csv('${outside}')`,
    `SELECT * FROM read_text('${outside}')`,
    `COPY (SELECT 1) TO '${outside}'`,
    'SET autoinstall_known_extensions = true',
    'SET enable_external_access = true',
  ]) {
    await expect(database.query(sql), sql).rejects.toThrow(/disabled by configuration|locked|extension/i);
  }
  await database.close();
});

test('queries may run side by side, and a folder may have any name', async () => {
  const folder = join(await temporaryFolder(), "it's [1]*?{a}", 'key=value');
  const workspace = new Workspace(folder);
  const { spec: good, data: fits } = generation('rows', 1);
  await workspace.writeTable(good, fits);
  expect((await workspace.readTable('rows')).names).toEqual(['row', 'generation']);
  const database = await workspace.openDatabase();
  const sums = await Promise.all(
    Array.from({ length: 8 }, (_, i) => database.query('SELECT sum(row) + $1 AS total FROM rows', [i])),
  );
  expect(sums.map((table) => table.numbers('total')[0])).toEqual(Array.from({ length: 8 }, (_, i) => 1225 + i));
  await database.close();
  await workspace.close();
});

test('is closed after the queries that are under way, not under them', async () => {
  const workspace = new Workspace(await temporaryFolder(), { threads: 1 });
  const acts = generation('acts', 0);
  await workspace.writeTable(acts.spec, acts.data);
  const database = await workspace.openDatabase(['acts']);
  const asked = ['SELECT count(*) AS rows FROM acts', 'SELECT sum(i) AS rows FROM range(2000000) AS t(i)'].map((sql) =>
    database.query(sql),
  );
  await database.close();
  expect((await Promise.all(asked)).map((table) => table.numbers('rows')[0])).toEqual([50, 1_999_999_000_000]);
  await workspace.close();
});
