import { describe, expect, test } from 'vitest';
import { openConduct, type WeighedActs } from '../../src/measures/index.js';
import { createRandom, type Random } from '../../src/statistics/index.js';
import { describeRaw } from '../support/raw.js';
import { rawRows } from './raw-rows.js';

const act: WeighedActs = { actor: 'ISR', audience: 'LBN', period: 24_000, intensity: -4, count: 1 };

function measure(acts: Iterable<WeighedActs>) {
  const conduct = openConduct();
  for (const one of acts) conduct.add(one);
  return conduct.close();
}

describe('conduct of a month', () => {
  test('is the mean weight of the acts of the audience toward the actor; sd by their number', () => {
    const { positions, actSd, priorActs, acts, months } = measure([
      act,
      { ...act, intensity: 2, count: 2 },
      { ...act, period: 24_002, intensity: 3 },
      { ...act, actor: 'LBN', audience: 'ISR', period: 24_002, intensity: 1 },
    ]);
    // −4, 2, 2: mean 0, squares around it 24, two degrees of freedom.
    expect([actSd, priorActs, acts, months]).toEqual([Math.sqrt(12), Number.POSITIVE_INFINITY, 5, 3]);
    expect(positions.map((p) => [p.audience, p.toward, p.period, p.observations, p.mean])).toEqual([
      ['ISR', 'LBN', 24_000, 3, 0],
      ['ISR', 'LBN', 24_002, 1, 3],
      ['LBN', 'ISR', 24_002, 1, 1],
    ]);
    expect(positions[0]!.sd).toBeCloseTo(2, 12);
    expect(positions[1]!.sd).toBeCloseTo(Math.sqrt(12), 12);
    expect(positions[0]!.q95).toBeCloseTo(2 * 1.6448536269514722, 12);
    expect(positions[0]!.unsmoothedSd).toBe(positions[0]!.sd);
  });

  test('is missing, not zero, without acts that have a weight', () => {
    const { positions, leftOut } = measure([
      act,
      { ...act, intensity: 0 },
      { ...act, period: 24_001, intensity: null, count: 3 },
      { ...act, audience: 'ISR', count: 2 },
    ]);
    expect(positions.map(({ period }) => period)).toEqual([24_000]);
    expect(Object.fromEntries(leftOut)).toEqual({ 'a code without a weight': 3, 'an actor toward itself': 2 });
  });

  test('is not known where no month has two acts', () => {
    const { positions, leftOut, actSd } = measure([act, { ...act, period: 24_001 }]);
    expect([positions, actSd]).toEqual([[], null]);
    expect(Object.fromEntries(leftOut)).toEqual({ 'no month with two acts, so their scatter is not known': 2 });
  });

  test('does not depend on the order of the acts', () => {
    const acts = simulate({ seed: 4, dyads: 12 }).acts;
    expect(measure(acts.toReversed()).positions).toEqual(measure(acts).positions);
  });

  test('refuses counts and weights that are none', () => {
    expect(() => measure([{ ...act, count: 0 }])).toThrow(RangeError);
    expect(() => measure([{ ...act, count: 1.5 }])).toThrow(RangeError);
    expect(() => measure([{ ...act, intensity: Number.NaN }])).toThrow(RangeError);
  });
});

/** Weights of acts as lists of them have: uneven steps, many neutral ones, a hard end on the hostile side. */
const weights = [-10, -9, -7.2, -5, -4.4, -2, -0.1, 0, 1, 2.8, 3.4, 4, 6, 7.4];

/** One act at mood m: the weight that a normal number around m, of sd `scatter`, comes nearest to. */
function drawWeight(random: Random, mood: number, scatter: number): number {
  const wanted = mood + scatter * random.normal();
  return weights.reduce((best, weight) => (Math.abs(weight - wanted) < Math.abs(best - wanted) ? weight : best));
}

/** A world of dyads with moods of their own and scatter of their own; the truth is the mean of very many acts. */
function simulate(options: { seed: number; dyads: number }) {
  const random = createRandom({ seed: options.seed, stream: 11 });
  const acts: WeighedActs[] = [];
  const truth = new Map<string, number>();
  for (let dyad = 0; dyad < options.dyads; dyad++) {
    const actor = `A${dyad}`;
    const scatter = 3 + 3 * random.uniform();
    for (let period = 0; period < 20; period++) {
      const mood = -1 + 3 * random.normal();
      let sum = 0;
      for (let i = 0; i < 2000; i++) sum += drawWeight(random, mood, scatter);
      truth.set(`${actor} ${period}`, sum / 2000);
      const count = 1 + Math.floor(random.exponential() * 3);
      for (let i = 0; i < count; i++) {
        acts.push({ actor, audience: 'B', period, intensity: drawWeight(random, mood, scatter), count: 1 });
      }
    }
  }
  return { acts, truth };
}

describe('in a simulated world', () => {
  const { acts, truth } = simulate({ seed: 1, dyads: 60 });
  const { positions, actSd, priorActs } = measure(acts);
  const coverage = (among: typeof positions) =>
    among.filter(({ audience, period, q05, q95 }) => {
      const mean = truth.get(`${audience} ${period}`)!;
      return q05 <= mean && mean <= q95;
    }).length / among.length;

  test('intervals of nine in ten hold the true mean about nine times in ten', () => {
    expect(positions).toHaveLength(1200);
    expect(coverage(positions)).toBeGreaterThan(0.87);
    expect(coverage(positions)).toBeLessThan(0.93);
  });

  test('also where there was a single act, and where there were many', () => {
    const [single, many] = [
      positions.filter(({ observations }) => observations === 1),
      positions.filter(({ observations }) => observations >= 6),
    ];
    expect(Math.min(single.length, many.length)).toBeGreaterThan(150);
    for (const among of [single, many]) {
      expect(coverage(among)).toBeGreaterThan(0.85);
      expect(coverage(among)).toBeLessThan(0.95);
    }
  });

  test('and dyads that scatter more are known to', () => {
    expect(actSd).toBeGreaterThan(3);
    expect(actSd).toBeLessThan(6);
    expect(priorActs).toBeGreaterThan(3);
    expect(priorActs).toBeLessThan(200);
  });
});

describeRaw('the real events of the Levant and Turkey', (folder) => {
  /** Conduct from the days that are wanted, actors cut to their first three letters. */
  function read(wanted: (day: number) => boolean) {
    const weightOf = new Map(
      rawRows(folder, 'cameo/goldstein.csv', ['code', 'goldstein'] as const)
        .filter(({ goldstein }) => goldstein !== '' && goldstein !== 'NA')
        .map(({ code, goldstein }) => [code, Number(goldstein)]),
    );
    const conduct = openConduct();
    for (const file of ['levant', 'turkey']) {
      for (const row of rawRows(folder, `keds/${file}.cameo.csv`, ['date', 'source', 'target', 'code'] as const)) {
        if (!wanted(Number(row.date.slice(8, 10)))) continue;
        conduct.add({
          actor: row.source.slice(0, 3),
          audience: row.target.slice(0, 3),
          period: Number(row.date.slice(0, 4)) * 12 + Number(row.date.slice(5, 7)) - 1,
          intensity: weightOf.get(row.code) ?? null,
          count: 1,
        });
      }
    }
    return conduct.close();
  }

  test('one act scatters by 4.8 points around its dyad-month', () => {
    const { positions, actSd, priorActs, acts, months, leftOut } = read(() => true);
    // NumPy on the same rows: 156,893 acts in 68,548 months, pooled sd 4.79088.
    expect([acts, months]).toEqual([156_893, 68_548]);
    expect(positions).toHaveLength(68_548);
    expect(actSd).toBeCloseTo(4.790876, 5);
    // SciPy's polygamma and root finder on the same rows.
    expect(priorActs).toBeCloseTo(10.4618, 3);
    expect(Object.fromEntries(leftOut)).toEqual({ 'an actor toward itself': 17_839, 'a code without a weight': 6 });
  });

  test('the odd and the even days of a month differ as much as their sds say, and no more', () => {
    const even = new Map(
      read((day) => day % 2 === 0).positions.map((p) => [`${p.audience} ${p.toward} ${p.period}`, p] as const),
    );
    const both = read((day) => day % 2 === 1).positions.flatMap((odd) => {
      const other = even.get(`${odd.audience} ${odd.toward} ${odd.period}`);
      return other === undefined ? [] : [(odd.mean - other.mean) / Math.hypot(odd.sd, other.sd)];
    });
    expect(both.length).toBeGreaterThan(10_000);
    const square = both.reduce((sum, z) => sum + z * z, 0) / both.length;
    const beyond = both.filter((z) => Math.abs(z) > 1.6448536).length / both.length;
    // True sds give 1 and 0.10; too small ones more. Busy months scatter more than quiet ones, which makes most sds a little wide.
    expect(square).toBeGreaterThan(0.8);
    expect(square).toBeLessThan(1.1);
    expect(beyond).toBeGreaterThan(0.08);
    expect(beyond).toBeLessThan(0.12);
  });
});
