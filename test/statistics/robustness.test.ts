import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { readColumns } from '../../bench/outside.mjs';
import {
  adjustedEstimate,
  confounderBound,
  createRandom,
  panelRegression,
  partialRSquared,
  robustnessValue,
  studentQuantile,
} from '../../src/statistics/index.js';
import { describePeers } from '../support/raw.js';

describePeers('direct harm and peace in Darfur, as sensemakr has it', (folder) => {
  const names = ['directlyharmed', 'age', 'farmer_dar', 'herder_dar', 'pastvoted', 'hhsize_darfur', 'female'];
  const read = () => {
    const column = readColumns(`${folder}/sensemakr`, 'darfur.csv.gz');
    const number = (name: string) => Float64Array.from(column(name), Number);
    const villages = column('village');
    const levels = [...new Set(villages)];
    const absorb = [Int32Array.from(villages, (village) => levels.indexOf(village))];
    const columns = new Map(names.map((name) => [name, number(name)]));
    const regress = (outcome: Float64Array, on: readonly string[]) => {
      const regressors = on.map((name) => ({ name, values: columns.get(name)! }));
      const fit = panelRegression({ outcome, regressors, absorb });
      return (name: string) => {
        const place = on.indexOf(name);
        const [estimate, error] = [fit.coefficients[place]!, fit.standardErrors[place]!];
        return { estimate, error, t: estimate / error, degrees: fit.degrees };
      };
    };
    return {
      outcome: regress(number('peacefactor'), names),
      treatment: regress(columns.get('directlyharmed')!, names.slice(1)),
    };
  };
  const expectClose = (got: number, want: number) => expect(Math.abs(got - want)).toBeLessThan(1e-8);

  test('estimate, error and robustness values', () => {
    const { estimate, error, t, degrees } = read().outcome('directlyharmed');
    expect(degrees).toBe(783);
    expectClose(estimate, 0.09731581928);
    expectClose(error, 0.02325653781);
    expectClose(t, 4.184449985);
    expectClose(partialRSquared(t, degrees), 0.02187309334);
    expectClose(robustnessValue(t, degrees), 0.1387763539);
    expectClose(robustnessValue(t, degrees, { alpha: 0.05 }), 0.07625796554);
    const printed = readColumns(`${folder}/sensemakr`, 'result-stats.csv');
    expectClose(t, Number(printed('t_statistic')[0]));
    expectClose(robustnessValue(t, degrees, { alpha: 0.05 }), Number(printed('rv_qa')[0]));
  });

  test('bounds by a confounder one, two and three times as strong as being a woman', () => {
    const { outcome, treatment } = read();
    const harmed = outcome('directlyharmed');
    const [withOutcome, withTreatment] = [outcome('female'), treatment('female')].map(({ t, degrees }) =>
      partialRSquared(t, degrees),
    ) as [number, number];
    const printed = readColumns(`${folder}/sensemakr`, 'result-bounds.csv');
    const known = [0.07522027, 0.05291517, 0.03039602];
    for (const [row, times] of [1, 2, 3].entries()) {
      const bound = confounderBound({ withTreatment, withOutcome }, { treatmentTimes: times, outcomeTimes: times })!;
      const at = (name: string) => Number(printed(name)[row]);
      expectClose(bound.withTreatment, at('r2dz.x'));
      expectClose(bound.withOutcome, at('r2yz.dx'));
      const adjusted = adjustedEstimate(harmed.estimate, harmed.error, harmed.degrees, bound);
      expectClose(adjusted.estimate, known[row]!);
      expectClose(adjusted.estimate, at('adjusted_estimate'));
      expectClose(adjusted.standardError, at('adjusted_se'));
      expectClose(adjusted.t, at('adjusted_t'));
      const margin = studentQuantile(0.975, harmed.degrees) * adjusted.standardError;
      expectClose(adjusted.estimate - margin, at('adjusted_lower_CI'));
      expectClose(adjusted.estimate + margin, at('adjusted_upper_CI'));
    }
  });
});

describe('robustness', () => {
  const ts = fc.double({ min: 0.01, max: 40, noNaN: true });
  const degrees = fc.integer({ min: 3, max: 5000 });

  test('a confounder as strong as the robustness value leaves exactly nothing', () => {
    fc.assert(
      fc.property(ts, degrees, fc.constantFrom(0.5, 1), (t, df, share) => {
        const strength = robustnessValue(t, df, { share });
        if (!(strength < 1 - 1e-9)) return;
        const { estimate } = adjustedEstimate(t, 1, df, { withTreatment: strength, withOutcome: strength });
        expect(estimate / t).toBeCloseTo(1 - share, 8);
      }),
    );
  });

  test('at the value with a level, the worst confounder of that strength brings the test to its limit, and no weaker one does', () => {
    const worst = (t: number, df: number, strength: number) => {
      let least = Infinity;
      for (let i = 0; i <= 2000; i++) {
        const withOutcome = (strength * i) / 2000;
        least = Math.min(least, adjustedEstimate(t, 1, df, { withTreatment: strength, withOutcome }).t);
      }
      return least;
    };
    fc.assert(
      fc.property(ts, degrees, (t, df) => {
        const alpha = 0.1;
        const strength = robustnessValue(t, df, { alpha });
        const limit = -studentQuantile(alpha / 2, df - 1);
        if (strength === 0)
          expect(adjustedEstimate(t, 1, df, { withTreatment: 0, withOutcome: 0 }).t).toBeLessThanOrEqual(limit + 1e-9);
        else if (strength < 0.999) {
          expect(worst(t, df, strength)).toBeGreaterThan(limit - 1e-3 * limit - 1e-6);
          expect(worst(t, df, strength)).toBeLessThan(limit + 1e-2 * limit);
          expect(worst(t, df, 0.98 * strength)).toBeGreaterThan(limit);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the adjusted estimate is the one of the regression that has the confounder', () => {
    const rows = 200;
    const random = createRandom({ seed: 6 });
    const normal = () => Float64Array.from({ length: rows }, () => random.normal());
    const [z, one] = [normal(), new Float64Array(rows).fill(1)];
    const d = normal().map((value, i) => value + 0.6 * z[i]!);
    const y = normal().map((value, i) => 0.9 * d[i]! + 0.7 * z[i]! + value);
    const fit = (outcome: Float64Array, ...columns: Float64Array[]) => {
      const found = panelRegression({ outcome, regressors: columns.map((values, k) => ({ name: `x${k}`, values })) });
      return { ...found, t: (k: number) => found.coefficients[k]! / found.standardErrors[k]! };
    };
    const [short, long, treatment] = [fit(y, one, d), fit(y, one, d, z), fit(d, one, z)];
    const confounder = {
      withTreatment: partialRSquared(treatment.t(1), treatment.degrees),
      withOutcome: partialRSquared(long.t(2), long.degrees),
    };
    const adjusted = adjustedEstimate(short.coefficients[1]!, short.standardErrors[1]!, short.degrees, confounder);
    expect(adjusted.estimate).toBeCloseTo(long.coefficients[1]!, 10);
    expect(adjusted.standardError).toBeCloseTo(long.standardErrors[1]!, 10);
  });

  test('fewer degrees of freedom make one and the same t harder to overturn, not easier to call robust by accident', () => {
    expect(robustnessValue(3, 60)).toBeGreaterThan(robustnessValue(3, 6000));
    expect(robustnessValue(1.5, 60, { alpha: 0.1 })).toBe(0);
  });

  test('there are confounders that cannot be', () => {
    const covariate = { withTreatment: 0.4, withOutcome: 0.3 };
    expect(confounderBound(covariate, { treatmentTimes: 2, outcomeTimes: 1 })).toBeNull();
    expect(
      confounderBound({ withTreatment: 0.01, withOutcome: 0.6 }, { treatmentTimes: 1, outcomeTimes: 1 })?.withOutcome,
    ).toBe(1);
    expect(() => robustnessValue(2, 0)).toThrow(RangeError);
    expect(() => adjustedEstimate(1, 1, 10, { withTreatment: 1, withOutcome: 0.5 })).toThrow(RangeError);
  });
});
