import { instruments, type MechanismId } from '../instruments/index.js';
import type { Actor } from '../model/index.js';
import type { Table } from '../store/index.js';
import type { Reference } from './reference.js';

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

/** The newest value of a tie inside the window. */
export interface TieTold {
  readonly tie: string;
  readonly title: string;
  /** Id of the one from whom it goes; null where it has no direction. */
  readonly from: string | null;
  readonly year: number;
  readonly value: number;
  readonly unit: string;
  /** Id of the source. */
  readonly origin: string;
}

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

/** What the two do to one another and what is between them. */
export interface Relations {
  readonly acts: readonly ActsTold[];
  readonly notTold: readonly NotTold[];
  readonly ties: readonly TieTold[];
  readonly people: readonly PeopleTold[];
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
  const acts = await readActs(reference, actor, audience, window);
  return {
    acts,
    notTold: await readNotTold(reference, actor, audience, window, acts),
    ties: await readTies(reference, actor, audience, window),
    people: await readPeople(reference, actor, audience, window),
  };
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
  const [schemes, begins, ends] = [table.text('scheme'), table.numbers('from_month'), table.numbers('to_month')];
  return instruments.flatMap(({ id, title, sources, from: parts }): NotTold[] => {
    const source = sources[0]!;
    const rows = rowsWhere(table, (row) => parts.some(({ scheme }) => scheme === schemes[row]));
    const spans = rows.map((row) => ({
      from: Math.max(window.from, Math.floor(begins[row]! / 12)),
      to: Math.min(window.to, Math.floor(ends[row]! / 12)),
    }));
    const inside = spans.filter(({ from, to }) => from <= to);
    if (inside.length === 0)
      return acts.some(({ instrument }) => instrument === id) ? [] : [{ instrument: id, title, source, told: null }];
    const told = {
      from: Math.min(...inside.map(({ from }) => from)),
      to: Math.max(...inside.map(({ to }) => to)),
      years: new Set(inside.flatMap((span) => yearsOf(span))).size,
    };
    return told.years === yearsOf(window).length ? [] : [{ instrument: id, title, source, told }];
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

async function readPeople(
  reference: Reference,
  actor: Actor,
  audience: Actor,
  { from, to }: Window,
): Promise<PeopleTold[]> {
  const kinds = await kindsOf(reference, 'ledger');
  const parts = [...actor.parts, ...audience.parts];
  const between = [
    { population: { oneOf: parts }, place: { oneOf: parts } },
    { side_a: { oneOf: parts }, side_b: { oneOf: parts } },
  ];
  // The parts of a joined state are one people.
  const whole = (id: string) => [actor, audience].find((one) => one.parts.includes(id))?.id ?? id;
  const found = new Map<string, PeopleTold>();
  for (const [i, where] of between.entries()) {
    const table = await reference.read('ledger', { where: { ...where, period: { from, to } } });
    for (const row of table.records()) {
      const [population, place] = [row['population'] as string, row['place'] as string];
      const [sideA, sideB] = [row['side_a'] as string, row['side_b'] as string];
      const crosses = (one: string, other: string) => actor.parts.includes(one) !== actor.parts.includes(other);
      if (i === 0 ? sideA !== '' || !crosses(population, place) : !crosses(sideA, sideB)) continue;
      addPeople(found, { ...(row as unknown as LedgerRow), population: whole(population), place: whole(place) }, kinds);
    }
  }
  return [...found.values()];
}

interface LedgerRow {
  readonly concept: string;
  readonly population: string;
  readonly place: string;
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

interface Kind {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly directed: boolean | null;
  readonly from: number | null;
  readonly to: number | null;
}

async function kindsOf(reference: Reference, of: 'tie' | 'ledger'): Promise<ReadonlyMap<string, Kind>> {
  const rows = (await reference.read('kinds', { where: { of } })).records() as unknown as Kind[];
  return new Map(rows.map((row) => [row.id, row]));
}

function yearsOf({ from, to }: Window): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function rowsWhere(table: Table, holds: (row: number) => boolean): number[] {
  return Array.from({ length: table.rows }, (_, row) => row).filter(holds);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
