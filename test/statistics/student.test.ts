import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { fisherTail, normalQuantile, studentCumulative, studentQuantile } from '../../src/statistics/index.js';

/** Closed forms. */
const cumulative: Record<number, (t: number) => number> = {
  1: (t) => 0.5 + Math.atan(t) / Math.PI,
  2: (t) => 0.5 + t / (2 * Math.SQRT2 * Math.sqrt(1 + (t * t) / 2)),
  4: (t) => 0.5 + (3 / 8) * (t / Math.sqrt(1 + (t * t) / 4)) * (1 - (t * t) / (12 * (1 + (t * t) / 4))),
};

describe("Student's t", () => {
  test.each([1, 2, 4])('with %d degrees of freedom is what its closed form says', (degrees) => {
    for (const t of [-30, -2.5, -0.3, 0, 1e-6, 0.7, 1.9, 12]) {
      expect(studentCumulative(t, degrees)).toBeCloseTo(cumulative[degrees]!(t), 13);
    }
  });

  test('has the quantiles of the printed tables', () => {
    // Fisher & Yates (1963), table III.
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.706, 3);
    expect(studentQuantile(0.95, 10)).toBeCloseTo(1.812, 3);
    expect(studentQuantile(0.975, 30)).toBeCloseTo(2.042, 3);
    expect(studentQuantile(0.995, 120)).toBeCloseTo(2.617, 3);
  });

  test('quantiles lead back, and are symmetric', () => {
    const probability = fc.double({ min: 1e-10, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(probability, fc.double({ min: 0.7, max: 1e6, noNaN: true }), (p, degrees) => {
        const t = studentQuantile(p, degrees);
        expect(studentCumulative(t, degrees) / p).toBeCloseTo(1, 8);
        expect(studentQuantile(1 - p, degrees)).toBeCloseTo(-studentQuantile(1 - (1 - p), degrees), 6);
      }),
    );
  });

  test('is normal with many degrees of freedom', () => {
    expect(studentQuantile(0.95, 1e9)).toBeCloseTo(normalQuantile(0.95), 7);
    expect(studentQuantile(0, 5)).toBe(-Infinity);
    expect(studentQuantile(1, 5)).toBe(Infinity);
  });
});

describe("Fisher's F", () => {
  test('with 1 degree over is the square of t', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 9, noNaN: true }), fc.integer({ min: 1, max: 500 }), (t, degrees) => {
        expect(fisherTail(t * t, 1, degrees)).toBeCloseTo(2 * studentCumulative(-t, degrees), 11);
      }),
    );
  });

  test('has a closed form with 2 degrees over', () => {
    for (const f of [0.2, 1, 3.3]) expect(fisherTail(f, 2, 10)).toBeCloseTo((1 + (2 * f) / 10) ** -5, 12);
    expect(fisherTail(0, 3, 9)).toBe(1);
    expect(() => fisherTail(1, 0, 9)).toThrow(RangeError);
  });
});
