import { type Draws, type Estimate, estimateOf } from '../model/index.js';
import type { Composite } from './composite.js';

/** Where one unit stands on a composite. */
export interface CompositeStanding {
  /** In standard deviations between units, around their mean. */
  readonly estimate: Estimate;
  /** Place among the units that have one, 1 = most: whole numbers, the interval rounded outwards. */
  readonly rank: { readonly q05: number; readonly q50: number; readonly q95: number };
  /** False where the interval of its place covers more than half of the table: the data do not tell it. */
  readonly told: boolean;
}

/** Where a unit stands, by its number; null where too little is known of it. Draws in which it has no score are left out. */
export function standingIn({ draws, places, ranked }: Composite, unit: number): CompositeStanding | null {
  const [own, placed] = [knownOf(draws[unit] ?? null), places[unit] ?? null];
  if (own === null || placed === null) return null;
  // Places are whole numbers up to the number of units: counting them sorts them.
  const counts = new Int32Array(ranked + 1);
  let known = 0;
  for (let d = 0; d < placed.length; d++) {
    const place = placed[d]!;
    if (Number.isNaN(place)) continue;
    counts[place]!++;
    known++;
  }
  const rank = {
    q05: Math.floor(quantileOfCounts(counts, known, 0.05)),
    q50: Math.round(quantileOfCounts(counts, known, 0.5)),
    q95: Math.ceil(quantileOfCounts(counts, known, 0.95)),
  };
  return { estimate: estimateOf(own, 'sd between actors'), rank, told: rank.q95 - rank.q05 + 1 <= ranked / 2 };
}

function knownOf(draws: Float64Array | null): Draws | null {
  if (draws === null) return null;
  let known = 0;
  for (let d = 0; d < draws.length; d++) known += Number.isNaN(draws[d]!) ? 0 : 1;
  if (known === 0) return null;
  return known === draws.length ? draws : draws.filter((value) => !Number.isNaN(value));
}

/** As `quantileOfSorted` of whole numbers that are there so often. */
function quantileOfCounts(counts: Int32Array, known: number, probability: number): number {
  const place = probability * (known - 1);
  const below = Math.floor(place);
  const low = valueAt(counts, below);
  return below + 1 < known ? low + (place - below) * (valueAt(counts, below + 1) - low) : low;
}

function valueAt(counts: Int32Array, index: number): number {
  let seen = 0;
  for (let value = 0; value < counts.length; value++) if ((seen += counts[value]!) > index) return value;
  return counts.length - 1;
}
