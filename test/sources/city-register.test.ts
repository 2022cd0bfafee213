import { describe, expect, test } from 'vitest';
import { type ActorLabel, createResolver } from '../../src/model/index.js';
import {
  cityEntry,
  codes,
  forEachRow,
  makeCityRegister,
  makeRegister,
  type Place,
  type TwinCities,
} from '../../src/sources/index.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';

function named(name: string): ActorLabel {
  return { name, code: '', scheme: 'none' };
}

function city(code: string, name: string, country: string, more: Partial<Place> = {}): Place {
  return { kind: 'city', name, country: named(country), division: '', latitude: null, longitude: null, code, ...more };
}

function town(name: string, country: string, latitude: number | null = null, longitude: number | null = null) {
  return { name, country: named(country), latitude, longitude };
}

const register = makeRegister(codes.parse(fixtureFiles('codes/crosswalk-and-states')).tables);
const resolver = createResolver(register);

const places: readonly Place[] = [
  city('geonames:1', 'Göteborg', 'Sweden', { division: 'Västra Götaland' }),
  city('geonames:2', 'Berlin', 'Germany'),
  city('geonames:3', 'Neustadt', 'Germany', { division: 'Hesse' }),
  city('geonames:4', 'Neustadt', 'Germany', { division: 'Saxony' }),
  city('geonames:5', 'Novi Sad', 'Serbia', { latitude: 45.25, longitude: 19.84 }),
  city('geonames:6', 'Somewhere', 'Atlantis'),
  city('', 'Embassy Row', 'Sweden', { kind: 'mission' }),
  city('geonames:7', 'Windhoek', 'Namibia', { latitude: -22.56, longitude: 17.08 }),
  city('geonames:8', 'Aus', 'Namibia', { latitude: -26.67, longitude: 16.26 }),
  city('geonames:9', 'Aus', 'Namibia', { latitude: -20, longitude: 15 }),
];

const twins: readonly TwinCities[] = [
  { first: town('Goteborg', 'Sweden', 57.7, 11.97), second: town('Berlin', 'Germany', 52.5, 13.4) },
  { first: town('Neustadt', 'Germany', 50, 8), second: town('Neustadt, Saxony', 'Germany') },
  { first: town('Novi Sad', 'Serbia', 40, 19.84), second: town('Nowhere', 'Atlantis') },
  { first: town('Aus', 'Namibia', -26.7, 16.3), second: town('Windhoek', 'Namibia') },
  { first: town('Borås', 'Sweden', 57.7, 12.9), second: town('Boras', 'Sweden') },
];

describe('cities', () => {
  const cities = makeCityRegister(places, twins, resolver);

  test('are those of GeoNames, then the towns that are not among them', () => {
    expect(cities.cities.map(cityEntry).map(({ id, name, codes: codesOf }) => [id, name, codesOf])).toEqual([
      ['city:1', 'Göteborg', '["city:Göteborg,SWE"]'],
      ['city:2', 'Berlin', '["city:Berlin,DEU"]'],
      ['city:3', 'Neustadt', '["city:Neustadt,DEU","city:Neustadt,Hesse,DEU"]'],
      ['city:4', 'Neustadt', '["city:Neustadt,DEU","city:Neustadt,Saxony,DEU"]'],
      ['city:5', 'Novi Sad', '["city:Novi Sad,cow:345"]'],
      ['city:7', 'Windhoek', '["city:Windhoek,NAM"]'],
      ['city:8', 'Aus', '["city:Aus,NAM"]'],
      ['city:9', 'Aus', '["city:Aus,NAM"]'],
      ['city:Neustadt,DEU', 'Neustadt', '[]'],
      ['city:Novi Sad,cow:345', 'Novi Sad', '[]'],
      ['city:Borås,SWE', 'Borås', '[]'],
    ]);
  });

  test('have a place each, from GeoNames or from the twins', () => {
    expect(cities.cities.slice(0, 2)).toEqual([
      {
        id: 'city:1',
        name: 'Göteborg',
        country: 'SWE',
        division: '',
        latitude: 57.7,
        longitude: 11.97,
        fromTwins: true,
      },
      { id: 'city:2', name: 'Berlin', country: 'DEU', division: '', latitude: 52.5, longitude: 13.4, fromTwins: true },
    ]);
    expect(cities.cities[4]).toMatchObject({
      id: 'city:5',
      country: 'cow:345',
      latitude: 45.25,
      longitude: 19.84,
      fromTwins: false,
    });
  });

  test('are told apart by division and by distance', () => {
    const ids = twins.flatMap(({ first, second }) => [cities.idOf(first), cities.idOf(second)]);
    expect(ids).toEqual([
      'city:1',
      'city:2',
      'city:Neustadt,DEU',
      'city:4',
      // 580 km south of the Novi Sad of GeoNames.
      'city:Novi Sad,cow:345',
      null,
      'city:8',
      'city:7',
      'city:Borås,SWE',
      'city:Borås,SWE',
    ]);
    expect(cities.towns).toEqual({ found: 5, own: 3, withoutCountry: 1 });
    expect(cities.idOf(town('Never heard of', 'Sweden'))).toBeNull();
  });

  test('are found by id, by name and country however written, and by division', () => {
    const all = createResolver([...register, ...cities.cities.map(cityEntry)]);
    const idOf = (text: string) => {
      const found = all.resolve(text);
      return 'actor' in found ? found.actor.id : found.code;
    };
    for (const { id } of cities.cities) expect(idOf(id)).toBe(id);
    expect(idOf('city:GOTEBORG,sweden')).toBe('city:1');
    expect(idOf('city:Berlin,Germany')).toBe('city:2');
    expect(idOf('city:Novi Sad,SRB')).toBe('city:Novi Sad,cow:345');
    expect(idOf('city:Neustadt,Hesse,DEU')).toBe('city:3');
    expect(idOf('city:Aus,NAM')).toBe('ambiguous-actor');
  });
});

describeRaw('the cities of the raw files', (folder) => {
  test('are found or entered, with a town in GeoNames for two in five', () => {
    const lists = ['crosswalk', 'cow-states'].map((name) => rawFile(folder, `codes/${name}.csv`));
    const known = makeRegister(codes.parse(lists).tables);
    const rawPlaces: Place[] = [];
    forEachRow(rawFile(folder, 'cities/world-cities.csv'), {
      header: () => undefined,
      row: ([name, country, division, number]) => {
        const home = country!.endsWith('alpha-2 code: XK') ? 'Kosovo' : country!;
        rawPlaces.push(city(`geonames:${number}`, name!, home, { division: division! }));
      },
      reject: () => undefined,
    });
    const rawTwins: TwinCities[] = [];
    const degrees = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));
    forEachRow(rawFile(folder, 'sister-cities/geocoded.csv'), {
      header: () => undefined,
      row: ([a, land, north, east, b, otherLand, otherNorth, otherEast]) => {
        rawTwins.push({
          first: town(a!, land!, degrees(north), degrees(east)),
          second: town(b!, otherLand!, degrees(otherNorth), degrees(otherEast)),
        });
      },
      reject: () => undefined,
    });
    const start = performance.now();
    const cities = makeCityRegister(rawPlaces, rawTwins, createResolver(known));
    const built = performance.now() - start;
    expect(rawPlaces.length).toBe(34_032);
    // Of 17,717 pairs of name and country among the towns; 244 of them write another of the own ones differently.
    expect(cities.towns).toEqual({ found: 7212, own: 10_223, withoutCountry: 38 });
    expect(cities.cities.length).toBe(34_032 + cities.towns.own);
    expect(new Set(cities.cities.map(({ id }) => id)).size).toBe(cities.cities.length);

    const before = performance.now();
    const all = createResolver([...known, ...cities.cities.map(cityEntry)]);
    const indexed = performance.now() - before;
    const lyon = all.resolve('city:Lyon,FRA');
    expect(lyon).toMatchObject({ actor: { id: 'city:2996944' } });
    expect(cities.cities.find(({ id }) => id === 'city:2996944')).toMatchObject({ country: 'FRA' });
    expect(all.resolve('city:Lyno,FRA')).toMatchObject({
      fix: expect.stringContaining('Lyon (city:2996944)') as string,
    });
    expect(all.resolve('Singapore')).toMatchObject({ actor: { id: 'SGP' } });
    // On a quiet machine 0.4 and 0.3 seconds; here only that neither grows with the square of the cities.
    expect(built).toBeLessThan(10_000);
    expect(indexed).toBeLessThan(5_000);
  });
});
