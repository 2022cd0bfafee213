import { describe, expect, test } from 'vitest';
import { createRandom, restoreRandom } from '../../src/statistics/index.js';

function drawn(count: number, of: () => number): Float64Array {
  return Float64Array.from({ length: count }, of);
}

/** Mean of x^power. */
function moment(values: Float64Array, power: number): number {
  return values.reduce((sum, value) => sum + value ** power, 0) / values.length;
}

/** Σ (observed − expected)² / expected over equal cells of (0, 1). */
function chiSquare(values: Float64Array, cells: number): number {
  const counts = new Float64Array(cells);
  for (const value of values) counts[Math.floor(value * cells)]!++;
  const expected = values.length / cells;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/**
 * The same stream, written a second time from the two papers, in whole numbers without bit tricks: SplitMix32's steps fill
 * the state, xoshiro128** (xoshiro128starstar.c, 1.1) goes on from there.
 */
function reference(state: readonly bigint[]): () => bigint {
  const bits = (1n << 32n) - 1n;
  const rotated = (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & bits;
  const s = [...state] as [bigint, bigint, bigint, bigint];
  return () => {
    const result = (rotated((s[1] * 5n) & bits, 7n) * 9n) & bits;
    const t = (s[1] << 9n) & bits;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotated(s[3], 11n);
    return result;
  };
}

function referenceState(seed: bigint, stream: bigint): bigint[] {
  const bits = (1n << 32n) - 1n;
  let filler = ((seed * 0x9e3779b1n) & bits) ^ (((stream + 1n) * 0x85ebca77n) & bits);
  const state = Array.from({ length: 4 }, () => {
    filler = (filler + 0x9e3779b9n) & bits;
    let z = ((filler ^ (filler >> 16n)) * 0x21f0aaadn) & bits;
    z = ((z ^ (z >> 15n)) * 0x735a2d97n) & bits;
    return z ^ (z >> 15n);
  });
  return [...state.slice(0, 3), state[3]! | 1n];
}

describe('random numbers', () => {
  test('the reference gives the published vector: state 1, 2, 3, 4', () => {
    // The first outputs of the authors' own C program, which other libraries (rand_xoshiro, for one) test against too.
    const next = reference([1n, 2n, 3n, 4n]);
    const published = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ];
    expect(Array.from({ length: 10 }, () => Number(next()))).toEqual(published);
  });

  test.each([
    [1, 0],
    [20_261_122, 3],
    [-7, 11],
  ])('seed %i, stream %i: the reference’s 32 bits', (seed, stream) => {
    const random = createRandom({ seed, stream });
    const next = reference(referenceState(BigInt.asUintN(32, BigInt(seed)), BigInt(stream)));
    for (let i = 0; i < 1000; i++) expect(random.fast()).toBe((Number(next()) + 0.5) * 2 ** -32);
  });

  test('53 bits are 27 high ones and 26 low ones', () => {
    const random = createRandom({ seed: 5 });
    const next = reference(referenceState(5n, 0n));
    for (let i = 0; i < 1000; i++) {
      const [high, low] = [next() >> 5n, next() >> 6n];
      expect(random.uniform()).toBe((Number(high) * 2 ** 26 + Number(low) + 0.5) / 2 ** 53);
    }
  });

  test('the same seed gives the same digits, another stream or seed others', () => {
    const first = (seed: number, stream: number) => {
      const random = createRandom({ seed, stream });
      return [random.uniform(), random.normal(), random.normal(), random.exponential(), random.below(1000)];
    };
    expect(first(42, 1)).toEqual(first(42, 1));
    const distinct = new Set([first(42, 1), first(42, 2), first(43, 1), first(42, 0)].flat());
    expect(distinct.size).toBeGreaterThanOrEqual(19);
  });

  test('streams of one seed, and seeds of one stream, are uncorrelated', () => {
    const count = 20_000;
    const streams = [
      [1, 0],
      [1, 1],
      [1, 2],
      [2, 0],
      [3, 0],
    ].map(([seed, stream]) => {
      const random = createRandom({ seed: seed!, stream: stream! });
      return drawn(count, () => random.normal());
    });
    for (const [i, a] of streams.entries()) {
      for (const b of streams.slice(i + 1)) {
        const r = a.reduce((sum, value, k) => sum + value * b[k]!, 0) / count;
        // The sd of r is 1/√n; ten pairs.
        expect(Math.abs(r)).toBeLessThan(4 / Math.sqrt(count));
      }
    }
  });

  test.each(['uniform', 'fast'] as const)('%s fills (0, 1) evenly', (name) => {
    const random = createRandom({ seed: 8, stream: 2 });
    const values = drawn(200_000, random[name]);
    // χ² with 255 degrees of freedom: mean 255, sd 22.6; 99.9 % below 331.
    expect(chiSquare(values, 256)).toBeLessThan(331);
    expect(chiSquare(values, 256)).toBeGreaterThan(190);
    // In the lowest thousandth too.
    const low = values.filter((value) => value < 1 / 256).map((value) => value * 256);
    expect(chiSquare(low, 8)).toBeLessThan(24.3);
    expect(values.every((value) => value > 0 && value < 1)).toBe(true);
  });

  test('normal and exponential have their moments', () => {
    const random = createRandom({ seed: 9 });
    const n = 400_000;
    const normal = drawn(n, () => random.normal());
    // Five standard errors: the sd of x, x², x³, x⁴ is 1, √2, √15, √96.
    for (const [power, expected, spread] of [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ] as const) {
      expect(Math.abs(moment(normal, power) - expected)).toBeLessThan(5 * Math.sqrt(spread / n));
    }
    const exponential = drawn(n, () => random.exponential());
    for (const [power, expected, spread] of [
      [1, 1, 1],
      [2, 2, 20],
      [3, 6, 684],
    ] as const) {
      expect(Math.abs(moment(exponential, power) - expected)).toBeLessThan(5 * Math.sqrt(spread / n));
    }
  });

  test('below(n) gives 0 … n − 1 alike often', () => {
    const random = createRandom({ seed: 10 });
    const counts = new Map<number, number>();
    for (let i = 0; i < 70_000; i++) {
      const value = random.below(7);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(10_000));
  });

  test.each([0, 1, 2, 3])('goes on from its state with the same digits, after %i normal numbers', (count) => {
    const random = createRandom({ seed: 11, stream: 4 });
    for (let i = 0; i < count; i++) random.normal();
    const state = random.state();
    const next = (from: typeof random) => [from.normal(), from.uniform(), from.normal(), from.fast(), from.below(99)];
    const again = restoreRandom(JSON.parse(JSON.stringify(state)) as number[]);
    expect(next(again)).toEqual(next(random));
    expect(again.state()).toEqual(random.state());
    // A spare normal waits after every first number of a pair.
    expect(state).toHaveLength(count % 2 === 0 ? 4 : 5);
  });

  test.each([[[]], [[1, 2, 3]], [[0, 0, 0, 0]], [[1, 2, 3, 0.5]], [[1, 2, 3, 2 ** 32]], [[1, 2, 3, 4, 0.1, 7]]])(
    'is not restored from %j',
    (state) => {
      expect(() => restoreRandom(state)).toThrow(RangeError);
    },
  );
});
