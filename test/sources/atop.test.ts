import { expect, test } from 'vitest';
import { atop } from '../../src/sources/atop.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';
import { counted, writtenActs, writtenTies } from './written.js';

const directed = atop.parse(fixtureFiles('atop/directed'));
const undirected = atop.parse(fixtureFiles('atop/undirected'));

test('an obligation is an act of the one who is bound, and a tie of the pair', () => {
  const pact = (from: number, to: number) =>
    ['defense', 'nonaggression', 'consultation'].map(
      (code) => `cow:${from} > cow:${to}, atop ${code}, 1962, none, 0, `,
    );
  const tied = ['defence', 'nonaggression', 'consultation'].map(
    (kind) => `alliance-${kind}: cow:2 + cow:200, 1962 = 1`,
  );
  expect(writtenActs(directed.tables.acts!)).toEqual([
    ...pact(2, 200),
    ...pact(200, 2),
    // What the two had promised each other differs; the pair has both ties.
    'cow:365 > cow:355, atop neutrality, 1877, none, 0, ',
    'cow:355 > cow:365, atop nonaggression, 1877, none, 0, ',
    'cow:731 > cow:710, atop defense, 1961, none, 0, ',
  ]);
  expect(writtenTies(directed.tables.ties!)).toEqual([
    ...tied,
    'alliance-neutrality: cow:355 + cow:365, 1877 = 1',
    'alliance-nonaggression: cow:355 + cow:365, 1877 = 1',
    'alliance-defence: cow:710 + cow:731, 1961 = 1',
  ]);
  expect(writtenActs(undirected.tables.acts!)).toEqual([
    ...pact(2, 200),
    ...pact(200, 2),
    'cow:20 > cow:2, atop defense, 1963, none, 0, ',
    'cow:2 > cow:20, atop defense, 1963, none, 0, ',
  ]);
  expect(writtenTies(undirected.tables.ties!)).toEqual([...tied, 'alliance-defence: cow:2 + cow:20, 1963 = 1']);
});

test('pairs without an obligation are set aside, rows that are wrong rejected', () => {
  expect(directed.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['none of the five obligations', 1],
    ['the obligations are not known', 1],
    ['the same pair, year and obligations, listed before', 1],
  ]);
  expect(directed.rejects.map(({ line, column }) => [line, column])).toEqual([
    [10, 'ccode2'],
    [11, 'atop_defense'],
    [12, 'year'],
  ]);
  expect(undirected.setAside.map(({ rows }) => rows)).toEqual([1]);
  expect(undirected.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [5, 'year', '196S'],
    [6, 'consul', 'yes'],
  ]);
});

describeRaw('the real alliances', (folder) => {
  const parsed = () => atop.parse([rawFile(folder, 'atop/dyad-year.csv')]);

  // Columns summed over the file, and over pairs with the higher of their two directions (Python).
  test('have the obligations of the file, those of a pair once, and a defence pact of the USA and Britain in 1962', () => {
    const { layouts, setAside, rejects, tables } = parsed();
    expect(layouts[0]).toMatchObject({ rows: 273_296, used: 273_126 });
    expect(setAside.map(({ reason, rows }) => [reason, rows])).toEqual([['none of the five obligations', 170]]);
    expect(rejects).toEqual([]);
    const acts = tables.acts!;
    const codes = acts.codes.map(({ code }) => code);
    expect(counted(codes, acts.code)).toEqual({
      defense: 137_762,
      offense: 6_342,
      neutrality: 4_465,
      nonaggression: 261_838,
      consultation: 131_332,
    });
    const ties = tables.ties!;
    expect(counted(ties.kinds, ties.kind)).toEqual({
      'alliance-defence': 69_127,
      'alliance-offence': 3_194,
      'alliance-neutrality': 2_305,
      'alliance-nonaggression': 130_924,
      'alliance-consultation': 65_668,
    });
    expect(writtenTies(ties)).toContain('alliance-defence: cow:2 + cow:200, 1962 = 1');
    expect(writtenActs(acts)).toContain('cow:200 > cow:2, atop defense, 1962, none, 0, ');
  });
});
