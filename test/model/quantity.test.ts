import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Dimensions,
  type Quantity,
  add,
  dimensionless,
  divide,
  divideDimensions,
  multiply,
  multiplyDimensions,
  quantity,
  sameDimensions,
  subtract,
  unitOf,
} from '../../src/model/index.js';

const force: Dimensions = Object.freeze([1, 1, -2] as const);
const velocity: Dimensions = Object.freeze([0, 1, -1] as const);

const exponent = fc.integer({ min: -4, max: 4 });
const anyDimensions: fc.Arbitrary<Dimensions> = fc.tuple(exponent, exponent, exponent);
const anyQuantity: fc.Arbitrary<Quantity> = fc
  .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), anyDimensions)
  .map(([value, dimensions]) => Object.freeze(quantity(value, dimensions)));
const seeded = { seed: 20260101 };

describe('quantities', () => {
  test('sums and differences keep the dimensions', () => {
    expect(add(quantity(2, force), quantity(3, force))).toEqual(quantity(5, force));
    expect(subtract(quantity(2, force), quantity(3, force))).toEqual(quantity(-1, force));
  });

  test('adding what has other dimensions is an error that names both', () => {
    expect(() => add(quantity(2, force), quantity(3, velocity))).toThrow(
      'Cannot add quantities of different dimensions: expected [1, 1, -2], got [0, 1, -1]',
    );
    expect(() => subtract(quantity(2, force), quantity(3, dimensionless))).toThrow(RangeError);
  });

  test('force times distance is work, work over time is power', () => {
    const work = multiply(quantity(3, force), quantity(2, [0, 1, 0]));
    expect(work).toEqual(quantity(6, [1, 2, -2]));
    expect(divide(work, quantity(4, [0, 0, 1]))).toEqual(quantity(1.5, [1, 2, -3]));
  });

  test('any two quantities add if and only if their dimensions agree', () => {
    fc.assert(
      fc.property(anyQuantity, anyQuantity, (a, b) => {
        if (sameDimensions(a.dimensions, b.dimensions)) expect(add(a, b).value).toBe(a.value + b.value);
        else expect(() => add(a, b)).toThrow(RangeError);
      }),
      seeded,
    );
  });

  test('dividing undoes multiplying', () => {
    fc.assert(
      fc.property(anyDimensions, anyDimensions, (a, b) => {
        expect(sameDimensions(divideDimensions(multiplyDimensions(a, b), b), a)).toBe(true);
      }),
      seeded,
    );
  });
});

describe('units in words', () => {
  const names = Object.freeze({ mass: 'standard audience', length: 'point', time: 'year' });

  test.each([
    [[0, 1, 0], 'point'],
    [[0, 1, -1], 'point/year'],
    [[1, 1, -2], 'standard audience·point/year²'],
    [[1, 2, -3], 'standard audience·point²/year³'],
    [[0, 0, -1], '1/year'],
    [[1, 0, -2], 'standard audience/year²'],
    [[-1, -1, 1], 'year/standard audience/point'],
    [[0, 12, 0], 'point¹²'],
    [[0, 0, 0], ''],
  ] as [Dimensions, string][])('%j is %s', (dimensions, unit) => {
    expect(unitOf(dimensions, names)).toBe(unit);
  });

  test('different dimensions never share a unit', () => {
    fc.assert(
      fc.property(anyDimensions, anyDimensions, (a, b) => {
        expect(unitOf(a, names) === unitOf(b, names)).toBe(sameDimensions(a, b));
      }),
      seeded,
    );
  });
});
