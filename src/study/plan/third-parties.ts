import type { Actor } from '../../model/index.js';
import { kindsOf } from '../kinds.js';
import type { Reference } from '../reference.js';
import type { ThirdPartyTold } from './result.js';

/** Told for each audience. */
const most = 5;

/** Stocks of people that tie an audience to others, and what others were named a side of. */
const concepts = ['refugees-present', 'asylum-seekers-present', 'years-under-sanction', 'aid-received'] as const;

/**
 * Who else has a stake in an audience, by the ledger of people: who hosts its people, whose people it hosts, who gives it aid or sanctions it. Each
 * in the newest year up to the plan’s beginning that the ledger tells; the largest first. Whether a plan benefits or harms
 * them is not known: they are named so that they can be asked.
 */
export async function readThirdParties(
  reference: Reference,
  audiences: readonly Actor[],
  participants: readonly string[],
  year: number,
): Promise<{ readonly told: readonly ThirdPartyTold[]; readonly origins: readonly string[] }> {
  const kinds = await kindsOf(reference, 'ledger');
  const inside = new Set([...participants, ...audiences.flatMap(({ id, parts }) => [id, ...parts])]);
  const told: ThirdPartyTold[] = [];
  const origins = new Set<string>();
  for (const audience of audiences) {
    const parts = { oneOf: [...audience.parts] };
    const where = { concept: { oneOf: [...concepts] }, period: { from: year - 5, to: year } };
    const columns = ['concept', 'population', 'place', 'side_a', 'side_b', 'period', 'best', 'origin'];
    const tables = await Promise.all(
      [{ population: parts }, { place: parts }, { side_b: parts }].map((who) =>
        reference.read('ledger', { columns, where: { ...where, ...who } }),
      ),
    );
    const newest = new Map<string, ThirdPartyTold>();
    for (const row of tables.flatMap((table) => table.records())) {
      const [concept, population, place, side] = ['concept', 'population', 'place', 'side_a'].map(
        (name) => row[name] as string,
      );
      const own = (id: string): boolean => audience.parts.includes(id);
      const [other, as] = own(population!)
        ? place === '' || own(place!)
          ? [side!, 'side' as const]
          : [place!, 'host' as const]
        : own(place!)
          ? [population!, 'people' as const]
          : [side!, 'side' as const];
      // Several states that act together are no third party of their own.
      if (other === '' || other.includes(' ') || inside.has(other)) continue;
      const key = `${other} ${concept} ${as}`;
      const known = newest.get(key);
      const period = row['period'] as number;
      if (known !== undefined && known.year > period) continue;
      const best = (row['best'] as number) + (known?.year === period ? known.best : 0);
      const kind = kinds.get(concept!);
      origins.add(row['origin'] as string);
      newest.set(key, {
        id: other,
        name: reference.resolver.get(other)?.name ?? other,
        audience: audience.id,
        concept: concept!,
        title: kind?.title ?? concept!,
        year: period,
        best,
        unit: kind?.unit ?? '',
        as,
      });
    }
    const people = [...newest.values()].toSorted((a, b) => b.best - a.best || (a.id < b.id ? -1 : 1));
    for (const concept of concepts) told.push(...people.filter((one) => one.concept === concept).slice(0, most));
  }
  return { told, origins: [...origins] };
}
