import { describe, expect, test } from 'vitest';
import { type MotionKind, classifyMotion, motion, motionKinds, stepNoise } from '../../src/mechanics/index.js';
import { noisyPath, passageOf, steadyPath, tellingOf, yearly } from './world.js';

const sure = [0, 0];

describe('the kind of a motion', () => {
  // Noise 1 and four steps each: moving above 1/2, faster or slower beyond √½ = .707.
  test.each([
    [0.1, 1, 'started'],
    [0.1, -1, 'started'],
    [1, 0.1, 'stopped'],
    [1, -1, 'turned'],
    [-0.6, 0.6, 'turned'],
    [0.6, 1.5, 'faster'],
    [-0.6, -1.5, 'faster'],
    [1.5, 0.6, 'slower'],
    [1, 1.5, 'steady'],
    [0.1, -0.2, 'steady'],
    [0.5, 0.5, 'steady'],
    [0, 0.5, 'steady'],
  ] as [number, number, MotionKind][])('%d, then %d: %s', (before, after, kind) => {
    expect(classifyMotion(before, 4, after, 4, 1)).toBe(kind);
  });

  test('longer stretches tell smaller velocities from noise', () => {
    expect(classifyMotion(0, 4, 0.4, 4, 1)).toBe('steady');
    expect(classifyMotion(0, 4, 0.4, 9, 1)).toBe('started');
  });

  test('noise alone passes for movement in about one case of three, and the probabilities say so', () => {
    const means = yearly(
      1980,
      Array.from({ length: 21 }, () => 0),
    );
    const window = passageOf({
      audience: noisyPath('UKR', means, 0.5, 9, 4000),
      from: 1990,
      to: 2000,
      stepNoise: (0.5 * Math.SQRT2) / Math.sqrt(10),
    });
    const found = motion.compute(window).value!;
    expect(found.movingBefore).toBeCloseTo(0.317, 1);
    expect(found.movingAfter).toBeCloseTo(0.317, 1);
  });
});

describe('motion', () => {
  const means = Array.from({ length: 31 }, (_, i) => (i <= 20 ? 0 : (i - 20) * 0.2));

  test('probabilities of all kinds sum to 1, the most probable is named', () => {
    const window = passageOf({ audience: noisyPath('UKR', yearly(1970, means), 0.1, 5), from: 1990, to: 2000 });
    const found = motion.compute(window).value!;
    expect(found.kind).toBe('started');
    expect(Object.keys(found.probabilities).toSorted()).toEqual([...motionKinds].toSorted());
    expect(Object.values(found.probabilities).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(motion.reading(found, tellingOf(window))).toMatch(/^only drifted before 1990, then set off \(probability /);
  });

  test.each([
    ['as long as the window', 1990, 1993, 1987],
    ['at most ten steps', 1985, 2000, 1975],
    ['as far as the record reaches', 1974, 2000, 1970],
  ])('looks back %s', (_, from, to, since) => {
    const audience = steadyPath('UKR', yearly(1970, means), sure);
    expect(motion.compute(passageOf({ audience, from, to })).value!.since).toBe(since);
  });

  test('a missing period shortens the look back', () => {
    const audience = steadyPath(
      'UKR',
      yearly(1970, means).filter(([period]) => period !== 1987),
      sure,
    );
    const found = motion.compute(passageOf({ audience, from: 1990, to: 1993 })).value!;
    expect(found.since).toBe(1988);
    expect(found.before.mean).toBe(0);
    expect(found.after.mean).toBeCloseTo(0.2);
  });

  test.each([
    ['no record before the window', { from: 1970, to: 1980 }, 'no record before the window'],
    ['one step before the window', { from: 1971, to: 1980 }, 'no record before the window'],
    ['a window of one step', { from: 1990, to: 1991 }, 'one step'],
    ['an unknown noise', { from: 1990, to: 2000, stepNoise: null }, 'none'],
  ])('is not known with %s', (_, parts, got) => {
    const audience = steadyPath('UKR', yearly(1970, means), sure);
    const { value, problems } = motion.compute(passageOf({ audience, ...parts }));
    expect(value).toBeNull();
    expect(problems.map((problem) => [problem.code, problem.got])).toEqual([['not-yet-known', got]]);
  });

  test('a noise below 0 is an error', () => {
    const audience = steadyPath('UKR', yearly(1970, means), sure);
    expect(() => motion.compute(passageOf({ audience, from: 1990, to: 2000, stepNoise: -1 }))).toThrow(RangeError);
  });

  test.each([
    ['started', [0, 0, 0, 0, 0], [0, 1, 2, 3, 4], 'only drifted before 1974, then set off'],
    ['stopped', [0, 1, 2, 3, 4], [4, 4, 4, 4, 4], 'was on its way before 1974, then only drifted'],
    ['turned', [0, 1, 2, 3, 4], [4, 3, 2, 1, 0], 'turned round: before 1974 it moved the opposite way'],
    ['faster', [0, 1, 2, 3, 4], [4, 6, 8, 10, 12], 'moved faster than before 1974'],
    ['slower', [0, 2, 4, 6, 8], [8, 9, 10, 11, 12], 'moved more slowly than before 1974'],
    ['steady', [0, 1, 2, 3, 4], [4, 5, 6, 7, 8], 'kept the pace it had before 1974'],
    ['steady', [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], 'only drifted, as before 1974'],
  ] as [MotionKind, number[], number[], string][])('%s', (kind, before, after, reading) => {
    const audience = steadyPath('UKR', yearly(1970, [...before, ...after.slice(1)]), sure);
    const window = passageOf({ audience, from: 1974, to: 1978 });
    const found = motion.compute(window).value!;
    expect(found.kind).toBe(kind);
    expect(motion.reading(found, tellingOf(window))).toBe(`${reading} (probability more than 99 in 100)`);
  });

  test('doubt is told: most likely, or not at all', () => {
    const window = passageOf({ audience: steadyPath('UKR', yearly(1970, means), sure), from: 1990, to: 2000 });
    const found = motion.compute(window).value!;
    const doubtful = { ...found, probabilities: { ...found.probabilities, started: 0.62 } };
    expect(motion.reading(doubtful, tellingOf(window))).toBe(
      'most likely only drifted before 1990, then set off (probability 62 in 100)',
    );
    const dark = { ...found, probabilities: { ...found.probabilities, started: 0.41 } };
    expect(motion.reading(dark, tellingOf(window))).toBe(
      'may or may not have changed its motion: the data do not tell (most likely started, probability 41 in 100)',
    );
  });
});

describe('the noise of a scale', () => {
  test('1.4826 times the median step, steps across gaps left out, over all audiences', () => {
    const paths = [
      steadyPath(
        'AAA',
        [
          [1993, 5.3],
          [1990, 0],
          [1991, 0.1],
          [1994, 5.1],
        ],
        sure,
      ), // 0.1, gap, 0.2
      steadyPath(
        'BBB',
        [
          [1990, 1],
          [1991, 0.7],
          [1992, 9.7],
        ],
        sure,
      ), // 0.3, 9
    ];
    expect(stepNoise(paths)).toBeCloseTo(1.4826 * 0.25);
  });

  test('is the standard deviation when steps are normal', () => {
    const still = yearly(
      1000,
      Array.from({ length: 2000 }, () => 0),
    );
    // One draw a period: its mean is the draw, so that steps have the standard deviation 0.3·√2.
    expect(stepNoise([noisyPath('AAA', still, 0.3, 11, 1)])).toBeCloseTo(0.3 * Math.SQRT2, 1);
  });

  test('is not known without neighbouring periods', () => {
    expect(stepNoise([])).toBeNull();
    expect(
      stepNoise([
        steadyPath(
          'AAA',
          [
            [1990, 0],
            [1992, 1],
          ],
          sure,
        ),
      ]),
    ).toBeNull();
  });
});
