import { describe, expect, test } from 'vitest';
import {
  agreementOn,
  fitMultiverse,
  type Ground,
  type MultiverseCheckpoint,
  type MultiverseState,
  multiverseTask,
  openMultiverse,
} from '../../src/evidence/multiverse.js';
import {
  type Choices,
  chooseSpecifications,
  dosesIn,
  foremostActors,
  periodChoices,
  specificationId,
  unseenIn,
} from '../../src/evidence/specifications.js';
import { plainWorkshop, sdOf, meanOf, type Workshop } from '../../src/model/index.js';
import {
  arrangePanel,
  centreNear,
  centreOf,
  defaultFitOptions,
  dosesOf,
  fitLaw,
  isLong,
  type PanelDoses,
  responsesNear,
  withDoses,
  withoutMeasurements,
} from '../../src/response/index.js';
import { everything, fourTerms, lawPanel, lawSpec, priorWorld } from '../worlds/law-panel.js';

const choices: Choices = {
  standing: ['equal', 'capability-share'],
  positions: ['own'],
  transform: ['defined', 'present'],
  duration: ['defined', 'onset', 'held'],
  period: ['whole', 'first-half', 'second-half'],
  prior: ['usual', 'wide', 'narrow'],
  without: ['', 'USA', 'RUS'],
};

describe('specifications', () => {
  const all = 2 * 2 * 3 * 3 * 3 * 3;

  test('are the usual one, each a choice away from it, and a draw of the others; none twice', () => {
    const chosen = chooseSpecifications(choices, { seed: 1, count: 50 });
    const ids = chosen.map(specificationId);
    expect(ids).toHaveLength(50);
    expect(new Set(ids).size).toBe(50);
    expect(ids[0]).toBe('equal, own, dose defined, lasting defined, whole, prior usual, all actors');
    const parted = chosen.map(
      (one) => Object.values(one).filter((value, i) => value !== Object.values(chosen[0]!)[i]).length,
    );
    expect(parted.slice(0, 11)).toEqual([0, ...Array.from({ length: 10 }, () => 1)]);
    expect(Math.min(...parted.slice(11))).toBeGreaterThan(1);
    expect(chooseSpecifications(choices, { seed: 1, count: 50 })).toEqual(chosen);
    expect(chooseSpecifications(choices, { seed: 2, count: 50 })).not.toEqual(chosen);
  });

  test('are all there are where no fewer are wanted', () => {
    const chosen = chooseSpecifications(choices, { seed: 1, count: 10_000 });
    expect(new Set(chosen.map(specificationId)).size).toBe(all);
    expect(chosen).toHaveLength(all);
  });

  test('see all periods, a half, or all but a decade', () => {
    const window = { from: 1985, to: 2003, step: 'year' } as const;
    expect(periodChoices(window)).toEqual([
      'whole',
      'first-half',
      'second-half',
      'without 1980s',
      'without 1990s',
      'without 2000s',
    ]);
    const seen = (choice: string): number[] =>
      Array.from({ length: 19 }, (_, at) => at)
        .filter((at) => !unseenIn(choice, window)(at))
        .map((at) => 1985 + at);
    expect(seen('whole')).toHaveLength(19);
    expect([...seen('first-half'), ...seen('second-half')]).toEqual(seen('whole'));
    expect(seen('first-half').at(-1)).toBe(1993);
    expect(seen('without 1990s')).toEqual([1985, 1986, 1987, 1988, 1989, 2000, 2001, 2002, 2003]);
    const months = { from: 1985 * 12, to: 2003 * 12 + 11, step: 'month' } as const;
    expect(periodChoices(months)).toEqual(periodChoices(window));
    expect(unseenIn('without 1990s', months)(5 * 12 - 1)).toBe(false);
    expect(unseenIn('without 1990s', months)(5 * 12)).toBe(true);
    // A single decade cannot be left out of itself.
    expect(periodChoices({ from: 1991, to: 1998, step: 'year' })).toEqual(['whole', 'first-half', 'second-half']);
  });
});

describe('doses', () => {
  // Two audiences with five cells each; term 0 stands, term 1 is over when it is done.
  const start = Int32Array.of(0, 5, 10);
  const meaning = [
    { standard: null, lasting: true },
    { standard: 3, lasting: false },
  ];
  const rows: readonly (readonly [cell: number, term: number, actor: number, value: number])[] = [
    [0, 0, 0, 1],
    [1, 0, 0, 1],
    [3, 0, 0, 1],
    [6, 0, 1, 1],
    [7, 0, 1, 1],
    [1, 1, 0, Math.log1p(7) / Math.log1p(3)],
    [2, 1, 0, 1],
    [8, 1, 1, -1],
  ];
  const doses: PanelDoses = {
    cell: Int32Array.from(rows, ([cell]) => cell),
    term: Int16Array.from(rows, ([, term]) => term),
    actor: Int32Array.from(rows, ([, , actor]) => actor),
    actors: ['USA', 'RUS'],
    value: Float64Array.from(rows, ([, , , value]) => value),
    standing: new Float64Array(rows.length).fill(1),
    aim: new Float64Array(rows.length),
  };
  const usual = { transform: 'defined', duration: 'defined', without: '' } as const;
  const told = (changed: Partial<Parameters<typeof dosesIn>[1]>): string[] => {
    const { cell, term, value } = dosesIn(doses, { ...usual, ...changed }, meaning, start);
    return Array.from(cell, (at, i) => `${at}:${term[i]}:${Number(value[i]!.toFixed(6))}`).sort();
  };
  const double = Number((Math.log1p(7) / Math.log1p(3)).toFixed(6));

  test('stay as they are in the usual specification', () => {
    expect(dosesIn(doses, usual, meaning, start)).toEqual(doses);
  });

  test('count as present, or in proportion to acts', () => {
    expect(told({ transform: 'present' })).toContain('1:1:1');
    expect(told({ transform: 'present' })).toContain('8:1:-1');
    // Seven acts where three are the median.
    expect(told({ transform: 'linear' })).toContain(`1:1:${Number((7 / 3).toFixed(6))}`);
    expect(told({ transform: 'linear' })).toContain('2:1:1');
  });

  test('that stand count where their beginning is seen alone; others are not touched', () => {
    expect(told({ duration: 'onset' })).toEqual([`1:1:${double}`, '2:1:1', '3:0:1', '6:0:1', '8:1:-1'].sort());
  });

  test('of single acts go on for two periods, not beyond a record, the largest where they meet', () => {
    const single = told({ duration: 'held' }).filter((text) => text.split(':')[1] === '1');
    // 4 and 9 are the last cells, from which there is no next one.
    expect(single).toEqual([`1:1:${double}`, `2:1:${double}`, `3:1:${double}`, '8:1:-1'].sort());
    expect(told({ duration: 'held' }).filter((text) => text.split(':')[1] === '0')).toHaveLength(5);
  });

  test('go without an actor', () => {
    expect(told({ without: 'RUS' })).toHaveLength(5);
    expect(told({ without: 'nobody' })).toHaveLength(8);
    expect(foremostActors(doses, 5)).toEqual(['USA']);
  });

  test('arranged again are the panel, to the last digit', () => {
    for (const kind of ['common', 'directed'] as const) {
      const spec = lawSpec({ seed: 9, audiences: 6, periods: 9, kind });
      const { panel } = arrangePanel(spec);
      expect(withDoses(panel, dosesOf(spec, panel))).toEqual(panel);
    }
  });
});

describe('an approximate fit', () => {
  test('agrees with a full one, on another part of the data than that of its centre', async () => {
    const { panel } = priorWorld(lawPanel({ seed: 21, audiences: 30, periods: 24, turnover: 0.2, sd: 0.15 }), 21);
    const centre = centreOf(panel);
    const part = withoutMeasurements(panel, (step) => step < 8);
    const near = responsesNear(part, centre);
    const options = { ...defaultFitOptions, adapt: 60, batch: 250, batches: 2, enough: { ess: 200, rHat: 1.03 } };
    const { draws } = await fitLaw(part, options, plainWorkshop());
    panel.terms.forEach(({ id }, k) => {
      const own = draws.responses.filter((_, i) => i % panel.terms.length === k);
      const sd = sdOf(own);
      expect(Math.abs(near.mean[k]! - meanOf(own)) / sd, id).toBeLessThan(0.5);
      expect(Math.abs(Math.log(near.sd[k]! / sd)), id).toBeLessThan(0.4);
    });
  }, 60_000);
});

describe('a multiverse', () => {
  const world = (standing: string): Ground => {
    const spec = lawSpec({ seed: 31, audiences: 12, periods: 14, turnover: 0 });
    const weights = new Map([
      ['i0', 0.5],
      ['i1', 2],
    ]);
    const counts = standing === 'equal' ? () => 1 : (actor: string) => weights.get(actor) ?? 1;
    return { standing, positions: 'own', spec: { ...spec, standing: counts } };
  };
  const grounds = [world('equal'), world('capability-share')];
  const options = {
    seed: 3,
    count: 40,
    meaning: (term: string) => ({ standard: term === 'ties' ? null : 2, lasting: term === 'aid' }),
  };
  const fit = (workshop: Workshop, checkpoint?: MultiverseCheckpoint) =>
    fitMultiverse(grounds, options, workshop, checkpoint);

  test('is the same wherever it was stopped, and whoever did it in which order', async () => {
    const whole = await fit(plainWorkshop());
    expect(whole).toHaveLength(40);
    expect(new Set(whole.map(({ id }) => id)).size).toBe(40);
    let state: MultiverseState | null = null;
    let asked = 0;
    const keeping: MultiverseCheckpoint = {
      load: async () => structuredClone(state),
      save: async (one) => void (state = structuredClone(one)),
    };
    const stopping: Workshop = {
      ...plainWorkshop(),
      map: async (task, parts) => {
        if (task.id === multiverseTask.id && ++asked === 2) throw new Error('stopped');
        return (await plainWorkshop().map(task, structuredClone(parts.toReversed()))).toReversed();
      },
    };
    await expect(fit(stopping, keeping)).rejects.toThrow('stopped');
    expect(Object.keys(state!)).toHaveLength(32);
    expect(await fit(plainWorkshop(), keeping)).toEqual(whole);
    expect(Object.keys(state!)).toHaveLength(40);
    const idle: Workshop = {
      ...plainWorkshop(),
      map: async () => {
        throw new Error('something was fitted');
      },
    };
    expect(await fit(idle, keeping)).toEqual(whole);
  }, 60_000);

  test('says in long windows what exact curvatures say, each from a climb of its own', async () => {
    const yearly = lawSpec({
      seed: 33,
      audiences: 12,
      periods: 83,
      turnover: 0,
      options: { ...everything, stretch: false },
    });
    const spec = { ...yearly, scale: { ...yearly.scale, step: 'month' as const } };
    const ground: Ground = { standing: 'equal', positions: 'own', spec };
    const some = { ...options, count: 1 };
    const fits = await fitMultiverse([ground], some, plainWorkshop());
    const { specifications, panelOf } = openMultiverse([ground], some);
    const { panel } = arrangePanel(spec);
    expect(isLong(panel)).toBe(true);
    expect(new Set(specifications.map(({ period }) => period)).size).toBe(3);
    const centre = centreOf(panel);
    for (const [s, one] of specifications.entries()) {
      if (one.period === 'whole' && s % 4 > 0) continue;
      const own = panelOf(one);
      const exact = responsesNear(own, centreNear(own, centre));
      for (const [k, { mean, sd, exposed }] of fits[s]!.responses.entries()) {
        if (exposed < 30) continue;
        const unit = own.usual[k]! * { usual: 1, wide: 2, narrow: 0.5 }[one.prior];
        const label = `${fits[s]!.id}, ${panel.terms[k]!.id}`;
        expect(Math.abs(mean - exact.mean[k]! * unit) / sd, label).toBeLessThan(0.05);
        expect(Math.abs(Math.log(sd / (exact.sd[k]! * unit))), label).toBeLessThan(0.05);
      }
    }
  }, 60_000);

  test('tells of each term in how many specifications it is above 0, of those that say anything', async () => {
    const fits = await fit(plainWorkshop());
    for (const { id } of fourTerms) {
      const own = fits.flatMap(({ responses }) => responses.filter((one) => one.term === id && one.exposed >= 30));
      expect(agreementOn(fits, id)).toEqual({
        above: own.filter(({ mean }) => mean > 0).length / own.length,
        specifications: own.length,
      });
      for (const { sd } of own) expect(sd).toBeGreaterThan(0);
    }
    expect(agreementOn(fits, 'nothing')).toBeNull();
  }, 60_000);
});
