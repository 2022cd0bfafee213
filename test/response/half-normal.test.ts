import { describe, expect, test } from 'vitest';
import { halfNormal, halfNormalSlope } from '../../src/response/half-normal.js';
import { normalCumulative } from '../../src/statistics/index.js';

const grid = Array.from({ length: 121 }, (_, i) => (i - 60) / 10);

describe('the size of a standard normal, made of a standard normal', () => {
  test('is its quantile: as improbable as what it is made of', () => {
    for (const z of grid) {
      const size = halfNormal(z);
      // P(|N| > size) = P(N > z), told from the tail that is thinner.
      if (z < 0) expect(Math.abs(2 * (normalCumulative(size) - 0.5) - normalCumulative(z))).toBeLessThan(1e-15);
      else expect((2 * normalCumulative(-size)) / normalCumulative(-z)).toBeCloseTo(1, 11);
    }
    // Quartiles of |N(0, 1)|: Φ⁻¹ of 5/8, 3/4 and 7/8.
    const quartile = 0.6744897501960817;
    expect(halfNormal(-quartile)).toBeCloseTo(0.3186393639643752, 14);
    expect(halfNormal(0)).toBeCloseTo(quartile, 15);
    expect(halfNormal(quartile)).toBeCloseTo(1.1503493803760079, 14);
  });

  test('grows smoothly, with the slope of differences', () => {
    for (const z of grid) {
      const step = 1e-3;
      const slope = (by: number): number => (halfNormal(z + by) - halfNormal(z - by)) / (2 * by);
      const expected = (4 * slope(step) - slope(2 * step)) / 3;
      expect(expected).toBeGreaterThan(0);
      expect(Math.abs(halfNormalSlope(z, halfNormal(z)) - expected)).toBeLessThan(1e-10);
    }
  });

  test('stays a number and no less than 0 however far off', () => {
    for (const z of [-1e3, -40, -9, 9, 30]) {
      const size = halfNormal(z);
      expect(size).toBeGreaterThanOrEqual(0);
      expect(size).toBeLessThan(40);
      expect(Number.isFinite(halfNormalSlope(z, size))).toBe(true);
    }
  });
});
