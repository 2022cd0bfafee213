import { expect, test } from 'vitest';
import { readStateSpace } from '../../bench/state-space.mjs';
import {
  diffuseTrendLogLikelihood,
  fitTrend,
  trendLogLikelihood,
  trendRegression,
} from '../../src/statistics/index.js';
import { describePeers } from '../support/raw.js';

describePeers('local linear trends fitted by other programs', () => {
  test('series 0 has the likelihood that statsmodels prints at its optimum and at the truth', () => {
    const { series, statsmodels, truth } = readStateSpace();
    const { variances, coefficients } = statsmodels[0]!;
    expect(trendLogLikelihood(series[0]!, variances, coefficients)).toBeCloseTo(-579.646077, 5);
    expect(trendLogLikelihood(series[0]!, truth[0]!.variances, truth[0]!.coefficients)).toBeCloseTo(-580.682388, 5);
  });

  test('each series has the likelihoods of statsmodels, with coefficients as parameters', () => {
    const { series, statsmodels, truth } = readStateSpace();
    expect(statsmodels).toHaveLength(50);
    for (const [i, { variances, coefficients, logLikelihood, atTruth }] of statsmodels.entries()) {
      const made = truth[i]!;
      expect(Math.abs(trendLogLikelihood(series[i]!, variances, coefficients) - logLikelihood)).toBeLessThan(1e-6);
      expect(Math.abs(trendLogLikelihood(series[i]!, made.variances, made.coefficients) - atTruth)).toBeLessThan(1e-6);
    }
  });

  test('each series has the likelihoods, coefficients and standard errors of KFAS, with coefficients in the diffuse state', () => {
    const { series, kfas, truth } = readStateSpace();
    expect(kfas).toHaveLength(100);
    for (const [i, { variances, coefficients, errors, logLikelihood, atTruth }] of kfas.entries()) {
      const { diffuseLogLikelihood, covariance, ...found } = trendRegression(series[i]!, variances);
      expect(Math.abs(diffuseLogLikelihood - logLikelihood)).toBeLessThan(1e-8);
      expect(Math.abs(diffuseTrendLogLikelihood(series[i]!, truth[i]!.variances) - atTruth)).toBeLessThan(1e-8);
      for (const j of [0, 1]) {
        expect(Math.abs(found.coefficients[j]! - coefficients[j]!)).toBeLessThan(1e-8);
        expect(Math.abs(Math.sqrt(covariance[3 * j]!) - errors[j]!)).toBeLessThan(1e-8);
      }
    }
  });

  test('no optimum of theirs is higher than ours', () => {
    const { series, statsmodels, kfas } = readStateSpace();
    for (const [i, { logLikelihood }] of statsmodels.entries())
      expect(fitTrend(series[i]!).logLikelihood).toBeGreaterThan(logLikelihood - 1e-6);
    for (const [i, { logLikelihood }] of kfas.entries())
      expect(fitTrend(series[i]!, { coefficients: 'diffuse' }).logLikelihood).toBeGreaterThan(logLikelihood - 1e-6);
  });

  test('series 2 needs no variance of the level', () => {
    const { series, statsmodels } = readStateSpace();
    const { variances, score } = fitTrend(series[2]!);
    expect(statsmodels[2]!.variances.level).toBe(0);
    expect(variances.level).toBe(0);
    expect(score.level).toBeLessThan(-1);
    expect(variances.observation).toBeCloseTo(statsmodels[2]!.variances.observation, 3);
    expect(variances.slope).toBeCloseTo(statsmodels[2]!.variances.slope, 5);
  });
});
