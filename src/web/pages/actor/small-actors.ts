import type { ChartTable } from '../../../charts/index.js';
import { actor as words } from '../../messages/en/actor.js';
import type { Ties } from './network-data.js';

/** A town of the actor with twins abroad. */
export interface OwnTown {
  readonly id: string;
  readonly name: string;
  readonly twins: number;
}

/** The actor’s own towns, those with most twins first. */
export function townsOf({ nodes, links }: Ties): OwnTown[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return links
    .filter(({ tie }) => tie === 'town')
    .map(({ to, value }) => ({ id: to, name: names.get(to) ?? to, twins: value }))
    .sort((a, b) => b.twins - a.twins || (a.name < b.name ? -1 : 1));
}

/** People from one country in another. */
export interface DiasporaTold {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly year: number | null;
}

/** People of the actor abroad, and of others with it; the largest first. */
export function diasporasOf({ nodes, links, actor }: Ties): {
  readonly abroad: DiasporaTold[];
  readonly here: DiasporaTold[];
} {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const people = links.filter(({ tie, from, to }) => tie === 'migrants' && (from === actor.id || to === actor.id));
  const told = (side: 'from' | 'to'): DiasporaTold[] =>
    people
      .filter((link) => link[side] === actor.id)
      .map(({ from, to, value, year }) => {
        const id = side === 'from' ? to : from;
        return { id, name: names.get(id) ?? id, people: value, year };
      })
      .sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1));
  return { abroad: told('from'), here: told('to') };
}

export function townsTable(towns: readonly OwnTown[]): ChartTable {
  const { towns: told } = words.small;
  return {
    caption: told.caption,
    columns: [
      { name: 'town', title: told.town },
      { name: 'twins', title: told.twins },
      { name: 'id', title: words.small.key },
    ],
    rows: towns.map(({ name, twins, id }) => [name, twins, id]),
  };
}

export function diasporaTable(diasporas: readonly DiasporaTold[], caption: string): ChartTable {
  const { diasporas: told } = words.small;
  return {
    caption,
    columns: [
      { name: 'people', title: told.who },
      { name: 'number', title: told.people },
      { name: 'year', title: told.year },
      { name: 'id', title: words.small.key },
    ],
    rows: diasporas.map(({ name, people, year, id }) => [name, people, year, id]),
  };
}
