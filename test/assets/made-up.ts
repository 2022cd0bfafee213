import fc from 'fast-check';
import type { Choices, GroupSpec, IndexData, IndexSpec, IndicatorSpec, NodeSpec } from '../../src/assets/index.js';
import { createRandom } from '../../src/statistics/index.js';

/** Choices under which nothing is done but a weighted mean. */
const plain: Choices = {
  denominate: { rule: 'none' },
  impute: { rule: 'none' },
  screen: { rule: 'none' },
  treat: { rule: 'none' },
  normalise: { rule: 'none' },
  weight: { rule: 'given' },
  aggregate: { rule: 'arithmetic' },
};

export const minMax = { rule: 'min-max', low: 0, high: 100 } as const;
export const customary = { rule: 'winsorise-else-log', points: 5, skewness: 2, kurtosis: 3.5 } as const;

export function indicator(id: string, more: Partial<IndicatorSpec> = {}): IndicatorSpec {
  return { kind: 'indicator', id, direction: 1, weight: 1, ...more };
}

export function group(id: string, members: readonly NodeSpec[], more: Partial<GroupSpec> = {}): GroupSpec {
  return { kind: 'group', id, weight: 1, members, ...more };
}

export function specOf(members: readonly NodeSpec[], choices: Partial<Choices> = {}): IndexSpec {
  return { id: 'made-up', title: 'Made up', top: group('top', members), choices: { ...plain, ...choices } };
}

/** Units u0, u1 …; a column for each key, null where missing. */
export function dataOf(
  columns: Readonly<Record<string, readonly (number | null)[]>>,
  sds: Readonly<Record<string, readonly number[]>> = {},
): IndexData {
  const length = Object.values(columns)[0]!.length;
  return {
    units: Array.from({ length }, (_, i) => `u${i}`),
    columns: Object.entries(columns).map(([id, values]) => ({
      id,
      values: Float64Array.from(values, (value) => value ?? Number.NaN),
      ...(sds[id] === undefined ? {} : { sd: Float64Array.from(sds[id]) }),
    })),
    groupings: [{ id: 'half', groups: Array.from({ length }, (_, i) => (i < length / 2 ? 'first' : 'second')) }],
  };
}

/** Standard normal numbers, `count` of them. */
export function normals(count: number, seed: number): number[] {
  const random = createRandom({ seed });
  return Array.from({ length: count }, () => random.normal());
}

/** Two groups of indicators in a tree of three levels, over units with values of all sorts, some missing. */
export const worlds: fc.Arbitrary<{ data: IndexData; spec: IndexSpec }> = fc
  .record({
    units: fc.integer({ min: 4, max: 14 }),
    seed: fc.integer({ min: 0, max: 1e6 }),
    missing: fc.constantFrom(0, 0.1),
    weights: fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: 8, maxLength: 8 }),
    directions: fc.array(fc.constantFrom(1 as const, -1 as const), { minLength: 6, maxLength: 6 }),
    choices: fc.record({
      denominate: fc.constantFrom({ rule: 'none' } as const, { rule: 'by-denominator' } as const),
      impute: fc.constantFrom<Choices['impute']>(
        { rule: 'none' },
        { rule: 'mean' },
        { rule: 'median' },
        { rule: 'group-mean', grouping: 'half' },
        { rule: 'group-median', grouping: 'half' },
      ),
      screen: fc.constantFrom<Choices['screen']>(
        { rule: 'none' },
        { rule: 'availability', minimum: 0.8, count: 'given' },
        { rule: 'availability', minimum: 0.8, count: 'imputed' },
      ),
      treat: fc.constantFrom<Choices['treat']>(
        { rule: 'none' },
        { rule: 'log', skewness: 1, kurtosis: 1 },
        { rule: 'winsorise', points: 2, skewness: 1, kurtosis: 1 },
        { rule: 'winsorise-else-log', points: 1, skewness: 1, kurtosis: 1 },
      ),
      normalise: fc.constantFrom<Choices['normalise']>(
        minMax,
        { rule: 'z-score', mean: 10, sd: 2 },
        { rule: 'rank' },
        { rule: 'percentile' },
        { rule: 'goalposts', low: 0, high: 1 },
        { rule: 'distance-to-target', low: 0, high: 1 },
        { rule: 'none' },
      ),
      weight: fc.constantFrom<Choices['weight']>(
        { rule: 'equal' },
        { rule: 'given' },
        { rule: 'principal-component' },
        [{ rule: 'correlation-balanced' }, { rule: 'given' }],
      ),
      aggregate: fc.constantFrom<Choices['aggregate']>(
        { rule: 'arithmetic' },
        { rule: 'geometric' },
        { rule: 'harmonic', atLeast: 0.6 },
        [{ rule: 'copeland' }, { rule: 'arithmetic' }],
      ),
    }),
  })
  .map(({ units, seed, missing, weights, directions, choices }) => {
    const random = createRandom({ seed });
    const columns = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e', 'f', 'size'].map((id, k) => [
        id,
        Array.from({ length: units }, () => {
          const value = k % 2 === 0 ? Math.exp(2 * random.normal()) : 5 + random.normal();
          return random.uniform() < missing ? null : value;
        }),
      ]),
    );
    const leaf = (id: string, k: number): IndicatorSpec =>
      indicator(id, {
        weight: weights[k]!,
        direction: directions[k]!,
        target: directions[k] === 1 ? 6 : 1,
        goalposts: { low: 0, high: 8 },
        ...(k === 1 ? { denominator: 'size' } : {}),
      });
    const [a, b, c, d, e, f] = ['a', 'b', 'c', 'd', 'e', 'f'].map(leaf);
    const lower = group('lower', [d!, e!], { weight: weights[6]! });
    const spec = specOf([group('left', [a!, b!, c!], { weight: weights[7]! }), group('right', [lower, f!])], choices);
    return { data: dataOf(columns), spec };
  });
