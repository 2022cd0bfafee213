import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyUnfolded, layoutOf } from '../../src/response/layout.js';
import type { Panel } from '../../src/response/panel.js';
import { type LawParameters, noParameters } from '../../src/response/parameters.js';
import { createPosterior } from '../../src/response/posterior.js';
import { priors } from '../../src/response/priors.js';
import { renewSpreads } from '../../src/response/spreads.js';
import { createRandom, normalCumulative } from '../../src/statistics/index.js';
import { fourTerms, instrument, lawPanel } from '../worlds/law-panel.js';

const somePanel = fc
  .record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    audiences: fc.integer({ min: 1, max: 6 }),
    periods: fc.integer({ min: 3, max: 9 }),
    kind: fc.constantFrom('common' as const, 'directed' as const),
    terms: fc.constantFrom(fourTerms, [instrument('aid', 'inducement')], []),
    options: fc.record({
      momentum: fc.boolean(),
      masses: fc.boolean(),
      noise: fc.boolean(),
      stretch: fc.boolean(),
      fewestForHome: fc.constant(5),
    }),
  })
  .map((options) => ({ panel: lawPanel(options), seed: options.seed }));

function normals(length: number, seed: number): Float64Array {
  const random = createRandom({ seed, stream: 5 });
  return Float64Array.from({ length }, () => random.normal());
}

/** A linear function of the law's parameters, given by its gradient. */
function valueOf(weights: LawParameters, parameters: LawParameters): number {
  const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, one, i) => sum + one * b[i]!, 0);
  return (
    weights.momentumKept * parameters.momentumKept +
    weights.homePull * parameters.homePull +
    weights.shock * parameters.shock +
    weights.noise * parameters.noise +
    dot(weights.responses, parameters.responses) +
    dot(weights.common, parameters.common) +
    dot(weights.stretch, parameters.stretch) +
    dot(weights.logMass, parameters.logMass)
  );
}

function someWeights(panel: Panel, seed: number): LawParameters {
  const random = createRandom({ seed, stream: 6 });
  const weights = noParameters(panel);
  weights.momentumKept = random.normal();
  weights.homePull = random.normal();
  weights.shock = random.normal();
  weights.noise = random.normal();
  for (const part of [weights.responses, weights.common, weights.stretch, weights.logMass])
    part.forEach((_, i) => (part[i] = random.normal()));
  return weights;
}

/** Central differences of fourth order along entry i. */
function slope(value: (at: Float64Array) => number, at: Float64Array, i: number, step = 1e-3): number {
  const at1 = (by: number): number => value(at.map((one, k) => (k === i ? one + by : one)));
  const [near, far] = [(at1(step) - at1(-step)) / (2 * step), (at1(2 * step) - at1(-2 * step)) / (4 * step)];
  return (4 * near - far) / 3;
}

describe('the vector that is sampled', () => {
  test('folds gradients as it unfolds', () => {
    fc.assert(
      fc.property(somePanel, ({ panel, seed }) => {
        const layout = layoutOf(panel);
        const at = normals(layout.dimension, seed);
        const weights = someWeights(panel, seed);
        const room = emptyUnfolded(panel, layout);
        const value = (point: Float64Array): number => {
          layout.unfold(point, room);
          return valueOf(weights, room);
        };
        const gradient = new Float64Array(layout.dimension).fill(Number.NaN);
        layout.unfold(at, room);
        layout.fold(at, room, weights, gradient);
        for (let i = 0; i < layout.dimension; i++) {
          const expected = slope(value, at, i);
          expect(Math.abs(gradient[i]! - expected) / Math.max(1, Math.abs(expected)), `entry ${i}`).toBeLessThan(1e-8);
        }
      }),
      { seed: 1 },
    );
  });

  test('has the posterior’s gradient, and its prior is standard normal', () => {
    fc.assert(
      fc.property(somePanel, ({ panel, seed }) => {
        const posterior = createPosterior(panel);
        const at = normals(posterior.dimension, seed);
        const gradient = new Float64Array(posterior.dimension);
        posterior.evaluate(at, gradient);
        const rest = new Float64Array(posterior.dimension);
        for (let i = 0; i < posterior.dimension; i++) {
          const expected = slope((point) => posterior.evaluate(point, rest), at, i, 1e-4);
          expect(Math.abs(gradient[i]! - expected) / Math.max(1, Math.abs(expected)), `entry ${i}`).toBeLessThan(1e-6);
        }
        const unseen = createPosterior({ ...panel, measured: panel.measured.map(() => Number.NaN) });
        const squares = at.reduce((sum, one) => sum + one * one, 0);
        expect(unseen.evaluate(at, gradient)).toBeCloseTo(-0.5 * squares, 12);
        expect([...gradient]).toEqual(Array.from(at, (one) => 0 - one));
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  test('stands for parameters in the units of the priors', () => {
    const panel = { ...lawPanel({ seed: 1, audiences: 3, periods: 5 }), spread: 2 };
    panel.usual.set([4, 8, 5, 10]);
    const layout = layoutOf(panel);
    const room = emptyUnfolded(panel, layout);
    const at = new Float64Array(layout.dimension);
    layout.unfold(at, room);
    expect(room.momentumKept).toBe(0);
    // The median of |N(0, sd²)| is sd times the upper quartile of N(0, 1).
    expect(room.homePull).toBeCloseTo(priors.homePull.sd * 0.6744897501960817, 15);
    expect(room.shock).toBe(2 * priors.shock.median);
    expect(room.noise).toBe(1 + priors.noise.median);
    expect(room.massSpread).toBe(priors.massSpread.median);
    expect([...room.responses, ...room.logMass, ...room.common]).toEqual(new Array(4 + 3 + 4).fill(0));
    at.fill(1);
    layout.unfold(at, room);
    expect(room.momentumKept).toBeCloseTo(0.3, 12);
    // As improbable as 1 is above 0: |N| is beyond 1.4 with the probability 0.1587.
    expect(2 * normalCumulative(-room.homePull / 0.1)).toBeCloseTo(normalCumulative(-1), 12);
    expect(room.noise).toBeCloseTo(1 + 0.2 * Math.E, 12);
    expect(room.logMass[2]).toBeCloseTo(0.3 * Math.exp(0.7), 12);
    // All sessions alike: none is apart from its neighbours.
    expect(room.stretch[4]).toBeCloseTo(0, 12);
    expect(room.stretchSpread).toBeCloseTo(0.07 * Math.exp(0.7), 12);
    expect(room.common[3]).toBeCloseTo(0.2 * 2, 12);
    // Pooled: mean 0.01 and spread 0.01·e^½, for the usual exposure of 4 and 8. Alone: the two together. Appeal: 0.02.
    const pooled = 0.015 + 0.015 * Math.exp(0.5);
    const expected = [pooled / 4, pooled / 8, Math.hypot(0.015, 0.015) / 5, 0.02 / 10];
    expected.forEach((one, k) => expect(room.responses[k]).toBeCloseTo(one, 14));
  });

  test('never stands for less noise than is stated, nor for a push from home', () => {
    fc.assert(
      fc.property(somePanel, fc.double({ min: 0, max: 40, noNaN: true }), ({ panel, seed }, far) => {
        const layout = layoutOf(panel);
        const room = emptyUnfolded(panel, layout);
        layout.unfold(
          normals(layout.dimension, seed).map((one) => far * one),
          room,
        );
        expect(room.noise).toBeGreaterThanOrEqual(1);
        if (!panel.options.noise) expect(room.noise).toBe(1);
        expect(room.homePull).toBeGreaterThanOrEqual(0);
      }),
      { seed: 4 },
    );
  });

  test('gives a term that nobody was exposed to no response at all', () => {
    const panel = lawPanel({ seed: 1, audiences: 3, periods: 5 });
    panel.usual[2] = 0;
    const layout = layoutOf(panel);
    const room = emptyUnfolded(panel, layout);
    layout.unfold(normals(layout.dimension, 1), room);
    expect(Math.abs(room.responses[2]!)).toBe(0);
    expect(room.responses[1]).not.toBe(0);
  });
});

describe('spreads drawn anew', () => {
  test('leave effects where they are, and the prior as it is', () => {
    const panel = lawPanel({ seed: 2, audiences: 4, periods: 5 });
    const { dimension, spreads } = layoutOf(panel);
    expect(spreads.map(({ members }) => members.length)).toEqual([4, 5, 2]);
    const random = createRandom({ seed: 3 });
    const moved = new Set(spreads.flatMap(({ place, members }) => [place, ...members]));
    const turns = 4000;
    let off = 0;
    const sums = new Float64Array(dimension);
    const squares = new Float64Array(dimension);
    const products = spreads.map(() => 0);
    for (let turn = 0; turn < turns; turn++) {
      const at = Float64Array.from({ length: dimension }, () => random.normal());
      const before = at.slice();
      renewSpreads(at, spreads, random);
      for (let i = 0; i < dimension; i++) if (!moved.has(i)) off = Math.max(off, Math.abs(at[i]! - before[i]!));
      spreads.forEach(({ place, members, sd }, s) => {
        const grown = Math.exp(sd * (at[place]! - before[place]!));
        for (const i of members) off = Math.max(off, Math.abs(at[i]! * grown - before[i]!));
        products[s]! += at[place]! * at[members[0]!]! ** 2;
      });
      for (let i = 0; i < dimension; i++) {
        sums[i]! += at[i]!;
        squares[i]! += at[i]! ** 2;
      }
    }
    expect(off).toBeLessThan(1e-12);
    // Of 4,000 standard normals: mean, mean square (sd √2) and the product z·u² (sd √3), each less than 4.5 errors off.
    const error = 1 / Math.sqrt(turns);
    for (let i = 0; i < dimension; i++) {
      expect(Math.abs(sums[i]! / turns), `mean ${i}`).toBeLessThan(4.5 * error);
      expect(Math.abs(squares[i]! / turns - 1), `square ${i}`).toBeLessThan(4.5 * Math.SQRT2 * error);
    }
    for (const product of products) expect(Math.abs(product / turns)).toBeLessThan(4.5 * Math.sqrt(3) * error);
  });
});
