import type { Draws, Estimate } from '../model/index.js';
import { type Amount, estimateIn, minus, plus } from './amount.js';
import { type Course, type CourseForce, type Inquiry, stepsOf } from './course.js';
import { ownForces } from './inquiry.js';
import { requireCourse, totalForceOnPath } from './law.js';
import { type TermPart, termOf } from './parts.js';
import { formatMeasured, formatMeasuredInterval, isClear, sized } from './reading.js';
import { energyDimensions, signedSums, weightedSum } from './weighted-force.js';
import { type Computed, type Telling, word } from './word.js';

/** Two works, which are never added. */
export interface Works {
  /** W→, by forces that push toward the aim: negative where the audience went against them. */
  readonly toward: Estimate;
  /** W←, by forces that push away from it. */
  readonly away: Estimate;
}

export interface Influence extends Works {
  readonly terms: readonly (Omit<TermPart, 'estimate'> & Works)[];
  /** Everything that worked on the audience; `toward`, `away` and these, without `change`, sum to `change` in every draw. */
  readonly account: {
    readonly others: Estimate;
    readonly home: Estimate;
    readonly common: Estimate;
    readonly friction: Estimate;
    readonly noise: Estimate;
    /** Of kinetic energy. */
    readonly change: Estimate;
  };
}

export const influence = word<Influence, Inquiry>({
  id: 'influence',
  title: 'Influence',
  symbol: 'W→, W←',
  formula:
    'W→ = Σ_t F→(t)·v̄(t)·Δt, W← = Σ_t F←(t)·v̄(t)·Δt, with v̄(t) = [v(t) + v(t+1)]/2; F→ the forces of the actor with the sign of the reach (up on directed scales), F← those against it',
  dimensions: energyDimensions,
  definition:
    'Influence is the work that an actor’s forces did on an audience, which takes both a force and a movement: that of forces toward its aim, and apart from it that of forces that pushed the audience away.',
  limits: [
    'It is 0 where the audience does not move, however hard the force: what was held is told by the attributed displacement.',
    'It accounts for forces on a way that many shared; what is owed to the actor is the attributed displacement.',
    'A force that pushes with a movement which others made does work all the same, and one that slows it does negative work.',
    'The two works are never added: backlash does not make up for influence.',
  ],
  source:
    'Work of mechanics (Halliday, Resnick & Walker, Fundamentals of Physics, chapter 7), with the velocity in the middle of each step, so that all works sum to the change of kinetic energy exactly.',
  compute: computeInfluence,
  headline: (result) => result.toward,
  reading: readInfluence,
});

/** v̄(t)·Δt, the way that work is done along, draws × steps [L]. */
function midwayPath(course: Course): Float64Array {
  const steps = stepsOf(course);
  const way = new Float64Array(course.draws * steps);
  for (let d = 0, i = 0; d < course.draws; d++) {
    for (let t = 0; t < steps; t++, i++) {
      way[i] = ((course.velocity[i + d]! + course.velocity[i + d + 1]!) / 2) * course.stepLength;
    }
  }
  return way;
}

/** W→ and W← of each force, by draw [M·L²/T²]. */
export function worksOf(course: Course, forces: readonly CourseForce[]): { toward: Amount; away: Amount }[] {
  return signedSums(course, forces, midwayPath(course)).map(({ toward, away }) => ({
    toward: work(toward),
    away: work(away),
  }));
}

/** W→ and W← of one force or more together. */
export function worksTogether(course: Course, forces: readonly CourseForce[]): { toward: Amount; away: Amount } {
  const works = worksOf(course, forces);
  return { toward: works.map(({ toward }) => toward).reduce(plus), away: works.map(({ away }) => away).reduce(plus) };
}

/**
 * Work of all that is not a force of an actor, and of all forces together, by draw: they sum to the change of kinetic
 * energy, because ½m[v(t+1)² − v(t)²] = m·[v(t+1) − v(t)]·v̄(t), and friction is what takes (1 − ρ)·v(t) off the velocity.
 */
export function workAccount(
  course: Course,
): Record<'forces' | 'home' | 'common' | 'friction' | 'noise' | 'change', Amount> {
  const { draws, mass, momentumKept, homePull, home, position, velocity, stepLength } = course;
  const steps = stepsOf(course);
  const way = midwayPath(course);
  const massiveWay = way.map((by, i) => by * mass[Math.floor(i / steps)]!);
  const homeward = new Float64Array(draws);
  const friction = new Float64Array(draws);
  const change = new Float64Array(draws);
  for (let d = 0, i = 0; d < draws; d++) {
    for (let t = 0; t < steps; t++, i++) {
      homeward[d]! += massiveWay[i]! * homePull[d]! * (home[d]! - position[i + d]!);
      friction[d]! += (massiveWay[i]! * (momentumKept[d]! - 1) * velocity[i + d]!) / stepLength;
    }
    change[d] = (mass[d]! * (velocity[i + d]! ** 2 - velocity[i + d - steps]! ** 2)) / 2;
  }
  return {
    forces: work(weightedSum(course, totalForceOnPath(course), way)),
    home: work(homeward),
    common: work(weightedSum(course, course.common, massiveWay)),
    friction: work(friction),
    noise: work(weightedSum(course, course.noise, way)),
    change: work(change),
  };
}

function work(draws: Draws): Amount {
  return { draws, dimensions: energyDimensions };
}

function computeInfluence(inquiry: Inquiry): Computed<Influence> {
  const { course } = inquiry;
  requireCourse(course);
  const { forces, problems } = ownForces(inquiry);
  if (forces.length === 0) return { value: null, problems };
  const told = (amount: Amount): Estimate => estimateIn(amount, course.scale);
  const own = worksTogether(course, forces);
  const { forces: all, ...account } = workAccount(course);
  const terms = worksOf(course, forces).map((works, k) => ({
    ...termOf(forces[k]!),
    toward: told(works.toward),
    away: told(works.away),
  }));
  return {
    value: {
      toward: told(own.toward),
      away: told(own.away),
      terms,
      account: {
        others: told(minus(all, plus(own.toward, own.away))),
        home: told(account.home),
        common: told(account.common),
        friction: told(account.friction),
        noise: told(account.noise),
        change: told(account.change),
      },
    },
    problems: [],
  };
}

function readInfluence({ toward, away }: Influence, telling: Telling): string {
  const aim = telling.scale.kind === 'directed' ? `“${telling.scale.ends[1]}”` : 'it';
  const { actor } = telling.names;
  return `${readWork(toward, `forces of ${actor} toward ${aim}`)}; ${readWork(away, `its forces away from ${aim}`)}`;
}

function readWork(done: Estimate, forces: string): string {
  if (done.mean === 0 && done.sd === 0) return `took up no work from ${forces}`;
  if (!isClear(done)) {
    return `went with or against ${forces}: the data do not tell which (work ${formatMeasuredInterval(done)})`;
  }
  return `went ${done.q50 > 0 ? 'with' : 'against'} ${forces}, over a work of ${formatMeasured(sized(done))}`;
}
