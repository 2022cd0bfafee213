import type { IdealPoints } from '../measures/index.js';

/** What is told of one measured position, in every table of positions; null where there is no such number. */
export function cellRow({ ballots, summary }: IdealPoints, c: number) {
  return {
    mean: summary.mean[c]!,
    sd: summary.sd[c]!,
    q05: summary.q05[c]!,
    q25: summary.q25[c]!,
    q50: summary.q50[c]!,
    q75: summary.q75[c]!,
    q95: summary.q95[c]!,
    votes: ballots.byCell.start[c + 1]! - ballots.byCell.start[c]!,
    unsmoothed_mean: orNull(summary.unsmoothedMean[c]!),
    unsmoothed_sd: orNull(summary.unsmoothedSd[c]!),
    r_hat: orNull(summary.rHat[c]!),
    ess_bulk: orNull(summary.essBulk[c]!),
    ess_tail: orNull(summary.essTail[c]!),
  };
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
