import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Members, aggregate } from '../../src/assets/aggregate.js';
import { meanRanks, ranksOf } from '../../src/assets/ranks.js';
import type { Aggregation } from '../../src/assets/index.js';

function aggregated(
  columns: readonly (readonly number[])[],
  shares: readonly number[],
  rule: Aggregation['rule'],
): number[] {
  const members: Members = {
    scores: columns.map((column) => Float64Array.from(column)),
    shares: Float64Array.from(shares),
  };
  const out = new Float64Array(columns[0]!.length);
  aggregate(members, { rule }, out);
  return [...out];
}

describe('aggregation', () => {
  test('three means of 4 and 9 at weights ½, ½ and of 2 and 8 at ¼, ¾', () => {
    expect(aggregated([[4], [9]], [0.5, 0.5], 'arithmetic')).toEqual([6.5]);
    expect(aggregated([[4], [9]], [0.5, 0.5], 'geometric')).toEqual([expect.closeTo(6, 12)]);
    expect(aggregated([[4], [9]], [0.5, 0.5], 'harmonic')).toEqual([expect.closeTo(72 / 13, 12)]);
    expect(aggregated([[2], [8]], [0.25, 0.75], 'geometric')).toEqual([expect.closeTo(2 ** 2.5, 12)]);
  });

  test('the more a mean asks for balance the lower it is, and all lie between the members', () => {
    const scores = fc.array(
      fc.tuple(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true })),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(scores, (pairs) => {
        const sum = pairs.reduce((total, [, weight]) => total + weight, 0);
        const columns = pairs.map(([score]) => [score]);
        const shares = pairs.map(([, weight]) => weight / sum);
        const of = (rule: Aggregation['rule']): number => aggregated(columns, shares, rule)[0]!;
        const values = pairs.map(([score]) => score);
        expect(of('harmonic')).toBeLessThanOrEqual(of('geometric') + 1e-9);
        expect(of('geometric')).toBeLessThanOrEqual(of('arithmetic') + 1e-9);
        expect(of('arithmetic')).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        expect(of('harmonic')).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
      }),
    );
  });

  test('Copeland counts who beats whom: one that is best on most of the weight wins over one best by far on the rest', () => {
    // u0 beats u1 and u2 on the first two; u2 is far ahead on the third.
    const columns = [
      [3, 2, 1],
      [3, 1, 2],
      [0, 1, 1000],
    ];
    expect(aggregated(columns, [0.3, 0.3, 0.4], 'copeland')).toEqual([100, 0, 50]);
    expect(aggregated(columns, [0.2, 0.2, 0.6], 'copeland')).toEqual([0, 50, 100]);
  });

  test('Copeland: a cycle and a tie leave all in the middle', () => {
    const cycle = [
      [3, 2, 1],
      [2, 1, 3],
      [1, 3, 2],
    ];
    expect(aggregated(cycle, [1 / 3, 1 / 3, 1 / 3], 'copeland')).toEqual([50, 50, 50]);
    expect(aggregated([[1, 1]], [1], 'copeland')).toEqual([50, 50]);
    expect(aggregated([[1]], [1], 'copeland')).toEqual([50]);
  });

  test('Copeland goes by order alone, and compares on what both have', () => {
    const columns = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 }), {
      minLength: 2,
      maxLength: 4,
    });
    fc.assert(
      fc.property(columns, (given) => {
        const shares = given.map(() => 1 / given.length);
        const scores = aggregated(given, shares, 'copeland');
        expect(
          aggregated(
            given.map((column) => column.map((value) => value ** 3)),
            shares,
            'copeland',
          ),
        ).toEqual(scores);
        expect(scores.reduce((sum, score) => sum + score - 50, 0)).toBeCloseTo(0, 9);
      }),
    );
    expect(
      aggregated(
        [
          [1, Number.NaN, 2],
          [1, 3, Number.NaN],
        ],
        [0.5, 0.5],
        'copeland',
      ),
    ).toEqual([0, 75, 75]);
  });
});

describe('ranks', () => {
  test('the best is 1, ties share the best rank, missing has none', () => {
    expect([...ranksOf(Float64Array.of(3, Number.NaN, 8, 3, -2, 0, -0))]).toEqual([2, Number.NaN, 1, 2, 6, 4, 4]);
    expect([...ranksOf(Float64Array.of(Number.NaN))]).toEqual([Number.NaN]);
  });

  test('mean ranks: the lowest is 1, ties share the mean', () => {
    expect([...meanRanks(Float64Array.of(3, Number.NaN, 8, 3, -2))]).toEqual([2.5, Number.NaN, 4, 2.5, 1]);
  });

  test('a rank is one more than how many are better', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 20 }), (scores) => {
        const better = scores.map((score) => 1 + scores.filter((other) => other > score).length);
        expect([...ranksOf(Float64Array.from(scores))]).toEqual(better);
      }),
    );
  });
});
