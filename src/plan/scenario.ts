import { type Draws, type Estimate, estimateOf, type Period } from '../model/index.js';
import type { Ground } from './ground.js';
import { drawNoise, pathUnder, positionsAt } from './path.js';
import { actsOn, type PlannedAct } from './planned-act.js';

/** Where movement is to go: an audience’s ground with the side of the aim and how much the audience counts. */
export interface Target {
  readonly ground: Ground;
  /** 1 where the aim lies above, −1 where it lies below: one side for all draws. */
  readonly side: 1 | -1;
  /** How much movement of this audience counts beside that of others, above 0. */
  readonly weight: number;
}

/** A way that a thing may go: by period, with the unexplained in it. */
export type Fan = readonly (Estimate & { readonly period: Period })[];

/** What a plan comes to for one audience. */
export interface ScenarioTold {
  readonly audience: string;
  /** With the plan and without it, unexplained forces in both alike. */
  readonly planned: Fan;
  readonly unplanned: Fan;
  /** How far the plan moves the audience toward the aim by the end, what is not explained left out [L]. */
  readonly moved: Estimate;
  /** The same by period. */
  readonly movement: Fan;
  /** How far the audience would move toward the aim with nothing done [L]. */
  readonly drift: Estimate;
  /** Each act left out alone: what it adds in the company of the others. In the order of the acts. */
  readonly acts: readonly { readonly act: PlannedAct; readonly adds: Estimate }[];
}

/** Movement toward the aim that is owed to acts, at the end of the horizon, by draw [L]: with them less without them. */
export function movementOf(
  { ground, side }: Target,
  acts: readonly PlannedAct[],
  steps: number,
  before: readonly PlannedAct[] = [],
): Draws {
  const own = actsOn(acts, ground.audience);
  if (own.length === 0) return new Float64Array(ground.draws);
  const others = actsOn(before, ground.audience);
  const planned = pathUnder(ground, [...others, ...own], steps);
  const unplanned = pathUnder(ground, others, steps);
  const last = steps + 1;
  return Float64Array.from(
    { length: ground.draws },
    (_, d) => side * (planned[(d + 1) * last - 1]! - unplanned[(d + 1) * last - 1]!),
  );
}

/** Weighted movement of all audiences together, by draw [L]. Draws are joint, so that it is added draw by draw. */
export function totalMovement(targets: readonly Target[], acts: readonly PlannedAct[], steps: number): Draws {
  const total = new Float64Array(targets[0]!.ground.draws);
  for (const target of targets) {
    const moved = movementOf(target, acts, steps);
    for (let d = 0; d < total.length; d++) total[d]! += target.weight * moved[d]!;
  }
  return total;
}

/** Tell what planned acts come to for one audience. Same seed, same digits. */
export function tellScenario(
  target: Target,
  acts: readonly PlannedAct[],
  { steps, seed, stream = 0 }: { readonly steps: number; readonly seed: number; readonly stream?: number },
): ScenarioTold {
  const { ground, side } = target;
  const { unit } = ground.scale;
  const own = actsOn(acts, ground.audience);
  const noise = drawNoise(ground, steps, { seed, stream });
  const [planned, unplanned] = [pathUnder(ground, own, steps, noise), pathUnder(ground, [], steps, noise)];
  const [expected, alone] = [pathUnder(ground, own, steps), pathUnder(ground, [], steps)];
  const difference = expected.map((x, i) => side * (x - alone[i]!));
  const start = ground.position;
  const drift = positionsAt(alone, ground.draws, steps).map((x, d) => side * (x - start[d]!));
  const fan = (path: Float64Array): Fan =>
    Array.from({ length: steps + 1 }, (_, t) => ({
      period: ground.from + t,
      ...estimateOf(positionsAt(path, ground.draws, t), unit),
    }));
  return {
    audience: ground.audience,
    planned: fan(planned),
    unplanned: fan(unplanned),
    moved: estimateOf(positionsAt(difference, ground.draws, steps), unit),
    movement: fan(difference),
    drift: estimateOf(drift, unit),
    acts: own.map((act) => {
      const others = own.filter((other) => other !== act);
      return { act, adds: estimateOf(movementOf(target, [act], steps, others), unit) };
    }),
  };
}
