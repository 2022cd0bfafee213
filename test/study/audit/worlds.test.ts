import { beforeAll, describe, expect, test } from 'vitest';
import {
  type AuditWorld,
  auditWorldTask,
  type FittedWorld,
  judgeNull,
  judgeRecovery,
} from '../../../src/evidence/index.js';
import { dealDoses } from '../../../src/evidence/audit-dealing.js';
import { ranksOf } from '../../../src/evidence/audit-world.js';
import { plainWorkshop } from '../../../src/model/index.js';
import {
  arrangePanel,
  dosesOf,
  fitLaw,
  type LawDraws,
  type Panel,
  type PanelSpec,
  parametersOf,
  drawsFrom,
  layoutOf,
  simulateWorld,
} from '../../../src/response/index.js';
import { createRandom } from '../../../src/statistics/index.js';
import { lawSpec } from '../../worlds/law-panel.js';

const fit = { chains: 2, adapt: 40, batch: 100, batches: 1, enough: { ess: 0, rHat: 2 } };
const size = { audiences: 20, instruments: 2 };
const options = { momentum: true, masses: true, noise: true, stretch: false, fewestForHome: 5 };
const made = { audiences: 30, periods: 16, options };

async function fitted(worlds: readonly Partial<AuditWorld>[], panel: Panel): Promise<FittedWorld[]> {
  const usual = { panel, doses: null, wider: 1, size, fit };
  return plainWorkshop().map(
    auditWorldTask,
    worlds.map((one, i): AuditWorld => ({ ...usual, seed: i + 1, ...one })),
  );
}

/** A world in which usual exposures move audiences by half a spread each time. */
function strongWorld(spec: PanelSpec): { panel: Panel; spec: PanelSpec } {
  const { panel } = arrangePanel(spec);
  const random = createRandom({ seed: 11 });
  const truth = parametersOf(drawsFrom(panel, new Float64Array(layoutOf(panel).dimension)), 0);
  const strong = panel.usual.map((usual, k) => (panel.terms[k]!.kind === 'instrument' ? 0.5 / usual : 0));
  return { panel: simulateWorld(panel, { ...truth, responses: strong }, random).panel, spec };
}

describe('recovery', () => {
  const { panel } = arrangePanel(lawSpec({ seed: 5, ...made }));
  let worlds: FittedWorld[];
  beforeAll(async () => {
    worlds = await fitted(
      Array.from({ length: 8 }, () => ({})),
      panel,
    );
  }, 120_000);

  test('of worlds from the prior is met, or open for being few', () => {
    const judged = judgeRecovery(worlds);
    expect(judged.map(({ parameter }) => parameter)).toEqual([
      'all',
      'all but log m',
      'ρ',
      'κ',
      'σ',
      'φ',
      'θ',
      'λ',
      'log m',
    ]);
    expect(judged.filter(({ outcome }) => outcome === 'not met')).toEqual([]);
    expect(judged.find(({ parameter }) => parameter === 'log m')).toMatchObject({ tries: 160, worlds: 8 });
  });

  test('is the same for the same seeds, and asks for a part of the panel', async () => {
    expect(await fitted([{}], panel)).toEqual(worlds.slice(0, 1));
    expect(worlds[0]!.ranks.filter(({ parameter }) => parameter === 'θ')).toHaveLength(2);
  });

  test('fails where intervals are a quarter of what they should be', async () => {
    const narrow = await Promise.all(
      Array.from({ length: 8 }, async (_, seed) => {
        const random = createRandom({ seed: 50 + seed });
        const vector = Float64Array.from({ length: layoutOf(panel).dimension }, () => random.normal());
        const truth = parametersOf(drawsFrom(panel, vector), 0);
        const world = simulateWorld(panel, truth, random).panel;
        const found = await fitLaw(world, { ...fit, adapt: 20, batch: 40, seed: 1 }, plainWorkshop());
        return { ranks: ranksOf(panel, { draws: narrowed(found.draws) }, truth) };
      }),
    );
    const judged = judgeRecovery(narrow);
    expect(judged.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['not met', 'not met']);
  }, 120_000);
});

/** Draws a quarter as far from their mean. */
function narrowed(draws: LawDraws): LawDraws {
  const shrink = (all: Float64Array): Float64Array => {
    const width = all.length / draws.count;
    const means = Float64Array.from({ length: width }, (_, i) => {
      let sum = 0;
      for (let d = 0; d < draws.count; d++) sum += all[d * width + i]!;
      return sum / draws.count;
    });
    return all.map((value, at) => means[at % width]! + 0.25 * (value - means[at % width]!));
  };
  const { momentumKept, homePull, shock, noise, responses, logMass } = draws;
  return {
    ...draws,
    momentumKept: shrink(momentumKept),
    homePull: shrink(homePull),
    shock: shrink(shock),
    noise: shrink(noise),
    responses: shrink(responses),
    logMass: shrink(logMass),
  };
}

describe('doses dealt to others', () => {
  test('keep actor, period and size, and go to another audience', () => {
    const spec = lawSpec({ seed: 5, ...made });
    const { panel } = arrangePanel(spec);
    const doses = dosesOf(spec, panel);
    const dealt = dealDoses(panel, doses, createRandom({ seed: 1 }));
    expect(dealt.cell.length).toBeGreaterThan(0.7 * doses.cell.length);
    const placeOf = (cell: number): [audience: number, period: number] => {
      const j = panel.start.findLastIndex((start) => start <= cell);
      return [j, panel.entry[j]! + cell - panel.start[j]!];
    };
    const keysOf = (of: typeof doses): string[] =>
      Array.from(of.cell, (cell, d) => `${of.actor[d]} ${of.term[d]} ${placeOf(cell)[1]} ${of.value[d]}`);
    const before = new Set(keysOf(doses));
    expect(keysOf(dealt).every((key) => before.has(key))).toBe(true);
    const where = (of: typeof doses): Set<string> =>
      new Set(Array.from(of.cell, (cell, d) => `${of.actor[d]} ${of.term[d]} ${cell}`));
    const old = where(doses);
    const stayed = [...where(dealt)].filter((key) => old.has(key)).length / dealt.cell.length;
    expect(stayed).toBeLessThan(0.5);
  });

  const seeds = Array.from({ length: 8 }, () => ({}));

  test('are seldom found to do anything, though the true ones do', async () => {
    const { panel, spec } = strongWorld(lawSpec({ seed: 6, kind: 'directed', ...made }));
    const doses = dosesOf(spec, panel);
    const judged = judgeNull(
      await fitted(
        seeds.map(() => ({ doses })),
        panel,
      ),
      false,
    );
    expect(judged).toMatchObject({ tries: 16, worlds: 8 });
    expect(judged!.outcome).not.toBe('not met');
  }, 120_000);

  test('are found out where they stay with those who were exposed', async () => {
    // Of each actor a single audience has an opinion: there is nobody else to deal to.
    const base = lawSpec({ seed: 6, kind: 'directed', ...made });
    const own = (audience: string): string => `about ${audience}`;
    const { exposures } = base;
    const { panel, spec } = strongWorld({
      ...base,
      observations: base.observations.map((one) => ({ ...one, toward: own(one.audience) })),
      exposures: { ...exposures, actor: Array.from(exposures.audience, own) },
    });
    const doses = dosesOf(spec, panel);
    const judged = judgeNull(
      await fitted(
        seeds.map(() => ({ doses })),
        panel,
      ),
      false,
    );
    expect(judged!.outcome).toBe('not met');
  }, 120_000);
});
