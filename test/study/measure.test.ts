import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainWorkshop, ProblemError } from '../../src/model/index.js';
import { measureIdealPointsStudy as measure } from '../../src/study/measure.js';
import type { Context } from '../../src/study/study.js';

const context: Context = { data: join(import.meta.dirname, '../../reference'), seed: 1, workshop: plainWorkshop() };
const council = join(import.meta.dirname, '../../examples/council-votes.csv');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-measure-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const run = (given: Record<string, unknown>) => measure.run(measure.schema.parse(given), context);

async function problemOf(promise: Promise<unknown>) {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

/** A small council: four voters, six roll calls, in the plain layout. */
const small = [
  'roll_call,voter,period,vote',
  ...[1, 2, 3, 4, 5, 6].flatMap((r) =>
    ['Anna', 'Bert', 'Cleo', 'Dora'].map((voter, v) => `${r},${voter},2001,${v < 1 + (r % 3) ? 'yes' : 'no'}`),
  ),
];
const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('measure on a made-up council', () => {
  test('finds those who drift, and the order by construction', async () => {
    const { result } = await run({ votes: [council], positive: 'Alba', fast: true });
    const mean = (voter: string, period: number): number =>
      Number(result.positions.find((one) => one.voter === voter && one.period === period)!.mean);
    expect(mean('Alba', 2020)).toBeGreaterThan(mean('Ivo', 2020));
    expect(mean('Goran', 2020)).toBeGreaterThan(mean('Goran', 2015));
    expect(result.rejects).toEqual([]);
  });

  test('sampling gives the same digits for the same seed, and others for another', async () => {
    const [once, again] = [
      await run({ votes: [council], positive: 'Alba' }),
      await run({ votes: [council], positive: 'Alba' }),
    ];
    expect(again).toEqual(once);
    const other = await measure.run(measure.schema.parse({ votes: [council], positive: 'Alba' }), {
      ...context,
      seed: 2,
    });
    expect(other.result.positions).not.toEqual(once.result.positions);
  });

  test('gzipped votes are the same votes', async () => {
    const plain = await run({ votes: [file('small.csv', text(small))], positive: 'Dora', fast: true });
    const zipped = await run({ votes: [file('small.csv.gz', gzipSync(text(small)))], positive: 'Dora', fast: true });
    expect(zipped.result.positions).toEqual(plain.result.positions);
  });

  test('without a positive voter nobody could say which end is which', async () => {
    const found = await problemOf(run({ votes: [council] }));
    expect(found.code).toBe('missing-value');
    expect(found.where).toEqual({ parameter: 'positive' });
    expect((await problemOf(run({ votes: [council], positive: 'Nobody' }))).expected).toBe('a voter of this body');
  });
});

describe('bad input: a clear problem, and nothing lost', () => {
  test('a vote word that is not known is rejected with line and value', async () => {
    const votes = file('word.csv', text([...small, '7,Anna,2001,perhaps']));
    const { result, problems } = await run({ votes: [votes], positive: 'Dora', fast: true });
    expect(result.rejects).toMatchObject([{ file: 'word.csv', line: 26, column: 'vote', value: 'perhaps' }]);
    expect(problems.find(({ code }) => code === 'rows-rejected')?.where).toMatchObject({ line: 26 });
    expect(result.votesUsed + result.rejects.length + result.setAside.reduce((sum, { rows }) => sum + rows, 0)).toBe(
      25,
    );
  });

  test('a missing column is named', async () => {
    const votes = file('column.csv', text(small.map((line) => line.split(',').slice(0, 3).join(','))));
    const found = await problemOf(run({ votes: [votes], positive: 'Dora' }));
    expect(['missing-column', 'unknown-layout']).toContain(found.code);
    expect(`${found.expected} ${found.got} ${found.fix}`).toContain('vote');
  });

  test('a roll call with one voter is set aside, not lost', async () => {
    const votes = file('lone.csv', text([...small, '9,Anna,2001,yes']));
    const { result } = await run({ votes: [votes], positive: 'Dora', fast: true });
    expect(result.setAside).toEqual([{ reason: 'all voters gave the same answer', rows: 1 }]);
  });

  test('a voter with one vote has a wide interval', async () => {
    const votes = file('once.csv', text([...small, '1,Emil,2001,yes']));
    const { result } = await run({ votes: [votes], positive: 'Dora', fast: true });
    const sd = (voter: string): number => Number(result.positions.find((one) => one.voter === voter)!.sd);
    expect(sd('Emil')).toBeGreaterThan(sd('Anna'));
  });

  test('a plain file cut in half rejects its last row; a gzipped one is refused', async () => {
    const whole = text(small);
    const cut = whole.slice(0, whole.indexOf('\n3,Cleo') + '\n3,Cl'.length);
    const { result } = await run({ votes: [file('cut.csv', cut)], positive: 'Dora', fast: true });
    expect(result.rejects.length).toBe(1);
    expect(result.rejects[0]!.reason).toMatch(/cut/);
    const zipped = gzipSync(whole);
    const found = await problemOf(
      run({ votes: [file('cut.csv.gz', zipped.subarray(0, zipped.length >> 1))], positive: 'Dora' }),
    );
    expect(found.code).toBe('file-cut-short');
  });

  test('a wrong encoding is told with its place', async () => {
    const bytes = Buffer.from(text(small).replaceAll('Cleo', 'Cléo'), 'latin1');
    const found = await problemOf(run({ votes: [file('latin.csv', bytes)], positive: 'Dora' }));
    expect(found.code).toBe('wrong-encoding');
    expect(found.where).toMatchObject({ file: 'latin.csv', line: 4 });
  });

  test('a body that never divides cannot be placed', async () => {
    const votes = file('unanimous.csv', text(small.map((line) => line.replace(',no', ',yes'))));
    expect((await problemOf(run({ votes: [votes], positive: 'Dora' }))).code).toBe('too-little-variation');
  });

  test('a file that is not there', async () => {
    expect((await problemOf(run({ votes: [join(folder, 'none.csv')], positive: 'Dora' }))).code).toBe('file-not-found');
  });
});
