import { inOrder, type Measured, type MeasuredPosition, openCounts, z75, z95 } from './measured.js';
import { normalQuantile } from '../statistics/index.js';

/** A published posterior of one audience in one year, its id resolved. */
export interface PublishedPosterior {
  /** Which of the published series. */
  readonly series: string;
  readonly audience: string;
  readonly year: number;
  readonly mean: number;
  readonly q05: number | null;
  readonly q10: number | null;
  readonly q50: number | null;
  readonly q90: number | null;
  readonly q95: number | null;
  readonly votes: number | null;
}

const z90 = normalQuantile(0.9);

/**
 * Positions of one published series. The sd is that of a normal distribution with the published 5 and 95 % quantiles; the
 * 25 and 75 % quantiles lie on the straight line in normal quantiles between the published 10, 50 and 90 %. Nothing
 * unsmoothed is published.
 */
export function measurePublished(rows: readonly PublishedPosterior[], series: string): Measured {
  const left = openCounts();
  const positions: MeasuredPosition[] = [];
  for (const row of rows) {
    if (row.series !== series) continue;
    const position = publishedPosition(row);
    if (typeof position === 'string') left.add(position);
    else positions.push(position);
  }
  return { positions: inOrder(positions), leftOut: left.counts };
}

/** The position, or why there is none. */
function publishedPosition(row: PublishedPosterior): MeasuredPosition | string {
  const { audience, year, mean, q05, q10, q50, q90, q95, votes } = row;
  if (q05 === null || q10 === null || q50 === null || q90 === null || q95 === null) return 'no quantiles published';
  if (votes === null) return 'votes behind it not told';
  if (!(q05 <= q10 && q10 <= q50 && q50 <= q90 && q90 <= q95 && q05 < q95)) return 'quantiles out of order';
  return {
    audience,
    toward: '',
    period: year,
    mean,
    sd: (q95 - q05) / (2 * z95),
    q05,
    q25: q50 - ((q50 - q10) * z75) / z90,
    q50,
    q75: q50 + ((q90 - q50) * z75) / z90,
    q95,
    observations: votes,
    unsmoothedMean: null,
    unsmoothedSd: null,
  };
}
