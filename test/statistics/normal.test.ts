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

/** Worst relative error over pairs of (argument, value to 20 digits). */
function worst(of: (x: number) => number, known: readonly (readonly [number, number])[]): number {
  return Math.max(...known.map(([x, value]) => Math.abs(of(x) / value - 1)));
}

/** By mpmath 1.3.0 at 60 digits (ncdf, its log, and roots of ncdf), rounded to 20. */
const knownCumulative = [
  [-30, 4.9067139271481870595e-198],
  [-20, 2.7536241186062336951e-89],
  [-12, 1.7764821120776789977e-33],
  [-8, 6.2209605742717841235e-16],
  [-6, 9.865876450376981407e-10],
  [-5, 2.8665157187919391167e-7],
  [-4.5, 3.3976731247300604017e-6],
  [-4, 3.1671241833119921254e-5],
  [-3.999, 3.1805340054202033348e-5],
  [-3, 1.3498980316300945267e-3],
  [-2, 0.0227501319481792072],
  [-1.5, 0.066807201268858066004],
  [-1, 0.15865525393145705141],
  [-0.5, 0.30853753872598689636],
  [-0.1, 0.46017216272297101633],
  [0.1, 0.53982783727702898367],
  [1, 0.84134474606854294859],
  [2.5, 0.99379033467422386483],
] as const;

const knownLogCumulative = [
  [-1000, -5.0000782669481218431e+5],
  [-100, -5.0055242086942050886e+3],
  [-38, -726.5572160188201301],
  [-30, -454.32124395634319711],
  [-10, -53.231285150512470578],
  [-5, -15.064998393988725736],
  [-4, -10.360101486527290828],
  [-3, -6.6077262215103495433],
  [-1, -1.8410216450092635058],
  [0, -0.69314718055994530942],
  [1, -0.17275377902344988953],
  [3, -1.3508099647481937988e-3],
  [4.5, -3.3976788968344661445e-6],
  [6, -9.8658764552437573169e-10],
] as const;

const knownQuantiles = [
  [1e-100, -21.273453560965324294],
  [1e-20, -9.2623400897984075796],
  [1e-10, -6.3613409024040561991],
  [1e-05, -4.2648907939228246102],
  [0.001, -3.0902323061678135354],
  [0.025, -1.9599639845400542118],
  [0.05, -1.644853626951472688],
  [0.25, -0.6744897501960817432],
  [0.4, -0.25334710313579974132],
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
