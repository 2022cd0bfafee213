import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Treatment } from '../../src/assets/index.js';
import { emptySummary, kurtosisIn, sdIn, skewnessIn, summarise } from '../../src/assets/summary.js';
import { treat } from '../../src/assets/treat.js';
import { normals } from './made-up.js';

const limits = { skewness: 2, kurtosis: 3.5 };

function treated(values: readonly number[], treatment: Treatment): number[] {
  const given = Float64Array.from(values);
  const summary = emptySummary();
  summarise(given, summary);
  const out = treat(given, treatment, new Float64Array(values.length), summary);
  expect([...given]).toEqual(values);
  const after = emptySummary();
  summarise(out, after);
  expect(summary).toEqual(after);
  return [...out];
}

describe('treating values far from the rest', () => {
  // The example in the help of COINr's winsorise().
  const outliers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100];

  test('brings in one value at a time until within the limits', () => {
    expect(treated(outliers, { rule: 'winsorise', points: 5, ...limits })).toEqual([...outliers.slice(0, 11), 30]);
    expect(treated(outliers, { rule: 'winsorise', points: 5, skewness: 1, kurtosis: 0 })).toEqual([
      ...outliers.slice(0, 10),
      10,
      10,
    ]);
  });

  test('brings in low values where the tail is low', () => {
    const mirrored = outliers.map((value) => -value);
    expect(treated(mirrored, { rule: 'winsorise', points: 5, ...limits })).toEqual([...mirrored.slice(0, 11), -30]);
  });

  test('counts values that tie, and stops at the number of points', () => {
    const many = [...Array.from({ length: 40 }, (_, i) => i / 40), 50, 50, 60];
    const kept = treated(many, { rule: 'winsorise', points: 1, ...limits });
    expect(kept.slice(40)).toEqual([50, 50, 50]);
    // The three that tie then move together, to the next.
    expect(treated(many, { rule: 'winsorise', points: 2, ...limits }).slice(40)).toEqual([39 / 40, 39 / 40, 39 / 40]);
  });

  test('takes the logarithm of what was given where points do not do', () => {
    const tail = Array.from({ length: 60 }, (_, i) => Math.exp(i / 5));
    const range = tail[59]! - tail[0]!;
    const logs = tail.map((value) => Math.log(value - tail[0]! + 0.01 * range));
    expect(treated(tail, { rule: 'winsorise-else-log', points: 1, ...limits })).toEqual(logs);
    expect(treated(tail, { rule: 'log', ...limits })).toEqual(logs);
  });

  test('a logarithm for a low tail keeps the order', () => {
    const tail = Array.from({ length: 60 }, (_, i) => -Math.exp(i / 5));
    const logs = treated(tail, { rule: 'log', ...limits });
    for (let i = 1; i < 60; i++) expect(logs[i]).toBeLessThan(logs[i - 1]!);
    expect(Math.abs(shape(logs).skewness)).toBeLessThan(Math.abs(shape(tail).skewness));
  });

  test('leaves alone what is within one of the limits, too short, or all the same', () => {
    for (const values of [normals(50, 1), [1, 2, 900], [4, 4, 4, 4, 4]]) {
      expect(treated(values, { rule: 'winsorise-else-log', points: 5, ...limits })).toEqual(values);
    }
  });

  test('stops where sums over all values say, however far the farthest lies', () => {
    /** One value after the other, everything summed anew each time. */
    const plainly = (given: readonly number[], points: number, skewness: number, kurtosis: number): number[] => {
      const now = [...given];
      for (let moved = 0; moved < points;) {
        const { skewness: skewed, kurtosis: peaked } = shape(now);
        if (!(Math.abs(skewed) > skewness && peaked > kurtosis)) break;
        const side = skewed >= 0 ? 1 : -1;
        const end = side * Math.max(...now.map((value) => side * value));
        const next = side * Math.max(...now.filter((value) => value !== end).map((value) => side * value));
        for (const [i, value] of now.entries()) if (value === end) now[i] = next;
        moved = now.filter((value) => value === next).length;
      }
      return now;
    };
    // Without the farthest hardly anything is left of the sums: differences of them once said that this was within the limits.
    const far = [0.3832721238223609, 1788.0898008816005, 0.15127884925370017, 0.396017758687517];
    expect(treated(far, { rule: 'winsorise-else-log', points: 1, skewness: 1, kurtosis: 1 })).toEqual(
      treated(far, { rule: 'log', skewness: 1, kurtosis: 1 }),
    );
    for (let seed = 1; seed <= 200; seed++) {
      const values = normals(20, seed).map((value) => Math.exp((1 + (seed % 16)) * value));
      const expected = plainly(values, 5, 1.5, 2);
      expect(treated(values, { rule: 'winsorise', points: 5, skewness: 1.5, kurtosis: 2 }), `${seed}`).toEqual(
        expected,
      );
    }
  });

  test('never turns the order around', () => {
    const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 4, maxLength: 30 });
    const rule = fc.constantFrom('winsorise', 'winsorise-else-log', 'log');
    fc.assert(
      fc.property(values, rule, (given, chosen) => {
        const out = treated(given, { rule: chosen, points: 3, skewness: 0.5, kurtosis: 0 });
        for (const [i, value] of given.entries()) {
          for (const [j, other] of given.entries()) if (value < other) expect(out[i]).toBeLessThanOrEqual(out[j]!);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the summary of a column', () => {
  test('skewness and kurtosis of the made-up example of spreadsheets', () => {
    // SKEW and KURT of 3, 4, 5, 2, 3, 4, 5, 6, 4, 7 in the documentation of Excel: .359543, −.151800.
    const { skewness, kurtosis } = shape([3, 4, 5, 2, 3, 4, 5, 6, 4, 7]);
    expect(skewness).toBeCloseTo(0.359543071, 9);
    expect(kurtosis).toBeCloseTo(-0.151799637, 9);
  });

  test('is that of two passes over what is there', () => {
    const values = fc.array(fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(Number.NaN)), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(values, (given) => {
        const summary = emptySummary();
        summarise(Float64Array.from(given), summary);
        const known = given.filter((value) => !Number.isNaN(value));
        expect(summary.count).toBe(known.length);
        if (known.length === 0) return;
        const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
        const power = (p: number): number => known.reduce((sum, value) => sum + (value - mean) ** p, 0);
        const scale = 1 + Math.max(...known.map((value) => Math.abs(value - mean)));
        expect([summary.low, summary.high]).toEqual([Math.min(...known), Math.max(...known)]);
        expect(Math.abs(summary.mean - mean)).toBeLessThan(1e-9 * (1 + Math.abs(mean)));
        expect(Math.abs(summary.second - power(2))).toBeLessThan(1e-9 * scale ** 2);
        expect(Math.abs(summary.third - power(3))).toBeLessThan(1e-9 * scale ** 3);
        expect(Math.abs(summary.fourth - power(4))).toBeLessThan(1e-9 * scale ** 4);
        if (known.length > 1) expect(sdIn(summary)).toBeCloseTo(Math.sqrt(power(2) / (known.length - 1)), 4);
      }),
    );
  });
});

function shape(values: readonly number[]): { skewness: number; kurtosis: number } {
  const summary = emptySummary();
  summarise(Float64Array.from(values), summary);
  return { skewness: skewnessIn(summary), kurtosis: kurtosisIn(summary) };
}
