import { expect, test } from 'vitest';
import { wgi } from '../../src/sources/wgi.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';
import { figureLines } from './figure-sums.js';

test('a state is known by its number, else by ISO letters; older letters of the World Bank are put in their place', () => {
  const copy = wgi.parse(fixtureFiles('wgi/packaged'));
  expect(copy.tables.figures!.map(({ actor }) => actor)).toEqual([
    { name: 'Sweden', code: '380', scheme: 'cow' },
    { name: 'Romania', code: '360', scheme: 'cow' },
    { name: 'Aruba', code: 'ABW', scheme: 'iso3' },
    { name: 'West Bank and Gaza', code: 'PSE', scheme: 'iso3' },
  ]);
  expect(copy.tables.figures![0]).toMatchObject({ figure: 'voice-and-accountability', value: 1.55, sd: 0.2 });
  expect(copy.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([['no value', 1]]);
  expect(copy.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [7, 'Estimate', '1.6x'],
    [8, 'StdErr', 'wide'],
    [9, 'cown', '99999'],
    [10, 'wb_code', 'aia'],
  ]);
});

test('of the World Bank’s own table one indicator is read, and the other five are set aside', () => {
  const published = wgi.parse(fixtureFiles('wgi/world-bank'));
  expect(figureLines(published.tables.figures, 1996)).toEqual([
    'iso3:SWE voice-and-accountability 1.55 ± 0.2',
    'iso3:ROU voice-and-accountability 0.15 ± 0.21',
  ]);
  expect(published.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['another of the six indicators', 1],
    ['no value', 1],
  ]);
  expect(published.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [6, 'indicator', 'xx'],
    [7, 'year', '98'],
  ]);
});

describeRaw('the real voice and accountability', (folder) => {
  test('has 5,180 estimates, 318 of them of places without a number', () => {
    const parsed = wgi.parse([rawFile(folder, 'wgi/voice-1996-2023.csv')]);
    expect(parsed.layouts).toMatchObject([{ rows: 5_350, used: 5_180 }]);
    expect(parsed.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([['no value', 170]]);
    expect(parsed.rejects).toEqual([]);
    const figures = parsed.tables.figures!;
    // Python: rows with an estimate by whether cown is empty; sum of squares of Estimate; sum of StdErr.
    expect(figures.filter(({ actor }) => actor.scheme !== 'cow').length).toBe(318);
    expect(figures.reduce((sum, { value }) => sum + value ** 2, 0)).toBeCloseTo(5_154.999996210972, 7);
    expect(figures.reduce((sum, { sd }) => sum + sd!, 0)).toBeCloseTo(889.1024160981178, 8);
    expect(figureLines(figures, 2023)).toContain(
      'cow:380 voice-and-accountability 1.57483160495758 ± 0.11062478274107',
    );
    // Every second year until 2002.
    expect([...new Set(figures.map(({ year }) => year))].slice(0, 6)).toEqual([1996, 1998, 2000, 2002, 2003, 2004]);
  });
});
