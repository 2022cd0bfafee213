import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combineDraws, meanOf, quantileOfSorted, sdOf } from '../../src/model/index.js';

const anyDraws = fc
  .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 })
  .map((values) => Float64Array.from(values));
const seeded = { seed: 20260101 };

describe('draws', () => {
  test('mean and standard deviation by hand', () => {
    const draws = Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9);
    expect(meanOf(draws)).toBe(5);
    expect(sdOf(draws)).toBeCloseTo(Math.sqrt(32 / 7), 12);
  });

  test('a single draw has no spread', () => {
    expect(sdOf(Float64Array.of(3))).toBe(0);
  });

  test.each([
    // R: quantile(c(1, 2, 4, 8), p, type = 7)
    [0, 1],
    [0.05, 1.15],
    [0.25, 1.75],
    [0.5, 3],
    [0.75, 5],
    [0.95, 7.4],
    [1, 8],
  ])('the %d quantile of 1, 2, 4, 8 is %d', (probability, quantile) => {
    expect(quantileOfSorted([1, 2, 4, 8], probability)).toBeCloseTo(quantile, 12);
  });

  test('quantiles lie within the draws and do not fall', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(anyDraws, share, share, (draws, p, q) => {
        const sorted = Float64Array.from(draws).sort();
        const [low, high] = [quantileOfSorted(sorted, Math.min(p, q)), quantileOfSorted(sorted, Math.max(p, q))];
        expect(low).toBeGreaterThanOrEqual(sorted[0]!);
        expect(high).toBeLessThanOrEqual(sorted.at(-1)! + 1e-9 * Math.abs(sorted.at(-1)!));
        expect(high - low).toBeGreaterThanOrEqual(-1e-9 * Math.max(1, Math.abs(low)));
      }),
      seeded,
    );
  });

  test('joint draws combine element by element and are left as they were', () => {
    const [a, b] = [Float64Array.of(1, 2, 3), Float64Array.of(10, 20, 30)];
    expect([...combineDraws(a, b, (x, y) => y - x)]).toEqual([9, 18, 27]);
    expect([...a, ...b]).toEqual([1, 2, 3, 10, 20, 30]);
  });

  test('draws that are not equally many are not joint', () => {
    expect(() => combineDraws(Float64Array.of(1), Float64Array.of(1, 2), (x) => x)).toThrow('expected 1, got 2');
  });
});
