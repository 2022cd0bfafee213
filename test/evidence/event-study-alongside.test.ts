import { describe, expect, test } from 'vitest';
import { dyadsOf, eventStudy, type EventPanel, type OtherActs, responseAt } from '../../src/evidence/index.js';
import { createRandom } from '../../src/statistics/index.js';

const [audiences, actors, periods] = [60, 6, 40];
const dyads = audiences * actors;

/** Raids move audiences by 1 for good; drills move nobody, but every second raid comes with one. On a directed scale. */
function worldOf(seed: number): { panel: EventPanel; raids: OtherActs } {
  const random = createRandom({ seed, stream: 3 });
  const outcome = new Float64Array(dyads * periods);
  const drill = new Float64Array(dyads * periods);
  const [cell, change]: [number[], number[]] = [[], []];
  for (let d = 0; d < dyads; d++) {
    let [level, before] = [random.normal(), 0];
    for (let t = 0; t < periods; t++) {
      const i = d * periods + t;
      const raid = random.uniform() < 0.03 ? 1 : 0;
      if (random.uniform() < (raid === 1 ? 0.5 : 0.03)) drill[i] = 1;
      level += 0.3 * random.normal() + raid;
      outcome[i] = level + 0.2 * random.normal();
      if (t > 0 && raid !== before) {
        cell.push(i);
        change.push(raid - before);
      }
      before = raid;
    }
  }
  const codes = (of: (d: number) => number): Int32Array => Int32Array.from({ length: dyads }, (_, d) => of(d));
  return {
    panel: {
      from: 1950,
      periods,
      outcome,
      position: outcome,
      aim: null,
      standing: new Float64Array(actors * periods).fill(1),
      series: codes((d) => d),
      audience: codes((d) => Math.floor(d / actors)),
      actor: codes((d) => d % actors),
      dose: drill,
    },
    raids: { name: 'raids', cell: Int32Array.from(cell), change: Float32Array.from(change) },
  };
}

describe('what else the actor did in the period of an act', () => {
  test('is not told of the act where both often come together', () => {
    let [held, free, sum] = [0, 0, 0];
    const worlds = 20;
    for (let seed = 1; seed <= worlds; seed++) {
      const { panel, raids } = worldOf(seed);
      // Controls that must stay without drills later on would be those with fewer raids later on.
      const options = { kind: 'onset', leads: 2, lags: 3, controls: 'until-act' } as const;
      for (const form of ['weighted', 'counted'] as const) {
        const [own, naive] = [{ ...panel, otherActs: [raids] }, panel].map((one) =>
          responseAt(eventStudy(one, options)[form], 3)!,
        );
        sum += own!.mean;
        if (own!.q05 <= 0 && own!.q95 >= 0) held++;
        if (naive!.q05 > 0) free++;
      }
    }
    expect(free).toBe(2 * worlds);
    expect(Math.abs(sum / (2 * worlds))).toBeLessThan(0.03);
    // Nine in ten would be right.
    expect(held).toBeGreaterThanOrEqual(0.75 * 2 * worlds);
  });

  test('is among the covariates by its name, where it goes with a share of the events', () => {
    const { panel, raids } = worldOf(1);
    const other: OtherActs = {
      ...raids,
      name: 'raids elsewhere',
      cell: raids.cell.map((cell) => cell - (cell % periods)),
    };
    const study = eventStudy({ ...panel, otherActs: [raids, other] }, { kind: 'onset' });
    const names = (form: 'counted' | 'weighted') => study.fits.get(0)![form]!.covariates.map(({ name }) => name);
    expect(names('weighted')).toContain('raids in the same period');
    expect(names('counted')).toContain('raids in the same period, each once');
    expect([...names('weighted'), ...names('counted')].filter((name) => name.startsWith('raids elsewhere'))).toEqual(
      [],
    );
    const strict = eventStudy({ ...panel, otherActs: [raids] }, { kind: 'onset', alongside: 0.9 });
    const without = eventStudy(panel, { kind: 'onset' });
    expect(strict.weighted).toEqual(without.weighted);
    expect(() => eventStudy(panel, { kind: 'onset', alongside: 0 })).toThrow(RangeError);
  });
});

describe('the dyads of a panel', () => {
  test('tell when doses of the other instruments changed', () => {
    const times = (period: number) => ({ audience: 'a', toward: 'b', period, mean: 0, sd: 0.1 });
    const spec = {
      scale: { kind: 'directed' },
      from: 2000,
      to: 2004,
      observations: [2000, 2001, 2002, 2003, 2004].map(times),
      standing: () => 1,
      aim: () => null,
      terms: [
        { id: 'drill', kind: 'instrument' },
        { id: 'raid', kind: 'instrument' },
        { id: 'ties', kind: 'appeal' },
      ],
      exposures: {
        term: [1, 1, 2],
        actor: ['b', 'b', 'b'],
        audience: ['a', 'a', 'a'],
        period: [2001, 2002, 2002],
        value: [1, 3, 9],
      },
    } as unknown as Parameters<typeof dyadsOf>[0];
    expect(dyadsOf(spec).otherActs(0)).toEqual([
      { name: 'raid', cell: Int32Array.of(1, 2, 3), change: Float32Array.of(1, 2, -3) },
    ]);
    expect(dyadsOf(spec).otherActs(1)).toEqual([
      { name: 'drill', cell: new Int32Array(0), change: new Float32Array(0) },
    ]);
  });
});
