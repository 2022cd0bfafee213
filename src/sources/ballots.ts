import type { ActorLabel } from '../model/index.js';
import type { Verdict } from './account.js';
import { detach } from './csv.js';

/** The three answers in the order in which they are kept: `answers[votes.answer[i]]`. */
export const answers = ['yes', 'abstain', 'no'] as const;
export type Answer = (typeof answers)[number];

/** A voter as the source names it: resolved to an actor elsewhere. */
export type VoterLabel = ActorLabel;

/** One roll call. Null = the source does not say. */
export interface RollCall {
  readonly id: string;
  /** The step of the scale's clock; for the General Assembly 1945 + session, whatever the vote's date. */
  readonly period: number | null;
  readonly session: number | null;
  /** ISO day. */
  readonly date: string | null;
  /** Whether it was about one paragraph, or an amendment, and not about the whole text. */
  readonly paragraph: boolean | null;
  readonly amendment: boolean | null;
  /** Named as important by the source. */
  readonly important: boolean | null;
  /** Codes of the subjects it touches. */
  readonly issues: readonly string[];
  readonly resolution: string | null;
  readonly title: string;
}

/** The same text put to the vote again. Ids of roll calls; one of them may have left no votes. */
export interface Match {
  readonly earlier: string;
  readonly later: string;
}

/** Votes as columns of one length: vote i is that of `voters[voter[i]]` in `rollCalls[rollCall[i]]`. */
export interface VoteTable {
  readonly rollCall: Int32Array;
  readonly voter: Int32Array;
  /** 0 yes, 1 abstain, 2 no. */
  readonly answer: Uint8Array;
  /** Ids, in the order of the table of roll calls. */
  readonly rollCalls: readonly string[];
  readonly voters: readonly VoterLabel[];
}

/** What every source of roll-call votes gives. */
export interface BallotTables {
  readonly votes: VoteTable;
  /** In the order of `votes.rollCalls`. */
  readonly rollCalls: readonly RollCall[];
  readonly matches: readonly Match[];
}

/** Collects votes as they are read. All texts may be passed as pieces of a larger text: they are copied. */
export interface BallotBox {
  /** The number of the roll call with this id, new or known. */
  rollCall(id: string): number;
  knowsRollCall(id: string): boolean;
  /** What is known of a roll call so far; null when nothing has been told. */
  described(rollCall: number): RollCall | null;
  /** Tell something of a roll call; what is not told stays as it was. */
  describe(rollCall: number, description: Partial<Omit<RollCall, 'id'>>): void;
  voter(name: string, code: string, scheme: ActorLabel['scheme']): number;
  /** Null = counted; else why not: the voter has answered this roll call before, alike or otherwise. */
  cast(rollCall: number, voter: number, answer: number): null | 'repeated' | 'conflict';
  match(earlier: string, later: string): 'new' | 'repeated';
  empty(): BallotTables;
}

const undescribed: Omit<RollCall, 'id'> = {
  period: null,
  session: null,
  date: null,
  paragraph: null,
  amendment: null,
  important: null,
  issues: [],
  resolution: null,
  title: '',
};

export function openBallotBox(): BallotBox {
  const ids: string[] = [];
  const numbers = new Map<string, number>();
  const descriptions: (RollCall | null)[] = [];
  const voters: VoterLabel[] = [];
  const voterNumbers = new Map<string, Map<string, number>>();
  /** Per roll call: answer + 1 per voter, 0 = none yet. */
  const given: Uint8Array[] = [];
  const matches = new Map<string, Match>();
  let rollCalls = new Int32Array(1 << 12);
  let voterColumn = new Int32Array(1 << 12);
  let answerColumn = new Uint8Array(1 << 12);
  let count = 0;
  let lastId: string | null = null;
  let lastNumber = -1;

  function rollCall(id: string): number {
    // Votes of one roll call usually stand together.
    if (id === lastId) return lastNumber;
    let number = numbers.get(id);
    if (number === undefined) {
      const own = detach(id);
      number = ids.push(own) - 1;
      numbers.set(own, number);
      descriptions.push(null);
      given.push(new Uint8Array(256));
    }
    lastId = ids[number] ?? null;
    lastNumber = number;
    return number;
  }

  function voter(name: string, code: string, scheme: ActorLabel['scheme']): number {
    let byCode = voterNumbers.get(name);
    const known = byCode?.get(code);
    if (known !== undefined) return known;
    const label: VoterLabel = { name: detach(name), code: detach(code), scheme: code === '' ? 'none' : scheme };
    if (byCode === undefined) voterNumbers.set(label.name, (byCode = new Map()));
    const number = voters.push(label) - 1;
    byCode.set(label.code, number);
    return number;
  }

  function cast(number: number, by: number, answer: number): null | 'repeated' | 'conflict' {
    let row = given[number]!;
    if (by >= row.length) {
      const wider = new Uint8Array(Math.max(by + 1, row.length * 2));
      wider.set(row);
      row = given[number] = wider;
    }
    const before = row[by]!;
    if (before !== 0) return before === answer + 1 ? 'repeated' : 'conflict';
    row[by] = answer + 1;
    if (count === answerColumn.length) {
      rollCalls = doubled(rollCalls, Int32Array);
      voterColumn = doubled(voterColumn, Int32Array);
      answerColumn = doubled(answerColumn, Uint8Array);
    }
    rollCalls[count] = number;
    voterColumn[count] = by;
    answerColumn[count] = answer;
    count++;
    return null;
  }

  return {
    rollCall,
    voter,
    cast,
    knowsRollCall: (id) => id === lastId || numbers.has(id),
    described: (number) => descriptions[number] ?? null,
    describe: (number, description) => {
      const before = descriptions[number] ?? { id: ids[number]!, ...undescribed };
      const own = Object.entries(description).map(([key, value]) => [
        key,
        typeof value === 'string' ? detach(value) : value,
      ]);
      descriptions[number] = { ...before, ...(Object.fromEntries(own) as typeof description) };
    },
    match: (earlier, later) => {
      const key = `${earlier}\n${later}`;
      if (matches.has(key)) return 'repeated';
      matches.set(key, { earlier: detach(earlier), later: detach(later) });
      return 'new';
    },
    empty: () => ({
      votes: {
        rollCall: rollCalls.slice(0, count),
        voter: voterColumn.slice(0, count),
        answer: answerColumn.slice(0, count),
        rollCalls: ids,
        voters,
      },
      rollCalls: ids.map((id, i) => descriptions[i] ?? { id, ...undescribed }),
      matches: [...matches.values()],
    }),
  };
}

function doubled<Column extends Int32Array | Uint8Array>(column: Column, kind: new (length: number) => Column): Column {
  const larger = new kind(column.length * 2);
  larger.set(column);
  return larger;
}

/** What to say of a vote that was cast twice. */
export function castVerdict(cast: null | 'repeated' | 'conflict', column: string): Verdict {
  if (cast === null) return null;
  if (cast === 'repeated') return 'vote listed before, with the same answer';
  return { column, reason: 'the voter has answered this roll call otherwise before: the first answer is kept' };
}
