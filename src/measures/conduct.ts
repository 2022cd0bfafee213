import { inverseTrigamma, trigamma } from '../statistics/index.js';
import { type Measured, normalPosition, openCounts, order } from './measured.js';

/** Acts of one kind from one actor toward another in one month, ids resolved. */
export interface WeighedActs {
  /** Who acted: on the scale `conduct` this is the audience whose position it is. */
  readonly actor: string;
  /** Toward whom: the actor toward whom the position is. */
  readonly audience: string;
  /** Year × 12 + month − 1. */
  readonly period: number;
  /** Weight of one such act in points, kept to thousandths; null where the list of weights has none for its code. */
  readonly intensity: number | null;
  /** How many such acts: a whole number, 1 or more. */
  readonly count: number;
}

/** Positions from acts, with how much acts of one dyad scatter within a month. */
export interface MeasuredConduct extends Measured {
  /** Sd of one act around its dyad-month's mean, pooled over all, in points; null where no month has two acts. */
  readonly actSd: number | null;
  /** How many acts' worth of evidence the pooled scatter is in a dyad's own; infinite where dyads scatter alike. */
  readonly priorActs: number;
  /** Acts that have a weight, and dyad-months they fall into. */
  readonly acts: number;
  readonly months: number;
}

/** Takes acts one by one and keeps three numbers a dyad-month. */
export interface ConductCollector {
  /** Throws a RangeError for a count that is not a whole number above 0, or an intensity that is not finite. */
  add(acts: WeighedActs): void;
  close(): MeasuredConduct;
}

/** Intensities are summed in whole thousandths of a point: such sums do not depend on the order of the acts. */
const perPoint = 1000;

/** Degrees of freedom from which a dyad's own scatter says something about how dyads differ. */
const enoughFreedom = 10;

/**
 * Collect acts and measure conduct: the mean weight of j's acts toward i in a month, sd = σ/√n for n acts. σ² is the
 * scatter of acts within the dyad's months, shrunk toward that of all dyads (Smyth 2004, Stat. Appl. Genet. Mol. Biol. 3:3).
 * A dyad-month without a weighed act has no position: zero acts are not zero intensity.
 */
export function openConduct(): ConductCollector {
  const left = openCounts();
  const dyads: { readonly actor: string; readonly audience: string; readonly months: Map<number, number> }[] = [];
  const dyadPlaces = new Map<string, Map<string, number>>();
  const cells = openCells();

  function dyadPlace(actor: string, audience: string): number {
    let toward = dyadPlaces.get(actor);
    if (toward === undefined) dyadPlaces.set(actor, (toward = new Map()));
    let place = toward.get(audience);
    if (place === undefined) {
      place = dyads.push({ actor, audience, months: new Map() }) - 1;
      toward.set(audience, place);
    }
    return place;
  }

  return {
    add: ({ actor, audience, period, intensity, count }) => {
      if (!(Number.isInteger(count) && count > 0)) throw new RangeError(`Expected a count above 0, got ${count}`);
      if (actor === audience) return left.add('an actor toward itself', count);
      if (intensity === null) return left.add('a code without a weight', count);
      if (!Number.isFinite(intensity)) throw new RangeError(`Expected a finite intensity, got ${intensity}`);
      const { months } = dyads[dyadPlace(actor, audience)]!;
      let cell = months.get(period);
      if (cell === undefined) {
        cell = cells.open();
        months.set(period, cell);
      }
      cells.add(cell, Math.round(intensity * perPoint), count);
    },
    close: () => {
      const { acts, sum, squares } = cells.columns();
      const sorted = dyads
        .map(({ actor, audience, months }) => ({ actor, audience, months: [...months].sort((a, b) => a[0] - b[0]) }))
        .sort((a, b) => order(a.actor, b.actor) || order(a.audience, b.audience));
      const scatter = sorted.map(({ months }) => {
        let [freedom, total] = [0, 0];
        for (const [, cell] of months) {
          freedom += acts[cell]! - 1;
          total += Math.max(0, squares[cell]! - sum[cell]! ** 2 / acts[cell]!) / (perPoint * perPoint);
        }
        return { freedom, total };
      });
      const { pooled, weight } = poolScatter(scatter);
      const positions = sorted.flatMap(({ actor, audience, months }, place) => {
        if (pooled === null) return [];
        const variance = shrunk(scatter[place]!, pooled, weight);
        return months.map(([period, cell]) => {
          const n = acts[cell]!;
          const whose = { audience: actor, toward: audience, period, observations: n };
          return normalPosition(whose, sum[cell]! / n / perPoint, Math.sqrt(variance / n));
        });
      });
      const total = acts.reduce((all, n) => all + n, 0);
      if (pooled === null && total > 0) left.add('no month with two acts, so their scatter is not known', total);
      return {
        positions,
        leftOut: left.counts,
        actSd: pooled === null ? null : Math.sqrt(pooled),
        priorActs: weight,
        acts: total,
        months: acts.length,
      };
    },
  };
}

/** Sum of squares around the months' means, and its degrees of freedom. */
interface Scatter {
  readonly freedom: number;
  readonly total: number;
}

function shrunk({ freedom, total }: Scatter, pooled: number, weight: number): number {
  return weight === Number.POSITIVE_INFINITY ? pooled : (weight * pooled + total) / (weight + freedom);
}

/** Pooled variance of one act; and from how much log variances differ beyond chance, the weight of the pool in each dyad's. */
function poolScatter(scatter: readonly Scatter[]): { readonly pooled: number | null; readonly weight: number } {
  let [freedom, total] = [0, 0];
  for (const one of scatter) {
    freedom += one.freedom;
    total += one.total;
  }
  if (freedom === 0 || total === 0) return { pooled: null, weight: Number.POSITIVE_INFINITY };
  const telling = scatter.filter((one) => one.freedom >= enoughFreedom && one.total > 0);
  const logs = telling.map((one) => Math.log(one.total / one.freedom));
  const centre = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const spread = logs.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (logs.length - 1);
  const chance = telling.reduce((sum, one) => sum + trigamma(one.freedom / 2), 0) / telling.length;
  const beyond = spread - chance;
  return { pooled: total / freedom, weight: beyond > 0 ? 2 * inverseTrigamma(beyond) : Number.POSITIVE_INFINITY };
}

/** Growing columns: acts, sum and sum of squares of the intensities of each dyad-month. */
function openCells() {
  let room = 1024;
  let used = 0;
  let acts = new Float64Array(room);
  let sum = new Float64Array(room);
  let squares = new Float64Array(room);
  const doubled = (column: Float64Array<ArrayBuffer>) => {
    const larger = new Float64Array(room);
    larger.set(column);
    return larger;
  };
  return {
    open: (): number => {
      if (used === room) {
        room *= 2;
        acts = doubled(acts);
        sum = doubled(sum);
        squares = doubled(squares);
      }
      return used++;
    },
    add: (cell: number, intensity: number, count: number): void => {
      acts[cell]! += count;
      sum[cell]! += count * intensity;
      squares[cell]! += count * intensity * intensity;
    },
    columns: () => ({
      acts: acts.subarray(0, used),
      sum: sum.subarray(0, used),
      squares: squares.subarray(0, used),
    }),
  };
}
