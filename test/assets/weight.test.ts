import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../src/assets/index.js';
import { leadingLoadings } from '../../src/assets/principal-component.js';
import { correlationOf } from '../../src/assets/spread.js';
import { weigh } from '../../src/assets/weight.js';
import { describeProblem } from '../../src/model/index.js';
import { dataOf, indicator, normals, specOf } from './made-up.js';

/** Columns that share a factor, each with noise and a spread of its own. */
function shared(noises: readonly number[], units = 60, seed = 1): Float64Array[] {
  const factor = normals(units, seed);
  return noises.map((noise, k) => {
    const own = normals(units, seed + 100 + k);
    return Float64Array.from(factor, (value, i) => (1 + k) * (value + noise * own[i]!));
  });
}

function weighted(columns: readonly Float64Array[], shares: Float64Array): Float64Array {
  return columns[0]!.map((_, i) => columns.reduce((sum, column, m) => sum + shares[m]! * column[i]!, 0));
}

const given = (count: number): Float64Array => new Float64Array(count).fill(1);

describe('weights by the first principal component', () => {
  test('are its loadings: of a matrix worked out by hand', () => {
    // Eigenvalues of [[1, r, 0], [r, 1, r], [0, r, 1]]: 1 + r√2, 1, 1 − r√2; the first vector is (1, √2, 1)/2.
    const loadings = leadingLoadings(Float64Array.from([1, 0.5, 0, 0.5, 1, 0.5, 0, 0.5, 1]), 3)!;
    expect(loadings[1]! / loadings[0]!).toBeCloseTo(Math.SQRT2, 12);
    expect(loadings[2]! / loadings[0]!).toBeCloseTo(1, 12);
  });

  test('are equal where all go together alike, or not at all', () => {
    for (const r of [0.3, 0]) {
      const { shares } = { shares: leadingLoadings(Float64Array.from([1, r, r, r, 1, r, r, r, 1]), 3)! };
      expect(shares[1]).toBeCloseTo(shares[0]!, 12);
      expect(shares[2]).toBeCloseTo(shares[0]!, 12);
    }
  });

  test('give less to a member that has little in common, and nothing to one that runs against the rest', () => {
    const columns = shared([0.2, 0.2, 3]);
    const { shares } = weigh('principal-component', given(3), columns)!;
    expect(shares[2]).toBeLessThan(0.7 * shares[0]!);
    const against = [...columns.slice(0, 2), columns[0]!.map((value) => -value)];
    expect(weigh('principal-component', given(3), against)!.shares[2]).toBe(0);
  });

  test('two that oppose each other get equal weights', () => {
    const [a] = shared([0]);
    const opposed = a!.map((value) => -value);
    expect(weigh('principal-component', given(2), [a!, opposed])).toEqual({
      shares: Float64Array.of(0.5, 0.5),
      rule: 'equal',
    });
  });
});

describe('weights balanced by correlation', () => {
  test('let all members that have a share correlate equally with the score, and others more', () => {
    const columns = fc.array(fc.double({ min: 0.1, max: 4, noNaN: true }), { minLength: 2, maxLength: 7 });
    fc.assert(
      fc.property(columns, fc.integer({ min: 0, max: 1000 }), (noises, seed) => {
        const members = shared(noises, 40, seed);
        const { shares, rule } = weigh('correlation-balanced', given(noises.length), members)!;
        expect(rule).toBe('correlation-balanced');
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        const score = weighted(members, shares);
        const correlations = members.map((member) => correlationOf(member, score));
        const least = Math.min(...correlations);
        for (const [m, correlation] of correlations.entries()) {
          expect(shares[m]).toBeGreaterThanOrEqual(0);
          if (shares[m]! > 0) expect(correlation).toBeCloseTo(least, 5);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('reach a least correlation that no other weights reach', () => {
    const members = shared([0.5, 1, 2, 0.8], 50, 9);
    const { shares } = weigh('correlation-balanced', given(4), members)!;
    const least = (weights: Float64Array): number => {
      const score = weighted(members, weights);
      return Math.min(...members.map((member) => correlationOf(member, score)));
    };
    const tries = normals(4000, 3).map(Math.abs);
    for (let k = 0; k < 1000; k++) {
      expect(least(Float64Array.from(tries.slice(4 * k, 4 * k + 4)))).toBeLessThanOrEqual(least(shares) + 1e-6);
    }
  });

  test('members that say the same share their weight', () => {
    const [a, b] = shared([0.5, 0.5]);
    const { shares } = weigh('correlation-balanced', given(3), [a!, a!, b!])!;
    expect(shares[1]).toBeCloseTo(shares[0]!, 6);
    // Together they weigh as much as the other, each in units of its spread.
    expect((shares[0]! + shares[1]!) / shares[2]!).toBeCloseTo(
      weigh('correlation-balanced', given(2), [a!, b!])!.shares[0]! /
        weigh('correlation-balanced', given(2), [a!, b!])!.shares[1]!,
      4,
    );
  });
});

describe('where a rule gives no weights', () => {
  test('too few units: equal ones, and a problem says so', () => {
    const data = dataOf({ a: [1, 2, null], b: [1, null, 3] });
    const built = buildIndex(
      data,
      specOf([indicator('a'), indicator('b')], { weight: { rule: 'principal-component' } }),
    );
    expect(built.weights.get('a')).toBe(0.5);
    expect(built.problems.map(describeProblem)).toEqual([
      expect.stringContaining('too little to weight them by principal-component'),
    ]);
  });

  test('a member without weight is named', () => {
    const a = normals(30, 1);
    const noise = normals(60, 2);
    const data = dataOf({
      a,
      b: a.map((value, i) => value + noise[i]!),
      c: a.map((value, i) => noise[30 + i]! - value),
    });
    const members = ['a', 'b', 'c'].map((id) => indicator(id));
    const built = buildIndex(data, specOf(members, { weight: { rule: 'principal-component' } }));
    expect(built.problems.map(describeProblem)).toEqual([
      expect.stringContaining('got 0 by principal-component for c'),
    ]);
  });
});
