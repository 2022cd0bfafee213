import type { Act, Acts, Tie, Ties } from '../../src/model/index.js';
import type { Parsed } from '../../src/sources/index.js';

/** Acts kept by columns, row by row again. */
export function actRows(acts: Acts): Act[] {
  return Array.from({ length: acts.rows }, (_, i) => ({
    ...acts.codes[acts.code[i]!]!,
    actor: acts.labels[acts.actor[i]!] ?? null,
    audience: acts.labels[acts.audience[i]!] ?? null,
    month: acts.month[i]!,
    months: acts.months[i] as 1 | 12,
    amount: Number.isNaN(acts.hundredths[i]) ? null : acts.hundredths[i]! / 100,
    together: acts.together[i]!,
    event: acts.event[i]!,
  }));
}

/** Ties kept by columns, row by row again. */
export function tieRows(ties: Ties): Tie[] {
  return Array.from({ length: ties.rows }, (_, i) => ({
    tie: ties.kinds[ties.kind[i]!]!,
    first: ties.labels[ties.first[i]!]!,
    second: ties.labels[ties.second[i]!]!,
    year: ties.year[i]!,
    value: ties.value[i]!,
  }));
}

/** Reason → rows set aside, over all files. */
export function asideByReason(parsed: Parsed<unknown>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { reason, rows } of parsed.setAside) counts[reason] = (counts[reason] ?? 0) + rows;
  return counts;
}

/** Line and column of each reject. */
export function rejectedAt(parsed: Parsed<unknown>): [line: number, column: string][] {
  return parsed.rejects.map(({ line, column }) => [line, column]);
}
