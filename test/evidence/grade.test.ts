import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimTests, type Measured, type Trial } from '../../src/evidence/claim-tests.js';
import { type Claim, gradeOf } from '../../src/evidence/grade.js';
import { createRandom, falseDiscoveryRates, normalCumulative } from '../../src/statistics/index.js';

const measured = (mean: number, sd: number): Measured => ({
  mean,
  sd,
  q05: mean - 1.645 * sd,
  q95: mean + 1.645 * sd,
});

/** Every test passed. */
const sound: Trial = {
  structural: 0.1,
  eventStudy: measured(0.12, 0.03),
  placebo: measured(0.01, 0.02),
  beside: measured(0.1, 0.03),
  difference: measured(0.09, 0.03),
  confounder: { mean: 0.05, covariate: 'ties', groups: 40 },
  multiverse: { share: 0.95, specifications: 200 },
  heldOut: { mean: 0.003, sd: 0.002 },
};
const nothing: Trial = {
  structural: 0.1,
  eventStudy: null,
  placebo: null,
  beside: null,
  difference: null,
  confounder: null,
  multiverse: null,
  heldOut: null,
};

const claim = (trial: Trial, more: Partial<Claim> = {}): Claim => ({
  signProbability: 0.99,
  falseDiscovery: 0.02,
  effect: trial.beside?.mean ?? trial.structural,
  placebo: trial.placebo,
  tests: claimTests(trial),
  effectiveActors: 12,
  ...more,
});
const passed = (trial: Trial): (boolean | null)[] => claimTests(trial).map((one) => one.passed);
const word = (trial: Trial, more: Partial<Claim> = {}): string => gradeOf(claim(trial, more)).word;

describe('the five tests of a claim', () => {
  test('are passed by a sound one, and not run where nothing was found', () => {
    expect(claimTests(sound).map(({ id }) => id)).toEqual([
      'event-study',
      'placebo',
      'confounder',
      'multiverse',
      'held-out',
    ]);
    expect(passed(sound)).toEqual([true, true, true, true, true]);
    expect(passed(nothing)).toEqual([null, null, null, null, null]);
  });

  test.each<[string, Partial<Trial>, readonly (boolean | null)[]]>([
    ['an event study of the other sign that leaves the law out', { eventStudy: measured(-0.12, 0.03) }, [false]],
    ['one of the other sign whose interval holds the law', { eventStudy: measured(-0.12, 0.15) }, [false]],
    ['the same, larger than its error', { eventStudy: measured(-0.16, 0.159) }, [true]],
    ['one smaller than its error', { eventStudy: measured(0.02, 0.03) }, [false]],
    ['a placebo of more than half the effect', { placebo: measured(0.051, 0.01) }, [true, false]],
    ['a placebo that cannot be told from the effect', { difference: measured(0.03, 0.03) }, [true, false]],
    [
      'a confounder that takes the sign away',
      { confounder: { mean: -0.01, covariate: 'ties', groups: 40 } },
      [true, true, false],
    ],
    [
      'a multiverse that agrees too little',
      { multiverse: { share: 0.89, specifications: 9 } },
      [true, true, true, false],
    ],
    ['no gain on the last years', { heldOut: { mean: 0, sd: 0.1 } }, [true, true, true, true, false]],
    ['a gain smaller than its error', { heldOut: { mean: 0.001, sd: 0.002 } }, [true, true, true, true, false]],
  ])('%s', (_, changed, expected) => {
    expect(passed({ ...sound, ...changed })).toEqual([...expected, true, true, true, true, true].slice(0, 5));
  });

  test('do not depend on the direction', () => {
    const flip = (one: Measured | null): Measured | null =>
      one === null ? null : { mean: -one.mean, sd: one.sd, q05: -one.q95, q95: -one.q05 };
    const number = fc.double({ min: -1, max: 1, noNaN: true });
    const some = fc.record({ mean: number, sd: fc.double({ min: 0.01, max: 1, noNaN: true }) });
    const estimate = fc.option(some.map(({ mean, sd }) => measured(mean, sd)));
    fc.assert(
      fc.property(
        number,
        estimate,
        estimate,
        estimate,
        estimate,
        (structural, eventStudy, placebo, beside, difference) => {
          const trial = { ...sound, structural, eventStudy, placebo, beside, difference };
          const turned = {
            ...trial,
            structural: -structural,
            eventStudy: flip(eventStudy),
            placebo: flip(placebo),
            beside: flip(beside),
            difference: flip(difference),
            confounder: { ...sound.confounder!, mean: -sound.confounder!.mean },
          };
          expect(passed(turned)).toEqual(passed(trial));
        },
      ),
      { seed: 3 },
    );
  });
});

describe('a grade', () => {
  test('counts failures, those that were not run too', () => {
    expect(word(sound)).toBe('strong');
    expect(word({ ...sound, heldOut: null })).toBe('moderate');
    expect(word({ ...sound, heldOut: null, multiverse: null })).toBe('weak');
    expect(gradeOf(claim(nothing)).because).toMatch(/\(these 5 were not run, and count as failed\)$/);
  });

  test('is none where not even the sign is known, or by false discovery', () => {
    expect(word(sound, { signProbability: 0.949 })).toBe('none');
    expect(word(sound, { falseDiscovery: 0.101 })).toBe('none');
    expect(word(sound, { falseDiscovery: Number.NaN })).toBe('none');
  });

  test('is contradicted where as much moved before the act', () => {
    const before = { ...sound, placebo: measured(0.11, 0.02) };
    expect(word(before)).toBe('contradicted');
    expect(word({ ...before, placebo: measured(-0.11, 0.02) })).toBe('contradicted');
    // As large, but it may be nothing.
    expect(word({ ...before, placebo: measured(0.11, 0.2) })).toBe('moderate');
  });

  test('is at most moderate where it rests on few actors', () => {
    expect(word(sound, { effectiveActors: 2.9 })).toBe('moderate');
    expect(word(sound, { effectiveActors: null })).toBe('moderate');
    expect(word({ ...sound, heldOut: null, multiverse: null }, { effectiveActors: 1 })).toBe('weak');
  });
});

/**
 * Tables of twenty claims whose tests are drawn as they would come out for a true effect, in standard errors of the law's response:
 * the event study is half as sharp, and specifications and held-out years see the same data with noise of their own.
 */
function table(seed: number, truth: number): string[] {
  const random = createRandom({ seed });
  const claims = Array.from({ length: 20 }, () => {
    const structural = truth + random.normal();
    const effect = truth + 2 * random.normal();
    const placebo = 2 * random.normal();
    const agree = Array.from({ length: 50 }, () => 0.7 * structural + 0.3 * truth + random.normal());
    const share = agree.filter((one) => Math.sign(one) === Math.sign(structural)).length / agree.length;
    const trial: Trial = {
      structural,
      eventStudy: measured(effect, 2),
      placebo: measured(placebo, 2),
      beside: measured(effect, 2),
      difference: measured(effect - placebo, 2 * Math.SQRT2),
      confounder: { mean: effect - Math.sign(effect), covariate: 'ties', groups: 40 },
      multiverse: { share, specifications: 50 },
      heldOut: { mean: (truth * truth - 1) / 2 + truth * random.normal() + 0.5 * random.normal(), sd: 1 },
    };
    return { structural, trial };
  });
  const rates = falseDiscoveryRates(claims.map(({ structural }) => 2 * normalCumulative(-Math.abs(structural))));
  return claims.map(({ structural, trial }, i) =>
    word(trial, { signProbability: normalCumulative(Math.abs(structural)), falseDiscovery: rates[i]! }),
  );
}

describe('grades of simulated claims', () => {
  const share = (truth: number): number => {
    const words = Array.from({ length: 100 }, (_, seed) => table(seed, truth)).flat();
    return words.filter((one) => one === 'moderate' || one === 'strong').length / words.length;
  };

  test('of true nulls hardly any is moderate or better', () => {
    expect(share(0)).toBeLessThan(0.01);
  });

  test('of large effects most are, and the more the larger', () => {
    expect(share(8)).toBeGreaterThan(0.6);
    expect(share(4)).toBeGreaterThan(share(2));
    expect(share(8)).toBeGreaterThan(share(4));
  });
});
