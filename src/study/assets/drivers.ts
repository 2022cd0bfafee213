import { buildIndex, contributionsTo, type IndexSpec } from '../../assets/index.js';
import type { Problem } from '../../model/index.js';
import type { Column } from './columns.js';
import { indexDataOf } from './composites.js';
import type { Driver } from './result.js';
import type { Field } from './units.js';

/** What makes the composite of one unit where nothing is varied. */
export interface Drivers {
  readonly drivers: readonly Driver[];
  /** What indicators do that are not known of the unit, and putting together otherwise than by sums. */
  readonly rest: number;
  readonly nominal: number;
  /** What the builder says of the index: indicators that tell nobody apart, or say the same. */
  readonly problems: readonly Problem[];
}

/**
 * What each indicator adds to the composite of a unit, in standard deviations between the units that have one: the composite less
 * what it would be if all were average on the indicator. Null where the unit has no score.
 *
 * `units`: those between whom deviations are taken.
 */
export function driversOf(
  spec: IndexSpec,
  columns: readonly Column[],
  field: Field,
  { unit, units }: { readonly unit: number; readonly units: readonly number[] },
): Drivers | null {
  const data = indexDataOf(columns, field);
  const built = buildIndex(data, spec);
  const scores = Float64Array.from(units, (i) => built.index[i]!);
  const mean = meanOf(scores);
  const sd = Math.sqrt(meanOf(scores.map((score) => (score - mean) ** 2)));
  const own = built.index[unit]!;
  if (Number.isNaN(own) || !(sd > 0)) return null;
  const titles = new Map(columns.map(({ indicator }) => [indicator.id, indicator.title]));
  const drivers = contributionsTo(built, data)
    .map(({ indicator, added }): Driver => ({ indicator, title: titles.get(indicator)!, by: added[unit]! / sd }))
    .filter(({ indicator }) => !Number.isNaN(built.stages.normalised.get(indicator)![unit]!))
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  const nominal = (own - mean) / sd;
  const told = drivers.reduce((sum, { by }) => sum + by, 0);
  return { drivers, rest: nominal - told, nominal, problems: built.problems };
}

function meanOf(values: Iterable<number>): number {
  let [sum, count] = [0, 0];
  for (const value of values) {
    sum += value;
    count++;
  }
  return sum / count;
}
