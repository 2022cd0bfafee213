import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { readColumns } from '../../bench/outside.mjs';
import {
  absorbedDesign,
  createRandom,
  crossProducts,
  fitDesign,
  panelRegression,
  pullOn,
  type Regressor,
  scaledResiduals,
} from '../../src/statistics/index.js';
import { describePeers } from '../support/raw.js';
import { denseRegression } from './dense-regression.js';

const codes = (values: readonly number[]): Int32Array => {
  const levels = [...new Set(values)];
  return Int32Array.from(values, (value) => levels.indexOf(value));
};

describePeers('the panel of fixest', (folder) => {
  const read = () => {
    const column = readColumns(`${folder}/fixest`, 'base-did.csv.gz');
    const number = (name: string) => Float64Array.from(column(name), Number);
    const period = number('period');
    const treat = number('treat');
    const events = [1, 2, 3, 4, 6, 7, 8, 9, 10].map((when): Regressor => ({
      name: `period ${when} × treat`,
      values: treat.map((treated, i) => (period[i] === when ? treated : 0)),
    }));
    return {
      outcome: number('y'),
      regressors: [{ name: 'x1', values: number('x1') }, ...events],
      absorb: [codes([...number('id')]), codes([...period])],
    };
  };

  test('has the estimate that fixest prints', () => {
    const fit = panelRegression(read());
    const last = fit.names.indexOf('period 10 × treat');
    expect(Math.abs(fit.coefficients[last]! - 6.6062288419)).toBeLessThan(1e-8);
  });

  test('the error written beside it as clustered is the classical one', () => {
    const fit = panelRegression(read());
    const last = fit.names.indexOf('period 10 × treat');
    expect(fit.parameters).toBe(10 + 108 + 10 - 1);
    expect(Math.abs(fit.standardErrors[last]! - 1.1118723618)).toBeLessThan(1e-10);
  });

  test('the clustered error is the one of its documented rules, worked out by hand for a balanced panel', () => {
    const spec = read();
    const [ids, periods] = spec.absorb as [Int32Array, Int32Array];
    const fit = panelRegression({ ...spec, clusters: [ids] });
    const last = fit.names.indexOf('period 10 × treat');
    expect(fit.clusters).toEqual([108]);
    expect(fit.degrees).toBe(107);
    // Ten coefficients and ten periods; ids are nested in the clusters.
    expect(fit.parameters).toBe(20);
    const cleaned = [spec.outcome, ...spec.regressors.map(({ values }) => values)].map((column) => {
      const mean = (of: (i: number) => boolean) => {
        const some = column.filter((_, i) => of(i));
        return some.reduce((sum, value) => sum + value, 0) / some.length;
      };
      const byId = Array.from({ length: 108 }, (_, id) => mean((i) => ids[i] === id));
      const byPeriod = Array.from({ length: 10 }, (_, t) => mean((i) => periods[i] === t));
      const all = mean(() => true);
      return column.map((value, i) => value - byId[ids[i]!]! - byPeriod[periods[i]!]! + all);
    });
    const plain = denseRegression({
      outcome: cleaned[0]!,
      regressors: spec.regressors.map(({ name }, k) => ({ name, values: cleaned[k + 1]! })),
      clusters: [ids],
    });
    const rows = 1080;
    const counted = plain.standardErrors[last]! * Math.sqrt((rows - plain.parameters) / (rows - 20));
    expect(Math.abs(fit.standardErrors[last]! - counted)).toBeLessThan(1e-10);
    expect(fit.standardErrors[last]).toBeCloseTo(1.120494, 6);
  });
});

/** An unbalanced panel of many small groups, connected badly enough that plain alternating projections would crawl. */
function someWorld(seed: number, rows: number) {
  const random = createRandom({ seed });
  const first = new Int32Array(rows);
  const second = new Int32Array(rows);
  const levels = 2 + random.below(12);
  for (let i = 0; i < rows; i++) {
    first[i] = random.below(levels);
    second[i] = Math.min(levels - 1, Math.max(0, first[i]! + random.below(3) - 1));
  }
  const column = () => Float64Array.from({ length: rows }, () => random.normal());
  const effect = Array.from({ length: levels }, () => 3 * random.normal());
  const regressors = [0, 1, 2].map((k) => ({
    name: `x${k}`,
    values: column().map((value, i) => value + effect[first[i]!]! * k),
  }));
  const outcome = column().map((value, i) => value * (1 + first[i]! / levels) + effect[second[i]!]!);
  const weights = column().map((value) => Math.exp(value));
  return { outcome, regressors, absorb: [first, second], weights };
}

describe('absorbed factors and clusters', () => {
  test('estimates and errors are those of dummies, with one factor or two, weights or none, any clusters', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 60, max: 160 }),
        fc.constantFrom(0, 1, 2),
        fc.constantFrom(0, 1, 2),
        fc.boolean(),
        (seed, rows, factors, ways, weighted) => {
          const world = someWorld(seed, rows);
          const spec = {
            outcome: world.outcome,
            regressors: world.regressors,
            absorb: world.absorb.slice(0, factors),
            clusters: world.absorb.slice(0, ways),
            ...(weighted ? { weights: world.weights } : {}),
          };
          const fit = panelRegression(spec);
          const dense = denseRegression(spec);
          expect(fit.converged).toBe(true);
          expect(fit.parameters).toBe(dense.parameters);
          fit.coefficients.forEach((value, k) => expect(value).toBeCloseTo(dense.coefficients[k]!, 9));
          // Where a variance is negative, all are changed: see below.
          if (dense.standardErrors.some(Number.isNaN)) return;
          fit.standardErrors.forEach((value, k) => expect(value).toBeCloseTo(dense.standardErrors[k]!, 8));
        },
      ),
      { numRuns: 60, seed: 6, examples: [[58806, 160, 2, 0, false]] },
    );
  });

  test('a row of weight 0 is as if it were not there', () => {
    const world = someWorld(5, 90);
    const without = world.weights.map((weight, i) => (i % 5 === 0 ? 0 : weight));
    const rows = [...without.keys()].filter((i) => without[i]! > 0);
    const pick = (values: Float64Array) => Float64Array.from(rows, (i) => values[i]!);
    const all = panelRegression({ ...world, weights: without, clusters: world.absorb });
    const factors = world.absorb.map((one) => codes(rows.map((i) => one[i]!)));
    const some = panelRegression({
      outcome: pick(world.outcome),
      regressors: world.regressors.map(({ name, values }) => ({ name, values: pick(values) })),
      absorb: factors,
      clusters: factors,
      weights: pick(without),
    });
    expect(all.rows).toBe(some.rows);
    expect(all.parameters).toBe(some.parameters);
    all.standardErrors.forEach((value, k) => expect(value).toBeCloseTo(some.standardErrors[k]!, 12));
  });

  test('influences add up to 0, and their products to the covariance', () => {
    const world = someWorld(8, 120);
    const fit = panelRegression({ ...world, clusters: [world.absorb[0]!] });
    const design = absorbedDesign(world);
    const own = fitDesign(design, [0, 1, 2]);
    const residuals = scaledResiduals(design, own);
    const influenceOn = (place: number) => pullOn(design, own, place)!.map((pull, i) => pull * residuals[i]!);
    const [first, second] = [influenceOn(0), influenceOn(2)] as [Float64Array, Float64Array];
    expect(first.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10);
    const sums = [first, second].map((influence) => {
      const byCluster = new Float64Array(20);
      influence.forEach((value, i) => (byCluster[world.absorb[0]![i]!]! += value));
      return byCluster;
    });
    const product = sums[0]!.reduce((sum, value, g) => sum + value * sums[1]![g]!, 0);
    expect(product * fit.smallSample).toBeCloseTo(fit.covariance[2]!, 12);
    expect(pullOn(design, fitDesign(design, [0, 1]), 2)).toBeNull();
    const squares = pullOn(design, own, 1)!.reduce((sum, pull, i) => sum + world.weights[i]! * pull * pull, 0);
    expect(squares).toBeCloseTo(own.bread[4]!, 12);
  });

  test('a regression on some columns of a design is the one that knows no others', () => {
    const world = someWorld(2, 90);
    const design = absorbedDesign(world);
    const some = panelRegression({ ...world, regressors: world.regressors.slice(1) });
    const fit = fitDesign(design, [1, 2]);
    expect(fit.coefficients[0]).toBeNaN();
    expect(fit.coefficients[1]).toBeCloseTo(some.coefficients[0]!, 12);
    expect(fit.coefficients[2]).toBeCloseTo(some.coefficients[1]!, 12);
  });

  test('cross-products are sums over the rows in their order, of however many rows and columns', () => {
    const random = createRandom({ seed: 6 });
    for (const [rows, k] of [
      [0, 2],
      [5, 1],
      [1024, 4],
      [2500, 5],
    ] as const) {
      const columns = Array.from({ length: k }, () => Float64Array.from({ length: rows }, () => random.normal()));
      const weights = Float64Array.from({ length: rows }, () => random.uniform());
      for (const given of [null, weights]) {
        const products = crossProducts(columns, given);
        for (let a = 0; a < k; a++) {
          for (let b = 0; b <= a; b++) {
            let sum = 0;
            for (let i = 0; i < rows; i++) sum += (given === null ? 1 : given[i]!) * columns[a]![i]! * columns[b]![i]!;
            expect(products[a * k + b]).toBe(sum);
            expect(products[b * k + a]).toBe(sum);
          }
        }
      }
    }
  });

  test('slopes by level are as so many columns', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.boolean(), fc.boolean(), (seed, weighted, twice) => {
        const world = someWorld(seed, 150);
        const [own, other, third] = world.regressors;
        const groups = world.absorb[0]!;
        // A slope that says nothing new must change nothing.
        const slopes = [own!.values, ...(twice ? [own!.values.map((value) => 3 * value - 1)] : []), other!.values];
        const levels = [...new Set(groups)];
        const byLevel = [own!, other!].flatMap(({ name, values }) =>
          levels.map((level) => ({
            name: `${name} in ${level}`,
            values: values.map((value, i) => (groups[i] === level ? value : 0)),
          })),
        );
        const given = { outcome: world.outcome, absorb: [groups], ...(weighted ? { weights: world.weights } : {}) };
        const short = panelRegression({ ...given, regressors: [third!], slopes });
        const long = panelRegression({ ...given, regressors: [...byLevel, third!] });
        expect(short.coefficients[0]).toBeCloseTo(long.coefficients.at(-1)!, 8);
        expect(short.parameters).toBe(long.parameters);
        expect(short.standardErrors[0]).toBeCloseTo(long.standardErrors.at(-1)!, 8);
      }),
      { numRuns: 40 },
    );
  });

  test('says what has no coefficient, and why; the rest is as without it', () => {
    const world = someWorld(3, 100);
    const [first] = world.regressors;
    const level = Float64Array.from(world.absorb[0]!, (code) => 2 * code - 7);
    const twice = first!.values.map((value, i) => 2 * value + level[i]!);
    const nil = new Float64Array(100);
    const fit = panelRegression({
      ...world,
      regressors: [
        ...world.regressors,
        { name: 'of a group', values: level },
        { name: 'again', values: twice },
        { name: 'nil', values: nil },
      ],
    });
    expect(fit.leftOut).toEqual([
      { name: 'of a group', because: 'absorbed' },
      { name: 'nil', because: 'constant nil' },
      { name: 'again', because: 'collinear' },
    ]);
    expect(fit.coefficients.slice(3)).toEqual(new Float64Array(3).fill(Number.NaN));
    const plain = panelRegression(world);
    plain.coefficients.forEach((value, k) => expect(fit.coefficients[k]).toBeCloseTo(value, 12));
    expect(fit.parameters).toBe(plain.parameters);
  });

  test('a negative variance becomes one that can be', () => {
    // Each way alone has next to no variance between clusters, the intersection has all of it.
    const rows = 400;
    const random = createRandom({ seed: 4 });
    const a = Int32Array.from({ length: rows }, (_, i) => i % 20);
    const b = Int32Array.from({ length: rows }, (_, i) => Math.floor(i / 20));
    const sign = Float64Array.from({ length: rows }, (_, i) => (((i % 20) + Math.floor(i / 20)) % 2 === 0 ? 1 : -1));
    const x = Float64Array.from({ length: rows }, () => 1);
    const outcome = sign.map((value) => value + 1e-3 * random.normal());
    const fit = panelRegression({ outcome, regressors: [{ name: 'mean', values: x }], clusters: [a, b] });
    expect(fit.standardErrors[0]).toBeGreaterThanOrEqual(0);
    expect(fit.covariance[0]).toBeGreaterThanOrEqual(0);
  });

  test('converges where plain alternating projections need thousands of rounds', () => {
    const rows = 4000;
    const random = createRandom({ seed: 12 });
    // A long chain: each group shares rows with its neighbours alone.
    const first = Int32Array.from({ length: rows }, (_, i) => Math.floor(i / 8));
    const second = Int32Array.from({ length: rows }, (_, i) => Math.floor((i + 4) / 8));
    const x = Float64Array.from({ length: rows }, () => random.normal());
    const outcome = x.map((value, i) => 0.5 * value + Math.sin(first[i]! / 50) + Math.cos(second[i]! / 70));
    const fit = panelRegression({ outcome, regressors: [{ name: 'x', values: x }], absorb: [first, second] });
    expect(fit.converged).toBe(true);
    expect(fit.rounds).toBeLessThan(1100);
    expect(fit.coefficients[0]).toBeCloseTo(0.5, 10);
    expect(fit.residualSumOfSquares).toBeLessThan(1e-16);
  });

  test('refuses what it cannot read', () => {
    const x = { name: 'x', values: Float64Array.of(1, 2, 4, 3) };
    const outcome = Float64Array.of(1, 3, 2, 5);
    expect(() => panelRegression({ outcome, regressors: [{ name: 'x', values: outcome.slice(1) }] })).toThrow(
      /length 4/,
    );
    expect(() => panelRegression({ outcome: Float64Array.of(1, Number.NaN, 2, 3), regressors: [x] })).toThrow(/row 1/);
    expect(() => panelRegression({ outcome, regressors: [x], weights: Float64Array.of(1, 1, -1, 1) })).toThrow(/row 2/);
    const every = Int32Array.of(0, 1, 2, 3);
    expect(() => panelRegression({ outcome, regressors: [x], absorb: [every, every, every] })).toThrow(/two absorbed/);
    expect(() => panelRegression({ outcome, regressors: [x], absorb: [every] })).toThrow(/more rows than parameters/);
    expect(() => panelRegression({ outcome, regressors: [x], slopes: [outcome] })).toThrow(/one factor with slopes/);
  });
});
