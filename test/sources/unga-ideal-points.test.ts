import { expect, test } from 'vitest';
import { ungaIdealPoints } from '../../src/sources/unga-ideal-points.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';

const america = { name: 'United States', code: '2', scheme: 'cow' };

test('a row of the release by year gives up to three positions', () => {
  const parsed = ungaIdealPoints.parse(fixtureFiles('unga-ideal-points/july-2025'));
  const none = { q05: null, q10: null, q50: null, q90: null, q95: null };
  const first = { audience: america, year: 1946 };
  expect(parsed.tables.published).toEqual([
    { series: 'all', ...first, mean: 1.88, q05: 1.3, q10: 1.4, q50: 1.87, q90: 2.4, q95: 2.5, votes: 39 },
    { series: 'final-passage', ...first, mean: 1.66, q05: 0.9, q10: 1.1, q50: 1.6, q90: 2.2, q95: 2.3, votes: 25 },
    {
      series: 'final-passage',
      audience: america,
      year: 2024,
      mean: 2.2,
      q05: 2,
      q10: 2.1,
      q50: 2.2,
      q90: 2.3,
      q95: 2.4,
      votes: 100,
    },
    { series: 'legacy', ...first, mean: 1.67, ...none, votes: 42 },
    {
      series: 'legacy',
      audience: { name: '', code: '260', scheme: 'cow' },
      year: 1990,
      mean: 0.9,
      ...none,
      votes: 7,
    },
  ]);
  expect(parsed.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['no position in any series', 1],
    ['the same positions, listed before', 1],
  ]);
  expect(parsed.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [6, 'idealpointall', '0.9x'],
    [7, 'q95fp', '1.1'],
    [8, 'year', '1993.5'],
    [10, 'ccode', '2'],
    [11, 'ccode', 'USA'],
  ]);
});

test('a session is put in the year in which it opened; both releases go together', () => {
  const april = ungaIdealPoints.parse(fixtureFiles('unga-ideal-points/april-2020'));
  expect(april.tables.published!.map(({ audience, year, mean, q95 }) => [audience.code, year, mean, q95])).toEqual([
    ['2', 1946, 1.67, 2],
    ['2', 1947, 1.92, 2.3],
    ['380', 1947, 0.5, 0.75],
  ]);
  expect(april.rejects.map(({ line, column }) => [line, column])).toEqual([
    [6, 'session'],
    [7, 'NVotes'],
  ]);
  const [july, earlier] = [fixtureFiles('unga-ideal-points/july-2025'), fixtureFiles('unga-ideal-points/april-2020')];
  const both = ungaIdealPoints.parse([...july, ...earlier]);
  expect(both.tables.published!.length).toBe(5 + 3);
  expect(ungaIdealPoints.parse([...earlier, ...july]).tables).toEqual(both.tables);
});

describeRaw('the real published positions', (folder) => {
  test('are 44,360 in four series', () => {
    const parsed = ungaIdealPoints.parse(
      ['july-2025', 'april-2020-all'].map((name) => rawFile(folder, `unga-ideal-points/${name}.csv`)),
    );
    expect(parsed.rejects).toEqual([]);
    expect(parsed.setAside).toEqual([]);
    expect(parsed.layouts.map(({ layout, rows, used }) => [layout, rows, used]).sort()).toEqual([
      ['april-2020', 10_469, 10_469],
      ['july-2025', 11_440, 11_440],
    ]);
    const published = parsed.tables.published!;
    // Cells of each mean that are not empty; first and last year of each.
    const of = (series: string) => published.filter((row) => row.series === series);
    const years = (series: string) => of(series).map(({ year }) => year);
    expect(['all', 'final-passage', 'legacy', 'april-2020'].map((series) => of(series).length)).toEqual([
      11_232, 11_421, 11_238, 10_469,
    ]);
    expect(Math.max(...years('all'))).toBe(2023);
    expect(Math.max(...years('final-passage'))).toBe(2024);
    expect([Math.min(...years('april-2020')), Math.max(...years('april-2020'))]).toEqual([1946, 2019]);
    // Session 19 (1964) is not in the run of April 2020.
    expect(years('april-2020')).not.toContain(1964);
    expect(of('all').find(({ audience, year }) => audience.code === '2' && year === 2014)).toEqual({
      series: 'all',
      audience: america,
      year: 2014,
      mean: 2.667607,
      q05: 2.470043,
      q10: 2.510348,
      q50: 2.667177,
      q90: 2.822257,
      q95: 2.862212,
      votes: 98,
    });
    // countryname is empty in 17 rows, of 17 states.
    const nameless = published.filter(({ audience }) => audience.name === '').map(({ audience }) => audience.code);
    expect(new Set(nameless).size).toBe(17);
  });
});
