import { describe, expect, test } from 'vitest';
import {
  againstCoercion,
  coalitionsOf,
  greedyPortfolio,
  isTied,
  type Option,
  placed,
  type PlanTask,
  rankMessengers,
  sampleSize,
  screenOptions,
  shapleyShares,
} from '../../src/plan/index.js';
import { createRandom } from '../../src/statistics/index.js';
import { normalsOf, taskOf, type WorldShape } from './plan-world.js';

const shape: WorldShape = {
  seed: 1,
  draws: 30,
  audiences: 2,
  instruments: 3,
  partners: 4,
  starts: 2,
  steps: 4,
  budget: 25,
};

describe('Shapley shares', () => {
  test('add up to the joint movement in every draw, exact and sampled', () => {
    for (const [seed, partners] of [
      [1, 4],
      [2, 16],
    ] as const) {
      const task = taskOf({ ...shape, seed, partners, per: 'partner', budget: 40 * partners });
      const { chosen, actors, movement } = greedyPortfolio(task);
      expect(actors.length > 10).toBe(partners > 10);
      const shares = shapleyShares(actors, coalitionsOf(task, chosen), { seed: 1, orders: 10 });
      movement.forEach((joint, d) =>
        expect(shares.reduce((sum, { share }) => sum + share[d]!, 0)).toBeCloseTo(joint, 10),
      );
      expect(shares.every(({ error }) => (error === null) === partners <= 10)).toBe(true);
    }
  });

  test('are those of the textbook: the glove game', () => {
    // One left glove, two right ones: a pair is worth 1. Shapley 2/3, 1/6, 1/6.
    const gloves = (members: ReadonlySet<string>): Float64Array =>
      Float64Array.of(members.has('left') && (members.has('right 1') || members.has('right 2')) ? 1 : 0);
    const shares = shapleyShares(['left', 'right 1', 'right 2'], gloves, { seed: 1 });
    expect(shares.map(({ share }) => share[0])).toEqual([2 / 3, 1 / 6, 1 / 6].map((one) => expect.closeTo(one, 12)));
  });

  test('sampled orders come near the exact shares, by their own error', () => {
    const players = Array.from({ length: 12 }, (_, i) => `p${i}`);
    // Worth the square of their number: by symmetry each has 12.
    const square = (members: ReadonlySet<string>): Float64Array =>
      Float64Array.of(members.size ** 2 + (members.has('p0') ? 6 : 0));
    const shares = shapleyShares(players, square, { seed: 4, orders: 60 });
    expect(shares[0]!.share[0]).toBeCloseTo(18, 1);
    for (const { share, error } of shares.slice(1))
      expect(Math.abs(share[0]! - 12)).toBeLessThanOrEqual(4 * error! + 1e-9);
  });
});

describe('the best messenger', () => {
  test('the true best is in the first tie group in at least 90 % of worlds', () => {
    const worlds = 60;
    let found = 0;
    let told = 0;
    for (let seed = 0; seed < worlds; seed++) {
      const random = createRandom({ seed, stream: 5 });
      const task = taskOf({
        ...shape,
        seed,
        draws: 60,
        audiences: 1,
        instruments: 1,
        starts: 1,
        budget: 6,
        partners: 5,
      });
      // Each partner has a response of its own; what is known of it is an estimate that errs by as much as it says.
      const truth = new Map(task.partners.map(({ id }) => [id, 0.02 + 0.01 * random.normal()]));
      const known = new Map(
        [...truth].map(([id, mean]) => [id, normalsOf(random, 60, mean + 0.006 * random.normal(), 0.006)]),
      );
      const options = task.options
        .filter(({ actor }) => actor !== 'actor')
        .map((one): Option => ({ ...one, unit: 1, aim: 2.5, response: known.get(one.actor)! }));
      const places = rankMessengers({ ...task, options }, 'actor');
      const first = places.filter(({ place }) => place === 1).map(({ partner }) => partner);
      const best = [...truth].reduce((one, other) => (other[1] > one[1] ? other : one))[0];
      if (first.includes(best)) found++;
      if (first.length < task.partners.length) told++;
    }
    expect(found / worlds).toBeGreaterThanOrEqual(0.9);
    // And it does tell some apart.
    expect(told / worlds).toBeGreaterThan(0.5);
  });

  test('equals share a place; what is clearly behind does not', () => {
    const random = createRandom({ seed: 2 });
    const shared = normalsOf(random, 100, 0, 5);
    const at = (mean: number, sd: number): Float64Array => shared.map((x) => x + mean + sd * random.normal());
    const places = placed(
      new Map([
        ['a', at(1, 0.4)],
        ['b', at(0.9, 0.4)],
        ['c', at(-2, 0.4)],
      ]),
    );
    // Joint draws: c is told apart although every interval overlaps.
    expect(new Map(places.map(({ id, place }) => [id, place]))).toEqual(
      new Map([
        ['a', 1],
        ['b', 1],
        ['c', 3],
      ]),
    );
    expect(places.reduce((sum, { bestChance }) => sum + bestChance, 0)).toBeCloseTo(1, 12);
    expect(isTied(shared, shared)).toBe(true);
  });
});

describe('limits', () => {
  const task = taskOf(shape);
  const limits = {
    actor: 'actor',
    lifted: [],
    consents: [
      { partner: 'partner 1', given: true, instruments: null, audiences: null },
      { partner: 'partner 2', given: true, instruments: ['instrument 0'], audiences: [1] },
      { partner: 'partner 3', given: false, instruments: null, audiences: null },
    ],
    leastLegitimacy: null,
    legitimacy: () => null,
  };
  test('nobody acts without consent, or beyond it', () => {
    const { options, leftOut } = screenOptions(task.options, limits);
    expect([...new Set(options.map(({ actor }) => actor))]).toEqual(['actor', 'partner 1', 'partner 2']);
    const second = options.filter(({ actor }) => actor === 'partner 2');
    expect(second.every(({ instrument, target }) => instrument === 'instrument 0' && target === 1)).toBe(true);
    expect([...leftOut.values()].reduce((sum, count) => sum + count, 0)).toBe(task.options.length - options.length);
  });

  test('nothing coercive, and no inducement, unless it is lifted', () => {
    const harsh = task.options.map((one, c): Option => ({ ...one, mechanism: c % 2 === 0 ? 'force' : 'inducement' }));
    expect(screenOptions(harsh, limits).options).toEqual([]);
    const lifted = screenOptions(harsh, { ...limits, lifted: ['inducement'] }).options;
    expect(lifted.length).toBeGreaterThan(0);
    expect(lifted.every(({ mechanism }) => mechanism === 'inducement')).toBe(true);
  });

  test('too little legitimacy, or none that is known, keeps from acting', () => {
    const legitimacy = (actor: string): number | null => (actor === 'actor' ? 1 : actor === 'partner 1' ? -1 : null);
    const { options } = screenOptions(task.options, { ...limits, leastLegitimacy: 0, legitimacy });
    expect([...new Set(options.map(({ actor }) => actor))]).toEqual(['actor']);
  });
});

describe('beside coercion', () => {
  const harsh = (task: PlanTask, unit: number): PlanTask => ({
    ...task,
    options: task.options.map((one) => ({ ...one, mechanism: 'coercion', unit: unit * one.unit })),
  });

  test('the same acts come even at the same effort; half as strong they need more than twice', () => {
    const task = taskOf({ ...shape, doubt: 0.1 });
    const plan = greedyPortfolio(task);
    const same = againstCoercion(harsh(task, 1), plan)!;
    expect(same.breakEven).toBeGreaterThan(0.9);
    expect(same.breakEven).toBeLessThan(1.05);
    expect(same.coercive.moved).toEqual(same.noncoercive.moved);
    const weak = againstCoercion(harsh(task, 0.5), plan)!;
    expect(weak.breakEven === null || weak.breakEven > 2).toBe(true);
    expect(same.coercive.durability!.q50).toBeLessThan(1);
  });

  test('acts that drive away are never even, and their plan is to do nothing', () => {
    const task = taskOf(shape);
    const told = againstCoercion(harsh(task, -1), greedyPortfolio(task))!;
    expect(told.breakEven).toBeNull();
    expect(told.portfolio.chosen).toEqual([]);
    expect(againstCoercion(task, greedyPortfolio(task))).toBeNull();
  });
});

test('sample sizes are those of the textbook', () => {
  // A standardised difference of 0.5 at 5 % with power 80 %: 63 in each group by the normal formula.
  expect(sampleSize(0.5, 1)).toBe(63);
  expect(sampleSize(0, 1)).toBeNull();
});
