import {
  type ActorLabel,
  foldName,
  kilometresBetween,
  type RegisterEntry,
  type Resolver,
  type Spot,
} from '../model/index.js';
import type { Place, TwinCities, TwinCity } from './records.js';

/** Where a city of the register is. */
export interface CityPlace {
  /** `city:2996944` or `city:Name,ISO3`. */
  readonly id: string;
  /** Id of its country, a joined state as the whole (`DEU`). */
  readonly country: string;
  readonly name: string;
  /** Its first-level division where another city of the country has the same name; else empty. */
  readonly division: string;
  /** Degrees north and east; null where nobody gives them. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Whether it, or its coordinates, are known from the twins. */
  readonly fromTwins: boolean;
}

/** Cities as actors. */
export interface CityRegister {
  readonly cities: readonly CityPlace[];
  /** The id of a town of the twins; null where its country is unknown. */
  idOf(town: TwinCity): string | null;
  /** Distinct towns of the twins: found in GeoNames, not found, and of an unknown country. */
  readonly towns: { readonly found: number; readonly own: number; readonly withoutCountry: number };
}

/**
 * The cities of GeoNames (`city:<its number>`), and the towns of the twins that are not among them (`city:Name,ISO3`). A
 * town is a city of GeoNames when one city in its country has its name, folded; of several the nearest within
 * `nearEnough`, where both have coordinates, or the one in the division that the town's name ends with (`Córdoba,
 * Nariño`). Every city is found as `city:Name,ISO3`, and where several in a country share
 * the name as `city:Name,Division,ISO3`. Cities and towns whose country the
 * resolver does not know are left out. O(places + twins).
 */
export function makeCityRegister(
  places: readonly Place[],
  twins: readonly TwinCities[],
  resolver: Resolver,
): CityRegister {
  const countryOf = countryReader(resolver);
  const cities: City[] = [];
  const byName = new Map<string, City[]>();

  function enter(city: City): void {
    cities.push(city);
    const key = `${foldName(city.name)},${city.country}`;
    const there = byName.get(key);
    if (there === undefined) byName.set(key, [city]);
    else there.push(city);
  }

  for (const { kind, name, country, division, latitude, longitude, code } of places) {
    const home = kind === 'city' && code.startsWith('geonames:') ? countryOf(country) : null;
    if (home === null) continue;
    enter({ id: `city:${code.slice(9)}`, name, country: home, division, latitude, longitude, fromTwins: false });
  }

  const towns = new Map<string, string | null>();
  const count = { found: 0, own: 0, withoutCountry: 0 };
  const ownTowns = new Map<string, City>();
  function placeTown(town: TwinCity): string | null {
    const country = countryOf(town.country);
    if (country === null) {
      count.withoutCountry++;
      return null;
    }
    const city = cityOfTown(town, byName.get(`${foldName(town.name)},${country}`) ?? [], (name) =>
      byName.get(`${foldName(name)},${country}`),
    );
    if (city !== null) {
      count.found++;
      city.fromTwins ||= city.latitude === null && town.latitude !== null;
      city.latitude ??= town.latitude;
      city.longitude ??= town.longitude;
      return city.id;
    }
    const key = `${foldName(town.name)},${country}`;
    const own = ownTowns.get(key);
    if (own !== undefined) return own.id;
    count.own++;
    const { name, latitude, longitude } = town;
    const made = { id: `city:${name},${country}`, name, country, division: '', latitude, longitude, fromTwins: true };
    ownTowns.set(key, made);
    return made.id;
  }
  for (const { first, second } of twins) {
    for (const town of [first, second]) {
      const key = keyOf(town);
      if (!towns.has(key)) towns.set(key, placeTown(town));
    }
  }
  cities.push(...ownTowns.values());

  return {
    cities: cities.map(({ id, name, country, division, latitude, longitude, fromTwins }) => {
      const shared = (byName.get(`${foldName(name)},${country}`)?.length ?? 0) > 1;
      return { id, name, country, division: shared ? division : '', latitude, longitude, fromTwins };
    }),
    idOf: (town) => towns.get(keyOf(town)) ?? null,
    towns: count,
  };
}

/** Kilometres: towns geocoded by their name lie well within it, towns that only share the name seldom do. */
const nearEnough = 50;

interface City {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly division: string;
  latitude: number | null;
  longitude: number | null;
  fromTwins: boolean;
}

function keyOf({ name, country }: TwinCity): string {
  return `${name}\t${country.scheme}\t${country.code}\t${country.name}`;
}

function cityOfTown(
  town: TwinCity,
  named: readonly City[],
  others: (name: string) => readonly City[] | undefined,
): City | null {
  let candidates = named;
  if (candidates.length === 0) {
    const comma = town.name.lastIndexOf(',');
    const division = foldName(town.name.slice(comma + 1));
    if (comma > 0) {
      candidates = (others(town.name.slice(0, comma)) ?? []).filter((city) => foldName(city.division) === division);
    }
  }
  const near = candidates
    .map((city) => ({ city, away: kilometres(town, city) }))
    .filter(({ away }) => away === null || away <= nearEnough)
    .sort((a, b) => (a.away ?? 0) - (b.away ?? 0));
  return near.length === 1 || (near[0]?.away ?? null) !== null ? near[0]!.city : null;
}

/** Kilometres; null where a place is not known. */
function kilometres(a: Located, b: Located): number | null {
  const [one, other] = [spotOf(a), spotOf(b)];
  return one === null || other === null ? null : kilometresBetween(one, other);
}

function spotOf({ latitude, longitude }: Located): Spot | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

interface Located {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Lists of cities bear no dates: countries are those of today, joined states as the whole. */
function countryReader(resolver: Resolver): (label: ActorLabel) => string | null {
  const joined = new Map(
    resolver.actors.flatMap(({ id, parts }) => (parts.length > 1 ? parts.map((part) => [part, id] as const) : [])),
  );
  return (label) => {
    const found = resolver.resolveRecord(label, '9999-12-31');
    if (!('actor' in found) || !['state', 'territory'].includes(found.actor.kind)) return null;
    return joined.get(found.actor.id) ?? found.actor.id;
  };
}

/** The register's entry of a city: what makes it an actor that can be found by its name and country. */
export function cityEntry({ id, name, country, division }: CityPlace): RegisterEntry {
  const codes = [`city:${name},${country}`];
  if (division !== '') codes.push(`city:${name},${division},${country}`);
  return {
    id,
    kind: 'city',
    name,
    iso3: null,
    iso2: null,
    cow: null,
    region: null,
    aliases: '[]',
    codes: JSON.stringify(codes.filter((code) => code !== id)),
    spells: '[]',
    parts: JSON.stringify([id]),
    earlier: '[]',
    follows: null,
  };
}
