import { eigenvectorCentrality, type Indicator, type TieReading } from '../../assets/index.js';
import type { Table } from '../../store/index.js';
import type { Reference } from '../reference.js';
import type { Kinds } from './spans.js';
import { type Absent, notTold, toldYear, type ValueOf } from './told.js';

/** A kind of tie in the year in which it is told. */
interface TieYear {
  readonly kind: string;
  readonly year: number;
}

/** A kind of which every pair is needed, or every pair with at least so much. */
interface WholeYear extends TieYear {
  readonly atLeast: number;
}

/** What is between an audience and another: toward the audience, and from it; null where there is no row. */
interface Between {
  to: number | null;
  from: number | null;
}

interface Rows {
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly value: Float64Array;
}

/** Ties of single years. */
export interface Networks {
  readonly kinds: Kinds;
  /** Every pair of a kind, where all were read. */
  rows(kind: string): Rows;
  /** Who stands in any of these rows. */
  members(kind: string): ReadonlySet<string>;
  /** By the other’s id. Directed ties have up to two values, others one, as `to`. */
  withAudience(kind: string, audience: string): ReadonlyMap<string, Between>;
}

const measuresOfAll: readonly string[] = ['sent', 'hosted', 'partners', 'centrality'];

/** The year in which an indicator’s ties are told for a year asked for. */
function tieYear(reading: TieReading, year: number, indicator: Indicator, kinds: Kinds): number | Absent {
  // Kinds of one indicator come from one source, and speak for the same years.
  return toldYear(kinds.span('ties', reading.kinds[0]!), year, indicator.carry, reading.every);
}

/** Read the ties that these indicators need, in the years in which they are told. `all`: of every audience. */
export async function readNetworks(
  reference: Reference,
  indicators: readonly Indicator[],
  { year, audiences }: { readonly year: number; readonly audiences: readonly string[] | 'all' },
  kinds: Kinds,
): Promise<Networks> {
  const wholes = new Map<string, WholeYear>();
  const some = new Map<string, TieYear>();
  for (const indicator of indicators) {
    const { reading } = indicator;
    if (reading.table !== 'ties') continue;
    const told = tieYear(reading, year, indicator, kinds);
    if (typeof told !== 'number') continue;
    const ofAll = measuresOfAll.includes(reading.as);
    const whole = audiences === 'all' || ofAll || reading.silence === 'zero-if-listed';
    // What is read for all audiences must be there down to the least.
    const atLeast = ofAll ? (reading.atLeast ?? -Infinity) : -Infinity;
    for (const kind of reading.kinds) {
      if (!whole) some.set(kind, { kind, year: told });
      else wholes.set(kind, { kind, year: told, atLeast: Math.min(atLeast, wholes.get(kind)?.atLeast ?? Infinity) });
    }
  }
  // What is read whole needs no second reading, unless it was cut.
  const apart = [...some.values()].filter(({ kind }) => (wholes.get(kind)?.atLeast ?? Infinity) > -Infinity);
  const [whole, parts] = await Promise.all([
    Promise.all([...wholes.values()].map(async (one) => [one.kind, await readWhole(reference, one)] as const)),
    readParts(reference, apart, audiences === 'all' ? [] : audiences),
  ]);
  return networksOf(kinds, new Map(whole), parts, new Set(apart.map(({ kind }) => kind)));
}

async function readWhole(reference: Reference, { kind, year, atLeast }: WholeYear): Promise<Rows> {
  const value = atLeast === -Infinity ? {} : { value: { from: atLeast } };
  const where = { tie: kind, period: year, ...value };
  return rowsOf(await reference.read('ties', { columns: ['first', 'second', 'value'], where }));
}

function rowsOf(table: Table): Rows {
  return { first: table.text('first'), second: table.text('second'), value: table.numbers('value') };
}

/** The ties of audiences alone, one table a side. */
async function readParts(
  reference: Reference,
  some: readonly TieYear[],
  audiences: readonly string[],
): Promise<Table[]> {
  if (some.length === 0 || audiences.length === 0) return [];
  const where = {
    tie: { oneOf: some.map(({ kind }) => kind) },
    period: { oneOf: [...new Set(some.map(({ year }) => year))] },
  };
  const columns = ['tie', 'first', 'second', 'period', 'value'];
  const tables = await Promise.all(
    (['first', 'second'] as const).map((side) =>
      reference.read('ties', { columns, where: { ...where, [side]: { oneOf: [...audiences] } } }),
    ),
  );
  return tables;
}

function networksOf(
  kinds: Kinds,
  wholes: ReadonlyMap<string, Rows>,
  parts: readonly Table[],
  apart: ReadonlySet<string>,
): Networks {
  const members = new Map<string, Set<string>>();
  const some = parts.map((table) => ({ tie: table.text('tie'), ...rowsOf(table) }));
  return {
    kinds,
    rows: (kind) => wholes.get(kind) ?? noRows,
    members: (kind) => {
      let found = members.get(kind);
      if (found === undefined) members.set(kind, (found = membersOf(wholes.get(kind) ?? noRows)));
      return found;
    },
    withAudience: (kind, audience) => {
      const others = new Map<string, Between>();
      const directed = kinds.directed(kind);
      if (apart.has(kind))
        for (const rows of some) gather(others, rows, audience, directed, (row) => rows.tie[row] === kind);
      else gather(others, wholes.get(kind) ?? noRows, audience, directed, () => true);
      return others;
    },
  };
}

const noRows: Rows = { first: [], second: [], value: new Float64Array() };

function membersOf({ first, second }: Rows): Set<string> {
  const members = new Set<string>();
  // Tables are sorted by the first.
  first.forEach((id, row) => {
    if (id !== first[row - 1]) members.add(id);
  });
  for (const id of second) members.add(id);
  return members;
}

/** Add what is between an audience and others in some rows. */
function gather(
  others: Map<string, Between>,
  { first, second, value }: Rows,
  audience: string,
  directed: boolean,
  wanted: (row: number) => boolean,
): void {
  const add = (other: string, way: 'to' | 'from', row: number): void => {
    const between = others.get(other) ?? { to: null, from: null };
    between[way] = value[row]!;
    others.set(other, between);
  };
  for (let row = 0; row < value.length; row++) {
    if (second[row] === audience && wanted(row)) add(first[row]!, 'to', row);
    else if (first[row] === audience && wanted(row)) add(second[row]!, directed ? 'from' : 'to', row);
  }
}

/** The values of an indicator that is made of ties. */
export function tieValues(
  networks: Networks,
  indicator: Indicator & { readonly reading: TieReading },
  year: number,
  audience: string | null,
): ValueOf {
  const { reading } = indicator;
  const told = tieYear(reading, year, indicator, networks.kinds);
  if (typeof told !== 'number') return () => told;
  const listed = reading.silence === 'zero-if-listed' ? networks.members(reading.kinds[0]!) : null;
  const silent = (unit: string): number | null => {
    if (reading.silence === 'unknown') return null;
    const there = [unit, ...(audience === null || measuresOfAll.includes(reading.as) ? [] : [audience])];
    return listed === null || there.every((id) => listed.has(id)) ? 0 : null;
  };
  const found = measuresOfAll.includes(reading.as)
    ? withEverybody(networks, reading)
    : withOne(networks, reading, audience);
  return (unit) => {
    const value = found(unit) ?? silent(unit);
    return value === null ? notTold : { value, sd: null, year: told };
  };
}

/** What is between a unit and the audience; null where no kind has a row. */
function withOne(
  networks: Networks,
  { kinds, as }: TieReading,
  audience: string | null,
): (unit: string) => number | null {
  if (audience === null) return () => null;
  const around = kinds.map((kind) => networks.withAudience(kind, audience));
  return (unit) => {
    const ways = around.flatMap((others) => {
      const between = others.get(unit);
      if (between === undefined) return [];
      if (as === 'to-audience') return between.to ?? [];
      if (as === 'from-audience') return between.from ?? [];
      return [between.to ?? [], between.from ?? []].flat();
    });
    if (ways.length === 0) return null;
    const sum = ways.reduce((total, value) => total + value, 0);
    return as === 'pair-mean' ? sum / ways.length : sum;
  };
}

/** What a unit has with all others together; null where it has no row. */
function withEverybody(
  networks: Networks,
  { kinds, as, atLeast = -Infinity }: TieReading,
): (unit: string) => number | null {
  const values = as === 'centrality' ? centralities(networks.rows(kinds[0]!), atLeast) : sumsOf(networks, kinds, as);
  return (unit) => values.get(unit) ?? null;
}

function sumsOf(networks: Networks, kinds: readonly string[], as: TieReading['as']): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (id: string, value: number): void => void sums.set(id, (sums.get(id) ?? 0) + value);
  for (const kind of kinds) {
    const { first, second, value } = networks.rows(kind);
    for (let row = 0; row < value.length; row++) {
      const amount = as === 'partners' ? Math.sign(value[row]!) : value[row]!;
      if (as !== 'hosted') add(first[row]!, amount);
      if (as !== 'sent') add(second[row]!, amount);
    }
  }
  return sums;
}

/** By logarithms of 1 + the mean of the ways told. */
function centralities({ first, second, value }: Rows, atLeast: number): Map<string, number> {
  const places = new Map<string, number>();
  const placeOf = (id: string): number => {
    let place = places.get(id);
    if (place === undefined) places.set(id, (place = places.size));
    return place;
  };
  // By the lesser place × many + the greater.
  const ways = new Map<number, { sum: number; told: number }>();
  for (let row = 0; row < value.length; row++) {
    if (value[row]! < atLeast) continue;
    const [one, other] = [placeOf(first[row]!), placeOf(second[row]!)];
    const key = one < other ? one * many + other : other * many + one;
    const known = ways.get(key);
    if (known === undefined) ways.set(key, { sum: value[row]!, told: 1 });
    else {
      known.sum += value[row]!;
      known.told++;
    }
  }
  const pairs = [...ways.keys()];
  const central = eigenvectorCentrality({
    members: places.size,
    first: Int32Array.from(pairs, (key) => Math.floor(key / many)),
    second: Int32Array.from(pairs, (key) => key % many),
    strength: Float64Array.from(ways.values(), ({ sum, told }) => Math.log1p(sum / told)),
  });
  return new Map([...places].map(([id, place]) => [id, central[place]!]));
}

/** More than there are actors. */
const many = 65_536;
