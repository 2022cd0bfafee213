import { expect, test } from 'vitest';
import { ProblemError } from '../../src/model/index.js';
import { mid } from '../../src/sources/mid.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';
import { counted, writtenActs } from './written.js';

const directed = mid.parse(fixtureFiles('mid/directed'));
const dyadic = mid.parse(fixtureFiles('mid/dyadic'));
const gml = mid.parse(fixtureFiles('mid/gml'));

test('each side’s level is an act of its own, from both wrappings of the COW disputes', () => {
  const acts = [
    'cow:2 > cow:200, mid-hostility 3, 1902, none, 0, 2',
    'cow:200 > cow:2, mid-hostility 1, 1902, none, 0, 2',
    'cow:255 > cow:365, mid-hostility 5, 1941, none, 0, 258',
    'cow:365 > cow:255, mid-hostility 5, 1941, none, 0, 258',
  ];
  expect(writtenActs(directed.tables.acts!)).toEqual(acts);
  expect(writtenActs(dyadic.tables.acts!)).toEqual([
    ...acts,
    'cow:740 > cow:710, mid-hostility 3, 1999, none, 0, 4137',
  ]);
  expect(writtenActs(gml.tables.acts!)).toEqual([
    'cow:2 > cow:200, gml-hostility 3, 1902, none, 0, 2',
    'cow:200 > cow:2, gml-hostility 1, 1902, none, 0, 2',
    'cow:710 > cow:740, gml-hostility 4, 2010, none, 0, 4343',
  ]);
});

test('what is missing, over or repeated is set aside; what contradicts or cannot be read is rejected', () => {
  const aside = [directed, dyadic, gml].map(({ setAside }) => setAside.map(({ reason, rows }) => [reason, rows]));
  expect(aside).toEqual([
    [
      ['the level of hostility is not known', 1],
      ['no dispute was going on', 1],
      ['the same dispute, pair and year, listed before', 1],
    ],
    [
      ['the same dispute, pair and year, listed before or the other way round', 1],
      ['the level of hostility is not known', 1],
    ],
    [['the level of hostility is not known', 1]],
  ]);
  const rejects = [directed, dyadic, gml].map((one) => one.rejects.map(({ line, column }) => [line, column]));
  expect(rejects).toEqual([
    [
      [9, 'hostlev1'],
      [10, 'year'],
      [11, 'ccode2'],
      [12, 'hostlev1'],
    ],
    [
      [7, 'hihostb'],
      [8, 'hihostb'],
      [9, 'stateb'],
    ],
    [[6, 'midongoing']],
  ]);
});

test('two wrappings of the same disputes are not mixed', () => {
  expect(() => mid.parse([...fixtureFiles('mid/directed'), ...fixtureFiles('mid/dyadic')])).toThrow(ProblemError);
  const both = mid.parse([...fixtureFiles('mid/gml'), ...fixtureFiles('mid/directed')]);
  expect(both.tables.acts!.rows).toBe(7);
});

describeRaw('the real disputes', (folder) => {
  const read = () => mid.parse(['directed', 'gml-directed'].map((name) => rawFile(folder, `mid/${name}-disputes.csv`)));

  test('are 11,390 and 10,276 directed dispute-years, all used', () => {
    const { layouts, setAside, rejects, tables } = read();
    expect(layouts.map(({ part, rows, used }) => [part, rows, used])).toEqual([
      ['disputes', 11_390, 11_390],
      ['gml-disputes', 10_276, 10_276],
    ]);
    expect([setAside, rejects]).toEqual([[], []]);
    const codes = tables.acts!.codes.map(({ scheme, code }) => `${scheme} ${code}`);
    // Values of hostlev1 in the two files, counted with Python.
    expect(counted(codes, tables.acts!.code)).toEqual({
      'mid-hostility 1': 1_885,
      'mid-hostility 2': 370,
      'mid-hostility 3': 2_085,
      'mid-hostility 4': 4_728,
      'mid-hostility 5': 2_322,
      'gml-hostility 1': 1_584,
      'gml-hostility 2': 224,
      'gml-hostility 3': 1_706,
      'gml-hostility 4': 4_032,
      'gml-hostility 5': 2_730,
    });
  });

  // Distinct (lower number, higher number, year) of the file’s rows, counted with Python; 2,812 is also known from peers.
  test('give 2,812 pair-years with a GML dispute in 1946–2014, none after 2010, and 3,187 with a COW dispute', () => {
    const acts = read().tables.acts!;
    const pairs = (scheme: string): string[] => {
      const found = new Set<string>();
      for (let i = 0; i < acts.rows; i++) {
        const year = Math.floor(acts.month[i]! / 12);
        if (acts.codes[acts.code[i]!]!.scheme !== scheme || year < 1946 || year > 2014) continue;
        const states = [acts.actor[i]!, acts.audience[i]!].map((place) => Number(acts.labels[place]!.code));
        found.add(`${year} ${Math.min(...states)} ${Math.max(...states)}`);
      }
      return [...found];
    };
    expect(pairs('gml-hostility').length).toBe(2_812);
    expect(pairs('gml-hostility').every((key) => key < '2011')).toBe(true);
    expect(pairs('mid-hostility').length).toBe(3_187);
  });
});
