import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filteredAims } from '../../src/response/aims.js';
import type { Observation } from '../../src/response/panel.js';
import { createRandom } from '../../src/statistics/index.js';

function seen(audience: string, period: number, mean: number, sd = 0.5): Observation {
  return { audience, toward: '', period, mean, sd };
}

/** Actors whose level walks, and what is seen of it. */
function walks(actors: number, periods: number, { step, sd }: { step: number; sd: number }, seed: number) {
  const random = createRandom({ seed });
  const observations: Observation[] = [];
  const truth = new Map<string, number>();
  for (let i = 0; i < actors; i++) {
    let level = random.normal();
    for (let t = 0; t < periods; t++) {
      truth.set(`a${i} ${t}`, level);
      observations.push(seen(`a${i}`, t, level + sd * random.normal(), sd));
      level += step * random.normal();
    }
  }
  return { observations, truth };
}

/** The filter written down again, with a variance of the level that is known. */
function filteredWith(variance: number, observations: readonly Observation[]): Map<string, number> {
  const states = new Map<string, { mean: number; variance: number }>();
  const means = new Map<string, number>();
  for (const { audience, period, mean, sd } of observations) {
    const before = states.get(audience);
    const doubt = before === undefined ? Infinity : before.variance + variance;
    const gain = doubt === Infinity ? 1 : doubt / (doubt + sd * sd);
    const level = before === undefined ? mean : before.mean + gain * (mean - before.mean);
    states.set(audience, { mean: level, variance: gain * sd * sd });
    means.set(`${audience} ${period}`, level);
  }
  return means;
}

describe('the level', () => {
  test.each([
    { step: 0.05, sd: 0.3 },
    { step: 0.3, sd: 0.3 },
    { step: 0.1, sd: 1 },
  ])('of simulated actors (steps $step, noise $sd) is found as well as with the true variance', ({ step, sd }) => {
    const { observations, truth } = walks(60, 40, { step, sd }, 7);
    const aims = filteredAims(observations, { from: 0, to: 39 });
    const known = filteredWith(step * step, observations);
    const error = (at: (key: string, actor: string, t: number) => number): number => {
      let sum = 0;
      for (const [key, level] of truth) {
        const [actor, t] = key.split(' ') as [string, string];
        sum += (at(key, actor, Number(t)) - level) ** 2;
      }
      return Math.sqrt(sum / truth.size);
    };
    const raw = new Map(observations.map(({ audience, period, mean }) => [`${audience} ${period}`, mean]));
    const filtered = error((_, actor, t) => aims(actor, t)!);
    expect(filtered).toBeLessThan(0.95 * error((key) => raw.get(key)!));
    expect(filtered).toBeLessThan(1.02 * error((key) => known.get(key)!));
  });

  test('of a first observation is that observation; two alike that are equally sharp weigh about alike', () => {
    const aims = filteredAims([seen('a', 3, 1.5), seen('a', 4, 1.5), seen('b', 3, 0), seen('b', 4, 0)], {
      from: 3,
      to: 4,
    });
    expect(aims('a', 3)).toBe(1.5);
    expect(aims('a', 4)).toBe(1.5);
    expect(aims('b', 4)).toBe(0);
  });

  test('is predicted for three periods after the last observation so far, and not known before the first', () => {
    const aims = filteredAims([seen('a', 10, 1), seen('a', 16, 2), seen('b', 12, 0)], { from: 8, to: 30 });
    const known = Array.from({ length: 23 }, (_, i) => i + 8).filter((period) => aims('a', period) !== null);
    expect(known).toEqual([10, 11, 12, 13, 16, 17, 18, 19]);
    expect([10, 11, 12, 13].map((period) => aims('a', period))).toEqual([1, 1, 1, 1]);
    expect(aims('b', 12)).toBe(0);
    expect(aims('nobody', 12)).toBeNull();
  });

  test('is told inside the window alone, though earlier observations count', () => {
    const observations = [seen('a', 1, 0), seen('a', 2, 0), seen('a', 3, 0), seen('a', 4, 1)];
    const aims = filteredAims(observations, { from: 4, to: 5 });
    expect(aims('a', 3)).toBeNull();
    expect(aims('a', 4)).toBeLessThan(1);
    expect(aims('a', 6)).toBeNull();
    expect(filteredAims([], { from: 0, to: 5 })('a', 1)).toBeNull();
  });

  test('passes over what is no number, and takes the last of two observations of one period', () => {
    const odd = [seen('a', 1, Number.NaN), seen('a', 2, 1, 0), seen('a', 3, 5), seen('a', 3, 7)];
    const aims = filteredAims(odd, { from: 1, to: 4 });
    expect([1, 2, 3, 4].map((period) => aims('a', period))).toEqual([null, null, 7, 7]);
  });
});

const cells = fc.array(
  fc.record({
    audience: fc.constantFrom('a', 'b', 'c'),
    toward: fc.constant(''),
    period: fc.integer({ min: 0, max: 12 }),
    mean: fc.double({ min: -3, max: 3, noNaN: true }),
    sd: fc.double({ min: 0.05, max: 1, noNaN: true }),
  }),
  { maxLength: 40 },
);

function told(observations: readonly Observation[], to: number): (number | null)[] {
  const aims = filteredAims(observations, { from: 0, to: 12 });
  return ['a', 'b', 'c'].flatMap((actor) => Array.from({ length: to + 1 }, (_, t) => aims(actor, t)));
}

describe('nothing is known before its time', () => {
  test('what comes after a period changes nothing up to it, not even through the pooled variance', () => {
    fc.assert(
      fc.property(cells, cells, fc.integer({ min: 0, max: 12 }), (past, other, now) => {
        const until = past.filter(({ period }) => period <= now);
        const one = [...until, ...past.filter(({ period }) => period > now)];
        const two = [...until, ...other.filter(({ period }) => period > now)];
        expect(told(one, now)).toEqual(told(two, now));
      }),
    );
  });

  test('the two ends of the scale are alike', () => {
    fc.assert(
      fc.property(cells, (observations) => {
        const turned = observations.map((one) => ({ ...one, mean: -one.mean }));
        const back = told(turned, 12).map((aim) => (aim === null ? null : 0 - aim));
        expect(back).toEqual(told(observations, 12).map((aim) => (aim === null ? null : 0 + aim)));
      }),
    );
  });
});
