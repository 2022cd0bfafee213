import { type MechanismId, sideOf } from '../instruments/index.js';
import type { Draws, Period, Scale } from '../model/index.js';
import type { Passage } from './passage.js';

/** The side on which a force is counted. Inducement is contested, and never added to either of the others. */
export type ForceSide = 'attraction' | 'coercion' | 'inducement';

/** What acts on an audience: one instrument of one actor, or one reason for which the actor draws it without any act. */
export interface CourseForce {
  readonly actor: string;
  /** Instrument's id, or the id of an appeal column: `ties`, `legitimacy` … One force an actor and term. */
  readonly term: string;
  readonly kind: 'instrument' | 'appeal';
  /** Null for appeal. */
  readonly mechanism: MechanismId | null;
  /** See `sideOfForce`. */
  readonly side: ForceSide;
  /** By draw: response to a unit of exposure, θ_k or λ_c [M/T²] on common, [M·L/T²] on directed scales. */
  readonly response: Draws;
  /** By step: dose × standing, for appeal (c − c̄)·standing; dimensionless. */
  readonly exposure: Float64Array;
}

/**
 * What the law says happened to one audience in a window, draw by draw, but for the noise. Tables are draw-major: the
 * value of draw d at step t is at d × steps + t, that of period t at d × (steps + 1) + t; step t leads from period
 * `from` + t to the next. Index d is one joint draw throughout. Not to be changed once words have been computed from it.
 */
export interface CourseWithoutNoise {
  readonly scale: Scale;
  readonly audience: string;
  /** First and last period; steps = to − from, at least 1. */
  readonly from: Period;
  readonly to: Period;
  /** Δt [T]: 1 unless the unit of time is changed. */
  readonly stepLength: number;
  readonly draws: number;
  /** draws × (steps + 1): x(t) [L] */
  readonly position: Float64Array;
  /** draws × (steps + 1): v(t) [L/T] */
  readonly velocity: Float64Array;
  /** By draw: m [M] */
  readonly mass: Draws;
  /** By draw: ρ, the share of the velocity kept from one step to the next; dimensionless. */
  readonly momentumKept: Draws;
  /** By draw: κ [1/T²] */
  readonly homePull: Draws;
  /** By draw: h [L] */
  readonly home: Draws;
  /** draws × steps: a(t) [L/T²] */
  readonly common: Float64Array;
  /** By draw: which variant of the aims goes with it. */
  readonly variant: Uint16Array;
  /** Common scales: actor → variant → its aim by step [L]. Empty on directed scales, where the aim is up and reach is +1. */
  readonly aims: ReadonlyMap<string, readonly Float64Array[]>;
  readonly forces: readonly CourseForce[];
}

/** The whole of what happened: see `CourseWithoutNoise`. */
export interface Course extends CourseWithoutNoise {
  /** draws × steps: η(t) [M·L/T²], what nothing else explains: see `noiseOf`. */
  readonly noise: Float64Array;
}

/** Measured effort of one instrument of the actor in the window. */
export interface Effort {
  /** Singular: "US$", "act". */
  readonly unit: string;
  readonly amount: number;
  readonly instrument: string;
}

/** What is asked of a course: the words of one actor. */
export interface Inquiry {
  readonly course: Course;
  readonly actor: string;
  /** Positions of the same window, by which the side of the aim is told alike in all words; null: from the course's aims. */
  readonly passage: Passage | null;
  readonly effort?: Effort;
  /** ω of the actor in the last period of the window, for acts that it might do; 1 unless given. */
  readonly standing?: number;
}

/** The side on which forces of a mechanism are counted; appeal (null) is attraction. */
export function sideOfForce(mechanism: MechanismId | null): ForceSide {
  if (mechanism === null) return 'attraction';
  const side = sideOf(mechanism);
  return side === 'noncoercive' ? 'attraction' : side === 'coercive' ? 'coercion' : 'inducement';
}

/** Forces by actor, in the order in which they come. */
export function forcesByActor(forces: readonly CourseForce[]): Map<string, CourseForce[]> {
  const groups = new Map<string, CourseForce[]>();
  for (const force of forces) {
    const group = groups.get(force.actor);
    if (group === undefined) groups.set(force.actor, [force]);
    else group.push(force);
  }
  return groups;
}

/** Steps in the window. */
export function stepsOf(course: Pick<Course, 'from' | 'to'>): number {
  return course.to - course.from;
}

/** Positions in the period `step` steps after the start, by draw [L]: the course's own, or those of another path. */
export function periodOf(course: Course, step: number, path: Float64Array = course.position): Draws {
  const periods = stepsOf(course) + 1;
  return new Float64Array(course.draws).map((_, d) => path[d * periods + step]!);
}

/** The aim of an actor by step, in one draw [L]; null on directed scales. */
export function aimIn(course: CourseWithoutNoise, actor: string, draw: number): Float64Array | null {
  return course.scale.kind === 'directed' ? null : course.aims.get(actor)![course.variant[draw]!]!;
}

/** Throws a RangeError where the tables of a course do not fit each other. O(size of the course). */
export function requireTables(course: CourseWithoutNoise): void {
  const { from, to, draws, stepLength } = course;
  if (!Number.isInteger(from) || !Number.isInteger(to) || from >= to) {
    throw new RangeError(`A window must end after it begins, in whole periods: got ${from} to ${to}`);
  }
  if (!(stepLength > 0 && Number.isFinite(stepLength))) {
    throw new RangeError(`One step must last longer than 0 and end, got ${stepLength}`);
  }
  if (!(Number.isInteger(draws) && draws > 0)) throw new RangeError(`A course needs at least one draw, got ${draws}`);
  const steps = stepsOf(course);
  const { position, velocity, mass, momentumKept, homePull, home, common, variant } = course;
  for (const [name, table] of Object.entries({ position, velocity })) requireFilled(name, table, draws * (steps + 1));
  for (const [name, table] of Object.entries({ mass, momentumKept, homePull, home, variant })) {
    requireFilled(name, table, draws);
  }
  requireFilled('common', common, draws * steps);
  if (mass.some((m) => m <= 0)) throw new RangeError('A mass must be above 0');
  const seen = new Set<string>();
  for (const force of course.forces) {
    const name = `${force.actor} ${force.term}`;
    if (seen.has(name)) throw new RangeError(`Expected one force an actor and term, got two of ${name}`);
    seen.add(name);
    requireFilled(`response of ${name}`, force.response, draws);
    requireFilled(`exposure of ${name}`, force.exposure, steps);
    if (course.scale.kind === 'common') requireAims(course, force);
  }
}

/** Every force of a common scale needs the aim of its actor wherever it acts. */
function requireAims(course: CourseWithoutNoise, { actor, exposure }: CourseForce): void {
  const aims = course.aims.get(actor);
  if (aims === undefined) throw new RangeError(`Expected aims of ${actor}, whose forces act on this course, got none`);
  const last = course.variant.reduce((most, variant) => Math.max(most, variant), 0);
  if (last >= aims.length)
    throw new RangeError(`Expected ${last + 1} variants of the aims of ${actor}, got ${aims.length}`);
  for (const aim of aims) {
    if (aim.length !== exposure.length || exposure.some((e, t) => e !== 0 && !Number.isFinite(aim[t]!))) {
      throw new RangeError(`Expected an aim of ${actor} in each step in which it acts`);
    }
  }
}

export function requireFilled(name: string, table: Float64Array | Uint16Array, size: number): void {
  if (table.length !== size) throw new RangeError(`Expected ${size} values of ${name}, got ${table.length}`);
  for (let i = 0; i < size; i++) {
    if (!Number.isFinite(table[i]!)) throw new RangeError(`Expected finite values of ${name}, got ${table[i]} at ${i}`);
  }
}
