import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverage, doseOf, instruments, medianExposure } from '../../src/instruments/index.js';

const present = { transform: 'present' } as const;
const count = { transform: 'count' } as const;
const amount = { transform: 'amount' } as const;

const anyMedian = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
const anyAmount = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('the transform', () => {
  it('is 0 for nothing and 1 for anything where only presence counts', () => {
    expect(doseOf(present, { acts: 0, amount: null }, null)).toBe(0);
    expect(doseOf(present, { acts: 1, amount: null }, null)).toBe(1);
    expect(doseOf(present, { acts: 7, amount: -3 }, null)).toBe(1);
  });

  it('has known values', () => {
    // ln(1 + 8) / ln(1 + 2) = 2 ln 3 / ln 3; ln(1 + 99) / ln(1 + 9) = 2 ln 10 / ln 10.
    expect(doseOf(count, { acts: 8, amount: null }, 2)).toBeCloseTo(2, 12);
    expect(doseOf(amount, { acts: 1, amount: 99 }, 9)).toBeCloseTo(2, 12);
    expect(doseOf(amount, { acts: 1, amount: -9 }, 9)).toBe(-1);
    expect(doseOf(amount, { acts: 1, amount: 0 }, 9)).toBe(0);
  });

  it('maps nothing to 0 and the median to 1', () => {
    fc.assert(
      fc.property(anyMedian, fc.integer({ min: 1, max: 1e6 }), (median, acts) => {
        expect(doseOf(count, { acts: 0, amount: null }, median)).toBe(0);
        expect(doseOf(amount, { acts: 0, amount: null }, median)).toBe(0);
        expect(doseOf(count, { acts, amount: null }, acts)).toBe(1);
        expect(doseOf(amount, { acts: 1, amount: median }, median)).toBe(1);
      }),
    );
  });

  it('grows with the count and with the amount, ever more slowly above 0, and is odd in the amount', () => {
    fc.assert(
      fc.property(anyMedian, anyAmount, anyAmount, (median, x, y) => {
        const dose = (value: number) => doseOf(amount, { acts: 1, amount: value }, median)!;
        if (x < y) expect(dose(x)).toBeLessThanOrEqual(dose(y));
        if (x + 1 < y) expect(dose(x)).toBeLessThan(dose(y));
        expect(dose(-x)).toBeCloseTo(-dose(x), 12);
      }),
    );
    fc.assert(
      fc.property(anyMedian, fc.integer({ min: 0, max: 1e6 }), (median, acts) => {
        const dose = (n: number) => doseOf(count, { acts: n, amount: null }, median)!;
        expect(dose(acts + 1)).toBeGreaterThan(dose(acts));
        expect(dose(acts + 2) - dose(acts + 1)).toBeLessThan(dose(acts + 1) - dose(acts));
      }),
    );
  });

  it('is unknown where acts took place whose amount was not measured', () => {
    expect(doseOf(amount, { acts: 2, amount: null }, 5)).toBeNull();
  });

  it('refuses a median that is not positive', () => {
    for (const median of [0, -1, Number.NaN, null])
      expect(() => doseOf(count, { acts: 1, amount: null }, median)).toThrow(`must be positive, got ${median}`);
  });
});

describe('the median exposure', () => {
  const cells = [
    { acts: 1, amount: -40 },
    { acts: 5, amount: 10 },
    { acts: 2, amount: 0 },
    { acts: 0, amount: null },
    { acts: 9, amount: null },
  ];

  it('is that of the exposed alone', () => {
    expect(medianExposure(count, cells)).toBe(3.5);
    expect(medianExposure(amount, cells)).toBe(25);
    expect(medianExposure(count, cells.slice(0, 3))).toBe(2);
    expect(medianExposure(present, cells)).toBeNull();
    expect(medianExposure(count, [{ acts: 0, amount: null }])).toBeNull();
  });

  it('gives half of the exposed a dose of 1 or more', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (counts) => {
        const exposed = counts.map((acts) => ({ acts, amount: null }));
        const median = medianExposure(count, exposed);
        const above = exposed.filter((cell) => doseOf(count, cell, median)! >= 1).length;
        expect(above).toBeGreaterThanOrEqual(Math.floor(counts.length / 2));
      }),
    );
  });
});

describe('coverage', () => {
  const cell = { actor: 'USA', audience: 'SWE', period: 2005, acts: 0 };
  const stretch = { actor: 'USA', audience: 'SWE', from: 2000, to: 2010 };

  it('ends with the span, both ends included', () => {
    const at = (period: number) => coverage([stretch], { ...cell, period });
    expect([1999, 2000, 2010, 2011].map(at)).toEqual(['unknown', 'known', 'known', 'unknown']);
  });

  it('reaches everybody where a stretch does, and nobody else', () => {
    const other = { ...cell, actor: 'FRA', audience: 'TCD' };
    expect(coverage([stretch], other)).toBe('unknown');
    expect(coverage([{ ...stretch, actor: '*', audience: '*' }], other)).toBe('known');
    expect(coverage([{ ...stretch, audience: '*' }], { ...cell, audience: 'TCD' })).toBe('known');
    expect(coverage([{ ...stretch, audience: '*' }], other)).toBe('unknown');
  });

  it('knows of an act, wherever it is told; without a stretch silence is unknown', () => {
    expect(coverage([], cell)).toBe('unknown');
    expect(coverage([], { ...cell, acts: 1 })).toBe('known');
  });

  it('says of each instrument for whom silence is none', () => {
    const of = (id: string) => instruments.find((instrument) => instrument.id === id)!;
    expect(of('sanctions-trade').covers).toEqual({ actors: 'all', audiences: 'all' });
    expect(of('newswire-consult').covers.audiences).toBe('paired');
    expect(of('aid').covers).toEqual({ actors: 'listed', audiences: 'listed' });
    expect(of('presidential-visit').covers).toEqual({ actors: 'listed', audiences: 'all' });
    expect(of('op-eds').silence).toBe('unknown');
  });
});
