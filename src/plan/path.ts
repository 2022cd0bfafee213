import type { Draws } from '../model/index.js';
import { createRandom } from '../statistics/index.js';
import type { Ground } from './ground.js';
import type { PlannedAct } from './planned-act.js';

/** Acts that share a response: together one force, by step. */
interface Shared {
  readonly response: Draws;
  readonly pull: Float64Array;
  readonly push: Float64Array;
}

/** Throws a RangeError where acts do not fit the ground or the horizon. */
function shareResponses({ draws, scale }: Ground, acts: readonly PlannedAct[], steps: number): Shared[] {
  const shared = new Map<Draws, Shared>();
  for (const { response, aim, start, held, exposure, instrument } of acts) {
    if (response.length !== draws)
      throw new RangeError(`Expected ${draws} draws of the response to ${instrument}, got ${response.length}`);
    if (!(Number.isInteger(start) && start >= 0 && Number.isInteger(held) && held >= 1))
      throw new RangeError(
        `Expected an act that begins in a step from 0 on and stands for 1 or more, got ${start} and ${held}`,
      );
    if ((aim === null) !== (scale.kind === 'directed'))
      throw new RangeError(`Expected an aim on common scales alone, got ${aim} on ${scale.id}`);
    let own = shared.get(response);
    if (own === undefined)
      shared.set(response, (own = { response, pull: new Float64Array(steps), push: new Float64Array(steps) }));
    for (let t = start; t < Math.min(steps, start + held); t++) {
      if (aim === null) own.push[t]! += exposure;
      else {
        own.pull[t]! += exposure;
        own.push[t]! += exposure * aim;
      }
    }
  }
  return [...shared.values()];
}

/**
 * The path of an audience under planned acts by the law of motion (mechanics §2), in steps of 1: positions by draw, draws × (steps
 * + 1), the first that of the ground [L]. What acted before goes on, nothing moves everyone alike. Without `noise` it is the
 * path that is expected in each draw; the law is linear in the position, so that is also the mean over all noise.
 *
 * `noise`: unexplained forces, draws × steps [M·L/T²]; see `drawNoise`. O(draws × steps × different responses + acts × steps).
 */
export function pathUnder(
  ground: Ground,
  acts: readonly PlannedAct[],
  steps: number,
  noise: Float64Array | null = null,
): Float64Array {
  const { draws, position, velocity, mass, momentumKept, homePull, home, pull, push } = ground;
  const shared = shareResponses(ground, acts, steps);
  const path = new Float64Array(draws * (steps + 1));
  const pulls = new Float64Array(steps);
  const pushes = new Float64Array(steps);
  for (let d = 0, i = 0; d < draws; d++) {
    pulls.fill(pull[d]!);
    pushes.fill(push[d]!);
    for (const one of shared) {
      const by = one.response[d]!;
      for (let t = 0; t < steps; t++) {
        pulls[t]! += by * one.pull[t]!;
        pushes[t]! += by * one.push[t]!;
      }
    }
    const lightness = 1 / mass[d]!;
    const kappa = homePull[d]!;
    const homeward = kappa * home[d]!;
    const rho = momentumKept[d]!;
    let x = position[d]!;
    let v = velocity[d]!;
    path[i++] = x;
    for (let t = 0; t < steps; t++) {
      const shaken = noise === null ? 0 : noise[d * steps + t]!;
      v = rho * v + homeward - kappa * x + lightness * (pushes[t]! - pulls[t]! * x + shaken);
      x += v;
      path[i++] = x;
    }
  }
  return path;
}

/** Unexplained forces as the law has them, draws × steps [M·L/T²]: one story a draw, the same for the same seed and stream. */
export function drawNoise(
  { draws, shock }: Ground,
  steps: number,
  { seed, stream }: { readonly seed: number; readonly stream: number },
): Float64Array {
  const random = createRandom({ seed, stream });
  const noise = new Float64Array(draws * steps);
  for (let d = 0, i = 0; d < draws; d++) for (let t = 0; t < steps; t++) noise[i++] = shock[d]! * random.normal();
  return noise;
}

/** Positions so many steps after the beginning, by draw [L]. */
export function positionsAt(path: Float64Array, draws: number, step: number): Draws {
  const periods = path.length / draws;
  return Float64Array.from({ length: draws }, (_, d) => path[d * periods + step]!);
}
