import { quantileOfSorted } from '../model/index.js';
import type { Random } from '../statistics/index.js';

/** Whose mean or median stands in for a missing value. */
export interface Donors {
  /** The number of each unit's group, −1 for none; null where all units are one group. */
  readonly groups: Int32Array | null;
  readonly count: number;
  readonly by: 'mean' | 'median';
}

/**
 * Fill what is missing with the mean or the median of the values of the same group. A group without values gives none:
 * its units stay missing.
 */
export function impute(values: Float64Array, donors: Donors, out: Float64Array): Float64Array {
  if (!hasMissing(values)) return values;
  const fillings = fillingsOf(values, donors);
  const { groups } = donors;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const group = groups === null ? 0 : groups[i]!;
    out[i] = Number.isNaN(value) && group >= 0 ? fillings[group]! : value;
  }
  return out;
}

/**
 * Fill what is missing with the value of a unit of the same group, drawn at random (random hot deck: Andridge & Little 2010,
 * Int. Stat. Rev. 78:40): so uncertain is a value that is not there. On average that is the group's mean.
 */
export function imputeDrawn(values: Float64Array, donors: Donors, random: Random, out: Float64Array): Float64Array {
  const { groups, count } = donors;
  const known: number[][] = Array.from({ length: count }, () => []);
  for (let i = 0; i < values.length; i++) {
    const group = groups === null ? 0 : groups[i]!;
    if (group >= 0 && !Number.isNaN(values[i]!)) known[group]!.push(values[i]!);
  }
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const group = groups === null ? 0 : groups[i]!;
    const among = group < 0 ? [] : known[group]!;
    out[i] = Number.isNaN(value) && among.length > 0 ? among[random.below(among.length)]! : value;
  }
  return out;
}

/** What each group gives: NaN for a group without values. */
function fillingsOf(values: Float64Array, donors: Donors): Float64Array {
  return donors.by === 'mean' ? meansOf(values, donors) : mediansOf(values, donors);
}

function meansOf(values: Float64Array, { groups, count }: Donors): Float64Array {
  const sums = new Float64Array(count);
  const sizes = new Float64Array(count);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const group = groups === null ? 0 : groups[i]!;
    if (group < 0 || Number.isNaN(value)) continue;
    sums[group] = sums[group]! + value;
    sizes[group] = sizes[group]! + 1;
  }
  for (let g = 0; g < count; g++) sums[g] = sums[g]! / sizes[g]!;
  return sums;
}

function mediansOf(values: Float64Array, { groups, count }: Donors): Float64Array {
  const medians = new Float64Array(count);
  for (let g = 0; g < count; g++) {
    const of = values.filter((value, i) => !Number.isNaN(value) && (groups === null || groups[i] === g)).sort();
    medians[g] = of.length === 0 ? Number.NaN : quantileOfSorted(of, 0.5);
  }
  return medians;
}

function hasMissing(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i]!)) return true;
  return false;
}
