import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedForms, foldName, nameDistance, nearestByForm } from '../../src/model/index.js';

describe('folding', () => {
  test.each([
    ['Côte d’Ivoire', 'cote divoire'],
    ["COTE D'IVOIRE", 'cote divoire'],
    ['TÜRKİYE', 'turkiye'],
    ['São Tomé & Príncipe', 'sao tome principe'],
    ['Trinidad and Tobago', 'trinidad tobago'],
    ['St. Lucia', 'saint lucia'],
    ['The Gambia', 'gambia'],
    ['Åland', 'aland'],
    ['Færøerne', 'faeroerne'],
    ['Łódź', 'lodz'],
    ['Congo - Kinshasa', 'congo kinshasa'],
    ['  ', ''],
  ])('%s → %s', (text, folded) => {
    expect(foldName(text)).toBe(folded);
  });

  test('is done once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text));
      }),
      { seed: 1 },
    );
  });

  test('also turns names round', () => {
    expect(foldedForms('Korea, South')).toEqual(['korea south', 'south korea']);
    expect(foldedForms('Korea (South)')).toEqual(['korea south', 'south korea']);
    expect(foldedForms('Iran (Islamic Republic of)')).toContain('islamic republic iran');
  });
});

describe('distance', () => {
  test.each([
    ['sweden', 'sweden', 0],
    ['sweden', 'swedne', 1],
    ['', 'chad', 4],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
    ['niger', 'nigeria', 2],
  ])('%j to %j is %d', (a, b, distance) => {
    expect(nameDistance(a, b)).toBe(distance);
  });

  test('is symmetric, and bounded by the lengths', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = nameDistance(a, b);
        expect(distance).toBe(nameDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
      { seed: 2 },
    );
  });
});

describe('the nearest', () => {
  test('are those that comparing all of them gives', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'é'), maxLength: 9 });
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 30 }), fc.integer({ min: 1, max: 4 }), (form, others, count) => {
        const farness = (other: string) => nameDistance(form, other) / Math.max(form.length, other.length, 1);
        const all = others.map((other, thing) => ({ thing, farness: farness(other) }));
        all.sort((a, b) => a.farness - b.farness || a.thing - b.thing);
        const limit = all[count - 1]?.farness ?? Infinity;
        const found = nearestByForm(
          form,
          others.map((other, thing) => [other, thing] as const),
          count,
        );
        expect(found).toEqual(all.filter((one) => one.farness <= limit));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test('count a thing of several forms once, by the nearest', () => {
    const among = [
      ['sverige', 'SWE'],
      ['sweden', 'SWE'],
      ['norway', 'NOR'],
    ] as const;
    expect(nearestByForm('swedn', among, 1)).toEqual([{ thing: 'SWE', farness: 1 / 6 }]);
  });
});
