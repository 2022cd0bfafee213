import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { digamma, inverseTrigamma, logGamma, trigamma } from '../../src/statistics/index.js';

/** x, log Γ(x), ψ(x), ψ′(x): SciPy 1.17 (gammaln, digamma, polygamma). */
const known: readonly (readonly [number, number, number, number])[] = [
  [0.001, 6.907178885383853, -1000.5755719318103, 1000001.6425331959],
  [0.1, 2.252712651734206, -10.423754940411076, 101.43329915079275],
  [0.5, 0.5723649429247, -1.9635100260214235, 4.93480220054468],
  [1, 0, -0.5772156649015329, 1.6449340668482266],
  [1.5, -0.12078223763524526, 0.03648997397857652, 0.9348022005446793],
  [2.87, 0.576580300223475, 0.8700954049832554, 0.41602637486310123],
  [10, 12.801827480081469, 2.251752589066721, 0.10516633568168576],
  [37.25, 96.61988458827808, 3.604169073005627, 0.02720920580395557],
  [10000, 82099.71749644238, 9.21029037114285, 0.00010000500016666666],
];

const relative = (got: number, want: number) => Math.abs(got - want) / Math.max(1, Math.abs(want));

describe('the gamma function', () => {
  test.each(known)('at %d agrees with SciPy', (x, logValue, first, second) => {
    expect(relative(logGamma(x), logValue)).toBeLessThan(1e-13);
    expect(relative(digamma(x), first)).toBeLessThan(1e-13);
    expect(relative(trigamma(x), second)).toBeLessThan(1e-13);
  });

  test('keeps its recurrences', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 200, noNaN: true }), (x) => {
        expect(relative(logGamma(x + 1), logGamma(x) + Math.log(x))).toBeLessThan(1e-12);
        expect(relative(digamma(x + 1), digamma(x) + 1 / x)).toBeLessThan(1e-12);
        expect(relative(trigamma(x + 1) + 1 / (x * x), trigamma(x))).toBeLessThan(1e-12);
      }),
    );
  });

  test('the inverse of trigamma leads back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 5000, noNaN: true }), (x) => {
        expect(inverseTrigamma(trigamma(x)) / x).toBeCloseTo(1, 8);
      }),
    );
  });

  test('refuses what is not positive', () => {
    for (const refused of [0, -1, Number.NaN]) {
      for (const take of [logGamma, digamma, trigamma, inverseTrigamma])
        expect(() => take(refused)).toThrow(RangeError);
    }
  });
});
