import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Workshop } from '../../src/model/index.js';
import { openDataPackage, writeDataPackage } from '../../src/store/index.js';
import { build } from '../../src/study/build.js';
import { appealTables } from '../../src/study/assets/appeal-table.js';
import { evidenceTables } from '../../src/study/compare/evidence-table.js';
import { lawTables } from '../../src/study/law/law-tables.js';
import { referenceTables } from '../../src/study/reference-tables.js';
import type * as WorkshopModule from '../../src/study/workshop.js';
import { copyFixtures, filesIn, writeVotes } from './composite.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-threads-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(raw: string, out: string, workshop: Workshop) {
  const given = { 'raw-folder': raw, out: join(folder, out), quick: true };
  return build.run(build.schema.parse(given), { data: '', seed: 1, workshop });
}

test('every source together gives the same bytes with one worker thread and with two', async () => {
  const whole = join(folder, 'whole');
  copyFixtures(whole);
  writeVotes(whole, { seed: 5 });
  // Worker threads run the built program.
  const path = '../../dist/study/workshop.js';
  const { openWorkshop } = (await import(path)) as typeof WorkshopModule;
  const [one, two] = [openWorkshop({ threads: 1 }), openWorkshop({ threads: 2 })];
  try {
    const { result } = await run(whole, 'one', one);
    expect(result.tables.map(({ table }) => table).sort()).toEqual(Object.keys(referenceTables).sort());
    // In so little no law can be found.
    const empty = result.tables.filter(({ rows }) => rows === 0).map(({ table }) => table);
    expect(empty.sort()).toEqual(Object.keys({ ...lawTables, ...evidenceTables, ...appealTables }).sort());
    await run(whole, 'two', two);
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
  expect(filesIn(join(folder, 'two'))).toEqual(filesIn(join(folder, 'one')));
  const votes = (await openSources(join(folder, 'one'))).find(({ source }) => source === 'unga-votes')!;
  // 6 sessions of 12 roll calls by five states, and one vote of Atlantis in a roll call that is not listed.
  expect(votes).toMatchObject({ records: 361, from: 1995, to: 2000, actors: 5 });
  // The same tables, written with one and with two threads of the store.
  const data = await openDataPackage(join(folder, 'one'));
  for (const threads of [1, 2]) {
    const tables = [];
    for (const { name } of data.tables) {
      const spec = data.table(name);
      const table = await data.read(name);
      tables.push({ spec, data: Object.fromEntries(table.names.map((column) => [column, table.cells(column)])) });
    }
    await writeDataPackage(join(folder, `store-${threads}`), data.head, tables, { threads });
  }
  await data.close();
  expect(filesIn(join(folder, 'store-1'))).toEqual(filesIn(join(folder, 'one')));
  expect(filesIn(join(folder, 'store-2'))).toEqual(filesIn(join(folder, 'one')));
});

async function openSources(path: string): Promise<Record<string, unknown>[]> {
  const data = await openDataPackage(path);
  try {
    return (await data.read('sources')).records();
  } finally {
    await data.close();
  }
}
