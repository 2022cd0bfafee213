import { describe, expect, test } from 'vitest';
import {
  type AttentionModel,
  attentionModel,
  attentionPosition,
  type Speech,
  speechesOf,
  type TargetMention,
} from '../../src/measures/index.js';
import { createRandom, digamma, type Random, trigamma } from '../../src/statistics/index.js';
import { describeRaw } from '../support/raw.js';
import { rawRows } from './raw-rows.js';

const always = () => true;
const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Gamma variable of a whole-number or half-whole shape, mean `shape`: sums of exponentials and a squared normal. */
function gamma(random: Random, shape: number): number {
  let sum = 0;
  for (let i = 0; i < Math.floor(shape); i++) sum += random.exponential();
  return shape % 1 === 0 ? sum : sum + 0.5 * random.normal() ** 2;
}

/** Poisson variable by exponential waiting times. */
function poisson(random: Random, mean: number): number {
  let count = -1;
  for (let time = 0; time <= mean; time += random.exponential()) count++;
  return count;
}

/** Speeches of a world in which each speaker has a log rate toward each target, and speeches are uneven. */
function speechWorld(seed: number, truth: { dispersion: number; spread: number }) {
  const random = createRandom({ seed, stream: 5 });
  const ids = Array.from({ length: 24 }, (_, i) => `A${i}`);
  const speeches: Speech[] = [];
  const mentions: TargetMention[] = [];
  const logRates = new Map<string, number>();
  for (const speaker of ids) {
    const lengths = Array.from({ length: 30 }, () => 1500 + random.below(3000));
    lengths.forEach((words, year) => speeches.push({ speaker, year, words }));
    ids.forEach((target, place) => {
      if (target === speaker) return;
      const centre = Math.log(0.03 * 1.25 ** place) - truth.spread ** 2 / 2;
      const logRate = centre + truth.spread * random.normal();
      logRates.set(`${speaker} ${target}`, logRate);
      lengths.forEach((words, year) => {
        const unevenness = gamma(random, truth.dispersion) / truth.dispersion;
        const count = poisson(random, ((Math.exp(logRate) * words) / 1000) * unevenness);
        if (count > 0) mentions.push({ speaker, target, year, mentions: count });
      });
    });
  }
  return { speeches, mentions, logRates };
}

describe('in simulated speeches', () => {
  const truth = { dispersion: 2.5, spread: 1.5 };
  const worlds = [1, 2, 3, 4, 5, 6].map((seed) => speechWorld(seed, truth));
  const models = worlds.map(({ speeches, mentions }) => attentionModel({ speeches, mentions, exists: always })!);

  test('unevenness and spread are found', () => {
    expect(average(models.map(({ dispersion }) => dispersion)) / truth.dispersion).toBeGreaterThan(0.9);
    expect(average(models.map(({ dispersion }) => dispersion)) / truth.dispersion).toBeLessThan(1.1);
    expect(average(models.map(({ spread }) => spread)) / truth.spread).toBeGreaterThan(0.9);
    expect(average(models.map(({ spread }) => spread)) / truth.spread).toBeLessThan(1.1);
  });

  test('intervals of nine in ten hold the true rate about nine times in ten', () => {
    const held = { all: 0, named: 0, alone: 0 };
    const seen = { all: 0, named: 0 };
    worlds.forEach(({ speeches, mentions, logRates }, i) => {
      const counts = new Map(mentions.map((m) => [`${m.speaker} ${m.target} ${m.year}`, m.mentions]));
      for (const { speaker, year, words } of speeches) {
        if (year % 5 !== 0) continue;
        for (const [pair, logRate] of logRates) {
          const [audience, toward] = pair.split(' ') as [string, string];
          if (audience !== speaker) continue;
          const count = counts.get(`${pair} ${year}`) ?? 0;
          const position = attentionPosition(models[i]!, { audience, toward, year, mentions: count, words })!;
          const holds = position.q05 <= logRate && logRate <= position.q95 ? 1 : 0;
          seen.all++;
          held.all += holds;
          if (count === 0) continue;
          seen.named++;
          held.named += holds;
          const off = Math.abs(position.unsmoothedMean! - logRate) / position.unsmoothedSd!;
          if (off <= 1.6448536) held.alone++;
        }
      }
    });
    expect(held.all / seen.all).toBeGreaterThan(0.87);
    expect(held.all / seen.all).toBeLessThan(0.93);
    expect(held.named / seen.named).toBeGreaterThan(0.85);
    expect(held.named / seen.named).toBeLessThan(0.95);
    expect(held.alone / seen.named).toBeGreaterThan(0.85);
    expect(held.alone / seen.named).toBeLessThan(0.95);
  });
});

describe('attention of one speech', () => {
  const model: AttentionModel = {
    dispersion: 3,
    spread: 1.7,
    rates: new Map([['USA', 0.5]]),
    consecutive: 100,
    leftOut: new Map(),
  };
  const at = (mentions: number, words = 2500) =>
    attentionPosition(model, { audience: 'DEU', toward: 'USA', year: 2000, mentions, words })!;

  test('without a mention is finite and below every speech with one', () => {
    const none = at(0);
    expect(Number.isFinite(none.mean) && none.sd > 0 && none.sd < 1.7).toBe(true);
    expect(none.mean).toBeLessThan(at(1).mean);
    expect(none.unsmoothedMean).toBeNull();
    expect(none.unsmoothedSd).toBeNull();
    expect(none.q05 < none.q25 && none.q25 < none.q50 && none.q50 < none.q75 && none.q75 < none.q95).toBe(true);
  });

  test('of no words to speak of is the prior', () => {
    const prior = at(0, 1e-6);
    expect(prior.mean).toBeCloseTo(Math.log(0.5) - 1.7 ** 2 / 2, 5);
    expect(prior.sd).toBeCloseTo(1.7, 5);
    expect(prior.q95).toBeCloseTo(prior.mean + 1.6448536269514722 * 1.7, 2);
    expect(prior.q25).toBeCloseTo(prior.mean - 0.6744897501960817 * 1.7, 2);
  });

  test('unsmoothed is Jeffreys’ posterior of the negative binomial, and the prior hardly matters for many mentions', () => {
    const wide = { ...model, dispersion: 1e7, spread: 20, rates: new Map([['USA', 400 * Math.exp(200)]]) };
    const position = attentionPosition(wide, { audience: 'A', toward: 'USA', year: 1, mentions: 400, words: 1000 })!;
    // Poisson with a flat prior of the logarithm: gamma of shape 400.
    expect(position.mean).toBeCloseTo(digamma(400), 3);
    expect(position.sd).toBeCloseTo(Math.sqrt(trigamma(400)), 3);
    expect(position.unsmoothedMean).toBeCloseTo(digamma(400.5), 5);
    const alone = at(4, 2000);
    expect(alone.unsmoothedMean).toBeCloseTo(Math.log(3 / 2) + digamma(4.5) - digamma(3), 12);
    expect(alone.unsmoothedSd).toBeCloseTo(Math.sqrt(trigamma(4.5) + trigamma(3)), 12);
  });

  test('agrees with plain summation of prior times negative binomial', () => {
    const { mean, sd, q05, q95 } = at(2, 3000);
    let [mass, first, second] = [0, 0, 0];
    const grid: [number, number][] = [];
    for (let x = -14; x < 8; x += 0.001) {
      const mu = 3 * Math.exp(x);
      const prior = Math.exp(-0.5 * ((x - Math.log(0.5) + 1.445) / 1.7) ** 2);
      const density = prior * (mu / (mu + 3)) ** 2 * (3 / (mu + 3)) ** 3;
      mass += density;
      first += density * x;
      second += density * x * x;
      grid.push([x, mass]);
    }
    const quantile = (p: number) => grid.find(([, below]) => below >= p * mass)![0];
    expect(mean).toBeCloseTo(first / mass, 6);
    expect(sd).toBeCloseTo(Math.sqrt(second / mass - (first / mass) ** 2), 6);
    expect(q05).toBeCloseTo(quantile(0.05), 2);
    expect(q95).toBeCloseTo(quantile(0.95), 2);
  });

  test('is null about a target that nobody named, about itself, and without words', () => {
    const count = { audience: 'DEU', toward: 'USA', year: 2000, mentions: 0, words: 100 };
    expect(attentionPosition(model, { ...count, toward: 'FRA' })).toBeNull();
    expect(attentionPosition(model, { ...count, audience: 'USA' })).toBeNull();
    expect(attentionPosition(model, { ...count, words: 0 })).toBeNull();
  });
});

describe('the parameters', () => {
  test('rates count the speeches of others while the target existed, and rows that say nothing are counted', () => {
    const world = speechWorld(9, { dispersion: 2, spread: 1 });
    const speeches: Speech[] = [
      ...world.speeches,
      { speaker: 'X', year: 0, words: 1000 },
      { speaker: 'X', year: 1, words: 3000 },
      { speaker: 'NEW', year: 1, words: 9000 },
    ];
    const others = world.speeches.filter(({ year }) => year === 1).reduce((sum, { words }) => sum + words, 0);
    const model = attentionModel({
      speeches,
      mentions: [
        ...world.mentions,
        { speaker: 'X', target: 'NEW', year: 0, mentions: 4 },
        { speaker: 'X', target: 'NEW', year: 1, mentions: 5 },
        { speaker: 'X', target: 'NEW', year: 1, mentions: 1 },
        { speaker: 'X', target: 'X', year: 1, mentions: 3 },
        { speaker: 'X', target: 'NEW', year: 7, mentions: 3 },
        { speaker: 'X', target: 'NEW', year: 1, mentions: 0.5 },
      ],
      exists: (target, year) => target !== 'NEW' || year === 1,
    })!;
    expect(model.rates.get('NEW')).toBeCloseTo((6 / (others + 3000)) * 1000, 12);
    expect(model.rates.has('X')).toBe(false);
    expect(Object.fromEntries(model.leftOut)).toEqual({
      'a speaker about itself': 1,
      'not in the list of speeches': 1,
      'named in a year in which it did not exist': 1,
      'not a count': 1,
    });
  });

  test('are null where too few speeches tell them', () => {
    expect(
      attentionModel({
        speeches: [{ speaker: 'A', year: 1, words: 10 }],
        mentions: [{ speaker: 'A', target: 'B', year: 1, mentions: 2 }],
        exists: always,
      }),
    ).toBeNull();
  });

  test('speeches are read off the rows of mentions; one with two lengths is left out', () => {
    const row = { speaker: 'A', year: 1, words: 10 };
    expect(speechesOf([{ ...row, year: 2 }, row, row, { ...row, year: 3 }, { ...row, year: 3, words: 11 }])).toEqual([
      row,
      { ...row, year: 2 },
    ]);
  });

  test('two speeches of one speaker in one year are refused', () => {
    const speech = { speaker: 'A', year: 1, words: 10 };
    expect(() => attentionModel({ speeches: [speech, speech], mentions: [], exists: always })).toThrow(RangeError);
  });
});

describeRaw('the real General Debate', (folder) => {
  test('speeches are uneven with size 2.9, and log rates spread by 1.7 around their target’s', () => {
    const columns = ['speaker_iso3', 'target_iso3', 'year', 'mentions', 'speech_words'] as const;
    const rows = rawRows(folder, 'ungd-mentions/mentions.csv', columns).map((row) => ({
      speaker: row.speaker_iso3,
      target: row.target_iso3,
      year: Number(row.year),
      mentions: Number(row.mentions),
      words: Number(row.speech_words),
    }));
    const speeches = speechesOf(rows);
    // Distinct speaker and year, counted in Python.
    expect(speeches).toHaveLength(10_723);
    const named = new Map<string, [number, number]>();
    for (const { target, year } of rows) {
      const [first, last] = named.get(target) ?? [year, year];
      named.set(target, [Math.min(first, year), Math.max(last, year)]);
    }
    // As long as no register says better: from the first to the last year in which anybody named it.
    const exists = (target: string, year: number) => {
      const spell = named.get(target);
      return spell !== undefined && spell[0] <= year && year <= spell[1];
    };
    const model = attentionModel({ speeches, mentions: rows, exists })!;
    expect(Object.fromEntries(model.leftOut)).toEqual({});
    expect(model.rates.size).toBe(235);
    // The same likelihoods in NumPy, maximised by SciPy: 80,638 pairs, size 2.897, spread 1.762.
    expect(model.consecutive).toBe(80_638);
    expect(model.dispersion).toBeCloseTo(2.897, 2);
    expect(model.spread).toBeCloseTo(1.762, 2);
  });
});
