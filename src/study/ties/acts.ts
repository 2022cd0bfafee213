import { instruments } from '../../instruments/index.js';
import type { Actor } from '../../model/index.js';
import type { Reference } from '../reference.js';

/** Years of acts that are added up: in one year there are few with most organisations. */
const years = 5;

/** Reported acts between the actor and one other. */
interface ActTie {
  readonly other: string;
  /** Did the actor act? Else the other did. */
  readonly outward: boolean;
  readonly acts: number;
  /** The last of the years added up. */
  readonly period: number;
}

/**
 * Acts in the five years up to the newest that is told, between an actor and organisations; of an organisation, between it and
 * everybody. Largest number first is left to the reader.
 */
export async function readActTies(
  reference: Reference,
  actor: Actor,
  year: number | null,
): Promise<{ readonly ties: readonly ActTie[]; readonly origins: readonly string[] }> {
  const parts = { oneOf: [...actor.parts] };
  const period = year === null ? {} : { period: { to: year } };
  const [out, into] = await Promise.all([
    reference.read('doses', { where: { step: 12, actor: parts, ...period } }),
    reference.read('doses', { where: { step: 12, audience: parts, ...period } }),
  ]);
  const wide = actor.kind === 'organisation' || actor.kind === 'group';
  const rows = [
    ...rowsOf(out, 'audience').map((row) => ({ ...row, outward: true })),
    ...rowsOf(into, 'actor').map((row) => ({ ...row, outward: false })),
  ].filter(({ other }) => !actor.parts.includes(other) && (wide || other.startsWith('org:')));
  const last = rows.reduce((newest, { at }) => Math.max(newest, at), -Infinity);
  const sums = new Map<string, ActTie>();
  const used = new Set<string>();
  for (const { other, outward, at, acts, instrument } of rows) {
    if (at <= last - years) continue;
    const key = `${outward} ${other}`;
    sums.set(key, { other, outward, acts: (sums.get(key)?.acts ?? 0) + acts, period: last });
    used.add(instrument);
  }
  const origins = instruments.flatMap(({ id, sources }) => (used.has(id) ? sources : []));
  return { ties: [...sums.values()], origins: [...new Set(origins)] };
}

type Table = Awaited<ReturnType<Reference['read']>>;

function rowsOf(table: Table, side: 'actor' | 'audience') {
  const [others, periods, acts] = [table.text(side), table.numbers('period'), table.numbers('acts')];
  const ids = table.text('instrument');
  return others.map((other, row) => ({ other, at: periods[row]!, acts: acts[row]!, instrument: ids[row]! }));
}
