import { type ActorLabel, type Problem, problem, type Resolver } from '../model/index.js';
import {
  type Anchors,
  type RollCallBody,
  type UngaScale,
  ungaPositive,
  whyRollCallLeftOut,
  whyVoterLeftOut,
} from '../measures/index.js';
import type { BallotTables } from '../sources/index.js';

/** A body ready to be measured, and what was set aside on the way. */
export interface MeasurableBody {
  readonly body: RollCallBody;
  readonly anchors: Anchors | null;
  /** Index of the voter whose position points up; null where nobody is named. */
  readonly positive: number | null;
  readonly setAside: readonly { readonly reason: string; readonly rows: number }[];
  /** Voters nobody could be found for, with their votes. */
  readonly unresolved: readonly { readonly label: ActorLabel; readonly rows: number }[];
}

/** The General Assembly, with the Correlates of War number of each voter: the key of the published tables. */
export interface AssemblyBody extends MeasurableBody {
  readonly cow: readonly number[];
}

/** Decides about one vote: the voter's id, or why it is not used. */
type Usher = (rollCall: number, voter: number) => { readonly id: string } | { readonly reason: string };

/** The General Assembly on one scale, by the input rules of the published run (see `measures/unga.ts`); voters are actor ids. */
export function ungaBody(tables: BallotTables, scale: UngaScale, resolver: Resolver): AssemblyBody {
  const { votes, rollCalls } = tables;
  const reasons = rollCalls.map((rollCall) => whyRollCallLeftOut(rollCall, scale));
  const resolved = new Map<string, { id: string; cow: number } | null>();
  const missing = new Map<number, number>();
  const cows = new Map<string, number>();
  const usher: Usher = (r, v) => {
    const reason = reasons[r] ?? null;
    if (reason !== null) return { reason };
    const { date, period, session } = rollCalls[r]!;
    const day = date ?? `${period ?? 0}-12-31`;
    const key = `${v} ${day}`;
    let state = resolved.get(key);
    if (state === undefined) {
      const found = resolver.resolveState(votes.voters[v]!, day);
      state = 'actor' in found ? { id: found.actor.id, cow: cowOf(found.actor) } : null;
      resolved.set(key, state);
      if (state !== null) cows.set(state.id, state.cow);
    }
    if (state === null) {
      missing.set(v, (missing.get(v) ?? 0) + 1);
      return { reason: 'voter not resolved' };
    }
    const why = whyVoterLeftOut(state.cow, session);
    return why === null ? { id: state.id } : { reason: why };
  };
  const gathered = gather(tables, usher);
  const indexOf = (cow: number): number => {
    const state = resolver.resolve(`cow:${cow}`);
    return 'actor' in state ? gathered.body.voters.indexOf(state.actor.id) : -1;
  };
  const present = (numbers: readonly number[]): number[] => numbers.map(indexOf).filter((index) => index >= 0);
  const anchors = { high: present(scale.anchors.high), low: present(scale.anchors.low) };
  const positive = indexOf(ungaPositive);
  return {
    ...gathered,
    cow: gathered.body.voters.map((id) => cows.get(id)!),
    anchors: anchors.high.length > 0 && anchors.low.length > 0 ? anchors : null,
    positive: positive >= 0 ? positive : null,
    unresolved: [...missing].map(([v, rows]) => ({ label: votes.voters[v]!, rows })),
  };
}

/** Any other body: voters keep the names their source gives them, and every vote with a period is used. */
export function namedBody(tables: BallotTables, positive: string | null): MeasurableBody {
  const { voters } = tables.votes;
  const name = (v: number): string => (voters[v]!.name === '' ? voters[v]!.code : voters[v]!.name);
  const gathered = gather(tables, (r, v) =>
    tables.rollCalls[r]!.period === null ? { reason: 'roll call without a period' } : { id: name(v) },
  );
  const index = positive === null ? -1 : gathered.body.voters.indexOf(positive);
  return { ...gathered, anchors: null, positive: index >= 0 ? index : null, unresolved: [] };
}

/** The state's Correlates of War number; NaN for actors without one. */
function cowOf(actor: { readonly id: string; readonly aliases: readonly string[] }): number {
  const code = [actor.id, ...actor.aliases].find((text) => text.startsWith('cow:'));
  return code === undefined ? Number.NaN : Number(code.slice('cow:'.length));
}

function gather(tables: BallotTables, usher: Usher): Pick<MeasurableBody, 'body' | 'setAside'> {
  const { votes } = tables;
  const voters: string[] = [];
  const voterIndex = new Map<string, number>();
  const setAside = new Map<string, number>();
  const rows: number[] = [];
  const by: number[] = [];
  for (let n = 0; n < votes.answer.length; n++) {
    const verdict = usher(votes.rollCall[n]!, votes.voter[n]!);
    if ('reason' in verdict) {
      setAside.set(verdict.reason, (setAside.get(verdict.reason) ?? 0) + 1);
      continue;
    }
    let index = voterIndex.get(verdict.id);
    if (index === undefined) {
      index = voters.push(verdict.id) - 1;
      voterIndex.set(verdict.id, index);
    }
    rows.push(n);
    by.push(index);
  }
  const { rollCalls, matches } = withUnseenRollCalls(tables);
  return {
    body: {
      votes: {
        rollCall: Int32Array.from(rows, (n) => votes.rollCall[n]!),
        voter: Int32Array.from(by),
        answer: Uint8Array.from(rows, (n) => votes.answer[n]!),
      },
      voters,
      rollCalls,
      matches,
    },
    setAside: [...setAside].map(([reason, count]) => ({ reason, rows: count })),
  };
}

/** Matches as pairs of indices. Roll calls that left no votes still link the two they were matched with. */
function withUnseenRollCalls(tables: BallotTables): Pick<RollCallBody, 'rollCalls' | 'matches'> {
  const rollCalls = tables.rollCalls.map(({ id, period }) => ({ id, period: period ?? 0 }));
  const places = new Map(rollCalls.map(({ id }, r) => [id, r]));
  const placeOf = (id: string): number => {
    const known = places.get(id);
    if (known !== undefined) return known;
    const place = rollCalls.push({ id, period: 0 }) - 1;
    places.set(id, place);
    return place;
  };
  return {
    matches: tables.matches.map(({ earlier, later }) => ({ earlier: placeOf(earlier), later: placeOf(later) })),
    rollCalls,
  };
}

/** A voter nobody could be found for. */
export function noteUnresolved(label: ActorLabel, votes: string): Problem {
  return problem('unknown-actor', {
    expected: 'voters that the register knows',
    got: `${[label.name, label.code].filter((part) => part !== '').join(' ')} (${votes})`,
    fix: 'Look the name up with suasion actors; its votes were not used.',
  });
}
