import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainWorkshop } from '../../src/model/index.js';
import { sources } from '../../src/sources/index.js';
import { type DataPackage, openDataPackage } from '../../src/store/index.js';
import { build } from '../../src/study/build.js';
import { instruments } from '../../src/study/instruments.js';
import { referenceTables } from '../../src/study/reference-tables.js';
import { renderAnswer } from '../../src/study/render/answer.js';
import type { Context } from '../../src/study/study.js';
import { copyFixture, copyFixtures, filesIn } from './composite.js';

const context: Context = { data: '', seed: 1, workshop: plainWorkshop() };
let folder: string;
let raw: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-sources-'));
  raw = join(folder, 'raw');
  copyFixtures(raw);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(name: string, more: Record<string, unknown> = {}) {
  return build.run(build.schema.parse({ 'raw-folder': raw, out: join(folder, name), quick: true, ...more }), context);
}

async function rowsOf(data: DataPackage, table: string): Promise<Record<string, unknown>[]> {
  return (await data.read(table)).records();
}

/** Ids of the sources with these terms. */
function idsOf(permission: 'ship' | 'cite' | 'local'): string[] {
  return sources.filter(({ origin }) => origin.permission === permission).map(({ id }) => id);
}

/** Every source that a table names as an origin, or any row in any column for sources. */
async function sourcesNamed(data: DataPackage): Promise<Set<unknown>> {
  const named = new Set<unknown>(data.origins.map(({ id }) => id));
  for (const { name, columns } of data.tables) {
    const table = await data.read(name);
    for (const column of columns.filter((one) => ['origin', 'source', 'sources'].includes(one.name)))
      for (const cell of table.cells(column.name).flat()) named.add(cell);
  }
  return named;
}

/** Rows of a source's raw files as anybody would count them; null where a file has quotation marks. */
function plainRows(source: string): number | null {
  const { files } = sources.find(({ id }) => id === source)!.layouts[0]!;
  let rows = 0;
  for (const { id, form } of files) {
    const text = readFileSync(join(raw, source, `${id}.csv`), 'utf8');
    if (text.includes('"')) return null;
    rows += text.split('\n').filter((line) => line.trim() !== '').length - (form === undefined ? 1 : 0);
  }
  return rows;
}

/** What is read into tables here: every source that may be given on, but for the votes, which are not there, and GDELT. */
const read = sources
  .map(({ id }) => id)
  .filter((id) => !idsOf('local').includes(id) && !['unga-votes', 'gdelt'].includes(id));

describe('a build from the fixtures of every source', () => {
  let answer: Awaited<ReturnType<typeof run>>;
  let data: DataPackage;
  beforeAll(async () => {
    answer = await run('all');
    data = await openDataPackage(join(folder, 'all'));
  });
  afterAll(() => data.close());

  test('writes every table, each row told apart by its key, and nothing else into the folder', async () => {
    const names = Object.keys(referenceTables).sort();
    expect(data.tables.map(({ name }) => name).sort()).toEqual(names);
    expect(answer.result.tables.map(({ table }) => table).sort()).toEqual(names);
    expect(readdirSync(join(folder, 'all'))).toHaveLength(names.length + 1);
    expect(await data.verify()).toEqual([]);
    for (const { name, key } of data.tables) {
      const keys = (await rowsOf(data, name)).map((row) => JSON.stringify(key.map((column) => row[column])));
      expect(new Set(keys).size, name).toBe(keys.length);
    }
  });

  test('has rows in every table that these sources can fill', async () => {
    const empty = answer.result.tables.filter(({ rows }) => rows === 0).map(({ table }) => table);
    // A handful of rows is no panel to fit a law to.
    expect(empty).toEqual(['laws', 'law_terms', 'law_draws', 'evidence', 'asset_appeal']);
  });

  test('accounts for every row of every source: used, set aside or rejected, with notes that add up', async () => {
    const accounts = await rowsOf(data, 'sources');
    expect(accounts.map(({ source }) => source)).toEqual(read.toSorted());
    expect(answer.origins.map(({ id }) => id).sort()).toEqual(read.toSorted());
    const notes = await rowsOf(data, 'source_notes');
    const noted = (source: unknown, kind: string) =>
      notes.filter((note) => note['source'] === source && note['kind'] === kind);
    const total = (rows: readonly Record<string, unknown>[]) =>
      rows.reduce((sum, row) => sum + (row['rows'] as number), 0);
    for (const account of accounts) {
      const { source, rows, used, set_aside: aside, rejected } = account as Record<string, number>;
      expect({ source, rows: used! + aside! + rejected! }).toEqual({ source, rows });
      expect({ source, aside: total(noted(source, 'set aside')) }).toEqual({ source, aside });
      expect({ source, rejected: total(noted(source, 'rejected')) }).toEqual({ source, rejected });
      expect({ source, rows: plainRows(String(source)) ?? rows }).toEqual({ source, rows });
      if (account['unresolved'] !== 0) expect(noted(source, 'unresolved'), String(source)).not.toEqual([]);
    }
    expect(answer.result.sources.map(({ source, rows }) => [source, rows]).sort()).toEqual(
      accounts.map(({ source, rows }) => [source, rows]).sort(),
    );
  });

  test('accounts for every record of ties and figures: in a table, unresolved or left out', async () => {
    const accounts = await rowsOf(data, 'sources');
    const notes = await rowsOf(data, 'source_notes');
    const made = [...(await rowsOf(data, 'ties')), ...(await rowsOf(data, 'indicators'))];
    const only = [
      'fariss',
      'gapminder',
      'igo',
      'isard',
      'migration',
      'nmc',
      'states',
      'students',
      'trade',
      'vdem',
      'wgi',
    ];
    for (const source of only) {
      const { records, unresolved } = accounts.find((row) => row['source'] === source) as Record<string, number>;
      const left = notes.filter((note) => note['source'] === source && note['kind'] === 'left out');
      const kept = made.filter(({ origin }) => origin === source).length;
      const found = kept + unresolved! + left.reduce((sum, row) => sum + (row['rows'] as number), 0);
      expect({ source, records: found }).toEqual({ source, records });
      expect(records, source).toBeGreaterThan(0);
    }
  });

  test('counts each act that is told in the yearly doses, and those dated finely enough in the monthly ones too', async () => {
    const doses = await rowsOf(data, 'doses');
    const acts = (step: number, instrument: string) =>
      doses
        .filter((row) => row['step'] === step && row['instrument'] === instrument)
        .reduce((sum, row) => sum + (row['acts'] as number), 0);
    // Counted by hand in the fixtures: test/fixtures/us-visits/lists and test/fixtures/keds/packaged.
    expect([acts(12, 'secretary-visit'), acts(1, 'secretary-visit')]).toEqual([2, 2]);
    expect([acts(12, 'newswire-visit'), acts(1, 'newswire-visit')]).toEqual([2, 2]);
    expect([acts(12, 'aid') > 0, acts(1, 'aid')]).toEqual([true, 0]);
    const [yearly, monthly] = [12, 1].map((step) => doses.filter((row) => row['step'] === step));
    for (const row of monthly!) {
      const year = Math.floor((row['period'] as number) / 12);
      const same = (other: Record<string, unknown>) =>
        other['period'] === year && ['instrument', 'actor', 'audience'].every((name) => other[name] === row[name]);
      expect(yearly!.some(same), JSON.stringify(row)).toBe(true);
    }
  });

  test('names for each row an origin of its table, and kinds for every tie, indicator and concept', async () => {
    const kinds = (await rowsOf(data, 'kinds')).map(({ of, id }) => `${of} ${id}`);
    const used = [
      ...(await rowsOf(data, 'ties')).map(({ tie }) => `tie ${tie}`),
      ...(await rowsOf(data, 'indicators')).map(({ indicator }) => `figure ${indicator}`),
      ...(await rowsOf(data, 'ledger')).map(({ concept }) => `ledger ${concept}`),
      ...(await rowsOf(data, 'crosswalk')).map(({ scheme }) => `act ${scheme}`),
    ];
    expect([...new Set(used)].filter((kind) => !kinds.includes(kind))).toEqual([]);
    expect(used).toContain('tie distance');
    const actors = new Set((await rowsOf(data, 'actors')).map(({ id }) => id));
    for (const { first, second } of await rowsOf(data, 'ties'))
      expect([first, second].every((id) => actors.has(id))).toBe(true);
  });

  test('lets nothing in that is for use at home only', async () => {
    const local = idsOf('local');
    expect(local.length).toBeGreaterThan(0);
    expect([...(await sourcesNamed(data))].filter((id) => local.includes(String(id)))).toEqual([]);
  });

  test('gives the same bytes when it is run again', async () => {
    const files = filesIn(join(folder, 'all'));
    await run('again');
    expect(filesIn(join(folder, 'again'))).toEqual(files);
  });
});

describe('a build from sources some of which are not there or not open', () => {
  const open = ['codes', 'gapminder', 'us-visits', 'wgi', 'unhcr'];

  test('notes a source that is not there, and goes on without it', async () => {
    const some = join(folder, 'some');
    for (const id of ['codes', 'wgi'])
      copyFixture(some, id, sources.find((source) => source.id === id)!.layouts[0]!.id);
    mkdirSync(join(some, 'not-a-source'));
    writeFileSync(join(some, 'notes.txt'), 'Made up.');
    const { result, problems, origins } = await run('few', { 'raw-folder': some });
    expect(result.sources.map(({ source }) => source)).toEqual(['codes', 'wgi']);
    expect(origins.map(({ id }) => id)).toEqual(['codes', 'wgi']);
    const unknown = problems.filter(({ code }) => code === 'not-yet-known');
    const missing = unknown.flatMap(({ where }) => where?.file ?? []);
    const expected = [...read, 'unga-votes']
      .filter((id) => !['codes', 'wgi'].includes(id))
      .map((id) => `${some}/${id}`);
    expect(missing.toSorted()).toEqual(expected.toSorted());
    // Without their sources there are no laws either, and that is said of each.
    expect(unknown.filter(({ where }) => where === null).map(({ got }) => got)).toEqual([
      'unga, equal standing: none',
      'unga, capability-share standing: none',
      'favourability, equal standing: none',
      'favourability, capability-share standing: none',
    ]);
    expect(result.tables).toHaveLength(Object.keys(referenceTables).length);
  });

  test('needs the lists of codes', async () => {
    await expect(run('none', { 'raw-folder': folder })).rejects.toMatchObject({ problem: { code: 'file-not-found' } });
  });

  test('with --licence open leaves out all that is not, by name, and makes standing of products', async () => {
    const { problems, origins } = await run('open', { licence: 'open' });
    const closed = idsOf('cite');
    expect(closed).toContain('nmc');
    const left = problems.filter(({ code }) => code === 'left-out-by-licence').map(({ got }) => got);
    const expected = sources
      .filter(({ id }) => closed.includes(id))
      .map(({ origin }) => `${origin.title}: ${origin.licence}`);
    expect(left.toSorted()).toEqual(expected.toSorted());
    expect(origins.filter(({ id, permission }) => closed.includes(id) || permission !== 'ship')).toEqual([]);
    const data = await openDataPackage(join(folder, 'open'));
    try {
      const named = await sourcesNamed(data);
      expect([...named].filter((id) => closed.includes(String(id)) || idsOf('local').includes(String(id)))).toEqual([]);
      expect([...named]).toEqual(expect.arrayContaining(open));
      const standings = await rowsOf(data, 'standing');
      expect(new Set(standings.map(({ standing }) => standing))).toEqual(
        new Set(['product-share', 'product-share-at-purchasing-power']),
      );
      const licences = data.head.licences.map(({ name }) => name);
      expect(licences).not.toContain('other-at');
      // Acts of sources that were left out are not none, but unknown.
      const schemes = new Set((await rowsOf(data, 'coverage')).map(({ scheme }) => scheme));
      expect([schemes.has('us-visit'), schemes.has('atop'), schemes.has('weis')]).toEqual([true, false, false]);
    } finally {
      await data.close();
    }
  });
  test('answers from such tables say first what is missing', async () => {
    const data = join(folder, 'open');
    const answer = await instruments.run({}, { data, seed: 1, workshop: plainWorkshop() });
    expect(answer.problems[0]).toMatchObject({ code: 'left-out-by-licence' });
    expect(answer.problems[0]!.got).toContain('Defence pact');
    expect(answer.problems[0]!.got).toContain('standing by capability');
    const text = renderAnswer(instruments as never, answer as never, 'text');
    expect(text.split('\n\n')[1]!.trim()).toMatch(/^A source was left out because of its terms/);
  });

  test('leaves out votes whose layout brings terms of its own', async () => {
    const some = join(folder, 'library');
    for (const id of ['codes', 'wgi'])
      copyFixture(some, id, sources.find((source) => source.id === id)!.layouts[0]!.id);
    copyFixture(some, 'unga-votes', 'library');
    const { problems, origins, result } = await run('from-library', { 'raw-folder': some });
    expect(problems.filter(({ code }) => code === 'left-out-by-licence')).toHaveLength(1);
    expect(origins.map(({ id }) => id)).toEqual(['codes', 'wgi']);
    expect(result.scales).toEqual([]);
  });
});
