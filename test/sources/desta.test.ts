import { expect, test } from 'vitest';
import { desta } from '../../src/sources/desta.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';
import { counted, writtenActs, writtenTies } from './written.js';

const files = fixtureFiles('desta/pairs-and-treaties');
const parsed = desta.parse(files);

function years(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

test('an agreement is in force once, with all that amends it, until a withdrawal or the last year', () => {
  expect(writtenTies(parsed.tables.ties!)).toEqual([
    'trade-agreements: m49:40 + m49:56, 2011 = 1',
    ...years(2012, 2020).map((year) => `trade-agreements: m49:40 + m49:56, ${year} = 2`),
    // The consolidated text is in force from 2015; Switzerland withdraws in 2018 and comes back in 2020.
    ...[2015, 2016, 2017, 2018, 2020].map((year) => `trade-agreements: m49:40 + m49:756, ${year} = 1`),
    // Austria and Belgium agree with Egypt, not by that with each other.
    ...years(2004, 2020).map((year) => `trade-agreements: m49:40 + m49:818, ${year} = 1`),
  ]);
});

test('acts go both ways: the first signature of an agreement, with its members, and each year in force', () => {
  const acts = writtenActs(parsed.tables.acts!);
  expect(acts.filter((line) => line.includes('signed'))).toEqual([
    'm49:12 > m49:818, desta signed, 1999, none, 2, 23',
    'm49:818 > m49:12, desta signed, 1999, none, 2, 23',
    'm49:40 > m49:56, desta signed, 2010, none, 3, 10',
    'm49:56 > m49:40, desta signed, 2010, none, 3, 10',
    'm49:40 > m49:56, desta signed, 2011, none, 2, 11',
    'm49:56 > m49:40, desta signed, 2011, none, 2, 11',
    'm49:40 > m49:756, desta signed, 2013, none, 4, 10',
    'm49:756 > m49:40, desta signed, 2013, none, 4, 10',
    'm49:40 > m49:818, desta signed, 2001, none, 3, 12',
    'm49:818 > m49:40, desta signed, 2001, none, 3, 12',
  ]);
  const inForce = acts.filter((line) => line.includes('in-force'));
  expect(inForce.length).toBe(2 * parsed.tables.ties!.rows);
  expect(inForce).toContain('m49:56 > m49:40, desta in-force, 2012, 2, 0, ');
});

test('each row of both files has its fate', () => {
  const aside = parsed.setAside.map(({ file, reason, rows }) => [file, reason, rows]);
  expect(aside).toEqual([
    ['treaties.csv', 'still negotiated: neither signed nor in force', 1],
    ['treaties.csv', 'fewer than two members are listed', 1],
    ['treaties.csv', 'the same entry, listed before', 1],
    ['pairs.csv', 'both on the same side: members of one bloc, or neither acceded or withdrew', 3],
    ['pairs.csv', 'still negotiated: neither signed nor in force', 1],
    ['pairs.csv', 'neither a year of signature nor one of entry into force', 1],
    ['pairs.csv', 'after 2020, the last year of this edition', 1],
  ]);
  expect(parsed.rejects.map(({ file, line, column }) => [file, line, column])).toEqual([
    ['treaties.csv', 16, 'c2'],
    ['treaties.csv', 17, 'entry_type'],
    ['treaties.csv', 18, 'mc2'],
    ['pairs.csv', 16, 'party2'],
    ['pairs.csv', 17, 'year_in_force'],
    ['pairs.csv', 18, 'entry_type'],
    ['pairs.csv', 19, 'number'],
    ['pairs.csv', 20, 'party2'],
  ]);
});

test('pairs without the list of treaties are refused: who agreed with whom stands there', () => {
  expect(() => desta.parse(files.filter(({ name }) => name === 'pairs.csv'))).toThrow(/list of treaties/);
});

describeRaw('the real trade agreements', (folder) => {
  const read = () => desta.parse(['dyads', 'treaties'].map((name) => rawFile(folder, `desta/${name}.csv`)));

  // All figures by a second computation in Python: sets of years per pair and agreement, with roles from mc1…mc91.
  test('have 17,550 first signatures and 180,616 pair-years; the pairs of the file are all pairs of members', () => {
    const { layouts, setAside, rejects, tables } = read();
    expect(layouts.map(({ part, rows, used }) => [part, rows, used])).toEqual([
      ['treaties', 1_217, 1_135],
      ['pairs', 73_328, 18_982],
    ]);
    expect(setAside.map(({ rows }) => rows)).toEqual([82, 48_097, 6_249]);
    expect(rejects).toEqual([]);
    const codes = tables.acts!.codes.map(({ code }) => code);
    expect(counted(codes, tables.acts!.code)).toEqual({ signed: 2 * 17_550, 'in-force': 2 * 180_616 });
    expect(tables.ties!.value.reduce((sum, value) => sum + value, 0)).toBe(350_899);
  });

  test('bind the USA and Canada by three in 2000, Germany and France by six in 2019', () => {
    const ties = writtenTies(read().tables.ties!);
    expect(ties).toContain('trade-agreements: m49:124 + m49:840, 2000 = 3');
    expect(ties).toContain('trade-agreements: m49:250 + m49:276, 2019 = 6');
    // Romania left the system of trade preferences among developing countries in 2007, Algeria and Cameroon did not.
    expect(ties).toContain('trade-agreements: m49:12 + m49:642, 2007 = 1');
    expect(ties.some((line) => line.startsWith('trade-agreements: m49:12 + m49:642, 2008'))).toBe(false);
    expect(ties).toContain('trade-agreements: m49:12 + m49:120, 2010 = 2');
  });
});
