import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainWorkshop } from '../../src/model/index.js';
import { sources } from '../../src/sources/index.js';
import { Workspace } from '../../src/store/index.js';
import { load } from '../../src/study/load.js';
import { repository } from '../support/raw.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-load-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fixture(source: string, layout: string): string {
  return join(repository, 'test', 'fixtures', source, layout);
}

async function run(source: string, path: string, workspace: string) {
  const given = { source, paths: [path], workspace: join(folder, workspace) };
  return load.run(load.schema.parse(given), { data: '', seed: 1, workshop: plainWorkshop() });
}

async function rowsIn(workspace: string, table: string): Promise<Record<string, unknown>[]> {
  const opened = new Workspace(join(folder, workspace));
  try {
    return (await opened.readTable(table)).records();
  } finally {
    await opened.close();
  }
}

describe.concurrent.each(sources.map((source) => [source.id, source] as const))('%s', (id, source) => {
  test('is loaded with every table that it gives, twice with the same result, its files and rejects kept', async () => {
    const path = fixture(id, source.layouts[0]!.id);
    const files = readdirSync(path)
      .sort()
      .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(path, name))) }));
    const parsed = source.parse(files);
    const { result, origins } = await run(id, path, id);

    const given = Object.keys(parsed.tables as object).map((name) => names[name] ?? name);
    expect(result.tables.map(({ table }) => table).sort()).toEqual(
      [...given, 'rejects'].map((name) => `${id}-${name}`).sort(),
    );
    const used = result.files.reduce((sum, file) => sum + file.used, 0);
    const rows = result.files.reduce((sum, file) => sum + file.rows, 0);
    const aside = result.setAside.reduce((sum, set) => sum + set.rows, 0);
    expect(used).toBeGreaterThan(0);
    expect(used + aside + result.rejected).toBe(rows);
    expect(origins).toMatchObject([{ id, rows: used }]);
    // Rows used leave something behind in a table that is not the rejects'.
    const kept = result.tables.filter(({ table }) => table !== `${id}-rejects`);
    expect(kept.reduce((sum, table) => sum + table.rows, 0)).toBeGreaterThan(0);

    const rejects = await rowsIn(id, `${id}-rejects`);
    expect(rejects.length).toBe(result.rejected);
    expect(rejects.length).toBeGreaterThan(0);
    expect(new Set(rejects.map(textOf))).toEqual(new Set(parsed.rejects.map((reject) => textOf({ ...reject }))));

    const again = await run(id, path, id);
    expect(again.result).toEqual(result);
    expect(readdirSync(join(folder, id, 'raw'))).toHaveLength(files.length);
  });
});

/** What the tables of some records are called once they are kept. */
const names: Readonly<Record<string, string>> = { votes: 'ballots', rollCalls: 'roll-calls' };

function textOf({ file, line, column, value, reason }: Record<string, unknown>): string {
  return JSON.stringify([file, line, column, value, reason]);
}

test('rejects are kept with file, line, column, value and reason', async () => {
  await run('us-visits', fixture('us-visits', 'lists'), 'rejects');
  const rejects = await rowsIn('rejects', 'us-visits-rejects');
  for (const reject of rejects) {
    const lines = readFileSync(join(fixture('us-visits', 'lists'), String(reject['file'])), 'utf8').split('\n');
    expect(lines[0]).toContain(String(reject['column']));
    expect(lines[(reject['line'] as number) - 1]).toContain(String(reject['value']));
    expect(reject['reason']).not.toBe('');
  }
});

test('records are kept as the source writes them, missing cells empty', async () => {
  await run('us-visits', fixture('us-visits', 'lists'), 'records');
  const acts = await rowsIn('records', 'us-visits-acts');
  const visit = { scheme: 'us-visit', code: 'secretary-of-state', months: 1, hundredths: null, together: 1, event: '' };
  const actor = { actor: 'United States', actor_code: 'iso3:USA', audience_code: '' };
  expect(acts).toHaveLength(4);
  expect(acts).toEqual(
    expect.arrayContaining([
      { ...actor, ...visit, audience: 'Denmark', month: 1899 * 12 },
      { ...actor, ...visit, audience: 'Korea, Republic of', month: 1980 * 12 + 2 },
    ]),
  );
  await run('states', fixture('states', 'directed'), 'records');
  expect(await rowsIn('records', 'states-contiguity')).toEqual(
    expect.arrayContaining([
      { first: 380, second: 385, kind: 1, first_month: '1905-06', last_month: null },
      { first: 260, second: 265, kind: 1, first_month: '1950-01', last_month: '1990-10' },
    ]),
  );
  await run('unhcr', fixture('unhcr', 'packaged'), 'records');
  const people = await rowsIn('records', 'unhcr-ledger');
  expect(people.find(({ concept, year }) => concept === 'refugees-new' && year === 1962)).toMatchObject({
    population: 'Algeria',
    place: 'Malta',
    side_a: '',
    side_a_code: '',
    low: null,
    best: 5,
    high: null,
  });
});
