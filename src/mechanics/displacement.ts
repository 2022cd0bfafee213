import type { Estimate, Period } from '../model/index.js';
import { type Amount, estimateIn, minus } from './amount.js';
import { type Toward, aimOf, heading, towardAim } from './aim.js';
import { type Gap, gap, readActorsPart } from './gap.js';
import { type Passage, ends, length, requirePosition } from './passage.js';
import { formatEstimate, formatInterval, isClear, sized } from './reading.js';
import { type Computed, type Telling, word } from './word.js';

export interface Displacement {
  /** x(t₁) − x(t₀): positive = up the scale. */
  readonly moved: Estimate;
  /** u·Δx: positive = toward where the aim lay at the start. Null where there is no aim. */
  readonly toward: Toward | null;
  /** How the distance changed and whose steps changed it; null on directed scales and where the actor has no position. */
  readonly gap: Gap | null;
}

export const displacement = word<Displacement>({
  id: 'displacement',
  title: 'Displacement',
  symbol: 'Δx',
  formula:
    'Δx = x_j(t₁) − x_j(t₀); toward the aim: u·Δx, with u = ±1 the side of audience j on which the aim lay at t₀',
  dimensions: length,
  definition:
    'Displacement is how far, and which way, an audience’s position at the end of a period lies from its position at the start.',
  limits: [
    'It says that the audience moved, not who or what moved it.',
    'It compares the two ends only: an audience that went far and came back has a displacement near 0.',
    'Toward the aim means toward the side on which the actor stood at the start; the actor may have moved as well, so read it with the change of the gap.',
    'An audience that moves past the actor still counts as moving toward it.',
    'Where the two stood too close together at the start to tell on which side the actor lay, the movement toward the aim is not to be relied on.',
  ],
  source:
    'Displacement of kinematics (Halliday, Resnick & Walker, Fundamentals of Physics, chapter 2), on a scale of positions.',
  compute: computeDisplacement,
  headline: (result) => result.moved,
  reading: readDisplacement,
});

/** The audience's x(to) − x(from), draw by draw [L]. Throws a RangeError where it has no position in one of the two. */
export function displacementBetween(passage: Passage, from: Period, to: Period): Amount {
  return minus(requirePosition(passage, to), requirePosition(passage, from));
}

function computeDisplacement(passage: Passage): Computed<Displacement> {
  ends(passage);
  const moved = displacementBetween(passage, passage.from, passage.to);
  const { toward, problems } = towardAim(moved, passage);
  const between = aimOf(passage).kind === 'position' ? gap.compute(passage) : null;
  return {
    value: { moved: estimateIn(moved, passage.scale), toward, gap: between?.value ?? null },
    problems: [...problems, ...(between?.problems ?? [])],
  };
}

function readDisplacement(result: Displacement, telling: Telling): string {
  const { moved, toward } = result;
  const { unit } = telling.scale;
  const movement = isClear(moved)
    ? `moved ${formatEstimate(sized(moved), unit)} ${heading(toward, moved.q50 > 0, telling)}`
    : `did not clearly move (${formatInterval(moved, unit)})`;
  if (result.gap === null) return movement;
  return `${movement}; ${readActorsPart(result.gap, telling)}`;
}
