import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { readColumns } from '../../bench/outside.mjs';
import { createRandom, nearestMixture, syntheticControl } from '../../src/statistics/index.js';
import { describePeers } from '../support/raw.js';

describePeers('the Basque Country without terror, as Synth has it', (folder) => {
  const read = () => {
    // The first column of both is a label; the second is the treated region.
    const [predictors, outcomes] = ['synth_basque_X1X0.csv', 'synth_basque_Y.csv'].map((file) =>
      readFileSync(join(folder, 'synth', file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.replaceAll('"', '').split(',')),
    ) as [string[][], string[][]];
    const donors = predictors[0]!.slice(2);
    const rows = (table: string[][]) =>
      table.slice(1).map((row) => ({ treated: Number(row[1]), donors: row.slice(2).map(Number) }));
    const years = outcomes.slice(1).map((row) => Number(row[0]));
    return {
      donors,
      years,
      spec: {
        predictors: rows(predictors),
        outcomes: rows(outcomes),
        matched: [...years.keys()].filter((t) => years[t]! >= 1960 && years[t]! <= 1969),
      },
    };
  };

  test('weights and gap', () => {
    const { donors, years, spec } = read();
    const { weights, gap, loss, importance } = syntheticControl(spec);
    expect(weights[donors.indexOf('10')]).toBeCloseTo(0.8508, 3);
    expect(weights[donors.indexOf('14')]).toBeCloseTo(0.1492, 3);
    const known: readonly (readonly [number, number])[] = [
      [1975, 0.1498],
      [1985, -0.673],
      [1990, -1.0115],
      [1997, -0.8281],
    ];
    for (const [year, value] of known) expect(gap[years.indexOf(year)]).toBeCloseTo(value, 3);
    const printed = readColumns(`${folder}/synth`, 'result-gap.csv')('17').map(Number);
    expect(printed).toHaveLength(43);
    printed.forEach((value, t) => expect(Math.abs(gap[t]! - value)).toBeLessThan(1e-3));
    // Synth stops at 0.0088646290.
    expect(loss).toBeLessThan(0.008864629);
    expect(importance.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  });
});

describe('the nearest mixture', () => {
  const someCloud = (seed: number, count: number, dimension: number, offset: number) => {
    const random = createRandom({ seed });
    return Float64Array.from({ length: count * dimension }, () => random.normal() + offset);
  };

  test('satisfies the conditions of a minimum: no point lies on the near side, those in use on the boundary', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(0, 0.5, 2),
        (seed, count, dimension, offset) => {
          const points = someCloud(seed, count, dimension, offset);
          const { weights, distance } = nearestMixture(points, dimension);
          expect(weights.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
          const mixture = Array.from({ length: dimension }, (_, k) =>
            weights.reduce((sum, value, j) => sum + value * points[j * dimension + k]!, 0),
          );
          weights.forEach((weight, j) => {
            expect(weight).toBeGreaterThanOrEqual(0);
            const along = mixture.reduce((sum, value, k) => sum + value * points[j * dimension + k]!, 0);
            expect(along).toBeGreaterThan(distance - 1e-9);
            if (weight > 1e-9) expect(along).toBeLessThan(distance + 1e-9);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a point given twice does no harm', () => {
    const { weights, distance } = nearestMixture(Float64Array.of(1, 1, 1, 1, 1, -1), 2);
    expect(distance).toBeCloseTo(1, 12);
    expect(weights[0]! + weights[1]!).toBeCloseTo(0.5, 12);
  });
});

describe('synthetic control', () => {
  test('finds the mixture that was put in, and the effect', () => {
    const random = createRandom({ seed: 9 });
    const factors = Array.from({ length: 12 }, () => Array.from({ length: 3 }, () => random.normal()));
    const truth = factors.map((_, j): number => (j === 2 ? 0.6 : j === 5 ? 0.4 : 0));
    const mixed = (of: (j: number) => number) => truth.reduce((sum, share, j) => sum + share * of(j), 0);
    const predictors = [0, 1, 2].map((p) => ({
      treated: mixed((j) => factors[j]![p]!),
      donors: factors.map((factor) => factor[p]!),
    }));
    const outcomes = Array.from({ length: 30 }, (_, t) => {
      const of = (j: number) => factors[j]!.reduce((sum, f, p) => sum + f * Math.sin(t * (p + 1) * 0.3), 0);
      return { treated: mixed(of) + (t >= 20 ? 2 : 0), donors: [...factors.keys()].map((j) => of(j)) };
    });
    const matched = Array.from({ length: 20 }, (_, t) => t);
    const { weights, gap } = syntheticControl({ predictors, outcomes, matched });
    truth.forEach((share, j) => expect(weights[j]).toBeCloseTo(share, 5));
    gap.forEach((value, t) => expect(value).toBeCloseTo(t >= 20 ? 2 : 0, 5));
  });

  test('refuses what it cannot match', () => {
    const row = { treated: 1, donors: [1, 2] };
    expect(() => syntheticControl({ predictors: [], outcomes: [row], matched: [0] })).toThrow(/predictors/);
    expect(() => syntheticControl({ predictors: [row], outcomes: [row], matched: [3] })).toThrow(/below 1, got 3/);
    expect(() =>
      syntheticControl({ predictors: [row], outcomes: [row, { treated: 1, donors: [1] }], matched: [0] }),
    ).toThrow(/2 donors in period 1/);
  });
});
