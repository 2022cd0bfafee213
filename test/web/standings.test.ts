import { describe, expect, it } from 'vitest';
import { classOf } from '../../src/charts/index.js';
import type { Estimate } from '../../src/model/index.js';
import { placesByYear, sidesOf, standingClasses } from '../../src/web/pages/home/standings.js';

function at(q50: number): Estimate {
  return { mean: q50, sd: 0.1, q05: q50 - 0.2, q25: q50 - 0.1, q50, q75: q50 + 0.1, q95: q50 + 0.2, unit: 'point' };
}

function position(audience: string, name: string, period: number, q50: number) {
  return { audience, name, period, estimate: at(q50), observations: 50, unsmoothed: null };
}

describe('where states stand', () => {
  const years = placesByYear([
    position('USA', 'United States', 1980, 2.8),
    position('cow:260', 'West Germany', 1980, 1.3),
    position('cow:265', 'East Germany', 1980, -1.3),
    position('cow:255', 'Germany', 1991, 1.2),
    position('USA', 'United States', 1991, 2.9),
    position('AUS', 'Australia', 1991, 1.1),
  ]);

  it('is told by year, from A to Z', () => {
    expect([...years.keys()]).toEqual([1980, 1991]);
    expect(years.get(1991)!.map(({ name }) => name)).toEqual(['Australia', 'Germany', 'United States']);
    expect(years.get(1991)!.map(({ id }) => id)).toEqual(['AUS', 'DEU', 'USA']);
  });

  it('draws West Germany where the later Germany lies, and keeps those that are no more', () => {
    expect(years.get(1980)!.map(({ id, name }) => [name, id])).toEqual([
      ['East Germany', 'cow:265'],
      ['United States', 'USA'],
      ['West Germany', 'DEU'],
    ]);
  });

  it('falls into five classes, from far against to far on the side', () => {
    const classes = [-2, -1.25, -0.8, -0.4, 0, 0.4, 1, 1.25, 3].map((value) => classOf(value, standingClasses));
    expect(classes).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(sidesOf(years.get(1980)!)).toEqual({ near: 2, far: 1 });
  });
});
