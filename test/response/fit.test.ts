import { describe, expect, test } from 'vitest';
import { plainWorkshop, type Workshop } from '../../src/model/index.js';
import { lawChainTask } from '../../src/response/chain.js';
import { findCentre } from '../../src/response/centre.js';
import { parametersOf } from '../../src/response/draws.js';
import { type Checkpoint, defaultFitOptions, fitLaw, type FitOptions, type FitState } from '../../src/response/fit.js';
import type { Panel } from '../../src/response/panel.js';
import { createPosterior } from '../../src/response/posterior.js';
import { everything, fourTerms, lawPanel, lawSpec, priorWorld } from '../worlds/law-panel.js';
import { arrangePanel } from '../../src/response/arrange.js';

const small = priorWorld(lawPanel({ seed: 31, audiences: 8, periods: 10 }), 31).panel;
const hands = { progress: () => undefined, signal: new AbortController().signal };
/** Three batches, for nothing is ever enough. */
const short: FitOptions = {
  seed: 4,
  chains: 3,
  adapt: 10,
  batch: 8,
  batches: 3,
  enough: { ess: Number.POSITIVE_INFINITY, rHat: 1 },
};

/** Parts last to first, each and its result cloned, as in threads that end in another order. */
function otherWorkshop(): Workshop {
  const plain = plainWorkshop();
  return {
    ...plain,
    async map(task, parts) {
      const results = await plain.map(task, structuredClone(parts.toReversed()));
      return structuredClone(results).toReversed();
    },
  };
}

/** Keeps clones of all that was saved, and stops the fit after so many. */
function keeping(saves: FitState[], stopAfter = Number.POSITIVE_INFINITY): Checkpoint {
  return {
    load: async () => structuredClone(saves.at(-1) ?? null),
    async save(state) {
      saves.push(structuredClone(state));
      if (saves.length >= stopAfter) throw new Error('stopped');
    },
  };
}

describe('a chain', () => {
  const posterior = createPosterior(small);
  const centre = findCentre(posterior);
  const part = { panel: small, centre, state: null, seed: 1, chain: 0, adapt: 12, draws: 20 };
  const run = async (changes: Partial<Parameters<typeof lawChainTask.run>[0]>) =>
    await lawChainTask.run({ ...part, ...changes }, hands);

  test('gives the same digits for the same seed, others for another seed or chain', async () => {
    const once = await run({});
    expect(await run({})).toEqual(once);
    for (const changed of [{ seed: 2 }, { chain: 1 }]) {
      const other = await run(changed);
      expect(other.vectors).not.toEqual(once.vectors);
    }
  });

  test('in two halves is the same as in one go', async () => {
    const whole = await run({});
    const first = await run({ draws: 7 });
    const second = await run({ draws: 13, state: structuredClone(first.state), adapt: 99 });
    expect([...first.vectors, ...second.vectors]).toEqual([...whole.vectors]);
    expect(second.state).toEqual(whole.state);
  });

  test('says how far it is, and can be called off', async () => {
    const told: number[] = [];
    await lawChainTask.run(part, { ...hands, progress: (done) => told.push(done) });
    expect(told).toEqual([10, 20, 30]);
    expect(lawChainTask.steps(part)).toBe(32);
    const over = { ...hands, signal: AbortSignal.abort(new Error('enough')) };
    expect(() => lawChainTask.run(part, over)).toThrow('enough');
  });
});

describe('a fit', () => {
  test('does not depend on the workshop', async () => {
    const [one, other] = [await fitLaw(small, short, plainWorkshop()), await fitLaw(small, short, otherWorkshop())];
    expect(other).toEqual(one);
    expect(one.draws.count).toBe(72);
  });

  test('stopped anywhere and resumed is the same as in one go', async () => {
    const saves: FitState[] = [];
    const whole = await fitLaw(small, short, plainWorkshop(), keeping(saves));
    expect(saves.map(({ vectors }) => vectors.length)).toEqual([0, 3, 3, 3]);
    for (const stop of [1, 2, 3, 4]) {
      const kept: FitState[] = [];
      await expect(fitLaw(small, short, plainWorkshop(), keeping(kept, stop))).rejects.toThrow('stopped');
      expect(kept).toHaveLength(stop);
      const resumed = await fitLaw(small, short, plainWorkshop(), keeping(kept));
      expect(resumed).toEqual(whole);
    }
  });

  test('counts mass in the geometric mean of masses, in every draw', async () => {
    const { draws, panel } = await fitLaw(small, short, plainWorkshop());
    for (let d = 0; d < draws.count; d++) {
      const { logMass } = parametersOf(draws, d);
      expect(logMass).toHaveLength(panel.audiences.length);
      expect(logMass.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 12);
    }
  });

  test('says so when its chains cannot agree', async () => {
    const few = { ...defaultFitOptions, chains: 2, adapt: 5, batch: 8, batches: 1 };
    const { converged, problems, diagnosis } = await fitLaw(small, few, plainWorkshop());
    expect(converged).toBe(false);
    expect(problems).toHaveLength(1);
    const [problem] = problems;
    expect(problem!.code).toBe('not-converged');
    expect(problem!.expected).toContain('≥ 400');
    const failing = diagnosis.filter(
      ({ rHat, essBulk, essTail }) => !(rHat <= 1.01 && essBulk >= 400 && essTail >= 400),
    );
    expect(problem!.got).toContain(`${failing.length} of ${diagnosis.length} parameters`);
  });

  test('ends as soon as it is enough, and then has no problem to tell', async () => {
    const few = { ...defaultFitOptions, chains: 2, batch: 100, batches: 20, enough: { ess: 150, rHat: 1.02 } };
    // Many audiences, measured sharply: of few, spreads are not known, and a right sampler takes as long as a wrong one.
    const { panel } = priorWorld(lawPanel({ seed: 31, audiences: 30, periods: 20, sd: 0.1 }), 31);
    const { converged, problems, draws, diagnosis } = await fitLaw(panel, few, plainWorkshop());
    expect(converged).toBe(true);
    expect(problems).toEqual([]);
    expect(draws.count).toBeLessThan(4000);
    expect(Math.min(...diagnosis.map(({ essBulk }) => essBulk))).toBeGreaterThanOrEqual(150);
    const names = diagnosis.map(({ parameter }) => parameter);
    for (const name of ['momentum kept', 'home pull', 'shock', 'noise', 'mass spread', 'stretch spread'])
      expect(names).toContain(name);
    // 30 audiences, 4 terms, 19 steps, 20 periods.
    for (const [name, last] of [
      ['log mass', 29],
      ['response', 3],
      ['common', 18],
      ['stretch', 19],
    ] as const) {
      expect(names).toContain(`${name} ${last}`);
      expect(names).not.toContain(`${name} ${last + 1}`);
    }
  });
});

describe('panels at the edge', () => {
  const quick: FitOptions = { ...defaultFitOptions, chains: 2, adapt: 20, batch: 20, batches: 1 };
  const edges: readonly (readonly [name: string, panel: Panel])[] = [
    ['one audience only', priorWorld(lawPanel({ seed: 32, audiences: 1, periods: 10, turnover: 0 }), 1).panel],
    ['no instrument at all', priorWorld(lawPanel({ seed: 33, audiences: 5, periods: 8, terms: [] }), 2).panel],
    ['a directed scale', priorWorld(lawPanel({ seed: 34, audiences: 5, periods: 8, kind: 'directed' }), 3).panel],
    [
      'nothing but home pull, shocks and what is common',
      priorWorld(
        lawPanel({
          seed: 35,
          audiences: 5,
          periods: 8,
          options: { ...everything, momentum: false, masses: false, noise: false, stretch: false },
        }),
        4,
      ).panel,
    ],
  ];

  test.each(edges)('are fitted: %s', async (_, panel) => {
    const { draws, diagnosis } = await fitLaw(panel, quick, plainWorkshop());
    expect(draws.count).toBe(40);
    for (const part of Object.values(draws))
      if (part instanceof Float64Array) expect(part.every(Number.isFinite)).toBe(true);
    expect(diagnosis.length).toBeGreaterThan(0);
  });

  test('have no response where all doses are 0, and no diagnosis of it', async () => {
    const spec = lawSpec({ seed: 36, audiences: 5, periods: 8 });
    const value = Array.from(spec.exposures.value, (dose, i) => (spec.exposures.term[i] === 2 ? 0 : dose));
    const { panel } = arrangePanel({ ...spec, exposures: { ...spec.exposures, value } });
    const { draws, diagnosis } = await fitLaw(panel, quick, plainWorkshop());
    const names = new Set(diagnosis.map(({ parameter }) => parameter));
    for (let d = 0; d < draws.count; d++) expect(Math.abs(parametersOf(draws, d).responses[2]!)).toBe(0);
    expect(fourTerms[2]!.id).toBe('raid');
    expect(names.has('response 2')).toBe(false);
    expect(names.has('response 1')).toBe(true);
  });
});
