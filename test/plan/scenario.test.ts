import { describe, expect, test } from 'vitest';
import { groundOf, movementOf, pathUnder, type PlannedAct, tellScenario, totalMovement } from '../../src/plan/index.js';
import { createRandom } from '../../src/statistics/index.js';
import { courseOf as simulatedCourse, instrumentForce } from '../mechanics/course-world.js';
import { groundIn, normalsOf, openness, regard } from './plan-world.js';

const draws = 20;
const random = createRandom({ seed: 3 });
const ground = groundIn(random, draws, 'there');
const response = normalsOf(random, draws, 0.03, 0.01);
const act = (more: Partial<PlannedAct> = {}): PlannedAct => ({
  actor: 'us',
  instrument: 'visit',
  audience: 'there',
  start: 1,
  held: 1,
  exposure: 2,
  response,
  aim: 3,
  ...more,
});

/** The law of motion read off mechanics §2, one draw, one step at a time. */
function byHand(d: number, acts: readonly PlannedAct[], steps: number): number[] {
  let [x, v] = [ground.position[d]!, ground.velocity[d]!];
  const path = [x];
  for (let t = 0; t < steps; t++) {
    let force = ground.push[d]! - ground.pull[d]! * x;
    for (const one of acts)
      if (one.start <= t && t < one.start + one.held) force += one.response[d]! * one.exposure * (one.aim! - x);
    v = ground.momentumKept[d]! * v + ground.homePull[d]! * (ground.home[d]! - x) + force / ground.mass[d]!;
    x += v;
    path.push(x);
  }
  return path;
}

describe('a path under planned acts', () => {
  test('is the law of motion, step by step', () => {
    const acts = [
      act(),
      act({ start: 0, held: 4, exposure: 0.5, aim: -1 }),
      act({ start: 3, response: response.map((x) => -x) }),
    ];
    const path = pathUnder(ground, acts, 6);
    for (let d = 0; d < draws; d++) byHand(d, acts, 6).forEach((x, t) => expect(path[d * 7 + t]).toBeCloseTo(x, 12));
  });

  test('goes on from a course as the law itself would, with what acted last held', () => {
    const force = instrumentForce('USA', ['presidential-visit', 'attraction'], [0.1, 0.2], [0, 1, 2, 2]);
    const setting = (d: number) => ({
      mass: 1 + d,
      momentumKept: 0.2,
      homePull: 0.1,
      home: -1,
      position: 0.3,
      velocity: 0.05,
      common: [0, 0, 0, 0],
      noise: [0, 0, 0, 0],
      variant: 0,
    });
    const world = {
      scale: openness,
      from: 1990,
      stepLength: 1,
      settings: [setting(0), setting(1)],
      aims: { USA: [[2, 2, 2, 2]] },
      forces: [force],
    };
    const whole = simulatedCourse(world);
    // The course of the first three steps, then its last force held for the fourth.
    const three = simulatedCourse({
      ...world,
      settings: world.settings.map((one) => ({ ...one, common: [0, 0, 0], noise: [0, 0, 0] })),
      aims: { USA: [[2, 2, 2]] },
      forces: [instrumentForce('USA', ['presidential-visit', 'attraction'], [0.1, 0.2], [0, 1, 2])],
    });
    const path = pathUnder(groundOf(three, Float64Array.of(0.1, 0.1)), [], 1);
    expect(path[1]).toBeCloseTo(whole.position[4]!, 12);
    expect(path[3]).toBeCloseTo(whole.position[9]!, 12);
  });

  test('noise leaves expected movement as it is, on average', () => {
    const { planned, moved } = tellScenario({ ground, side: 1, weight: 1 }, [act()], { steps: 5, seed: 1 });
    expect(planned).toHaveLength(6);
    expect(moved.mean).toBeGreaterThan(0);
    expect(planned[5]!.sd).toBeGreaterThan(moved.sd);
    const again = tellScenario({ ground, side: 1, weight: 1 }, [act()], { steps: 5, seed: 1 });
    expect(again).toEqual(tellScenario({ ground, side: 1, weight: 1 }, [act()], { steps: 5, seed: 1 }));
    const other = tellScenario({ ground, side: 1, weight: 1 }, [act()], { steps: 5, seed: 2 });
    expect(other.moved).toEqual(again.moved);
    expect(other.planned).not.toEqual(again.planned);
  });

  test('acts turned off one by one add up to the whole where they do not meet', () => {
    const up = groundIn(createRandom({ seed: 4 }), draws, 'there', regard);
    const acts = [act({ aim: null }), act({ aim: null, start: 2, exposure: 1 })];
    const target = { ground: up, side: 1, weight: 1 } as const;
    const { acts: told, moved } = tellScenario(target, acts, { steps: 5, seed: 1 });
    expect(told[0]!.adds.mean + told[1]!.adds.mean).toBeCloseTo(moved.mean, 12);
    expect(movementOf(target, [], 5).every((one) => one === 0)).toBe(true);
  });

  test('a side below turns movement round, and weights count', () => {
    const up = { ground, side: 1, weight: 1 } as const;
    const down = { ground, side: -1, weight: 2 } as const;
    const [one, two] = [totalMovement([up], [act()], 4), totalMovement([down], [act()], 4)];
    one.forEach((moved, d) => expect(two[d]).toBeCloseTo(-2 * moved, 12));
  });

  test('tables that do not fit are an error', () => {
    expect(() => pathUnder(ground, [act({ response: new Float64Array(3) })], 4)).toThrow(RangeError);
    expect(() => pathUnder(ground, [act({ aim: null })], 4)).toThrow(RangeError);
    expect(() => pathUnder(ground, [act({ held: 0 })], 4)).toThrow(RangeError);
  });
});
