import { describe, expect, test } from 'vitest';
import { type Passage, knownFrom, unitIn, words } from '../../src/mechanics/index.js';
import { type Estimate, type Scale, describeProblem } from '../../src/model/index.js';
import { conduct, favour, noisyPath, passageOf, steadyPath, tellingOf, votes, yearly } from './world.js';

/** The contract that every word keeps. */

const rise = yearly(
  1980,
  Array.from({ length: 21 }, (_, i) => (i < 10 ? 0 : (i - 10) * 0.137)),
);
const level = yearly(
  1980,
  Array.from({ length: 21 }, () => 0.0123),
);
const goal = yearly(
  1980,
  Array.from({ length: 21 }, (_, i) => 2 + i * 0.0213),
);

const stories: Record<string, Passage> = {
  'a clear movement': passage(rise, goal),
  'a clear movement away': passage(
    rise,
    goal.map(([period, mean]) => [period, -mean] as [number, number]),
  ),
  'no movement': passage(level, goal),
  'standing where the actor stands': passage(rise, level),
  'a movement past the actor': passage(
    rise,
    yearly(
      1980,
      Array.from({ length: 21 }, () => 0.5),
    ),
  ),
  'an actor that leaves': passage(rise, goal.slice(0, 15)),
  'an actor that was not there': passage(rise, goal.slice(15)),
  'no actor': passageOf({ audience: noisyPath('UKR', rise, 0.05, 1), from: 1990, to: 2000 }),
  'the audience itself': passageOf({
    audience: noisyPath('USA', rise, 0.05, 1),
    actor: noisyPath('USA', rise, 0.05, 1),
    from: 1990,
    to: 2000,
  }),
  'a directed scale': { ...passage(rise, null), scale: favour },
  'a monthly scale': { ...passage(rise, goal), scale: conduct },
  'nothing before the window': passage(rise.slice(10), goal),
  'a window of one step': { ...passage(rise, goal), to: 1991 },
  'missing periods': passage(
    rise.filter(([period]) => period % 3 !== 0),
    goal,
  ),
  'no noise known': { ...passage(rise, goal), stepNoise: null },
  'no doubt at all': passageOf({
    audience: steadyPath('UKR', rise, [0, 0]),
    actor: steadyPath('USA', goal, [0, 0]),
    from: 1990,
    to: 2000,
  }),
  'tiny numbers': passageOf({
    audience: noisyPath(
      'UKR',
      rise.map(([period, mean]) => [period, mean / 1000] as [number, number]),
      0.00001,
      4,
    ),
    actor: noisyPath('USA', goal, 0.05, 5),
    from: 1990,
    to: 2000,
  }),
};

function passage(means: [number, number][], actor: [number, number][] | null): Passage {
  return passageOf({
    audience: noisyPath('UKR', means, 0.05, 1),
    actor: actor === null ? null : noisyPath('USA', actor, 0.05, 2),
    from: 1990,
    to: 2000,
  });
}

const sentence = /^[A-Z].*[a-z0-9)]\.$/s;
const causes = /\b(caused|because of|due to|was moved|made it|forced)\b/;

describe.each(words)('the word $id', (word) => {
  test('has every field, in words', () => {
    expect(word.id).toMatch(/^[a-z][A-Za-z]*$/);
    expect(word.title).toMatch(/^[A-Z]/);
    for (const text of [word.symbol, word.formula, word.source]) expect(text.length).toBeGreaterThan(0);
    expect(word.definition).toMatch(sentence);
    expect(word.definition.match(/\.(\s|$)/g), 'one sentence').toHaveLength(1);
    expect(word.limits.length).toBeGreaterThan(0);
    for (const limit of word.limits) expect(limit).toMatch(sentence);
    expect(word.source).toMatch(/\.$/);
    expect(word.dimensions).toHaveLength(3);
  });

  test('has a unit that follows from its dimensions', () => {
    for (const scale of [votes, favour, conduct]) expect(word.unit(scale)).toBe(unitIn(word.dimensions, scale));
  });

  test.each(Object.entries(stories))('tells of %s, or says why it cannot', (_, story) => {
    const { value, problems } = word.compute(story);
    for (const problem of problems) expect(describeProblem(problem)).toMatch(/\.$/);
    if (value === null) {
      expect(problems.length).toBeGreaterThan(0);
      return;
    }
    const headline = word.headline(value);
    if (headline !== null) expect(headline.unit).toBe(word.unit(story.scale));
    for (const estimate of estimatesIn(value)) expectOrdered(estimate, story.scale);
    const reading = word.reading(value, tellingOf(story));
    expect(reading).toMatch(/^[a-z]/);
    expect(reading).not.toMatch(/[.\s]$/);
    expect(reading).not.toMatch(/\d\.\d{3}|\de[-+]?\d|NaN|Infinity|undefined|null|\[object| {2}/);
    expect(reading).not.toMatch(/(^|[^\d])-\d/);
    expect(reading).not.toMatch(causes);
    expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  });

  test('is computed alike twice, and leaves what it was given alone', () => {
    const story = stories['a clear movement']!;
    const before = structuredClone(story.audience.draws);
    expect(word.compute(story)).toEqual(word.compute(story));
    expect(story.audience.draws).toEqual(before);
  });

  test.each([
    ['the audience has no position at an end', { from: 1970 }],
    ['the window runs backwards', { from: 2000, to: 1990 }],
    ['the window is empty', { from: 2000 }],
    ['a period is not whole', { from: 1990.5 }],
  ])('throws a RangeError when %s', (_, parts) => {
    expect(() => word.compute({ ...stories['a clear movement']!, ...parts })).toThrow(RangeError);
  });
});

test('words have ids of their own', () => {
  expect(new Set(words.map((word) => word.id)).size).toBe(words.length);
});

test('a direction is never told when it is not known', () => {
  for (const story of Object.values(stories)) {
    for (const word of words.filter(({ id }) => id === 'displacement' || id === 'velocity')) {
      const { value } = word.compute(story);
      const toward = (value as { toward: { directionKnown: number } | null }).toward;
      const reading = word.reading(value, tellingOf(story));
      if (toward === null || toward.directionKnown < knownFrom || story.scale.aim === 'up') {
        expect(reading).not.toMatch(/(?<!whether that is )(toward|away from) the United States/);
      }
    }
  }
});

function estimatesIn(value: unknown): Estimate[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('q50' in value && 'unit' in value) return [value as Estimate];
  return Object.values(value).flatMap(estimatesIn);
}

function expectOrdered(estimate: Estimate, scale: Scale): void {
  const { q05, q25, q50, q75, q95, unit } = estimate;
  expect([q05, q25, q50, q75, q95]).toEqual([q05, q25, q50, q75, q95].toSorted((a, b) => a - b));
  expect([scale.unit, scale.step, `${scale.unit}/${scale.step}`]).toContain(unit);
}
