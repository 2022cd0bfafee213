import { describe, expect, test } from 'vitest';
import {
  type Doubt,
  exploreIndex,
  inclusionVariations,
  rankIntervals,
  scoreIntervals,
  weightVariation,
} from '../../src/assets/index.js';
import { measurementErrors } from '../../src/assets/measurement-error.js';
import { createRandom, normalCumulative } from '../../src/statistics/index.js';
import { customary, dataOf, indicator, minMax, normals, specOf } from './made-up.js';

const certain: Omit<Doubt, 'data' | 'spec' | 'random'> = { variations: [], measurement: true, draws: 2000 };

describe('errors of measurement', () => {
  test('are normal, tails and all', () => {
    const units = 200_000;
    const data = {
      units: [],
      columns: [{ id: 'a', values: new Float64Array(units), sd: new Float64Array(units).fill(1) }],
    };
    const errors = measurementErrors(data)(createRandom({ seed: 11 }))[0]!;
    const sorted = Float64Array.from(errors).sort();
    // Kolmogorov's distance: above 1.63/√n one time in a hundred.
    let distance = 0;
    for (let i = 0; i < units; i++)
      distance = Math.max(distance, Math.abs((i + 0.5) / units - normalCumulative(sorted[i]!)));
    expect(distance).toBeLessThan(1.63 / Math.sqrt(units));
    const beyond = (edge: number): number => errors.filter((error) => Math.abs(error) > edge).length;
    for (const edge of [1, 2, 3, 3.45]) {
      const expected = 2 * normalCumulative(-edge) * units;
      expect(Math.abs(beyond(edge) - expected)).toBeLessThan(4 * Math.sqrt(expected));
    }
    const neighbours = errors.subarray(1).reduce((sum, error, i) => sum + error * errors[i]!, 0) / units;
    expect(Math.abs(neighbours)).toBeLessThan(4 / Math.sqrt(units));
  });

  test('come in the size that is given for each value; where none is, the value stays', () => {
    const data = dataOf({ a: [5, 5, 5, null], b: [1, 2, 3, 4] }, { a: [0, 3, Number.NaN, 1] });
    const redraw = measurementErrors(data);
    const random = createRandom({ seed: 2 });
    const second = Float64Array.from({ length: 4000 }, () => {
      const [a, b] = redraw(random);
      expect([a![0], a![2], a![3]]).toEqual([5, 5, Number.NaN]);
      expect(b).toBe(data.columns[1]!.values);
      return a![1]!;
    });
    const mean = second.reduce((sum, value) => sum + value, 0) / 4000;
    const sd = Math.sqrt(second.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4000);
    expect(Math.abs(mean - 5)).toBeLessThan(0.2);
    expect(Math.abs(sd - 3)).toBeLessThan(0.15);
  });
});

describe('an index under doubt', () => {
  test('two units of known difference and error: the chance that the lower comes out ahead', () => {
    const data = dataOf({ a: [0, 1, -50] }, { a: [1, 1, 1] });
    const found = exploreIndex({
      ...certain,
      draws: 20_000,
      data,
      spec: specOf([indicator('a')]),
      random: createRandom({ seed: 1 }),
    });
    const [first, , last] = rankIntervals(found);
    const ahead = normalCumulative(-1 / Math.SQRT2);
    expect(Math.abs(first!.rank!.mean - (2 - ahead))).toBeLessThan(4 * Math.sqrt((ahead * (1 - ahead)) / 20_000));
    expect(first!.nominal).toBe(2);
    expect(last!.rank).toEqual({ mean: 3, q05: 3, q25: 3, q50: 3, q75: 3, q95: 3 });
  });

  test('without errors or options nothing moves', () => {
    const data = dataOf({ a: [3, 1, 2, null] });
    const found = exploreIndex({ ...certain, data, spec: specOf([indicator('a')]), random: createRandom({ seed: 1 }) });
    const intervals = rankIntervals(found);
    expect(intervals.map(({ nominal, rank }) => [nominal, rank?.q05 ?? null, rank?.q95 ?? null])).toEqual([
      [1, 1, 1],
      [3, 3, 3],
      [2, 2, 2],
      [null, null, null],
    ]);
    expect(intervals[3]!.scored).toBe(0);
    expect(scoreIntervals(found, { scale: 'as-scored', unit: 'points' })[0]).toMatchObject({
      mean: 3,
      sd: 0,
      unit: 'points',
    });
    expect(scoreIntervals(found, { scale: 'standardised', unit: 'sd' })).toEqual([
      expect.objectContaining({ mean: 1 }),
      expect.objectContaining({ mean: -1 }),
      expect.objectContaining({ mean: 0 }),
      null,
    ]);
  });

  test('a denominator errs once for all that it divides', () => {
    const data = dataOf({ a: [6, 6], b: [6, 6], size: [2, 2] }, { size: [0.2, 0.2] });
    const by = { denominator: 'size' };
    const spec = specOf([indicator('a', by), indicator('b', { ...by, direction: -1 })], {
      denominate: { rule: 'by-denominator' },
    });
    const { scores } = exploreIndex({ ...certain, data, spec, random: createRandom({ seed: 1 }) });
    expect(scores.every((score) => score === 0)).toBe(true);
  });

  test('what is imputed is as uncertain as its group is spread out', () => {
    const data = dataOf({ a: [null, 0, 10, null, 4, 4] });
    const spec = specOf([indicator('a')], { impute: { rule: 'group-mean', grouping: 'half' } });
    const found = exploreIndex({ ...certain, data, spec, random: createRandom({ seed: 1 }) });
    const [wide, , , none] = scoreIntervals(found, { scale: 'as-scored', unit: 'points' });
    expect(wide!.q05).toBe(0);
    expect(wide!.q95).toBe(10);
    expect(Math.abs(wide!.mean - 5)).toBeLessThan(0.5);
    expect(none).toMatchObject({ mean: 4, sd: 0 });
    expect(found.nominal.scores[0]).toBe(5);
  });

  test('options are drawn alike, and the same seed gives the same digits', () => {
    const data = dataOf({ a: [1, 2, 3], b: [3, 2, 1] });
    const spec = specOf([indicator('a'), indicator('b')]);
    const variations = inclusionVariations(spec).slice(0, 1);
    const explore = (seed: number) =>
      exploreIndex({ data, spec, variations, measurement: false, draws: 4000, random: createRandom({ seed }) });
    const found = explore(5);
    // Without a, u0 has 3 points; with it, 2.
    const without = found.scores.filter((score, at) => at % 3 === 0 && score === 3).length;
    expect(Math.abs(without - 2000)).toBeLessThan(130);
    expect(explore(5)).toEqual(found);
    expect(explore(6).scores).not.toEqual(found.scores);
  });

  test('weights may be off by a stated share of themselves', () => {
    const spec = specOf([indicator('a', { weight: 2 }), indicator('b')]);
    const { options } = weightVariation({ spec, relative: 0.25, count: 500, random: createRandom({ seed: 1 }) });
    const weights = options.flatMap(({ edits }) =>
      edits.flatMap((edit) => (edit.edit === 'weigh' ? [edit.weights['a']!] : [])),
    );
    expect(weights).toHaveLength(500);
    expect(Math.min(...weights)).toBeGreaterThan(1.5);
    expect(Math.max(...weights)).toBeLessThan(2.5);
    expect(Math.max(...weights) - Math.min(...weights)).toBeGreaterThan(0.95);
  });

  test('an interval of ranks holds the rank by true values about nine times in ten', () => {
    const [units, worlds] = [20, 60];
    let held = 0;
    for (let seed = 0; seed < worlds; seed++) {
      const truth = ['a', 'b', 'c'].map((id, k) => [id, normals(units, 1000 * seed + k)] as const);
      const error = normals(3 * units, 1000 * seed + 500);
      const measured = truth.map(
        ([id, values], k) => [id, values.map((value, i) => value + 0.3 * error[k * units + i]!)] as const,
      );
      const sds = Object.fromEntries(truth.map(([id]) => [id, Array.from({ length: units }, () => 0.3)]));
      const spec = specOf(['a', 'b', 'c'].map((id) => indicator(id)));
      const explore = (columns: typeof measured, draws: number) =>
        exploreIndex({
          ...certain,
          draws,
          data: dataOf(Object.fromEntries(columns), sds),
          spec,
          random: createRandom({ seed }),
        });
      const right = explore(truth, 1).nominal.ranks;
      for (const [i, { rank }] of rankIntervals(explore(measured, 200)).entries()) {
        if (rank!.q05 <= right[i]! && rank!.q95 >= right[i]!) held++;
      }
    }
    // Errors added to measured values widen the ranks' spread once more: intervals are somewhat too wide, never too narrow.
    expect(held / (units * worlds)).toBeGreaterThan(0.86);
    expect(held / (units * worlds)).toBeLessThan(0.99);
  });

  test('two hundred units, treated and normalised: the middle of the ranks is near the nominal rank', () => {
    const ids = Array.from({ length: 10 }, (_, k) => `i${k}`);
    const columns = Object.fromEntries(ids.map((id, k) => [id, normals(200, k)]));
    const sds = Object.fromEntries(ids.map((id) => [id, Array.from({ length: 200 }, () => 0.1)]));
    const spec = specOf(
      ids.map((id) => indicator(id)),
      { treat: customary, normalise: minMax },
    );
    const found = exploreIndex({
      ...certain,
      draws: 300,
      data: dataOf(columns, sds),
      spec,
      random: createRandom({ seed: 4 }),
    });
    for (const { nominal, rank } of rankIntervals(found)) expect(Math.abs(rank!.q50 - nominal!)).toBeLessThan(25);
  });
});
