import { indicators } from '../../assets/index.js';
import { type Actor, kilometresBetween, type Spot } from '../../model/index.js';
import type { Reference } from '../reference.js';
import { homesOf } from '../city-and-diaspora-ties.js';
import { nameInText } from '../telling.js';
import type { Column } from './columns.js';
import type { Kinds } from './spans.js';
import { type Absent, carriedTo, toldYear } from './told.js';
import { type Field, wholesOf } from './units.js';

/** An indicator of a city or diaspora, among its like. */
export interface SmallValue {
  /** Id of the indicator. */
  readonly id: string;
  readonly value: number;
  readonly year: number;
  /** Place among its like, 1 = best. */
  readonly place: number | null;
  readonly of: number;
  /** Who its like are: "cities with twins in Germany". */
  readonly among: string;
}

const twinned = indicators.find(({ id }) => id === 'sister-cities')!;
const linked = indicators.find(({ id }) => id === 'diaspora-links')!;

/** How many towns of each country are twinned with a city, by every id under which the country is kept. */
export async function readTownTwins(reference: Reference, city: string): Promise<ReadonlyMap<string, number>> {
  const ids = await twinsOf(reference, city);
  const table = await reference.read('cities', { columns: ['country'], where: { id: { oneOf: ids } } });
  const counts = new Map<string, number>();
  for (const country of table.text('country')) {
    for (const id of new Set([country, ...(reference.resolver.get(country)?.parts ?? [])]))
      counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

async function twinsOf(reference: Reference, city: string): Promise<string[]> {
  const [first, second] = await Promise.all([
    reference.read('city_twins', { where: { first: city } }),
    reference.read('city_twins', { where: { second: city } }),
  ]);
  return [...first.text('second'), ...second.text('first')];
}

/** The columns for an audience that is a city: of ties, those of towns alone are its own. */
export function columnsForCity(
  columns: readonly Column[],
  twins: ReadonlyMap<string, number>,
  { units, year }: Field,
  kinds: Kinds,
): Column[] {
  const told = toldYear(kinds.span('ties', 'sister-cities'), year, twinned.carry);
  return columns.map((column) => {
    if (column.indicator.id !== twinned.id || typeof told !== 'number') return column;
    const counts = Float64Array.from(units, (id) => twins.get(id) ?? 0);
    const carried = Array.from(counts, (value) => carriedTo(year, { value, sd: null, year: told }, twinned)!);
    return {
      ...column,
      told: counts,
      years: Int16Array.from(units, () => told),
      values: Float64Array.from(carried, ({ value }) => value),
      sd: Float64Array.from(carried, ({ sd }) => sd),
      absent: units.map((): Absent | null => null),
    };
  });
}

/** What is known of a city or a diaspora: what is told of its country is not its own. */
export async function readSmallValues(
  reference: Reference,
  actor: Actor,
  audience: Actor | null,
  { year, kinds }: { readonly year: number; readonly kinds: Kinds },
): Promise<SmallValue[]> {
  if (actor.kind === 'diaspora') return diasporaValues(reference, actor, audience, { year, kinds });
  if (actor.kind !== 'city') return [];
  const [twins, distance] = await Promise.all([
    cityTwins(reference, actor, audience, { year, kinds }),
    cityDistance(reference, actor, audience, { year, kinds }),
  ]);
  return [...twins, ...distance];
}

interface When {
  readonly year: number;
  readonly kinds: Kinds;
}

/** Twins of a city in the audience, among all cities that have any there. */
async function cityTwins(
  reference: Reference,
  city: Actor,
  audience: Actor | null,
  { year, kinds }: When,
): Promise<SmallValue[]> {
  const told = toldYear(kinds.span('ties', 'sister-cities'), year, twinned.carry);
  if (typeof told !== 'number' || (audience !== null && !['state', 'territory', 'city'].includes(audience.kind)))
    return [];
  if (audience?.kind === 'city') {
    const twins = await twinsOf(reference, city.id);
    const value = twins.includes(audience.id) ? 1 : 0;
    return [{ id: twinned.id, value, year: told, place: null, of: 0, among: '' }];
  }
  const [pairs, cities] = await Promise.all([
    reference.read('city_twins'),
    audience === null ? null : reference.read('cities', { columns: ['id', 'country'] }),
  ]);
  const there = new Set(audience === null ? [] : [audience.id, ...audience.parts]);
  const countries = cities?.text('country') ?? [];
  const inside = cities === null ? null : new Set(cities.text('id').filter((_, row) => there.has(countries[row]!)));
  const counts = new Map<string, number>([[city.id, 0]]);
  const [first, second] = [pairs.text('first'), pairs.text('second')];
  const add = (one: string, other: string): void => {
    if (inside === null || inside.has(other)) counts.set(one, (counts.get(one) ?? 0) + 1);
  };
  for (let row = 0; row < pairs.rows; row++) {
    add(first[row]!, second[row]!);
    add(second[row]!, first[row]!);
  }
  // Towns of the audience are no actors toward it.
  for (const id of inside ?? []) if (id !== city.id) counts.delete(id);
  const among = audience === null ? 'cities with twins' : `cities abroad with twins in ${nameInText(audience)}`;
  return [{ id: twinned.id, year: told, among, ...placed(counts, city.id) }];
}

/** From one city to another, where the coordinates of both are known. */
async function cityDistance(
  reference: Reference,
  city: Actor,
  audience: Actor | null,
  { year }: When,
): Promise<SmallValue[]> {
  if (audience?.kind !== 'city') return [];
  const table = await reference.read('cities', { where: { id: { oneOf: [city.id, audience.id] } } });
  const [latitude, longitude] = [table.numbersOrNull('latitude'), table.numbersOrNull('longitude')];
  const spots = latitude.flatMap((north, row): Spot[] => {
    const east = longitude[row] ?? null;
    return north === null || east === null ? [] : [{ latitude: north, longitude: east }];
  });
  const [one, other] = spots;
  if (one === undefined || other === undefined) return [];
  return [{ id: 'distance', value: kilometresBetween(one, other), year, place: null, of: 0, among: '' }];
}

/** The people of a diaspora, among all of the same home or in the same country. */
async function diasporaValues(
  reference: Reference,
  diaspora: Actor,
  audience: Actor | null,
  { year, kinds }: When,
): Promise<SmallValue[]> {
  const ids = /^diaspora:(.+)@(.+)$/.exec(diaspora.id);
  const homes =
    audience === null ? (ids === null ? null : { origin: ids[1]!, host: ids[2]! }) : homesOf(diaspora, audience);
  const reading = linked.reading.table === 'ties' ? linked.reading : null;
  const told = toldYear(kinds.span('ties', 'migrants'), year, linked.carry, reading?.every);
  if (homes === null || typeof told !== 'number') return [];
  const [origin, host] = [reference.resolver.get(homes.origin), reference.resolver.get(homes.host)];
  if (origin === null || host === null) return [];
  const atHome = audience !== null && audience.id === origin.id;
  const side = atHome ? { first: { oneOf: [...origin.parts] } } : { second: { oneOf: [...host.parts] } };
  const table = await reference.read('ties', { where: { tie: 'migrants', period: told, ...side } });
  const [others, people] = [table.text(atHome ? 'second' : 'first'), table.numbers('value')];
  const wholeOf = wholesOf(reference);
  const counts = new Map<string, number>();
  others.forEach((id, row) => {
    const whole = wholeOf(id);
    counts.set(whole, (counts.get(whole) ?? 0) + people[row]!);
  });
  const own = atHome ? host.id : origin.id;
  if (!counts.has(own)) return [];
  const among = atHome ? `diasporas from ${nameInText(origin)}` : `diasporas in ${nameInText(host)}`;
  return [{ id: linked.id, year: told, among, ...placed(counts, own) }];
}

function placed(counts: ReadonlyMap<string, number>, own: string): Pick<SmallValue, 'value' | 'place' | 'of'> {
  const value = counts.get(own)!;
  const better = [...counts.values()].filter((count) => count > value).length;
  return { value, place: better + 1, of: counts.size };
}
