import { expect, test } from 'vitest';
import { isard } from '../../src/sources/isard.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';
import { figureLines, sumOf } from './figure-sums.js';

test('values come with their standard deviations, states with the numbers of the file’s own list', () => {
  const cow = isard.parse(fixtureFiles('isard/correlates-of-war'));
  expect(figureLines(cow.tables.figures, 1816)).toEqual([
    'cow:2 gdp-per-person-estimate 2670.5 ± 410.25',
    'cow:2 gdp-estimate 27950.75 ± 12015',
    'cow:2 population-estimate 9.16 ± 0.69',
  ]);
  expect(figureLines(cow.tables.figures, 1817)).toContain('cow:2 gdp-estimate 28557');
  expect(figureLines(cow.tables.figures, 1950)).toEqual([
    'cow:380 gdp-per-person-estimate 9500 ± 300',
    'cow:380 population-estimate 7.01 ± 0.02',
  ]);
  expect(cow.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([['no value', 2]]);
  expect(cow.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [7, 'sd_mrgdppc', '-3'],
    [8, 'mrgdppc', '9700 $'],
    [9, 'ccode', '1234'],
  ]);
  const gw = isard.parse(fixtureFiles('isard/gleditsch-ward'));
  expect(figureLines(gw.tables.figures, 1995)[2]).toBe('gw:678 population-estimate 15.3 ± 0.1');
});

test('does not mix the two lists of states', () => {
  const both = [...fixtureFiles('isard/correlates-of-war'), ...fixtureFiles('isard/gleditsch-ward')];
  expect(() => isard.parse(both)).toThrow('Give the files of one layout at a time');
});

describeRaw('the real estimates of GDP and population', (folder) => {
  test('are all there but for 43 state-years, with the sums of the file', () => {
    const parsed = isard.parse([rawFile(folder, 'isard/gdp-population.csv')]);
    // Empty cells: 27 of Egypt, 8 of Morocco, 5 of Saudi Arabia, 2 of Yugoslavia, 1 of Laos.
    expect(parsed.layouts).toMatchObject([{ rows: 16_536, used: 16_493 }]);
    expect(parsed.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([['no value', 43]]);
    expect(parsed.rejects).toEqual([]);
    const figures = parsed.tables.figures!;
    expect(figures.length).toBe(3 * 16_493);
    // Sums by Python over float(cell).
    expect(sumOf(figures, 'gdp-per-person-estimate')).toBeCloseTo(135_330_211.45844263, 3);
    expect(sumOf(figures, 'gdp-estimate')).toBeCloseTo(4_023_873_184.183272, 2);
    expect(sumOf(figures, 'population-estimate')).toBeCloseTo(453_999.9213780782, 5);
    expect(figures.find(({ actor, year }) => actor.code === '380' && year === 2019)).toEqual({
      figure: 'gdp-per-person-estimate',
      actor: { name: '', code: '380', scheme: 'cow' },
      year: 2019,
      value: 46018.6503981109,
      sd: 7525.4579186478,
    });
  });
});
