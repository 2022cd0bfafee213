import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPeriod, parsePeriod } from '../../src/model/index.js';

describe('periods', () => {
  test.each([
    ['1990', 'year', 1990],
    ['0046', 'year', 46],
    ['1990-01', 'month', 23880],
    ['1990-07', 'month', 23886],
    ['1990-12', 'month', 23891],
  ] as const)('%s on a clock of one %s is %d', (text, step, period) => {
    expect(parsePeriod(text, step)).toBe(period);
  });

  test.each([
    ['1990-07', 'year'],
    ['90', 'year'],
    ['19900', 'year'],
    [' 1990', 'year'],
    ['', 'year'],
    ['1990', 'month'],
    ['1990-13', 'month'],
    ['1990-00', 'month'],
    ['1990-7', 'month'],
    ['1990-07-01', 'month'],
  ] as const)('%j is not a period of one %s', (text, step) => {
    expect(parsePeriod(text, step)).toBeNull();
  });

  test('the step after December is January', () => {
    expect(formatPeriod(parsePeriod('1999-12', 'month')! + 1, 'month')).toBe('2000-01');
  });

  test('what is written can be read again', () => {
    const year = fc.integer({ min: 1000, max: 9999 });
    fc.assert(
      fc.property(year, fc.integer({ min: 0, max: 11 }), (y, month) => {
        expect(parsePeriod(formatPeriod(y, 'year'), 'year')).toBe(y);
        expect(parsePeriod(formatPeriod(y * 12 + month, 'month'), 'month')).toBe(y * 12 + month);
      }),
      { seed: 20260101 },
    );
  });
});
