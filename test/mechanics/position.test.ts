import { describe, expect, test } from 'vitest';
import { displacement, gap, halfway, reach, velocity } from '../../src/mechanics/index.js';
import { favour, noisyPath, normals, passageOf, pathOf, steadyPath, tellingOf, yearly } from './world.js';

/** Known values worked by hand: displacement, reach, gap, velocity, halfway. */

const joint = (...values: number[]): Float64Array => Float64Array.from(values);
const sure = [0, 0];

const ukraine = pathOf('UKR', [
  [1990, joint(0, 0.2, 0.4, 0.6, 0.8)],
  [2000, joint(1.5, 1.6, 1.7, 1.8, 1.9)],
]);
const unitedStates = pathOf('USA', [
  [1990, joint(2, 2, 2, 2, 2)],
  [2000, joint(2.3, 2.3, 2.3, 2.3, 2.3)],
]);
const story = passageOf({ audience: ukraine, actor: unitedStates, from: 1990, to: 2000 });

describe('displacement', () => {
  test('joint draws are subtracted draw by draw', () => {
    const { moved, toward } = displacement.compute(story).value!;
    // 1.5, 1.4, 1.3, 1.2, 1.1
    expect(moved.mean).toBeCloseTo(1.3);
    expect(moved.q05).toBeCloseTo(1.12);
    expect(moved.q95).toBeCloseTo(1.48);
    expect(moved.sd).toBeCloseTo(Math.sqrt(0.025));
    expect(moved.unit).toBe('point');
    expect(toward).toEqual({ estimate: moved, directionKnown: 1 });
  });

  test('its sentence does not hide that the actor moved as well', () => {
    expect(displacement.reading(displacement.compute(story).value!, tellingOf(story))).toBe(
      'moved 1.3 points (1.1 to 1.5) toward the United States; the United States widened the gap by 0.30, and in all it narrowed by 1.0 (0.8 to 1.2)',
    );
  });

  test('away from an actor below', () => {
    const below = passageOf({
      ...story,
      actor: steadyPath(
        'RUS',
        [
          [1990, -1],
          [2000, -1],
        ],
        [0, 0, 0, 0, 0],
      ),
    });
    const { moved, toward } = displacement.compute(below).value!;
    expect(moved.mean).toBeCloseTo(1.3);
    expect(toward!.estimate.mean).toBeCloseTo(-1.3);
    expect(toward!.estimate.q05).toBeCloseTo(-moved.q95);
    expect(displacement.reading(displacement.compute(below).value!, tellingOf(below))).toMatch(
      /^moved 1\.3 points \(1\.1 to 1\.5\) away from the United States; /,
    );
  });

  test('on a directed scale the aim is up, whoever the actor is', () => {
    const directed = passageOf({ ...story, actor: null, scale: favour });
    const { value, problems } = displacement.compute(directed);
    expect(problems).toEqual([]);
    expect(value!.toward).toEqual({ estimate: value!.moved, directionKnown: 1 });
    expect(value!.gap).toBeNull();
    expect(displacement.reading(value!, tellingOf(directed))).toBe('moved 1.3 logits (1.1 to 1.5) toward “favourable”');
  });

  test.each([
    ['there is none', null],
    ['it is the audience itself', ukraine],
    ['it was not there yet', pathOf('USA', [[2000, joint(1, 1, 1, 1, 1)]])],
  ])('no movement toward an actor when %s', (_, actor) => {
    const { value, problems } = displacement.compute(passageOf({ ...story, actor }));
    expect(value!.moved.mean).toBeCloseTo(1.3);
    expect([value!.toward, value!.gap]).toEqual([null, null]);
    expect(problems.map((problem) => problem.code)).toEqual(['actor-has-no-aim']);
  });

  test('noise around the actor’s own place is not read as movement toward it', () => {
    // The audience stands where the actor stands, before and after; only the start is measured badly. With a sign of its
    // own in each draw, u·Δx would be |noise|: positive in every draw.
    const normal = normals(7);
    const stayed = passageOf({
      audience: pathOf('UKR', [
        [1990, Float64Array.from({ length: 1000 }, () => 0.1 * normal())],
        [2000, new Float64Array(1000)],
      ]),
      actor: pathOf('USA', [
        [1990, new Float64Array(1000)],
        [2000, new Float64Array(1000)],
      ]),
      from: 1990,
      to: 2000,
    });
    const { value, problems } = displacement.compute(stayed);
    expect(value!.toward!.estimate.q05).toBeLessThan(-0.1);
    expect(value!.toward!.estimate.q95).toBeGreaterThan(0.1);
    expect(value!.toward!.directionKnown).toBeLessThan(0.6);
    expect(problems.map((problem) => problem.code)).toEqual(['not-yet-known']);
    expect(displacement.reading(value!, tellingOf(stayed))).toMatch(/^did not clearly move \(−0\.2 to 0\.2 points\)/);
  });

  test('where the direction cannot be told, the sentence says so and names the end of the scale', () => {
    const beside = passageOf({
      ...story,
      actor: pathOf('USA', [
        [1990, joint(0.4, 0.4, 0.4, 0.4, 0.4)],
        [2000, joint(0.4, 0.4, 0.4, 0.4, 0.4)],
      ]),
    });
    const { value, problems } = displacement.compute(beside);
    expect(value!.toward).toBeNull();
    expect(problems[0]!.got).toBe('probability 0.40');
    const near = passageOf({
      ...story,
      actor: pathOf('USA', [
        [1990, joint(0.5, 0.5, 0.5, 0.5, 0.5)],
        [2000, joint(0.5, 0.5, 0.5, 0.5, 0.5)],
      ]),
    });
    const told = displacement.compute(near).value!;
    expect(told.toward!.directionKnown).toBe(0.6);
    expect(displacement.reading(told, tellingOf(near))).toMatch(
      /^moved 1\.3 points \(1\.1 to 1\.5\) toward “with the proposers”; whether that is toward the United States cannot be told, because they stood too close together in 1990; /,
    );
  });
});

describe('reach', () => {
  test('is what is left to go, at both ends', () => {
    const { start, end, crossed } = reach.compute(story).value!;
    expect(start.reach.mean).toBeCloseTo(1.6);
    expect(start.distance).toEqual(start.reach);
    expect(start.direction).toEqual({ sign: 1, known: 1 });
    expect(end!.reach.mean).toBeCloseTo(0.6);
    expect(crossed).toBe(0);
    expect(reach.reading(reach.compute(story).value!, tellingOf(story))).toBe(
      'stood 1.6 points (1.2 to 2.0) from the United States in 1990 and 0.6 points (0.4 to 0.8) from it in 2000',
    );
  });

  test('its distance does not cancel where the direction is unknown', () => {
    const beside = passageOf({
      ...story,
      actor: steadyPath(
        'USA',
        [
          [1990, 0.4],
          [2000, 3],
        ],
        [0, 0, 0, 0, 0],
      ),
    });
    const { start } = reach.compute(beside).value!;
    expect(start.reach.mean).toBeCloseTo(0);
    expect(start.distance.mean).toBeCloseTo(0.24);
    expect(start.direction).toEqual({ sign: 0, known: 0.4 });
  });
});

describe('gap', () => {
  const between = (audience: [number, number], actor: [number, number]) =>
    gap.compute(
      passageOf({
        audience: steadyPath('UKR', yearly(1990, audience), sure),
        actor: steadyPath('USA', yearly(1990, actor), sure),
        from: 1990,
        to: 1991,
      }),
    ).value!;

  test.each([
    // audience, actor, narrowed, by audience, by actor, crossed
    ['both come closer', [0, 1], [4, 2], 3, 1, 2, 0],
    ['one runs after the other', [0, 2], [4, 5], 1, 2, -1, 0],
    ['from above', [4, 3], [0, -1], 0, 1, -1, 0],
    ['the audience passes', [0, 2], [1, 1.5], 0.5, 0.5, 0, 1],
    ['nobody moves', [0, 0], [1, 1], 0, 0, 0, 0],
    ['they change places', [0, 1], [1, 0], 0, 0, 0, 1],
  ] as [string, [number, number], [number, number], number, number, number, number][])(
    '%s',
    (_, audience, actor, narrowed, byAudience, byActor, crossed) => {
      const found = between(audience, actor);
      expect(found.narrowed.mean).toBeCloseTo(narrowed);
      expect(found.byAudience.mean).toBeCloseTo(byAudience);
      expect(found.byActor.mean).toBeCloseTo(byActor);
      expect(found.crossed).toBe(crossed);
    },
  );

  test('says whose steps did what', () => {
    expect(gap.reading(gap.compute(story).value!, tellingOf(story))).toBe(
      'ended 1.0 points (0.8 to 1.2) closer to the United States: Ukraine narrowed the gap by 1.3 (1.1 to 1.5), the United States widened it by 0.30',
    );
  });
});

describe('velocity', () => {
  const sparse = passageOf({
    audience: steadyPath(
      'UKR',
      [
        [1995, 1.6],
        [1990, 0],
        [1992, 1],
      ],
      sure,
    ),
    from: 1990,
    to: 1995,
  });

  test('across a gap is divided by the length of the gap, whatever the order of the records', () => {
    const { value, problems } = velocity.compute(sparse);
    expect(value!.mean.mean).toBeCloseTo(0.32);
    expect(value!.mean.unit).toBe('point/year');
    expect(value!.steps.map(({ from, to }) => [from, to])).toEqual([
      [1990, 1992],
      [1992, 1995],
    ]);
    expect(value!.steps[0]!.velocity.mean).toBeCloseTo(0.5);
    expect(value!.steps[1]!.velocity.mean).toBeCloseTo(0.2);
    const missing = problems.find((problem) => problem.code === 'periods-missing')!;
    expect(missing.got).toBe('none in 1991, 1993, 1994');
  });

  test('in another unit of time', () => {
    const monthly = velocity.compute({ ...sparse, stepLength: 12 }).value!;
    expect(monthly.mean.mean).toBeCloseTo(0.32 / 12);
  });

  test('slow movements are told by the decade, if the window is that long', () => {
    const slow = passageOf({ ...story, actor: null });
    expect(velocity.reading(velocity.compute(slow).value!, tellingOf(slow))).toBe(
      'moved 1.3 points (1.1 to 1.5) a decade on average toward “with the proposers”',
    );
    expect(velocity.reading(velocity.compute(sparse).value!, tellingOf(sparse))).toBe(
      'moved 0.32 points a year on average toward “with the proposers”',
    );
  });

  test.each([0, -1, Number.NaN, Infinity])('a step cannot last %d', (stepLength) => {
    expect(() => velocity.compute({ ...sparse, stepLength })).toThrow(RangeError);
  });
});

describe('halfway', () => {
  const along = (means: number[]) =>
    halfway.compute(
      passageOf({ audience: steadyPath('UKR', yearly(1990, means), sure), from: 1990, to: 1990 + means.length - 1 }),
    );

  test.each([
    ['a steady way', [0, 1, 2, 3, 4], 2, 1992],
    ['a steady way down', [0, -1, -2, -3, -4], 2, 1992],
    ['a sudden step', [0, 0, 0, 1, 1, 1, 1, 1, 1], 2.5, 1993],
    ['an early move', [0, 3, 4, 4, 4], 2 / 3, 1991],
    ['back and forth', [0, 1, 0, 1], 1.5, 1992],
    ['beyond and back', [0, 4, 2], 0.25, 1991],
  ] as [string, number[], number, number][])('%s', (_, means, elapsed, period) => {
    const { value } = along(means);
    expect(value!.elapsed.mean).toBeCloseTo(elapsed);
    expect(value!.elapsed.unit).toBe('year');
    expect(value!.period.q50).toBe(period);
  });

  test('splits the displacement at the middle of the window', () => {
    const { firstHalf, secondHalf } = along([0, 3, 4, 5]).value!;
    expect(firstHalf.mean).toBeCloseTo(3.5);
    expect(secondHalf.mean).toBeCloseTo(1.5);
  });

  test('tells when, with its doubt, and what came back', () => {
    const means = [0, 0.1, 0.3, 1.2, 1.5, 1.4, 1.4, 1.3, 1.2];
    const window = passageOf({ audience: noisyPath('UKR', yearly(1990, means), 0.05, 3), from: 1990, to: 1998 });
    expect(halfway.reading(halfway.compute(window).value!, tellingOf(window))).toBe(
      'had half of its way behind it by 1993; in the first half of the period it went 1.5 points (1.4 to 1.6), in the second it went 0.3 points (0.2 to 0.4) back',
    );
  });

  test('is not known where the audience did not clearly move, or was not seen on the way', () => {
    const unclear = along([0, 1, 0]);
    expect(unclear.value).toBeNull();
    expect(unclear.problems[0]!.code).toBe('not-yet-known');
    expect(along([0, 1]).value).toBeNull();
  });
});
