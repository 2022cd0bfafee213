import type { Step } from '../../model/index.js';
import type { Standing } from '../../response/index.js';
import type { Reject, SourceFile } from '../../sources/index.js';
import { nameTrouble, numberIn, openClock, openTable, type UserColumn } from './rows.js';

/** What a file of standing holds. */
const standingColumns: readonly UserColumn[] = [
  { name: 'actor', meaning: 'who acts', required: true },
  { name: 'period', meaning: 'when, written like the periods of the positions', required: true },
  { name: 'standing', meaning: 'how much the actor counts, at least 0', required: true },
];

/** Standing as a user gave it: null in periods that are not listed. */
export interface UserStanding {
  readonly standing: Standing;
  readonly rows: number;
  readonly rejects: readonly Reject[];
  readonly unused: readonly string[];
}

/** Every actor counts alike. */
export const equalStanding: Standing = () => 1;

/** Read standing. Throws ProblemError as `openTable` does. */
export function readStanding(file: SourceFile, step: Step): UserStanding {
  const table = openTable(file, standingColumns);
  const clock = openClock(step);
  const found = new Map<string, { readonly line: number; readonly value: number }>();
  const { rows, rejects } = table.read((cells, line) => {
    const actor = cells('actor');
    const trouble = nameTrouble('actor', actor, 'an actor');
    if (trouble !== null) return trouble;
    const period = clock.read(cells('period'));
    if (typeof period === 'object') return period;
    const value = numberIn('standing', cells('standing'));
    if (typeof value === 'object') return value;
    if (value < 0 || value > 1e6) return { column: 'standing', reason: 'a standing must be at least 0, and near 1' };
    const key = `${actor}\t${period}`;
    const before = found.get(key);
    if (before !== undefined) return { column: 'standing', reason: `line ${before.line} lists the same` };
    found.set(key, { line, value });
    return null;
  });
  return {
    standing: (actor, period) => found.get(`${actor}\t${period}`)?.value ?? null,
    rows,
    rejects,
    unused: table.unused,
  };
}
