import { quantileOfSorted, type Task } from '../../model/index.js';
import { diagnoseChains } from '../../statistics/index.js';
import type { Ballots } from './ballots.js';
import type { ChainState } from './state.js';
import { type UnsmoothedPosition, unsmoothedPosition } from './unsmoothed.js';

/** Some cells' draws, and what is needed to read their votes alone. */
export interface SummaryPart {
  readonly ballots: Ballots;
  readonly from: number;
  readonly to: number;
  /** Per chain: draw d of cell c at d·(to − from) + c − from. */
  readonly chains: readonly Float64Array[];
  /** Draws of items behind unsmoothed positions. */
  readonly joint: readonly ChainState[];
}

type Columns = Record<(typeof summaryColumns)[number], Float64Array>;

/** Numbers for each cell of a slice; one array a column. NaN where there is none. */
export interface CellSummary extends Readonly<Columns> {
  /** Unsmoothed means given single joint draws of items: draw d of n of cell c at c·n + d. See `unsmoothed.ts`. */
  readonly unsmoothedDraws: Float64Array;
}

export const summaryColumns = [
  'mean',
  'sd',
  'q05',
  'q25',
  'q50',
  'q75',
  'q95',
  'unsmoothedMean',
  'unsmoothedSd',
  'rHat',
  'essBulk',
  'essTail',
] as const;

/** Summaries of the cells `from` … `to` − 1. */
export const summaryTask: Task<SummaryPart, CellSummary> = {
  id: 'ideal-points-summary',
  steps: () => 1,
  run(part) {
    const cells = part.to - part.from;
    const out = emptySummary(cells, part.joint.length);
    const draws = part.chains[0]!.length / cells;
    const all = new Float64Array(draws * part.chains.length);
    const chains = part.chains.map((_, i) => all.subarray(i * draws, (i + 1) * draws));
    for (let c = 0; c < cells; c++) {
      part.chains.forEach((theta, i) => {
        for (let d = 0; d < draws; d++) chains[i]![d] = theta[d * cells + c]!;
      });
      summariseInto(out, c, all);
      const diagnostics = diagnoseChains(chains);
      out.rHat[c] = diagnostics.rHat;
      out.essBulk[c] = diagnostics.essBulk;
      out.essTail[c] = diagnostics.essTail;
      setUnsmoothed(out, c, unsmoothedPosition(part.ballots, part.from + c, part.joint));
    }
    return out;
  },
};

/** A summary in which nothing is known, with room for so many draws of each unsmoothed position. */
export function emptySummary(cells: number, draws: number): CellSummary {
  const columns = Object.fromEntries(summaryColumns.map((name) => [name, new Float64Array(cells).fill(Number.NaN)]));
  return { ...(columns as Columns), unsmoothedDraws: new Float64Array(cells * draws).fill(Number.NaN) };
}

/** Enter what cell `c`'s votes alone say; nothing where they say too little. */
export function setUnsmoothed(summary: CellSummary, c: number, unsmoothed: UnsmoothedPosition | null): void {
  if (unsmoothed === null) return;
  summary.unsmoothedMean[c] = unsmoothed.mean;
  summary.unsmoothedSd[c] = unsmoothed.sd;
  summary.unsmoothedDraws.set(unsmoothed.draws, c * unsmoothed.draws.length);
}

function summariseInto(out: CellSummary, c: number, draws: Float64Array): void {
  const sorted = Float64Array.from(draws).sort();
  let sum = 0;
  for (const value of sorted) sum += value;
  const mean = sum / sorted.length;
  let squares = 0;
  for (const value of sorted) squares += (value - mean) ** 2;
  out.mean[c] = mean;
  out.sd[c] = Math.sqrt(squares / Math.max(1, sorted.length - 1));
  out.q05[c] = quantileOfSorted(sorted, 0.05);
  out.q25[c] = quantileOfSorted(sorted, 0.25);
  out.q50[c] = quantileOfSorted(sorted, 0.5);
  out.q75[c] = quantileOfSorted(sorted, 0.75);
  out.q95[c] = quantileOfSorted(sorted, 0.95);
}
