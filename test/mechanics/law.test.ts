import { describe, expect, test } from 'vitest';
import {
  type CourseForce,
  type Power,
  accounted,
  appeal,
  attributed,
  durability,
  ease,
  efficiency,
  force,
  forceAt,
  impulse,
  influence,
  kineticEnergy,
  mass,
  momentum,
  noiseDisplacement,
  noiseOf,
  potentialEnergy,
  power,
  quickness,
  rerun,
  shares,
  sideOfForce,
} from '../../src/mechanics/index.js';
import type { Estimate } from '../../src/model/index.js';
import {
  type World,
  appealForce,
  courseOf,
  inquiryOf,
  instrumentForce,
  simulate,
  tellingOfCourse,
  worldFrom,
} from './course-world.js';
import { favour, noisyPath, passageOf, steadyPath, votes, yearly } from './world.js';

/**
 * Known values worked by hand. An audience of mass 2 at 0 with velocity 1 keeps half of its momentum; the United States
 * at 2 draws it with .4 and sanctions it, which it resents by .2, in the second of two steps. Nothing else acts.
 *
 *   step 0: F = .4·2 = .8;                         v(1) = .5 + .8/2 = .9,            x(1) = .9
 *   step 1: F = .4·1.1 − .2·1.1 = .44 − .22 = .22; v(2) = .45 + .22/2 = .56,         x(2) = 1.46
 */
const ties = appealForce('USA', 'ties', [0.4, 0.4], [1, 1]);
const sanctions = instrumentForce('USA', ['sanctions-trade', 'coercion'], [-0.2, -0.2], [0, 1]);
const setting = {
  mass: 2,
  momentumKept: 0.5,
  homePull: 0,
  home: 0,
  position: 0,
  velocity: 1,
  common: [0, 0],
  noise: [0, 0],
  variant: 0,
};
const world: World = {
  scale: votes,
  from: 1990,
  stepLength: 1,
  settings: [setting, setting],
  aims: { USA: [[2, 2]] },
  forces: [ties, sanctions],
};
const course = courseOf(world);
const story = inquiryOf(course);
const telling = tellingOfCourse(course);

const means = (estimates: Record<string, Estimate | null>): Record<string, number | null> =>
  Object.fromEntries(
    Object.entries(estimates).map(([key, estimate]) => [key, estimate && Number(estimate.mean.toFixed(12))]),
  );

describe('known values', () => {
  test('the path', () => {
    expect([...course.position.subarray(0, 3)].map((x) => Number(x.toFixed(12)))).toEqual([0, 0.9, 1.46]);
    expect(forceAt(course, ties, 0, 1)).toBeCloseTo(0.44, 12);
    expect(forceAt(course, sanctions, 0, 0)).toBeCloseTo(0, 12);
    expect(forceAt(course, sanctions, 0, 1)).toBeCloseTo(-0.22, 12);
  });

  test('force: mean of .8 and .22; attraction apart from coercion', () => {
    const { mean, last, toward, everyone } = force.compute(story).value!;
    const { terms, ...parts } = mean;
    expect(means(parts)).toEqual({ net: 0.51, attraction: 0.62, coercion: -0.11, inducement: null });
    expect(terms.map(({ term, side, estimate }) => [term, side, Number(estimate.mean.toFixed(12))])).toEqual([
      ['ties', 'attraction', 0.62],
      ['sanctions-trade', 'coercion', -0.11],
    ]);
    expect(last.net.mean).toBeCloseTo(0.22, 12);
    expect(toward).toEqual({ estimate: mean.net, directionKnown: 1 });
    expect(everyone.mean.mean).toBeCloseTo(0.51, 12);
    expect(force.reading({ mean, last, toward, everyone }, telling)).toBe(
      'was under a force of 0.51 standard audience·point/year² from the United States, toward the United States',
    );
  });

  test('impulse: .8 + .22', () => {
    const { parts, everyone } = impulse.compute(story).value!;
    expect(parts.net.mean).toBeCloseTo(1.02, 12);
    expect(everyone.mean).toBeCloseTo(1.02, 12);
  });

  test('accounted: start .75, ties .6 + .22, sanctions −.11', () => {
    const { moved, start, home, common, noise, own } = accounted.compute(story).value!;
    expect(means({ moved, start, home, common, noise })).toEqual({
      moved: 1.46,
      start: 0.75,
      home: 0,
      common: 0,
      noise: 0,
    });
    expect(means({ net: own!.net, attraction: own!.attraction, coercion: own!.coercion })).toEqual({
      net: 0.71,
      attraction: 0.82,
      coercion: -0.11,
    });
  });

  test('attributed: 1.46 − .75 without the actor; − .6 without ties, − 1.57 without sanctions', () => {
    const result = attributed.compute(story).value!;
    const { moved, terms, attraction, coercion, inducement, everyonesCoercion, interaction, without } = result;
    expect(means({ moved, interaction })).toEqual({ moved: 0.71, interaction: -0.04 });
    expect(terms.map((term) => Number(term.moved.mean.toFixed(12)))).toEqual([0.86, -0.11]);
    expect(attraction!.moved.mean).toBeCloseTo(0.86, 12);
    expect(coercion!.moved.mean).toBeCloseTo(-0.11, 12);
    expect(coercion!.toward!.estimate.mean).toBeCloseTo(-0.11, 12);
    expect(everyonesCoercion!.moved.mean).toBeCloseTo(-0.11, 12);
    expect(inducement).toBeNull();
    expect(without.map(({ period, position }) => [period, Number(position.mean.toFixed(12))])).toEqual([
      [1990, 0],
      [1991, 0.5],
      [1992, 0.75],
    ]);
    expect(attributed.reading(result, telling)).toBe(
      'ended 0.71 points from where the law puts it without the United States, toward the United States',
    );
  });

  test('influence: .8·.95 + .44·.73 toward, .22·.73 away; friction takes .95 + .657', () => {
    const { toward, away, account } = influence.compute(story).value!;
    expect(means({ toward, away, ...account })).toEqual({
      toward: 1.0812,
      away: -0.1606,
      others: 0,
      home: 0,
      common: 0,
      friction: -1.607,
      noise: 0,
      change: -0.6864,
    });
    expect(influence.reading({ toward, away, terms: [], account }, telling)).toBe(
      'went with forces of the United States toward it, over a work of 1.08 standard audience·point²/year²; went against its forces away from it, over a work of 0.16 standard audience·point²/year²',
    );
  });

  test('energies, momentum, mass, appeal', () => {
    expect(means({ ...kineticEnergy.compute(story).value! })).toEqual({ start: 1, end: 0.3136, change: -0.6864 });
    // ½·.4·2² and ½·.4·.54²
    expect(means({ ...potentialEnergy.compute(story).value! })).toEqual({ start: 0.8, end: 0.05832, change: -0.74168 });
    expect(means({ ...momentum.compute(story).value! })).toEqual({ start: 2, end: 1.12 });
    expect(mass.compute(story).value!.mass.mean).toBe(2);
    expect(appeal.compute(story).value!.mean.mean).toBeCloseTo(0.4, 12);
    expect(appeal.compute(story).value!.last.unit).toBe('standard audience/year²');
  });

  test('power: 1.0812 in two years', () => {
    expect(power.compute(story).value!.exerted!.mean).toBeCloseTo(0.5406, 12);
  });

  test('ease and efficiency: −.11 and −.1606 over an effort of 11; its work toward the aim is none', () => {
    const effort = { unit: 'act', amount: 11, instrument: 'sanctions-trade' };
    const asked = inquiryOf(course, { effort });
    const { moved, toward } = ease.compute(asked).value!;
    expect(moved.mean).toBeCloseTo(-0.01, 12);
    expect(moved.unit).toBe('point/unit of effort');
    expect(toward!.estimate.mean).toBeCloseTo(-0.01, 12);
    expect(ease.reading({ moved, toward, effort }, telling)).toBe(
      'went 10.00 points per 1,000 acts that the United States put in, away from the United States',
    );
    const works = efficiency.compute(asked).value!;
    expect(means({ toward: works.toward, away: works.away })).toEqual({ toward: 0, away: -0.0146 });
  });

  test('quickness and durability: 1/2 → .5, .7, .73 (most), .672, .5758, .47012', () => {
    // After a push of 1: v = 1/2, then half of it less .1·x, because the pull in the last step is .4 − .2 and the mass 2.
    expect(quickness.compute(story).value!.untilHalf.mean).toBeCloseTo(0.73, 12);
    expect(durability.compute(story).value!.act!.mean).toBeCloseTo(0.94024, 12);
    expect(durability.reading(durability.compute(story).value!, telling)).toBe(
      'keeps 94.02 % of the effect of a push 5 years later',
    );
  });

  test('shares: the only actor has all; 0 of noise is less than anything', () => {
    const { moved, base, noise } = shares.compute(story).value!;
    expect(means({ moved, base, noise })).toEqual({ moved: 1, base: 0.71, noise: 0 });
  });
});

describe('the law', () => {
  test.each([
    ['listening', 'attraction'],
    ['attraction', 'attraction'],
    ['collaboration', 'attraction'],
    ['inducement', 'inducement'],
    ['pressure', 'coercion'],
    ['coercion', 'coercion'],
    ['force', 'coercion'],
    [null, 'attraction'],
  ] as const)('forces of %s count as %s', (mechanism, side) => {
    expect(sideOfForce(mechanism)).toBe(side);
  });

  test('the noise of a path is what is left when the law has had its say', () => {
    const { noise, ...rest } = courseOf({ ...world, settings: [{ ...setting, noise: [0.3, -0.7] }] });
    expect([...noise]).toEqual([0.3, -0.7]);
    expect([...noiseOf(rest)].map((one) => Number(one.toFixed(12)))).toEqual([0.3, -0.7]);
  });

  test('an actor may have no aim where it does nothing', () => {
    const late = { ...world, aims: { USA: [[Number.NaN, 2]] }, forces: [sanctions] };
    const absent = courseOf(late);
    expect([...rerun(absent, () => true).subarray(0, 3)]).toEqual([0, 0.5, 0.75]);
    const { value, problems } = attributed.compute(inquiryOf(absent));
    expect(value!.moved.mean).toBeCloseTo((-0.2 * 1.5) / 2, 12);
    expect(value!.toward).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['actor-has-no-aim']);
    expect(() => attributed.compute(inquiryOf(courseOf({ ...late, forces: [ties] })))).toThrow(RangeError);
  });

  test('variants of the aims go with their draws', () => {
    const two = courseOf({
      ...world,
      aims: {
        USA: [
          [2, 2],
          [-2, -2],
        ],
      },
      settings: [{ ...setting, variant: 1 }, setting],
    });
    expect(forceAt(two, ties, 0, 0)).toBeCloseTo(-0.8, 12);
    expect(forceAt(two, ties, 1, 0)).toBeCloseTo(0.8, 12);
  });

  test('a force that stands twice for one actor and term is an error', () => {
    expect(() => force.compute(inquiryOf(courseOf({ ...world, forces: [ties, ties] })))).toThrow(/one force/);
  });

  test('the side of the aim is that of the passage where there is one', () => {
    const means1990 = yearly(1990, [0, 0.9, 1.46]);
    const passage = passageOf({
      audience: steadyPath('UKR', means1990, [0, 0]),
      actor: steadyPath('USA', yearly(1990, [-1, -1, -1]), [0, 0]),
      from: 1990,
      to: 1992,
    });
    const { moved, toward } = attributed.compute(inquiryOf(course, { passage })).value!;
    expect(toward!.estimate.mean).toBeCloseTo(-moved.mean, 12);
  });
});

describe('holding', () => {
  test('a force that holds an audience does no work; its hold is in the attributed displacement', () => {
    const hold = instrumentForce('USA', ['defence-pact', 'collaboration'], [1, 1], [1, 1]);
    const push = instrumentForce('RUS', ['newswire-threat', 'pressure'], [-1, -1], [1, 1]);
    const held = courseOf({
      ...world,
      scale: favour,
      aims: {},
      settings: [
        { ...setting, velocity: 0 },
        { ...setting, velocity: 0 },
      ],
      forces: [hold, push],
    });
    const { toward, away, account } = influence.compute(inquiryOf(held)).value!;
    expect([toward.mean, away.mean, account.change.mean]).toEqual([0, 0, 0]);
    expect(influence.reading({ toward, away, terms: [], account }, tellingOfCourse(held))).toBe(
      'took up no work from forces of the United States toward “favourable”; took up no work from its forces away from “favourable”',
    );
    // .5·1.5 + .5·1
    expect(attributed.compute(inquiryOf(held)).value!.moved.mean).toBeCloseTo(1.25, 12);
    expect(shares.compute(inquiryOf(held)).value!.moved.mean).toBeCloseTo(0.5, 12);
  });
});

describe('capacity', () => {
  /** Simulates the window and ten quiet periods after it, all held as in the last step, with and without one more act. */
  function byHand(base: World, act: CourseForce | null, periods: number): number[] {
    const steps = base.settings[0]!.noise.length;
    const hold = (values: ArrayLike<number>): number[] => [
      ...Array.from(values),
      ...Array.from({ length: 10 }, () => values[steps - 1]!),
    ];
    const quiet = Array.from({ length: 10 }, () => 0);
    const longer: World = {
      ...base,
      settings: base.settings.map((one) => ({
        ...one,
        common: [...one.common, ...quiet],
        noise: [...one.noise, ...quiet],
      })),
      aims: Object.fromEntries(Object.entries(base.aims).map(([actor, variants]) => [actor, variants.map(hold)])),
    };
    const forces = base.forces.map((one) => ({ ...one, exposure: Float64Array.from(hold(one.exposure)) }));
    return base.settings.map(
      (_, d) => simulate(longer, d, act === null ? forces : [...forces, act]).x[steps + periods]!,
    );
  }

  const steps = 6;
  const draws = 3;
  test.each([
    ['one period', 'common', 'presidential-visit', false],
    ['as long as is told', 'common', 'defence-pact', true],
    ['one period', 'directed', 'presidential-visit', false],
    ['as long as is told', 'directed', 'defence-pact', true],
  ] as const)('an act of %s on a %s scale: %s', (_, kind, term, lasting) => {
    const base = worldFrom({ seed: 21, kind, draws, steps, actors: 2 });
    const response = [0.3, -0.1, 0.2];
    // Only the other actor ever used it.
    const used = instrumentForce('CHN', [term, 'collaboration'], response, [0, 0, 1, 1, 0, 0]);
    const inhabited = { ...base, forces: [...base.forces, used] };
    const { capacity } = power.compute(inquiryOf(courseOf(inhabited), { standing: 0.5 })).value as Power;
    const found = capacity.find((one) => one.term === term)!;
    expect(found.lasting).toBe(lasting);
    expect(found.after.map(({ periods }) => periods)).toEqual([1, 3, 5, 10]);
    for (const { periods, moved } of found.after) {
      const acts = Array.from({ length: steps + 10 }, (__, t) => (t === steps || (t > steps && lasting) ? 0.5 : 0));
      const act = instrumentForce('USA', [term, 'collaboration'], response, acts);
      const [would, was] = [byHand(inhabited, act, periods), byHand(inhabited, null, periods)];
      const mean = would.reduce((sum, x, d) => sum + x - was[d]!, 0) / draws;
      expect(moved.mean).toBeCloseTo(mean, 11);
      expect(moved.q50).toBeCloseTo(would.map((x, d) => x - was[d]!).toSorted((a, b) => a - b)[1]!, 11);
    }
  });

  test('appeal is no act', () => {
    expect(power.compute(story).value!.capacity.map(({ term }) => term)).toEqual(['sanctions-trade']);
  });
});

describe('doubt', () => {
  test('shares are not told where actors moved the audience less than noise does', () => {
    // Two shocks of 3 at mass 2 change the velocity by 1.5; of the first, half goes on, and the pull of .4 takes .4/2 back.
    const drawn = appealForce('USA', 'ties', [0.4], [1, 1]);
    const shaken = courseOf({ ...world, settings: [{ ...setting, noise: [3, -3] }], forces: [drawn] });
    const carriedFirst = 1 + 0.5 - 0.4 / 2;
    expect(noiseDisplacement(shaken).draws[0]).toBeCloseTo(1.5 * Math.hypot(carriedFirst, 1), 12);
    const { value, problems } = shares.compute(inquiryOf(shaken));
    expect(value).toBeNull();
    expect(problems.map(({ code, expected }) => [code, expected])).toEqual([
      ['not-yet-known', 'displacements of all actors that come to more than noise alone usually makes (2.46 points)'],
    ]);
  });

  test('durability is not told where the effect of a standing act is not clear when it ends', () => {
    // Home pulls so hard that a push held for five periods has swung to either side by then.
    const swinging = [1.2, 2.9, 3.4, 3.8].map((homePull) => ({ ...setting, homePull, momentumKept: 0.9, mass: 1 }));
    const response = [0, 0, 0, 0];
    const wild = courseOf({ ...world, settings: swinging, forces: [appealForce('USA', 'ties', response, [1, 1])] });
    const { value, problems } = durability.compute(inquiryOf(wild));
    expect(value!.act).not.toBeNull();
    expect(value!.standing).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['not-yet-known']);
  });

  test('an unclear effect reads as such', () => {
    const doubtful = courseOf({ ...world, forces: [appealForce('USA', 'ties', [-0.4, 0.4], [1, 1])] });
    const result = attributed.compute(inquiryOf(doubtful)).value!;
    expect(attributed.reading(result, telling)).toMatch(
      /^ended about where the law puts it without the United States: the data do not tell which side \(/,
    );
  });

  test('an audience heavier than a standard one', () => {
    expect(mass.reading(mass.compute(story).value!, telling)).toBe(
      'was 2.00 times as hard to move as a standard audience',
    );
  });

  test('a passage without a position of the actor leaves no side to tell', () => {
    const passage = passageOf({
      audience: noisyPath('UKR', yearly(1990, [0, 0.9, 1.46]), 0.01, 1),
      from: 1990,
      to: 1992,
    });
    const { value, problems } = force.compute(inquiryOf(course, { passage }));
    expect(value!.toward).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['actor-has-no-aim']);
  });
});
