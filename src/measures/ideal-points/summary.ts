import { quantileOfSorted, type Task } from '../../model/index.js';
import { diagnoseChains } from '../../statistics/index.js';
import type { Ballots } from './ballots.js';
import type { ChainState } from './state.js';
import { unsmoothedPosition } from './unsmoothed.js';

/** Some cells' draws, and what is needed to read their votes alone. */
export interface SummaryPart {
  readonly ballots: Ballots;
  readonly from: number;
  readonly to: number;
  /** Per chain: draw d of cell c at d·(to − from) + c − from. */
  readonly chains: readonly Float64Array[];
  readonly joint: readonly ChainState[];
}

/** Numbers for each cell of a slice; one array a column. NaN where there is none. */
export type CellSummary = Readonly<Record<(typeof summaryColumns)[number], Float64Array>>;

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
    const out = Object.fromEntries(summaryColumns.map((name) => [name, new Float64Array(cells)])) as Record<
      (typeof summaryColumns)[number],
      Float64Array
    >;
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
      const unsmoothed = unsmoothedPosition(part.ballots, part.from + c, part.joint);
      out.unsmoothedMean[c] = unsmoothed?.mean ?? Number.NaN;
      out.unsmoothedSd[c] = unsmoothed?.sd ?? Number.NaN;
    }
    return out;
  },
};

function summariseInto(
  out: Record<(typeof summaryColumns)[number], Float64Array>,
  c: number,
  draws: Float64Array,
): void {
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
