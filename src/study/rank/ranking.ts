import { type Draws, type Estimate, estimateOf, quantileOfSorted } from '../../model/index.js';

/** Between which places an actor stands, 1 = first: whole numbers, the interval rounded outwards. */
export interface PlaceInterval {
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
}

export interface Ranked {
  readonly actor: string;
  readonly estimate: Estimate;
  readonly rank: PlaceInterval;
  /** False where the 90 % interval of its rank covers more than half of the table: the data do not tell its place. */
  readonly told: boolean;
}

/**
 * Rank actors by joint draws of a number, most first. In each draw every actor has a place; equals share the mean of
 * theirs. In the order of median rank, then of median, then of id. O(draws × actors × log actors).
 *
 * Throws a RangeError where actors have different numbers of draws.
 */
export function rankActors(values: ReadonlyMap<string, Draws>, unit: string): Ranked[] {
  const actors = [...values.keys()];
  const table = [...values.values()];
  const draws = table[0]?.length ?? 0;
  if (table.some(({ length }) => length !== draws)) throw new RangeError('Actors must have equally many joint draws');
  const places = actors.map(() => new Float64Array(draws));
  const own = new Float64Array(actors.length);
  for (let d = 0; d < draws; d++) {
    table.forEach((column, i) => (own[i] = column[d]!));
    placesOf(own).forEach((place, i) => (places[i]![d] = place));
  }
  return actors
    .map((actor, i): Ranked => {
      const rank = intervalOf(places[i]!);
      const covered = rank.q95 - rank.q05 + 1;
      return { actor, estimate: estimateOf(table[i]!, unit), rank, told: covered <= actors.length / 2 };
    })
    .sort((a, b) => a.rank.q50 - b.rank.q50 || b.estimate.q50 - a.estimate.q50 || (a.actor < b.actor ? -1 : 1));
}

/** Places from the largest value down, 1 = first; equals share the mean of theirs. */
export function placesOf(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => values[b]! - values[a]!);
  const places = new Float64Array(values.length);
  for (let first = 0; first < order.length;) {
    let last = first;
    while (last + 1 < order.length && values[order[last + 1]!] === values[order[first]!]) last++;
    for (let at = first; at <= last; at++) places[order[at]!] = (first + last) / 2 + 1;
    first = last + 1;
  }
  return places;
}

function intervalOf(places: Float64Array): PlaceInterval {
  const sorted = places.sort();
  return {
    q05: Math.floor(quantileOfSorted(sorted, 0.05)),
    q50: Math.round(quantileOfSorted(sorted, 0.5)),
    q95: Math.ceil(quantileOfSorted(sorted, 0.95)),
  };
}

/** What actors come to on some audiences together. */
export interface Sums {
  /** By actor: joint draws, added up draw by draw, and on how many audiences it has the number. */
  readonly byActor: Map<string, { readonly draws: Float64Array; audiences: number }>;
}

/** Nothing added up yet. */
export function noSums(): Sums {
  return { byActor: new Map() };
}

/**
 * Add to the sums what actors come to on one audience more, or on several (`audiences`): draw by draw, for parameters are
 * shared by all audiences. The order of additions decides the last digit.
 */
export function addTo(sums: Sums, actor: string, draws: Draws, audiences = 1): void {
  const known = sums.byActor.get(actor);
  if (known === undefined) {
    sums.byActor.set(actor, { draws: Float64Array.from(draws), audiences });
    return;
  }
  if (known.draws.length !== draws.length) throw new RangeError('Audiences must have equally many joint draws');
  for (let d = 0; d < draws.length; d++) known.draws[d]! += draws[d]!;
  known.audiences += audiences;
}
