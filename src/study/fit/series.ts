import { formatPeriod, type Period, ProblemError, type Step } from '../../model/index.js';
import { audienceKey, type Observation } from '../../response/index.js';
import type { UserAct } from './acts.js';
import type { UserPositions } from './positions.js';

/** Positions or acts that could not be used, and why. */
export interface LeftOut {
  readonly what: 'positions' | 'acts';
  readonly rows: number;
  readonly reason: string;
  /** Some of those concerned. */
  readonly names: readonly string[];
}

/** The positions that a fit is made from. */
export interface Series {
  /** First and last period; acts count from `from` to the one before `to`. */
  readonly from: Period;
  readonly to: Period;
  readonly observations: readonly Observation[];
  /** By audience, or audience and actor (see `audienceKey`): its positions in order of time. */
  readonly byKey: ReadonlyMap<string, readonly Observation[]>;
  readonly leftOut: readonly LeftOut[];
}

/**
 * The positions inside the window in which acts are known: from the first period with any act to the one after the last, where
 * its acts show. Throws ProblemError 'no-data' where these are too few, or do not differ; 'invalid-value' where one is sharper
 * than can be computed with.
 */
export function seriesWithin(positions: UserPositions, acts: readonly UserAct[]): Series {
  if (acts.length === 0) throw tooLittle('at least one act', 'none', 'List what actors did in the file of acts.');
  const periods = acts.map(({ period }) => period);
  const [first, after] = [lowest(periods), highest(periods) + 1];
  const inside = positions.observations.filter(({ period }) => period >= first && period <= after);
  const say = (period: Period): string => formatPeriod(period, positions.step);
  if (inside.length === 0) {
    throw tooLittle(
      `positions between ${say(first)} and ${say(after)}, where acts are known`,
      spanOf(positions.observations, positions.step),
      'Positions and acts must overlap in time.',
    );
  }
  const byKey = grouped(inside, ({ audience, toward }) => audienceKey(audience, toward));
  const single = [...byKey].filter(([, list]) => list.length < 2).map(([key]) => key);
  for (const key of single) byKey.delete(key);
  const who = positions.kind === 'directed' ? 'audiences or actors toward whom they stand' : 'audiences';
  if (byKey.size < 2) {
    throw tooLittle(
      `at least two ${who} with two positions or more between ${say(first)} and ${say(after)}`,
      byKey.size === 0 ? 'none' : `only ${readableKey([...byKey.keys()][0]!)}`,
      'What an act does can be told from what moves everyone alike only by comparison with others.',
    );
  }
  const observations = [...byKey.values()].flat();
  requireTellable(observations);
  const used = observations.map(({ period }) => period);
  const leftOut: LeftOut[] = [];
  const outside = positions.observations.length - inside.length;
  if (outside > 0) {
    const reason = `before ${say(first)} or after ${say(after)}: acts are known from ${say(first)} to ${say(after - 1)}`;
    leftOut.push({ what: 'positions', rows: outside, reason, names: [] });
  }
  if (single.length > 0) {
    const reason = 'the only one inside the window';
    leftOut.push({ what: 'positions', rows: single.length, reason, names: single.map(readableKey) });
  }
  return { from: lowest(used), to: highest(used), observations, byKey, leftOut };
}

/** Shares of the spread of all positions, or of their size, below which squares are lost in rounding. */
const finest = 1e-8;
/** A spread whose fourth power is a number still. */
const smallestSpread = 1e-50;

/** Throws ProblemError 'no-data' for positions that do not differ, or by rounding alone, 'invalid-value' for one that is too sharp. */
function requireTellable(observations: readonly Observation[]): void {
  const means = observations.map(({ mean }) => mean);
  const [low, high] = [lowest(means), highest(means)];
  if (low === high) throw tooLittle('positions that differ', `${low} in all of them`, 'Check the column mean.');
  const middle = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const spread = Math.sqrt(means.reduce((sum, mean) => sum + (mean - middle) ** 2, 0) / means.length);
  if (!(spread >= finest * Math.max(Math.abs(low), Math.abs(high)) && spread >= smallestSpread)) {
    throw tooLittle(
      'positions that differ by more than rounding',
      `positions from ${low} to ${high}`,
      'Subtract what all have in common, and choose a unit in which they differ by about 1.',
    );
  }
  const sharpest = lowest(observations.map(({ sd }) => sd));
  if (sharpest >= finest * spread) return;
  throw new ProblemError('invalid-value', {
    expected: `standard deviations of at least ${(finest * spread).toPrecision(2)}, a hundred millionth of the spread of all positions`,
    got: `${sharpest}`,
    fix: 'State what is known only as sharply as it is known, and look for positions far off from all others.',
    where: { parameter: 'positions' },
  });
}

/** Values by their key, in order of first appearance. */
export function grouped<Value>(
  values: readonly Value[],
  keyOf: (value: Value, i: number) => string,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  values.forEach((value, i) => {
    const key = keyOf(value, i);
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [value]);
    else list.push(value);
  });
  return groups;
}

/** The key of an audience for people: the actor toward whom it stands behind it. */
export function readableKey(key: string): string {
  return key.replace('\t', ' toward ');
}

export function tooLittle(expected: string, got: string, fix: string): ProblemError {
  return new ProblemError('no-data', { expected, got, fix });
}

function spanOf(observations: readonly Observation[], step: Step): string {
  if (observations.length === 0) return 'no position at all';
  const periods = observations.map(({ period }) => period);
  return `positions from ${formatPeriod(lowest(periods), step)} to ${formatPeriod(highest(periods), step)}`;
}

function lowest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

function highest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}
