import type { Estimate, Period } from '../model/index.js';
import { type Amount, estimateIn, magnitude } from './amount.js';
import { type Direction, crossing, directionOf, goalOf, reachAt, knownFrom } from './aim.js';
import { type Passage, ends, length } from './passage.js';
import { formatEstimate, formatWhen, isClear } from './reading.js';
import { type Computed, type Telling, word } from './word.js';

/** How far and which way an audience had to go to an actor, in one period. */
export interface ReachThen {
  readonly period: Period;
  /** g − x: positive = the actor stands higher on the scale. */
  readonly reach: Estimate;
  /** |g − x| */
  readonly distance: Estimate;
  readonly direction: Direction;
}

export interface Reach {
  readonly start: ReachThen;
  /** Null where the actor has no position at the end of the window. */
  readonly end: ReachThen | null;
  /** Probability that the two changed sides between start and end; null without an end. */
  readonly crossed: number | null;
}

export const reach = word<Reach>({
  id: 'reach',
  title: 'Reach',
  symbol: 'r',
  formula: 'r_ij(t) = g_i(t) − x_j(t), with g_i the position of actor i and x_j that of audience j',
  dimensions: length,
  definition: 'Reach is how far, and which way, the audience would have to go to stand where the actor stands.',
  limits: [
    'It says where two stand, not whether one of them wants the other to come.',
    'Where the two stand closer together than can be measured, the distance is overstated, because a distance cannot be negative and noise can only lengthen it.',
    'On scales that are about one actor there is no such distance: there the aim is simply up.',
  ],
  source:
    'Signed distance between two positions, as in spatial models of voting (Enelow & Hinich 1984, The Spatial Theory of Voting).',
  compute: computeReach,
  headline: (result) => result.start.reach,
  reading: readReach,
});

function computeReach(passage: Passage): Computed<Reach> {
  ends(passage);
  const { goal, problem } = goalOf(passage);
  const start = goal === null ? null : reachAt(passage, passage.from);
  if (start === null) return { value: null, problems: problem === null ? [] : [problem] };
  const end = reachAt(passage, passage.to);
  return {
    value: {
      start: describe(start, passage.from, passage),
      end: end === null ? null : describe(end, passage.to, passage),
      crossed: end === null ? null : crossing(start, end),
    },
    problems: problem === null ? [] : [problem],
  };
}

function describe(amount: Amount, period: Period, passage: Passage): ReachThen {
  return {
    period,
    reach: estimateIn(amount, passage.scale),
    distance: estimateIn(magnitude(amount), passage.scale),
    direction: directionOf(amount.draws),
  };
}

function readReach(result: Reach, telling: Telling): string {
  const { start, end, crossed } = result;
  const { names } = telling;
  if (end === null) return `stood ${readThen(start, names.actor, telling)}`;
  if (!isClear(start.reach) && !isClear(end.reach)) {
    return `could not be told apart from ${names.actor}, neither in ${formatWhen(start.period, telling)} nor in ${formatWhen(end.period, telling)}`;
  }
  const side = crossed !== null && crossed >= knownFrom ? ', on the other side' : '';
  return `stood ${readThen(start, names.actor, telling)} and ${readThen(end, 'it', telling)}${side}`;
}

function readThen(then: ReachThen, whom: string, telling: Telling): string {
  const when = formatWhen(then.period, telling);
  if (!isClear(then.reach)) return `too close to ${whom} to tell them apart in ${when}`;
  return `${formatEstimate(then.distance, telling.scale.unit)} from ${whom} in ${when}`;
}
