import { beforeAll, describe, expect, test } from 'vitest';
import { gainOf, type HeldOut, type HeldOutModel } from '../../src/evidence/held-out-gain.js';
import { scoresOf } from '../../src/evidence/held-out-scoring.js';
import { heldOutScores, whyNotHeldOut } from '../../src/evidence/held-out.js';
import { plainWorkshop, type Workshop } from '../../src/model/index.js';
import {
  defaultFitOptions,
  fitLaw,
  foretellings,
  type Panel,
  withoutMeasurements,
  withoutTerms,
} from '../../src/response/index.js';
import { createKernel } from '../../src/response/kernel.js';
import { noParameters } from '../../src/response/parameters.js';
import { simulateWorld } from '../../src/response/simulate.js';
import { createRandom } from '../../src/statistics/index.js';
import { everything, instrument, lawPanel, priorTruth } from '../worlds/law-panel.js';

const unseen = 10;
const terms = [instrument('aid', 'inducement'), instrument('raid', 'force')];

/** A world in which aid draws nearer by a tenth of the reach a step, at its usual exposure, and raids do nothing. */
function worldOf(seed: number, options: { audiences: number; periods: number }): Panel {
  const shape = lawPanel({ seed, ...options, terms, sd: 0.15, turnover: 0.2 });
  const random = createRandom({ seed, stream: 8 });
  const truth = priorTruth(shape, random);
  truth.momentumKept = 0.2;
  truth.homePull = 0.1;
  truth.shock = 0.1;
  truth.noise = 1.2;
  truth.responses.set([0.1 / shape.usual[0]!, 0]);
  truth.stretch.fill(0);
  return simulateWorld(shape, truth, random).panel;
}

const mean = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const scoresBy = (found: HeldOut, id: string): Float64Array => found.models.find((model) => model.id === id)!.scores;

describe('foretelling', () => {
  test('one period after the other adds up to the likelihood, where shifts and stretches are as they are', () => {
    for (const seed of [1, 2, 3]) {
      const panel = lawPanel({ seed, audiences: 5, periods: 12, kind: seed === 2 ? 'directed' : 'common' });
      const parameters = priorTruth(panel, createRandom({ seed }));
      for (const first of [0, 1, 7]) {
        const way = foretellings(panel, first)(parameters);
        let sum = 0;
        for (let step = first; step <= panel.to - panel.from; step++) {
          const { cells, mean: ahead, variance } = way.next();
          const shift = step === 0 ? 0 : parameters.common[step - 1]!;
          const z = 1 + parameters.stretch[step]!;
          cells.forEach((cell, c) => {
            const y = panel.measured[cell]!;
            const starts = panel.start.includes(cell);
            const wide = z * z * variance[c]! + parameters.noise ** 2 * panel.variance[cell]!;
            const surprise = y - z * (ahead[c]! + (starts ? 0 : shift));
            if (!Number.isNaN(y)) sum -= 0.5 * (Math.log(2 * Math.PI * wide) + surprise ** 2 / wide);
          });
          way.settle(shift, parameters.stretch[step]!);
        }
        const whole = createKernel(panel).evaluate(parameters, noParameters(panel));
        const before = createKernel(withoutMeasurements({ ...panel, options: unasked }, (step) => step >= first));
        expect(sum).toBeCloseTo(whole - before.evaluate(parameters, noParameters(panel)), 8);
      }
    }
  });
});

/** Homes are kept, however little is seen. */
const unasked = { ...everything, fewestForHome: 0 };

describe('held-out scores', () => {
  const panel = worldOf(4, { audiences: 24, periods: 30 });
  let found: HeldOut;
  beforeAll(async () => {
    found = await heldOutScores(panel, { seed: 1, periods: unseen, draws: 120 }, plainWorkshop());
  });

  test('are of every measurement of the last periods whose audience was seen before, by every model', () => {
    expect(found.models.map(({ id }) => id)).toEqual([
      'random-walk',
      'autoregression',
      'law',
      'without-forces',
      'without aid',
      'without raid',
    ]);
    const first = panel.to - panel.from + 1 - unseen;
    let expected = 0;
    panel.audiences.forEach((_, j) => {
      const steps = Array.from({ length: panel.start[j + 1]! - panel.start[j]! }, (__, i) => i).filter(
        (i) => !Number.isNaN(panel.measured[panel.start[j]! + i]!),
      );
      expected += steps.filter((i, n) => n > 0 && panel.entry[j]! + i >= first).length;
    });
    expect(found.period).toHaveLength(expected);
    expect(Math.min(...found.period)).toBe(first);
    for (const { scores } of found.models) expect(scores.every(Number.isFinite)).toBe(true);
  });

  test('agree with those of full fits', async () => {
    const first = panel.to - panel.from + 1 - unseen;
    const options = { ...defaultFitOptions, adapt: 60, batch: 250, batches: 2, enough: { ess: 150, rHat: 1.03 } };
    const models: HeldOutModel[] = [];
    const full: HeldOut = { period: found.period, models };
    for (const [id, blank] of [
      ['law', []],
      ['without aid', [0]],
      ['without raid', [1]],
    ] as const) {
      const whole = withoutTerms(panel, blank);
      const seen = withoutMeasurements(whole, (step) => step >= first);
      const { draws } = await fitLaw(seen, options, plainWorkshop());
      const { scores, byChain } = scoresOf({ ...whole, settled: seen.settled }, draws, first, {
        weights: null,
        chains: 4,
      });
      models.push({ id, scores, byChain });
      expect(Math.abs(mean(scoresBy(found, id)) - mean(scores)), id).toBeLessThan(0.01);
    }
    for (const id of ['without aid', 'without raid']) {
      const [near, whole] = [gainOf(found, 'law', id)!, gainOf(full, 'law', id)!];
      expect(Math.abs(near.mean - whole.mean), id).toBeLessThan(0.005);
    }
  }, 60_000);

  test('gain by a force that is there, and not by one that is not', () => {
    const aid = gainOf(found, 'law', 'without aid')!;
    expect(aid.mean).toBeGreaterThan(2 * aid.sd);
    expect(Math.abs(gainOf(found, 'law', 'without raid')!.mean)).toBeLessThan(0.1 * aid.mean);
    expect(gainOf(found, 'law', 'without-forces')!.mean).toBeGreaterThan(0);
    expect(gainOf(found, 'law', 'random-walk')!.mean).toBeGreaterThan(0);
    expect(gainOf(found, 'law', 'without what is not there')).toBeNull();
  });

  test('do not look ahead: what comes later changes no score before it', async () => {
    const short = { seed: 1, periods: unseen, draws: 8 };
    const later = panel.to - panel.from - 2;
    const other = {
      ...panel,
      measured: panel.measured.map((value, cell) => {
        const j = panel.start.findLastIndex((start) => start <= cell);
        return panel.entry[j]! + cell - panel.start[j]! >= later ? value + 3 : value;
      }),
    };
    const [one, two] = [
      await heldOutScores(panel, short, plainWorkshop()),
      await heldOutScores(other, short, plainWorkshop()),
    ];
    const before = one.period.map((step) => (step < later ? 1 : 0));
    expect(before.includes(0)).toBe(true);
    one.models.forEach(({ scores }, m) =>
      scores.forEach((score, i) => {
        if (before[i] === 1) expect(two.models[m]!.scores[i]).toBe(score);
        else expect(two.models[m]!.scores[i]).not.toBe(score);
      }),
    );
  });

  test('are the same digits in whichever order hands take them', async () => {
    const backward: Workshop = {
      ...plainWorkshop(),
      map: async (task, parts) => (await plainWorkshop().map(task, parts.toReversed())).toReversed(),
    };
    const short = { seed: 1, periods: unseen, draws: 8 };
    expect(await heldOutScores(panel, short, backward)).toEqual(await heldOutScores(panel, short, plainWorkshop()));
  });

  test('are refused where too little is left to fit to', async () => {
    const tiny = lawPanel({ seed: 1, audiences: 4, periods: 12 });
    expect(whyNotHeldOut(tiny, 8)).toMatch(/4 left/);
    expect(whyNotHeldOut(tiny, 7)).toBeNull();
    await expect(heldOutScores(tiny, { seed: 1, periods: 8, draws: 8 }, plainWorkshop())).rejects.toThrow(RangeError);
  });
});

describe('a gain', () => {
  const period = Int32Array.of(1, 1, 2, 2);
  const model = (id: string, scores: number[], byChain: number[]): HeldOutModel => ({
    id,
    scores: Float64Array.from(scores),
    byChain: Float64Array.from(byChain),
  });
  const found = (byChain: number[]): HeldOut => ({
    period,
    models: [model('law', [3, 2, 1, 2], byChain), model('other', [1, 1, 1, 1], [4, 4, 4, 4])],
  });

  test('has an error clustered by period, to which that of the chains is added', () => {
    // By period 2 + 1 − 2 = 1 and 0 + 1 − 2 = −1 around the mean 1; (2/1)(1 + 1) = 4 nat².
    expect(gainOf(found([8, 8, 8, 8]), 'law', 'other')).toEqual({ mean: 1, sd: 0.5, degrees: 1, observations: 4 });
    // Chains 7, 9, 7, 9: squares around their mean 4, over 4 × 3.
    expect(gainOf(found([7, 9, 7, 9]), 'law', 'other')!.sd).toBeCloseTo(Math.sqrt(4 + 1 / 3) / 4, 12);
  });

  test('has none of the chains where both models share what moves them', () => {
    const { models } = found([7, 9, 7, 9]);
    const alike = { period, models: [models[0]!, { ...models[1]!, byChain: Float64Array.of(3, 5, 3, 5) }] };
    expect(gainOf(alike, 'law', 'other')!.sd).toBe(0.5);
  });
});
