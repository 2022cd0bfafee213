import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryVariance, steadiness } from '../../src/response/entry.js';
import { simulateWorld } from '../../src/response/simulate.js';
import { createRandom } from '../../src/statistics/index.js';
import { lawPanel, priorTruth } from '../worlds/law-panel.js';
import { varianceOfPastShocks } from './dense-law.js';

const momenta = [-0.99, -0.9, -0.5, -0.1, 0, 0.2, 0.5, 0.9, 0.99];
/** Of the pull at which audiences swing past their homes ever farther, 2·(1 + ρ). */
const shares = [1e-3, 0.01, 0.1, 0.5, 0.9, 0.99];

describe('how the law holds audiences to their homes', () => {
  test.each(momenta)('is the sum over all past shocks: ρ = %s', (momentumKept) => {
    for (const share of shares) {
      const homePull = share * 2 * (1 + momentumKept);
      const { precision } = steadiness({ momentumKept, homePull });
      expect(precision * varianceOfPastShocks(momentumKept, homePull), `share ${share}`).toBeCloseTo(1, 9);
    }
  });

  test.each([
    { name: 'no pull', momentumKept: 0.3, homePull: 0 },
    { name: 'no pull and no momentum', momentumKept: 0, homePull: 0 },
    { name: 'a pull that just swings on', momentumKept: 0.5, homePull: 3 },
    { name: 'a pull that swings ever farther', momentumKept: 0.5, homePull: 3.1 },
    { name: 'the same without momentum', momentumKept: 0, homePull: 2.5 },
    { name: 'no friction', momentumKept: 1, homePull: 0.1 },
    { name: 'less than no friction', momentumKept: 1.2, homePull: 0.1 },
    { name: 'momentum turned about', momentumKept: -1, homePull: 0.1 },
    { name: 'momentum turned about and grown', momentumKept: -1.3, homePull: 0.1 },
  ])('is nothing where nothing holds them: $name', ({ momentumKept, homePull }) => {
    expect(varianceOfPastShocks(momentumKept, homePull)).toBe(Number.POSITIVE_INFINITY);
    expect(steadiness({ momentumKept, homePull })).toEqual({ precision: 0, byMomentumKept: 0, byHomePull: 0 });
  });

  test('has the derivatives of differences', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.95, max: 0.95, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (momentumKept, share) => {
          const at = { momentumKept, homePull: share * 2 * (1 + momentumKept) };
          const { byMomentumKept, byHomePull } = steadiness(at);
          const slope = (name: keyof typeof at, step: number): number =>
            (steadiness({ ...at, [name]: at[name] + step }).precision -
              steadiness({ ...at, [name]: at[name] - step }).precision) /
            (2 * step);
          const expected = (name: keyof typeof at): number => (4 * slope(name, 1e-5) - slope(name, 2e-5)) / 3;
          const size = 1 + Math.abs(byMomentumKept);
          expect(Math.abs(byMomentumKept - expected('momentumKept')) / size).toBeLessThan(1e-7);
          expect(Math.abs(byHomePull - expected('homePull')) / size).toBeLessThan(1e-7);
        },
      ),
      { seed: 1 },
    );
  });
});

describe('how far from home audiences enter', () => {
  const held = steadiness({ momentumKept: 0.2, homePull: 0.1 });

  test('is what the law holds them to, and never wider than the scale', () => {
    // On an endless scale the stationary variance; without a home of one’s own, or any pull, all of the scale.
    expect(entryVariance(held, true, 0.04, 1e9)).toBeCloseTo(0.04 / held.precision, 12);
    expect(entryVariance(held, false, 0.04, 1.5)).toBe(2.25);
    expect(entryVariance(steadiness({ momentumKept: 0.2, homePull: 0 }), true, 0.04, 1.5)).toBe(2.25);
    expect(entryVariance(held, true, 1e12, 1.5)).toBeCloseTo(2.25, 9);
    // Where both count, their precisions add up.
    expect(1 / entryVariance(held, true, 0.04, 0.5)).toBeCloseTo(held.precision / 0.04 + 4, 12);
  });

  test('is how far simulated audiences enter, light or heavy', () => {
    const shape = lawPanel({ seed: 1, audiences: 2500, periods: 5, terms: [], turnover: 0, missing: 0.4 });
    const random = createRandom({ seed: 1 });
    const truth = { ...priorTruth(shape, random), momentumKept: 0.2, homePull: 0.1, shock: 0.2 };
    const { position, home } = simulateWorld(shape, truth, random);
    const squares = { settled: [] as number[], free: [] as number[] };
    shape.audiences.forEach((_, j) => {
      const settled = shape.settled[j] === 1;
      const shocks = (0.2 / Math.exp(truth.logMass[j]!)) ** 2;
      const away = position[shape.start[j]!]! - home[j]!;
      const variance = entryVariance(held, settled, shocks, 1.5 * shape.spread);
      squares[settled ? 'settled' : 'free'].push(away ** 2 / variance);
    });
    for (const all of Object.values(squares)) {
      expect(all.length).toBeGreaterThan(100);
      const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
      // Squares of standard normals have the mean 1 and the standard deviation √2; 4.5 errors.
      expect(Math.abs(mean - 1)).toBeLessThan(4.5 * Math.sqrt(2 / all.length));
    }
  });
});
