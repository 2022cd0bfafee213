import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { createRandom, falseDiscoveryRates } from '../../src/statistics/index.js';

describe('false discovery', () => {
  test('the fifteen hypotheses of Benjamini and Hochberg (1995, table 1): four are found at .05', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const q = falseDiscoveryRates(p);
    expect([...q].filter((rate) => rate <= 0.05)).toHaveLength(4);
    expect(q[0]).toBeCloseTo(0.0015, 12);
    // .0095 · 15 / 4; the next would be .0201 · 15 / 5, more than .05.
    expect(q[3]).toBeCloseTo(0.035625, 12);
    expect(q[4]).toBeCloseTo(0.0603, 12);
    // .0344 · 15 / 8 is the least of ranks 6 to 8.
    expect(q[5]).toBeCloseTo(0.0638571428571, 10);
  });

  test('is the step-up procedure, whatever the order, with ties and tests that were not made', () => {
    const value = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.5, Number.NaN));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 30 }), fc.double({ min: 0.01, max: 0.9, noNaN: true }), (p, level) => {
        const q = falseDiscoveryRates(p);
        const made = p.filter((one) => !Number.isNaN(one)).sort((a, b) => a - b);
        const last = made.findLastIndex((one, i) => one * made.length <= (i + 1) * level);
        const limit = last < 0 ? -1 : made[last]!;
        p.forEach((one, i) => {
          if (Number.isNaN(one)) expect(q[i]).toBeNaN();
          else if (Math.abs(q[i]! - level) > 1e-12) expect(q[i]! <= level).toBe(one <= limit);
        });
      }),
    );
  });

  test('finds nothing wrong more often than it says', () => {
    const random = createRandom({ seed: 3 });
    let share = 0;
    const turns = 400;
    for (let turn = 0; turn < turns; turn++) {
      // Half of forty are nil; the rest are far from it.
      const p = Array.from({ length: 40 }, (_, i) => (i < 20 ? random.uniform() : random.uniform() ** 6));
      const found = [...falseDiscoveryRates(p).keys()].filter((i) => falseDiscoveryRates(p)[i]! <= 0.2);
      if (found.length > 0) share += found.filter((i) => i < 20).length / found.length;
    }
    expect(share / turns).toBeLessThan(0.12);
    expect(share / turns).toBeGreaterThan(0.06);
  });

  test('refuses what is no p-value', () => {
    expect(() => falseDiscoveryRates([0.2, 1.2])).toThrow(RangeError);
  });
});
