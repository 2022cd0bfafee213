import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom, factorArrow, type LogDensity, maximise } from '../../src/statistics/index.js';

/** Rosenbrock's valley turned upside down: maximum 0 at (1, 1). */
const rosenbrock: LogDensity = {
  dimension: 2,
  evaluate(at, gradient) {
    const [x, y] = at as unknown as [number, number];
    gradient[0] = 400 * x * (y - x * x) + 2 * (1 - x);
    gradient[1] = -200 * (y - x * x);
    return -(100 * (y - x * x) ** 2 + (1 - x) ** 2);
  },
};

/** A normal density around 1, 1, … with precisions from 1 to `condition`, evenly spaced on a log scale. */
function makeQuadratic(dimension: number, condition: number): LogDensity & { readonly precision: Float64Array } {
  const precision = Float64Array.from({ length: dimension }, (_, i) => condition ** (i / (dimension - 1)));
  return {
    dimension,
    precision,
    evaluate(at, gradient) {
      let value = 0;
      for (let i = 0; i < dimension; i++) {
        const off = at[i]! - 1;
        gradient[i] = -precision[i]! * off;
        value -= 0.5 * precision[i]! * off * off;
      }
      return value;
    },
  };
}

function counted(density: LogDensity): { density: LogDensity; calls: () => number } {
  let calls = 0;
  return {
    density: {
      dimension: density.dimension,
      evaluate(at, gradient) {
        calls++;
        return density.evaluate(at, gradient);
      },
    },
    calls: () => calls,
  };
}

const diagonalFactor = (arms: Float64Array) =>
  factorArrow({ arms, coupling: new Float64Array(0), core: new Float64Array(0) });

function furthest(at: Float64Array, from: number): number {
  return at.reduce((most, value) => Math.max(most, Math.abs(value - from)), 0);
}

describe('maximise', () => {
  test('Rosenbrock’s valley from (−1.2, 1), in no more evaluations than L-BFGS-B of SciPy', () => {
    const start = Float64Array.of(-1.2, 1);
    const { density, calls } = counted(rosenbrock);
    const found = maximise(density, start);
    expect(found.converged).toBe(true);
    expect(furthest(found.at, 1)).toBeLessThan(1e-6);
    expect(found.value).toBeGreaterThan(-1e-12);
    // SciPy 1.17.1: minimize(rosen, [-1.2, 1], jac=rosen_der, method='L-BFGS-B', options={maxcor: 20, gtol: 1e-6, ftol: 0}).
    expect(found.evaluations).toBeLessThanOrEqual(46);
    expect(found.evaluations).toBe(calls());
    expect([...start]).toEqual([-1.2, 1]);
  });

  test('a quadratic of dimension 300 and condition 10⁶: thousands of evaluations, or few with its curvature known', () => {
    const density = makeQuadratic(300, 1e6);
    const start = new Float64Array(300);
    const plain = maximise(density, start, { maximumEvaluations: 20_000, tolerance: 1e-3 });
    expect(plain.converged).toBe(true);
    // A gradient of 1e-3 where the precision is 1.
    expect(furthest(plain.at, 1)).toBeLessThan(0.02);
    // SciPy 1.17.1, as above with gtol 1e-3: 6224.
    expect(plain.evaluations).toBeLessThan(6224);

    const exact = maximise(density, start, { precondition: diagonalFactor(density.precision) });
    expect(exact.converged).toBe(true);
    expect(exact.evaluations).toBeLessThanOrEqual(3);
    expect(furthest(exact.at, 1)).toBeLessThan(1e-6);

    // Known within a factor of two or so. On quadratics L-BFGS should keep to the bound of conjugate gradients,
    // ½·√κ·log(2·error at first / error at last), with κ the condition that is left.
    const random = createRandom({ seed: 1 });
    const off = density.precision.map(() => Math.exp(0.7 * random.normal()));
    const near = maximise(density, start, {
      precondition: diagonalFactor(density.precision.map((p, i) => p * off[i]!)),
    });
    expect(near.converged).toBe(true);
    const condition = Math.max(...off) / Math.min(...off);
    const first = Math.sqrt(-2 * density.evaluate(start, new Float64Array(300)));
    expect(near.evaluations).toBeLessThan(0.5 * Math.sqrt(condition) * Math.log((2 * first) / 1e-6));
    expect(furthest(near.at, 1)).toBeLessThan(1e-5);
  });

  test('gamma densities of any shape, from any start, though undefined at zero and below', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1.5, max: 500, noNaN: true }), { minLength: 1, maxLength: 6 }),
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.constantFrom(Number.NaN, Number.NEGATIVE_INFINITY),
        (shapes, logStart, outside) => {
          const found = maximise(
            {
              dimension: shapes.length,
              evaluate(at, gradient) {
                if (at.some((x) => x <= 0)) return outside;
                for (const [i, x] of at.entries()) gradient[i] = (shapes[i]! - 1) / x - 1;
                return at.reduce((sum, x, i) => sum + (shapes[i]! - 1) * Math.log(x) - x, 0);
              },
            },
            new Float64Array(shapes.length).fill(Math.exp(logStart)),
          );
          expect(found.converged).toBe(true);
          // The mode is at shape − 1, the curvature there 1/(shape − 1).
          for (const [i, shape] of shapes.entries()) {
            expect(Math.abs(found.at[i]! - (shape - 1))).toBeLessThan(1e-3 * shape);
          }
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });

  test('a Poisson regression has no gradient left, with and without its curvature', () => {
    const random = createRandom({ seed: 4 });
    const [rows, columns] = [200, 8];
    const x = new Float64Array(rows * columns).map((_, at) => (at % columns === 0 ? 1 : 0.5 * random.normal()));
    const y = Float64Array.from({ length: rows }, () => random.below(6));
    const density: LogDensity = {
      dimension: columns,
      evaluate(at, gradient) {
        gradient.fill(0);
        let value = 0;
        for (let r = 0; r < rows; r++) {
          let eta = 0;
          for (let c = 0; c < columns; c++) eta += x[r * columns + c]! * at[c]!;
          const rate = Math.exp(eta);
          value += y[r]! * eta - rate;
          for (let c = 0; c < columns; c++) gradient[c]! += (y[r]! - rate) * x[r * columns + c]!;
        }
        return value;
      },
    };
    const core = new Float64Array(columns * columns);
    for (let c = 0; c < columns; c++) {
      for (let k = 0; k < columns; k++) {
        for (let r = 0; r < rows; r++) core[c * columns + k]! += 2.5 * x[r * columns + c]! * x[r * columns + k]!;
      }
    }
    const precondition = factorArrow({ arms: new Float64Array(0), coupling: new Float64Array(0), core });
    const start = new Float64Array(columns);
    const plain = maximise(density, start, { tolerance: 1e-8 });
    const helped = maximise(density, start, { precondition, tolerance: 1e-8 });
    const gradient = new Float64Array(columns);
    for (const found of [plain, helped]) {
      expect(found.converged).toBe(true);
      expect(density.evaluate(found.at, gradient)).toBe(found.value);
      expect(furthest(gradient, 0)).toBeLessThan(1e-5);
    }
    expect(helped.evaluations).toBeLessThan(plain.evaluations);
    expect(helped.value).toBeCloseTo(plain.value, 9);
  });

  test('stops when the evaluations run out, no lower than it began, and says so', () => {
    const start = Float64Array.of(-1.2, 1);
    const first = rosenbrock.evaluate(start, new Float64Array(2));
    for (let most = 1; most <= 30; most++) {
      const { density, calls } = counted(rosenbrock);
      const found = maximise(density, start, { maximumEvaluations: most });
      expect(calls()).toBeLessThanOrEqual(most);
      expect(found.converged).toBe(false);
      expect(found.value).toBeGreaterThanOrEqual(first);
      expect(found.value).toBe(rosenbrock.evaluate(found.at, new Float64Array(2)));
    }
  });

  test('does not claim a maximum where there is none', () => {
    // Rises for ever.
    const slope: LogDensity = {
      dimension: 1,
      evaluate(at, gradient) {
        gradient[0] = 1;
        return at[0]!;
      },
    };
    expect(maximise(slope, Float64Array.of(0), { maximumEvaluations: 200 }).converged).toBe(false);
    // A gradient that is wrong.
    const wrong: LogDensity = {
      dimension: 1,
      evaluate(at, gradient) {
        gradient[0] = at[0]!;
        return -at[0]! * at[0]!;
      },
    };
    expect(maximise(wrong, Float64Array.of(1)).converged).toBe(false);
  });

  test('ends with the signal’s reason when it is aborted', () => {
    const controller = new AbortController();
    const density: LogDensity = {
      dimension: 2,
      evaluate(at, gradient) {
        controller.abort(new Error('enough'));
        return rosenbrock.evaluate(at, gradient);
      },
    };
    expect(() => maximise(density, Float64Array.of(-1.2, 1), { signal: controller.signal })).toThrow('enough');
  });

  test('refuses a start that does not fit or where the density is not defined', () => {
    expect(() => maximise(rosenbrock, new Float64Array(3))).toThrow('Expected a start of length 2, got 3');
    expect(() =>
      maximise(rosenbrock, new Float64Array(2), { precondition: diagonalFactor(new Float64Array(3).fill(1)) }),
    ).toThrow('Expected a preconditioner of dimension 2, got 3 arms + 0');
    expect(() => maximise(rosenbrock, Float64Array.of(Number.NaN, 0))).toThrow(RangeError);
  });
});
