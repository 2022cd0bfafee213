import { type Estimate, estimateOf } from '../model/index.js';
import { type Random, studentQuantile, symmetricEigen } from '../statistics/index.js';
import { combinedResponse, type EventPath, responseAt, type Tested } from './event-study-path.js';

/** Periods within which the largest response is looked for, and after which durability is told (mechanics §4). */
const horizon = 10;
const later = 5;
/** Periods for which a standing act has stood when its end is told: as in the word of the law. */
const stood = 5;

/** The largest response within ten periods after the act, in either direction; null where none is told. */
function peakOf(path: EventPath): { readonly h: number; readonly response: Tested } | null {
  let peak: { h: number; response: Tested } | null = null;
  for (const { h, estimate } of path.points) {
    if (h < 0 || h > horizon || estimate === null) continue;
    if (peak === null || Math.abs(estimate.mean) > Math.abs(peak.response.mean)) peak = { h, response: estimate };
  }
  return peak;
}

/**
 * Quickness: periods from the act until half of the largest response within ten periods is there, straight lines between
 * periods; what shows in the act's own period counts as 0. Drawn from the joint normal distribution of the responses, the
 * direction being that of the largest. Null where the 90 % interval of the largest response spans 0, or a horizon is not told.
 */
export function quicknessOf(path: EventPath, random: Random, draws = 4000): Estimate | null {
  const peak = peakOf(path);
  if (peak === null || spansNil(peak.response)) return null;
  const places = path.told.flatMap((h, place) => (h >= 0 && h <= horizon ? [place] : []));
  if (places.length !== Math.min(horizon, path.points.at(-1)!.h) + 1) return null;
  const direction = Math.sign(peak.response.mean);
  const m = places.length;
  const k = path.told.length;
  const block = Float64Array.from(
    { length: m * m },
    (_, i) => path.covariance[places[Math.floor(i / m)]! * k + places[i % m]!]!,
  );
  const { values, vectors } = symmetricEigen(block, m);
  const scales = values.map((value) => Math.sqrt(Math.max(0, value)));
  const times: number[] = [];
  const response = new Float64Array(m);
  for (let draw = 0; draw < draws; draw++) {
    places.forEach((place, i) => (response[i] = direction * path.means[place]!));
    for (let v = 0; v < m; v++) {
      const size = scales[v]! * random.normal();
      for (let i = 0; i < m; i++) response[i]! += size * vectors[i * m + v]!;
    }
    const time = timeToHalf(response);
    if (time !== null) times.push(time);
  }
  return times.length === 0 ? null : estimateOf(Float64Array.from(times), 'period');
}

/** Of responses in periods 0, 1 …, the base before them being 0; null where none is above 0. */
function timeToHalf(response: Float64Array): number | null {
  const half = response.reduce((most, value) => Math.max(most, value), 0) / 2;
  if (!(half > 0)) return null;
  const after = response.findIndex((value) => value >= half);
  const before = after === 0 ? 0 : response[after - 1]!;
  return Math.max(0, after - 1 + (half - before) / (response[after]! - before));
}

/**
 * Durability of an act of one period: the response five periods after its end over the response at its end, one period after
 * the act. Null where the interval of the latter spans 0 or one of them is not told. Interval by Fieller (1954).
 */
export function durabilityOf(path: EventPath): Tested | null {
  const [first, last] = [responseAt(path, 1), responseAt(path, 1 + later)];
  if (first === null || last === null) return null;
  const both = combinedResponse(
    path,
    new Map([
      [1, 1],
      [1 + later, 1],
    ]),
  )!;
  return ratioOf(last, first, (both.sd ** 2 - first.sd ** 2 - last.sd ** 2) / 2);
}

/**
 * Durability of a standing act: of the response to its onset when it has stood for five periods, what is left five periods
 * after its end by the study of releases. Both paths must be of one panel and form. Null as `durabilityOf`.
 */
export function durabilityAfterEnd(onset: EventPath, release: EventPath): Tested | null {
  if (onset.form !== release.form)
    throw new RangeError(`Expected paths of one form, got ${onset.form}, ${release.form}`);
  const [then, change] = [responseAt(onset, stood), responseAt(release, later)];
  if (then === null || change === null) return null;
  const shared = covarianceBetween(onset, stood, release, later);
  const variance = Math.max(0, then.sd ** 2 + change.sd ** 2 + 2 * shared);
  const left = {
    mean: then.mean + change.mean,
    sd: Math.sqrt(variance),
    degrees: Math.min(then.degrees, change.degrees),
  };
  return ratioOf(left, then, then.sd ** 2 + shared);
}

/**
 * Of responses in two studies of one panel whose rows have no dyad-period in common, as those of onsets and releases: then only
 * what they share by audience and by actor-period counts.
 */
function covarianceBetween(a: EventPath, h: number, b: EventPath, other: number): number {
  const shared = (from: Float64Array, to: Float64Array): number => {
    const [first, second] = [from.length / a.told.length, to.length / b.told.length];
    if (first !== second) throw new RangeError(`Expected paths of one panel, got ${first} and ${second} groups`);
    const [start, begin] = [a.told.indexOf(h) * first, b.told.indexOf(other) * first];
    let sum = 0;
    for (let g = 0; g < first; g++) sum += from[start + g]! * to[begin + g]!;
    return sum;
  };
  return (
    shared(a.clusters.byAudience, b.clusters.byAudience) + shared(a.clusters.byActorPeriod, b.clusters.byActorPeriod)
  );
}

/** Fieller's interval; the error is that of the delta method. Null where the interval of `under` spans 0. */
function ratioOf(
  over: Pick<Tested, 'mean' | 'sd' | 'degrees'>,
  under: Pick<Tested, 'mean' | 'sd' | 'degrees'>,
  covariance: number,
): Tested | null {
  const degrees = Math.min(over.degrees, under.degrees);
  const t = studentQuantile(0.95, degrees);
  const [a, b] = [over.mean, under.mean];
  const [va, vb] = [over.sd ** 2, under.sd ** 2];
  const lead = b * b - t * t * vb;
  if (!(lead > 0)) return null;
  const middle = a * b - t * t * covariance;
  const root = Math.sqrt(Math.max(0, middle * middle - lead * (a * a - t * t * va)));
  const mean = a / b;
  const variance = (va - 2 * mean * covariance + mean * mean * vb) / (b * b);
  return {
    mean,
    sd: Math.sqrt(Math.max(0, variance)),
    degrees,
    q05: (middle - root) / lead,
    q95: (middle + root) / lead,
  };
}

function spansNil({ q05, q95 }: Tested): boolean {
  return q05 <= 0 && q95 >= 0;
}
