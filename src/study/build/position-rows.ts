import type { IdealPoints, MeasuredPosition } from '../../measures/index.js';
import { cellRow } from '../cell-row.js';

const names = [
  'scale',
  'audience',
  'toward',
  'period',
  'mean',
  'sd',
  'q05',
  'q25',
  'q50',
  'q75',
  'q95',
  'observations',
  'unsmoothed_mean',
  'unsmoothed_sd',
  'r_hat',
  'ess_bulk',
  'ess_tail',
  'draws',
  'unsmoothed_draws',
  'origin',
] as const;

type ColumnName = (typeof names)[number];

/** One row of the table of positions. */
export type PositionRow = Readonly<Record<ColumnName, string | number | null | Float64Array>>;

/** Positions on all scales, column by column. */
export type PositionRows = Readonly<Record<ColumnName, (string | number | null | Float64Array)[]>>;

export function openPositionRows(): PositionRows {
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as PositionRows;
}

export function addRow(rows: PositionRows, row: PositionRow): void {
  for (const name of names) rows[name].push(row[name]);
}

/** Add the positions of one ideal-point scale, with their joint draws; voters are actor ids. */
export function addIdealPoints(
  rows: PositionRows,
  scale: string,
  points: IdealPoints,
  voters: readonly string[],
  origin: string,
): void {
  const { ballots } = points;
  for (let c = 0; c < ballots.cells; c++) {
    const { votes, ...told } = cellRow(points, c);
    addRow(rows, {
      scale,
      audience: voters[ballots.voter[c]!]!,
      toward: '',
      period: ballots.period[c]!,
      ...told,
      observations: votes,
      draws: alignedDraws(points, c),
      unsmoothed_draws: unsmoothedDraws(points, c),
      origin,
    });
  }
}

/**
 * Add positions that come without draws. Of a normal one, unsmoothed, mean and sd say all: the other cells stay empty.
 */
export function addMeasured(
  rows: PositionRows,
  scale: string,
  positions: Iterable<MeasuredPosition>,
  origin: string,
): number {
  let added = 0;
  for (const position of positions) {
    const plain = isPlain(position);
    addRow(rows, {
      scale,
      audience: position.audience,
      toward: position.toward,
      period: position.period,
      mean: position.mean,
      sd: position.sd,
      q05: plain ? null : position.q05,
      q25: plain ? null : position.q25,
      q50: plain ? null : position.q50,
      q75: plain ? null : position.q75,
      q95: plain ? null : position.q95,
      observations: position.observations,
      unsmoothed_mean: plain ? null : position.unsmoothedMean,
      unsmoothed_sd: plain ? null : position.unsmoothedSd,
      r_hat: null,
      ess_bulk: null,
      ess_tail: null,
      draws: null,
      unsmoothed_draws: null,
      origin,
    });
    added++;
  }
  return added;
}

/** Whether a position is normal and owes nothing to a prior. */
function isPlain({ mean, sd, q05, q95, unsmoothedMean, unsmoothedSd }: MeasuredPosition): boolean {
  return unsmoothedMean === mean && unsmoothedSd === sd && Math.abs(q05 + q95 - 2 * mean) < 1e-9;
}

/**
 * A cell's joint draws, shifted and scaled to the mean and sd of all draws, so that few draws give differences that agree
 * with the published means.
 */
function alignedDraws({ joint, summary }: IdealPoints, c: number): Float64Array {
  const draws = Float64Array.from(joint, (state) => state.theta[c]!);
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
  const sd = Math.sqrt(draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws.length - 1));
  const stretch = sd > 0 ? summary.sd[c]! / sd : 1;
  return draws.map((value) => summary.mean[c]! + stretch * (value - mean));
}

/** A cell's unsmoothed means given single joint draws of items; null where its votes alone say too little. */
function unsmoothedDraws({ ballots, summary }: IdealPoints, c: number): Float64Array | null {
  if (!Number.isFinite(summary.unsmoothedMean[c]!)) return null;
  const count = summary.unsmoothedDraws.length / ballots.cells;
  return summary.unsmoothedDraws.slice(c * count, (c + 1) * count);
}
