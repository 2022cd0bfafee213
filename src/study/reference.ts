import {
  type Actor,
  createResolver,
  type Estimate,
  type Origin,
  type Path,
  type Position,
  ProblemError,
  type RegisterEntry,
  type Resolver,
  type Scale,
} from '../model/index.js';
import { ungaScales } from '../measures/index.js';
import { type Column, type DataPackage, openDataPackage, type Table } from '../store/index.js';

/** Every scale on which the workbench can place an audience. */
export const scales: readonly Scale[] = ungaScales;

/** The scale with this id. Throws 'unknown-scale'. */
export function scaleOf(id: string): Scale {
  const found = scales.find((scale) => scale.id === id);
  if (found !== undefined) return found;
  throw new ProblemError('unknown-scale', {
    expected: scales.map((scale) => scale.id).join(', '),
    got: `"${id}"`,
    fix: 'Choose one of these.',
    where: { parameter: 'scale' },
  });
}

/** The tables of a built folder: their columns and keys. Written by `build`, read here. */
export const referenceTables = {
  actors: {
    title: 'Register of actors',
    description: 'Every actor by id, with the names and codes by which it is found and the spells in which it existed.',
    key: ['id'],
    columns: [
      text('id', 'ISO 3166 alpha-3 where it is the actor’s alone, else cow:NNN'),
      text('kind', 'state, city, diaspora, organisation or group'),
      text('name', 'English short name'),
      text('iso3', 'ISO 3166 alpha-3 code'),
      text('iso2', 'ISO 3166 alpha-2 code'),
      { name: 'cow', type: 'integer', meaning: 'Correlates of War number' },
      text('region', 'World Bank region'),
      text('aliases', 'JSON list of other names'),
      text('codes', 'JSON list of codes elsewhere, scheme:code'),
      text('spells', 'JSON list of spells, first day/last day, the last day empty where it still exists'),
      text('parts', 'JSON list of the ids under which its records are kept, oldest first'),
      text('earlier', 'JSON list of predecessors kept under this id, name/last day'),
      text('follows', 'Id of the state out of which it came without being its only successor'),
    ],
  },
  positions: {
    title: 'Positions of audiences',
    description:
      'Where each audience stood on each scale in each period: posterior mean, standard deviation and quantiles; beside it what that period’s observations say alone.',
    key: ['scale', 'audience', 'period'],
    columns: [
      text('scale', 'Id of the scale'),
      text('audience', 'Id of the actor'),
      { name: 'period', type: 'integer', meaning: 'Year; 1945 + s stands for General Assembly session s' },
      point('mean', 'Posterior mean'),
      point('sd', 'Posterior standard deviation'),
      point('q05', 'Posterior 5 % quantile'),
      point('q25', 'Posterior 25 % quantile'),
      point('q50', 'Posterior median'),
      point('q75', 'Posterior 75 % quantile'),
      point('q95', 'Posterior 95 % quantile'),
      { name: 'observations', type: 'integer', meaning: 'Votes behind the position', unit: 'votes' },
      point('unsmoothed_mean', 'Mean of what this period’s votes alone say; empty where they say too little'),
      point('unsmoothed_sd', 'Standard deviation of the same'),
      { name: 'r_hat', type: 'real', meaning: 'Rank-normalised split-R̂ of the chains', perUnit: 1000 },
      { name: 'ess_bulk', type: 'real', meaning: 'Effective sample size of the bulk', unit: 'draws', perUnit: 1 },
      { name: 'ess_tail', type: 'real', meaning: 'Effective sample size of the tails', unit: 'draws', perUnit: 1 },
      {
        name: 'draws',
        type: 'real list',
        meaning:
          'Joint posterior draws: draw k of every audience and period belongs together; shifted and scaled to the mean and sd beside',
        unit: 'point',
        perUnit: 128,
      },
    ],
  },
  scales: {
    title: 'Scales and how they were fitted',
    description: 'One row a scale: the votes behind it, the sampler’s settings, and how well its chains agree.',
    key: ['scale'],
    columns: [
      text('scale', 'Id of the scale'),
      { name: 'votes', type: 'integer', meaning: 'Votes used', unit: 'votes' },
      { name: 'roll_calls', type: 'integer', meaning: 'Roll calls used', unit: 'roll calls' },
      {
        name: 'items',
        type: 'integer',
        meaning: 'Roll calls after linking those that repeat one another',
        unit: 'items',
      },
      { name: 'positions', type: 'integer', meaning: 'Positions estimated', unit: 'positions' },
      point('step_noise', 'Usual size of one step: 1.4826 × the median absolute change of neighbouring means'),
      text('prior', 'How neighbouring periods are tied: lagged or random-walk'),
      { name: 'chains', type: 'integer', meaning: 'Chains sampled' },
      { name: 'burn_in', type: 'integer', meaning: 'Sweeps before draws were kept, in each chain' },
      { name: 'kept', type: 'integer', meaning: 'Draws kept, in each chain' },
      { name: 'seed', type: 'integer', meaning: 'Seed of the random numbers' },
      { name: 'r_hat_median', type: 'real', meaning: 'Median R̂ over positions' },
      { name: 'r_hat_95', type: 'real', meaning: '95 % point of R̂ over positions' },
      {
        name: 'ess_bulk_median',
        type: 'real',
        meaning: 'Median bulk effective sample size over positions',
        unit: 'draws',
      },
    ],
  },
} as const satisfies Record<string, { title: string; description: string; key: string[]; columns: Column[] }>;

function text(name: string, meaning: string): Column & { type: 'text' } {
  return { name, type: 'text', meaning };
}

/** Kept to 1/10000 of a point: finer digits are below Monte Carlo error. */
function point(name: string, meaning: string): Column & { type: 'real'; unit: string } {
  return { name, type: 'real', meaning, unit: 'point', perUnit: 10_000 };
}

/** What is known of a scale beside its definition. */
export interface ScaleFit {
  readonly scale: string;
  readonly votes: number;
  readonly items: number;
  readonly stepNoise: number | null;
  readonly rHat95: number | null;
}

/** A built folder opened for questions. Close it when the answer is there. */
export interface Reference {
  readonly resolver: Resolver;
  readonly origins: readonly Origin[];
  /** One path an id, in the order of ids; ids without positions on the scale are left out. `all` reads every audience. */
  paths(scale: Scale, ids: readonly string[] | 'all', withDraws: boolean): Promise<Path[]>;
  /** Throws 'no-data' where the folder holds nothing on this scale. */
  fit(scale: Scale): Promise<ScaleFit>;
  close(): Promise<void>;
}

/** Open a folder made by `build`. Throws 'not-reference-data', 'file-not-found', 'damaged-table'. */
export async function openReference(folder: string): Promise<Reference> {
  const data = await openDataPackage(folder);
  try {
    for (const name of Object.keys(referenceTables)) requireTable(data, name, folder);
    const register = (await data.read('actors')).records() as unknown as RegisterEntry[];
    const resolver = createResolver(register);
    return {
      resolver,
      origins: data.origins,
      paths: (scale, ids, withDraws) => readPaths(data, scale, ids, withDraws),
      fit: (scale) => readFit(data, scale, folder),
      close: () => data.close(),
    };
  } catch (error) {
    await data.close();
    throw error;
  }
}

function requireTable(data: DataPackage, name: string, folder: string): void {
  if (data.has(name)) return;
  throw new ProblemError('not-reference-data', {
    expected: `a folder made by suasion build, with the table ${name}`,
    got: `a data package without it`,
    fix: 'Build it again: suasion build <raw-folder> --out DIR.',
    where: { file: folder },
  });
}

async function readPaths(
  data: DataPackage,
  scale: Scale,
  ids: readonly string[] | 'all',
  withDraws: boolean,
): Promise<Path[]> {
  const names = referenceTables.positions.columns.map(({ name }) => name);
  const table = await data.read('positions', {
    columns: withDraws ? names : names.filter((name) => name !== 'draws'),
    where: { scale: scale.id, ...(ids === 'all' ? {} : { audience: { oneOf: [...ids] } }) },
  });
  const audience = table.text('audience');
  const position = positionReader(table, scale);
  const draws = withDraws ? table.realLists('draws') : null;
  const paths = new Map<string, { positions: Position[]; draws: Float64Array[] }>();
  for (let row = 0; row < table.rows; row++) {
    const id = audience[row]!;
    const path = paths.get(id) ?? { positions: [], draws: [] };
    paths.set(id, path);
    path.positions.push(position(row));
    if (draws !== null) path.draws.push(draws[row]!);
  }
  return [...paths].map(([id, path]) => ({ audience: id, ...path }));
}

function positionReader(table: Table, scale: Scale): (row: number) => Position {
  const audience = table.text('audience');
  const period = table.numbers('period');
  const observations = table.numbers('observations');
  const columns = (['mean', 'sd', 'q05', 'q25', 'q50', 'q75', 'q95'] as const).map(
    (name) => [name, table.numbers(name)] as const,
  );
  const unsmoothedMean = table.numbersOrNull('unsmoothed_mean');
  const unsmoothedSd = table.numbersOrNull('unsmoothed_sd');
  return (row) => {
    const estimate = Object.fromEntries(columns.map(([name, values]) => [name, values[row]!]));
    const mean = unsmoothedMean[row] ?? null;
    const sd = unsmoothedSd[row] ?? null;
    return {
      audience: audience[row]!,
      period: period[row]!,
      estimate: { ...(estimate as Omit<Estimate, 'unit'>), unit: scale.unit },
      observations: observations[row]!,
      unsmoothed: mean === null || sd === null ? null : { mean, sd },
    };
  };
}

async function readFit(data: DataPackage, scale: Scale, folder: string): Promise<ScaleFit> {
  const table = await data.read('scales', { where: { scale: scale.id } });
  if (table.rows === 0) {
    throw new ProblemError('no-data', {
      expected: `positions on the scale ${scale.id}`,
      got: 'none in this folder',
      fix: 'Build it from the source this scale is made from, or choose another scale.',
      where: { file: folder },
    });
  }
  return {
    scale: scale.id,
    votes: table.numbers('votes')[0]!,
    items: table.numbers('items')[0]!,
    stepNoise: table.numbersOrNull('step_noise')[0] ?? null,
    rHat95: table.numbersOrNull('r_hat_95')[0] ?? null,
  };
}

/**
 * One path for an actor whose record is kept in several parts (`DEU`: `cow:260`, then `cow:255`): where two parts have a
 * position in the same period, the later part's is taken.
 */
export function joinParts(actor: Actor, paths: readonly Path[]): Path | null {
  const byPeriod = new Map<number, { position: Position; draws: Float64Array | undefined }>();
  for (const part of actor.parts) {
    const path = paths.find(({ audience }) => audience === part);
    path?.positions.forEach((position, i) => byPeriod.set(position.period, { position, draws: path.draws[i] }));
  }
  if (byPeriod.size === 0) return null;
  const ordered = [...byPeriod].sort(([a], [b]) => a - b).map(([, kept]) => kept);
  return {
    audience: actor.id,
    positions: ordered.map(({ position }) => ({ ...position, audience: actor.id })),
    draws: ordered.flatMap(({ draws }) => (draws === undefined ? [] : [draws])),
  };
}
