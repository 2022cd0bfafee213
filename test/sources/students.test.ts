import { expect, test } from 'vitest';
import { students } from '../../src/sources/students.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';
import { asideByReason, rejectedAt, tieRows } from './record-rows.js';

test('sums over levels have every student twice; a host with zeros from everywhere reported nothing', () => {
  const parsed = students.parse(fixtureFiles('students/summed'));
  const named = (name: string) => ({ name, code: '', scheme: 'none' as const });
  expect(tieRows(parsed.tables.ties!)).toEqual([
    { tie: 'students', first: named('Peru'), second: named('Japan'), year: 2015, value: 60 },
    { tie: 'students', first: named('Kenya'), second: named('Japan'), year: 2015, value: 0 },
    { tie: 'students', first: named('Fiji'), second: named('Japan'), year: 2015, value: 3.5 },
  ]);
  expect(asideByReason(parsed)).toEqual({
    'students in their own country, who are not mobile': 1,
    'the host has zeros from everywhere: it reported no origins': 2,
    'listed before with the same number': 1,
  });
  expect(rejectedAt(parsed)).toEqual([
    [9, 'TOTAL_INTL_STUDENTS'],
    [10, 'TOTAL_INTL_STUDENTS'],
    [11, 'TOTAL_INTL_STUDENTS'],
    [12, 'YEAR'],
    [13, 'COUNTRY_OF_SCHOOL'],
    [14, 'COUNTRY_OF_ORIGIN'],
  ]);
});

test('OECD.Stat: tertiary education as a whole, women and men together', () => {
  const parsed = students.parse(fixtureFiles('students/oecd-stat'));
  const host = (code: string) => ({ name: '', code, scheme: 'iso3' as const });
  const origin = (code: string) => ({ name: '', code, scheme: 'iso2' as const });
  expect(tieRows(parsed.tables.ties!)).toEqual([
    { tie: 'students', first: origin('PE'), second: host('JPN'), year: 2015, value: 60 },
    { tie: 'students', first: origin('KE'), second: host('JPN'), year: 2015, value: 0 },
    { tie: 'students', first: origin('PE'), second: host('AUT'), year: 2015, value: 38.4 },
  ]);
  expect(asideByReason(parsed)).toEqual({
    'a part of tertiary education, or another level': 1,
    'women and men apart': 1,
    'the origin is a region or not known': 1,
    'a total over hosts': 1,
    'not a calendar year': 1,
    'no number': 1,
  });
  expect(rejectedAt(parsed)).toEqual([
    [11, 'Value'],
    [12, 'COUNTRY'],
    [13, 'ORIGIN'],
    [14, 'SEX'],
    [15, 'YEAR'],
  ]);
});

describeRaw('the real students', (folder) => {
  test('agree with the students from China in another source: the sums are twice as many', () => {
    const parsed = students.parse([rawFile(folder, 'students/oecd-2013-2019.csv')]);
    expect(parsed.rejects).toEqual([]);
    expect(parsed.layouts).toMatchObject([{ rows: 57_858, used: 54_852 }]);
    // Counted in Python: 2,745 rows of hosts and years with zeros only, 13 of which are the host's own students.
    expect(asideByReason(parsed)).toEqual({
      'students in their own country, who are not mobile': 274,
      'the host has zeros from everywhere: it reported no origins': 2_745 - 13,
    });
    const ties = tieRows(parsed.tables.ties!);
    expect(ties.reduce((sum, { value }) => sum + value, 0)).toBe(24_957_443);
    expect(ties.filter(({ value }) => value === 0).length).toBe(16_665);
    // outbound_chinese_students of china-public-diplomacy for the same host and year.
    const fromChina = (host: string, year: number) =>
      ties.find((tie) => tie.first.name === 'China' && tie.second.name === host && tie.year === year)!.value;
    expect(fromChina('Australia', 2013)).toBe(87_980);
    expect(fromChina('Australia', 2016)).toBe(112_329);
    expect(fromChina('Japan', 2014)).toBe(85_226);
    expect(fromChina('South Korea', 2015)).toBe(34_513);
    expect(fromChina('New Zealand', 2013) / 12_219).toBeCloseTo(0.997, 3);
  });
});
