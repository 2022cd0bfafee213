import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kilometresBetween } from '../../src/model/index.js';

const spot = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

test('a quarter of the way round the Earth, and one degree along the equator', () => {
  // π · 6371.0088 km / 2 and / 180.
  expect(kilometresBetween({ latitude: 0, longitude: 0 }, { latitude: 90, longitude: 0 })).toBeCloseTo(10007.557, 3);
  expect(kilometresBetween({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(
    111.195,
    3,
  );
});

test('is the same both ways, never more than half way round, and obeys the triangle', () => {
  fc.assert(
    fc.property(spot, spot, spot, (a, b, c) => {
      const [ab, ba, bc, ac] = [
        kilometresBetween(a, b),
        kilometresBetween(b, a),
        kilometresBetween(b, c),
        kilometresBetween(a, c),
      ];
      expect(ab).toBeCloseTo(ba, 6);
      expect(ab).toBeLessThanOrEqual(20015.12);
      expect(ac).toBeLessThanOrEqual(ab + bc + 1e-6);
    }),
    { seed: 7 },
  );
});
