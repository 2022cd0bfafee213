import {
  type Draws,
  type Estimate,
  type Path,
  type Period,
  type Problem,
  type Scale,
  dimensionless,
  formatPeriod,
  problem,
  quantity,
} from '../model/index.js';
import { type Amount, estimateIn, minus, probability, times } from './amount.js';
import { type Passage, positionAt } from './passage.js';
import { formatWhen, roundTo } from './reading.js';
import type { Telling } from './word.js';

/** From this probability on a direction counts as known: then the 90 % interval of the reach excludes 0. */
export const knownFrom = 0.95;

/** What the actor is taken to want of the audience: come where it stands itself, move up the scale, or nothing known. */
export type Aim =
  | { readonly kind: 'position'; readonly path: Path }
  | { readonly kind: 'up' }
  | { readonly kind: 'none'; readonly problem: Problem };

/** Which way the aim lies: +1 up, −1 down, 0 undecided; and the probability of that side, 0 to 1. */
export interface Direction {
  readonly sign: -1 | 0 | 1;
  readonly known: number;
}

/** A movement counted toward the aim: positive = toward. Not to be relied on while `directionKnown` is below 0.95. */
export interface Toward {
  readonly estimate: Estimate;
  /** Probability that the aim lay on the side that is taken for it. */
  readonly directionKnown: number;
}

/** The side of the aim on scales on which it is up. */
export const aimUp: Direction = { sign: 1, known: 1 };

export function aimOf(passage: Passage): Aim {
  const { actor, audience, scale, from } = passage;
  if (scale.aim === 'up') return { kind: 'up' };
  if (actor === null) return noAim('a position of the actor on this scale', 'none');
  if (actor.audience === audience.audience) return noAim('an actor other than the audience', actor.audience);
  if (positionAt(actor, from) === null) {
    return noAim(`a position of ${actor.audience} in ${formatPeriod(from, scale.step)}`, 'none');
  }
  return { kind: 'position', path: actor };
}

/**
 * The actor's path, where the aim is to stand with the actor; else null, and the problem says why. With a path, the
 * problem says that the actor has no position at the end of the window, or is null.
 */
export function goalOf(passage: Passage): { goal: Path; problem: Problem | null } | { goal: null; problem: Problem } {
  const { audience, scale, to } = passage;
  const aim = aimOf(passage);
  if (aim.kind === 'none') return { goal: null, problem: aim.problem };
  if (aim.kind === 'up') {
    const expected = 'a scale on which actors stand themselves';
    const fix = 'Read the displacement: up the scale is toward the aim.';
    const got = `${scale.title}, where ${audience.audience} stands toward one actor`;
    return { goal: null, problem: problem('actor-has-no-aim', { expected, got, fix }) };
  }
  if (positionAt(aim.path, to) !== null) return { goal: aim.path, problem: null };
  const expected = `a position of ${aim.path.audience} in ${formatPeriod(to, scale.step)}`;
  const fix = 'End the window while the actor still has a position.';
  return { goal: aim.path, problem: problem('not-yet-known', { expected, got: 'none', fix }) };
}

/**
 * Reach r = g − x [L]: from where the audience stands to where the actor stands, in one period. Null where the actor
 * has no position to be reached, or one of them none in this period.
 */
export function reachAt(passage: Passage, period: Period): Amount | null {
  const aim = aimOf(passage);
  if (aim.kind !== 'position') return null;
  const goal = positionAt(aim.path, period);
  const stand = positionAt(passage.audience, period);
  return goal === null || stand === null ? null : minus(goal, stand);
}

/** The side on which the aim lies: the more probable sign of the reach. */
export function directionOf(reach: Draws): Direction {
  const up = probability(reach, (r) => r > 0);
  const down = probability(reach, (r) => r < 0);
  if (up === down) return { sign: 0, known: up };
  return up > down ? { sign: 1, known: up } : { sign: -1, known: down };
}

/** Probability that actor and audience stand the other way round at the end: the reach at start and end has two signs. */
export function crossing(start: Amount, end: Amount): number {
  return probability(start.draws, (r, k) => r * end.draws[k]! < 0);
}

/**
 * A movement seen from the aim: u·Δ, with u the more probable side of the aim at the start of the window, one sign for
 * all draws. (A sign of its own in every draw would turn noise into movement toward the aim: the start enters both the
 * reach and the movement, so a start drawn too low lengthens both.) Null where there is no aim or its side is a draw;
 * a problem says so, also when the side is known with less than 95 %.
 */
export function towardAim(movement: Amount, passage: Passage): { toward: Toward | null; problems: Problem[] } {
  const aim = aimOf(passage);
  if (aim.kind === 'none') return { toward: null, problems: [aim.problem] };
  const reach = reachAt(passage, passage.from);
  return towardSide(movement, reach === null ? aimUp : directionOf(reach.draws), passage.scale);
}

/** A movement, or anything else that points along the scale, seen from the side on which the aim lies: see `towardAim`. */
export function towardSide(
  movement: Amount,
  direction: Direction,
  scale: Scale,
): { toward: Toward | null; problems: Problem[] } {
  const problems = direction.known < knownFrom ? [unknownDirection(direction.known)] : [];
  if (direction.sign === 0) return { toward: null, problems };
  const estimate = estimateIn(times(movement, quantity(direction.sign, dimensionless)), scale);
  return { toward: { estimate, directionKnown: direction.known }, problems };
}

/**
 * Which way a clear movement went, in words: toward or away from the actor where its side is known, else toward an end
 * of the scale. `up`: did it go up the scale?
 */
export function heading(toward: Toward | null, up: boolean, telling: Telling): string {
  const { scale, names, from } = telling;
  const end = `toward “${scale.ends[up ? 1 : 0]}”`;
  if (scale.aim === 'up' || toward === null) return end;
  if (toward.directionKnown >= knownFrom) {
    return toward.estimate.q50 >= 0 ? `toward ${names.actor}` : `away from ${names.actor}`;
  }
  return `${end}; whether that is toward ${names.actor} cannot be told, because they stood too close together in ${formatWhen(from, telling)}`;
}

function noAim(expected: string, got: string): Aim {
  const fix = 'Read the movement by the ends of the scale, or ask about another actor or window.';
  return { kind: 'none', problem: problem('actor-has-no-aim', { expected, got, fix }) };
}

function unknownDirection(known: number): Problem {
  return problem('not-yet-known', {
    expected: 'audience and actor far enough apart at the start to tell which way the actor lay (probability 0.95)',
    got: `probability ${roundTo(known, 2)}`,
    fix: 'Read the movement by the ends of the scale, or begin the window in another period.',
  });
}
