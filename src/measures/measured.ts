import { normalQuantile } from '../statistics/index.js';

/** Where an audience stands in one period, in the unit of its scale, before the unit and the scale are attached. */
export interface MeasuredPosition {
  /** The audience's actor id. */
  readonly audience: string;
  /** On directed scales the id of the actor toward whom it stands so; empty on common scales. */
  readonly toward: string;
  /** In steps of the scale: a year, or year × 12 + month − 1. */
  readonly period: number;
  readonly mean: number;
  readonly sd: number;
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
  /** Observations behind it: respondents, speeches, acts, votes. */
  readonly observations: number;
  /** What this period's observations say alone, without a prior; both null where they say too little or it is not published. */
  readonly unsmoothedMean: number | null;
  readonly unsmoothedSd: number | null;
}

/** What a measure made of its input. */
export interface Measured {
  /** By audience, then toward, then period. */
  readonly positions: readonly MeasuredPosition[];
  /** How many of the input's entries gave no position, by reason. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Standard normal quantile of 75 %. */
export const z75 = normalQuantile(0.75);
/** Standard normal quantile of 95 %. */
export const z95 = normalQuantile(0.95);

/** Whose position it is, and how much is behind it. */
export type Place = Pick<MeasuredPosition, 'audience' | 'toward' | 'period' | 'observations'>;

/** A position whose doubt is normal and that owes nothing to a prior: unsmoothed is the same. */
export function normalPosition(place: Place, mean: number, sd: number): MeasuredPosition {
  // Written out, not spread: there are hundreds of thousands of them.
  return {
    audience: place.audience,
    toward: place.toward,
    period: place.period,
    mean,
    sd,
    q05: mean - z95 * sd,
    q25: mean - z75 * sd,
    q50: mean,
    q75: mean + z75 * sd,
    q95: mean + z95 * sd,
    observations: place.observations,
    unsmoothedMean: mean,
    unsmoothedSd: sd,
  };
}

/** Sort positions by audience, toward, period, so that the order of the input does not show. */
export function inOrder(positions: MeasuredPosition[]): MeasuredPosition[] {
  return positions.sort((a, b) => order(a.audience, b.audience) || order(a.toward, b.toward) || a.period - b.period);
}

/** Code-unit order, the same everywhere. */
export function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Count what is left out, by reason. */
export function openCounts(): {
  add(reason: string, count?: number): void;
  readonly counts: ReadonlyMap<string, number>;
} {
  const counts = new Map<string, number>();
  return {
    add: (reason, count = 1) => void counts.set(reason, (counts.get(reason) ?? 0) + count),
    counts,
  };
}
