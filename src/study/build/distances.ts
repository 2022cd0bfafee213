import { kilometresBetween, type Spot } from '../../model/index.js';
import type { Place, RecordKind } from '../../sources/index.js';
import { lastMonthOf, type Placing } from './placing.js';
import type { TieRows } from './ties.js';

/** What the ties that are made here are. */
export const distanceKind = {
  of: 'tie',
  id: 'distance',
  title: 'Distance',
  unit: 'km',
  meaning:
    'Great-circle distance between the cities in which the two states receive most foreign missions: the seat of government almost everywhere.',
  directed: false,
} as const satisfies RecordKind;

/**
 * Add the great-circle distance in kilometres between the cities in which states receive most foreign missions, which is
 * the seat of government almost everywhere. Once a pair, under the year of the list of missions.
 */
export function addDistances(
  rows: TieRows,
  places: readonly Place[],
  year: number,
  placing: Placing,
  origin: string,
): number {
  const seats = [...seatsOf(places, year, placing)].sort(([a], [b]) => (a < b ? -1 : 1));
  let added = 0;
  for (const [i, [first, from]] of seats.entries()) {
    for (const [second, to] of seats.slice(i + 1)) {
      rows.tie.push('distance');
      rows.first.push(first);
      rows.second.push(second);
      rows.period.push(year);
      rows.value.push(Math.round(kilometresBetween(from, to)));
      rows.origin.push(origin);
      added++;
    }
  }
  return added;
}

/** Where a state is reached: the middle of the missions in the city that has most of them. */
function seatsOf(places: readonly Place[], year: number, placing: Placing): Map<string, Spot> {
  const cities = new Map<string, Map<string, Spot[]>>();
  for (const { kind, country, name, latitude, longitude } of places) {
    if (kind !== 'mission' || latitude === null || longitude === null || name === '') continue;
    const id = placing.idOf(country, lastMonthOf(year), 0);
    if (id === null) continue;
    const ofCountry = cities.get(id) ?? new Map<string, Spot[]>();
    cities.set(id, ofCountry.set(name, [...(ofCountry.get(name) ?? []), { latitude, longitude }]));
  }
  const seats = new Map<string, Spot>();
  for (const [id, byCity] of cities) {
    const [, seat] = [...byCity].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))[0]!;
    seats.set(id, {
      latitude: median(seat.map(({ latitude }) => latitude)),
      longitude: median(seat.map(({ longitude }) => longitude)),
    });
  }
  return seats;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
