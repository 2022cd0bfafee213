import { describe, expect, test } from 'vitest';
import {
  assetCategories,
  editSpec,
  indicatorsOf,
  type IndexSpec,
  nodesOf,
  scaledTo,
  scalings,
  standardIndex,
  standardVariations,
} from '../../../src/assets/index.js';

const factors = [0.1, 0.9, 0.5, 0.3];
const indexOf = (category: (typeof assetCategories)[number]) => standardIndex(category, indicatorsOf(category.id));
const variationsOf = (
  spec: IndexSpec,
  scaling: (typeof scalings)[number],
  decided: readonly never[] | readonly ['impute'] = [],
) => standardVariations(spec, { scaling, decided: new Set(decided), factors });

describe.each(assetCategories.map((category) => [category.id, category] as const))('the index of %s', (_, category) => {
  const spec = indexOf(category);
  const leaves = nodesOf(spec.top).flatMap((node) => (node.kind === 'indicator' ? [node] : []));

  test('has its indicators side by side, with their directions and equal weights', () => {
    expect(leaves.map(({ id, direction, weight }) => [id, direction, weight])).toEqual(
      indicatorsOf(category.id).map(({ id, direction }) => [id, direction, 1]),
    );
  });

  test('judges by goalposts what is told of few, on the ends of each scaling', () => {
    const judged = indicatorsOf(category.id).filter(({ goalposts }) => goalposts !== undefined);
    for (const scaling of scalings) {
      const own = nodesOf(scaledTo(spec, scaling).top).filter((node) => node.kind === 'indicator' && node.normalise);
      expect(own.map(({ id }) => id)).toEqual(judged.map(({ id }) => id));
    }
  });

  test.each(scalings)('can be built in every variant under %s', (scaling) => {
    const base = scaledTo(spec, scaling);
    for (const { options } of variationsOf(base, scaling)) {
      // The first is what stands where nothing is varied.
      expect(options[0]!.edits).toEqual([]);
      for (const { edits } of options) expect(() => editSpec(base, edits)).not.toThrow();
    }
  });

  test('leaves each indicator out in turn', () => {
    const { options } = variationsOf(spec, 'z-score').find(({ id }) => id === 'indicators')!;
    const without = options.slice(1).map(({ edits }) => nodesOf(editSpec(spec, edits).top).length);
    expect(without).toEqual(leaves.map(() => leaves.length));
  });

  test('weighs each by half to one and a half', () => {
    const { options } = variationsOf(spec, 'z-score').find(({ id }) => id === 'weights')!;
    const weights = options.flatMap(({ edits }) =>
      edits.flatMap((edit) => (edit.edit === 'weigh' ? Object.values(edit.weights) : [])),
    );
    expect(weights.length).toBe(6 * leaves.length);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0.5);
    expect(Math.max(...weights)).toBeLessThanOrEqual(1.5);
    expect(new Set(weights).size).toBe(factors.length);
  });
});

describe('what is varied', () => {
  const spec = indexOf(assetCategories[0]!);

  test('is not what was decided', () => {
    const ids = (decided: readonly never[] | readonly ['impute']) =>
      variationsOf(spec, 'z-score', decided).map(({ id }) => id);
    expect(ids([])).toEqual(['impute', 'treat', 'weights', 'indicators']);
    expect(ids(['impute'])).toEqual(['treat', 'weights', 'indicators']);
  });

  test('is a geometric mean only where scores are above 0', () => {
    const ids = (scaling: (typeof scalings)[number]) => variationsOf(spec, scaling).map(({ id }) => id);
    expect(ids('min-max')).toContain('aggregate');
    expect(ids('z-score')).not.toContain('aggregate');
  });
});
