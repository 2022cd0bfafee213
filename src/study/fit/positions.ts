import type { Step } from '../../model/index.js';
import { audienceKey, type Observation } from '../../response/index.js';
import type { Reject, SourceFile } from '../../sources/index.js';
import { byLine, nameTrouble, numberIn, openClock, openTable, type UserColumn } from './rows.js';

/** What a file of positions holds; `toward` makes the scale a directed one. */
const positionColumns: readonly UserColumn[] = [
  { name: 'audience', meaning: 'who stands there', required: true },
  { name: 'period', meaning: 'the year as YYYY, or the month as YYYY-MM', required: true },
  { name: 'mean', meaning: 'where it stood, by this period’s data alone', required: true },
  { name: 'sd', meaning: 'standard deviation of that, above 0', required: true },
  { name: 'toward', meaning: 'on a directed scale: the actor toward whom', required: false },
];

/** Positions as a user gave them. */
export interface UserPositions {
  readonly kind: 'common' | 'directed';
  readonly step: Step;
  /** In the order of audience, actor and period: one each. */
  readonly observations: readonly Observation[];
  readonly rows: number;
  readonly rejects: readonly Reject[];
  readonly unused: readonly string[];
}

/** No position or its doubt may be larger: squares must stay numbers. */
const largest = 1e50;
const smallestSd = 1e-50;

/**
 * Read positions. Rows that cannot be used are rejected, for a missing position is no harm; of two that contradict each other
 * both are. Throws ProblemError as `openTable` does.
 */
export function readPositions(file: SourceFile): UserPositions {
  const table = openTable(file, positionColumns);
  const directed = table.has('toward');
  const clock = openClock();
  const found = new Map<string, { readonly line: number; readonly value: string; readonly observation: Observation }>();
  const contradicted = new Map<string, Reject>();
  const { rows, rejects } = table.read((cells, line) => {
    const [audience, toward] = [cells('audience'), cells('toward')];
    const trouble =
      nameTrouble('audience', audience, 'an audience') ??
      (directed ? nameTrouble('toward', toward, 'the actor toward whom it stands so') : null);
    if (trouble !== null) return trouble;
    if (audience === toward) return { column: 'toward', reason: 'a position toward itself' };
    const period = clock.read(cells('period'));
    if (typeof period === 'object') return period;
    const mean = numberIn('mean', cells('mean'));
    if (typeof mean === 'object') return mean;
    const sd = numberIn('sd', cells('sd'));
    if (typeof sd === 'object') return sd;
    if (Math.abs(mean) > largest) return { column: 'mean', reason: 'too large to be computed with' };
    if (!(sd > 0)) return { column: 'sd', reason: 'a standard deviation must be above 0' };
    if (sd < smallestSd || sd > largest) return { column: 'sd', reason: 'too small or large to be computed with' };
    const key = `${audienceKey(audience, toward)}\t${period}`;
    const before = found.get(key);
    if (before === undefined) {
      found.set(key, { line, value: cells('mean'), observation: { audience, toward, period, mean, sd } });
      return null;
    }
    const { observation } = before;
    if (observation.mean === mean && observation.sd === sd)
      return { column: 'period', reason: `the same row as line ${before.line}` };
    const reason = `line ${line} gives this audience and period another position`;
    contradicted.set(key, { file: file.name, line: before.line, column: 'mean', value: before.value, reason });
    return { column: 'mean', reason: `line ${before.line} gives this audience and period another position` };
  });
  const kept = [...found].filter(([key]) => !contradicted.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    kind: directed ? 'directed' : 'common',
    step: clock.step() ?? 'year',
    observations: kept.map(([, { observation }]) => observation),
    rows,
    rejects: byLine([...rejects, ...contradicted.values()]),
    unused: table.unused,
  };
}
