import {
  type Draws,
  type Estimate,
  type Period,
  type Problem,
  dimensionless,
  formatPeriod,
  problem,
} from '../model/index.js';
import { estimateIn, probability } from './amount.js';
import { type Passage, ends, periodsWithin } from './passage.js';
import { formatChance, formatWhen } from './reading.js';
import { velocityBetween } from './velocity.js';
import { type Computed, type Telling, word } from './word.js';

/** What became of an audience's motion. Most cautious first: on equal probability the earlier is named. */
export const motionKinds = ['steady', 'slower', 'faster', 'stopped', 'started', 'turned'] as const;

export type MotionKind = (typeof motionKinds)[number];

export interface Motion {
  /** The most probable kind. */
  readonly kind: MotionKind;
  /** Probability of each kind; they sum to 1. */
  readonly probabilities: Readonly<Record<MotionKind, number>>;
  /** Mean velocity over the steps before the window, and over the window. */
  readonly before: Estimate;
  readonly after: Estimate;
  /** Where the stretch before the window begins. */
  readonly since: Period;
  /** Probability that it was moving at all, before and after. */
  readonly movingBefore: number;
  readonly movingAfter: number;
}

/** No more than this many steps before the window are looked back upon. */
const longestLook = 10;

export const motion = word<Motion>({
  id: 'motion',
  title: 'Motion kind',
  symbol: 'started, stopped, turned, faster, slower, steady',
  formula:
    'v̄₀ over n₀ steps before t₀, v̄₁ over the n₁ steps of the window; moving: |v̄| > σ₁/√n, else drifting; started: drifting → moving; stopped: moving → drifting; turned: moving both times, opposite ways; faster, slower: moving both times, same way, and ||v̄₁| − |v̄₀|| > σ₁·√(1/n₀ + 1/n₁); steady: all else; with σ₁ = 1.4826 × median |Δx| of one step',
  dimensions: dimensionless,
  definition:
    'Motion kind says whether an audience started to move, stopped, turned, sped up, slowed down or went on as before, compared with the years just before and with how much everybody on this scale jitters.',
  limits: [
    'It compares two mean velocities; it does not say what made them differ.',
    'The stretch before the window is as long as the window, at most 10 steps, and at least 2: without it the kind is not known.',
    'An audience counts as moving only if it goes farther than the everyday jitter of a scale adds up to over as many steps; below that it drifts, even where its displacement is clear.',
    'Steady covers both an audience that went on at its pace and one that went on drifting.',
    'A jitter of the usual size passes for movement in about one case of three, so a kind with a low probability is no finding.',
    'Positions smoothed over time jitter less than they should, and changes of pace look more gradual.',
  ],
  source:
    'The ways in which a force shows in motion (Newton’s first law): start, stop, change of speed or direction. Own thresholds: the standard error of a mean velocity if every step were noise of the scale’s robust standard deviation (Hampel 1974).',
  compute: computeMotion,
  headline: () => null,
  reading: readMotion,
});

/** The kind of one draw from mean velocities over n₀ and n₁ steps, all in one unit. `noise` is that of a single step. */
export function classifyMotion(v0: number, n0: number, v1: number, n1: number, noise: number): MotionKind {
  const movedBefore = moves(v0, n0, noise);
  const movedAfter = moves(v1, n1, noise);
  if (!movedBefore || !movedAfter) return movedAfter ? 'started' : movedBefore ? 'stopped' : 'steady';
  if (Math.sign(v0) !== Math.sign(v1)) return 'turned';
  const change = Math.abs(v1) - Math.abs(v0);
  if (Math.abs(change) <= noise * Math.sqrt(1 / n0 + 1 / n1)) return 'steady';
  return change > 0 ? 'faster' : 'slower';
}

function moves(velocity: number, steps: number, noise: number): boolean {
  return Math.abs(velocity) > noise / Math.sqrt(steps);
}

function computeMotion(passage: Passage): Computed<Motion> {
  ends(passage);
  const { audience, from, to, scale, stepNoise } = passage;
  if (stepNoise === null) return { value: null, problems: [noNoise()] };
  if (!(stepNoise >= 0)) throw new RangeError(`The noise of a step must be 0 or more, got ${stepNoise}`);
  const look = Math.min(to - from, longestLook);
  const since = periodsWithin(audience, from - look, from)[0]!;
  if (from - since < 2) return { value: null, problems: [noRecord(passage, look)] };
  const before = velocityBetween(passage, since, from);
  const after = velocityBetween(passage, from, to);
  const noise = stepNoise / (passage.stepLength ?? 1);
  const [n0, n1] = [from - since, to - from];
  const kinds = Array.from(before.draws, (v0, k) => classifyMotion(v0, n0, after.draws[k]!, n1, noise));
  const probabilities = shares(kinds);
  return {
    value: {
      kind: motionKinds.reduce((best, kind) => (probabilities[kind] > probabilities[best] ? kind : best)),
      probabilities,
      before: estimateIn(before, scale),
      after: estimateIn(after, scale),
      since,
      movingBefore: moving(before.draws, n0, noise),
      movingAfter: moving(after.draws, n1, noise),
    },
    problems: [],
  };
}

function shares(kinds: readonly MotionKind[]): Record<MotionKind, number> {
  const counts = { steady: 0, slower: 0, faster: 0, stopped: 0, started: 0, turned: 0 };
  for (const kind of kinds) counts[kind] += 1;
  for (const kind of motionKinds) counts[kind] /= kinds.length;
  return counts;
}

function moving(draws: Draws, steps: number, noise: number): number {
  return probability(draws, (v) => moves(v, steps, noise));
}

function noNoise(): Problem {
  return problem('not-yet-known', {
    expected: 'positions in neighbouring periods, to tell how much this scale jitters',
    got: 'none',
    fix: 'Use positions of more audiences or periods.',
  });
}

function noRecord(passage: Passage, look: number): Problem {
  const { audience, from, scale } = passage;
  const start = formatPeriod(from, scale.step);
  if (look < 2) {
    const expected = 'a window of at least two steps, so that there are two to compare it with';
    return problem('not-yet-known', { expected, got: 'one step', fix: 'Choose a longer window.' });
  }
  return problem('not-yet-known', {
    expected: `a record of ${audience.audience} reaching back at least two steps before ${start}`,
    got: 'no record before the window',
    fix: 'Begin the window later.',
  });
}

function readMotion(result: Motion, telling: Telling): string {
  const chance = result.probabilities[result.kind];
  if (chance < 0.5) {
    return `may or may not have changed its motion: the data do not tell (most likely ${result.kind}, probability ${formatChance(chance)})`;
  }
  const phrase = describe(result, telling);
  return `${chance < 0.9 ? 'most likely ' : ''}${phrase} (probability ${formatChance(chance)})`;
}

function describe(result: Motion, telling: Telling): string {
  const start = formatWhen(telling.from, telling);
  switch (result.kind) {
    case 'started':
      return `only drifted before ${start}, then set off`;
    case 'stopped':
      return `was on its way before ${start}, then only drifted`;
    case 'turned':
      return `turned round: before ${start} it moved the opposite way`;
    case 'faster':
      return `moved faster than before ${start}`;
    case 'slower':
      return `moved more slowly than before ${start}`;
    case 'steady':
      return result.movingAfter >= 0.5 ? `kept the pace it had before ${start}` : `only drifted, as before ${start}`;
  }
}
