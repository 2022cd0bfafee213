import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateOf } from '../../src/model/index.js';

describe('estimates', () => {
  test('known values: 0 to 100', () => {
    const draws = Float64Array.from({ length: 101 }, (_, i) => (i * 37) % 101);
    const before = Float64Array.from(draws);
    const estimate = estimateOf(draws, 'point');
    expect(estimate).toEqual({
      mean: 50,
      sd: expect.closeTo(Math.sqrt((101 * 102) / 12), 9),
      q05: 5,
      q25: 25,
      q50: 50,
      q75: 75,
      q95: 95,
      unit: 'point',
    });
    expect(draws, 'the draws keep their order: it is what joins them').toEqual(before);
  });

  test('quantiles are in order and move with the draws', () => {
    const draws = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(draws, fc.integer({ min: -50, max: 50 }), (values, shift) => {
        const was = estimateOf(Float64Array.from(values), 'point');
        expect(was.q05 <= was.q25 && was.q25 <= was.q50 && was.q50 <= was.q75 && was.q75 <= was.q95).toBe(true);
        const shifted = estimateOf(
          Float64Array.from(values, (x) => x + shift),
          'point',
        );
        expect(shifted.q95).toBeCloseTo(was.q95 + shift, 9);
        expect(shifted.mean).toBeCloseTo(was.mean + shift, 9);
        expect(shifted.sd).toBeCloseTo(was.sd, 9);
      }),
      { seed: 20260101 },
    );
  });

  test('no draws is an error', () => {
    expect(() => estimateOf(new Float64Array(0), 'point')).toThrow('at least one draw');
  });

  test.each([Number.NaN, Infinity, -Infinity])('%d among the draws is an error that says where', (bad) => {
    expect(() => estimateOf(Float64Array.of(1, 2, bad), 'point')).toThrow(`got ${bad} at 2`);
  });
});
