import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type IndexSpec,
  type SpecEdit,
  buildIndex,
  createIndexBuilder,
  editSpec,
  nodesOf,
} from '../../src/assets/index.js';
import { customary, dataOf, group, indicator, minMax, normals, specOf, worlds } from './made-up.js';
import { repository } from '../support/raw.js';

describe('an index', () => {
  test('is the weighted mean of its groups, and says how it came about', () => {
    const data = dataOf({ a: [1, 2, 3], b: [10, 30, 20], c: [5, 5.5, 4] });
    const spec = specOf(
      [group('ab', [indicator('a', { weight: 3 }), indicator('b')]), indicator('c', { direction: -1 })],
      {
        normalise: minMax,
      },
    );
    const built = buildIndex(data, spec);
    expect([...built.stages.normalised.get('c')!]).toEqual([expect.closeTo(100 / 3, 9), 0, 100]);
    expect([...built.scores.get('ab')!]).toEqual([0, 62.5, 87.5]);
    expect([...built.index]).toEqual([expect.closeTo(50 / 3, 9), 31.25, 93.75]);
    expect([...built.ranks]).toEqual([3, 2, 1]);
    expect(Object.fromEntries(built.weights)).toEqual({ a: 0.75, b: 0.25, ab: 0.5, c: 0.5, top: 1 });
    expect(Object.fromEntries(built.effectiveWeights)).toEqual({ a: 0.375, b: 0.125, c: 0.5 });
    expect(built.log).toContainEqual({
      step: 'normalise',
      indicator: 'c',
      rule: 'min-max',
      direction: -1,
      linear: { from: 0, origin: 5.5, slope: expect.closeTo(-100 / 1.5, 9) },
    });
    expect(built.log).toContainEqual({
      step: 'weight',
      group: 'ab',
      rule: 'given',
      shares: [
        { member: 'a', share: 0.75 },
        { member: 'b', share: 0.25 },
      ],
    });
    expect(built.problems).toEqual([]);
  });

  test('leaves its data and specification as they were, and comes out the same from their copies', () => {
    fc.assert(
      fc.property(worlds, ({ data, spec }) => {
        const before = structuredClone({ data, spec });
        const built = buildIndex(data, spec);
        expect({ data, spec }).toEqual(before);
        const again = buildIndex(before.data, JSON.parse(JSON.stringify(spec)) as typeof spec);
        expect(again).toEqual(built);
      }),
      { numRuns: 60 },
    );
  });

  test('has shares that sum to 1 in every group, and effective ones that sum to 1 over all', () => {
    fc.assert(
      fc.property(worlds, ({ data, spec }) => {
        const built = buildIndex(data, spec);
        const sum = (ids: Iterable<string>, of: ReadonlyMap<string, number>): number =>
          [...ids].reduce((total, id) => total + of.get(id)!, 0);
        for (const node of nodesOf(spec.top)) {
          if (node.kind === 'indicator' || built.log.every((entry) => !('group' in entry) || entry.group !== node.id))
            continue;
          expect(
            sum(
              node.members.map(({ id }) => id),
              built.weights,
            ),
          ).toBeCloseTo(1, 9);
        }
        for (const weight of built.weights.values()) expect(weight).toBeGreaterThanOrEqual(0);
        if (built.index.some((score) => !Number.isNaN(score))) {
          expect(sum(built.indicators, built.effectiveWeights)).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('does not hang on units of measurement under min-max', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: -50, max: 50, noNaN: true }),
        (world, factor, shift) => {
          const edits: SpecEdit[] = [
            { edit: 'choose', step: 'normalise', choice: minMax },
            { edit: 'choose', step: 'denominate', choice: { rule: 'none' } },
          ];
          const spec = editSpec(world.spec, edits);
          const columns = world.data.columns.map((column) => ({
            ...column,
            values: column.values.map((value) => factor * value + shift),
          }));
          const first = buildIndex(world.data, spec).index;
          const second = buildIndex({ ...world.data, columns }, spec).index;
          for (const [i, score] of first.entries()) {
            if (Number.isNaN(score)) expect(second[i]).toBeNaN();
            else expect(second[i]).toBeCloseTo(score, 5);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test('ranks a unit no lower when it does better on one indicator', () => {
    const units = fc.integer({ min: 0, max: 5 });
    const table = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 6 }), {
      minLength: 3,
      maxLength: 3,
    });
    const normalisation = fc.constantFrom(minMax, { rule: 'percentile' } as const, { rule: 'rank' } as const);
    const rule = fc.constantFrom('arithmetic', 'geometric', 'harmonic', 'copeland');
    const gain = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(table, units, gain, normalisation, rule, (columns, unit, more, normalise, aggregate) => {
        fc.pre(columns.every((column) => new Set(column).size > 1));
        const spec = specOf([group('ab', [indicator('a'), indicator('b')]), indicator('c', { weight: 2 })], {
          normalise,
          aggregate: { rule: aggregate },
        });
        const rank = (a: readonly number[]): number =>
          buildIndex(dataOf({ a, b: columns[1]!, c: columns[2]! }), spec).ranks[unit]!;
        const better = columns[0]!.map((value, i) => (i === unit ? value + more : value));
        fc.pre(new Set(better).size > 1);
        expect(rank(better)).toBeLessThanOrEqual(rank(columns[0]!));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a builder of variants', () => {
  test('gives the digits of building the edited specification anew', () => {
    const edits = fc.subarray<SpecEdit>([
      { edit: 'choose', step: 'normalise', choice: { rule: 'z-score', mean: 0, sd: 1 } },
      { edit: 'choose', step: 'treat', choice: { rule: 'winsorise', points: 3, skewness: 0.5, kurtosis: 0 } },
      {
        edit: 'choose',
        step: 'aggregate',
        choice: [{ rule: 'geometric' }, { rule: 'arithmetic' }, { rule: 'harmonic' }],
      },
      { edit: 'choose', step: 'screen', choice: { rule: 'availability', minimum: 0.9, count: 'given' } },
      { edit: 'choose', step: 'impute', choice: { rule: 'group-mean', grouping: 'half' } },
      { edit: 'weigh', weights: { a: 2, lower: 0.2 } },
      { edit: 'leave-out', node: 'e' },
      { edit: 'leave-out', node: 'd' },
    ]);
    fc.assert(
      fc.property(worlds, fc.array(edits, { minLength: 2, maxLength: 5 }), ({ data, spec }, variants) => {
        const builder = createIndexBuilder(data, spec);
        for (const variant of [...variants, [], variants[0]!]) {
          const fast = builder.variant(variant);
          const whole = buildIndex(data, editSpec(spec, variant));
          expect(fast.index).toEqual(whole.index);
          expect(fast.ranks).toEqual(whole.ranks);
          for (const [id, scores] of whole.scores) expect(fast.scores.get(id)).toEqual(scores);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('refuses edits that name what is not there, do not fit, or leave nothing', () => {
    const builder = createIndexBuilder(dataOf({ a: [1, 2], b: [2, 1] }), specOf([indicator('a'), indicator('b')]));
    expect(() => builder.variant([{ edit: 'leave-out', node: 'z' }])).toThrow(/got z\. Name one of a, b, top/);
    expect(() => builder.variant([{ edit: 'weigh', weights: { z: 1 } }])).toThrow(/got z/);
    expect(() => builder.variant([{ edit: 'weigh', weights: { a: -1 } }])).toThrow(/a weight of 0 or more/);
    expect(() => builder.variant([{ edit: 'leave-out', node: 'top' }])).toThrow(/all of them left out/);
    const goalposts = { edit: 'choose', step: 'normalise', choice: { rule: 'goalposts', low: 0, high: 1 } } as const;
    expect(() => builder.variant([goalposts])).toThrow(/expected goalposts/);
  });
});

test('treatment: what was brought in is named, with its shape before and after', () => {
  const a = [...normals(30, 1), 40];
  const built = buildIndex(dataOf({ a }), specOf([indicator('a')], { treat: customary }));
  const treated = built.log.find((entry) => entry.step === 'treat')!;
  expect(treated).toMatchObject({ indicator: 'a', how: 'winsorised', within: true });
  expect(treated.moved).toEqual([{ unit: 'u30', from: 40, to: Math.max(...a.slice(0, 30)) }]);
  expect(treated.before.skewness).toBeGreaterThan(2);
});

test('the specification in the guide is one that can be built', () => {
  const guide = readFileSync(join(repository, 'docs', 'index-builder.md'), 'utf8');
  const spec = JSON.parse(/```json\n(.+?)```/s.exec(guide)![1]!) as IndexSpec;
  const data = dataOf({ trade: [2, 6, null, 3], tariff: [5, 0, 1, 9], gdp: [2, 3, 4, 6] });
  const regions = { id: 'region', groups: ['north', 'north', 'north', 'south'] };
  const built = buildIndex({ ...data, groupings: [regions] }, spec);
  expect(built.screenedOut).toEqual(['u2']);
  expect([...built.stages.denominated.get('trade')!]).toEqual([1, 2, Number.NaN, 0.5]);
  expect([...built.ranks]).toEqual([2, 1, Number.NaN, 3]);
});
