import type { Period } from '../model/index.js';
import type { Observation } from './panel.js';

/** Where each actor is taken to have stood, period by period; null where it is not known. */
export type Aims = (actor: string, period: Period) => number | null;

/** Periods for which a position is carried on after the last observation. */
const carried = 3;

/** Level variances that are tried, in squared units of the scale a step: from 10⁻⁹ to 10³, each 1.78 times the last. */
const tried = Array.from({ length: 49 }, (_, i) => 10 ** (i / 4 - 9));

/**
 * Each actor's own position on a common scale, filtered with what was seen up to each period and never with anything later.
 * Local level model (Durbin & Koopman 2012, ch. 2) with the observations' own variances and a diffuse start. The variance
 * of the level is one for all actors and a maximum of the likelihood on a grid, taken anew in each period from what all
 * actors had shown by then: one taken from the whole record would let the future in. A missing period is predicted; null
 * before the first observation and more than three periods after the last so far.
 *
 * Of two observations of one actor and period the last counts; those that are no numbers are passed over. O(observations).
 */
export function filteredAims(observations: readonly Observation[], { from, to }: { from: Period; to: Period }): Aims {
  const series = seriesOf(observations, to);
  if (series.size === 0) return () => null;
  let first = Infinity;
  for (const { periods } of series.values()) first = Math.min(first, periods[0]!);
  const steps = to - first + 1;
  const actors = new Map([...series.keys()].map((actor, i) => [actor, i]));
  const all = [...series.values()];
  const chosen = likeliest(all, first, steps);
  const levels = new Float64Array(all.length * steps).fill(Number.NaN);
  const kept = levels.slice();
  for (const place of new Set(chosen)) {
    all.forEach((one, i) => filterLevel(one, tried[place]!, first, levels.subarray(i * steps, (i + 1) * steps)));
    for (let t = 0; t < steps; t++)
      if (chosen[t] === place) for (let at = t; at < levels.length; at += steps) kept[at] = levels[at]!;
  }
  return (actor, period) => {
    const i = actors.get(actor);
    if (i === undefined || period < from || period > to || period < first) return null;
    const level = kept[i * steps + period - first]!;
    return Number.isNaN(level) ? null : level;
  };
}

interface Series {
  readonly periods: readonly Period[];
  readonly means: readonly number[];
  readonly variances: readonly number[];
}

/** By actor, in order of time, up to the last period asked for. */
function seriesOf(observations: readonly Observation[], to: Period): Map<string, Series> {
  const byActor = new Map<string, Map<Period, Observation>>();
  for (const one of observations) {
    if (one.period > to || !Number.isFinite(one.mean) || !(one.sd > 0 && Number.isFinite(one.sd))) continue;
    const seen = byActor.get(one.audience);
    if (seen === undefined) byActor.set(one.audience, new Map([[one.period, one]]));
    else seen.set(one.period, one);
  }
  return new Map(
    [...byActor].map(([actor, seen]) => {
      const ordered = [...seen.values()].sort((a, b) => a.period - b.period);
      return [
        actor,
        {
          periods: ordered.map(({ period }) => period),
          means: ordered.map(({ mean }) => mean),
          variances: ordered.map(({ sd }) => sd * sd),
        },
      ];
    }),
  );
}

/** By period, the place of the level variance that makes what was seen up to then most likely. */
function likeliest(all: readonly Series[], first: Period, steps: number): Int32Array {
  const best = new Float64Array(steps).fill(-Infinity);
  const chosen = new Int32Array(steps);
  const gains = new Float64Array(steps);
  tried.forEach((variance, place) => {
    gains.fill(0);
    for (const one of all) addDensities(one, variance, first, gains);
    let likelihood = 0;
    for (let t = 0; t < steps; t++) {
      likelihood += gains[t]!;
      if (!(likelihood > best[t]!)) continue;
      best[t] = likelihood;
      chosen[t] = place;
    }
  });
  return chosen;
}

/** Adds to each period the log density, less its constant, of its observation given those before; the first is given. */
function addDensities(
  { periods, means, variances }: Series,
  variance: number,
  first: Period,
  gains: Float64Array,
): void {
  let level = means[0]!;
  let doubt = variances[0]!;
  for (let i = 1; i < periods.length; i++) {
    doubt += variance * (periods[i]! - periods[i - 1]!);
    const spread = doubt + variances[i]!;
    const surprise = means[i]! - level;
    gains[periods[i]! - first]! -= 0.5 * (Math.log(spread) + (surprise * surprise) / spread);
    const gain = doubt / spread;
    level += gain * surprise;
    doubt *= 1 - gain;
  }
}

/** Writes the filtered level of each period, as far as it is carried on. */
function filterLevel(
  { periods, means, variances }: Series,
  variance: number,
  first: Period,
  levels: Float64Array,
): void {
  let level = means[0]!;
  let doubt = variances[0]!;
  for (let i = 0; i < periods.length; i++) {
    const at = periods[i]! - first;
    if (i > 0) {
      doubt += variance * (periods[i]! - periods[i - 1]!);
      const gain = doubt / (doubt + variances[i]!);
      level += gain * (means[i]! - level);
      doubt *= 1 - gain;
    }
    // The next observation writes over what this one said of its period.
    levels.fill(level, at, at + carried + 1);
  }
}
