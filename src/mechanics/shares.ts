import { type Draws, type Estimate, type Problem, dimensionless, problem, quantileOfSorted } from '../model/index.js';
import { heading } from './aim.js';
import { type Amount, estimateIn } from './amount.js';
import { type Course, type Inquiry, forcesByActor, stepsOf } from './course.js';
import { carriedToEnd } from './impulse-response.js';
import { type Moved, movedIn, ownForces } from './inquiry.js';
import { requireCourse } from './law.js';
import { owedAtEnd } from './owed-at-end.js';
import { length } from './passage.js';
import { formatPercent, formatPercentInterval, isClear, roundTo, sized } from './reading.js';
import { type Computed, type Telling, word } from './word.js';

/** The actor's share, in [−1, 1]: positive = up the scale, except in `toward`. */
export interface Shares extends Moved {
  /** Every actor with forces, in the order of the course; the sizes of their shares sum to 1 in every draw. */
  readonly actors: readonly { readonly actor: string; readonly share: Estimate }[];
  /** Σ|δ|, what the shares are shares of. */
  readonly base: Estimate;
  /** Usual size of the displacement that noise alone makes over the window. */
  readonly noise: Estimate;
}

export const shares = word<Shares, Inquiry>({
  id: 'shares',
  title: 'Share',
  symbol: 's',
  formula:
    's_ij = δ_ij/Σ_l |δ_lj|, over every actor l with a force, δ the attributed displacement; not told where the median of Σ|δ| is below that of √Σ_t [Δt·η(t)/m·∂x(t₁)/∂v(t+1)]²',
  dimensions: dimensionless,
  definition:
    'A share is the part of all that actors are found to have moved an audience, whichever way, that one of them moved it.',
  limits: [
    'Its base is what all actors did one by one, those who pushed one way and those who pushed the other; it is not the movement that was seen.',
    'A large share of a small base is little: read it with the base.',
    'It is not told where all actors together moved the audience less than noise alone usually does.',
    'Doubt about many actors adds to the base, and so makes every share smaller.',
  ],
  source:
    'Own definition. Signed parts of a sum of sizes, because parts of a sum in which pushes cancel may exceed the whole.',
  compute: computeShares,
  headline: (result) => result.moved,
  reading: readShares,
});

/** Attributed displacement of every actor with forces, each left out alone. One re-run an actor; every force is met once. */
export function attributedByActor(course: Course): Map<string, Amount> {
  const byActor = [...forcesByActor(course.forces)];
  const ends = owedAtEnd(
    course,
    byActor.map(([, forces]) => forces),
  );
  return new Map(byActor.map(([actor], a) => [actor, { draws: ends[a]!, dimensions: length }]));
}

/**
 * Usual size of the displacement that noise makes over the window, by draw [L]: the root of the sum of squares of what
 * each step's noise comes to at the end, home and forces reacting, as independent shocks of these sizes would have it.
 */
export function noiseDisplacement(course: Course): Amount {
  const steps = stepsOf(course);
  const carried = carriedToEnd(course, true);
  const draws = course.mass.map((m, d) => {
    let sum = 0;
    for (let i = d * steps; i < (d + 1) * steps; i++) {
      sum += ((course.stepLength * course.noise[i]! * carried[i]!) / m) ** 2;
    }
    return Math.sqrt(sum);
  });
  return { draws, dimensions: length };
}

function computeShares(inquiry: Inquiry): Computed<Shares> {
  const { course, actor } = inquiry;
  requireCourse(course);
  const { forces, problems } = ownForces(inquiry);
  if (forces.length === 0) return { value: null, problems };
  const byActor = attributedByActor(course);
  const base = new Float64Array(course.draws);
  for (const { draws } of byActor.values()) for (let d = 0; d < base.length; d++) base[d]! += Math.abs(draws[d]!);
  const noise = noiseDisplacement(course);
  const [usual, whole] = [median(noise.draws), median(base)];
  if (whole <= usual || base.includes(0)) return { value: null, problems: [withinNoise(whole, usual, course)] };
  const shareOf = ({ draws }: Amount): Amount => ({
    draws: draws.map((moved, d) => moved / base[d]!),
    dimensions: dimensionless,
  });
  const { problems: notes, ...own } = movedIn(shareOf(byActor.get(actor)!), inquiry);
  return {
    value: {
      ...own,
      actors: [...byActor].map(([id, amount]) => ({ actor: id, share: estimateIn(shareOf(amount), course.scale) })),
      base: estimateIn({ draws: base, dimensions: length }, course.scale),
      noise: estimateIn(noise, course.scale),
    },
    problems: notes,
  };
}

function median(draws: Draws): number {
  return quantileOfSorted(Float64Array.from(draws).sort(), 0.5);
}

function withinNoise(whole: number, usual: number, { scale }: Course): Problem {
  return problem('not-yet-known', {
    expected: `displacements of all actors that come to more than noise alone usually makes (${roundTo(usual, 2)} ${scale.unit}s)`,
    got: `${roundTo(whole, 2)} ${scale.unit}s`,
    fix: 'Read the attributed displacement, or choose a longer window.',
  });
}

function readShares({ moved, toward }: Shares, telling: Telling): string {
  const { actor } = telling.names;
  if (!isClear(moved)) {
    return `may owe ${actor} a share of what actors moved it either way: the data do not tell (${formatPercentInterval(moved)})`;
  }
  return `owes ${actor} ${formatPercent(sized(moved))} of all that actors moved it, ${heading(toward, moved.q50 > 0, telling)}`;
}
