import { describe, expect, test } from 'vitest';
import {
  assetCategories,
  compositeOf,
  type CompositeSpec,
  type IndexData,
  indicatorsOf,
  prepareComposite,
  regionGrouping,
  standardIndex,
  standingIn,
  type Weighing,
  weighedComposite,
} from '../../src/assets/index.js';
import { createRandom } from '../../src/statistics/index.js';

const category = assetCategories[0]!;
const members = indicatorsOf(category.id);
const composite: CompositeSpec = { spec: standardIndex(category, members), decided: new Set(), scaling: null };
const [first, second] = members as unknown as [{ id: string }, { id: string }];

/** A made-up table: one value in ten is missing, and nearly all of the last unit’s. */
function madeUp(units: number): IndexData {
  const random = createRandom({ seed: 7 });
  return {
    units: Array.from({ length: units }, (_, i) => `U${i}`),
    columns: members.map(({ id }) => ({
      id,
      values: Float64Array.from({ length: units }, (_, i) =>
        random.uniform() < 0.1 || (i === units - 1 && id !== first.id) ? Number.NaN : random.uniform(),
      ),
      sd: Float64Array.from({ length: units }, () => 0.05 * random.uniform()),
    })),
    groupings: [{ id: regionGrouping, groups: Array.from({ length: units }, (_, i) => `R${i % 4}`) }],
  };
}

const data = madeUp(24);
const options = { draws: 40, seed: 3 };
const none: Weighing = { weights: {}, aggregation: null };

describe('a composite prepared once', () => {
  test.each<[string, Weighing]>([
    ['nothing decided', none],
    ['other weights', { weights: { [first.id]: 3, [second.id]: 0 }, aggregation: null }],
    ['weights and an arithmetic mean', { weights: { [first.id]: 0.5 }, aggregation: 'arithmetic' }],
    ['a geometric mean', { weights: {}, aggregation: 'geometric' }],
    ['a harmonic mean with weights', { weights: { [second.id]: 4 }, aggregation: 'harmonic' }],
  ])('gives the digits of one built anew: %s', (_, weighing) => {
    const weighed = weighedComposite(composite, weighing);
    const { edits = [], ...bare } = weighed;
    const anew = compositeOf(weighed, data, options);
    const again = prepareComposite(bare, data, options);
    // What was asked in between leaves no trace.
    again([{ edit: 'choose', step: 'weight', choice: { rule: 'principal-component' } }]);
    expect(again(edits)).toEqual(anew);
  });

  test('refuses an edit of an earlier step', () => {
    const again = prepareComposite(composite, data, options);
    expect(() => again([{ edit: 'choose', step: 'impute', choice: { rule: 'median' } }])).toThrow(RangeError);
  });
});

describe('weights that a reader decides', () => {
  test('a weight of 0 leaves the indicator out, for who is known too', () => {
    const last = data.units.length - 1;
    const others = Object.fromEntries(members.flatMap(({ id }) => (id === first.id ? [] : [[id, 0]])));
    expect(standingIn(compositeOf(composite, data, options), last)).toBeNull();
    const alone = compositeOf(weighedComposite(composite, { weights: others, aggregation: null }), data, options);
    expect(alone.indicators).toBe(1);
    // Draws that leave out the only one have no score: they are dropped, not counted as the lowest.
    expect(alone.draws[last]!.some(Number.isNaN)).toBe(true);
    expect(standingIn(alone, last)!.rank.q95).toBeLessThanOrEqual(data.units.length);
  });

  test('are not varied any more, and all else is', () => {
    const ids = (weighing: Weighing) =>
      compositeOf(weighedComposite(composite, weighing), data, options).varied.map(({ id }) => id);
    expect(ids(none)).toEqual(['normalise', 'impute', 'treat', 'weights', 'indicators', 'aggregate']);
    expect(ids({ weights: { [first.id]: 2 }, aggregation: 'arithmetic' })).toEqual([
      'normalise',
      'impute',
      'treat',
      'indicators',
    ]);
    expect(ids({ weights: {}, aggregation: 'geometric' })).toEqual(['impute', 'treat', 'weights', 'indicators']);
  });

  test('pull toward what weighs most', () => {
    const { values } = data.columns[0]!;
    const best = values.indexOf(Math.max(...values.filter((value) => !Number.isNaN(value))));
    const place = (weight: number): number =>
      standingIn(
        compositeOf(weighedComposite(composite, { weights: { [first.id]: weight }, aggregation: null }), data, options),
        best,
      )!.rank.q50;
    expect(place(50)).toBeLessThan(place(0.02));
    expect(place(50)).toBeLessThanOrEqual(3);
  });
});
