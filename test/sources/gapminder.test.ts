import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gapminder } from '../../src/sources/gapminder.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile, textFile } from './fixtures.js';
import { figureLines, sumOf } from './figure-sums.js';

test('the third column tells the indicator; places of Gapminder’s own go by name, regions are nobody', () => {
  const parsed = gapminder.parse(fixtureFiles('gapminder/datapoints').filter(({ name }) => name === 'gdp.csv'));
  expect(parsed.tables.figures!.map(({ actor, figure, year, value, sd }) => [actor, figure, year, value, sd])).toEqual([
    [{ name: '', code: 'SWE', scheme: 'iso3' }, 'gdp', 1990, 12.5, null],
    [{ name: '', code: 'SWE', scheme: 'iso3' }, 'gdp', 1991, 13, null],
    [{ name: 'Kosovo', code: '', scheme: 'none' }, 'gdp', 2010, 3.25, null],
    [{ name: 'USSR', code: '', scheme: 'none' }, 'gdp', 1985, 4, null],
  ]);
  expect(parsed.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['a region, not a state', 1],
    ['no value', 1],
  ]);
  expect(parsed.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [8, 'total_gdp_us_inflation_adjusted', '12;5'],
    [9, 'geo', 'no'],
    [10, 'time', '199'],
    [11, 'time', '1990'],
  ]);
});

test('two indicators of one place and year stand side by side', () => {
  const files = [
    textFile('a', ['geo,time,internet_users', 'swe,2000,45']),
    textFile('b', ['geo,time,patent_applications_total', 'swe,2000,4000']),
  ];
  expect(figureLines(gapminder.parse(files).tables.figures, 2000)).toEqual([
    'iso3:SWE internet-users 45',
    'iso3:SWE patent-applications 4000',
  ]);
});

describeRaw('the real indicators', (folder) => {
  test('are used whole, with the rows and sums of the files', () => {
    const names = readdirSync(join(folder, 'gapminder')).map((name) => `gapminder/${name.replace(/\.gz$/, '')}`);
    const parsed = gapminder.parse(names.map((name) => rawFile(folder, name)));
    expect([parsed.setAside, parsed.rejects]).toEqual([[], []]);
    const figures = parsed.tables.figures!;
    // Rows below the header and sum of the third column of each file, by Python.
    const expected: readonly (readonly [string, number, number])[] = [
      ['aid-given', 1_422, 5_030_614_130_480],
      ['aid-received-total', 8_907, 4_758_497_767_297.496],
      ['arms-exports', 2_383, 1_483_902_000_000],
      ['arms-imports', 6_873, 1_746_953_000_000],
      ['democracy-score', 16_647, -4_486],
      ['exports-share-of-gdp', 8_744, 314_372.96687000163],
      ['gdp-per-person', 11_253, 139_545_055.53041026],
      ['high-technology-exports-share', 2_663, 28_371.527009999932],
      ['internet-users', 6_024, 187_938.86535999962],
      ['life-expectancy', 4_512, 308_131.39999999927],
      ['literacy-rate', 1_120, 91_113.61467999996],
      ['military-expenditure-share-of-gdp', 7_909, 21_135.753540000027],
      ['patent-applications', 4_775, 73_618_652],
      ['gdp-purchasing-power', 46_868, 3_167_339_329_969_000],
      ['gdp', 11_253, 2_753_643_017_371_896.5],
    ];
    expect(parsed.layouts.map(({ part, rows, used }) => [part, rows, used])).toEqual(
      expected.map(([id, rows]) => [id, rows, rows]),
    );
    for (const [id, , sum] of expected) expect(sumOf(figures, id) / sum, id).toBeCloseTo(1, 12);
  });

  test('keep to the spans they are declared with', () => {
    const names = readdirSync(join(folder, 'gapminder')).map((name) => `gapminder/${name.replace(/\.gz$/, '')}`);
    const figures = gapminder.parse(names.map((name) => rawFile(folder, name))).tables.figures!;
    for (const { id, span } of gapminder.gives!) {
      const years = figures.filter(({ figure }) => figure === id).map(({ year }) => year);
      const [from, to] = years.reduce(([a, b], y) => [Math.min(a, y), Math.max(b, y)], [Infinity, -Infinity]);
      expect({ id, span: { from, to } }).toEqual({ id, span });
    }
  });

  test('GDP is in dollars of 2015: that year’s value is the published one, a whole number', () => {
    const { figures } = gapminder.parse([rawFile(folder, 'gapminder/total-gdp-us-inflation-adjusted.csv')]).tables;
    const us = figures!.filter(({ actor }) => actor.code === 'USA');
    expect(us.filter(({ value }) => Number.isInteger(value)).map(({ year, value }) => [year, value])).toEqual([
      [2015, 18_206_020_741_000],
    ]);
  });
});
