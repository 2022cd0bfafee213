import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Estimate, estimateOf } from '../../../src/model/index.js';
import { compareOutside, verdictOn } from '../../../src/study/audit/outside.js';
import { outsideFindings } from '../../../src/study/audit/outside-findings.js';
import type { OutsideCompared } from '../../../src/study/audit/outside-result.js';
import { estimateInPoints, pointsOf, responseInPoints } from '../../../src/study/audit/points.js';
import { type Answer, outsidePage, renderAnswer, type Study } from '../../../src/study/index.js';
import { readLawDraws, readLaws } from '../../../src/study/law/stored-law.js';
import { openReference, type Reference, scaleOf } from '../../../src/study/reference.js';
import { repository } from '../../support/raw.js';

describe('points', () => {
  test('are what a movement of the logit makes of a share', () => {
    // logit ½ = 0 and logit ¾ = ln 3.
    expect(pointsOf(Math.log(3), 0.5)).toBeCloseTo(25, 12);
    expect(pointsOf(-Math.log(3), 0.75)).toBeCloseTo(-25, 12);
    expect(pointsOf(0, 0.3)).toBeCloseTo(0, 12);
    // Small movements: p(1 − p) of them.
    expect(pointsOf(1e-6, 0.2)).toBeCloseTo(1e-4 * 0.16, 9);
  });

  test('keep quantiles in their places', () => {
    const draws = Float64Array.from({ length: 401 }, (_, i) => (i - 150) / 500);
    const [whole, told] = [responseInPoints(draws, 0.6), estimateInPoints(estimateOf(draws, 'logit'), 0.6)];
    for (const key of ['q05', 'q50', 'q95'] as const) expect(told[key]).toBeCloseTo(whole[key], 9);
    expect(told.sd).toBeCloseTo(whole.sd, 0);
    expect(told.unit).toBe('percentage point');
  });
});

describe('the verdict on a figure', () => {
  const between = (q05: number, q95: number): Estimate => ({
    mean: (q05 + q95) / 2,
    sd: 1,
    q05,
    q25: q05,
    q50: (q05 + q95) / 2,
    q75: q95,
    q95,
    unit: '',
  });
  test.each([
    [1, 3, 'agrees'],
    [0.1, 1, 'agrees in sign'],
    [3, 5, 'agrees in sign'],
    [-3, -1, 'does not agree'],
    [-1, 3, 'cannot say'],
    [-1, 1, 'cannot say'],
  ])('from %d to %d against 2.3: %s', (low, high, verdict) => {
    expect(verdictOn(between(low, high), 2.3)).toBe(verdict);
  });
});

test('every finding has its source, unit, base, sample and reason, once', () => {
  expect(new Set(outsideFindings.map(({ id }) => id)).size).toBe(outsideFindings.length);
  for (const { url, ...texts } of outsideFindings) {
    expect(url).toMatch(/^https:\/\//);
    for (const text of [texts.source, texts.finding, texts.unit, texts.base, texts.sample, texts.why])
      expect(text.length).toBeGreaterThan(8);
  }
});

describe('beside the shipped tables', () => {
  let reference: Reference;
  let compared: OutsideCompared[];
  beforeAll(async () => {
    reference = await openReference(join(repository, 'reference'));
    compared = await compareOutside(reference);
  }, 120_000);
  afterAll(() => reference.close());

  test('a year after visits opinion is told in points, from the draws of the law and the mean share', async () => {
    const { ours } = compared.find(({ id }) => id === 'high-level-visits')!;
    const law = (await readLaws(reference, 'favourability')).find(({ converged }) => converged)!;
    const draws = await readLawDraws(reference, law, []);
    const place = law.terms.findIndex(({ term }) => term === 'presidential-visit');
    const { usual, leadingActor } = law.terms[place]!;
    expect(leadingActor).toBe('USA');
    const shares = (await reference.paths(scaleOf('favourability'), 'all', false, ['USA']))
      .flatMap(({ positions }) => positions)
      .filter(({ period }) => period >= law.from && period <= law.to)
      .map(({ estimate }) => 1 / (1 + Math.exp(-estimate.mean)));
    const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length;
    const moved = Float64Array.from({ length: draws.count }, (_, d) => {
      const logit = Math.log(mean / (1 - mean)) + draws.responses[d * law.terms.length + place]! * usual;
      return 100 * (1 / (1 + Math.exp(-logit)) - mean);
    });
    const told = ours.find((one) => one.instrument === 'presidential-visit' && one.standing === law.standing)!;
    expect(told.at).toBeCloseTo(100 * mean, 9);
    expect(told.response.q50).toBeCloseTo(estimateOf(moved, '').q50, 9);
    expect(told.response.q05).toBeCloseTo(estimateOf(moved, '').q05, 9);
  });

  test('what counts something else is never called agreement', () => {
    const others = compared.filter(({ comparability }) => comparability === 'none');
    expect(others.map(({ verdict }) => verdict)).toEqual(others.map(() => 'cannot say'));
    expect(others.length).toBeGreaterThan(0);
  });

  /** When the shipped tables or the list have changed, `npx vitest run test/study/audit/outside.test.ts -u` writes the page anew. */
  test('the page', async () => {
    const blocks = await outsidePage(reference);
    const page = { id: 'outside-findings', report: () => blocks } as unknown as Study;
    const empty: Answer<unknown> = { question: {}, result: {}, origins: [], problems: [] };
    const text = renderAnswer(page, empty, 'md');
    for (const { finding, why, source } of outsideFindings)
      for (const part of [finding, why, source]) expect(text).toContain(part);
    await expect(text).toMatchFileSnapshot(join(repository, 'docs/outside-findings.md'));
  });
});
