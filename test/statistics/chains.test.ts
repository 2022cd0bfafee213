import { describe, expect, test } from 'vitest';
import { createRandom, diagnoseChains, normalQuantile, type Random } from '../../src/statistics/index.js';

/** Chains of an AR(1) process with sd 1; ρ = 0 is independent draws. */
function makeChains(options: { random: Random; chains: number; draws: number; rho?: number }): Float64Array[] {
  const { random, chains, draws, rho = 0 } = options;
  return Array.from({ length: chains }, () => {
    let at = random.normal();
    return Float64Array.from({ length: draws }, () => (at = rho * at + Math.sqrt(1 - rho * rho) * random.normal()));
  });
}

/** Split-R̂ of values as they stand, from its definition (Vehtari et al. 2021, equations 1–4). */
function plainRHat(chains: readonly (readonly number[])[]): number {
  const halves = chains.flatMap((chain) => [chain.slice(0, chain.length / 2), chain.slice(chain.length / 2)]);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1);
  const n = halves[0]!.length;
  const within = mean(halves.map(variance));
  const between = n * variance(halves.map(mean));
  return Math.sqrt(((n - 1) / n) * within + between / n) / Math.sqrt(within);
}

describe('R̂', () => {
  test('by hand: two chains of four draws', () => {
    // Ranks 1 3 | 2 4 and 5 7 | 6 8 in halves of two; normal scores of (r − 3/8) / 8.25; folded about the median, the
    // ranks of the distances decide. The larger of the two is R̂.
    const chains = [
      [1, 3, 2, 4],
      [5, 7, 6, 8],
    ];
    const score = (rank: number) => normalQuantile((rank - 0.375) / 8.25);
    const bulk = plainRHat(chains.map((chain) => chain.map(score)));
    expect(bulk).toBeGreaterThan(1.5);
    expect(diagnoseChains(chains.map((chain) => Float64Array.from(chain))).rHat).toBeCloseTo(bulk, 12);
  });

  test('is near 1 for independent draws', () => {
    const random = createRandom({ seed: 3 });
    for (let i = 0; i < 20; i++) {
      const { rHat } = diagnoseChains(makeChains({ random, chains: 4, draws: 500 }));
      // (B/W) of 8 halves of 250: R̂ − 1 ≈ χ²₇ / (2·7·250); six times its mean.
      expect(rHat).toBeGreaterThan(0.998);
      expect(rHat).toBeLessThan(1.012);
    }
  });

  test('is large for chains that are shifted, spread differently or drift', () => {
    const random = createRandom({ seed: 4 });
    const chains = makeChains({ random, chains: 4, draws: 400 });
    const shifted = chains.map((chain, i) => chain.map((value) => value + (i === 0 ? 3 : 0)));
    // The larger of bulk and folded R̂ sees what the plain one does not: equal means, unequal spread.
    const stretched = chains.map((chain, i) => chain.map((value) => value * (i === 0 ? 6 : 1)));
    const drifting = chains.map((chain) => chain.map((value, d) => value + d / 100));
    for (const bad of [shifted, stretched, drifting]) expect(diagnoseChains(bad).rHat).toBeGreaterThan(1.1);
    expect(plainRHat(stretched.map((chain) => [...chain]))).toBeLessThan(1.05);
  });

  test('does not depend on the scale: heavy tails, exponents, signs', () => {
    const chains = makeChains({ random: createRandom({ seed: 5 }), chains: 4, draws: 200, rho: 0.5 });
    const base = diagnoseChains(chains);
    const other = diagnoseChains(chains.map((chain) => chain.map((value) => 3 + 100 * value)));
    expect(other.rHat).toBeCloseTo(base.rHat, 10);
    expect(other.essBulk).toBeCloseTo(base.essBulk, 8);
    expect(diagnoseChains(chains.map((chain) => chain.map((value) => Math.exp(5 * value)))).essBulk).toBeCloseTo(
      base.essBulk,
      8,
    );
  });

  test('says nothing of a constant', () => {
    const { rHat, essBulk, essTail } = diagnoseChains([new Float64Array(10).fill(2), new Float64Array(10).fill(2)]);
    expect([rHat, essBulk, essTail]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});

describe('effective sample sizes', () => {
  /** Mean and standard error over replications. */
  function over(replications: number, of: (random: Random) => number): { mean: number; error: number } {
    const values = Array.from({ length: replications }, (_, i) => of(createRandom({ seed: 6, stream: i })));
    const mean = values.reduce((sum, value) => sum + value, 0) / replications;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (replications - 1);
    return { mean, error: Math.sqrt(variance / replications) };
  }

  test('independent draws count each for one', () => {
    const { mean, error } = over(60, (random) => diagnoseChains(makeChains({ random, chains: 4, draws: 500 })).essBulk);
    expect(Math.abs(mean / 2000 - 1)).toBeLessThan(0.02 + (3 * error) / 2000);
    const tail = over(60, (random) => diagnoseChains(makeChains({ random, chains: 4, draws: 500 })).essTail);
    // The smaller of two: somewhat below.
    expect(tail.mean / 2000).toBeGreaterThan(0.85);
    expect(tail.mean / 2000).toBeLessThan(1.02);
  });

  test('draws of an AR(1) with ρ = 0.9 count for (1 − ρ) / (1 + ρ)', () => {
    const { mean, error } = over(
      60,
      (random) => diagnoseChains(makeChains({ random, chains: 4, draws: 2000, rho: 0.9 })).essBulk,
    );
    const expected = 8000 * (0.1 / 1.9);
    // Geyer's sequence leaves the far lags out and errs a little upward; ranks are a little less correlated than values.
    expect(Math.abs(mean - expected)).toBeLessThan(0.06 * expected + 3 * error);
  });

  test('antithetic draws may count for more than one', () => {
    const chains = makeChains({ random: createRandom({ seed: 7 }), chains: 4, draws: 1000, rho: -0.5 });
    expect(diagnoseChains(chains).essBulk).toBeGreaterThan(4000 * 2);
  });
});
