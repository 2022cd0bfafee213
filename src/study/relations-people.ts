import type { Actor } from '../model/index.js';
import { type Kind, kindsOf } from './kinds.js';
import type { Reference } from './reference.js';

/** People between the two. */
export interface PeopleTold {
  readonly concept: string;
  readonly title: string;
  /** Whose people, and where; null where the source does not tell. */
  readonly population: string | null;
  readonly place: string | null;
  /** Stocks: the one year told; else the first and last year that were summed. */
  readonly from: number;
  readonly to: number;
  readonly low: number | null;
  readonly best: number;
  readonly high: number | null;
  readonly unit: string;
  /** Id of the source. */
  readonly origin: string;
}

/** The ledger between two actors inside a window: their people with one another, and what both are named a side of. */
export async function readPeople(
  reference: Reference,
  actor: Actor,
  audience: Actor,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<PeopleTold[]> {
  const kinds = await kindsOf(reference, 'ledger');
  const parts = { oneOf: [...actor.parts, ...audience.parts] };
  // The parts of a joined state are one people.
  const whole = (id: string) => [actor, audience].find((one) => one.parts.includes(id))?.id ?? id;
  const isBetween = (one: string, other: string) => {
    const [first, second] = [one.split(' '), other.split(' ')];
    const meets = (a: readonly string[], b: readonly string[]) => a.some((id) => b.includes(id));
    return (
      (meets(first, actor.parts) && meets(second, audience.parts)) ||
      (meets(first, audience.parts) && meets(second, actor.parts))
    );
  };
  const rows = new Map<string, LedgerRow>();
  // A side of a conflict or sanction may be several together, so one read looks for each side alone.
  const shared = { concept: { oneOf: ['deaths-in-battle', 'deaths-in-militarised-events', 'years-under-sanction'] } };
  const wheres = [
    { population: parts, place: parts },
    { side_a: parts, side_b: parts },
    { ...shared, side_a: parts },
    { ...shared, side_b: parts },
  ];
  const tables = await Promise.all(
    wheres.map((where) => reference.read('ledger', { where: { ...where, period: { from, to } } })),
  );
  for (const row of tables.flatMap((table) => table.records() as unknown as LedgerRow[])) {
    const { concept, population, place, side_a: sideA, side_b: sideB, period, event } = row;
    if (sideA === '' ? isBetween(population, place) : isBetween(sideA, sideB))
      rows.set([concept, population, place, sideA, sideB, period, event].join('\t'), row);
  }
  const found = new Map<string, PeopleTold>();
  for (const row of rows.values())
    addPeople(found, { ...row, population: whole(row.population), place: whole(row.place) }, kinds);
  return [...found.values()];
}

interface LedgerRow {
  readonly concept: string;
  readonly population: string;
  readonly place: string;
  readonly side_a: string;
  readonly side_b: string;
  readonly event: string;
  readonly period: number;
  readonly low: number | null;
  readonly best: number;
  readonly high: number | null;
  readonly origin: string;
}

/** Stocks keep their newest year; what happens within a year is summed. */
function addPeople(found: Map<string, PeopleTold>, row: LedgerRow, kinds: ReadonlyMap<string, Kind>): void {
  const { concept, population, place, period, low, best, high, origin } = row;
  const key = `${concept} ${population} ${place}`;
  const kind = kinds.get(concept);
  const known = found.get(key);
  const told = {
    concept,
    title: kind?.title ?? concept,
    population: population === '' ? null : population,
    place: place === '' ? null : place,
    unit: kind?.unit ?? '',
    origin,
  };
  const stock = concept.endsWith('-present');
  if (known === undefined || (stock && period > known.to)) {
    found.set(key, { ...told, from: period, to: period, low, best, high });
    return;
  }
  if (stock && period < known.to) return;
  found.set(key, {
    ...told,
    from: Math.min(known.from, period),
    to: Math.max(known.to, period),
    low: known.low === null || low === null ? null : known.low + low,
    best: known.best + best,
    high: known.high === null || high === null ? null : known.high + high,
  });
}
