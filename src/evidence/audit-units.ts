import { type Course, unitIn } from '../mechanics/index.js';
import type { Dimensions, Scale } from '../model/index.js';

/** By how many times units of mass, length and time are smaller; −1 for length flips the scale. */
export interface UnitChange {
  readonly mass: number;
  readonly length: number;
  readonly time: number;
}

/** The same course in other units, at the same step: every table times the unit of its dimensions. */
export function inOtherUnits(course: Course, { mass, length, time }: UnitChange): Course {
  const by = (table: Float64Array, factor: number): Float64Array => table.map((value) => value * factor);
  const force = (mass * length) / time ** 2;
  const response = course.scale.kind === 'directed' ? force : mass / time ** 2;
  // Terms share the draws of their response, and words count on that.
  const responses = new Map(course.forces.map((one) => [one.response, by(one.response, response)]));
  return {
    ...course,
    stepLength: course.stepLength * time,
    position: by(course.position, length),
    velocity: by(course.velocity, length / time),
    mass: by(course.mass, mass),
    homePull: by(course.homePull, 1 / time ** 2),
    home: by(course.home, length),
    common: by(course.common, length / time ** 2),
    noise: by(course.noise, force),
    aims: new Map([...course.aims].map(([actor, variants]) => [actor, variants.map((aim) => by(aim, length))])),
    forces: course.forces.map((one) => ({ ...one, response: responses.get(one.response)! })),
  };
}

/** Dimensions that words of mechanics have, by the unit they go with on a scale. */
export function dimensionsByUnit(scale: Scale): ReadonlyMap<string, Dimensions> {
  const found = new Map<string, Dimensions>();
  for (const m of [0, 1])
    for (const l of [0, 1, 2]) for (const t of [-3, -2, -1, 0, 1]) found.set(unitIn([m, l, t], scale), [m, l, t]);
  return found;
}
