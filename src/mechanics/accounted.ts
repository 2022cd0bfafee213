import type { Draws, Estimate } from '../model/index.js';
import { type Toward, heading } from './aim.js';
import { type Amount, estimateIn, minus, plus } from './amount.js';
import { type Course, type CourseForce, type Inquiry, forcesByActor, periodOf, stepsOf } from './course.js';
import { carriedToEnd } from './impulse-response.js';
import { movedIn, ownForces } from './inquiry.js';
import { requireCourse } from './law.js';
import { type Parts, partsOf } from './parts.js';
import { length } from './passage.js';
import { formatDistance, formatInterval, isClear } from './reading.js';
import { weightedForces, weightedSum } from './weighted-force.js';
import { type Computed, type Telling, word } from './word.js';

/** Positive = up the scale, except in `toward`. Start, home, common, noise and all actors sum to `moved` in every draw. */
export interface Accounted {
  readonly moved: Estimate;
  /** What the velocity at the start of the window still carried. */
  readonly start: Estimate;
  readonly home: Estimate;
  readonly common: Estimate;
  readonly noise: Estimate;
  /** The actor that is asked about; null where it has no force. */
  readonly own: Parts | null;
  /** Its net part seen from the aim. */
  readonly toward: Toward | null;
  /** Every actor, the one that is asked about among them. */
  readonly actors: readonly { readonly actor: string; readonly parts: Parts }[];
}

/** The parts of x(to) − x(from) by draw [L]; `forces` in the order of the course's. */
export interface Account {
  readonly start: Draws;
  readonly home: Draws;
  readonly common: Draws;
  readonly noise: Draws;
  readonly forces: readonly Draws[];
}

export const accounted = word<Accounted, Inquiry>({
  id: 'accounted',
  title: 'Accounted displacement',
  symbol: 'Δx_F',
  formula:
    'Δx_F = Σ_t Δt²·F(t)/m·(1 + ρ + … + ρ^(t₁−t−1)), t < t₁, with every force as it was on the path; likewise home, common and noise; with the start they sum to x(t₁) − x(t₀)',
  dimensions: length,
  definition:
    'Accounted displacement is an account of the way an audience went: how much of it each force carried, as hard as it pushed on that way, so that all parts add up to the whole.',
  limits: [
    'It adds up, but it is not what would have been missing without the force: then the audience would have stood elsewhere and met other forces there; the attributed displacement says that.',
    'A force that held the audience against another shows as a large part beside an equally large one the other way.',
    'Home pull grows with what the forces did, and takes back part of it under its own name.',
  ],
  source: 'Superposition of impulses in a linear system with the forces frozen along the path; own definition.',
  compute: computeAccounted,
  headline: (result) => result.own?.net ?? null,
  reading: readAccounted,
});

// Asked for by the word and by whoever wants single forces; a course is never changed, so it stays good.
const accounts = new WeakMap<Course, Account>();

/** Takes the path apart, draw by draw; the parts sum to x(to) − x(from). O(draws × (actors × steps + exposures)) the first time. */
export function accountFor(course: Course): Account {
  const known = accounts.get(course);
  if (known !== undefined) return known;
  const account = takeApart(course);
  accounts.set(course, account);
  return account;
}

function takeApart(course: Course): Account {
  const { draws, momentumKept, homePull, home, position, velocity, mass, stepLength } = course;
  const steps = stepsOf(course);
  const carried = carriedToEnd(course, false);
  const gains = carried.map((by) => by * stepLength);
  const perForce = gains.map((gain, i) => gain / mass[Math.floor(i / steps)]!);
  const start = new Float64Array(draws);
  const homeward = new Float64Array(draws);
  for (let d = 0, i = 0; d < draws; d++) {
    start[d] = momentumKept[d]! * carried[i]! * velocity[i + d]!;
    for (let t = 0; t < steps; t++, i++) homeward[d]! += gains[i]! * homePull[d]! * (home[d]! - position[i + d]!);
  }
  return {
    start,
    home: homeward,
    common: weightedSum(course, course.common, gains),
    noise: weightedSum(course, course.noise, perForce),
    forces: weightedForces(course, course.forces, perForce),
  };
}

function computeAccounted(inquiry: Inquiry): Computed<Accounted> {
  const { course, actor } = inquiry;
  requireCourse(course);
  const account = accountFor(course);
  const amount = (draws: Draws): Amount => ({ draws, dimensions: length });
  const estimate = (draws: Draws): Estimate => estimateIn(amount(draws), course.scale);
  const drawsOf = new Map(course.forces.map((force, k) => [force, account.forces[k]!]));
  const amountsOf = (forces: readonly CourseForce[]): Amount[] => forces.map((force) => amount(drawsOf.get(force)!));
  const actors = [...forcesByActor(course.forces)].map(([id, forces]) => ({
    actor: id,
    parts: partsOf(forces, amountsOf(forces), course.scale),
  }));
  const { forces: own, problems } = ownForces(inquiry);
  const net = own.length === 0 ? null : movedIn(amountsOf(own).reduce(plus), inquiry);
  return {
    value: {
      moved: estimateIn(minus(amount(periodOf(course, stepsOf(course))), amount(periodOf(course, 0))), course.scale),
      start: estimate(account.start),
      home: estimate(account.home),
      common: estimate(account.common),
      noise: estimate(account.noise),
      own: actors.find(({ actor: id }) => id === actor)?.parts ?? null,
      toward: net?.toward ?? null,
      actors,
    },
    problems: net?.problems ?? problems,
  };
}

function readAccounted({ own, toward }: Accounted, telling: Telling): string {
  const { names, scale } = telling;
  if (own === null) return `met no force of ${names.actor} that is on record`;
  const { net } = own;
  if (!isClear(net)) {
    return `was not clearly carried either way by forces of ${names.actor}: the data do not tell (${formatInterval(net, scale.unit)})`;
  }
  return `was carried ${formatDistance(net)} by forces of ${names.actor}, ${heading(toward, net.q50 > 0, telling)}`;
}
