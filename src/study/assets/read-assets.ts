import {
  editSpec,
  type Indicator,
  standingIn,
  untransformed,
  type Weighing,
  weighedComposite,
} from '../../assets/index.js';
import { type Actor, type Problem, problem } from '../../model/index.js';
import type { Reference } from '../reference.js';
import { type AssetIndex, membersOf, standardAssets, withoutUntoldTies } from './asset-index.js';
import { type Column, readIndicatorTables } from './columns.js';
import { type Composite, compositeOf } from './composites.js';
import { type Drivers, driversOf } from './drivers.js';
import { readAssetsPlainly, readComposite } from './reading.js';
import type { AssetsTold, CompositeTold, IndicatorTold, OtherTold, Varied } from './result.js';
import { columnsForCity, readTownTwins } from './small-actors.js';
import { type IndicatorTable, indicatorTableOf } from './indicator-table.js';
import type { Kinds } from './spans.js';
import type { Absent } from './told.js';
import { fieldOf, partIn, wholesOf } from './units.js';

/** Joint draws over choices and errors: as many for each way of making values comparable. */
export const assetDraws = 100;

/** Nothing decided: all is varied. */
const asAlways: Weighing = { weights: {}, aggregation: null };

export interface AssetsWanted {
  readonly actor: Actor;
  /** Null: for nobody in particular. */
  readonly audience: Actor | null;
  readonly year: number;
  readonly seed: number;
  readonly kinds: Kinds;
  readonly index?: AssetIndex;
  /** Joint draws, where not `assetDraws`. */
  readonly draws?: number;
  /** What the reader decides. */
  readonly weighing?: Weighing;
  /** Whether the table of indicators is wanted, from which the composites are made. */
  readonly table?: boolean;
}

/** Assets of an actor with what must be known about them. */
export interface AssetsRead {
  /** The actor’s id among the others. */
  readonly unit: string;
  readonly told: AssetsTold;
  /** All actors, best first; made when it is asked for. */
  readonly others: () => readonly OtherTold[];
  /** Null where it is not asked for, or nobody is compared. */
  readonly table: IndicatorTable | null;
  readonly origins: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * The composites of an actor for an audience in a year, among all states of that year. Throws 'no-data' where actor or audience is a state
 * that did not exist then.
 */
export async function readAssets(reference: Reference, wanted: AssetsWanted): Promise<AssetsRead> {
  const { actor, audience, year, seed, kinds } = wanted;
  const given = wanted.index ?? standardAssets;
  const unit = partIn(reference, actor, year, 'actor');
  const toward = audience === null ? null : partIn(reference, audience, year, 'audience');
  const field = fieldOf(reference, year, [unit]);
  const town = audience?.kind === 'city' ? audience : null;
  const ofPair = toward !== null && ['state', 'territory'].includes(audience!.kind) ? toward : null;
  const [tables, twins] = await Promise.all([
    readIndicatorTables(reference, {
      field,
      audiences: ofPair === null ? [] : [ofPair],
      indicators: given.indicators,
      kinds,
    }),
    town === null ? null : readTownTwins(reference, town.id),
  ]);
  const fromTables = tables.columns(ofPair);
  const columns = [
    ...(twins === null ? fromTables : columnsForCity(fromTables, twins, field, kinds)),
    ...given.own(field, toward),
  ];
  const index = ofPair === null ? withoutUntoldTies(given, columns) : given;
  const at = field.units.indexOf(unit);
  const { draws = assetDraws, weighing = asAlways } = wanted;
  const weighed = index.composites.map((composite) => weighedComposite(composite, weighing));
  const composites = weighed.map((spec) => compositeOf(spec, columns, field, { draws, seed }));
  const drivers = weighed.map((composite, c) => {
    const ranked = rankedIn(composites[c]!);
    if (composites[c]!.draws[at] === null) return null;
    const ids = new Set(membersOf(composite));
    const own = columns.filter(({ indicator }) => ids.has(indicator.id));
    return driversOf(editSpec(composite.spec, composite.edits ?? []), own, field, { unit: at, units: ranked });
  });
  // What an audience like this one cannot have is told as missing; for nobody it is not asked for.
  const listed = audience === null ? index : given;
  const used = columns.filter(({ indicator }) =>
    listed.composites.some((one) => membersOf(one).includes(indicator.id)),
  );
  const told: Omit<AssetsTold, 'reading'> = {
    year,
    audience: audience === null ? null : { id: audience.id, name: audience.name },
    index: { id: given.id, title: given.title },
    composites: composites.map((composite, c) => compositeTold(composite, drivers[c]!, at)),
    indicators: used.map((column) => indicatorTold(column, at, { year, index: given, ofPair: ofPair !== null })),
    draws,
    varied: variedIn(composites),
  };
  return {
    unit: wholesOf(reference)(unit),
    told: { ...told, reading: readAssetsPlainly(actor, told) },
    others: () => othersOf(reference, composites),
    table: wanted.table === true ? indicatorTableOf(reference, index.composites, used, field) : null,
    origins: [...new Set(used.filter(isTold).flatMap(({ indicator }) => indicator.sources))],
    problems: [
      ...(audience === null ? [forNobody()] : []),
      ...unknownComposites(told.composites),
      ...notesOnIndicators(told.indicators, year),
      ...problemsBeside(told.indicators, drivers),
    ],
  };
}

/** Whether anybody has a value. */
function isTold({ values }: Column): boolean {
  return values.some((value) => !Number.isNaN(value));
}

function rankedIn({ draws }: Composite): number[] {
  return [...draws.keys()].filter((i) => draws[i] !== null);
}

function compositeTold(composite: Composite, drivers: Drivers | null, at: number): CompositeTold {
  const { spec, ranked, known, indicators } = composite;
  const standing = standingIn(composite, at);
  const told = {
    id: spec.id,
    title: spec.title,
    estimate: standing?.estimate ?? null,
    rank: standing?.rank ?? null,
    told: standing?.told ?? false,
    of: ranked,
    known: known[at]!,
    indicators,
    drivers: drivers?.drivers ?? [],
    rest: drivers?.rest ?? null,
    nominal: drivers?.nominal ?? null,
  };
  return { ...told, reading: readComposite(told) };
}

/** The standard normal quantile of 95 %. */
const ninety = 1.6448536269514722;

function indicatorTold(
  column: Column,
  at: number,
  { year, index, ofPair }: { readonly year: number; readonly index: AssetIndex; readonly ofPair: boolean },
): IndicatorTold {
  const { indicator, told, years, values, sd, absent } = column;
  const { id, title, nature, direction, unit, transformation, sources } = indicator;
  const composite = index.composites.find((one) => membersOf(one).includes(id))!;
  const isKnown = absent[at] === null;
  const { low, high } = indicator.range ?? { low: -Infinity, high: Infinity };
  // What cannot be is not in an interval.
  const back = (value: number): number => Math.min(high, Math.max(low, untransformed(transformation, value)));
  const own = direction * values[at]!;
  const known = values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  const better = values.reduce((count, value) => count + (direction * value > own ? 1 : 0), 0);
  return {
    id,
    title,
    composite: composite.spec.id,
    nature,
    direction,
    unit,
    value: isKnown ? told[at]! : null,
    low: isKnown ? back(values[at]! - ninety * sd[at]!) : null,
    high: isKnown ? back(values[at]! + ninety * sd[at]!) : null,
    year: isKnown ? years[at]! : null,
    // What does not move is not carried.
    carried: isKnown && indicator.carry?.forward !== null ? year - years[at]! : 0,
    place: isKnown ? better + 1 : null,
    of: known,
    absent: isKnown
      ? null
      : nature === 'relational' && !ofPair
        ? 'no source at hand tells it of such an audience'
        : absenceText(absent[at]!, index.indicators.find((one) => one.id === id) ?? null),
    sources,
  };
}

/** Why an indicator is not known. */
function absenceText({ because, year }: Absent, indicator: Indicator | null): string {
  switch (because) {
    case 'ended':
      return `told of ${year} last, and carried for ${indicator?.carry.forward ?? 0} years at most`;
    case 'not-begun':
      return `not told before ${year}`;
    case 'no-logarithm':
      return `0 or less in ${year}, of which no logarithm can be taken`;
    default:
      return indicator?.nature === 'relational'
        ? 'its sources do not tell it of these two'
        : 'its sources do not tell it of this actor';
  }
}

function variedIn(composites: readonly Composite[]): Varied[] {
  const seen = new Map<string, Varied>();
  for (const { varied } of composites) {
    for (const { id, title = id, options } of varied)
      if (!seen.has(id)) seen.set(id, { title, options: summed(options.map((option) => option.id)) });
  }
  return [...seen.values()];
}

/** Options that are many of one kind are told once. */
function summed(options: readonly string[]): string[] {
  const without = options.filter((option) => option.startsWith('without '));
  const changed = options.filter((option) => option.startsWith('changed'));
  return [
    ...options.filter((option) => !without.includes(option) && !changed.includes(option)),
    ...(changed.length === 0 ? [] : [`each changed by up to half (${changed.length} ways)`]),
    ...(without.length === 0 ? [] : [`one left out (${without.length} ways)`]),
  ];
}

function othersOf(reference: Reference, composites: readonly Composite[]): OtherTold[] {
  const { units } = composites[0]!.field;
  const wholeOf = wholesOf(reference);
  return units
    .map((unit, i): OtherTold => ({
      actor: wholeOf(unit),
      name: reference.resolver.get(unit)?.name ?? unit,
      composites: composites.map((composite) => {
        const standing = standingIn(composite, i);
        return standing === null ? null : { q50: standing.estimate.q50, rank: standing.rank };
      }),
    }))
    .filter((other) => other.composites.some((one) => one !== null))
    .sort((a, b) => (b.composites[0]?.q50 ?? -Infinity) - (a.composites[0]?.q50 ?? -Infinity));
}

/** What the builder says, without what is said of indicators that are not known. */
function problemsBeside(told: readonly IndicatorTold[], drivers: readonly (Drivers | null)[]): Problem[] {
  const absent = new Set(told.flatMap(({ id, absent: why }) => (why === null ? [] : [id])));
  return drivers.flatMap((one) => one?.problems ?? []).filter(({ where }) => !absent.has(where?.parameter ?? ''));
}

function forNobody(): Problem {
  return problem('not-yet-known', {
    expected: 'an audience: most of what an actor has, it has for somebody',
    got: 'none, so indicators of standing alone',
    fix: 'Name one: suasion assets USA Ukraine.',
    where: { parameter: 'audience' },
  });
}

function unknownComposites(composites: readonly CompositeTold[]): Problem[] {
  return composites.flatMap(({ title, estimate, known, indicators }) =>
    estimate !== null
      ? []
      : [
          problem('not-yet-known', {
            expected: `at least half of the ${indicators} indicators of ${title.toLowerCase()}`,
            got: known === 0 ? 'none' : String(known),
            fix: 'It is not known, which is not low. Read the indicators that are there, or ask for another year.',
          }),
        ],
  );
}

/** Values that were carried, and those that are not known, each in one note. */
function notesOnIndicators(indicators: readonly IndicatorTold[], year: number): Problem[] {
  const carried = indicators.filter((one) => one.carried !== 0);
  const absent = indicators.filter((one) => one.absent !== null);
  const listed = (some: readonly IndicatorTold[], of: (one: IndicatorTold) => string): string =>
    some.map(of).join(', ');
  return [
    ...(carried.length === 0
      ? []
      : [
          problem('not-yet-known', {
            expected: `values of ${year}`,
            got: listed(carried, (one) => `${one.title} of ${one.year}`),
            fix: 'They were carried to the year, and are less certain by each year between.',
          }),
        ]),
    ...(absent.length === 0
      ? []
      : [
          problem('not-yet-known', {
            expected: 'a value of each indicator',
            got: `none of ${listed(absent, (one) => `${one.title} (${one.absent})`)}`,
            fix: 'The actor is judged by the others; not known is not low.',
          }),
        ]),
  ];
}
