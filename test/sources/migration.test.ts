import { expect, test } from 'vitest';
import type { Ties } from '../../src/model/index.js';
import { migration } from '../../src/sources/migration.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';

const years = [1990, 1995, 2000, 2005, 2010, 2015, 2020];

/** Year → persons, of one pair of codes. */
function between(ties: Ties, origin: string, destination: string): [number, number][] {
  return [...ties.value.keys()]
    .filter((i) => ties.labels[ties.first[i]!]!.code === origin && ties.labels[ties.second[i]!]!.code === destination)
    .map((i) => [ties.year[i]!, ties.value[i]!]);
}

test('a row gives one tie per year with migrants, from origin to destination', () => {
  const parsed = migration.parse(fixtureFiles('migration/table-1'));
  const ties = parsed.tables.ties!;
  expect(between(ties, '752', '578')).toEqual([
    [1990, 11],
    [1995, 1234],
    [2010, 15],
    [2015, 16],
    [2020, 1_234_567],
  ]);
  expect(between(ties, '208', '578').map(([year]) => year)).toEqual([1990, 2000, 2005, 2010, 2015, 2020]);
  expect(between(ties, '578', '752').length).toBe(7);
  // A code is written without leading zeros, a name without blanks and the mark of its note.
  expect(between(ties, '752', '12').length).toBe(7);
  expect(ties.labels).toContainEqual({ name: 'Norway', code: '578', scheme: 'm49' });
  expect(ties.rows).toBe(5 + 6 + 7 + 7);
});

test('regions, unknown origins and repetitions are set aside; other numbers for a pair are refused', () => {
  const parsed = migration.parse(fixtureFiles('migration/table-1'));
  expect(parsed.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['a destination that is a region or group, no actor', 2],
    ['an origin that is a region or group, no actor', 1],
    ['nobody counted in any year', 1],
    ['origin not told: Other', 1],
    ['the same pair and numbers, listed before', 1],
  ]);
  const code = 'Location code of origin';
  expect(parsed.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [11, code, '578'],
    [12, '2015', '2 6'],
    [13, code, '24x6'],
    [14, code, '752'],
    [15, '2020', '-1'],
  ]);
});

describeRaw('the real migrant stock', (folder) => {
  const files = () => [rawFile(folder, 'migration/un-migrant-stock.csv')];

  test('uses 11,915 pairs of countries: every row is used or set aside', () => {
    const parsed = migration.parse(files());
    expect(parsed.rejects).toEqual([]);
    // Counted by csv.DictReader: 13,584 rows to codes from 900 on, then 227 from 2003, then 11,280 from codes from 900 on,
    // and of the other 11,960 there are 45 with seven zeros.
    expect(Object.fromEntries(parsed.setAside.map(({ reason, rows }) => [reason, rows]))).toEqual({
      'a destination that is a region or group, no actor': 13_584,
      'origin not told: Other': 227,
      'an origin that is a region or group, no actor': 11_280,
      'nobody counted in any year': 45,
    });
    expect(parsed.layouts[0]).toMatchObject({ rows: 37_051, used: 11_915 });
    expect(parsed.tables.ties!.rows).toBe(75_600); // cells above zero between codes below 900
  });

  test('adds up to the world’s total less the migrants whose origin is not told', () => {
    const ties = migration.parse(files()).tables.ties!;
    const sums = new Map(years.map((year) => [year, 0]));
    for (let i = 0; i < ties.rows; i++) sums.set(ties.year[i]!, sums.get(ties.year[i]!)! + ties.value[i]!);
    // The row WORLD, WORLD of the file, and its rows from Other to destinations below 900, added up.
    const world = [152_986_157, 161_289_976, 173_230_585, 191_446_828, 220_983_187, 247_958_644, 280_598_105];
    const other = [8_640_334, 7_477_497, 7_063_730, 7_820_665, 8_757_236, 10_918_842, 12_657_151];
    expect([...sums.values()]).toEqual(world.map((all, i) => all - other[i]!));
  });

  test('has Mexicans in the United States and Syrians in Turkey as the file', () => {
    const ties = migration.parse(files()).tables.ties!;
    const stocks = (origin: string, destination: string) =>
      between(ties, origin, destination).map(([, value]) => value);
    expect(stocks('484', '840')).toEqual([
      4_298_014, 6_827_945, 9_410_529, 10_611_064, 12_168_662, 11_643_298, 10_853_105,
    ]);
    expect(stocks('760', '792').slice(-3)).toEqual([5_336, 2_714_774, 3_792_505]);
  });
});
