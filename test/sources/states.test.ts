import { expect, test } from 'vitest';
import { states } from '../../src/sources/index.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile, textFile } from './fixtures.js';

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

test('a pair has one tie per year in which some day of a stretch lies, of the closest kind', () => {
  const { ties } = states.parse([
    textFile('contiguity.csv', [
      'ccode1,ccode2,conttype,stdate,enddate',
      '220,210,1,1816-01-01,1818-12-01',
      '210,220,5,1818-12-01,1820-07-01',
      '210,220,4,2015-12-01,2016-12-01',
    ]),
  ]).tables;
  expect(ties!.labels.map(({ code, scheme }) => `${scheme} ${code}`)).toEqual(['cow 210', 'cow 220']);
  expect([...ties!.year].map((year, i) => [year, ties!.value[i]])).toEqual([
    [1816, 1],
    [1817, 1],
    [1818, 1],
    [1819, 5],
    [1820, 5],
    [2015, 4],
    [2016, 4],
  ]);
  expect(new Set(ties!.first)).toEqual(new Set([0]));
});

describeRaw('the real contiguity', (folder) => {
  test('has 847 stretches: 937 pairs each way, less those more than 400 miles apart', () => {
    const parsed = states.parse([rawFile(folder, 'states/contiguity.csv')]);
    expect(parsed.rejects).toEqual([]);
    expect(parsed.tables.contiguity.length).toBe(847);
    expect(parsed.layouts[0]).toMatchObject({ rows: 1_874, used: 847 });
    expect(parsed.tables.contiguity).toContainEqual({ first: 2, second: 20, kind: 1, from: '1920-01', to: null });
  });

  test('makes 41,220 pair-years of neighbours, 316 on land in 2016', () => {
    const ties = states.parse([rawFile(folder, 'states/contiguity.csv')]).tables.ties!;
    // A dictionary in Python over pairs and years, from the months' years alone, keeping the smallest kind.
    const kinds = [1, 2, 3, 4, 5].map((kind) => ties.value.filter((value) => value === kind).length);
    expect(kinds).toEqual([24_472, 1_078, 1_160, 5_670, 8_840]);
    expect(ties.rows).toBe(41_220);
    const last = [...ties.value.keys()].filter((i) => ties.year[i] === 2016);
    expect([last.length, last.filter((i) => ties.value[i] === 1).length]).toEqual([556, 316]);
    // The United States and Cuba: 1902-05 to 1906-09, and again from 1909.
    const cuba = [...ties.year.keys()].filter(
      (i) => ties.labels[ties.first[i]!]!.code === '2' && ties.labels[ties.second[i]!]!.code === '40',
    );
    expect(cuba.slice(0, 6).map((i) => ties.year[i])).toEqual([1902, 1903, 1904, 1905, 1906, 1909]);
  });
});
