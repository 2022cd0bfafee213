import {
  type Dimensions,
  type Path,
  type Period,
  type Quantity,
  type Scale,
  formatPeriod,
  quantity,
} from '../model/index.js';
import type { Amount } from './amount.js';

/** Dimensions of a position, and of every distance on a scale. */
export const length: Dimensions = [0, 1, 0];

/** Dimensions of a stretch of time. */
export const time: Dimensions = [0, 0, 1];

/** An audience's way through a window: what the words of position and motion are computed from. */
export interface Passage {
  readonly scale: Scale;
  /** First and last period of the window. The audience must have a position in both. */
  readonly from: Period;
  readonly to: Period;
  readonly audience: Path;
  /**
   * The actor's own positions on a common scale, its draws joint with the audience's; null where it has none, and on
   * directed scales. When it is the audience itself, there is no aim.
   */
  readonly actor: Path | null;
  /** Usual size of one step on this scale (see `stepNoise`), in the scale's unit; null where it cannot be told. */
  readonly stepNoise: number | null;
  /** How long one step is, in units of time: 1 (the scale's own clock) unless the unit of time is changed. */
  readonly stepLength?: number;
}

/** Where somebody stood in a period, as joint draws [L]; null where there is no position. */
export function positionAt(path: Path, period: Period): Amount | null {
  const at = path.positions.findIndex((position) => position.period === period);
  if (at < 0) return null;
  const draws = path.draws[at];
  if (draws === undefined) {
    throw new RangeError(
      `A path needs draws for each position: expected ${path.positions.length}, got ${path.draws.length}`,
    );
  }
  return { draws, dimensions: length };
}

/**
 * The audience's positions at both ends of the window [L]. Throws a RangeError when the window is empty or runs
 * backwards, or when there is no position at one of its ends: moving a window to where there are data is the asker's.
 */
export function ends(passage: Passage): { start: Amount; end: Amount } {
  const { from, to } = passage;
  if (!Number.isInteger(from) || !Number.isInteger(to) || from >= to) {
    throw new RangeError(`A window must end after it begins, in whole periods: got ${from} to ${to}`);
  }
  return {
    start: requirePosition(passage, from),
    end: requirePosition(passage, to),
  };
}

/** The periods in [from, to] with a position, in ascending order. */
export function periodsWithin(path: Path, from: Period, to: Period): Period[] {
  return path.positions
    .map((position) => position.period)
    .filter((period) => period >= from && period <= to)
    .sort((a, b) => a - b);
}

/** The time between two periods [T]. Throws a RangeError unless steps have a length above 0. */
export function timeBetween(passage: Passage, from: Period, to: Period): Quantity {
  const stepLength = passage.stepLength ?? 1;
  if (!(stepLength > 0 && Number.isFinite(stepLength))) {
    throw new RangeError(`One step must last longer than 0 and end, got ${stepLength}`);
  }
  return quantity((to - from) * stepLength, time);
}

/** Where the audience stood in a period [L]. Throws a RangeError where it has no position. */
export function requirePosition(passage: Passage, period: Period): Amount {
  const { audience, scale } = passage;
  const position = positionAt(audience, period);
  if (position === null) {
    throw new RangeError(
      `Expected a position of ${audience.audience} in ${formatPeriod(period, scale.step)}, got none`,
    );
  }
  return position;
}
