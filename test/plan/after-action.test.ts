import { expect, test } from 'vitest';
import { afterAction, type OutcomeFigure } from '../../src/plan/index.js';
import { createRandom } from '../../src/statistics/index.js';

const options = { side: 1, drift: null, unit: 'point' } as const;
const figure = (
  audience: string,
  when: 'before' | 'after',
  mean: number,
  more: Partial<OutcomeFigure> = {},
): OutcomeFigure => ({
  audience,
  when,
  period: when === 'before' ? 2000 : 2001,
  mean,
  sd: 0.1,
  reached: true,
  ...more,
});

test('a difference in differences: 1.0 less 0.4, errors added in squares', () => {
  const after = afterAction(
    [
      figure('a', 'before', 0),
      figure('a', 'after', 1),
      figure('b', 'before', 0, { reached: false }),
      figure('b', 'after', 0.4, { reached: false }),
    ],
    options,
  )!;
  expect(after.method).toBe('difference in differences');
  expect(after.attributed.mean).toBeCloseTo(0.6, 12);
  expect(after.attributed.sd).toBeCloseTo(0.2, 12);
  expect(after.towardProbability).toBeGreaterThan(0.99);
  expect(after.audiences).toEqual({ reached: 1, others: 1 });
});

test('without others the foretold drift is taken off, and an aim below turns it round', () => {
  const figures = [figure('a', 'before', 1), figure('a', 'after', 0.5)];
  const after = afterAction(figures, { side: -1, drift: { mean: -0.2, sd: 0.1 }, unit: 'point' })!;
  expect(after.method).toBe('less the foretold drift');
  expect(after.attributed.mean).toBeCloseTo(0.3, 12);
  expect(afterAction(figures, { ...options, side: -1 })!.method).toBe('before and after alone');
  expect(afterAction([figure('a', 'after', 1)], options)).toBeNull();
});

test('two periods before make a placebo', () => {
  const after = afterAction(
    [figure('a', 'before', 0, { period: 1998 }), figure('a', 'before', 0.3, { period: 2000 }), figure('a', 'after', 1)],
    options,
  )!;
  expect(after.placebo!.mean).toBeCloseTo(0.3, 12);
});

test('90 % intervals hold the truth about as often as they say', () => {
  const random = createRandom({ seed: 8 });
  const worlds = 400;
  let held = 0;
  for (let world = 0; world < worlds; world++) {
    const figures = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((audience, i) => {
      const reached = i < 3;
      const level = random.normal();
      const seen = (when: 'before' | 'after', mean: number): OutcomeFigure =>
        figure(audience, when, mean + 0.1 * random.normal(), { reached });
      return [seen('before', level), seen('after', level + 0.2 + (reached ? 0.3 : 0))];
    });
    const { attributed } = afterAction(figures, options)!;
    if (attributed.q05 <= 0.3 && 0.3 <= attributed.q95) held++;
  }
  expect(held / worlds).toBeGreaterThan(0.86);
  expect(held / worlds).toBeLessThan(0.97);
});
