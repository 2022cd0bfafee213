import { describe, expect, test } from 'vitest';
import { type Course, type Inquiry, courseWords, dimensionsOn, unitIn } from '../../src/mechanics/index.js';
import { type Estimate, type Scale, describeProblem } from '../../src/model/index.js';
import {
  type World,
  appealForce,
  courseOf,
  inquiryOf,
  instrumentForce,
  tellingOfCourse,
  worldFrom,
} from './course-world.js';
import { conduct, favour, normals, passageOf, noisyPath, votes, yearly } from './world.js';

/** The contract that every word of the law keeps. */

const draws = 60;
const steps = 8;

function spread(mean: number, sd: number, seed: number): number[] {
  const normal = normals(seed);
  return Array.from({ length: draws }, () => mean + sd * normal());
}

const always = (value: number): number[] => Array.from({ length: steps }, () => value);

function world(kind: 'common' | 'directed', response: number, doubt: number): World {
  const base = worldFrom({ seed: 11, kind, draws, steps, actors: 0 });
  const visit = ['presidential-visit', 'attraction'] as const;
  const sanction = ['sanctions-trade', 'coercion'] as const;
  const aid = ['aid', 'inducement'] as const;
  return {
    ...base,
    settings: base.settings.map((setting) => ({ ...setting, variant: 0, position: setting.position / 8 })),
    aims: kind === 'directed' ? {} : { USA: [always(3)], CHN: [always(-1)] },
    forces: [
      appealForce('USA', 'ties', spread(response, doubt, 1), always(0.8)),
      instrumentForce('USA', visit, spread(response, doubt, 2), always(0.5)),
      instrumentForce('USA', sanction, spread(-response, doubt, 3), [0, 1, 1, 1, 0, 0, 0, 1]),
      instrumentForce('USA', aid, spread(response / 2, doubt, 4), always(0.3)),
      appealForce('CHN', 'ties', spread(response, doubt, 5), always(0.2)),
      instrumentForce('CHN', sanction, spread(-response, doubt, 6), always(0.1)),
    ],
  };
}

const clear = courseOf(world('common', 0.1, 0.01));
const directed = courseOf(world('directed', 0.1, 0.01));
const effort = { unit: 'US$', amount: 2.5e6, instrument: 'aid' };
const scaled = (by: number): Course => {
  const { settings, aims, ...rest } = world('common', 0.1, 0.01);
  const times = (values: readonly number[]): number[] => values.map((value) => value * by);
  return courseOf({
    ...rest,
    settings: settings.map((one) => ({
      ...one,
      position: one.position * by,
      velocity: one.velocity * by,
      home: one.home * by,
      common: times(one.common),
      noise: times(one.noise),
    })),
    aims: Object.fromEntries(Object.entries(aims).map(([actor, variants]) => [actor, variants.map(times)])),
  });
};

const audience = noisyPath('UKR', yearly(1990, always(0).concat(0)), 0.05, 1);

const stories: Record<string, Inquiry> = {
  'clear forces': inquiryOf(clear, { effort }),
  'clear forces the other way': inquiryOf(courseOf(world('common', -0.1, 0.01)), { effort }),
  'unclear forces': inquiryOf(courseOf(world('common', 0, 0.1)), { effort }),
  'no response at all': inquiryOf(courseOf(world('common', 0, 0)), { effort }),
  'a directed scale': inquiryOf(directed, { effort }),
  'unclear forces on a directed scale': inquiryOf(courseOf(world('directed', 0, 0.1)), { effort }),
  'an actor that did nothing': inquiryOf(clear, { actor: 'FRA', effort }),
  'an actor that did nothing, on a directed scale': inquiryOf(directed, { actor: 'FRA', effort }),
  'the audience itself': inquiryOf(clear, { actor: 'UKR' }),
  'an actor with acts but no appeal': inquiryOf(
    courseOf({ ...world('common', 0.1, 0.01), forces: world('common', 0.1, 0.01).forces.slice(1, 2) }),
  ),
  'an actor with appeal but no acts': inquiryOf(
    courseOf({ ...world('common', 0.1, 0.01), forces: world('common', 0.1, 0.01).forces.slice(0, 1) }),
    { effort },
  ),
  'no forces': inquiryOf(courseOf({ ...world('common', 0.1, 0.01), forces: [] })),
  'an effort of nothing': inquiryOf(clear, { effort: { ...effort, amount: 0 } }),
  'effort counted in acts': inquiryOf(clear, { effort: { unit: 'act', amount: 3, instrument: 'sanctions-trade' } }),
  'a monthly scale': inquiryOf({ ...clear, scale: conduct }, { effort }),
  'a window of one step': inquiryOf(courseOf(worldFrom({ seed: 5, kind: 'common', draws: 40, steps: 1, actors: 2 }))),
  'one draw': inquiryOf(courseOf(worldFrom({ seed: 6, kind: 'common', draws: 1, steps: 5, actors: 2 }))),
  'tiny numbers': inquiryOf(scaled(1e-4), { effort }),
  'great numbers': inquiryOf(scaled(1e4), { effort: { ...effort, amount: 0.01 } }),
  'an actor too close to tell its side': inquiryOf(clear, {
    effort,
    passage: passageOf({
      audience,
      actor: noisyPath('USA', yearly(1990, always(0).concat(0)), 0.05, 2),
      from: 1990,
      to: 1998,
    }),
  }),
  'an actor without a position': inquiryOf(clear, {
    effort,
    passage: passageOf({ audience, from: 1990, to: 1998 }),
  }),
};

const sentence = /^[A-Z].*[a-z0-9)]\.$/s;

describe.each(courseWords)('the word $id', (word) => {
  test('has every field, in words', () => {
    expect(word.id).toMatch(/^[a-z][A-Za-z]*$/);
    expect(word.title).toMatch(/^[A-Z]/);
    for (const symbol of word.symbol.split(', ')) expect(word.formula).toContain(symbol);
    expect(word.definition).toMatch(sentence);
    expect(word.definition.match(/\.(\s|$)/g), 'one sentence').toHaveLength(1);
    expect(word.limits.length).toBeGreaterThan(0);
    for (const limit of word.limits) expect(limit).toMatch(sentence);
    expect(word.source).toMatch(/\.$/);
    expect(word.dimensions).toHaveLength(3);
  });

  test('has a unit that follows from its dimensions', () => {
    for (const scale of [votes, favour, conduct]) {
      const unit = unitIn(dimensionsOn(word, scale), scale);
      expect(word.unit(scale)).toBe(word.per === undefined ? unit : `${unit}/${word.per}`);
    }
  });

  test.each(Object.entries(stories))('tells of %s, or says why it cannot', (_, story) => {
    const { value, problems } = word.compute(story);
    for (const problem of problems) expect(describeProblem(problem)).toMatch(/\.$/);
    if (value === null) {
      expect(problems.length).toBeGreaterThan(0);
      return;
    }
    const headline = word.headline(value);
    if (headline !== null) expect(headline.unit).toBe(word.unit(story.course.scale));
    for (const estimate of estimatesIn(value)) expectOrdered(estimate, story.course.scale);
    const reading = word.reading(value, tellingOfCourse(story.course));
    expect(reading).toMatch(/^[a-z]/);
    expect(reading).not.toMatch(/[.\s]$/);
    expect(reading).not.toMatch(/\d\.\d{3}|\de[-+]?\d|NaN|Infinity|undefined|null|\[object| {2}/);
    expect(reading).not.toMatch(/(^|[^\d])-\d/);
    if (headline !== null && headline.q05 < 0 && headline.q95 > 0) expect(reading).toContain('the data do not tell');
    expect(JSON.parse(JSON.stringify(value))).toEqual(withoutNegativeZero(value));
  });

  test('is computed alike twice, and leaves what it was given alone', () => {
    const story = stories['clear forces']!;
    const before = structuredClone(story.course);
    expect(word.compute(story)).toEqual(word.compute(story));
    expect(story.course).toEqual(before);
  });

  test.each([
    ['the window is empty', { to: 1990 }],
    ['a table is too short', { common: new Float64Array(3) }],
    ['a number is not finite', { mass: clear.mass.map(() => Number.NaN) }],
    ['a mass is not above 0', { mass: clear.mass.map(() => 0) }],
    ['the path is not that of the law', { noise: clear.noise.map((noise) => noise + 0.01) }],
    ['the aims of an actor are missing', { aims: new Map() }],
  ])('throws a RangeError when %s', (_, parts) => {
    expect(() => word.compute(inquiryOf({ ...clear, ...parts }))).toThrow(RangeError);
  });
});

test('words have ids of their own', () => {
  expect(new Set(courseWords.map(({ id }) => id)).size).toBe(courseWords.length);
});

test('what an actor that did nothing did is not known; what the audience is, is', () => {
  const known = courseWords
    .filter((word) => word.compute(stories['an actor that did nothing, on a directed scale']!).value !== null)
    .map(({ id }) => id);
  expect(known.sort()).toEqual(['accounted', 'durability', 'kineticEnergy', 'mass', 'momentum', 'power', 'quickness']);
});

test('a direction is never told when it is not known', () => {
  const story = stories['an actor too close to tell its side']!;
  const telling = tellingOfCourse(story.course);
  for (const word of courseWords.filter(({ id }) => ['attributed', 'accounted', 'force', 'impulse'].includes(id))) {
    const reading = word.reading(word.compute(story).value, telling);
    expect(reading).not.toMatch(/(?<!whether that is )(toward|away from) the United States/);
    expect(reading).toContain('whether that is toward the United States cannot be told');
  }
});

function estimatesIn(value: unknown): Estimate[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('q50' in value && 'unit' in value) return [value as Estimate];
  return Object.values(value).flatMap(estimatesIn);
}

function withoutNegativeZero(value: unknown): unknown {
  if (typeof value === 'number') return value === 0 ? 0 : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutNegativeZero);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutNegativeZero(part)]));
}

function expectOrdered(estimate: Estimate, scale: Scale): void {
  const { q05, q25, q50, q75, q95, unit } = estimate;
  expect([q05, q25, q50, q75, q95]).toEqual([q05, q25, q50, q75, q95].toSorted((a, b) => a - b));
  const mass = 'standard audience';
  const [length, time] = [scale.unit, scale.step];
  const work = `${mass}·${length}²/${time}²`;
  const known = ['', length, time, mass, `${mass}·${length}/${time}`, `${mass}·${length}/${time}²`, work];
  known.push(`${mass}·${length}²/${time}³`, `${mass}/${time}²`, `${length}/unit of effort`, `${work}/unit of effort`);
  expect(known).toContain(unit);
}
