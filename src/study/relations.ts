import { coverage, instruments, type MechanismId } from '../instruments/index.js';
import type { Actor } from '../model/index.js';
import type { Table } from '../store/index.js';
import { cityTies, homesOf, ofDiaspora } from './city-and-diaspora-ties.js';
import { kindsOf } from './kinds.js';
import type { Reference } from './reference.js';
import { type PeopleTold, readPeople } from './relations-people.js';
import type { TieTold } from './tie-told.js';

/** Acts of one instrument from an actor toward an audience inside a window. */
export interface ActsTold {
  readonly instrument: string;
  readonly title: string;
  readonly mechanism: MechanismId;
  /** First and last year with an act. */
  readonly from: number;
  readonly to: number;
  /** Years with an act. */
  readonly years: number;
  readonly inYears: readonly number[];
  readonly acts: number;
  /** Sum of amounts in `unit`; null where it is not measured. */
  readonly amount: number | null;
  readonly unit: string;
  /** Acts known to have been done together with others. */
  readonly jointly: number;
}

/** An instrument of which the data do not speak for this pair in the whole window. */
export interface NotTold {
  readonly instrument: string;
  readonly title: string;
  /** Id of its first source. */
  readonly source: string;
  /** First and last year inside the window in which the source speaks of the pair, and how many; null where it never does. */
  readonly told: { readonly from: number; readonly to: number; readonly years: number } | null;
}

/** What the two do to one another and what is between them. */
export interface Relations {
  readonly acts: readonly ActsTold[];
  readonly notTold: readonly NotTold[];
  readonly ties: readonly TieTold[];
  readonly people: readonly PeopleTold[];
  /** Names of those whose ids stand in ties and people. */
  readonly names: Readonly<Record<string, string>>;
}

interface Window {
  readonly from: number;
  readonly to: number;
}

/** Acts of the actor toward the audience, their ties, and the ledger between them, inside a window of years. */
export async function readRelations(
  reference: Reference,
  actor: Actor,
  audience: Actor,
  window: Window,
): Promise<Relations> {
  const told = await readTold(reference, actor, audience, window);
  const ids = [
    ...told.ties.map(({ from }) => from),
    ...told.people.flatMap(({ population, place }) => [population, place]),
  ];
  const names = [...new Set(ids)].flatMap((id) => {
    const found = [actor, audience].find((one) => one.id === id) ?? (id === null ? null : reference.resolver.get(id));
    return found ? [[found.id, found.name] as const] : [];
  });
  return { ...told, names: Object.fromEntries(names) };
}

async function readTold(
  reference: Reference,
  actor: Actor,
  audience: Actor,
  window: Window,
): Promise<Omit<Relations, 'names'>> {
  const homes = homesOf(actor, audience);
  const [origin, host] = [homes?.origin, homes?.host].map((id) =>
    id === undefined ? null : reference.resolver.get(id),
  );
  if (origin && host) {
    const ties = await readTies(reference, origin, host, window);
    const people = await readPeople(reference, origin, host, window);
    return { acts: [], notTold: [], ...ofDiaspora({ ties, people }, origin, host) };
  }
  const actless = [actor, audience].some(({ kind }) => kind === 'city' || kind === 'diaspora');
  const [acts, ties, twins, people] = await Promise.all([
    readActs(reference, actor, audience, window),
    readTies(reference, actor, audience, window),
    cityTies(reference, actor, audience),
    readPeople(reference, actor, audience, window),
  ]);
  // Of cities and diasporas no source of acts speaks at all, which is said elsewhere.
  const notTold = actless ? [] : await readNotTold(reference, actor, audience, window, acts);
  return { acts, notTold, ties: [...ties, ...twins], people };
}

/** Ids of the sources behind what is told. */
export function sourcesOf({ acts, ties, people }: Relations): string[] {
  const used = instruments.filter(({ id }) => acts.some(({ instrument }) => instrument === id));
  return [
    ...used.flatMap(({ sources }) => sources),
    ...ties.map(({ origin }) => origin),
    ...people.map(({ origin }) => origin),
  ];
}

async function readActs(
  reference: Reference,
  actor: Actor,
  audience: Actor,
  { from, to }: Window,
): Promise<ActsTold[]> {
  const table = await reference.read('doses', {
    where: {
      step: 12,
      actor: { oneOf: [...actor.parts] },
      audience: { oneOf: [...audience.parts] },
      period: { from, to },
    },
  });
  const [ids, periods, counts] = [table.text('instrument'), table.numbers('period'), table.numbers('acts')];
  const [hundredths, jointly] = [table.numbersOrNull('hundredths'), table.numbers('jointly')];
  return instruments.flatMap((instrument): ActsTold[] => {
    const rows = rowsWhere(table, (row) => ids[row] === instrument.id && (hundredths[row] ?? 1) !== 0);
    if (rows.length === 0) return [];
    const years = rows.map((row) => periods[row]!);
    const measured = rows.some((row) => hundredths[row] !== null);
    return [
      {
        instrument: instrument.id,
        title: instrument.title,
        mechanism: instrument.mechanism,
        from: Math.min(...years),
        to: Math.max(...years),
        years: new Set(years).size,
        inYears: [...new Set(years)].sort((a, b) => a - b),
        acts: sum(rows.map((row) => counts[row]!)),
        amount: measured ? sum(rows.map((row) => hundredths[row] ?? 0)) / 100 : null,
        unit: instrument.unit,
        jointly: sum(rows.map((row) => jointly[row]!)),
      },
    ];
  });
}

async function readNotTold(
  reference: Reference,
  actor: Actor,
  audience: Actor,
  window: Window,
  acts: readonly ActsTold[],
): Promise<NotTold[]> {
  const table = await reference.read('coverage', {
    where: { actor: { oneOf: ['*', ...actor.parts] }, audience: { oneOf: ['*', ...audience.parts] } },
  });
  const [begins, ends] = [table.numbers('from_month'), table.numbers('to_month')];
  const [actors, audiences] = [table.text('actor'), table.text('audience')];
  const stretches = table.text('scheme').map((scheme, row) => ({
    scheme,
    actor: actors[row] === '*' ? '*' : actor.id,
    audience: audiences[row] === '*' ? '*' : audience.id,
    from: Math.floor(begins[row]! / 12),
    to: Math.floor(ends[row]! / 12),
  }));
  const years = Array.from({ length: window.to - window.from + 1 }, (_, i) => window.from + i);
  return instruments.flatMap(({ id, title, sources, from: parts }): NotTold[] => {
    const own = stretches.filter(({ scheme }) => parts.some((part) => part.scheme === scheme));
    const told = years.filter(
      (period) => coverage(own, { actor: actor.id, audience: audience.id, period, acts: 0 }) === 'known',
    );
    if (told.length === years.length) return [];
    const silent = told.length === 0;
    if (silent && acts.some(({ instrument }) => instrument === id)) return [];
    const span = silent ? null : { from: told[0]!, to: told.at(-1)!, years: told.length };
    return [{ instrument: id, title, source: sources[0]!, told: span }];
  });
}

async function readTies(reference: Reference, actor: Actor, audience: Actor, { from, to }: Window): Promise<TieTold[]> {
  const kinds = await kindsOf(reference, 'tie');
  const parts = [...actor.parts, ...audience.parts];
  const table = await reference.read('ties', { where: { first: { oneOf: parts }, second: { oneOf: parts } } });
  const [ties, firsts, seconds] = [table.text('tie'), table.text('first'), table.text('second')];
  const [periods, values, origins] = [table.numbers('period'), table.numbers('value'), table.text('origin')];
  const newest = new Map<string, TieTold>();
  for (let row = 0; row < table.rows; row++) {
    const kind = kinds.get(ties[row]!);
    const year = periods[row]!;
    const outward = actor.parts.includes(firsts[row]!);
    if (kind === undefined || outward === actor.parts.includes(seconds[row]!)) continue;
    // Undated ties bear the year of their list, whatever window is asked for.
    const undated = kind.from === kind.to;
    if (!undated && (year < from || year > to)) continue;
    const source = kind.directed ? (outward ? actor.id : audience.id) : null;
    const key = `${kind.id} ${source}`;
    if (year >= (newest.get(key)?.year ?? -Infinity))
      newest.set(key, {
        tie: kind.id,
        title: kind.title,
        from: source,
        year,
        value: values[row]!,
        unit: kind.unit,
        origin: origins[row]!,
      });
  }
  return [...newest.values()].sort((a, b) => (a.tie < b.tie ? -1 : a.tie > b.tie ? 1 : 0));
}

function rowsWhere(table: Table, holds: (row: number) => boolean): number[] {
  return Array.from({ length: table.rows }, (_, row) => row).filter(holds);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
