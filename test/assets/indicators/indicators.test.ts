import { describe, expect, test } from 'vitest';
import {
  assetCategories,
  categories,
  indicators,
  indicatorsOf,
  leftAside,
  leftOutBecauses,
  leftOutOfFit,
  leftOutReasons,
  transformed,
  transformedSd,
  untransformed,
} from '../../../src/assets/index.js';
import { instruments } from '../../../src/instruments/index.js';
import { sources } from '../../../src/sources/index.js';
import { designs } from '../../../src/study/law/designs.js';
import { scales } from '../../../src/study/reference.js';

const ids = indicators.map(({ id }) => id);

describe('the list of indicators', () => {
  test('has each in exactly one category, under an id of its own', () => {
    expect(new Set(ids).size).toBe(ids.length);
    const placed = categories.flatMap((category) => indicatorsOf(category));
    expect(placed.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(assetCategories.map(({ id }) => id)).toEqual([...categories]);
  });

  test.each(categories)('has six or more of %s, of standing and relational ones', (category) => {
    const own = indicatorsOf(category);
    expect(own.length).toBeGreaterThanOrEqual(6);
    expect(new Set(own.map(({ nature }) => nature)).size).toBe(2);
  });

  test.each(indicators.map((indicator) => [indicator.id, indicator] as const))('%s says what it is', (_, indicator) => {
    const { id, title, unit, because, weakness, direction, sources: from, range, carry } = indicator;
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const text of [title, unit]) expect(text).not.toBe('');
    for (const text of [because, weakness]) expect(text).toMatch(/^\p{Lu}.*\.$/u);
    expect([1, -1]).toContain(direction);
    const known: readonly string[] = sources.map((source) => source.id);
    expect(from.length).toBeGreaterThan(0);
    expect(from.filter((source) => !known.includes(source))).toEqual([]);
    expect(range.low).toBeLessThan(range.high);
    expect(carry.growth).toBeGreaterThanOrEqual(0);
    expect(carry.forward ?? 0).toBeGreaterThanOrEqual(0);
  });

  test('is carried back only where something was counted once, or does not move', () => {
    const back = indicators.filter(({ carry }) => carry.back > 0);
    expect(back.every(({ carry, fit }) => carry.forward === null || fit.lateOnly)).toBe(true);
    // What does not move does not grow less certain.
    expect(indicators.filter(({ carry }) => carry.forward === null).map(({ carry }) => carry.growth)).toEqual([0]);
    expect(indicators.filter(({ carry }) => carry.growth === 0).map(({ id }) => id)).toEqual(['distance']);
  });

  test('takes logarithms only of what can have one', () => {
    const lowest = indicators.map(({ transformation, range }) => transformed(transformation, range.low));
    expect(lowest.filter((value) => !Number.isFinite(value))).toEqual([]);
  });

  test('counts people and ties in relational indicators for one audience, and in those of standing for all', () => {
    const ofPairs = ['gap', 'toward', 'pair', 'pair-mean', 'to-audience', 'from-audience', 'sheltered-from-audience'];
    for (const { id, nature, reading } of indicators)
      expect(ofPairs.includes(reading.as) ? 'relational' : 'standing', id).toBe(nature);
  });

  test('leaves aside nothing that it uses', () => {
    const used = indicators.flatMap(({ reading }) =>
      reading.table === 'indicators' ? [reading.figure] : reading.table === 'ties' ? reading.kinds : [],
    );
    const aside = leftAside.flatMap(({ of }) => of.split(', '));
    expect(aside.filter((one) => used.includes(one))).toEqual([]);
    for (const { because } of leftAside) expect(because).toMatch(/\.$/);
  });
});

describe('what is left out of a fit', () => {
  const outOf = (scale: string, more: { instruments?: readonly string[]; tieStrength?: boolean } = {}) =>
    leftOutOfFit(indicators, { scale, instruments: [], tieStrength: false, ...more });
  const reasonsFor = (id: string, out: ReturnType<typeof outOf>) =>
    out.find(({ indicator }) => indicator === id)?.because ?? [];

  test('names scales and instruments that there are', () => {
    const [ofScales, ofInstruments] = [scales.map(({ id }) => id), instruments.map(({ id }) => id)];
    for (const { id, fit } of indicators) {
      expect(
        [...fit.outcomeOf, ...fit.reachOn].filter((scale) => !ofScales.includes(scale)),
        id,
      ).toEqual([]);
      expect(
        fit.doses.filter((dose) => !ofInstruments.includes(dose)),
        id,
      ).toEqual([]);
    }
  });

  test('is an outcome on its own scale and nowhere else', () => {
    expect(reasonsFor('favourability', outOf('favourability'))).toEqual(['outcome']);
    expect(reasonsFor('favourability', outOf('unga'))).toEqual([]);
  });

  test('is the reach on every scale of votes', () => {
    const ofVotes = scales.filter(({ id }) => id.startsWith('unga')).map(({ id }) => id);
    expect(ofVotes.length).toBeGreaterThan(5);
    for (const scale of ofVotes) expect(reasonsFor('vote-distance', outOf(scale)), scale).toEqual(['reach']);
    expect(reasonsFor('vote-distance', outOf('conduct'))).toEqual([]);
  });

  test('is a dose where its instrument is in the fit', () => {
    expect(reasonsFor('aid-given', outOf('unga', { instruments: ['aid'] }))).toEqual(['dose']);
    expect(reasonsFor('aid-given', outOf('unga', { instruments: ['defence-pact'] }))).toEqual([]);
    expect(reasonsFor('allies', outOf('unga', { instruments: ['defence-pact'] }))).toEqual(['dose']);
  });

  test('is part of tie strength where that stands beside the assets', () => {
    for (const id of ['shared-organisations', 'trade', 'distance']) {
      expect(reasonsFor(id, outOf('unga', { tieStrength: true })), id).toEqual(['tie-strength']);
      expect(reasonsFor(id, outOf('unga')), id).toEqual([]);
    }
  });

  test('is what was counted in late years only, in every fit', () => {
    for (const { scale, instruments: of } of designs)
      expect(reasonsFor('missions-hosted', outOf(scale, { instruments: of, tieStrength: true }))).toContain(
        'late-only',
      );
  });

  test('has a reason in words for each', () => {
    expect(Object.keys(leftOutReasons)).toEqual([...leftOutBecauses]);
  });
});

describe('transformations', () => {
  test.each([
    ['none', 5, 5],
    ['log', Math.E ** 2, 2],
    ['log1p', Math.E - 1, 1],
  ] as const)('%s of %d is %d, and back', (rule, value, expected) => {
    expect(transformed(rule, value)).toBeCloseTo(expected, 12);
    expect(untransformed(rule, transformed(rule, value))).toBeCloseTo(value, 12);
  });

  test('errors change with the slope', () => {
    for (const rule of ['none', 'log', 'log1p'] as const) {
      const [value, sd] = [40, 1e-4];
      const slope = (transformed(rule, value + sd) - transformed(rule, value - sd)) / 2;
      expect(transformedSd(rule, value, sd)).toBeCloseTo(slope, 9);
    }
  });
});
