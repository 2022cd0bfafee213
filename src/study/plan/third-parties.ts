import type { Actor } from '../../model/index.js';
import { type Kind, kindsOf } from '../kinds.js';
import { harms, senseOf } from '../ledger-sense.js';
import type { Reference } from '../reference.js';
import type { ActTold, StakeTold, ThirdPartyTold, TouchedTold } from './result.js';

/** Told for each audience and concept. */
const most = 5;
/** Told for each act, of those with whom one of the two stands in the ledger: by sense. */
const mostTouched = 3;

/** Stocks of people that tie an audience to others, and what others were named a side of. */
const stakes = ['refugees-present', 'asylum-seekers-present', 'years-under-sanction', 'aid-received'];
const concepts = [...new Set([...stakes, ...harms])];
const order = ['harm', 'benefit', 'presence'] as const;

/** Who stands in the ledger with each of some actors, by their ids: the newest year first, then the largest. */
export interface Stakes {
  readonly of: ReadonlyMap<string, readonly StakeTold[]>;
  readonly origins: readonly string[];
}

/**
 * Who else has a stake in audiences and in those who act on them, by the ledger of people: who hosts their people, whose people they host,
 * who gives them aid or sanctions them, whom they aid or sanction, who fought them. Each in the newest of the five years up to the
 * plan’s beginning that the ledger tells. `inside`: who takes part, and so is no third party.
 */
export async function readStakes(
  reference: Reference,
  around: readonly Actor[],
  { inside, year }: { readonly inside: readonly Actor[]; readonly year: number },
): Promise<Stakes> {
  const kinds = await kindsOf(reference, 'ledger');
  const own = new Set(inside.flatMap(({ id, parts }) => [id, ...parts]));
  const of = new Map<string, readonly StakeTold[]>();
  const origins = new Set<string>();
  for (const actor of around) {
    const newest = new Map<string, StakeTold>();
    for (const row of await rowsAround(reference, actor, year)) {
      for (const { id, as } of othersIn(row, actor.parts)) {
        // Several states that act together are no third party of their own.
        if (id === '' || id.includes(' ') || own.has(id)) continue;
        origins.add(row.origin);
        addStake(newest, row, {
          id,
          name: reference.resolver.get(id)?.name ?? id,
          with: actor.id,
          withName: actor.name,
          as,
          kind: kinds.get(row.concept),
        });
      }
    }
    of.set(
      actor.id,
      [...newest.values()].toSorted((a, b) => b.best - a.best || (a.id < b.id ? -1 : 1)),
    );
  }
  return { of, origins: [...origins] };
}

/** Who has a stake in each audience; whether a plan benefits or harms them is not known: they are named so that they can be asked. */
export function thirdPartiesOf({ of }: Stakes, audiences: readonly Actor[]): ThirdPartyTold[] {
  return audiences.flatMap(({ id }) =>
    stakes.flatMap((concept) =>
      of
        .get(id)!
        .filter((one) => one.concept === concept && one.as !== 'target')
        .slice(0, most)
        .map((one) => ({ ...one, audience: id })),
    ),
  );
}

/**
 * For each act that is planned, once for all its periods: whose ledger it touches, that is, who stands in the ledger with the one who acts
 * or with the audience. Harm first, then benefit, then people in somebody’s care.
 */
export function touchedBy({ of }: Stakes, acts: readonly ActTold[]): TouchedTold[] {
  const distinct = new Map(acts.map((act) => [`${act.actor} ${act.instrument} ${act.audience}`, act]));
  return [...distinct.values()].map((act) => {
    const around = [...(of.get(act.actor) ?? []), ...(of.get(act.audience) ?? [])];
    return {
      actor: act.actor,
      actorName: act.actorName,
      instrument: act.instrument,
      title: act.title,
      audience: act.audience,
      audienceName: act.audienceName,
      parties: order.flatMap((sense) =>
        around
          .filter((one) => one.sense === sense)
          .toSorted((a, b) => b.best - a.best || (a.id < b.id ? -1 : 1))
          .slice(0, mostTouched),
      ),
    };
  });
}

interface LedgerRow {
  readonly concept: string;
  readonly population: string;
  readonly place: string;
  readonly side_a: string;
  readonly side_b: string;
  readonly period: number;
  readonly event: string;
  readonly best: number;
  readonly origin: string;
}

/** Rows that name an actor in any place, each once. */
async function rowsAround(reference: Reference, { parts }: Actor, year: number): Promise<LedgerRow[]> {
  const where = { concept: { oneOf: concepts }, period: { from: year - 5, to: year } };
  const who = { oneOf: [...parts] };
  const tables = await Promise.all(
    [{ population: who }, { place: who }, { side_a: who }, { side_b: who }].map((one) =>
      reference.read('ledger', { where: { ...where, ...one } }),
    ),
  );
  const rows = tables.flatMap((table) => table.records() as unknown as LedgerRow[]);
  return [
    ...new Map(
      rows.map((row) => [
        [row.concept, row.population, row.place, row.side_a, row.side_b, row.period, row.event].join('\t'),
        row,
      ]),
    ).values(),
  ];
}

/** The others whom a row names beside an actor, and as what. */
function othersIn(row: LedgerRow, parts: readonly string[]): { readonly id: string; readonly as: StakeTold['as'] }[] {
  const { concept, population, place, side_a: first, side_b: second } = row;
  const own = (id: string): boolean => id.split(' ').some((one) => parts.includes(one));
  if (first === '' && second === '') {
    if (own(population)) return own(place) ? [] : [{ id: place, as: 'host' }];
    return own(place) ? [{ id: population, as: 'people' }] : [];
  }
  const fought = concept.startsWith('deaths');
  if (own(first)) return own(second) ? [] : [{ id: second, as: fought ? 'opponent' : 'target' }];
  return own(second) ? [{ id: first, as: fought ? 'opponent' : 'side' }] : [];
}

function addStake(
  newest: Map<string, StakeTold>,
  { concept, period, best }: LedgerRow,
  { kind, ...who }: Pick<StakeTold, 'id' | 'name' | 'with' | 'withName' | 'as'> & { readonly kind: Kind | undefined },
): void {
  const key = `${who.id} ${concept} ${who.as}`;
  const known = newest.get(key);
  if (known !== undefined && known.year > period) return;
  newest.set(key, {
    ...who,
    concept,
    title: kind?.title ?? concept,
    sense: senseOf(concept),
    year: period,
    best: best + (known?.year === period ? known.best : 0),
    unit: kind?.unit ?? '',
  });
}
