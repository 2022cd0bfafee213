import { type MechanismId, mechanisms } from '../instruments/index.js';
import { type Course, type CourseForce, noiseOf, sideOfForce } from '../mechanics/index.js';
import type { Scale } from '../model/index.js';
import { createRandom, type Random } from '../statistics/index.js';

const actors = ['A', 'B', 'C', 'D'];
const [mostDraws, mostSteps] = [6, 14];

/**
 * A made-up course on a scale: a few draws, up to four actors with up to four forces each, doses that are sparse and sometimes
 * negative. Any path obeys the law with some noise, so the path is drawn and its noise is what the law then needs.
 */
export function randomCourse(scale: Scale, seed: number): Course {
  const random = createRandom({ seed, stream: 3005 });
  const [draws, steps] = [1 + random.below(mostDraws), 1 + random.below(mostSteps)];
  const variants = 1 + random.below(3);
  const normals = (count: number, size: number): Float64Array =>
    Float64Array.from({ length: count }, () => size * random.normal());
  const acting = actors.slice(0, 1 + random.below(actors.length));
  const { position, velocity } = somePath(draws, steps, random);
  const course = {
    scale,
    audience: 'audience',
    from: 1990,
    to: 1990 + steps,
    stepLength: 1,
    draws,
    position,
    velocity,
    mass: normals(draws, 0.4).map(Math.exp),
    momentumKept: Float64Array.from({ length: draws }, () => 0.5 * random.uniform()),
    homePull: Float64Array.from({ length: draws }, () => 0.3 * random.uniform()),
    home: normals(draws, 1),
    common: normals(draws * steps, 0.1),
    variant: Uint16Array.from({ length: draws }, () => random.below(variants)),
    aims: new Map(
      scale.kind === 'directed'
        ? []
        : acting.map((actor) => [actor, Array.from({ length: variants }, () => normals(steps, 1.5))]),
    ),
    forces: acting.flatMap((actor) => someForces(actor, draws, steps, random)),
  };
  return { ...course, noise: noiseOf(course) };
}

function somePath(draws: number, steps: number, random: Random): Pick<Course, 'position' | 'velocity'> {
  const position = new Float64Array(draws * (steps + 1));
  const velocity = new Float64Array(draws * (steps + 1));
  for (let d = 0; d < draws; d++) {
    for (let t = 0; t <= steps; t++) {
      const at = d * (steps + 1) + t;
      velocity[at] = 0.3 * random.normal();
      position[at] = t === 0 ? random.normal() : position[at - 1]! + velocity[at]!;
    }
  }
  return { position, velocity };
}

function someForces(actor: string, draws: number, steps: number, random: Random): CourseForce[] {
  return Array.from({ length: 1 + random.below(4) }, (_, k) => {
    // Its first force is appeal, which has no mechanism.
    const mechanism: MechanismId | null = k === 0 ? null : mechanisms[random.below(mechanisms.length)]!.id;
    return {
      actor,
      term: k === 0 ? 'ties' : `instrument-${k}`,
      kind: k === 0 ? 'appeal' : 'instrument',
      mechanism,
      side: sideOfForce(mechanism),
      response: Float64Array.from({ length: draws }, () => 0.1 * random.normal()),
      exposure: Float64Array.from({ length: steps }, () => (random.uniform() < 0.4 ? 0 : 0.3 + random.normal())),
    };
  });
}
