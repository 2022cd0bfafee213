import type { Actor } from '../model/index.js';
import type { Reference } from './reference.js';
import type { PeopleTold } from './relations-people.js';
import type { TieTold } from './tie-told.js';

/** Twinned towns: whether two cities are twins, or how many twins a city has in a country. Lists of twins are undated. */
export async function cityTies(reference: Reference, actor: Actor, audience: Actor): Promise<TieTold[]> {
  const [city, other] = actor.kind === 'city' ? [actor, audience] : [audience, actor];
  if (city.kind !== 'city') return [];
  const twins = await twinsOf(reference, city.id);
  const countries = await countriesOf(reference, twins);
  const shared = twins.filter((id) =>
    other.kind === 'city'
      ? id === other.id
      : countries.get(id) === other.id || other.parts.includes(countries.get(id) ?? ''),
  );
  if (shared.length === 0) return [];
  return [
    {
      tie: 'twinned',
      title: other.kind === 'city' ? 'Twinned towns' : `Towns twinned with ${city.name}`,
      from: null,
      year: null,
      value: shared.length,
      unit: other.kind === 'city' ? 'pairs of towns' : 'towns',
      origin: 'sister-cities',
    },
  ];
}

async function twinsOf(reference: Reference, id: string): Promise<string[]> {
  const first = await reference.read('city_twins', { where: { first: id } });
  const second = await reference.read('city_twins', { where: { second: id } });
  return [...first.text('second'), ...second.text('first')];
}

async function countriesOf(reference: Reference, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const table = await reference.read('cities', { columns: ['id', 'country'], where: { id: { oneOf: [...ids] } } });
  const countries = table.text('country');
  return new Map(table.text('id').map((id, row) => [id, countries[row]!]));
}

/** The two countries between which a diaspora lives, where the other actor is one of them; else null. */
export function homesOf(actor: Actor, audience: Actor): { readonly origin: string; readonly host: string } | null {
  const [diaspora, other] = actor.kind === 'diaspora' ? [actor, audience] : [audience, actor];
  const ids = /^diaspora:(.+)@(.+)$/.exec(diaspora.id);
  if (diaspora.kind !== 'diaspora' || ids === null) return null;
  const [, origin, host] = ids as unknown as [string, string, string];
  return [origin, host].includes(other.id) ? { origin, host } : null;
}

/** Of what is between two countries, that which is the diaspora’s own: its people. */
export function ofDiaspora(
  { ties, people }: { readonly ties: readonly TieTold[]; readonly people: readonly PeopleTold[] },
  origin: Actor,
  host: Actor,
): { ties: TieTold[]; people: PeopleTold[] } {
  return {
    ties: ties.filter(({ tie, from }) => tie === 'migrants' && from === origin.id),
    people: people.filter(
      ({ population, place }) => origin.parts.includes(population ?? '') && host.parts.includes(place ?? ''),
    ),
  };
}
