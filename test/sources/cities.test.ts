import { expect, test } from 'vitest';
import { cities } from '../../src/sources/cities.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';

const kosovo = { name: 'Kosovo', code: 'XK', scheme: 'iso2' };

test('the list with names gives places without coordinates', () => {
  const parsed = cities.parse(fixtureFiles('cities/world-cities'));
  const places = parsed.tables.places!;
  expect(places.map(({ name, division, code }) => [name, division, code])).toEqual([
    ['Lund', 'Skåne', 'geonames:2693678'],
    ['Singapore', '', 'geonames:1880252'],
    ['Zvečan', 'Mitrovica', 'geonames:783770'],
    ['Visby', 'Gotland', 'geonames:2662689'],
  ]);
  expect(places[0]).toMatchObject({
    kind: 'city',
    country: { name: 'Sweden', code: '', scheme: 'none' },
    latitude: null,
    longitude: null,
  });
  expect(places[2]!.country).toEqual(kosovo);
  expect(parsed.setAside.map(({ rows }) => rows)).toEqual([1, 1]);
  expect(parsed.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [7, 'geonameid', '26928x'],
    [8, 'name', ''],
  ]);
});

test('the file of GeoNames gives coordinates and codes', () => {
  const parsed = cities.parse(fixtureFiles('cities/geonames'));
  expect(parsed.tables.places).toEqual([
    {
      kind: 'city',
      name: 'Lund',
      country: { name: '', code: 'SE', scheme: 'iso2' },
      division: '27',
      latitude: 55.70584,
      longitude: 13.19321,
      code: 'geonames:2693678',
    },
    {
      kind: 'city',
      name: 'Zvečan',
      country: kosovo,
      division: '07',
      latitude: 42.9075,
      longitude: 20.84028,
      code: 'geonames:783770',
    },
  ]);
  expect(parsed.setAside.map(({ reason }) => reason)).toEqual([
    'a place no longer lived in',
    'no populated place',
    'a city whose country is not told',
    'a city with a number that was listed before',
  ]);
  expect(parsed.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [3, 'latitude', '5x5.6'],
    [7, 'longitude', '200.0'],
    [8, 'country code', 'Sweden'],
  ]);
});

test('files of both kinds are not mixed', () => {
  const files = [...fixtureFiles('cities/world-cities'), ...fixtureFiles('cities/geonames')];
  expect(() => cities.parse(files)).toThrow('one layout');
});

describeRaw('the real list of cities', (folder) => {
  test('has 34,032 cities, 3,780 of them in India and 21 in Kosovo', () => {
    const parsed = cities.parse([rawFile(folder, 'cities/world-cities.csv')]);
    expect(parsed.rejects).toEqual([]);
    expect(parsed.setAside).toEqual([]);
    expect(parsed.layouts[0]).toMatchObject({ rows: 34_032, used: 34_032 });
    const places = parsed.tables.places!;
    // Counted with csv.DictReader and Counter over the column country, 244 values; 123 without subcountry.
    expect(new Set(places.map(({ country }) => country.name)).size).toBe(244);
    expect(places.filter(({ country }) => country.name === 'India').length).toBe(3_780);
    expect(places.filter(({ country }) => country.code === 'XK').length).toBe(21);
    expect(places.filter(({ division }) => division === '').length).toBe(123);
    expect(new Set(places.map(({ code }) => code)).size).toBe(34_032);
  });
});
