import type { Actor } from '../../model/index.js';
import type { Reference } from '../reference.js';

export interface Town {
  readonly id: string;
  readonly name: string;
  /** Id of the state or territory it lies in. */
  readonly country: string;
}

/** A town with its twins in other countries, both in the order of their ids. */
export interface TwinnedTown {
  readonly town: Town;
  readonly twins: readonly Town[];
}

/** The towns of a country that have twins abroad; of a city, the city alone. O(pairs of twins). */
export async function readTowns(reference: Reference, actor: Actor): Promise<TwinnedTown[]> {
  const [pairs, cities] = await Promise.all([
    reference.read('city_twins'),
    reference.read('cities', { columns: ['id', 'name', 'country'] }),
  ]);
  const [names, countries] = [cities.text('name'), cities.text('country')];
  const towns = new Map(
    cities.text('id').map((id, row): [string, Town] => [id, { id, name: names[row]!, country: countries[row]! }]),
  );
  const isOwn = ({ id, country }: Town): boolean =>
    actor.kind === 'city' ? id === actor.id : country === actor.id || actor.parts.includes(country);
  const found = new Map<string, Town[]>();
  const add = (own: Town | undefined, twin: Town | undefined): void => {
    if (own === undefined || twin === undefined || !isOwn(own) || own.country === twin.country) return;
    const twins = found.get(own.id);
    if (twins === undefined) found.set(own.id, [twin]);
    else twins.push(twin);
  };
  const [firsts, seconds] = [pairs.text('first'), pairs.text('second')];
  for (let row = 0; row < pairs.rows; row++) {
    const [first, second] = [towns.get(firsts[row]!), towns.get(seconds[row]!)];
    add(first, second);
    add(second, first);
  }
  const byId = (a: Town, b: Town): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  return [...found]
    .map(([id, twins]) => ({ town: towns.get(id)!, twins: twins.sort(byId) }))
    .sort((a, b) => byId(a.town, b.town));
}
