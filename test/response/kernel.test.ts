import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createKernel } from '../../src/response/kernel.js';
import type { LawOptions, Panel } from '../../src/response/panel.js';
import { type LawParameters, noParameters } from '../../src/response/parameters.js';
import { createRandom } from '../../src/statistics/index.js';
import { everything, fourTerms, instrument, lawPanel } from '../worlds/law-panel.js';
import { denseLogLikelihood } from './dense-law.js';

/** Parameters of all sizes, more lively than the priors have them. */
function lively(panel: Panel, seed: number): LawParameters {
  const random = createRandom({ seed, stream: 3 });
  const parameters = noParameters(panel);
  const fill = (values: Float64Array, sd: number): void => values.forEach((_, i) => (values[i] = sd * random.normal()));
  parameters.momentumKept = 0.4 * random.normal();
  parameters.homePull = 0.2 * random.exponential();
  parameters.shock = 0.2 * Math.exp(random.normal());
  fill(parameters.responses, 0.05);
  fill(parameters.common, 0.2);
  fill(parameters.logMass, 0.5);
  parameters.noise = Math.exp(0.5 * random.normal());
  if (panel.options.stretch) fill(parameters.stretch, 0.2);
  return parameters;
}

const somePanel = fc
  .record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    audiences: fc.integer({ min: 1, max: 4 }),
    periods: fc.integer({ min: 3, max: 14 }),
    kind: fc.constantFrom('common' as const, 'directed' as const),
    terms: fc.constantFrom(fourTerms, [instrument('aid', 'inducement')], []),
    sd: fc.constantFrom(0.01, 0.3, 2),
    missing: fc.constantFrom(0, 0.3, 0.8),
    turnover: fc.constantFrom(0, 0.7),
    options: fc.record({
      momentum: fc.constant(true),
      masses: fc.boolean(),
      noise: fc.constant(true),
      stretch: fc.boolean(),
      fewestForHome: fc.constantFrom(1, 5, 99),
    }),
  })
  .map((options) => ({ panel: lawPanel(options), seed: options.seed }));

/** Every number in a set of parameters: how to read it and how to set it. */
function places(
  parameters: LawParameters,
): { name: string; read: (from: LawParameters) => number; put: (value: number) => void }[] {
  const single = (['momentumKept', 'homePull', 'shock', 'noise'] as const).map((name) => ({
    name,
    read: (from: LawParameters) => from[name],
    put: (value: number) => void (parameters[name] = value),
  }));
  const lists = (['responses', 'common', 'stretch', 'logMass'] as const).flatMap((name) =>
    Array.from(parameters[name], (_, i) => ({
      name: `${name} ${i}`,
      read: (from: LawParameters) => from[name][i]!,
      put: (value: number) => void (parameters[name][i] = value),
    })),
  );
  return [...single, ...lists];
}

describe('the likelihood of the law', () => {
  test('is the dense multivariate normal density of all measurements', () => {
    fc.assert(
      fc.property(somePanel, ({ panel, seed }) => {
        const parameters = lively(panel, seed);
        const got = createKernel(panel).evaluate(parameters, noParameters(panel));
        const dense = denseLogLikelihood(panel, parameters);
        expect(Math.abs(got - dense) / Math.max(1, Math.abs(dense))).toBeLessThan(1e-9);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test('has the gradient of central differences by every parameter', () => {
    fc.assert(
      fc.property(somePanel, ({ panel, seed }) => {
        const parameters = lively(panel, seed);
        const kernel = createKernel(panel);
        const gradient = noParameters(panel);
        kernel.evaluate(parameters, gradient);
        const rest = noParameters(panel);
        for (const { name, read, put } of places(parameters)) {
          const at = read(parameters);
          const slope = (step: number): number => {
            put(at + step);
            const ahead = kernel.evaluate(parameters, rest);
            put(at - step);
            const behind = kernel.evaluate(parameters, rest);
            put(at);
            return (ahead - behind) / (2 * step);
          };
          const step = 1e-3 * Math.max(0.05, Math.abs(at));
          // Differences over two steps, so that the error is of the fourth order.
          const expected = (4 * slope(step) - slope(2 * step)) / 3;
          const got = read(gradient);
          expect(Math.abs(got - expected) / Math.max(1, Math.abs(expected)), name).toBeLessThan(1e-6);
        }
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  test('is the sum of those of its audiences, each asked alone and in any order', () => {
    fc.assert(
      fc.property(somePanel, ({ panel, seed }) => {
        const parameters = lively(panel, seed);
        const kernel = createKernel(panel);
        const all = panel.audiences.map((_, j) => j);
        const each = all.toReversed().map((j) => kernel.ofAudience(j, parameters));
        const sum = each.reduceRight((total, one) => total + one, 0);
        expect(kernel.evaluate(parameters, noParameters(panel))).toBe(sum);
      }),
      { seed: 3, numRuns: 50 },
    );
  });

  test('forgets one call in the next: the same digits however often', () => {
    const panel = lawPanel({ seed: 3, audiences: 5, periods: 12 });
    const kernel = createKernel(panel);
    const [first, again] = [noParameters(panel), noParameters(panel)];
    const one = kernel.evaluate(lively(panel, 1), first);
    kernel.evaluate(lively(panel, 2), again);
    expect(kernel.evaluate(lively(panel, 1), again)).toBe(one);
    expect(again).toEqual(first);
  });

  test('asks no home of audiences that were seen in too few periods', () => {
    const options: LawOptions = { ...everything, fewestForHome: 99 };
    const panel = lawPanel({ seed: 4, audiences: 3, periods: 10, options });
    const kernel = createKernel(panel);
    const parameters = lively(panel, 4);
    const gradient = noParameters(panel);
    const before = kernel.evaluate(parameters, gradient);
    expect(gradient.homePull).toBe(0);
    parameters.homePull = 5;
    expect(kernel.evaluate(parameters, gradient)).toBe(before);
  });

  test('of one measurement alone is that of its first normal distribution', () => {
    const panel = {
      ...lawPanel({ seed: 5, audiences: 1, periods: 3, missing: 0, turnover: 0 }),
      centre: 0.5,
      spread: 2,
      settled: Uint8Array.of(1),
    };
    panel.measured.set([1.7, Number.NaN, Number.NaN]);
    panel.variance.fill(0.16);
    // Homes are 1.5 spreads wide around the centre, and audiences as far from theirs where nothing holds them: κ = 0.
    // With κ = 0.1 and ρ = 0 their distance has the variance σ²/(κ·(2 − κ)), an autoregression with coefficient 0.9.
    const expected = (variance: number): number => -0.5 * (Math.log(2 * Math.PI * variance) + 1.2 ** 2 / variance);
    const held = 1 / ((1 - 0.9 ** 2) / 0.1 ** 2 + 1 / 9);
    for (const [homePull, variance] of [
      [0, 9 + 9 + 0.16],
      [0.1, 9 + held + 0.16],
    ] as const) {
      const parameters = { ...noParameters(panel), shock: 0.1, homePull };
      expect(createKernel(panel).evaluate(parameters, noParameters(panel))).toBeCloseTo(expected(variance), 12);
    }
  });
});
