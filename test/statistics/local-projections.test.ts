import { describe, expect, test } from 'vitest';
import { readColumns } from '../../bench/outside.mjs';
import { createRandom, localProjections } from '../../src/statistics/index.js';
import { describePeers } from '../support/raw.js';

describePeers('the local projections of lpirfs', (folder) => {
  const read = () => {
    const data = readColumns(`${folder}/local-projections`, 'data.csv');
    const series = ['GDP_gap', 'Infl', 'FF'].map((name) => Float64Array.from(data(name), Number));
    return localProjections({ series, lags: 4, horizons: 12 });
  };
  const printed = (file: string) => {
    const column = readColumns(`${folder}/local-projections`, file);
    const [shock, variable] = [column('shock'), column('var')];
    return shock.map((s, row) => ({
      shock: Number(s) - 1,
      variable: Number(variable[row]) - 1,
      values: Array.from({ length: 13 }, (_, h) => Number(column(`X${h + 1}`)[row])),
    }));
  };

  test('shock 3 on variable 3', () => {
    const [own] = read().responses[2]!.slice(2);
    const known = [1, 1.056841, 0.692096, 0.70868, 0.641992, 0.670524];
    known.forEach((value, h) => expect(Math.abs(own![h]! - value)).toBeLessThan(1e-6));
  });

  test('every response, four lags, no trend, unit shocks', () => {
    const { responses } = read();
    const rows = printed('lpirfs_irf_mean.csv');
    expect(rows).toHaveLength(9);
    for (const { shock, variable, values } of rows) {
      values.forEach((value, h) => expect(Math.abs(responses[shock]![variable]![h]! - value)).toBeLessThan(1e-9));
    }
  });

  test('the lower bounds at 1.96 standard errors of the shock that moves one variable at once', () => {
    const { responses, standardErrors } = read();
    const rows = printed('lpirfs_irf_low.csv').filter(({ shock }) => shock === 2);
    expect(rows).toHaveLength(3);
    for (const { variable, values } of rows) {
      values.forEach((value, h) => {
        const low = responses[2]![variable]![h]! - 1.96 * standardErrors[2]![variable]![h]!;
        expect(Math.abs(low - value)).toBeLessThan(1e-9);
      });
    }
  });
});

describe('local projections', () => {
  /** x drives y with a lag; both die away. */
  const world = (seed: number, periods: number) => {
    const random = createRandom({ seed });
    const [x, y] = [new Float64Array(periods), new Float64Array(periods)];
    for (let t = 1; t < periods; t++) {
      const shock = 2 * random.normal();
      x[t] = 0.7 * x[t - 1]! + shock;
      y[t] = 0.5 * y[t - 1]! + 0.4 * x[t - 1]! + 0.3 * shock + random.normal() + 0.01 * t;
    }
    return [x, y];
  };
  /** What follows a unit of x's error: the recursion itself. */
  const truth = Array.from({ length: 7 }, () => [0, 0] as [number, number]);
  truth[0] = [1, 0.3];
  for (let h = 1; h < 7; h++) {
    const [x, y] = truth[h - 1]!;
    truth[h] = [0.7 * x, 0.5 * y + 0.4 * x];
  }

  test('finds the recursion that made the data, and its errors say how well', () => {
    const found = Array.from({ length: 60 }, (_, seed) =>
      localProjections({ series: world(seed + 1, 400), lags: 2, horizons: 6, trend: 'linear' }),
    );
    for (let h = 1; h <= 6; h++) {
      const errors = found.map(({ responses }) => responses[0]![1]![h]! - truth[h]![1]);
      const mean = errors.reduce((sum, value) => sum + value, 0) / 60;
      const inside = found.filter(
        ({ standardErrors }, i) => Math.abs(errors[i]!) < 1.645 * standardErrors[0]![1]![h]!,
      ).length;
      expect(Math.abs(mean)).toBeLessThan(0.03);
      expect(inside).toBeGreaterThan(43);
    }
  });

  test('a shock of a standard deviation is as many unit shocks as the deviation is large', () => {
    const series = world(7, 300);
    const unit = localProjections({ series, lags: 1, horizons: 3 });
    const standard = localProjections({ series, lags: 1, horizons: 3, shock: 'standard-deviation' });
    const size = standard.responses[0]![0]![0]!;
    expect(size).toBeCloseTo(2, 0);
    for (let h = 0; h <= 3; h++) {
      expect(standard.responses[0]![1]![h]).toBeCloseTo(size * unit.responses[0]![1]![h]!, 12);
      expect(standard.standardErrors[0]![1]![h]).toBeCloseTo(size * unit.standardErrors[0]![1]![h]!, 12);
    }
  });

  test('refuses what it cannot project', () => {
    const [x, y] = world(2, 30) as [Float64Array, Float64Array];
    expect(() => localProjections({ series: [x, y.slice(1)], lags: 1, horizons: 2 })).toThrow(/length 30/);
    expect(() => localProjections({ series: [x, y], lags: 0, horizons: 2 })).toThrow(/lags/);
    expect(() => localProjections({ series: [x, y], lags: 12, horizons: 2 })).toThrow(/more periods/);
    expect(() => localProjections({ series: [x, x], lags: 1, horizons: 2 })).toThrow(/collinear/);
    const holed = x.slice();
    holed[4] = Number.NaN;
    expect(() => localProjections({ series: [holed, y], lags: 1, horizons: 2 })).toThrow(/series 0, period 4/);
  });
});
