import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createRandom,
  diffuseTrendLogLikelihood,
  filterTrend,
  fitTrend,
  trendLogLikelihood,
  trendRegression,
  type TrendSeries,
  type TrendVariances,
} from '../../src/statistics/index.js';
import { denseLevel, denseLogLikelihood } from './dense-trend.js';

const missing = Number.NaN;
const logTwoPi = Math.log(2 * Math.PI);

interface World {
  readonly series: Required<TrendSeries>;
  readonly levels: Float64Array;
  readonly coefficients: readonly number[];
}

/** A series from the model, with two regressors, one reading in eight missing, and sampling variances where asked for. */
function simulate(seed: number, steps: number, variances: TrendVariances, sampled = false): World {
  const random = createRandom({ seed });
  const coefficients = [random.normal(), random.normal()];
  const regressors = coefficients.map(() => Float64Array.from({ length: steps }, () => random.normal()));
  const sampling = Float64Array.from({ length: steps }, () => (sampled ? random.exponential() : 0));
  const levels = new Float64Array(steps);
  let level = 10 * random.normal();
  let slope = random.normal();
  const values = Float64Array.from({ length: steps }, (_, t) => {
    levels[t] = level;
    const noise = Math.sqrt(variances.observation + sampling[t]!) * random.normal();
    const explained = coefficients.reduce((sum, one, j) => sum + one * regressors[j]![t]!, 0);
    const reading = level + noise + explained;
    level += slope + Math.sqrt(variances.level) * random.normal();
    slope += Math.sqrt(variances.slope) * random.normal();
    return random.uniform() < 0.125 ? missing : reading;
  });
  return { series: { values, regressors, sampling }, levels, coefficients };
}

const plain = { observation: 1, level: 0.25, slope: 0.01 };

const someVariances = fc.record({
  observation: fc.constantFrom(0, 0.01, 1, 30),
  level: fc.constantFrom(0, 0.01, 1, 30),
  slope: fc.constantFrom(0.0001, 0.01, 1, 30),
});

const someWorld = fc
  .record({ seed: fc.integer({ min: 1, max: 1e6 }), steps: fc.integer({ min: 9, max: 24 }), variances: someVariances })
  .map(({ seed, steps, variances }) => ({ ...simulate(seed, steps, variances, true), variances }))
  .filter(({ series }) => series.values.filter((value) => !Number.isNaN(value)).length >= 6);

const near = (got: number, want: number, tolerance: number) =>
  expect(Math.abs(got - want) / Math.max(1, Math.abs(want))).toBeLessThan(tolerance);

describe('the exact diffuse likelihood of a local linear trend', () => {
  test('is that of the dense covariance matrix, with coefficients as parameters', () => {
    fc.assert(
      fc.property(someWorld, ({ series, variances, coefficients }) => {
        const dense = denseLogLikelihood(series, variances, coefficients);
        near(trendLogLikelihood(series, variances, coefficients), dense, 1e-8);
      }),
      { seed: 1 },
    );
  });

  test('is that of the dense covariance matrix, with coefficients in the diffuse state', () => {
    fc.assert(
      fc.property(someWorld, ({ series, variances }) => {
        // Of KFAS's convention: the four diffuse elements count no 2π.
        const dense = denseLogLikelihood(series, variances, null) + 2 * logTwoPi;
        near(diffuseTrendLogLikelihood(series, variances), dense, 1e-8);
      }),
      { seed: 2 },
    );
  });

  test('with coefficients as parameters is greatest at those of the regression', () => {
    fc.assert(
      fc.property(someWorld, fc.tuple(fc.nat(9), fc.nat(9)), ({ series, variances }, [a, b]) => {
        const { coefficients, logLikelihood } = trendRegression(series, variances);
        near(trendLogLikelihood(series, variances, coefficients), logLikelihood, 1e-9);
        const aside = coefficients.map((one, j) => one + ([a, b][j]! - 4.5) / 50);
        expect(trendLogLikelihood(series, variances, aside)).toBeLessThan(logLikelihood);
      }),
      { seed: 3 },
    );
  });

  test('falls off around the coefficients with the curvature of their covariance', () => {
    const { series } = simulate(5, 60, plain);
    const { coefficients, covariance, logLikelihood } = trendRegression(series, plain);
    const [c11, c12, c21, c22] = covariance as unknown as [number, number, number, number];
    expect(c12).toBeCloseTo(c21, 14);
    // One standard error along the first, the second following: half a unit down.
    const aside = [coefficients[0]! + Math.sqrt(c11), coefficients[1]! + c12 / Math.sqrt(c11)];
    expect(logLikelihood - trendLogLikelihood(series, plain, aside)).toBeCloseTo(0.5, 9);
    expect(c11 * c22 - c12 * c21).toBeGreaterThan(0);
  });

  test('does not change when a straight line is added', () => {
    fc.assert(
      fc.property(someWorld, fc.integer(), fc.integer({ min: -9, max: 9 }), ({ series, variances }, line, slant) => {
        const start = line % 100;
        const moved = { ...series, values: series.values.map((value, t) => value + start + slant * t) };
        const got = trendLogLikelihood(moved, variances, [0, 0]);
        near(got, trendLogLikelihood(series, variances, [0, 0]), 1e-7);
      }),
      { seed: 4 },
    );
  });

  test('in other units loses the logarithm of the unit for each reading but two', () => {
    const { series, coefficients } = simulate(6, 50, plain, true);
    const readings = series.values.filter((value) => !Number.isNaN(value)).length;
    const large = {
      values: series.values.map((value) => 1000 * value),
      regressors: series.regressors,
      sampling: series.sampling.map((value) => 1e6 * value),
    };
    const variances = { observation: 1e6, level: 0.25e6, slope: 0.01e6 };
    const got = trendLogLikelihood(
      large,
      variances,
      coefficients.map((one) => 1000 * one),
    );
    const before = trendLogLikelihood(series, plain, coefficients);
    expect(got).toBeCloseTo(before - (readings - 2) * Math.log(1000), 7);
  });

  test('takes a constant sampling variance for observation variance', () => {
    const { values, regressors } = simulate(7, 40, plain).series;
    const sampling = new Float64Array(40).fill(0.75);
    const got = trendLogLikelihood({ values, regressors, sampling }, { ...plain, observation: 0.25 }, [1, 2]);
    expect(got).toBeCloseTo(trendLogLikelihood({ values, regressors }, plain, [1, 2]), 10);
  });

  test('stays finite over long series and tiny or huge variances', () => {
    const { series } = simulate(8, 3000, plain);
    for (const size of [1e-60, 1, 1e60]) {
      const variances = { observation: size, level: 0.25 * size, slope: 0.01 * size };
      const root = Math.sqrt(size);
      const scaled = { values: series.values.map((value) => root * value) };
      const readings = series.values.filter((value) => !Number.isNaN(value)).length;
      const expected = trendLogLikelihood({ values: series.values }, plain) - (readings - 2) * Math.log(root);
      expect(trendLogLikelihood(scaled, variances) / expected).toBeCloseTo(1, 11);
      expect(trendRegression(scaled, variances).logLikelihood / expected).toBeCloseTo(1, 11);
    }
  });

  test('of two readings is that of the diffuse start alone', () => {
    // Diffuse variance at step 0: 1. At step 2 the level has moved by twice the slope, whose diffuse variance is 1: 4.
    const series = { values: Float64Array.of(3, missing, 8) };
    expect(trendLogLikelihood(series, plain)).toBeCloseTo(-0.5 * (2 * logTwoPi + Math.log(4)), 12);
    expect(diffuseTrendLogLikelihood(series, plain)).toBeCloseTo(-0.5 * Math.log(4), 12);
  });

  test('refuses what cannot be meant', () => {
    const values = Float64Array.of(1, 3, 2, 5, 4, 7);
    const ones = new Float64Array(6).fill(1);
    const bent = Float64Array.of(1, 0, 0, 1, 0, 0);
    const refused: readonly (readonly [string, () => unknown])[] = [
      ['a coefficient for each', () => trendLogLikelihood({ values }, plain, [1])],
      ['as long as', () => trendLogLikelihood({ values, regressors: [new Float64Array(5)] }, plain, [1])],
      ['at least 0', () => trendLogLikelihood({ values }, { ...plain, level: -1 })],
      ['at least 0', () => trendLogLikelihood({ values }, { observation: 0, level: 0, slope: 0 })],
      ['at least 0', () => filterTrend({ values }, { ...plain, slope: missing })],
      ['at least 0', () => trendLogLikelihood({ values, sampling: bent.map((one) => -one) }, plain)],
      ['finite', () => trendLogLikelihood({ values: values.with(3, Number.POSITIVE_INFINITY) }, plain)],
      ['numbers', () => trendLogLikelihood({ values, regressors: [bent.with(2, missing)] }, plain, [1])],
      ['independent', () => trendRegression({ values, regressors: [ones] }, plain)],
      ['independent', () => trendRegression({ values, regressors: [bent, bent.map((one) => 2 * one)] }, plain)],
      ['independent', () => fitTrend({ values, regressors: [ones.map((_, t) => t)] })],
      ['at least 4 readings', () => fitTrend({ values: values.slice(0, 3), regressors: [bent.slice(0, 3)] })],
      ['straight line', () => fitTrend({ values: ones.map((_, t) => 5 - 3 * t) })],
      ['finite', () => filterTrend({ values: values.with(3, Number.NEGATIVE_INFINITY) }, plain)],
      ['finite', () => fitTrend({ values: values.with(3, Number.POSITIVE_INFINITY) })],
    ];
    for (const [message, act] of refused) {
      expect(act).toThrow(RangeError);
      expect(act).toThrow(message);
    }
  });
});

describe('fitting a local linear trend', () => {
  test('finds a top: the score vanishes, or calls for less than 0, and is that of finite differences', () => {
    const truths = [plain, { ...plain, level: 0 }, { ...plain, slope: 0 }, { ...plain, observation: 0 }];
    for (const [seed, truth] of [...truths, ...truths].entries()) {
      for (const coefficients of ['parameters', 'diffuse'] as const) {
        const { series } = simulate(seed + 20, 80, truth, seed >= truths.length);
        const fit = fitTrend(series, { coefficients });
        const value = (variances: TrendVariances) => {
          const { logLikelihood, diffuseLogLikelihood } = trendRegression(series, variances);
          return coefficients === 'diffuse' ? diffuseLogLikelihood : logLikelihood;
        };
        expect(fit.converged).toBe(true);
        expect(value(fit.variances)).toBeCloseTo(fit.logLikelihood, 10);
        for (const one of ['observation', 'level', 'slope'] as const) {
          const at = fit.variances[one];
          const step = at > 0 ? 1e-4 * at : 1e-6;
          const ahead = value({ ...fit.variances, [one]: at + step });
          const behind = at > 0 ? value({ ...fit.variances, [one]: at - step }) : fit.logLikelihood;
          if (at > 0) expect(Math.abs(fit.score[one] * at)).toBeLessThan(1e-4);
          else expect(fit.score[one]).toBeLessThanOrEqual(0);
          const slope = (ahead - behind) / (at > 0 ? 2 * step : step);
          expect(Math.abs(fit.score[one] - slope)).toBeLessThan(1e-3 * Math.abs(slope) + 1e-4 / Math.max(at, 0.01));
        }
      }
    }
  });

  test('is at least as likely as 200 other places, also for short series with two tops', () => {
    const random = createRandom({ seed: 9 });
    for (let seed = 100; seed < 120; seed++) {
      const { series } = simulate(seed, 16, { observation: 0.3, level: 1, slope: 0.1 });
      const fit = fitTrend(series);
      for (let i = 0; i < 200; i++) {
        const variance = () => (random.below(4) === 0 ? 0 : 10 ** (6 * random.uniform() - 4));
        const other = { observation: variance(), level: variance(), slope: variance() + 1e-9 };
        expect(trendRegression(series, other).logLikelihood).toBeLessThan(fit.logLikelihood + 1e-8);
      }
    }
  });

  test('finds again what a simulated world was made with, and says how well the coefficients are known', () => {
    const fits = Array.from({ length: 200 }, (_, seed) => {
      const world = simulate(seed + 1000, 200, plain, seed % 2 === 0);
      return { world, fit: fitTrend(world.series) };
    });
    const median = (of: (variances: TrendVariances) => number) =>
      fits.map(({ fit }) => of(fit.variances)).sort((a, b) => a - b)[100]!;
    expect(median(({ observation }) => observation)).toBeCloseTo(1, 1);
    expect(Math.abs(median(({ level }) => level) - 0.25)).toBeLessThan(0.05);
    expect(Math.abs(median(({ slope }) => slope) - 0.01)).toBeLessThan(0.003);
    const scores = fits.flatMap(({ world, fit }) =>
      world.coefficients.map((one, j) => (fit.coefficients[j]! - one) / Math.sqrt(fit.covariance[3 * j]!)),
    );
    // 400 of nominal coverage 0.9: standard error 0.015.
    const covered = scores.filter((score) => Math.abs(score) < 1.6449).length / scores.length;
    expect(covered).toBeGreaterThan(0.86);
    expect(covered).toBeLessThan(0.94);
  });

  test('needs no variance of its own where sampling explains all scatter', () => {
    const random = createRandom({ seed: 10 });
    const sampling = new Float64Array(120).fill(4);
    const steady = Float64Array.from({ length: 120 }, (_, t) => 3 + 0.1 * t + 0.5 * random.normal());
    const { variances, logLikelihood } = fitTrend({ values: steady, sampling });
    expect(variances).toEqual({ observation: 0, level: 0, slope: 0 });
    expect(logLikelihood).toBeCloseTo(trendLogLikelihood({ values: steady, sampling }, variances), 10);
  });

  test('in other units gives the same fit in those units', () => {
    const { series, coefficients } = simulate(11, 90, plain);
    expect(coefficients).toHaveLength(2);
    const fit = fitTrend(series);
    const small = fitTrend({ ...series, values: series.values.map((value) => value / 1000) });
    for (const one of ['observation', 'level', 'slope'] as const)
      near((1e6 * small.variances[one]) / fit.variances[one], 1, 1e-3);
    for (const j of [0, 1]) near(1000 * small.coefficients[j]!, fit.coefficients[j]!, 1e-4);
  });
});

describe('filtering a local linear trend', () => {
  test('gives the best linear prediction of each level from the readings so far', () => {
    fc.assert(
      fc.property(someWorld, ({ series: { values, sampling }, variances }) => {
        const filtered = filterTrend({ values, sampling }, variances);
        let seen = 0;
        for (const [t, value] of values.entries()) {
          if (!Number.isNaN(value)) seen++;
          if (seen < 2) continue;
          const { mean, variance } = denseLevel({ values, sampling }, variances, t);
          near(filtered.level[t]!, mean, 1e-7);
          near(filtered.levelVariance[t]!, variance, 1e-7);
        }
      }),
      { seed: 5 },
    );
  });

  test('says what the first readings leave open', () => {
    const series = {
      values: Float64Array.of(missing, 4, missing, 7, missing),
      sampling: Float64Array.of(missing, 1, missing, 2, missing),
    };
    const { level, levelVariance, slope, slopeVariance } = filterTrend(series, {
      observation: 0,
      level: 0.5,
      slope: 0,
    });
    const open = Number.POSITIVE_INFINITY;
    // Slope (7 − 4)/2 with variance (1 + 2 + 2·0.5)/2² = 1; on from step 3: 2 + 2·(2/2) + 1 + 0.5.
    expect([...level]).toEqual([missing, 4, missing, 7, 8.5]);
    expect([...levelVariance]).toEqual([open, 1, open, 2, 5.5]);
    expect([...slope]).toEqual([missing, missing, missing, 1.5, 1.5]);
    expect([...slopeVariance]).toEqual([open, open, open, 1, 1]);
  });

  test('sees no later reading', () => {
    fc.assert(
      fc.property(someWorld, fc.nat(), ({ series, variances, coefficients }, place) => {
        const until = 1 + (place % (series.values.length - 1));
        const changed = series.values.map((value, t) => (t < until ? value : 50 - value));
        const before = filterTrend(series, variances, coefficients);
        const after = filterTrend({ ...series, values: changed }, variances, coefficients);
        for (const one of ['level', 'levelVariance', 'slope', 'slopeVariance'] as const)
          expect(after[one].slice(0, until)).toEqual(before[one].slice(0, until));
      }),
      { seed: 6 },
    );
  });

  test('knows how far off it is', () => {
    const scores = Array.from({ length: 300 }, (_, seed) => {
      const { series, levels, coefficients } = simulate(seed + 5000, 30, { ...plain, observation: 0 }, true);
      const { level, levelVariance } = filterTrend(series, { ...plain, observation: 0 }, coefficients);
      return (level[29]! - levels[29]!) / Math.sqrt(levelVariance[29]!);
    });
    const spread = scores.reduce((sum, score) => sum + score * score, 0) / scores.length;
    // 300 squares of a standard normal: mean 1, standard error 0.08.
    expect(spread).toBeGreaterThan(0.8);
    expect(spread).toBeLessThan(1.2);
  });
});
