import { describe, expect, test } from 'vitest';
import {
  type Variation,
  buildIndex,
  compareIndices,
  contributionsTo,
  editSpec,
  importanceIn,
  leaveOneOut,
  measurementFactor,
  sensitivityOf,
} from '../../src/assets/index.js';
import { createRandom } from '../../src/statistics/index.js';
import { dataOf, group, indicator, minMax, normals, specOf } from './made-up.js';

const units = 60;

/** Four indicators of one thing with noise, one that is noise only, and one that runs against the rest. */
function world(seed = 1) {
  const factor = normals(units, seed);
  const noisy = (k: number, sign = 1): number[] => {
    const own = normals(units, seed + 10 + k);
    return factor.map((value, i) => sign * value + 0.6 * own[i]!);
  };
  return {
    a: noisy(1),
    b: noisy(2),
    c: noisy(3),
    d: noisy(4),
    noise: normals(units, seed + 50),
    against: noisy(5, -1),
  };
}

const spec = specOf(
  ['a', 'b', 'c', 'd', 'noise'].map((id) => indicator(id)),
  { normalise: minMax },
);

describe('which choice matters', () => {
  const data = dataOf(world(), { a: Array.from({ length: units }, () => 0.01) });
  const aggregation: Variation = {
    id: 'aggregation',
    options: [
      { id: 'arithmetic', edits: [] },
      { id: 'copeland', edits: [{ edit: 'choose', step: 'aggregate', choice: { rule: 'copeland' } }] },
    ],
  };
  const idle: Variation = {
    id: 'idle',
    options: [
      { id: 'as it is', edits: [] },
      { id: 'the same weights', edits: [{ edit: 'weigh', weights: { a: 1, b: 1 } }] },
    ],
  };
  const options = { data, spec, measurement: true, base: 150, bootstrap: 100, random: createRandom({ seed: 3 }) };

  test('one that moves ranks has nearly all of it, one that does nothing exactly nil, small errors little', () => {
    const found = sensitivityOf({ ...options, variations: [aggregation, idle] })!;
    expect(found.map(({ id }) => id)).toEqual(['aggregation', 'idle', measurementFactor]);
    const [large, nil, small] = found;
    expect(large!.total.value).toBeGreaterThan(0.85);
    expect(nil!.first).toEqual({ value: 0, q05: 0, q95: 0 });
    expect(nil!.total).toEqual({ value: 0, q05: 0, q95: 0 });
    expect(small!.total.value).toBeGreaterThan(0);
    expect(small!.total.value).toBeLessThan(0.15);
  });

  test('nothing to share out where nothing moves', () => {
    expect(sensitivityOf({ ...options, measurement: false, variations: [idle] })).toBeNull();
  });

  test('the rank of one unit may be asked for', () => {
    const found = sensitivityOf({ ...options, variations: [aggregation], measurement: false, unit: 'u3' });
    const [one, other] = [spec, editSpec(spec, aggregation.options[1]!.edits)].map(
      (it) => buildIndex(data, it).ranks[3],
    );
    expect(found === null).toBe(one === other);
    const moved = data.units.findIndex(
      (_, i) =>
        buildIndex(data, spec).ranks[i] !== buildIndex(data, editSpec(spec, aggregation.options[1]!.edits)).ranks[i],
    );
    const whole = sensitivityOf({ ...options, variations: [aggregation], measurement: false, unit: `u${moved}` })!;
    expect(whole[0]!.total.value).toBeGreaterThan(0.9);
    expect(() => sensitivityOf({ ...options, variations: [aggregation], unit: 'nobody' })).toThrow(RangeError);
  });

  test('without anything to vary it refuses', () => {
    expect(() => sensitivityOf({ ...options, variations: [], measurement: false })).toThrow(RangeError);
  });
});

describe('which indicator matters', () => {
  test('pure noise has the share that noise has, though its weight is that of the others', () => {
    const data = dataOf(world());
    const found = importanceIn(buildIndex(data, spec), data, { deals: 300, random: createRandom({ seed: 1 }) });
    const [a, b, c, d, noise] = found;
    for (const counts of [a, b, c, d]) {
      expect(counts!.says).toBe('counts');
      expect(counts!.share).toBeGreaterThan(3 * noise!.share);
      expect(counts!.withRest).toBeGreaterThan(0.6);
    }
    expect(noise!.says).toBe('like-noise');
    expect(noise!.weight).toBeCloseTo(a!.weight, 12);
    expect(noise!.share).toBeLessThan(noise!.dealt.q95);
    expect(Math.abs(noise!.withRest!)).toBeLessThan(0.3);
  });

  test('noise is taken for more than noise one time in twenty', () => {
    let mistaken = 0;
    for (let seed = 0; seed < 50; seed++) {
      const data = dataOf(world(1000 * seed));
      const found = importanceIn(buildIndex(data, spec), data, { deals: 40, random: createRandom({ seed }) });
      if (found[4]!.says === 'counts') mistaken++;
    }
    expect(mistaken).toBeLessThanOrEqual(6);
  });

  test('one that runs against the rest is told from noise', () => {
    const data = dataOf(world());
    const opposed = specOf(
      ['a', 'b', 'c', 'd', 'against'].map((id) => indicator(id)),
      { normalise: minMax },
    );
    const found = importanceIn(buildIndex(data, opposed), data, { deals: 200, random: createRandom({ seed: 1 }) });
    expect(found.at(-1)!.withRest).toBeLessThan(-0.5);
    expect(found.at(-1)!.says).toBe('opposed');
  });

  test('an only indicator has no rest, and all of the share', () => {
    const data = dataOf({ a: normals(64, 1) });
    const [only] = importanceIn(buildIndex(data, specOf([indicator('a')])), data, {
      deals: 20,
      random: createRandom({ seed: 1 }),
    });
    expect(only!.withRest).toBeNull();
    // Four classes of a normal distribution hold most of its variance.
    expect(only!.share).toBeGreaterThan(0.8);
  });
});

describe('what if', () => {
  const data = dataOf({ a: [1, 2, 3, 4], b: [4, 3, 1, 2.5], c: [1, 2, 4, null] });
  const whole = specOf([group('ab', [indicator('a'), indicator('b')]), indicator('c')], { normalise: minMax });

  test('two variants are compared unit by unit', () => {
    const [first, second] = [whole, editSpec(whole, [{ edit: 'leave-out', node: 'c' }])].map((it) =>
      buildIndex(data, it!),
    );
    const { units: shifts, meanShift, largestShift, rankCorrelation } = compareIndices(first!, second!);
    expect(shifts).toEqual([
      { unit: 'u0', first: 4, second: 2, shift: 2 },
      { unit: 'u1', first: 3, second: 2, shift: 1 },
      { unit: 'u2', first: 2, second: 4, shift: -2 },
      { unit: 'u3', first: 1, second: 1, shift: 0 },
    ]);
    expect(meanShift).toBe(1.25);
    expect(largestShift).toBe(2);
    // Spearman's of 4, 3, 2, 1 and 2½, 2½, 4, 1.
    expect(rankCorrelation).toBeCloseTo(1.5 / Math.sqrt(5 * 4.5), 12);
    expect(() => compareIndices(first!, { ...second!, units: ['x'] })).toThrow(RangeError);
  });

  test('each indicator left out in turn is the index without it', () => {
    const found = leaveOneOut(data, whole)!;
    expect(found.map(({ indicator: id }) => id)).toEqual(['a', 'b', 'c']);
    for (const { indicator: id, ...comparison } of found) {
      const without = buildIndex(data, editSpec(whole, [{ edit: 'leave-out', node: id }]));
      expect(comparison).toEqual(compareIndices(buildIndex(data, whole), without));
    }
    expect(leaveOneOut(data, specOf([indicator('a')]))).toBeNull();
  });

  test('what drives a score adds up to its distance from the average', () => {
    const full = dataOf(world());
    const tree = specOf(
      [group('ab', [indicator('a'), indicator('b', { weight: 3 })]), indicator('noise', { direction: -1 })],
      { normalise: minMax },
    );
    const built = buildIndex(full, tree);
    const contributions = contributionsTo(built, full);
    const average = built.index.reduce((sum, score) => sum + score, 0) / units;
    for (const [i, score] of built.index.entries()) {
      const sum = contributions.reduce((total, { added }) => total + added[i]!, 0);
      expect(sum).toBeCloseTo(score - average, 9);
    }
    const a = built.stages.normalised.get('a')!;
    const mean = a.reduce((sum, value) => sum + value, 0) / units;
    expect(contributions[0]!.added[7]).toBeCloseTo(0.125 * (a[7]! - mean), 9);
  });

  test('a missing value drives nothing', () => {
    const built = buildIndex(data, whole);
    const [, , c] = contributionsTo(built, data);
    expect(c!.added[3]).toBe(0);
  });
});
