import { expect, test } from 'vitest';
import { nmc } from '../../src/sources/nmc.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile, textFile } from './fixtures.js';
import { figureLines, sumOf } from './figure-sums.js';

test('each component is a figure; expenditure is in pounds until 1913 and in dollars from 1914; −9 is not known', () => {
  const { tables, setAside, rejects } = nmc.parse(fixtureFiles('nmc/abridged'));
  expect(figureLines(tables.figures, 1913)).toEqual([
    'cow:2 capability-share 0.22',
    'cow:2 military-expenditure-nmc-sterling 100000',
    'cow:2 military-personnel 160',
    'cow:2 total-population-nmc 97000',
    'cow:2 urban-population 22000',
    'cow:2 iron-and-steel 31000',
    'cow:2 energy-consumption 500000',
  ]);
  expect(figureLines(tables.figures, 1914)).toContain('cow:2 military-expenditure-nmc 110000');
  expect(figureLines(tables.figures, 1962)).toEqual([
    'cow:380 capability-share 0.004',
    'cow:380 military-personnel 80',
    'cow:380 total-population-nmc 7560',
    'cow:380 urban-population 1400',
    'cow:380 iron-and-steel 3600',
    'cow:380 energy-consumption 25000',
  ]);
  expect(setAside.map(({ reason, rows }) => [reason, rows])).toEqual([['no value', 1]]);
  expect(rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [7, 'cinc', '1.2'],
    [8, 'milper', '460x'],
    [9, 'ccode', '0'],
    [10, 'year', 'nineteen'],
    [11, 'milex', '-100'],
    [12, 'year', '1962'],
  ]);
});

test('reads version 3, which calls energy by its name, and the copy without letters and version', () => {
  const file = textFile('nmc.csv', ['ccode,year,irst,milex,milper,energy,tpop,upop,cinc', '2,2001,1,2,3,4,5,6,.1']);
  expect(figureLines(nmc.parse([file]).tables.figures, 2001)).toContain('cow:2 energy-consumption 4');
});

describeRaw('the real material capabilities', (folder) => {
  test('are used whole', () => {
    const parsed = nmc.parse([rawFile(folder, 'nmc/nmc.csv')]);
    expect(parsed.layouts).toMatchObject([{ rows: 17_121, used: 17_121 }]);
    expect([parsed.setAside, parsed.rejects]).toEqual([[], []]);
    const figures = parsed.tables.figures!;
    // Cells that are not empty, by column, and their sums, with Python's csv module.
    const count = (id: string) => figures.filter(({ figure }) => figure === id).length;
    expect(count('military-expenditure-nmc-sterling')).toBe(2_408);
    expect(count('military-expenditure-nmc')).toBe(12_353);
    expect(sumOf(figures, 'military-expenditure-nmc-sterling') + sumOf(figures, 'military-expenditure-nmc')).toBe(
      56_212_008_698,
    );
    expect([count('military-personnel'), sumOf(figures, 'military-personnel')]).toEqual([16_665, 2_608_320]);
    expect([count('iron-and-steel'), sumOf(figures, 'iron-and-steel')]).toEqual([17_095, 66_431_890]);
    expect([count('energy-consumption'), sumOf(figures, 'energy-consumption')]).toEqual([16_673, 977_558_131]);
    expect([count('urban-population'), count('total-population-nmc')]).toEqual([17_053, 17_121]);
    expect(sumOf(figures, 'total-population-nmc')).toBeCloseTo(479_311_239.6, 3);
  });

  test('shares of 1962 are those published, and add up to one', () => {
    const shares = nmc
      .parse([rawFile(folder, 'nmc/nmc.csv')])
      .tables.figures!.filter(({ figure, year }) => figure === 'capability-share' && year === 1962);
    const of = (code: string) => shares.find(({ actor }) => actor.code === code)!.value;
    // zcat nmc.csv.gz | grep -E '^(2|200),1962,'
    expect([of('2'), of('200')]).toEqual([0.20991142, 0.037689179]);
    expect(shares.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 6);
  });
});
