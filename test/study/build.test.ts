import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainWorkshop } from '../../src/model/index.js';
import { createRandom } from '../../src/statistics/index.js';
import { brief } from '../../src/study/brief.js';
import { build } from '../../src/study/build.js';
import { load } from '../../src/study/load.js';
import type { Context } from '../../src/study/study.js';
import type * as WorkshopModule from '../../src/study/workshop.js';

const codes = join(import.meta.dirname, '../fixtures/codes/crosswalk-and-states');
let folder: string;
let raw: string;
const context: Context = { data: '', seed: 1, workshop: plainWorkshop() };

/** A made-up assembly of five real states, six sessions of twelve roll calls, in the packaged layout. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-build-'));
  raw = join(folder, 'raw');
  mkdirSync(join(raw, 'unga-votes'), { recursive: true });
  cpSync(codes, join(raw, 'codes'), { recursive: true });
  const random = createRandom({ seed: 5 });
  const states = [
    ['Sweden', 'SE', 0.6],
    ['Namibia', 'NA', -0.8],
    ['Germany', 'DE', 1.2],
    ['Czechia', 'CZ', 0.9],
    ['Yemen', 'YE', -1.4],
  ] as const;
  const [rollCalls, votes] = [
    ['rcid,session,importantvote,date,unres,amend,para,short,descr'],
    ['rcid,country,country_code,vote'],
  ];
  for (let session = 50; session < 56; session++) {
    for (let n = 0; n < 12; n++) {
      const id = 100 * session + n;
      rollCalls.push(`${id},${session},0,${1945 + session}-11-${10 + n},R/${id},0,0,MADE UP,"Nothing, made up"`);
      const [beta, low] = [1 + random.uniform(), random.normal() - 0.4];
      for (const [name, code, position] of states) {
        const latent = beta * position + random.normal();
        votes.push(`${id},${name},${code},${latent < low ? 'yes' : latent < low + 0.6 ? 'abstain' : 'no'}`);
      }
    }
  }
  votes.push('5000,Atlantis,XX,yes');
  const put = (name: string, lines: readonly string[]): void => {
    writeFileSync(join(raw, 'unga-votes', name), `${lines.join('\n')}\n`);
  };
  put('votes.csv', votes);
  put('roll-calls.csv', rollCalls);
  put('issues.csv', ['rcid,short_name,issue', '5000,zz,Something else']);
  put('matches.csv', ['v1,rcid1,rcid2', '1,5000,5100']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Build into a folder of the given name; its files as { name: bytes in hexadecimal }. */
async function built(name: string, workshop = context.workshop): Promise<Record<string, string>> {
  const out = join(folder, name);
  await build.run(build.schema.parse({ 'raw-folder': raw, out, quick: true }), { ...context, workshop });
  return Object.fromEntries(readdirSync(out).map((file) => [file, readFileSync(join(out, file)).toString('hex')]));
}

describe('build', () => {
  test('gives the same bytes for the same inputs and seed, with any number of threads', async () => {
    const plain = await built('plain');
    expect(Object.keys(plain)).toContain('datapackage.json');
    // Worker threads run the built program.
    const path = '../../dist/study/workshop.js';
    const { openWorkshop } = (await import(path)) as typeof WorkshopModule;
    const one = openWorkshop({ threads: 1 });
    const two = openWorkshop({ threads: 2 });
    try {
      expect(await built('one', one)).toEqual(plain);
      expect(await built('two', two)).toEqual(plain);
    } finally {
      await Promise.all([one.close(), two.close()]);
    }
  });

  test('answers briefs on what was built, and names what it could not use', async () => {
    const out = join(folder, 'answer');
    const answer = await build.run(build.schema.parse({ 'raw-folder': raw, out, quick: true }), context);
    expect(answer.result.scales.map(({ scale }) => scale)).toEqual(['unga']);
    const got = answer.problems.map((problem) => problem.got).join('\n');
    expect(got).toContain('Atlantis');
    expect(got).toMatch(/unga-human-rights: 0 such roll calls/);
    const { result } = await brief.run(brief.schema.parse({ actor: 'Germany', audience: 'Yemen' }), {
      ...context,
      data: out,
    });
    expect(result.window).toEqual({ from: 1995, to: 2000 });
    expect(result.reach!.start.reach.mean).toBeGreaterThan(0);
  });

  test('load keeps inputs and rows; loading again gives the same tables', async () => {
    const workspace = join(folder, 'workspace');
    const given = { source: 'unga-votes', paths: [join(raw, 'unga-votes')], workspace };
    const once = await load.run(load.schema.parse(given), context);
    const again = await load.run(load.schema.parse(given), context);
    expect(again.result).toEqual(once.result);
    expect(once.result.tables.find(({ table }) => table === 'unga-votes-ballots')?.rows).toBe(361);
    expect(readdirSync(join(workspace, 'raw'))).toHaveLength(4);
  });
});
