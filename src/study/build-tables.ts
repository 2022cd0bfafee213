import { defaultIdealPointOptions, type IdealPoints, type UngaScale } from '../measures/index.js';
import { stepNoise } from '../mechanics/index.js';
import { type Path, ProblemError } from '../model/index.js';
import type { TableData } from '../store/index.js';
import { cellRow } from './cell-row.js';
import { referenceTables } from './reference.js';

/** A scale as it was measured; voters are actor ids. */
export interface FittedScale {
  readonly scale: UngaScale;
  readonly points: IdealPoints;
  readonly voters: readonly string[];
}

/** Rows as columns. */
export function columnsOf<Row extends object>(
  rows: readonly Row[],
  columns: readonly { readonly name: string }[],
): TableData {
  return Object.fromEntries(
    columns.map(({ name }) => [name, rows.map((row) => (row as Record<string, never>)[name]!)]),
  );
}

/** One row of the table of scales. */
export function scaleRow(
  { scale, points, voters }: FittedScale,
  settings: { chains: number; burnIn: number; draws: number },
  seed: number,
): Record<(typeof referenceTables.scales.columns)[number]['name'], string | number | null> {
  const { ballots, summary } = points;
  return {
    scale: scale.id,
    votes: ballots.votes,
    roll_calls: ballots.rollCalls,
    items: ballots.items,
    positions: ballots.cells,
    step_noise: stepNoise(meanPaths(points, voters, scale)),
    prior: defaultIdealPointOptions.prior,
    chains: settings.chains,
    burn_in: settings.burnIn,
    kept: settings.draws,
    seed,
    r_hat_median: quantileOfKnown(summary.rHat, 0.5),
    r_hat_95: quantileOfKnown(summary.rHat, 0.95),
    ess_bulk_median: quantileOfKnown(summary.essBulk, 0.5),
  };
}

/** A quantile of the values that are numbers. Throws where there are none. */
export function quantileOfKnown(values: Float64Array, probability: number): number {
  const known = values.filter((value) => Number.isFinite(value)).sort();
  if (known.length === 0)
    throw new ProblemError('too-little-variation', {
      expected: 'chains that move',
      got: 'constants',
      fix: 'Keep more draws.',
    });
  return known[Math.floor(probability * (known.length - 1))]!;
}

/** Paths of means alone: what the usual size of a step is computed from. */
function meanPaths({ ballots, summary }: IdealPoints, voters: readonly string[], scale: UngaScale): Path[] {
  const paths = voters.map((audience) => ({ audience, positions: [] as Path['positions'][number][], draws: [] }));
  for (let c = 0; c < ballots.cells; c++) {
    const mean = summary.mean[c]!;
    const estimate = { mean, sd: 0, q05: mean, q25: mean, q50: mean, q75: mean, q95: mean, unit: scale.unit };
    const audience = voters[ballots.voter[c]!]!;
    paths[ballots.voter[c]!]!.positions.push({
      audience,
      period: ballots.period[c]!,
      estimate,
      observations: 0,
      unsmoothed: null,
    });
  }
  return paths;
}

/** The table of positions, column by column. */
export function positionColumns(fitted: readonly FittedScale[]): TableData {
  const columns: Record<string, (string | number | null | Float64Array)[]> = Object.fromEntries(
    referenceTables.positions.columns.map(({ name }) => [name, []]),
  );
  for (const { scale, points, voters } of fitted) {
    const { ballots } = points;
    for (let c = 0; c < ballots.cells; c++) {
      const { votes, ...told } = cellRow(points, c);
      const row: Record<
        (typeof referenceTables.positions.columns)[number]['name'],
        string | number | null | Float64Array
      > = {
        scale: scale.id,
        audience: voters[ballots.voter[c]!]!,
        period: ballots.period[c]!,
        ...told,
        observations: votes,
        draws: alignedDraws(points, c),
      };
      for (const [name, value] of Object.entries(row)) columns[name]!.push(value);
    }
  }
  return columns;
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
