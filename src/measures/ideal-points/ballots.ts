import type { OrderedAnswers } from '../../statistics/index.js';

/** The three answers in their order along a scale, and their codes in the columns. */
export const answerCodes = { yes: 0, abstain: 1, no: 2 } as const;

/** Votes as columns: row i says that voter `voter[i]` gave `answer[i]` on roll call `rollCall[i]`. Indices into the lists. */
export interface VoteColumns {
  readonly rollCall: Int32Array;
  readonly voter: Int32Array;
  /** 0 yes, 1 abstain, 2 no. */
  readonly answer: Uint8Array;
}

/** A body whose votes are to be measured: votes, who voted, when each roll call was, and which roll calls repeat an earlier one. */
export interface RollCallBody {
  readonly votes: VoteColumns;
  readonly voters: readonly string[];
  readonly rollCalls: readonly {
    readonly id: string;
    readonly period: number;
  }[];
  /** Pairs of roll-call indices: the later repeats the earlier, and shares its discrimination and cutpoints. */
  readonly matches: readonly { readonly earlier: number; readonly later: number }[];
}

/** Voters (indices) who stand at the two ends when sampling starts. */
export interface Anchors {
  readonly high: readonly number[];
  readonly low: readonly number[];
}

/** Which cutpoints of an item its votes speak to. */
export const cutpoints = {
  /** A body with two answers: one cutpoint, γ₁ = γ₂. */
  single: 0,
  /** All three answers were given. */
  both: 1,
  /** Nobody said no: γ₂ is bounded by its prior alone. */
  lower: 2,
  /** Nobody said yes: γ₁ is bounded by its prior alone. */
  upper: 3,
  /** Nobody abstained in a body that can: γ₁ and γ₂ are close. */
  gap: 4,
} as const;

/** Votes arranged for the samplers. A *cell* is one voter in one period; an *item* is one roll call, or several linked ones. */
export interface Ballots {
  readonly cells: number;
  readonly items: number;
  /** Votes used. */
  readonly votes: number;
  /** Roll calls used (an item may hold several). */
  readonly rollCalls: number;
  /** Voter and period of each cell; cells are in the order of period, then voter. */
  readonly voter: Int32Array;
  readonly period: Int32Array;
  /** The same voter's cell in the period it voted in before, and after; −1 where there is none. */
  readonly previous: Int32Array;
  readonly next: Int32Array;
  /** The first roll call of each item, as an index into the body's. */
  readonly itemRollCall: Int32Array;
  /** One of `cutpoints` for each item. */
  readonly itemCutpoints: Uint8Array;
  readonly byCell: OrderedAnswers;
  readonly byItem: OrderedAnswers;
  /** Votes that carry no information and were left out, by reason. */
  readonly leftOut: readonly { readonly reason: string; readonly rows: number }[];
}

/**
 * Link repeated roll calls, leave out items on which all gave the same answer, and arrange the rest by cell and by item.
 * Roll calls joined by any chain of repetitions are one item, under the first of them.
 */
export function arrangeBallots(body: RollCallBody): Ballots {
  const linked = linkRollCalls(body);
  const { rollCall, answer } = body.votes;
  const given = new Uint8Array(body.rollCalls.length);
  for (let n = 0; n < answer.length; n++) given[linked[rollCall[n]!]!]! |= 1 << answer[n]!;
  const threeAnswers = given.some((answers) => (answers & 2) !== 0);

  const itemOf = new Int32Array(body.rollCalls.length).fill(-1);
  const itemRollCall: number[] = [];
  const itemCutpoints: number[] = [];
  body.rollCalls.forEach((_, r) => {
    const answers = given[r]!;
    if ((answers & (answers - 1)) === 0) return;
    itemOf[r] = itemRollCall.length;
    itemRollCall.push(r);
    itemCutpoints.push(!threeAnswers ? cutpoints.single : whichCutpoints(answers));
  });

  const rows = new Int32Array(answer.length).map((_, n) => n).filter((n) => itemOf[linked[rollCall[n]!]!]! >= 0);
  const usedRollCalls = new Set(rows.map((n) => rollCall[n]!));
  const unanimous = answer.length - rows.length;
  const { cellOf, cellVoter, cellPeriod } = makeCells(body, rows);
  const items = rows.map((n) => itemOf[linked[rollCall[n]!]!]!);
  const answers = Uint8Array.from(rows, (n) => answer[n]!);
  const { previous, next } = neighbours(cellVoter, body.voters.length);
  return {
    cells: cellVoter.length,
    items: itemRollCall.length,
    votes: rows.length,
    rollCalls: usedRollCalls.size,
    voter: cellVoter,
    period: cellPeriod,
    previous,
    next,
    itemRollCall: Int32Array.from(itemRollCall),
    itemCutpoints: Uint8Array.from(itemCutpoints),
    byCell: groupAnswers(cellOf, items, answers, cellVoter.length),
    byItem: groupAnswers(items, cellOf, answers, itemRollCall.length),
    leftOut: unanimous === 0 ? [] : [{ reason: 'all voters gave the same answer', rows: unanimous }],
  };
}

function whichCutpoints(answers: number): number {
  if (answers === 7) return cutpoints.both;
  if (answers === 3) return cutpoints.lower;
  return answers === 6 ? cutpoints.upper : cutpoints.gap;
}

/**
 * The roll call each roll call is counted as: the first of all that matches join, in whatever order they are named. A roll
 * call without votes joins like any other.
 */
function linkRollCalls(body: RollCallBody): Int32Array {
  const first = Int32Array.from(body.rollCalls, (_, r) => r);
  const firstOf = (r: number): number => {
    let at = r;
    while (first[at] !== at) {
      first[at] = first[first[at]!]!;
      at = first[at]!;
    }
    return at;
  };
  for (const { earlier, later } of body.matches) {
    const [a, b] = [firstOf(earlier), firstOf(later)];
    first[Math.max(a, b)] = Math.min(a, b);
  }
  return first.map((_, r) => firstOf(r));
}

/** Number the cells in the order of period, then voter. */
function makeCells(
  body: RollCallBody,
  rows: Int32Array,
): { cellOf: Int32Array; cellVoter: Int32Array; cellPeriod: Int32Array } {
  const { rollCall, voter } = body.votes;
  const voters = body.voters.length;
  const periods = [...new Set(body.rollCalls.map(({ period }) => period))].sort((a, b) => a - b);
  const rankOf = new Map(periods.map((period, rank) => [period, rank]));
  const rank = Int32Array.from(body.rollCalls, ({ period }) => rankOf.get(period)!);
  const cellAt = new Int32Array(periods.length * voters).fill(-1);
  for (const n of rows) cellAt[rank[rollCall[n]!]! * voters + voter[n]!] = 0;
  const places = cellAt.map((_, place) => place).filter((place) => cellAt[place] === 0);
  places.forEach((place, c) => (cellAt[place] = c));
  return {
    cellOf: rows.map((n) => cellAt[rank[rollCall[n]!]! * voters + voter[n]!]!),
    cellVoter: places.map((place) => place % voters),
    cellPeriod: places.map((place) => periods[Math.floor(place / voters)]!),
  };
}

function neighbours(cellVoter: Int32Array, voters: number): { previous: Int32Array; next: Int32Array } {
  const previous = new Int32Array(cellVoter.length).fill(-1);
  const next = new Int32Array(cellVoter.length).fill(-1);
  const last = new Int32Array(voters).fill(-1);
  cellVoter.forEach((voter, c) => {
    const before = last[voter]!;
    if (before >= 0) {
      previous[c] = before;
      next[before] = c;
    }
    last[voter] = c;
  });
  return { previous, next };
}

/** Group rows by owner and within an owner by answer (low, middle, high), keeping the order of rows: a counting sort. */
function groupAnswers(owner: Int32Array, other: Int32Array, answer: Uint8Array, owners: number): OrderedAnswers {
  const place = new Int32Array(3 * owners + 1);
  for (let n = 0; n < owner.length; n++) place[3 * owner[n]! + answer[n]! + 1]!++;
  for (let i = 0; i < 3 * owners; i++) place[i + 1]! += place[i]!;
  const start = new Int32Array(owners + 1);
  const middle = new Int32Array(owners);
  const high = new Int32Array(owners);
  for (let i = 0; i < owners; i++) {
    start[i] = place[3 * i]!;
    middle[i] = place[3 * i + 1]!;
    high[i] = place[3 * i + 2]!;
  }
  start[owners] = owner.length;
  const grouped = new Int32Array(owner.length);
  for (let n = 0; n < owner.length; n++) {
    const slot = 3 * owner[n]! + answer[n]!;
    grouped[place[slot]!] = other[n]!;
    place[slot]!++;
  }
  return { other: grouped, start, middle, high };
}
