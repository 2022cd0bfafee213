import fc from 'fast-check';
import { type MechanismId, mechanisms } from '../../src/instruments/index.js';
import { type Course, type CourseForce, type Inquiry, type Telling, sideOfForce } from '../../src/mechanics/index.js';
import type { Scale } from '../../src/model/index.js';
import { favour, normals, votes } from './world.js';

/** Worlds that obey the law: simulated here by plain loops, one draw and one force at a time, apart from the code tested. */

/** One draw of everything that does not depend on the path. */
export interface Setting {
  readonly mass: number;
  readonly momentumKept: number;
  readonly homePull: number;
  readonly home: number;
  readonly position: number;
  readonly velocity: number;
  readonly common: readonly number[];
  readonly noise: readonly number[];
  readonly variant: number;
}

export interface World {
  readonly scale: Scale;
  readonly from: number;
  readonly stepLength: number;
  readonly settings: readonly Setting[];
  readonly aims: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly forces: readonly CourseForce[];
}

/** Positions and velocities of one draw, the forces in `forces` acting; a textbook reading of mechanics.md, section 2. */
export function simulate(world: World, draw: number, forces: readonly CourseForce[]): { x: number[]; v: number[] } {
  const setting = world.settings[draw]!;
  const { stepLength: dt } = world;
  const x = [setting.position];
  const v = [setting.velocity];
  for (let t = 0; t < setting.noise.length; t++) {
    let force = setting.noise[t]!;
    for (const one of forces) {
      const strength = one.response[draw]! * one.exposure[t]!;
      const aim = world.aims[one.actor]?.[setting.variant]?.[t];
      if (strength !== 0) force += world.scale.kind === 'directed' ? strength : strength * (aim! - x[t]!);
    }
    const acceleration = setting.homePull * (setting.home - x[t]!) + setting.common[t]! + force / setting.mass;
    v.push(setting.momentumKept * v[t]! + dt * acceleration);
    x.push(x[t]! + v[t + 1]! * dt);
  }
  return { x, v };
}

export function courseOf(world: World): Course {
  const { settings, scale, from, stepLength, forces, aims } = world;
  const runs = settings.map((_, d) => simulate(world, d, forces));
  const each = (pick: (setting: Setting) => number): Float64Array => Float64Array.from(settings, pick);
  return Object.freeze({
    scale,
    audience: 'UKR',
    from,
    to: from + settings[0]!.noise.length,
    stepLength,
    draws: settings.length,
    position: Float64Array.from(runs.flatMap(({ x }) => x)),
    velocity: Float64Array.from(runs.flatMap(({ v }) => v)),
    mass: each(({ mass }) => mass),
    momentumKept: each(({ momentumKept }) => momentumKept),
    homePull: each(({ homePull }) => homePull),
    home: each(({ home }) => home),
    common: Float64Array.from(settings.flatMap(({ common }) => common)),
    noise: Float64Array.from(settings.flatMap(({ noise }) => noise)),
    variant: Uint16Array.from(settings, ({ variant }) => variant),
    aims: new Map(
      Object.entries(aims).map(([actor, variants]) => [actor, variants.map((aim) => Float64Array.from(aim))]),
    ),
    forces,
  });
}

/** An instrument's force: its name in the catalogue of instruments, where it matters whether it lasts. */
export function instrumentForce(
  actor: string,
  [term, mechanism]: readonly [string, MechanismId],
  response: readonly number[],
  exposure: readonly number[],
): CourseForce {
  return Object.freeze({
    actor,
    term,
    kind: 'instrument',
    mechanism,
    side: sideOfForce(mechanism),
    response: Float64Array.from(response),
    exposure: Float64Array.from(exposure),
  });
}

export function appealForce(
  actor: string,
  term: string,
  response: readonly number[],
  exposure: readonly number[],
): CourseForce {
  return Object.freeze({
    ...instrumentForce(actor, [term, 'attraction'], response, exposure),
    kind: 'appeal',
    mechanism: null,
  });
}

export function inquiryOf(course: Course, parts: Partial<Inquiry> = {}): Inquiry {
  return Object.freeze({ course, actor: 'USA', passage: null, ...parts });
}

export function tellingOfCourse({ scale, from, to }: Course): Telling {
  return Object.freeze({ scale, from, to, names: Object.freeze({ audience: 'Ukraine', actor: 'the United States' }) });
}

const actors = ['USA', 'CHN', 'RUS', 'DEU'];

/** A world drawn from a seed: up to four actors with up to four forces each, doses that are sparse and sometimes negative. */
export function worldFrom(options: {
  seed: number;
  kind: 'common' | 'directed';
  draws: number;
  steps: number;
  actors?: number;
}): World {
  const { seed, kind, draws, steps } = options;
  const normal = normals(seed);
  const chance = (): number => (Math.atan2(normal(), normal()) + Math.PI) / (2 * Math.PI);
  const many = (count: number, make: () => number): number[] => Array.from({ length: count }, make);
  const acting = actors.slice(0, options.actors ?? 1 + Math.floor(chance() * actors.length));
  const variants = 1 + Math.floor(chance() * 3);
  const forces = acting.flatMap((actor) => {
    const count = 1 + Math.floor(chance() * 4);
    return Array.from({ length: count }, (_, k) => {
      const mechanism = mechanisms[Math.floor(chance() * mechanisms.length)]!.id;
      const exposure = many(steps, () => (chance() < 0.4 ? 0 : 0.3 + normal()));
      const response = many(draws, () => 0.1 * normal());
      return k === 0
        ? appealForce(actor, 'ties', response, exposure)
        : instrumentForce(actor, [`instrument-${k}`, mechanism], response, exposure);
    });
  });
  return {
    scale: kind === 'common' ? votes : favour,
    from: 1990,
    stepLength: 1,
    settings: Array.from({ length: draws }, () => ({
      mass: Math.exp(0.4 * normal()),
      momentumKept: 0.5 * chance(),
      homePull: 0.3 * chance(),
      home: normal(),
      position: normal(),
      velocity: 0.3 * normal(),
      common: many(steps, () => 0.1 * normal()),
      noise: many(steps, () => 0.2 * normal()),
      variant: Math.floor(chance() * variants),
    })),
    aims:
      kind === 'directed'
        ? {}
        : Object.fromEntries(
            acting.map((actor) => [actor, Array.from({ length: variants }, () => many(steps, () => 1.5 * normal()))]),
          ),
    forces,
  };
}

/** Any small world that obeys the law. */
export const anyWorld: fc.Arbitrary<World> = fc
  .record({
    seed: fc.nat(),
    kind: fc.constantFrom('common' as const, 'directed' as const),
    draws: fc.integer({ min: 1, max: 6 }),
    steps: fc.integer({ min: 1, max: 14 }),
  })
  .map(worldFrom);

export const anyCommonWorld: fc.Arbitrary<World> = fc
  .record({
    seed: fc.nat(),
    kind: fc.constant('common' as const),
    draws: fc.integer({ min: 1, max: 6 }),
    steps: fc.integer({ min: 1, max: 14 }),
  })
  .map(worldFrom);

/** The same course in other units: every table times the unit of its dimensions. Flipped where `length` is negative. */
export function inOtherUnits(course: Course, mass: number, length: number, time: number): Course {
  const by = (table: Float64Array, factor: number): Float64Array => table.map((value) => value * factor);
  const { scale, aims, forces } = course;
  const force = (mass * length) / time ** 2;
  return Object.freeze({
    ...course,
    stepLength: course.stepLength * time,
    position: by(course.position, length),
    velocity: by(course.velocity, length / time),
    mass: by(course.mass, mass),
    homePull: by(course.homePull, 1 / time ** 2),
    home: by(course.home, length),
    common: by(course.common, length / time ** 2),
    noise: by(course.noise, force),
    aims: new Map([...aims].map(([actor, variants]) => [actor, variants.map((aim) => by(aim, length))])),
    forces: forces.map((one) => ({
      ...one,
      response: by(one.response, scale.kind === 'directed' ? force : mass / time ** 2),
    })),
  });
}
