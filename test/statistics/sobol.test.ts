import { describe, expect, test } from 'vitest';
import { createRandom, sobolDesign, sobolIndices } from '../../src/statistics/index.js';

/** Ishigami & Homma 1990, with a = 7, b = .1, on (−π, π)³: the standard test, its indices known in closed form. */
function ishigami([x1, x2, x3]: readonly number[]): number {
  return Math.sin(x1!) + 7 * Math.sin(x2!) ** 2 + 0.1 * x3! ** 4 * Math.sin(x1!);
}

function evaluate(design: Float64Array, factors: number, model: (x: number[]) => number): Float64Array {
  return Float64Array.from({ length: design.length / factors }, (_, row) =>
    model([...design.subarray(row * factors, (row + 1) * factors)]),
  );
}

describe('Sobol indices', () => {
  test('of the Ishigami function are those of its closed form', () => {
    const [base, factors] = [20_000, 3];
    const random = createRandom({ seed: 7 });
    const design = sobolDesign({ base, factors, random });
    const outputs = evaluate(design, factors, (u) => ishigami(u.map((one) => Math.PI * (2 * one - 1))));
    const found = sobolIndices(outputs, { base, factors, bootstrap: { draws: 200, random } })!;
    const pi4 = Math.PI ** 4;
    const variance = 49 / 8 + (0.1 * pi4) / 5 + (0.01 * pi4 ** 2) / 18 + 1 / 2;
    const first = [(0.5 * (1 + (0.1 * pi4) / 5) ** 2) / variance, 49 / 8 / variance, 0];
    const joint = ((8 / 225) * 0.01 * pi4 ** 2) / variance;
    const total = [first[0]! + joint, first[1]!, joint];
    for (let f = 0; f < factors; f++) {
      expect(Math.abs(found[f]!.first.value - first[f]!)).toBeLessThan(0.03);
      expect(Math.abs(found[f]!.total.value - total[f]!)).toBeLessThan(0.03);
      expect(found[f]!.total.q05).toBeLessThan(total[f]!);
      expect(found[f]!.total.q95).toBeGreaterThan(total[f]!);
      expect(found[f]!.first.q05).toBeLessThan(first[f]!);
      expect(found[f]!.first.q95).toBeGreaterThan(first[f]!);
    }
  });

  test('of a sum are the shares of variance of its terms', () => {
    const [base, factors] = [20_000, 3];
    const random = createRandom({ seed: 3 });
    const design = sobolDesign({ base, factors, random });
    const outputs = evaluate(design, factors, ([a, b, c]) => a! + 2 * b! + 3 * c! - 3);
    const found = sobolIndices(outputs, { base, factors })!;
    for (const [f, share] of [1 / 14, 4 / 14, 9 / 14].entries()) {
      expect(Math.abs(found[f]!.first.value - share)).toBeLessThan(0.02);
      expect(Math.abs(found[f]!.total.value - share)).toBeLessThan(0.02);
      expect(found[f]!.first.q05).toBeNull();
    }
  });

  test('a factor that does nothing has exactly none', () => {
    const [base, factors] = [100, 2];
    const random = createRandom({ seed: 5 });
    const design = sobolDesign({ base, factors, random });
    const outputs = evaluate(design, factors, ([a]) => a!);
    const [, idle] = sobolIndices(outputs, { base, factors, bootstrap: { draws: 50, random } })!;
    expect(idle).toEqual({ first: { value: 0, q05: 0, q95: 0 }, total: { value: 0, q05: 0, q95: 0 } });
  });

  test('the intervals hold the truth about nine times in ten', () => {
    const [base, factors, worlds] = [150, 2, 300];
    const held = { first: 0, total: 0 };
    for (let seed = 0; seed < worlds; seed++) {
      const random = createRandom({ seed });
      const design = sobolDesign({ base, factors, random });
      const outputs = evaluate(design, factors, ([a, b]) => a! + b! - 1);
      const [found] = sobolIndices(outputs, { base, factors, bootstrap: { draws: 150, random } })!;
      for (const order of ['first', 'total'] as const) {
        if (found![order].q05! < 0.5 && found![order].q95! > 0.5) held[order]++;
      }
    }
    for (const order of ['first', 'total'] as const) {
      expect(held[order] / worlds).toBeGreaterThan(0.84);
      expect(held[order] / worlds).toBeLessThan(0.96);
    }
  });

  test('an output that does not vary has none to share out', () => {
    expect(sobolIndices(new Float64Array(40).fill(3), { base: 10, factors: 2 })).toBeNull();
  });

  test('the design is A, B, then A with one column from B', () => {
    const design = sobolDesign({ base: 3, factors: 2, random: createRandom({ seed: 1 }) });
    const block = (b: number) => [...design.subarray(6 * b, 6 * b + 6)];
    const [a, b] = [block(0), block(1)];
    expect(design).toHaveLength(24);
    expect(block(2)).toEqual(a.map((value, i) => (i % 2 === 0 ? b[i] : value)));
    expect(block(3)).toEqual(a.map((value, i) => (i % 2 === 1 ? b[i] : value)));
  });

  test('outputs must be as many as the design has rows', () => {
    expect(() => sobolIndices(new Float64Array(39), { base: 10, factors: 2 })).toThrow(RangeError);
  });
});
