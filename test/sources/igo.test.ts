import { expect, test } from 'vitest';
import { igo } from '../../src/sources/igo.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';
import { writtenTies } from './written.js';

test('organisations are read where they are counted, and counted where each has a column', () => {
  const counted = igo.parse(fixtureFiles('igo/counted'));
  expect(writtenTies(counted.tables.ties!)).toEqual([
    'shared-organisations: cow:2 + cow:20, 1920 = 7',
    'shared-organisations: cow:2 + cow:200, 1920 = 12',
  ]);
  expect(counted.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['no organisation shared', 1],
    ['the number of organisations is missing', 1],
    ['the same pair and year, listed before', 1],
  ]);
  expect(counted.rejects.map(({ line, column }) => [line, column])).toEqual([
    [7, 'dyadigos'],
    [8, 'ccode2'],
    [9, 'year'],
  ]);

  const dyadic = igo.parse(fixtureFiles('igo/dyadic'));
  expect(writtenTies(dyadic.tables.ties!)).toEqual([
    'shared-organisations: cow:2 + cow:20, 1994 = 2',
    'shared-organisations: cow:2 + cow:20, 1995 = 3',
  ]);
  expect(dyadic.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['no organisation shared', 1],
    ['no organisation is told of', 1],
    ['the same pair and year, listed before', 1],
  ]);
  expect(dyadic.rejects.map(({ line, column }) => [line, column])).toEqual([
    [7, 'AALCO'],
    [8, 'ccode2'],
  ]);
});

describeRaw('the real shared organisations', (folder) => {
  // zcat dyad-year.csv.gz | awk -F, 'NR>1 {s += $4; if ($4 == 0) z++} END {print NR - 1, s, z}' → 917695 20527043 45276
  test('are 20,527,043 over 872,419 pairs and years; 72 of the USA and Canada in 2014', () => {
    const { layouts, setAside, rejects, tables } = igo.parse([rawFile(folder, 'igo/dyad-year.csv')]);
    expect(layouts[0]).toMatchObject({ rows: 917_695, used: 872_419 });
    expect(setAside.map(({ reason, rows }) => [reason, rows])).toEqual([['no organisation shared', 45_276]]);
    expect(rejects).toEqual([]);
    const ties = tables.ties!;
    expect(ties.rows).toBe(872_419);
    expect(ties.value.reduce((sum, value) => sum + value, 0)).toBe(20_527_043);
    const [usa, canada] = ['2', '20'].map((code) => ties.labels.findIndex((label) => label.code === code));
    const at = ties.year.findIndex((year, i) => year === 2014 && ties.first[i] === usa && ties.second[i] === canada);
    expect(ties.value[at]).toBe(72);
  });
});
