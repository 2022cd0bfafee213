import type { Origin, Resolver } from '../../model/index.js';
import type { BallotTables, CodeTables, Parsed } from '../../sources/index.js';
import { lastMonthOf, openPlacing, type Placing } from './placing.js';
import type { Loaded } from './raw.js';
import { whyNobody } from './nobody.js';

/** From this year on acts, ties and figures are kept: the year before the first session of the General Assembly. */
export const firstYear = 1945;

/** The tables of sources and of what was not used, column by column. */
export interface AccountRows {
  readonly sources: {
    readonly source: string[];
    readonly rows: number[];
    readonly used: number[];
    readonly set_aside: number[];
    readonly rejected: number[];
    readonly records: number[];
    readonly unresolved: number[];
    readonly actors: number[];
    readonly from: (number | null)[];
    readonly to: (number | null)[];
    readonly hash: string[];
  };
  readonly notes: {
    readonly source: string[];
    readonly kind: string[];
    readonly reason: string[];
    readonly rows: number[];
  };
}

export function openAccounts(): AccountRows {
  return {
    sources: {
      source: [],
      rows: [],
      used: [],
      set_aside: [],
      rejected: [],
      records: [],
      unresolved: [],
      actors: [],
      from: [],
      to: [],
      hash: [],
    },
    notes: { source: [], kind: [], reason: [], rows: [] },
  };
}

/** What was seen while a source's records were placed. */
export interface Sighting {
  records: number;
  /** Records left out because somebody in them was not found. */
  unresolved: number;
  from: number | null;
  to: number | null;
  /** Records left out for other reasons. */
  readonly leftOut: Map<string, number>;
}

export function openSighting(): Sighting {
  return { records: 0, unresolved: 0, from: null, to: null, leftOut: new Map() };
}

/** Note the year of a record. */
export function seeYear(sighting: Sighting, year: number): void {
  if (sighting.from === null || year < sighting.from) sighting.from = year;
  if (sighting.to === null || year > sighting.to) sighting.to = year;
}

/** Count a record that is left out for this reason. */
export function leaveOut(sighting: Sighting, reason: string, records = 1): void {
  sighting.leftOut.set(reason, (sighting.leftOut.get(reason) ?? 0) + records);
}

/** Write down what became of a source. */
export function addAccount(
  rows: AccountRows,
  origin: Origin,
  parsed: Parsed<unknown>,
  placing: Placing,
  sighting: Sighting,
): void {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const { sources, notes } = rows;
  sources.source.push(origin.id);
  sources.rows.push(sum(parsed.layouts.map((file) => file.rows)));
  sources.used.push(sum(parsed.layouts.map((file) => file.used)));
  sources.set_aside.push(sum(parsed.setAside.map((set) => set.rows)));
  sources.rejected.push(parsed.rejects.length);
  sources.records.push(sighting.records);
  sources.unresolved.push(sighting.unresolved);
  sources.actors.push(placing.actors().size);
  sources.from.push(sighting.from);
  sources.to.push(sighting.to);
  sources.hash.push(origin.hash);
  const note = (kind: string, counts: ReadonlyMap<string, number>): void => {
    for (const [reason, count] of counts) {
      if (count === 0) continue;
      notes.source.push(origin.id);
      notes.kind.push(kind);
      notes.reason.push(reason);
      notes.rows.push(count);
    }
  };
  note('set aside', counted(parsed.setAside.map(({ reason, rows: count }) => [reason, count])));
  note('rejected', counted(parsed.rejects.map(({ column, reason }) => [`${column}: ${reason}`, 1])));
  note('unresolved', counted(placing.unresolved().map(({ label, rows: count }) => [explained(label), count])));
  note('left out', sighting.leftOut);
}

/** Write down what became of the lists of codes: they are records of nobody in no year. */
export function addCodeAccount(rows: AccountRows, { origin, parsed }: Loaded<CodeTables>, resolver: Resolver): void {
  const { countries, states } = parsed.tables;
  const sighting = { ...openSighting(), records: countries.length + states.length };
  addAccount(rows, origin, parsed, openPlacing(resolver), sighting);
}

/** Write down what became of roll-call votes: from when they are, and whose nobody knows. */
export function addBallotAccount(
  rows: AccountRows,
  { origin, parsed }: Loaded<BallotTables>,
  resolver: Resolver,
): void {
  const { votes, rollCalls } = parsed.tables;
  const [placing, sighting] = [openPlacing(resolver), openSighting()];
  const years = rollCalls.map(({ date, period }) => (date === null ? period : Number(date.slice(0, 4))));
  votes.voter.forEach((voter, vote) => {
    sighting.records++;
    const year = years[votes.rollCall[vote]!] ?? null;
    if (year === null) leaveOut(sighting, 'votes in roll calls of no known time');
    else if (placing.idOf(votes.voters[voter]!, lastMonthOf(year)) === null) sighting.unresolved++;
    else seeYear(sighting, year);
  });
  addAccount(rows, origin, parsed, placing, sighting);
}

function explained(label: string): string {
  const why = whyNobody(label);
  return why === null ? label : `${label}: ${why}`;
}

function counted(pairs: readonly (readonly [string, number])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [key, count] of pairs) counts.set(key, (counts.get(key) ?? 0) + count);
  return counts;
}
