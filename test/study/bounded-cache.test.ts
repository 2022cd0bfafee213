import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BoundedCache } from '../../src/study/index.js';

describe('what is kept', () => {
  test('never takes more room than there is, and the longest unused goes first', () => {
    const cache = new BoundedCache<string>(80);
    for (const key of 'abcdefgh') cache.set(key, key, 10);
    expect(cache.get('a')).toBe('a');
    cache.set('i', 'i', 10);
    expect(cache.get('b')).toBeUndefined();
    expect(cache.get('a')).toBe('a');
    cache.set('large', 'large', 11);
    expect(cache.get('large')).toBeUndefined();
    expect(cache.size).toBe(80);
  });

  test('is found again as long as there is room, whatever comes', () => {
    const step = fc.record({ key: fc.integer({ min: 0, max: 12 }), size: fc.integer({ min: 0, max: 30 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const cache = new BoundedCache<number>(160);
        for (const { key, size } of steps) {
          cache.set(String(key), size, size);
          expect(cache.size).toBeLessThanOrEqual(160);
          expect(cache.get(String(key))).toBe(size > 20 ? undefined : size);
        }
      }),
      { seed: 11 },
    );
  });
});
