import { expect, test } from 'vitest';
import { states } from '../../src/sources/index.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';

test('both layouts give each pair once, lower number first; a stretch to the last month goes on', () => {
  const directed = states.parse(fixtureFiles('states/directed'));
  expect(directed.tables.contiguity).toEqual([
    { first: 380, second: 385, kind: 1, from: '1905-06', to: null },
    { first: 380, second: 390, kind: 2, from: '1816-01', to: null },
    { first: 260, second: 265, kind: 1, from: '1950-01', to: '1990-10' },
  ]);
  expect(directed.setAside.map(({ rows }) => rows)).toEqual([2, 1]);
  expect(directed.rejects.map(({ line, column }) => [line, column])).toEqual([
    [8, 'ccode2'],
    [9, 'conttype'],
  ]);

  const master = states.parse(fixtureFiles('states/master'));
  expect(master.tables.contiguity).toEqual([directed.tables.contiguity[0], directed.tables.contiguity[2]]);
  expect(master.rejects).toMatchObject([{ line: 4, column: 'end', value: '201613' }]);
});

describeRaw('the real contiguity', (folder) => {
  test('has 847 stretches: 937 pairs each way, less those more than 400 miles apart', () => {
    const parsed = states.parse([rawFile(folder, 'states/contiguity.csv')]);
    expect(parsed.rejects).toEqual([]);
    expect(parsed.tables.contiguity.length).toBe(847);
    expect(parsed.layouts[0]).toMatchObject({ rows: 1_874, used: 847 });
    expect(parsed.tables.contiguity).toContainEqual({ first: 2, second: 20, kind: 1, from: '1920-01', to: null });
  });
});
