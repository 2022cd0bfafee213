import { describe, expect, test } from 'vitest';
import { type Centre, findCentre } from '../../src/response/centre.js';
import { type ChainPart, type ChainStretch, lawChainTask, trajectory } from '../../src/response/chain.js';
import { emptyUnfolded, type Unfolded } from '../../src/response/layout.js';
import type { LawOptions, Panel } from '../../src/response/panel.js';
import { createPosterior } from '../../src/response/posterior.js';
import { priors } from '../../src/response/priors.js';
import { simulateWorld } from '../../src/response/simulate.js';
import { createRandom, diagnoseChains, normalCumulative } from '../../src/statistics/index.js';
import { everything, lawPanel, priorTruth, priorWorld } from '../worlds/law-panel.js';

const hands = { progress: () => undefined, signal: new AbortController().signal };

async function run(panel: Panel, centre: Centre, changes: Partial<ChainPart>): Promise<ChainStretch> {
  return await lawChainTask.run(
    { panel, centre, state: null, seed: 1, chain: 0, adapt: 60, draws: 0, ...changes },
    hands,
  );
}

/** Four chains; what is read off their draws, by chain. */
async function fourChains(panel: Panel, draws: number): Promise<(read: (one: Unfolded) => number) => Float64Array[]> {
  const posterior = createPosterior(panel);
  const { layout, dimension } = posterior;
  const centre = findCentre(posterior);
  const stretches = await Promise.all([0, 1, 2, 3].map(async (chain) => await run(panel, centre, { chain, draws })));
  const room = emptyUnfolded(panel, layout);
  return (read) =>
    stretches.map(({ vectors }) =>
      Float64Array.from({ length: draws }, (_, d) => {
        layout.unfold(vectors.subarray(d * dimension, (d + 1) * dimension), room);
        return read(room);
      }),
    );
}

describe('a chain’s step', () => {
  const { panel } = priorWorld(lawPanel({ seed: 51, audiences: 6, periods: 10 }), 51);
  const centre = findCentre(createPosterior(panel));

  test('is adapted anew from halfway on: what failed on the way in is forgotten', async () => {
    for (const [adapt, since] of [
      [60, 30],
      [7, 4],
      [2, 1],
    ] as const) {
      const { adaptation } = (await run(panel, centre, { adapt })).state.chain;
      expect(adaptation.iterations).toBe(since);
      expect(adaptation.centre).toBe(Math.log(trajectory / 2));
    }
  });
});

describe('chains', () => {
  test('draw the prior where nothing was seen', async () => {
    const shape = lawPanel({ seed: 52, audiences: 3, periods: 6 });
    const from = await fourChains({ ...shape, measured: shape.measured.map(() => Number.NaN) }, 500);
    const check = (read: (one: Unfolded) => number, value: number, expected: number): void => {
      const found = from((one) => (read(one) < value ? 1 : 0));
      const share = found.flatMap((one) => [...one]).reduce((sum, one) => sum + one, 0) / 2000;
      const error = Math.sqrt((expected * (1 - expected)) / diagnoseChains(found).essBulk);
      expect(Math.abs(share - expected), `${read.toString()} below ${value}`).toBeLessThan(4 * error);
    };
    // κ is the size of a normal, φ − 1 and spreads are log-normal.
    check(({ homePull }) => homePull, priors.homePull.sd, 2 * normalCumulative(1) - 1);
    check(({ homePull }) => homePull, 0.2 * priors.homePull.sd, 2 * normalCumulative(0.2) - 1);
    check(({ noise }) => noise, 1 + priors.noise.median, 0.5);
    check(({ noise }) => noise, 1 + priors.noise.median * Math.exp(priors.noise.sd), normalCumulative(1));
    check(({ massSpread }) => massSpread, priors.massSpread.median, 0.5);
    check(({ logMass, massSpread }) => logMass[1]! / massSpread, -1, normalCumulative(-1));
    expect(Math.min(...from(({ noise }) => noise).flatMap((one) => [...one]))).toBeGreaterThanOrEqual(1);
  });

  const plain: LawOptions = { ...everything, masses: false, noise: false, stretch: false };
  test.each([
    { name: 'hardly anything is known', shape: { seed: 21, audiences: 4, periods: 6, sd: 3 } },
    { name: 'of a law without masses', shape: { seed: 24, audiences: 6, periods: 8, options: plain } },
    { name: 'of a long record', shape: { seed: 43, audiences: 40, periods: 30 } },
  ])('agree about a pull home that may well be 0: $name', async ({ shape }) => {
    const empty = lawPanel(shape);
    const random = createRandom({ seed: shape.seed });
    const { panel } = simulateWorld(empty, { ...priorTruth(empty, random), homePull: 0 }, random);
    const pulls = (await fourChains(panel, 500))(({ homePull }) => homePull);
    const { rHat, essBulk, essTail } = diagnoseChains(pulls);
    expect(rHat).toBeLessThan(1.02);
    expect(Math.min(essBulk, essTail)).toBeGreaterThan(200);
    const sorted = Float64Array.from(pulls.flatMap((one) => [...one])).sort();
    // As near to 0 as its prior has it, or nearer.
    expect(sorted[100]).toBeLessThan(0.1 * priors.homePull.sd);
  });
});
