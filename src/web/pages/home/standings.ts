import type { MapClass, MapPlace } from '../../../charts/index.js';
import type { Results } from '../../../study/index.js';
import { home } from '../../messages/en/home.js';

type NamedPosition = Results['positions']['positions'][number];

/** Medians at which one class ends and the next begins, in standard deviations of all positions. */
const bounds = [-1.25, -0.4, 0.4, 1.25];

/** Where a state may stand, in words, from the low end of the scale up. */
export const standingClasses: readonly MapClass[] = home.map.classes.map((title, at) => ({
  from: at === 0 ? null : bounds[at - 1]!,
  title,
}));

/** Places by year, every year of the positions. */
export function placesByYear(positions: readonly NamedPosition[]): ReadonlyMap<number, readonly MapPlace[]> {
  const years = new Map<number, MapPlace[]>();
  for (const { audience, period, name, estimate } of positions) {
    const places = years.get(period);
    const place = { id: mapId(audience), name, estimate };
    if (places === undefined) years.set(period, [place]);
    else places.push(place);
  }
  for (const places of years.values()) places.sort((a, b) => a.name.localeCompare(b.name));
  return years;
}

/** Codes of states whose land on a map of today goes by another: no two of one land ever vote in one year. */
const todaysLand: Readonly<Record<string, string>> = {
  'cow:255': 'DEU',
  'cow:260': 'DEU',
  'cow:345': 'SRB',
  'cow:678': 'YEM',
  'cow:679': 'YEM',
};

function mapId(audience: string): string {
  return todaysLand[audience] ?? audience;
}

/** How many stand on the high side of the middle, and how many on the low. */
export function sidesOf(places: readonly MapPlace[]): { readonly near: number; readonly far: number } {
  const medians = places.flatMap(({ estimate }) => (estimate === null ? [] : [estimate.q50]));
  return {
    near: medians.filter((median) => median >= bounds[2]!).length,
    far: medians.filter((median) => median < bounds[1]!).length,
  };
}
