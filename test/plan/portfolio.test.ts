import { describe, expect, test } from 'vitest';
import {
  choosePortfolio,
  constantReturns,
  frameOf,
  frontierOf,
  gainsOf,
  greedyPortfolio,
  logarithmicReturns,
  type PlannedAct,
  type PlanTask,
  search,
  totalMovement,
  valueOf,
  weightsOf,
} from '../../src/plan/index.js';
import { solveByHighs } from '../../src/study/plan/highs.js';
import { taskOf, type WorldShape } from './plan-world.js';

const solver = { solve: solveByHighs };
const exact = { gap: 0, seconds: 20 };

const small: WorldShape = {
  seed: 1,
  draws: 16,
  audiences: 2,
  instruments: 2,
  partners: 1,
  starts: 1,
  steps: 4,
  budget: 5,
};

/** The simulated value of every plan there is, its acts in the order of their gains: the best by brute force. */
function bestOfAll(task: PlanTask): number {
  const { options, budget, objective } = task;
  const returns = (instrument: string): number[] => {
    const { widths, shares } = task.returns.get(instrument)!;
    return widths.flatMap((width, s) => Array.from({ length: width }, () => shares[s]!));
  };
  const mean = gainsOf(task).under(
    new Float64Array(task.targets[0]!.ground.draws).fill(1 / task.targets[0]!.ground.draws),
  );
  let best = 0;
  const times = options.map(() => 0);
  const worth = (): number => {
    const acts: PlannedAct[] = [];
    const groups = new Map<string, number[]>();
    options.forEach(({ instrument, target, start, actor, lasting }, c) => {
      if (times[c] === 0) return;
      const key = `${instrument} ${target} ${lasting ? '' : start} ${task.per === 'partner' ? actor : ''}`;
      groups.set(key, [...(groups.get(key) ?? []), c]);
    });
    for (const own of groups.values()) {
      const shares = returns(options[own[0]!]!.instrument);
      for (const c of own.sort((a, b) => mean[b]! - mean[a]!)) {
        const option = options[c]!;
        const counted = shares.splice(0, times[c]!).reduce((sum, share) => sum + share, 0);
        const { audience } = task.targets[option.target]!.ground;
        acts.push({ ...option, audience, exposure: option.unit * counted });
      }
    }
    return valueOf(objective, totalMovement(task.targets, acts, task.steps));
  };
  const visit = (c: number, left: number, engaged: ReadonlySet<string>): void => {
    if (c === options.length) {
      best = Math.max(best, worth());
      return;
    }
    const { effort, actor, instrument, target, lasting } = options[c]!;
    // What stands begins once.
    const begun = options.some(
      (one, i) =>
        i < c && times[i]! > 0 && one.actor === actor && one.instrument === instrument && one.target === target,
    );
    const most = lasting && begun ? 0 : options[c]!.most;
    const partner = task.partners.find(({ id }) => id === actor);
    for (let n = 0; n <= most; n++) {
      const fee = n > 0 && partner !== undefined && !engaged.has(actor) ? partner.engaging : 0;
      if (n * effort + fee > left) break;
      times[c] = n;
      visit(c + 1, left - n * effort - fee, n > 0 && partner !== undefined ? new Set([...engaged, actor]) : engaged);
    }
    times[c] = 0;
  };
  visit(0, budget, new Set());
  return best;
}

describe('gains', () => {
  test('frozen at the path of a plan they add up to what it moves, exactly', () => {
    const task = taskOf({ ...small, seed: 5, budget: 9 });
    const { chosen, movement } = greedyPortfolio(task);
    const acts = chosen.map(({ act }) => act);
    const gains = gainsOf(task, acts);
    const added = new Float64Array(16);
    for (const { option, act } of chosen) gains.add(task.options.indexOf(option), act.exposure / option.unit, added);
    added.forEach((moved, d) => expect(moved).toBeCloseTo(movement[d]!, 12));
  });

  test('weighted means are those of the draws', () => {
    const task = taskOf({ ...small, seed: 6 });
    const gains = gainsOf(task);
    const weights = weightsOf({ kind: 'tail', share: 0.25 }, drawsOf(task, 3));
    const under = gains.under(weights);
    const own = drawsOf(task, 3);
    expect(under[3]).toBeCloseTo(
      own.reduce((sum, one, d) => sum + one * weights[d]!, 0),
      12,
    );
  });
});

function drawsOf(task: PlanTask, option: number): Float64Array {
  const draws = new Float64Array(task.targets[0]!.ground.draws);
  gainsOf(task).add(option, 1, draws);
  return draws;
}

test('the tail is the mean of the worst draws, a part of one where their number is no whole', () => {
  const draws = Float64Array.of(4, 1, 3, 2);
  expect(valueOf({ kind: 'tail', share: 0.5 }, draws)).toBeCloseTo(1.5, 12);
  expect(valueOf({ kind: 'tail', share: 0.375 }, draws)).toBeCloseTo((1 + 0.5 * 2) / 1.5, 12);
  expect(valueOf({ kind: 'tail', share: 1 }, draws)).toBeCloseTo(2.5, 12);
  expect(() => valueOf({ kind: 'tail', share: 0 }, draws)).toThrow(RangeError);
});

test('returns are those of a logarithmic dose, and never rise', () => {
  const { widths, shares } = logarithmicReturns();
  expect(shares[0]).toBe(1);
  const eight = widths.reduce((sum, width, s) => sum + width * shares[s]!, 0);
  expect(eight).toBeCloseTo(Math.log(9) / Math.log(2), 12);
  for (let s = 1; s < shares.length; s++) expect(shares[s]!).toBeLessThan(shares[s - 1]!);
});

describe('simulated worlds whose best plan is known by brute force', () => {
  const shapes: Partial<WorldShape>[] = [
    {},
    { engaging: 1, budget: 6 },
    { per: 'partner', audiences: 1 },
    { lasting: (k) => k === 0, starts: 2, audiences: 1 },
    { objective: { kind: 'tail', share: 0.25 }, audiences: 1 },
  ];
  test('the plan is within 1 % of the best in at least 95 %', async () => {
    const worlds = 40;
    let near = 0;
    const missed: string[] = [];
    for (let seed = 0; seed < worlds; seed++) {
      const task = taskOf({ ...small, seed, ...shapes[seed % shapes.length]! });
      const found = await choosePortfolio(task, solver, exact);
      const best = bestOfAll(task);
      expect(found.effort).toBeLessThanOrEqual(task.budget * (1 + 1e-9));
      if (found.value >= 0.99 * best) near++;
      else missed.push(`world ${seed}: ${found.value} of ${best}`);
    }
    expect(near / worlds, missed.join('; ')).toBeGreaterThanOrEqual(0.95);
  });
});

describe('properties', () => {
  const seeds = [1, 2, 3, 4, 5, 6];
  const frozen = async (task: PlanTask): Promise<number> => {
    if (task.options.length === 0) return 0;
    const { value, bound } = await search(frameOf(task), gainsOf(task), solver, exact);
    expect(bound).toBeGreaterThanOrEqual(value - 1e-9);
    return value;
  };

  test('more budget never hurts, also along the frontier', async () => {
    for (const seed of seeds) {
      const task = taskOf({ ...small, seed, partners: 2, engaging: seed % 2 });
      let before = 0;
      for (const budget of [1, 3, 4, 7.5, 12]) {
        const value = await frozen({ ...task, budget });
        expect(value).toBeGreaterThanOrEqual(before - 1e-9);
        before = value;
      }
      const points = frontierOf(task, await choosePortfolio(task, solver, exact), [0.5, 1, 2, 4, 8, 16]);
      points.reduce((last, { value }) => {
        expect(value).toBeGreaterThanOrEqual(last);
        return value;
      }, -Infinity);
    }
  });

  test('a constraint never helps', async () => {
    for (const seed of seeds) {
      const task = taskOf({ ...small, seed, partners: 2, budget: 8 });
      const free = await frozen(task);
      const bound: PlanTask[] = [
        { ...task, mostPartners: 1 },
        { ...task, partners: task.partners.map((one) => ({ ...one, engaging: 2 })) },
        { ...task, options: task.options.filter(({ actor }) => actor === 'actor') },
        { ...task, options: task.options.filter(({ instrument }) => instrument !== 'instrument 0') },
      ];
      for (const one of bound) expect(await frozen(one)).toBeLessThanOrEqual(free + 1e-9);
    }
  });

  test('a partner like another never lowers the value, and leaves it where acts wear the audience out', async () => {
    for (const seed of seeds) {
      const task = taskOf({ ...small, seed, budget: 8 });
      const twin = task.options.filter(({ actor }) => actor === 'partner 1').map((one) => ({ ...one, actor: 'twin' }));
      const more: PlanTask = {
        ...task,
        options: [...task.options, ...twin],
        partners: [...task.partners, { id: 'twin', engaging: 0 }],
      };
      expect(await frozen(more)).toBeCloseTo(await frozen(task), 9);
      const [alone, twins] = [await frozen({ ...task, per: 'partner' }), await frozen({ ...more, per: 'partner' })];
      expect(twins).toBeGreaterThanOrEqual(alone - 1e-9);
    }
  });

  test('partners at most are kept to, and whoever is engaged is paid for', async () => {
    for (const seed of seeds) {
      const task = taskOf({ ...small, seed, partners: 3, engaging: 0.5, budget: 9, mostPartners: 1 });
      const { actors, effort, chosen } = await choosePortfolio(task, solver, exact);
      expect(actors.filter((id) => id !== 'actor').length).toBeLessThanOrEqual(1);
      const acts = chosen.reduce((sum, { option, times }) => sum + times * option.effort, 0);
      expect(effort).toBeCloseTo(acts + 0.5 * actors.filter((id) => id !== 'actor').length, 9);
    }
  });

  test('where nothing helps the best plan is to do nothing', async () => {
    const task = taskOf({ ...small, seed: 2 });
    const harmful = { ...task, options: task.options.map((one) => ({ ...one, unit: -one.unit })) };
    const found = await choosePortfolio(harmful, solver, exact);
    expect(found).toMatchObject({ value: 0, effort: 0, chosen: [], difference: 0 });
    expect(await choosePortfolio({ ...task, options: [] }, solver, exact)).toMatchObject({ value: 0, effort: 0 });
  });

  test('strong acts bend their own reach: the plan is simulated, and solved once more', async () => {
    // What is done in one step together meets the audience where it is: only later steps bend.
    const task = taskOf({ ...small, seed: 3, budget: 10, draws: 8, starts: 3, lasting: () => true });
    const strong = { ...task, options: task.options.map((one) => ({ ...one, unit: 4 * one.unit })) };
    const found = await choosePortfolio(strong, solver, exact);
    expect(found.relinearised).toBe(true);
    expect(Math.abs(found.difference)).toBeGreaterThan(0.05);
    const weak = await choosePortfolio(
      { ...task, options: task.options.map((one) => ({ ...one, unit: 0.05 * one.unit })) },
      solver,
      exact,
    );
    expect(weak.relinearised).toBe(false);
  });
});

test('a large world: an answer at once, a bound, and progress that only rises', async () => {
  const task = taskOf({
    ...small,
    seed: 9,
    draws: 50,
    audiences: 4,
    instruments: 8,
    partners: 10,
    starts: 3,
    steps: 6,
    budget: 60,
  });
  const told: (readonly [number, number])[] = [];
  const found = await search(frameOf(task), gainsOf(task), solver, {
    gap: 0.01,
    seconds: 30,
    onProgress: (value, bound) => told.push([value, bound]),
  });
  expect(found.gap).toBeLessThanOrEqual(0.01);
  expect(told[0]![0]).toBeGreaterThan(0.9 * found.value);
  told.reduce((before, now) => {
    expect(now[0]).toBeGreaterThanOrEqual(before[0]);
    expect(now[1]).toBeLessThanOrEqual(before[1]);
    return now;
  });
});

test('constant returns take as many as there are', () => {
  const task = taskOf({ ...small, seed: 4, budget: 100, returns: new Map() });
  const { chosen } = greedyPortfolio({ ...task, returns: new Map([['instrument 0', constantReturns(8)]]) });
  expect(Math.max(...chosen.map(({ times }) => times))).toBe(8);
});
