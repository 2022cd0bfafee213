import { describe, expect, test } from 'vitest';
import type { MixedProblem, SolveOptions } from '../../../src/plan/index.js';
import { createRandom } from '../../../src/statistics/index.js';
import { solveByHighs } from '../../../src/study/plan/highs.js';
import type * as SolverModule from '../../../src/study/plan/solver.js';

/** Knapsacks with several limits: hard to prove. */
function knapsacks(columns: number, rows: number): MixedProblem {
  const random = createRandom({ seed: 1 });
  const values = Float64Array.from({ length: columns * rows }, () => 1 + random.below(100));
  return {
    gain: Float64Array.from({ length: columns }, () => 1 + random.below(100)),
    lower: new Float64Array(columns),
    upper: new Float64Array(columns).fill(1),
    whole: new Uint8Array(columns).fill(1),
    rows: {
      starts: Int32Array.from({ length: rows + 1 }, (_, r) => r * columns),
      columns: Int32Array.from({ length: columns * rows }, (_, i) => i % columns),
      values,
      lower: new Float64Array(rows).fill(-Infinity),
      upper: new Float64Array(rows).fill(12 * columns),
    },
  };
}

const options: SolveOptions = { relaxed: false, gap: 0, seconds: 30 };

describe('HiGHS', () => {
  test('solves what can be solved by hand, whole and relaxed', async () => {
    // 5a + 4b + 3c within 2a + 3b + c ≤ 5, all at most 1: a and c, and a third of b fewer.
    const problem: MixedProblem = {
      gain: Float64Array.of(5, 4, 3),
      lower: new Float64Array(3),
      upper: Float64Array.of(1, 1, 1),
      whole: Uint8Array.of(1, 1, 1),
      rows: {
        starts: Int32Array.of(0, 3),
        columns: Int32Array.of(0, 1, 2),
        values: Float64Array.of(2, 3, 1),
        lower: Float64Array.of(-Infinity),
        upper: Float64Array.of(5),
      },
    };
    const whole = await solveByHighs(problem, options);
    expect(whole).toMatchObject({ status: 'best', value: 9 });
    expect(whole.bound).toBeCloseTo(9, 6);
    const relaxed = await solveByHighs(problem, { ...options, relaxed: true });
    expect(relaxed.value).toBeCloseTo(5 + 3 + (4 * 2) / 3, 9);
    // One unit more of the limit buys a third of b.
    expect(relaxed.rowValues![0]).toBeCloseTo(4 / 3, 9);
  });

  test('stops when its time is up, with what it has and a bound', async () => {
    const solution = await solveByHighs(knapsacks(150, 20), { ...options, seconds: 0.3 });
    expect(solution.status).toBe('found');
    expect(solution.bound).toBeGreaterThan(solution.value);
  });
});

test('in a thread of its own it tells how it goes on, and a request to stop ends it', async () => {
  // Worker threads run the built program.
  const path = '../../../dist/study/plan/solver.js';
  const { openSolver } = (await import(path)) as typeof SolverModule;
  const stop = new AbortController();
  const solver = openSolver(stop.signal);
  const told: number[] = [];
  const asked = solver.solve(knapsacks(150, 20), {
    ...options,
    onProgress: (value) => {
      told.push(value);
      stop.abort();
    },
  });
  await expect(asked).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  expect(told.length).toBeGreaterThan(0);
  await expect(solver.solve(knapsacks(5, 1), options)).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  await solver.close();
}, 30_000);
