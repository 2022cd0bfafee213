import { cpSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainWorkshop, type Workshop } from '../../src/model/index.js';
import { openDataPackage, writeDataPackage } from '../../src/store/index.js';
import { build } from '../../src/study/build.js';
import { version } from '../../src/study/version.js';
import { copyFixture, filesIn, writeVotes } from './composite.js';

let folder: string;
/** Votes and codes alone; and the folder in which their fits were made. */
let raw: string;
let fitted: string;

/** A workshop without hands: whoever would fit anything fails. */
const idle: Workshop = {
  ...plainWorkshop(),
  map: async () => {
    throw new Error('something was fitted');
  },
};

function run(out: string, more: Record<string, unknown> = {}, workshop = plainWorkshop(), seed = 1) {
  const given = { 'raw-folder': raw, out: join(folder, out), quick: true, ...more };
  return build.run(build.schema.parse(given), { data: '', seed, workshop });
}

/** A copy of the folder in which fits were made. */
function copyOfFits(name: string): string {
  cpSync(fitted, join(folder, name), { recursive: true });
  return join(folder, name);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-fits-'));
  raw = join(folder, 'raw');
  copyFixture(raw, 'codes', 'crosswalk-and-states');
  writeVotes(raw, { seed: 5 });
  fitted = join(folder, 'fitted');
  await run('fitted');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('fits of an earlier build', () => {
  test('are kept where votes, codes, settings and seed are the same, and give the same bytes', async () => {
    const kept = copyOfFits('kept');
    const { result } = await run('kept', {}, idle);
    expect(result.scales.map(({ scale }) => scale)).toEqual(['unga']);
    expect(filesIn(kept)).toEqual(filesIn(fitted));
  });

  test('hold unsmoothed draws around the unsmoothed mean, and keep them', async () => {
    const kept = copyOfFits('kept-draws');
    await run('kept-draws', {}, idle);
    const rows = (await positionsIn(kept)).filter((row) => row['scale'] === 'unga');
    const known = rows.filter((row) => row['unsmoothed_mean'] !== null);
    expect(known.length).toBeGreaterThan(0);
    for (const row of rows) {
      const draws = row['unsmoothed_draws'] as Float64Array | null;
      expect(draws === null).toBe(row['unsmoothed_mean'] === null);
      if (draws === null) continue;
      expect(draws).toHaveLength(20);
      // Kept to 1/128 of a point.
      const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
      expect(Math.abs(mean - (row['unsmoothed_mean'] as number))).toBeLessThan(1 / 256 + 1e-4);
    }
    expect(known.some((row) => new Set(row['unsmoothed_draws'] as Float64Array).size > 1)).toBe(true);
  });

  test('are kept beside sources that were not there before', async () => {
    const more = join(folder, 'more');
    cpSync(raw, more, { recursive: true });
    copyFixture(more, 'unga-ideal-points', 'july-2025');
    const before = await positionsIn(fitted);
    const kept = copyOfFits('kept-beside');
    await run('kept-beside', { 'raw-folder': more }, idle);
    const now = await positionsIn(kept);
    expect(before.length).toBeGreaterThan(0);
    expect(now.filter((row) => row['scale'] === 'unga')).toEqual(before);
  });

  test.each([
    ['on demand', { refit: true }, 1],
    ['for another seed', {}, 2],
    ['for other settings', { quick: false }, 1],
  ])('are made again %s', async (_, more, seed) => {
    const name = `again-${seed}-${Object.keys(more).join('')}`;
    copyOfFits(name);
    await expect(run(name, more, idle, seed)).rejects.toThrow('something was fitted');
  });

  test('are made again from other votes or other codes', async () => {
    const other = join(folder, 'other-votes');
    cpSync(raw, other, { recursive: true });
    writeVotes(other, { seed: 6 });
    copyOfFits('other');
    await expect(run('other', { 'raw-folder': other }, idle)).rejects.toThrow('something was fitted');
    const recoded = join(folder, 'other-codes');
    cpSync(raw, recoded, { recursive: true });
    writeFileSync(join(recoded, 'codes', 'states.csv'), 'SWD,380,Sweden,1809,6,6,2016,12,31,2016\n', { flag: 'a' });
    await expect(run('other', { 'raw-folder': recoded }, idle)).rejects.toThrow('something was fitted');
  });

  test('are the same digits when they are made again', async () => {
    const again = copyOfFits('refitted');
    await run('refitted', { refit: true });
    expect(filesIn(again)).toEqual(filesIn(fitted));
  });

  test('that are damaged are made again, not told as a failure', async () => {
    for (const table of ['positions', 'scales']) {
      const damaged = copyOfFits(`damaged-${table}`);
      const file = readdirSync(damaged).find((name) => name.startsWith(`${table}.`))!;
      truncateSync(join(damaged, file), 100);
      await expect(run(`damaged-${table}`, {}, idle)).rejects.toThrow('something was fitted');
    }
    await run('damaged-positions');
    expect(filesIn(join(folder, 'damaged-positions'))).toEqual(filesIn(fitted));
  });

  test('in tables of other columns are made again', async () => {
    const old = copyOfFits('old');
    const data = await openDataPackage(old);
    const tables = [];
    for (const { name } of data.tables) {
      const columns = data.table(name).columns.filter((column) => name !== 'scales' || column.name !== 'source');
      const table = await data.read(name, { columns: columns.map((column) => column.name) });
      const cells = Object.fromEntries(columns.map((column) => [column.name, table.cells(column.name)]));
      tables.push({ spec: { ...data.table(name), columns }, data: cells });
    }
    await data.close();
    await writeDataPackage(old, data.head, tables, { keepOldFor: 0 });
    await expect(run('old', {}, idle)).rejects.toThrow('something was fitted');
  });
});

async function positionsIn(path: string): Promise<Record<string, unknown>[]> {
  const data = await openDataPackage(path);
  try {
    expect(data.table('positions').madeBy.version).toBe(version);
    return (await data.read('positions')).records();
  } finally {
    await data.close();
  }
}
