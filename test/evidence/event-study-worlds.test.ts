import { describe, expect, test } from 'vitest';
import * as evidence from '../../src/evidence/index.js';
import { createRandom } from '../../src/statistics/index.js';
import { biasesOf, type Scenario, scenarios, shareOf, tryWorld, type WorldTold } from './event-scenarios.mjs';

const program = { ...evidence, createRandom };

/** Small worlds of a scenario; `npm run bench -- event-study` runs some hundred large ones. */
function worldsOf({ world, options, ...rest }: Scenario, count: number): WorldTold[] {
  const small = {
    ...rest,
    world: { audiences: 40, actors: 6, periods: 34, ...world, hazard: 2 * (world.hazard ?? 0.01) },
    options: { ...options, lags: 5 },
  };
  return Array.from({ length: count }, (_, i) => tryWorld(small, 100 + i, program));
}
const named = (name: string): Scenario => scenarios.find((one) => one.name === name)!;
const toldOf = (worlds: readonly WorldTold[]) => worlds.flatMap(({ told }) => told);

describe('where acts do nothing', () => {
  const names = [
    'nothing: acts at any time',
    'nothing: waves of acts, common shifts',
    'nothing: waves of acts, stretched periods',
    'nothing: acts chosen by distance',
    'nothing: all of these, joint acts',
    'nothing: a directed scale',
  ];

  test('at most 15 % of the 90 % intervals leave 0 out, whenever and at whom acts are made', () => {
    const worlds = names.map((name) => worldsOf(named(name), 11));
    const rejected = worlds.map((some) => shareOf(toldOf(some).map((one) => one.rejected)));
    expect(shareOf(toldOf(worlds.flat()).map((one) => one.rejected))).toBeLessThanOrEqual(0.15);
    expect(Math.max(...rejected)).toBeLessThanOrEqual(0.25);
    expect(shareOf(worlds.flat().map(({ placeboSees }) => placeboSees))).toBeLessThanOrEqual(0.2);
  });

  test('one coefficient for all periods takes large stretches of the scale in waves of acts for effects; one in each does not', () => {
    const quiet = named('nothing: acts at any time');
    /** Estimates over their own errors, as a root mean square: 1 where errors are as large as stated. */
    const surprise = (slopes: 'constant' | 'by-period'): number => {
      const options = { ...quiet.options, leads: 0, lags: 0, slopes };
      const scenario = { ...quiet, world: { waves: 3, waveSize: 15, stretch: 0.15 }, options };
      const told = toldOf(Array.from({ length: 40 }, (_, i) => tryWorld(scenario, 1 + i, program)));
      return Math.sqrt(told.reduce((sum, { mean, sd }) => sum + (mean / sd) ** 2, 0) / told.length);
    };
    const [one, each] = [surprise('constant'), surprise('by-period')];
    expect(each).toBeLessThan(1.2);
    expect(one).toBeGreaterThan(1.25 * each);
  });
});

describe('where acts do something', () => {
  const names = [
    'effect: staggered acts',
    'effect: waves of acts, stretched periods',
    'effect: acts that stand',
    'effect: a directed scale',
    'effect: releases',
  ];

  test('intervals cover it as often as they say, and estimates are not biased', () => {
    const worlds = names.map((name) => worldsOf(named(name), 11));
    const covered = shareOf(toldOf(worlds.flat()).map((one) => one.covered));
    expect(covered).toBeGreaterThanOrEqual(0.85);
    expect(covered).toBeLessThanOrEqual(0.95);
    for (const [i, some] of worlds.entries()) {
      for (const { cell, z } of biasesOf(some)) expect(Math.abs(z), `${names[i]}, ${cell}`).toBeLessThan(3.3);
    }
    // It would not pass, were everything covered because nothing is told.
    expect(
      shareOf(
        toldOf(worlds.flat())
          .filter(({ h }) => h > 0)
          .map((one) => one.rejected),
      ),
    ).toBeGreaterThan(0.3);
  });
});

describe('where something unseen brings both acts and movement', () => {
  test.each(['confounder: strong, 200 audiences', 'confounder: strong, a directed scale'])(
    'the placebo catches it: %s',
    (name) => {
      const scenario = { ...named(name), options: { kind: 'onset', lags: 5 } as const };
      const worlds = Array.from({ length: 12 }, (_, i) => tryWorld(scenario, 1 + i, program));
      const bitten = worlds.filter(({ bites }) => bites);
      expect(bitten.length).toBeGreaterThanOrEqual(10);
      expect(shareOf(bitten.map(({ placeboSees }) => placeboSees))).toBeGreaterThanOrEqual(0.8);
    },
  );
});
