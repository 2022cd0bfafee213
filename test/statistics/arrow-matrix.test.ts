import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArrowFactor, type ArrowMatrix, createRandom, factorArrow } from '../../src/statistics/index.js';

/** The whole matrix, row by row. */
function dense({ arms, coupling, core }: ArrowMatrix): Float64Array[] {
  const a = arms.length;
  const n = Math.sqrt(core.length);
  return Array.from({ length: a + n }, (_, i) =>
    Float64Array.from({ length: a + n }, (_unused, k) => {
      if (i < a) return k < a ? (i === k ? arms[i]! : 0) : coupling[i * n + k - a]!;
      return k < a ? coupling[k * n + i - a]! : core[(i - a) * n + k - a]!;
    }),
  );
}

/** The textbook's Cholesky factor; null where there is none. */
function cholesky(matrix: readonly Float64Array[]): Float64Array[] | null {
  const lower = matrix.map((row) => new Float64Array(row.length));
  for (const [i, row] of lower.entries()) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * lower[j]![k]!;
      if (i === j && !(sum > 0)) return null;
      row[j] = i === j ? Math.sqrt(sum) : sum / lower[j]![j]!;
    }
  }
  return lower;
}

function times(matrix: readonly Float64Array[], x: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) => row.reduce((sum, value, i) => sum + value * x[i]!, 0));
}

function transposed(matrix: readonly Float64Array[]): Float64Array[] {
  return matrix.map((_, i) => Float64Array.from(matrix, (row) => row[i]!));
}

/** Random, positive definite with eigenvalues of 0.3 and more before rows and columns are scaled by `units`. */
function makeMatrix(a: number, n: number, seed: number, units = 1): ArrowMatrix {
  const random = createRandom({ seed });
  const scale = Float64Array.from({ length: a + n }, () => units ** random.normal());
  const arms = Float64Array.from({ length: a }, (_, i) => (0.5 + random.exponential()) * scale[i]! ** 2);
  const coupling = new Float64Array(a * n).map(
    (_, at) => (random.normal() / Math.sqrt(a + n)) * scale[Math.floor(at / n)]! * scale[a + (at % n)]!,
  );
  const mix = new Float64Array(n * n).map(() => random.normal() / Math.sqrt(Math.max(1, n)));
  const core = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      let sum = i === k ? 0.3 * scale[a + i]! ** 2 : 0;
      for (let m = 0; m < n; m++) sum += mix[i * n + m]! * mix[k * n + m]! * scale[a + i]! * scale[a + k]!;
      for (let m = 0; m < a; m++) sum += (coupling[m * n + i]! * coupling[m * n + k]!) / arms[m]!;
      core[i * n + k] = sum;
    }
  }
  return { arms, coupling, core };
}

/** L·Lᵀ, read out of `multiply`. */
function productOf(factor: ArrowFactor): Float64Array[] {
  const order = factor.arms + factor.core;
  const columns = Array.from({ length: order }, (_, i) => {
    const unit = new Float64Array(order);
    unit[i] = 1;
    factor.multiply(unit);
    return unit;
  });
  return Array.from({ length: order }, (_, i) =>
    Float64Array.from({ length: order }, (_unused, k) =>
      columns.reduce((sum, column) => sum + column[i]! * column[k]!, 0),
    ),
  );
}

/** Largest difference, as a share of the largest expected number. */
function difference(got: Float64Array, expected: Float64Array): number {
  const size = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-300);
  return got.reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i]!)), 0) / size;
}

const shapes = fc.record({ a: fc.nat(12), n: fc.nat(12), seed: fc.nat(1e6) }).filter(({ a, n }) => a + n > 0);

describe('an arrow matrix', () => {
  test('is factored as the plain dense Cholesky factor, to 1e-10', () => {
    fc.assert(
      fc.property(shapes, ({ a, n, seed }) => {
        const matrix = makeMatrix(a, n, seed, 10);
        const factor = factorArrow(matrix);
        const whole = dense(matrix);
        const lower = cholesky(whole)!;
        const random = createRandom({ seed, stream: 1 });
        const x = Float64Array.from({ length: a + n }, () => random.normal());

        const multiplied = Float64Array.from(x);
        factor.multiply(multiplied);
        expect(difference(multiplied, times(lower, x))).toBeLessThan(1e-10);

        const half = times(transposed(lower), x);
        factor.halfSolve(half);
        expect(difference(half, x)).toBeLessThan(1e-10);

        const solved = times(whole, x);
        factor.solve(solved);
        expect(difference(solved, x)).toBeLessThan(1e-10);

        const logDeterminant = lower.reduce((sum, row, i) => sum + 2 * Math.log(row[i]!), 0);
        expect(factor.logDeterminant).toBeCloseTo(logDeterminant, 9);
        expect([factor.arms, factor.core, factor.raised]).toEqual([a, n, 0]);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test('by hand: one arm, a core of one', () => {
    // | 4 2 |   L = | 2 0 |   (4, 2; 2, 10)⁻¹·(8, 22) = (1, 2)
    // | 2 10|       | 1 3 |
    const factor = factorArrow({ arms: Float64Array.of(4), coupling: Float64Array.of(2), core: Float64Array.of(10) });
    const b = Float64Array.of(8, 22);
    factor.solve(b);
    expect([...b]).toEqual([1, 2]);
    const z = Float64Array.of(1, 1);
    factor.multiply(z);
    expect([...z]).toEqual([2, 4]);
    expect(factor.logDeterminant).toBeCloseTo(Math.log(36), 14);
  });

  test('draws of the size in use have the covariance M⁻¹, and M', () => {
    const matrix = makeMatrix(200, 160, 5, 3);
    const factor = factorArrow(matrix);
    const lower = cholesky(dense(matrix))!;
    const random = createRandom({ seed: 6 });
    const draws = 100;
    const sums = [0, 0];
    for (let d = 0; d < draws; d++) {
      const z = Float64Array.from({ length: 360 }, () => random.normal());
      const x = Float64Array.from(z);
      factor.halfSolve(x);
      // xᵀMx of x ~ N(0, M⁻¹) is χ² with 360 degrees of freedom; so is pᵀM⁻¹p.
      sums[0]! += times(transposed(lower), x).reduce((sum, value) => sum + value * value, 0);
      const p = Float64Array.from(z);
      factor.multiply(p);
      const solved = Float64Array.from(p);
      factor.solve(solved);
      sums[1]! += p.reduce((sum, value, i) => sum + value * solved[i]!, 0);
    }
    for (const sum of sums) expect(Math.abs(sum / draws - 360)).toBeLessThan(4 * Math.sqrt(720 / draws));
  });
});

describe('where a matrix is not positive definite', () => {
  /** The smallest τ for which matrix + τ·|diagonal| has a factor, by halving. */
  function smallestRaise(matrix: readonly Float64Array[]): number {
    const works = (raise: number) =>
      cholesky(matrix.map((row, i) => row.map((value, k) => (i === k ? value + raise * Math.abs(value) : value)))) !==
      null;
    let [low, high] = [0, 1];
    while (!works(high)) high *= 2;
    for (let i = 0; i < 50; i++) {
      const middle = (low + high) / 2;
      if (works(middle)) high = middle;
      else low = middle;
    }
    return high;
  }

  test('only the diagonal is raised, by not much more than the least that serves', () => {
    const ratios: number[] = [];
    fc.assert(
      fc.property(shapes, ({ a, n, seed }) => {
        const random = createRandom({ seed, stream: 2 });
        const base = makeMatrix(a, n, seed, 10);
        const matrix: ArrowMatrix = {
          arms: base.arms.map((value) => (random.uniform() < 0.2 ? -value * random.uniform() : value)),
          coupling: base.coupling.map((value) => value * 2),
          core: base.core,
        };
        const whole = dense(matrix);
        const factor = factorArrow(matrix);
        if (cholesky(whole) !== null) {
          expect(factor.raised).toBe(0);
          return;
        }
        const product = productOf(factor);
        let most = 0;
        let total = 0;
        for (const [i, row] of whole.entries()) {
          for (const [k, value] of row.entries()) {
            const size = Math.sqrt(product[i]![i]! * product[k]![k]!);
            const raise = product[i]![k]! - value;
            if (i !== k) expect(Math.abs(raise)).toBeLessThan(1e-9 * size);
            else {
              expect(raise).toBeGreaterThan(-1e-9 * size);
              most = Math.max(most, raise / Math.abs(value));
              total += raise / Math.abs(value);
            }
          }
        }
        expect(factor.raised).toBeGreaterThan(0);
        expect(Math.abs(factor.raised - most)).toBeLessThan(1e-8 * (1 + most));
        // Raising every element by one share needs the least possible largest share.
        const least = smallestRaise(whole);
        const less = whole.map((row, i) =>
          row.map((value, k) => (i === k ? value + 0.8 * (product[i]![i]! - value) : value)),
        );
        if (least > 0.01) expect(cholesky(less)).toBe(null);
        expect(factor.raised).toBeGreaterThanOrEqual(least * (1 - 1e-6));
        ratios.push(total / (least * (a + n)));
      }),
      { seed: 2, numRuns: 300 },
    );
    // In sum it asks for half of what raising all elements alike does, and never for more but for the tenth it adds.
    ratios.sort((x, y) => x - y);
    expect(ratios.length).toBeGreaterThan(100);
    expect(ratios[ratios.length >> 1]).toBeLessThan(0.6);
    expect(ratios.at(-1)).toBeLessThan(1.1 * 1.02);
  });

  test('what has nothing to do with the trouble stays as it is, and units do not matter', () => {
    // The first arm and the first two of the core are tied too closely; the rest is sound.
    const matrix: ArrowMatrix = {
      arms: Float64Array.of(1, 2),
      coupling: Float64Array.of(0.9, 0.9, 0, 0, 0, 0.5),
      core: Float64Array.of(1, 0.1, 0, 0.1, 1, 0, 0, 0, 3),
    };
    const factor = factorArrow(matrix);
    const product = productOf(factor);
    expect(factor.raised).toBeGreaterThan(0.1);
    expect(product[1]![1]).toBeCloseTo(2, 10);
    expect(product[4]![4]).toBeCloseTo(3, 10);

    const units = [8, 0.5, 1 / 64, 1024, 2];
    const other = factorArrow({
      arms: matrix.arms.map((value, i) => value * units[i]! ** 2),
      coupling: matrix.coupling.map((value, at) => value * units[Math.floor(at / 3)]! * units[2 + (at % 3)]!),
      core: matrix.core.map((value, at) => value * units[2 + Math.floor(at / 3)]! * units[2 + (at % 3)]!),
    });
    expect(other.raised).toBeCloseTo(factor.raised, 12);
  });

  test.each([
    ['negative', -2],
    ['zero', 0],
    ['negative and tiny', -1e-9],
  ])('an arm that is %s', (_, arm) => {
    const factor = factorArrow({
      arms: Float64Array.of(arm),
      coupling: Float64Array.of(0),
      core: Float64Array.of(1),
    });
    const product = productOf(factor);
    expect(factor.raised).toBeGreaterThan(0);
    expect(product[0]![0]).toBeGreaterThan(0);
    expect(product[0]![0]! - arm).toBeCloseTo(factor.raised * (Math.abs(arm) || 1), 12);
    expect(product[1]![1]).toBeCloseTo(1, 10);
  });

  test('nothing but zeros, and the same number everywhere', () => {
    for (const value of [0, 1]) {
      const matrix = {
        arms: new Float64Array(1).fill(value),
        coupling: new Float64Array(2).fill(value),
        core: new Float64Array(4).fill(value),
      };
      const factor = factorArrow(matrix);
      expect(factor.raised).toBeGreaterThan(0);
      expect(factor.raised).toBeLessThan(1e-3);
      expect(Number.isFinite(factor.logDeterminant)).toBe(true);
    }
  });
});

describe('is no arrow matrix', () => {
  test.each([
    ['a core that is not square', [1], [1], [1, 2, 3]],
    ['a coupling of another size', [1, 1], [1], [1]],
    ['a number that is not finite', [1], [Number.NaN], [1]],
    ['an infinite one', [Infinity], [1], [1]],
  ])('%s', (_, arms, coupling, core) => {
    expect(() =>
      factorArrow({
        arms: Float64Array.from(arms),
        coupling: Float64Array.from(coupling),
        core: Float64Array.from(core),
      }),
    ).toThrow(RangeError);
  });
});
