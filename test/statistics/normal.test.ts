import { describe, expect, test } from 'vitest';
import {
  normalCumulative,
  normalDensity,
  normalLogCumulative,
  normalQuantile,
  quickCumulative,
  quickLogCumulative,
  quickQuantile,
} from '../../src/statistics/index.js';

/** Worst relative error over pairs of argument and known value. */
function worst(of: (x: number) => number, known: readonly (readonly [number, number])[]): number {
  return Math.max(...known.map(([x, value]) => Math.abs(of(x) / value - 1)));
}

/** By mpmath 1.3.0 at 60 digits (ncdf, its log, and roots of ncdf), rounded to doubles. */
const knownCumulative = [
  [-30, 4.906713927148187e-198],
  [-20, 2.7536241186062337e-89],
  [-12, 1.776482112077679e-33],
  [-8, 6.220960574271784e-16],
  [-6, 9.86587645037698e-10],
  [-5, 2.866515718791939e-7],
  [-4.5, 3.3976731247300603e-6],
  [-4, 3.1671241833119924e-5],
  [-3.999, 3.180534005420203e-5],
  [-3, 0.0013498980316300946],
  [-2, 0.02275013194817921],
  [-1.5, 0.06680720126885807],
  [-1, 0.15865525393145705],
  [-0.5, 0.3085375387259869],
  [-0.1, 0.460172162722971],
  [0.1, 0.539827837277029],
  [1, 0.8413447460685429],
  [2.5, 0.9937903346742238],
] as const;

const knownLogCumulative = [
  [-1000, -500007.82669481216],
  [-100, -5005.524208694205],
  [-38, -726.5572160188201],
  [-30, -454.3212439563432],
  [-10, -53.23128515051247],
  [-5, -15.064998393988725],
  [-4, -10.360101486527292],
  [-3, -6.607726221510349],
  [-1, -1.8410216450092636],
  [1, -0.17275377902344988],
  [3, -0.0013508099647481938],
  [4.5, -3.397678896834466e-6],
  [6, -9.865876455243758e-10],
] as const;

const knownQuantiles = [
  [1e-100, -21.273453560965326],
  [1e-20, -9.262340089798407],
  [1e-10, -6.361340902404057],
  [1e-5, -4.264890793922825],
  [0.001, -3.0902323061678136],
  [0.025, -1.9599639845400543],
  [0.05, -1.6448536269514726],
  [0.25, -0.6744897501960817],
  [0.4, -0.2533471031357997],
] as const;

describe('the normal distribution', () => {
  test('Φ to 13 digits in the body and the lower tail', () => {
    expect(worst(normalCumulative, knownCumulative)).toBeLessThan(4e-14);
  });

  test('log Φ to 13 digits, far into both tails', () => {
    expect(worst(normalLogCumulative, knownLogCumulative)).toBeLessThan(1e-13);
  });

  test('quantiles to 14 digits, and inverse to Φ', () => {
    expect(worst(normalQuantile, knownQuantiles)).toBeLessThan(1e-14);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
    for (let p = 0.0005; p < 0.5; p += 0.0137) {
      expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 11);
      expect(Math.abs(normalCumulative(normalQuantile(p)) / p - 1)).toBeLessThan(1e-13);
    }
  });

  test('0 and 1 are the ends', () => {
    expect(normalLogCumulative(0)).toBe(-Math.LN2);
    expect([0, 1].map(normalQuantile)).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect([-60, 0, 60].map(normalCumulative)).toEqual([0, 0.5, 1]);
  });

  test('φ is the slope of Φ', () => {
    for (const x of [-6, -2.5, -1, 0, 0.3, 2]) {
      const slope = (normalCumulative(x + 1e-5) - normalCumulative(x - 1e-5)) / 2e-5;
      expect(Math.abs(slope / normalDensity(x) - 1)).toBeLessThan(1e-5);
    }
  });
});

describe('the normal distribution by table', () => {
  const steps = (from: number, to: number, count: number) =>
    Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 0.37)) / count);

  test('Φ within the bound it states', () => {
    const excess = steps(-9, 9, 60_011).map((x) => {
      const error = Math.abs(quickCumulative(x) - normalCumulative(x));
      // Near 1 a double has no finer steps than 2.2e-16.
      return error - 2e-6 * (1 + x * x) * normalCumulative(-Math.abs(x)) - 3e-16;
    });
    expect(Math.max(...excess)).toBeLessThan(0);
    expect([quickCumulative(-40), quickCumulative(40)]).toEqual([1e-19, 1]);
  });

  test('log Φ within 1e-9', () => {
    const errors = steps(-9, 9, 60_011).map((x) => Math.abs(quickLogCumulative(x) - normalLogCumulative(x)));
    expect(Math.max(...errors)).toBeLessThan(1e-9);
    expect(quickLogCumulative(-30)).toBe(normalLogCumulative(-30));
    expect(quickLogCumulative(12)).toBe(0);
  });

  test('quantiles within 2e-5, exact in the tails', () => {
    const errors = steps(0, 1, 60_011).map((p) => Math.abs(quickQuantile(p) - normalQuantile(p)));
    expect(Math.max(...errors)).toBeLessThan(2e-5);
    for (const p of [1e-18, 1e-9, 0.003, 0.9975]) expect(quickQuantile(p)).toBe(normalQuantile(p));
  });
});
