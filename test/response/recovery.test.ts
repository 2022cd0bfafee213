import { beforeAll, describe, expect, test } from 'vitest';
import { plainWorkshop } from '../../src/model/index.js';
import { fitLaw, type FitOptions } from '../../src/response/fit.js';
import { instrument, lawPanel, priorWorld, ties } from '../worlds/law-panel.js';

/** Worlds in little: truths from the prior, so that 90 % intervals must hold them nine times in ten, neither less nor more. */
const worlds = 8;
const terms = [
  instrument('aid', 'inducement'),
  instrument('loans', 'inducement'),
  instrument('gifts', 'inducement'),
  instrument('raid', 'force'),
  instrument('war', 'force'),
  instrument('treaty', 'collaboration'),
  ties,
];
const options: FitOptions = {
  seed: 1,
  chains: 2,
  adapt: 60,
  batch: 120,
  batches: 1,
  enough: { ess: 0, rHat: 2 },
};

/** A truth among draws: the share of them that are smaller. */
interface Found {
  readonly parameter: string;
  readonly rank: number;
}

const found: Found[] = [];

beforeAll(async () => {
  for (let seed = 1; seed <= worlds; seed++) {
    const shape = lawPanel({ seed: 40 + seed, audiences: 40, periods: 30, terms });
    const { panel, truth } = priorWorld(shape, seed);
    const { draws } = await fitLaw(panel, { ...options, seed }, plainWorkshop());
    // Draws count mass in the geometric mean of masses; so must the truth.
    const unit = truth.logMass.reduce((sum, one) => sum + one, 0) / truth.logMass.length;
    const add = (parameter: string, value: number, all: Float64Array, at = 0): void => {
      const width = all.length / draws.count;
      let below = 0;
      for (let d = 0; d < draws.count; d++) if (all[d * width + at]! < value) below++;
      found.push({ parameter, rank: below / draws.count });
    };
    add('ρ', truth.momentumKept, draws.momentumKept);
    add('κ', truth.homePull, draws.homePull);
    add('σ', truth.shock / Math.exp(unit), draws.shock);
    add('φ', truth.noise, draws.noise);
    terms.forEach(({ kind }, k) =>
      add(kind === 'appeal' ? 'λ' : 'θ', truth.responses[k]! / Math.exp(unit), draws.responses, k),
    );
    truth.logMass.forEach((one, j) => add('log m', one - unit, draws.logMass, j));
    truth.stretch.forEach((one, t) => add('d', one, draws.stretch, t));
    truth.common.forEach((one, t) => add('a', one, draws.common, t));
  }
}, 180_000);

function ranksOf(...parameters: string[]): number[] {
  return found.filter(({ parameter }) => parameters.includes(parameter)).map(({ rank }) => rank);
}

const covered = (ranks: readonly number[]): number => ranks.filter((rank) => rank > 0.05 && rank < 0.95).length;

/**
 * Bounds that numbers from right intervals leave once in a thousand, if they are independent: of n intervals 0.9·n hold, with a
 * standard deviation of √(0.09·n); ranks are even between 0 and 1, so that their squares around ½ have the mean 1/12 and, each,
 * the standard deviation √(1/180).
 */
const often = 3.3;

describe(`in ${worlds} worlds with truths from the prior, 90 % intervals hold`, () => {
  test.each([
    { name: 'the law’s own parameters and responses', parameters: ['ρ', 'κ', 'σ', 'φ', 'θ', 'λ'], count: 88, from: 70 },
    { name: 'masses', parameters: ['log m'], count: 320, from: 271 },
    { name: 'stretches of sessions', parameters: ['d'], count: 240, from: 201 },
    { name: 'common movements', parameters: ['a'], count: 232, from: 194 },
  ])('$name: at least $from of $count, and are not too wide', ({ parameters, count, from }) => {
    const ranks = ranksOf(...parameters);
    expect(ranks).toHaveLength(count);
    expect(from).toBe(Math.ceil(0.9 * count - often * Math.sqrt(0.09 * count)));
    expect(covered(ranks)).toBeGreaterThanOrEqual(from);
    const square = ranks.reduce((sum, rank) => sum + (rank - 0.5) ** 2, 0) / count;
    expect(square).toBeGreaterThan(1 / 12 - often * Math.sqrt(1 / 180 / count));
  });

  test('the truth as often above the middle as below', () => {
    const ranks = ranksOf('ρ', 'κ', 'σ', 'φ', 'θ', 'λ');
    const mean = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(often * Math.sqrt(1 / 12 / ranks.length));
  });
});
