import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatChance,
  formatEstimate,
  formatInterval,
  isClear,
  negated,
  roundTo,
  sized,
} from '../../src/mechanics/index.js';
import { type Estimate, estimateOf } from '../../src/model/index.js';
import { seeded } from './world.js';

const estimate = (q50: number, q05: number, q95: number): Estimate =>
  Object.freeze({ mean: q50, sd: 1, q05, q25: q05, q50, q75: q95, q95, unit: 'point' });

describe('numbers as people write them', () => {
  test.each([
    [1.3028, 1, '1.3'],
    [-1.3028, 1, '−1.3'],
    [-0.04, 1, '0.0'],
    [2, 0, '2'],
    [1234.5, 1, '1234.5'],
    [-1234567.25, 1, '−1,234,567.3'],
    [12500, 0, '12,500'],
  ])('%d to %d decimals is %s', (value, decimals, text) => {
    expect(roundTo(value, decimals)).toBe(text);
  });

  test('what is not finite is an error, not a word', () => {
    expect(() => roundTo(Number.NaN, 1)).toThrow(RangeError);
  });

  test.each([
    [1.3028, 1.1, 1.5, '1.3 (1.1 to 1.5)'],
    [1.3028, 1.29, 1.31, '1.30 (1.29 to 1.31)'],
    [13.028, 11, 15, '13 (11 to 15)'],
    [-1.3028, -1.5, -1.1, '−1.3 (−1.5 to −1.1)'],
    [0.4, -0.1, 0.9, '0.4 (−0.1 to 0.9)'],
    [0.4, 0.03, 0.9, '0.40 (0.03 to 0.90)'],
    [0.02, 0.001, 0.05, '0.02 (just above 0 to 0.05)'],
    [-0.02, -0.05, -0.001, '−0.02 (−0.05 to just below 0)'],
    [1.3028, 1.3027, 1.3029, '1.30'],
  ])('%d between %d and %d reads %s', (q50, q05, q95, text) => {
    expect(formatEstimate(estimate(q50, q05, q95), null)).toBe(text);
  });

  test('units: one point, 1.0 points, 2 points', () => {
    expect(formatEstimate(estimate(1, -4, 6), 'point')).toBe('1 point (−4 to 6)');
    expect(formatEstimate(estimate(1, 0.8, 1.2), 'point')).toBe('1.0 points (0.8 to 1.2)');
    expect(formatInterval(estimate(0.1, -0.1, 0.3), 'point')).toBe('−0.1 to 0.3 points');
  });

  test.each([
    [0.97, '97 in 100'],
    [0.5, '50 in 100'],
    [1, 'more than 99 in 100'],
    [0.996, 'more than 99 in 100'],
    [0.004, 'fewer than 1 in 100'],
    [0, 'fewer than 1 in 100'],
  ])('a probability of %d is %s', (probability, text) => {
    expect(formatChance(probability)).toBe(text);
  });
});

describe('estimates turned round', () => {
  const anyEstimate = fc
    .array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 30 })
    .map((values) => estimateOf(Float64Array.from(values), 'point'));

  test('the negative of an estimate is the estimate of the negative', () => {
    const values = Float64Array.from([3, -1, 4, 1, -5]);
    const got = negated(estimateOf(values, 'point'));
    const expected = estimateOf(
      values.map((x) => -x),
      'point',
    );
    for (const key of ['mean', 'sd', 'q05', 'q25', 'q50', 'q75', 'q95'] as const)
      expect(got[key]).toBeCloseTo(expected[key]);
  });

  test('sized estimates have no negative median, and stay as clear as they were', () => {
    fc.assert(
      fc.property(anyEstimate, (some) => {
        expect(sized(some).q50).toBeGreaterThanOrEqual(0);
        expect(isClear(sized(some))).toBe(isClear(some));
      }),
      seeded,
    );
  });

  test('at most two decimals, and a clear estimate never shows an end at 0', () => {
    fc.assert(
      fc.property(anyEstimate, (some) => {
        const text = formatEstimate(some, 'point');
        expect(text).not.toMatch(/\d\.\d{3}|(^|[( ])-/);
        if (isClear(some)) expect(text).not.toMatch(/(^|\(|to )−?0(\.0+)?(\)| to| point)/);
      }),
      seeded,
    );
  });
});
