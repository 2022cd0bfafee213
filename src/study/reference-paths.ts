import { attentionPosition, type MeasuredPosition } from '../measures/index.js';
import {
  type Actor,
  type Estimate,
  existedWithin,
  type Path,
  type Position,
  type Resolver,
  type Scale,
} from '../model/index.js';
import { createRandom, normalQuantile } from '../statistics/index.js';
import type { DataPackage, Table } from '../store/index.js';
import { referenceTables } from './reference-tables.js';

/** Which positions to read. */
export interface PathSelection {
  readonly scale: Scale;
  readonly ids: readonly string[] | 'all';
  /** Actors about whom, on directed scales; the empty id alone on common ones. */
  readonly toward: readonly string[];
  readonly withDraws: boolean;
}

/** Draws made of positions that come without any. */
const madeDraws = 200;

/** One path an audience, from the table of positions, or made from counts on the scale of attention. */
export async function readPaths(data: DataPackage, selection: PathSelection, resolver: Resolver): Promise<Path[]> {
  return selection.scale.id === 'attention' ? attentionPaths(data, selection, resolver) : storedPaths(data, selection);
}

async function storedPaths(data: DataPackage, { scale, ids, toward, withDraws }: PathSelection): Promise<Path[]> {
  const names = referenceTables.positions.columns.map(({ name }) => name);
  const table = await data.read('positions', {
    columns: names.filter((name) => name !== 'unsmoothed_draws' && (withDraws || name !== 'draws')),
    where: {
      scale: scale.id,
      toward: { oneOf: [...toward] },
      ...(ids === 'all' ? {} : { audience: { oneOf: [...ids] } }),
    },
  });
  const audience = table.text('audience');
  const about = table.text('toward');
  const position = positionReader(table, scale);
  const draws = withDraws ? table.cells('draws') : null;
  const paths = new Map<string, { position: Position; draws: Float64Array | null }[]>();
  for (let row = 0; row < table.rows; row++) {
    const id = audience[row]!;
    const one = position(row);
    const kept = draws === null ? null : ((draws[row] as Float64Array | null) ?? drawn(one, scale, about[row]!));
    paths.set(id, [...(paths.get(id) ?? []), { position: one, draws: kept }]);
  }
  return pathsOf(paths);
}

/** In the order of periods: where two parts of an actor have a position in one period, the later part's is taken. */
function pathsOf(paths: ReadonlyMap<string, readonly { position: Position; draws: Float64Array | null }[]>): Path[] {
  return [...paths].map(([audience, steps]) => {
    const byPeriod = new Map(steps.map((step) => [step.position.period, step]));
    const ordered = [...byPeriod.values()].sort((a, b) => a.position.period - b.position.period);
    return {
      audience,
      positions: ordered.map(({ position }) => position),
      draws: ordered.flatMap(({ draws }) => (draws === null ? [] : [draws])),
    };
  });
}

/**
 * Draws of a position that comes without any: from a distribution with its five quantiles, straight between them in normal
 * quantiles and beyond; normal where they are. Independent of all others, and the same each time. Where periods share their
 * errors (a published posterior), intervals of movements made from them are off by an amount that is not known.
 */
function drawn({ audience, period, estimate }: Position, scale: Scale, toward: string): Float64Array {
  let seed = 0x811c9dc5;
  for (const character of `${scale.id} ${audience} ${toward} ${period}`)
    seed = Math.imul(seed ^ character.codePointAt(0)!, 0x01000193);
  const random = createRandom({ seed });
  const { q05, q25, q50, q75, q95 } = estimate;
  const values = [q05, q25, q50, q75, q95];
  return Float64Array.from({ length: madeDraws }, () => {
    const z = random.normal();
    const piece = z < normalPoints[1]! ? 0 : z < normalPoints[2]! ? 1 : z < normalPoints[3]! ? 2 : 3;
    const [left, right] = [normalPoints[piece]!, normalPoints[piece + 1]!];
    return values[piece]! + ((values[piece + 1]! - values[piece]!) * (z - left)) / (right - left);
  });
}

/** Positions on the scale of attention, made from counts of mentions and the lengths of speeches; zeros are told too. */
async function attentionPaths(data: DataPackage, selection: PathSelection, resolver: Resolver): Promise<Path[]> {
  const { scale, ids, toward, withDraws } = selection;
  const settings = (await data.read('scales', { where: { scale: scale.id } })).textOrNull('settings')[0];
  if (settings === undefined || settings === null) return [];
  const { dispersion, spread, rates, consecutive } = JSON.parse(settings) as {
    dispersion: number;
    spread: number;
    rates: Record<string, number>;
    consecutive: number;
  };
  const model = { dispersion, spread, consecutive, rates: new Map(Object.entries(rates)), leftOut: new Map() };
  const table = await data.read('mentions', {
    where: { toward: { oneOf: ['', ...toward] }, ...(ids === 'all' ? {} : { audience: { oneOf: [...ids] } }) },
  });
  const [audiences, periods, named] = [table.text('audience'), table.numbers('period'), table.text('toward')];
  const counts = table.numbers('mentions');
  const words = new Map<string, number>();
  const mentions = new Map<string, number>();
  for (let row = 0; row < table.rows; row++) {
    const key = `${audiences[row]} ${periods[row]}`;
    if (named[row] === '') words.set(key, counts[row]!);
    else mentions.set(`${key} ${named[row]}`, counts[row]!);
  }
  const targets = toward.flatMap((id) => resolver.get(id) ?? []);
  const paths = new Map<string, { position: Position; draws: Float64Array | null }[]>();
  for (const [key, length] of words) {
    const [audience, year] = key.split(' ') as [string, string];
    for (const target of targets.filter((actor) => existedIn(actor, Number(year)))) {
      const found = attentionPosition(model, {
        audience,
        toward: target.id,
        year: Number(year),
        mentions: mentions.get(`${key} ${target.id}`) ?? 0,
        words: length,
      });
      if (found === null) continue;
      const position = positionOf(found, scale);
      const draws = withDraws ? drawn(position, scale, target.id) : null;
      paths.set(audience, [...(paths.get(audience) ?? []), { position, draws }]);
    }
  }
  return pathsOf(paths);
}

function existedIn(actor: Actor, year: number): boolean {
  return existedWithin(actor, { from: year, to: year });
}

function positionOf(measured: MeasuredPosition, scale: Scale): Position {
  const { audience, period, mean, sd, q05, q25, q50, q75, q95, observations } = measured;
  const { unsmoothedMean, unsmoothedSd } = measured;
  return {
    audience,
    period,
    estimate: { mean, sd, q05, q25, q50, q75, q95, unit: scale.unit },
    observations,
    unsmoothed: unsmoothedMean === null || unsmoothedSd === null ? null : { mean: unsmoothedMean, sd: unsmoothedSd },
  };
}

function positionReader(table: Table, scale: Scale): (row: number) => Position {
  const audience = table.text('audience');
  const [period, observations] = [table.numbers('period'), table.numbers('observations')];
  const [mean, sd] = [table.numbers('mean'), table.numbers('sd')];
  const quantiles = (['q05', 'q25', 'q50', 'q75', 'q95'] as const).map(
    (name, i) => [name, table.numbersOrNull(name), normalPoints[i]!] as const,
  );
  const unsmoothedMean = table.numbersOrNull('unsmoothed_mean');
  const unsmoothedSd = table.numbersOrNull('unsmoothed_sd');
  // On directed scales nothing is smoothed.
  const directed = scale.kind === 'directed';
  return (row) => {
    const [centre, spread] = [mean[row]!, sd[row]!];
    const points = Object.fromEntries(
      quantiles.map(([name, values, point]) => [name, values[row] ?? tenThousandths(centre + point * spread)]),
    ) as Omit<Estimate, 'mean' | 'sd' | 'unit'>;
    const own = unsmoothedMean[row] ?? (directed ? centre : null);
    const ownSd = unsmoothedSd[row] ?? (directed ? spread : null);
    return {
      audience: audience[row]!,
      period: period[row]!,
      estimate: { mean: centre, sd: spread, ...points, unit: scale.unit },
      observations: observations[row]!,
      unsmoothed: own === null || ownSd === null ? null : { mean: own, sd: ownSd },
    };
  };
}

/** Rounded as the stored quantiles are. */
function tenThousandths(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Standard normal quantiles of 5, 25, 50, 75 and 95 %. */
const normalPoints = [0.05, 0.25, 0.5, 0.75, 0.95].map(normalQuantile);

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
