import { describe, expect, test } from 'vitest';
import { type Choices, type IndexSpec, buildIndex } from '../../src/assets/index.js';
import { describeProblem } from '../../src/model/index.js';
import { dataOf, group, indicator, minMax, normals, specOf } from './made-up.js';

function told(built: ReturnType<typeof buildIndex>): string[] {
  return built.problems.map(describeProblem);
}

describe('an indicator that tells nobody apart', () => {
  test.each([
    ['a single value', [7, 7, 7], 'single-value', 'the same for all units'],
    ['no value at all', [null, null, null], 'no-values', 'got none'],
  ] as const)('%s: takes no part, its weight goes to its group, and this is said', (_, b, because, words) => {
    const data = dataOf({ a: [1, 2, 3], b, c: [3, 1, 2] });
    const members = [group('ab', [indicator('a'), indicator('b', { weight: 4 })]), indicator('c')];
    const built = buildIndex(data, specOf(members, { normalise: minMax }));
    expect([...built.index]).toEqual([50, 25, 75]);
    expect(built.effectiveWeights.get('b')).toBe(0);
    expect(built.effectiveWeights.get('a')).toBe(0.5);
    expect(built.log).toContainEqual({ step: 'leave-out', indicator: 'b', because });
    expect(told(built)).toEqual([expect.stringContaining(words)]);
    expect(built.problems.map(({ code }) => code)).toEqual(['unusable-indicator']);
  });

  test.each<Choices['normalise']>([{ rule: 'z-score', mean: 0, sd: 1 }, { rule: 'rank' }, { rule: 'percentile' }])(
    'also under $rule',
    (normalise) => {
      const data = dataOf({ a: [1, 2, 3], b: [7, 7, 7] });
      const built = buildIndex(data, specOf([indicator('a'), indicator('b')], { normalise }));
      expect(built.effectiveWeights.get('a')).toBe(1);
      expect([...built.ranks]).toEqual([3, 2, 1]);
    },
  );

  test('a single value does say something between goalposts', () => {
    const data = dataOf({ a: [7, 7] });
    const spec = specOf([indicator('a', { goalposts: { low: 5, high: 10 }, direction: -1 })], {
      normalise: { rule: 'goalposts', low: 0, high: 100 },
    });
    const built = buildIndex(data, spec);
    expect([...built.index]).toEqual([60, 60]);
    expect([...built.ranks]).toEqual([1, 1]);
    expect(built.problems).toEqual([]);
  });

  test('a target that all have reached', () => {
    const spec = specOf([indicator('a', { target: 1 }), indicator('b', { target: 9 })], {
      normalise: { rule: 'distance-to-target', low: 0, high: 1 },
    });
    const built = buildIndex(dataOf({ a: [2, 3, 4], b: [1, 5, 11] }), spec);
    expect([...built.index]).toEqual([0, 0.5, 1]);
    expect(built.log).toContainEqual({ step: 'leave-out', indicator: 'a', because: 'target-reached' });
  });

  test('when none tells anybody apart there are no scores, and a problem says so', () => {
    const built = buildIndex(
      dataOf({ a: [1, 1], b: [null, null] }),
      specOf([indicator('a'), indicator('b')], { normalise: minMax }),
    );
    expect([...built.index]).toEqual([Number.NaN, Number.NaN]);
    expect([...built.ranks]).toEqual([Number.NaN, Number.NaN]);
    expect(built.problems.at(-1)!.code).toBe('no-data');
  });
});

describe('means that are not defined everywhere', () => {
  const data = dataOf({ a: [4, 0, -1, null], b: [9, 5, 5, 5] });
  const scores = (rule: 'geometric' | 'harmonic') =>
    buildIndex(data, specOf([indicator('a'), indicator('b')], { aggregate: { rule } }));

  test.each([
    ['geometric', 6],
    ['harmonic', 2 / (1 / 4 + 1 / 9)],
  ] as const)(
    '%s: a negative member leaves a unit without a score, 0 makes it 0, a missing one is passed over',
    (rule, first) => {
      const built = scores(rule);
      expect([...built.index]).toEqual([expect.closeTo(first, 12), 0, Number.NaN, expect.closeTo(5, 12)]);
      expect([...built.ranks]).toEqual([1, 3, Number.NaN, 2]);
      expect(told(built)).toEqual([
        expect.stringMatching(new RegExp(`under the ${rule} mean of top, got negative ones for u2`)),
      ]);
      expect(built.log).toContainEqual({ step: 'aggregate', group: 'top', rule, inPart: ['u3'], without: ['u2'] });
    },
  );

  test('a member without weight does no harm', () => {
    const members = [indicator('a', { weight: 0 }), indicator('b')];
    const built = buildIndex(data, specOf(members, { aggregate: { rule: 'geometric' } }));
    expect([...built.index]).toEqual([9, 5, 5, 5].map((score) => expect.closeTo(score, 12)));
    expect(built.problems).toEqual([]);
  });
});

describe('missing values', () => {
  test('a group with less of its weight than asked for has no score', () => {
    const data = dataOf({ a: [1, null, null], b: [2, 4, null], c: [3, 5, 6] });
    const spec = (atLeast: number): IndexSpec =>
      specOf([indicator('a', { weight: 2 }), indicator('b'), indicator('c')], {
        aggregate: { rule: 'arithmetic', atLeast },
      });
    expect([...buildIndex(data, spec(0.5)).index]).toEqual([1.75, 4.5, Number.NaN]);
    expect([...buildIndex(data, spec(0.25)).index]).toEqual([1.75, 4.5, 6]);
  });

  test('units with too little are screened out, and neither scored nor measured against', () => {
    const data = dataOf({ a: [1, 2, 900], b: [5, 3, null], c: [0, 1, null] });
    const screen = { rule: 'availability', minimum: 0.5, count: 'given' } as const;
    const built = buildIndex(
      data,
      specOf(
        ['a', 'b', 'c'].map((id) => indicator(id)),
        { screen, normalise: minMax },
      ),
    );
    expect(built.screenedOut).toEqual(['u2']);
    expect([...built.stages.normalised.get('a')!]).toEqual([0, 100, Number.NaN]);
    expect(built.index[2]).toBeNaN();
    expect(built.log).toContainEqual({ step: 'screen', unit: 'u2', share: 1 / 3, minimum: 0.5 });
  });

  test('imputed values may count as had', () => {
    const data = dataOf({ a: [1, 2, 900], b: [5, 3, null], c: [0, 1, null] });
    const choices = {
      screen: { rule: 'availability', minimum: 0.5, count: 'imputed' },
      impute: { rule: 'mean' },
    } as const;
    expect(buildIndex(data, specOf([indicator('a'), indicator('b'), indicator('c')], choices)).screenedOut).toEqual([]);
  });

  test('a group without values has none to give, and this is logged', () => {
    const data = dataOf({ a: [1, 3, null, null, null, 8], b: [null, 4, 6, 1, 1, 1] });
    const impute = { rule: 'group-median', grouping: 'half' } as const;
    const built = buildIndex(
      dataOf({ a: [1, 3, null, null, null, null], b: [null, 4, 6, 1, 1, 1] }),
      specOf([indicator('a'), indicator('b')], { impute }),
    );
    expect([...built.stages.imputed.get('a')!]).toEqual([1, 3, 2, Number.NaN, Number.NaN, Number.NaN]);
    expect([...built.stages.imputed.get('b')!]).toEqual([5, 4, 6, 1, 1, 1]);
    expect(built.log).toContainEqual({
      step: 'impute',
      indicator: 'b',
      unit: 'u0',
      rule: 'group-median',
      group: 'first',
      of: 2,
      value: 5,
    });
    expect(built.log).toContainEqual({ step: 'not-imputed', indicator: 'a', unit: 'u4', rule: 'group-median' });
    const mean = buildIndex(data, specOf([indicator('a')], { impute: { rule: 'mean' } }));
    expect(mean.stages.imputed.get('a')![2]).toBe(4);
  });

  test('nothing is divided by 0 or by what is missing', () => {
    const data = dataOf({ a: [6, 6, 6], size: [2, 0, null] });
    const spec = specOf([indicator('a', { denominator: 'size' })], { denominate: { rule: 'by-denominator' } });
    expect([...buildIndex(data, spec).index]).toEqual([3, Number.NaN, Number.NaN]);
  });
});

describe('indicators that say the same', () => {
  test('are flagged, also where one is turned around or in another unit', () => {
    const a = normals(20, 1);
    const data = dataOf({ a, b: normals(20, 2), c: a.map((value) => 32 + 1.8 * value), d: a.map((value) => -value) });
    const members = [indicator('a'), indicator('b'), indicator('c'), indicator('d', { direction: -1 })];
    const built = buildIndex(data, specOf(members, { normalise: minMax }));
    expect(built.duplicates).toEqual([
      { first: 'a', second: 'c', correlation: expect.closeTo(1, 9) },
      { first: 'a', second: 'd', correlation: expect.closeTo(1, 9) },
      { first: 'c', second: 'd', correlation: expect.closeTo(1, 9) },
    ]);
    expect(told(built)[0]).toMatch(/between a and c.*counts twice/);
    expect(built.problems.map(({ code }) => code)).toEqual(Array(3).fill('duplicate-indicator'));
  });

  test('those that only go together are not', () => {
    const [a, noise] = [normals(50, 1), normals(50, 2)];
    const b = a.map((value, i) => value + 0.1 * noise[i]!);
    expect(buildIndex(dataOf({ a, b }), specOf([indicator('a'), indicator('b')])).duplicates).toEqual([]);
  });
});

test('tied units share the best rank among them, and the next counts all before it', () => {
  const built = buildIndex(dataOf({ a: [5, 9, 5, 1, null] }), specOf([indicator('a')]));
  expect([...built.ranks]).toEqual([2, 1, 2, 4, Number.NaN]);
});

describe('what does not fit is refused, saying where', () => {
  const data = dataOf({ a: [1, 2], b: [2, 1] });
  const twice = dataOf({ a: [1, 2] });
  test.each<[string, () => unknown, RegExp]>([
    [
      'a column that is not there',
      () => buildIndex(data, specOf([indicator('z')])),
      /\(z\): expected a column z, got a, b/,
    ],
    [
      'a denominator that is not there',
      () => buildIndex(data, specOf([indicator('a', { denominator: 'z' })])),
      /expected a column z/,
    ],
    ['an id twice', () => buildIndex(data, specOf([indicator('a'), indicator('a')])), /a twice/],
    ['an empty group', () => buildIndex(data, specOf([indicator('a'), group('g', [])])), /at least one member/],
    [
      'a negative weight',
      () => buildIndex(data, specOf([indicator('a', { weight: -1 })])),
      /a weight of 0 or more, got -1/,
    ],
    ['weights all 0', () => buildIndex(data, specOf([indicator('a', { weight: 0 })])), /a weight above 0/],
    ['no direction', () => buildIndex(data, specOf([indicator('a', { direction: 0 as 1 })])), /direction of 1 or −1/],
    [
      'an infinite value',
      () => buildIndex(dataOf({ a: [1, Infinity] }), specOf([indicator('a')])),
      /got Infinity for u1/,
    ],
    [
      'a negative error',
      () => buildIndex(dataOf({ a: [1, 2] }, { a: [-1, 1] }), specOf([indicator('a')])),
      /deviations of 0 or more/,
    ],
    ['too few values', () => buildIndex({ ...twice, units: ['x'] }, specOf([indicator('a')])), /expected 1 values/],
    ['a unit twice', () => buildIndex({ ...twice, units: ['x', 'x'] }, specOf([indicator('a')])), /x twice/],
    ['no units', () => buildIndex({ units: [], columns: [] }, specOf([indicator('a')])), /at least one unit/],
    [
      'an unknown grouping',
      () => buildIndex(data, specOf([indicator('a')], { impute: { rule: 'group-mean', grouping: 'z' } })),
      /a grouping of the data, got z/,
    ],
    [
      'a share above 1',
      () =>
        buildIndex(data, specOf([indicator('a')], { screen: { rule: 'availability', minimum: 90, count: 'given' } })),
      /a share from 0 to 1, got 90/,
    ],
    [
      'ends the wrong way round',
      () => buildIndex(data, specOf([indicator('a')], { normalise: { rule: 'min-max', low: 1, high: 0 } })),
      /a low end below/,
    ],
    [
      'half a point',
      () =>
        buildIndex(
          data,
          specOf([indicator('a')], { treat: { rule: 'winsorise', points: 0.5, skewness: 2, kurtosis: 3 } }),
        ),
      /a whole number/,
    ],
    [
      'a limit below 0',
      () => buildIndex(data, specOf([indicator('a')], { treat: { rule: 'log', skewness: -2, kurtosis: 3 } })),
      /a limit of skewness/,
    ],
    [
      'an sd of 0',
      () => buildIndex(data, specOf([indicator('a')], { normalise: { rule: 'z-score', mean: 0, sd: 0 } })),
      /an sd above 0/,
    ],
    [
      'no target',
      () => buildIndex(data, specOf([indicator('a')], { normalise: { rule: 'distance-to-target', low: 0, high: 1 } })),
      /expected a target/,
    ],
    ['no level', () => buildIndex(data, specOf([indicator('a')], { aggregate: [] })), /at least one level/],
  ])('%s', (_, act, message) => {
    expect(act).toThrow(message);
  });
});
