import { expect, test } from 'vitest';
import type { Ties } from '../../src/model/index.js';
import { sisterCities } from '../../src/sources/sister-cities.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';

function pairs(ties: Ties, first: string, second: string): number[] {
  return [...ties.value.keys()]
    .filter((i) => ties.labels[ties.first[i]!]!.name === first && ties.labels[ties.second[i]!]!.name === second)
    .map((i) => ties.value[i]!);
}

test('each pair of towns once, with coordinates where some file has them', () => {
  const parsed = sisterCities.parse(fixtureFiles('sister-cities/wikipedia-lists'));
  const twins = parsed.tables.twins!;
  expect(twins.map(({ first, second }) => `${first.name} ${second.name}`)).toEqual([
    'Lund Greifswald',
    'Malmö Stralsund',
    'Visby Rhodes',
    'Visby Lund',
    'Kiel Brest',
    'Kiel Tallinn',
    'Brest Plymouth',
  ]);
  const sweden = { name: 'Sweden', code: '', scheme: 'none' };
  expect(twins[2]!.first).toEqual({ name: 'Visby', country: sweden, latitude: 57.64, longitude: 18.29 });
  expect(twins[2]!.second).toMatchObject({ name: 'Rhodes', latitude: null, longitude: null });
  expect(twins[5]!.first).toMatchObject({ name: 'Kiel', latitude: null, longitude: null });
});

test('countries are joined by their number of pairs, by name; towns of one country make no tie', () => {
  const ties = sisterCities.parse(fixtureFiles('sister-cities/wikipedia-lists')).tables.ties!;
  expect(pairs(ties, 'Germany', 'Sweden')).toEqual([2]);
  expect(pairs(ties, 'France', 'Germany')).toEqual([1]);
  expect(pairs(ties, 'England', 'France')).toEqual([1]);
  expect(pairs(ties, 'Sweden', 'Sweden')).toEqual([]);
  expect(ties.rows).toBe(5);
  expect(new Set(ties.year)).toEqual(new Set([2026]));
});

test('impossible coordinates and empty names are refused, untold countries set aside', () => {
  const parsed = sisterCities.parse(fixtureFiles('sister-cities/wikipedia-lists'));
  expect(parsed.rejects.map(({ file, line, column, value }) => [file, line, column, value])).toEqual([
    ['geocoded.csv', 10, 'lat2', '5943'],
    ['geocoded.csv', 11, 'lat1', '60.39N'],
    ['pairs.csv', 7, 'city1', ''],
    ['pairs.csv', 8, 'city2', ''],
  ]);
  expect(parsed.setAside.map(({ file, rows }) => [file, rows])).toEqual([
    ['geocoded.csv', 1],
    ['geocoded.csv', 1],
    ['geocoded.csv', 1],
    ['pairs.csv', 3],
    ['pairs.csv', 1],
  ]);
});

describeRaw('the real lists of twin towns', (folder) => {
  const files = () => [rawFile(folder, 'sister-cities/pairs.csv'), rawFile(folder, 'sister-cities/geocoded.csv')];

  test('give 26,106 pairs, all but 197 with coordinates', () => {
    const parsed = sisterCities.parse(files());
    expect(parsed.rejects).toEqual([]);
    const twins = parsed.tables.twins!;
    // Distinct unordered pairs in both files, without 5 of an untold country and 3 of one town with itself.
    expect(twins.length).toBe(26_106);
    expect(twins.filter(({ first, second }) => first.latitude === null || second.longitude === null).length).toBe(197);
    expect(twins[0]).toEqual({
      first: {
        name: 'Berat',
        country: { name: 'Albania', code: '', scheme: 'none' },
        latitude: 40.7022,
        longitude: 19.9583,
      },
      second: {
        name: 'Amasya',
        country: { name: 'Turkey', code: '', scheme: 'none' },
        latitude: 40.65,
        longitude: 35.8331,
      },
    });
    expect(parsed.layouts.map(({ part, rows, used }) => [part, rows, used])).toEqual([
      ['geocoded', 25_917, 25_909],
      ['pairs', 26_114, 197],
    ]);
    const aside = parsed.setAside.map(({ file, reason, rows }) => [file.slice(14), reason, rows]);
    const listed = 'the same pair, listed before, with coordinates or the other way round';
    const untold = 'a town whose country is not told';
    const alike = 'a town and one of the same name and country, which cannot be told apart';
    expect(aside).toHaveLength(5);
    expect(aside).toEqual(
      expect.arrayContaining([
        ['geocoded.csv', untold, 5],
        ['geocoded.csv', alike, 3],
        ['pairs.csv', listed, 25_909],
        ['pairs.csv', untold, 5],
        ['pairs.csv', alike, 3],
      ]),
    );
  });

  test('join 2,373 pairs of countries by 25,130 pairs of towns', () => {
    const ties = sisterCities.parse(files()).tables.ties!;
    // Counted with sets of sets in Python over both files.
    expect(ties.rows).toBe(2_373);
    expect(ties.value.reduce((sum, value) => sum + value, 0)).toBe(25_130);
    expect(pairs(ties, 'France', 'Germany')).toEqual([695]);
    expect(pairs(ties, 'Japan', 'United States')).toEqual([323]);
    expect(pairs(ties, 'China', 'Japan')).toEqual([187]);
  });
});
