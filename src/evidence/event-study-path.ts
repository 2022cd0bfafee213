import { fisherTail, studentQuantile, symmetricEigen, withoutNegativeParts } from '../statistics/index.js';
import type { Clusters } from './event-study-clusters.js';
import type { EventForm } from './event-study-panel.js';

/** A number with its standard error and 90 % interval. */
export interface Tested {
  readonly mean: number;
  readonly sd: number;
  /** Of Student's t. */
  readonly degrees: number;
  readonly q05: number;
  readonly q95: number;
}

/** Why there is no estimate. */
export type Untold = 'no events' | 'not told from the controls' | 'too few groups';

/** The response at one horizon; 0 by definition at h = −1. */
export interface PathPoint {
  readonly h: number;
  readonly estimate: Tested | null;
  readonly untold: Untold | null;
  /** Rows behind it. */
  readonly events: number;
  readonly controls: number;
}

/** Responses at all horizons, with how they err together. */
export interface EventPath {
  readonly form: EventForm;
  readonly points: readonly PathPoint[];
  /** Horizons that could be told, the base left out; what follows is in their order. */
  readonly told: readonly number[];
  readonly means: Float64Array;
  /** By rows, clustered by audience and by actor-period, without negative parts. */
  readonly covariance: Float64Array;
  /** Effective groups less 1, the fewest of any horizon and way. */
  readonly degrees: number;
  readonly clusters: Clusters;
}

/** What is known of a horizon before horizons are laid together. */
export interface ToldHorizon {
  readonly h: number;
  /** Null at the base and where nothing can be told. */
  readonly estimate: number | null;
  readonly untold: Untold | null;
  readonly events: number;
  readonly controls: number;
}

/** Lays the horizons of one form together; `clusters` holds those with an estimate, in order. */
export function eventPath(form: EventForm, horizons: readonly ToldHorizon[], clusters: Clusters): EventPath {
  const told = horizons.filter(({ estimate }) => estimate !== null);
  const k = told.length;
  const covariance = withoutNegativeParts(clusters.covariance, k);
  const means = Float64Array.from(told, ({ estimate }) => estimate!);
  const { degrees } = clusters;
  const points = horizons.map(({ h, untold, events, controls }): PathPoint => {
    const place = told.findIndex((one) => one.h === h);
    const base = h === -1 ? testedOf(0, 0, degrees) : null;
    const estimate = place < 0 ? base : testedOf(means[place]!, covariance[place * k + place]!, degrees);
    return { h, estimate, untold, events, controls };
  });
  return { form, points, told: told.map(({ h }) => h), means, covariance, degrees, clusters };
}

function testedOf(mean: number, variance: number, degrees: number): Tested {
  const sd = Math.sqrt(Math.max(0, variance));
  const reach = studentQuantile(0.95, degrees) * sd;
  return { mean, sd, degrees, q05: mean - reach, q95: mean + reach };
}

/** A sum of responses, each times its weight; null where one of them is not told. The base counts 0. */
export function combinedResponse(path: EventPath, weights: ReadonlyMap<number, number>): Tested | null {
  const k = path.told.length;
  const places: [number, number][] = [];
  for (const [h, weight] of weights) {
    if (h === -1 || weight === 0) continue;
    const place = path.told.indexOf(h);
    if (place < 0) return null;
    places.push([place, weight]);
  }
  let [mean, variance] = [0, 0];
  for (const [a, weight] of places) {
    mean += weight * path.means[a]!;
    for (const [b, other] of places) variance += weight * other * path.covariance[a * k + b]!;
  }
  return testedOf(mean, variance, path.degrees);
}

/** The response h periods after the act. */
export function responseAt(path: EventPath, h: number): Tested | null {
  return combinedResponse(path, new Map([[h, 1]]));
}

/**
 * The lead placebo: how far the audience moved toward the aim from the first lead to the base, in the unit of the response.
 * At the default leads these are four periods, as many as from the base to h = 3.
 */
export function placeboOf(path: EventPath): Tested | null {
  const first = path.points[0]!.h;
  return first < -1 ? combinedResponse(path, new Map([[first, -1]])) : null;
}

/** The response h periods after the act, less the placebo: both from one covariance. */
export function beyondPlacebo(path: EventPath, h: number): Tested | null {
  const first = path.points[0]!.h;
  if (!(first < -1)) return null;
  return combinedResponse(
    path,
    new Map([
      [first, 1],
      [h, 1],
    ]),
  );
}

/** All leads at once. */
export interface LeadsTest {
  /** Wald's F with `leads` and `degrees` degrees of freedom. */
  readonly statistic: number;
  readonly leads: number;
  readonly degrees: number;
  /** P of one as large if nothing moved before the act. */
  readonly p: number;
}

/** Null where no lead is told. */
export function leadsTest(path: EventPath): LeadsTest | null {
  const places = path.told.flatMap((h, place) => (h < -1 ? [place] : []));
  const k = path.told.length;
  const m = places.length;
  if (m === 0) return null;
  const block = Float64Array.from(
    { length: m * m },
    (_, i) => path.covariance[places[Math.floor(i / m)]! * k + places[i % m]!]!,
  );
  const { values, vectors } = symmetricEigen(block, m);
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  let [wald, leads] = [0, 0];
  for (let v = 0; v < m; v++) {
    if (!(values[v]! > 1e-9 * largest)) continue;
    const along = places.reduce((sum, place, i) => sum + vectors[i * m + v]! * path.means[place]!, 0);
    wald += along ** 2 / values[v]!;
    leads++;
  }
  if (leads === 0) return null;
  const statistic = wald / leads;
  return { statistic, leads, degrees: path.degrees, p: fisherTail(statistic, leads, path.degrees) };
}
