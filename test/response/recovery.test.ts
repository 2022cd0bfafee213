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
  readonly world: number;
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
      found.push({ world: seed, parameter, rank: below / draws.count });
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

describe(`in ${worlds} worlds with truths from the prior, 90 % intervals`, () => {
  const own = ['ρ', 'κ', 'σ', 'φ', 'θ', 'λ'];
  const count = 11 * worlds;
  // Of right intervals 0.9·n hold, with a standard deviation of √(0.09·n); 3.3 of these are left once in a thousand.
  const often = 3.3;
  const fewest = Math.ceil(0.9 * count - often * Math.sqrt(0.09 * count));

  test(`of the law’s own parameters and responses hold at least ${fewest} of ${count} truths`, () => {
    expect(ranksOf(...own)).toHaveLength(count);
    expect(covered(ranksOf(...own))).toBeGreaterThanOrEqual(fewest);
  });

  test('are neither too wide nor to one side: ranks are even between 0 and 1', () => {
    const ranks = ranksOf(...own);
    const mean = ranks.reduce((sum, rank) => sum + rank, 0) / count;
    const square = ranks.reduce((sum, rank) => sum + (rank - 0.5) ** 2, 0) / count;
    // Of even ranks the squares around ½ have the mean 1/12 and, each, the standard deviation √(1/180).
    expect(Math.abs(mean - 0.5)).toBeLessThan(often * Math.sqrt(1 / 12 / count));
    expect(square).toBeGreaterThan(1 / 12 - often * Math.sqrt(1 / 180 / count));
  });

  test.each([
    { name: 'masses', parameter: 'log m', each: 40 },
    { name: 'stretches of sessions', parameter: 'd', each: 30 },
    { name: 'common movements', parameter: 'a', each: 29 },
  ])('of $name hold nine in ten, as far as worlds agree on it', ({ parameter, each }) => {
    // Those of one world are off together, as where their spread is: only worlds are independent.
    const shares = Array.from({ length: worlds }, (_, w) => {
      const ranks = found.filter((one) => one.world === w + 1 && one.parameter === parameter).map(({ rank }) => rank);
      expect(ranks).toHaveLength(each);
      return covered(ranks) / each;
    });
    const mean = shares.reduce((sum, share) => sum + share, 0) / worlds;
    const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (worlds - 1);
    // Student's t with 7 degrees of freedom is beyond ±5.4 once in a thousand.
    expect(Math.abs(mean - 0.9) / Math.sqrt(variance / worlds)).toBeLessThan(5.4);
  });
});
