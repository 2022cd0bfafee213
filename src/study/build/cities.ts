import type { Resolver } from '../../model/index.js';
import { makeCityRegister, type Place, type Records, type TwinCities } from '../../sources/index.js';
import { leaveOut } from './accounts.js';
import type { Placed } from './placed.js';

/** What the sources tell of cities. */
export interface CityRecords {
  readonly places: Place[];
  readonly twins: TwinCities[];
}

export function openCityRecords(): CityRecords {
  return { places: [], twins: [] };
}

/** Keep cities and twinned towns until all sources are read: the two name the same towns. */
export function addCities(records: CityRecords, { places = [], twins = [] }: Records, { sighting }: Placed): void {
  for (const place of places) {
    if (place.kind !== 'city') continue;
    sighting.records++;
    records.places.push(place);
  }
  for (const pair of twins) {
    sighting.records++;
    records.twins.push(pair);
  }
  const missions = places.filter(({ kind }) => kind === 'mission').length;
  if (missions > 0) leaveOut(sighting, 'used for the distances between seats of government', missions);
}

/** The tables of cities and of twinned cities, column by column. */
export interface CityTables {
  readonly cities: {
    readonly id: string[];
    readonly name: string[];
    readonly country: string[];
    readonly division: string[];
    readonly latitude: (number | null)[];
    readonly longitude: (number | null)[];
    readonly origin: string[];
  };
  readonly twins: { readonly first: string[]; readonly second: string[] };
}

/** Cities as actors, and each pair of twins once, the lesser id first. Towns of an unknown country are left out. */
export function cityTables({ places, twins }: CityRecords, resolver: Resolver): CityTables {
  const { cities, idOf } = makeCityRegister(places, twins, resolver);
  const pairs = new Set<string>();
  for (const { first, second } of twins) {
    const [one, other] = [idOf(first), idOf(second)];
    if (one === null || other === null || one === other) continue;
    pairs.add(one < other ? `${one}\t${other}` : `${other}\t${one}`);
  }
  const ordered = [...pairs].map((pair) => pair.split('\t') as [string, string]);
  return {
    cities: {
      id: cities.map(({ id }) => id),
      name: cities.map(({ name }) => name),
      country: cities.map(({ country }) => country),
      division: cities.map(({ division }) => division),
      latitude: cities.map(({ latitude }) => latitude),
      longitude: cities.map(({ longitude }) => longitude),
      origin: cities.map(({ fromTwins }) => (fromTwins ? 'sister-cities' : 'cities')),
    },
    twins: { first: ordered.map(([first]) => first), second: ordered.map(([, second]) => second) },
  };
}
