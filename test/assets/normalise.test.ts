import { describe, expect, test } from 'vitest';
import { type IndicatorSpec, type Normalisation, buildIndex } from '../../src/assets/index.js';
import { dataOf, indicator, specOf } from './made-up.js';

function normalised(
  values: readonly (number | null)[],
  rule: Normalisation,
  more: Partial<IndicatorSpec> = {},
): number[] {
  const built = buildIndex(dataOf({ a: values }), specOf([indicator('a', more)], { normalise: rule }));
  return [...built.stages.normalised.get('a')!];
}

const values = [2, 4, null, 4, 10];
const gap = Number.NaN;

describe('normalisation', () => {
  test.each<[string, Normalisation, number[], number[]]>([
    ['none', { rule: 'none' }, [2, 4, gap, 4, 10], [-2, -4, gap, -4, -10]],
    ['min-max', { rule: 'min-max', low: 1, high: 9 }, [1, 3, gap, 3, 9], [9, 7, gap, 7, 1]],
    ['goalposts from 0 to 8', { rule: 'goalposts', low: 0, high: 100 }, [25, 50, gap, 50, 100], [75, 50, gap, 50, 0]],
    ['rank', { rule: 'rank' }, [1, 2.5, gap, 2.5, 4], [4, 2.5, gap, 2.5, 1]],
    ['percentile', { rule: 'percentile' }, [0, 50, gap, 50, 100], [100, 50, gap, 50, 0]],
  ])('%s, more being better and worse', (_, rule, up, down) => {
    const goalposts = { low: 0, high: 8 };
    expect(normalised(values, rule, { goalposts })).toEqual(up);
    expect(normalised(values, rule, { goalposts, direction: -1 })).toEqual(down);
  });

  test('z-score: the mean and sd that were asked for', () => {
    const scores = normalised([1, 2, 3, 4, 5], { rule: 'z-score', mean: 10, sd: 2 });
    const step = 2 / Math.sqrt(2.5);
    expect(scores).toEqual([-2, -1, 0, 1, 2].map((z) => expect.closeTo(10 + z * step, 12)));
    expect(normalised([1, 2, 3, 4, 5], { rule: 'z-score', mean: 10, sd: 2 }, { direction: -1 })).toEqual(
      scores.toReversed().map((score) => expect.closeTo(score, 12)),
    );
  });

  test('distance to target: what goes beyond it counts as at it', () => {
    const rule = { rule: 'distance-to-target', low: 0, high: 100 } as const;
    expect(normalised([2, 4, 6, 9], rule, { target: 6 })).toEqual([0, 50, 100, 100]);
    expect(normalised([2, 4, 6, 9], rule, { target: 5, direction: -1 })).toEqual([100, 100, 75, 0]);
  });

  test('an indicator may go its own way', () => {
    const own = { normalise: { rule: 'rank' }, treat: { rule: 'log', skewness: 0, kurtosis: 0 } } as const;
    const built = buildIndex(
      dataOf({ a: [1, 2, 4, 90], b: [1, 2, 4, 90] }),
      specOf([indicator('a', own), indicator('b')], { normalise: { rule: 'min-max', low: 0, high: 1 } }),
    );
    expect([...built.stages.normalised.get('a')!]).toEqual([1, 2, 3, 4]);
    expect(built.log.filter((entry) => entry.step === 'treat').map(({ indicator: id }) => id)).toEqual(['a']);
    expect([...built.stages.normalised.get('b')!]).toEqual([0, 1 / 89, 3 / 89, 1]);
  });
});
