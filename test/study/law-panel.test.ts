import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instruments } from '../../src/instruments/index.js';
import { arrangePanel, effectiveActors, type PanelSpec } from '../../src/response/index.js';
import { openReference, type Reference, scaleOf, scales } from '../../src/study/reference.js';
import { type Design, designs } from '../../src/study/law/designs.js';
import { readReadings } from '../../src/study/law/observations.js';
import { type PanelReading, readPanel } from '../../src/study/law/panel-reading.js';
import { readStanding } from '../../src/study/law/standing.js';
import { readVariants } from '../../src/study/law/variants.js';
import { writeLawTables } from './law-tables.js';

interface Row {
  readonly term: string;
  readonly actor: string;
  readonly audience: string;
  readonly period: number;
  readonly value: number;
}

function rowsOf({ terms, exposures }: PanelSpec, wanted: (row: Row) => boolean = () => true): Row[] {
  return Array.from(exposures.term, (term, i) => ({
    term: terms[term]!.id,
    actor: exposures.actor[i]!,
    audience: exposures.audience[i]!,
    period: exposures.period[i]!,
    value: exposures.value[i]!,
  })).filter(wanted);
}

describe('designs', () => {
  const table = new Map(instruments.map((instrument) => [instrument.id, instrument]));

  test.each(designs.map((design) => [design.id, design] as const))('%s names what there is', (_, design) => {
    const scale = scales.find(({ id }) => id === design.scale)!;
    expect(design.instruments.filter((id) => table.get(id)?.steps.includes(scale.step) !== true)).toEqual([]);
    expect(new Set(design.instruments).size).toBe(design.instruments.length);
  });

  test.each(designs.map((design) => [design.id, design.instruments] as const))(
    '%s takes no events twice, and no whole with its part',
    (_, ids) => {
      const tellers = ids.map((id) => table.get(id)!).filter(({ family }) => family.startsWith('militarised'));
      expect(new Set(tellers.flatMap(({ sources }) => sources)).size).toBeLessThanOrEqual(1);
      const military = ids.some((id) => id.startsWith('newswire-')) ? tellers : [];
      expect(military).toEqual([]);
      const aid = ids.filter((id) => id.startsWith('aid-'));
      expect(ids.includes('aid') ? aid : []).toEqual([]);
    },
  );
});

describe('tables by hand', () => {
  let folder: string;
  let reference: Reference;
  const options = { momentum: true, noise: true, masses: true, stretch: false, fewestForHome: 5 };
  const design: Design = {
    id: 'made-up',
    scale: 'unga',
    title: 'Made up',
    instruments: ['militarised-force', 'presidential-visit', 'aid', 'newswire-praise', 'confucius-institutes'],
    options,
    about: 'Made up',
  };
  let whole: PanelReading;
  let kept: PanelReading;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'suasion-law-'));
    await writeLawTables(folder, { draws: true });
    reference = await openReference(folder);
    whole = await readPanel(reference, design, { standing: 'equal' });
    const used = ['militarised-force', 'presidential-visit', 'aid'];
    kept = await readPanel(reference, design, {
      standing: 'equal',
      settings: { ...whole.settings, instruments: used },
    });
  });
  afterAll(async () => {
    await reference.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the window is what all usable instruments and the scale have in common', () => {
    // Positions 1978–1995, force to 2014, visits 1983–2000, aid 1980–1992.
    expect(whole.window).toEqual({ from: 1983, to: 1992 });
  });

  test('instruments that cannot be learnt from are dropped, each with its reason', () => {
    expect(whole.instruments).toEqual([]);
    expect(whole.dropped.map(({ instrument, reason }) => `${instrument}: ${reason}`)).toEqual([
      'militarised-force: a dose in 2 audience-periods, fewer than 30',
      'presidential-visit: a dose in 1 audience-periods, fewer than 30',
      'aid: a dose in 2 audience-periods, fewer than 30',
      'newswire-praise: its sources speak of single pairs, not of all who acted',
      'confucius-institutes: its source does not say of whom there was nothing',
    ]);
    expect(whole.spec.terms.map(({ id }) => id)).toEqual(['ties']);
    expect(kept.dropped).toEqual([]);
  });

  test('doses are transformed counts and amounts of other actors inside the audience’s record', () => {
    const rows = rowsOf(kept.spec, ({ term }) => term !== 'ties');
    const log = (count: number, median: number): number => Math.log1p(count) / Math.log1p(median);
    expect(rows).toEqual([
      { term: 'militarised-force', actor: 'AAA', audience: 'BBB', period: 1984, value: log(5, 2) },
      { term: 'presidential-visit', actor: 'AAA', audience: 'cow:805', period: 1991, value: log(3, 1) },
      { term: 'militarised-force', actor: 'BBB', audience: 'AAA', period: 1985, value: 1 },
      { term: 'aid', actor: 'cow:804', audience: 'BBB', period: 1985, value: log(12.5, 4) },
      { term: 'aid', actor: 'cow:804', audience: 'BBB', period: 1986, value: -log(2.5, 4) },
    ]);
    expect(kept.standard).toEqual(new Map(Object.entries({ 'militarised-force': 2, 'presidential-visit': 1, aid: 4 })));
  });

  test('of a record with a gap in its doses the longer side stays; who is never on a list received nothing', () => {
    const periods = (id: string) =>
      kept.spec.observations.filter((one) => one.audience === id).map((one) => one.period);
    // Aid to Borduria in 1988 was not measured: the steps before it are kept.
    expect(periods('BBB')).toEqual([1983, 1984, 1985, 1986, 1987, 1988]);
    expect(kept.leftOut.get('a position beside an act whose amount was not measured')).toBe(4);
    expect(periods('CCC')).toEqual(Array.from({ length: 10 }, (_, i) => 1983 + i));
  });

  test('an instrument whose source lists actors means theirs', () => {
    expect(kept.meant.get('presidential-visit')).toBe('Acts of Alania; of others nothing is known.');
    expect(kept.meant.get('aid')).toContain('East Eastland');
    expect(kept.meant.has('militarised-force')).toBe(false);
  });

  test('observations are unsmoothed, as sharp as they say themselves', () => {
    const one = kept.spec.observations.find(({ audience, period }) => audience === 'AAA' && period === 1984)!;
    expect(one.mean).toBe(1.5);
    expect(one.sd).toBeCloseTo(0.2, 12);
  });

  test('a joined state is read by its parts; the later stands where the earlier stood until it is seen itself', async () => {
    const joined = await readPanel(reference, design, {
      standing: 'equal',
      audiences: ['EEE'],
      settings: kept.settings,
    });
    expect([...new Set(joined.spec.observations.map(({ audience }) => audience))]).toEqual(['cow:804', 'cow:805']);
    expect(rowsOf(joined.spec, ({ term }) => term === 'presidential-visit')).toHaveLength(1);
    expect(kept.spec.aim('cow:805', 1990)).toBe(kept.spec.aim('cow:804', 1990));
    expect(kept.spec.aim('cow:804', 1982)).toBeNull();
    expect(kept.spec.aim('cow:805', 1992)).not.toBe(kept.spec.aim('cow:804', 1992));
  });

  test('tie strength is the mean of what is told, in standard deviations of the year', () => {
    const [row] = rowsOf(kept.spec, (one) => one.audience === 'AAA' && one.actor === 'BBB' && one.period === 1984);
    const z = (values: number[], value: number): number => {
      const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
      return (value - mean) / Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / values.length);
    };
    const shared = z([Math.log(11), Math.log(3)], Math.log(11));
    // AAA → BBB 99 and BBB → AAA 9 in 1982; AAA → CCC 0, the other way not told.
    const traded = (Math.log(100) + Math.log(10)) / 2;
    const exports = z([traded, 0], traded);
    // One pair of neighbours among the six of four states.
    const neighbours = z([1, 0, 0, 0, 0, 0], 1);
    const near = z([-Math.log(100), -Math.log(1000), -Math.log(1000)], -Math.log(100));
    expect(row).toMatchObject({ term: 'ties' });
    expect(row!.value).toBeCloseTo((shared + exports + neighbours + near) / 4, 10);
    const [far] = rowsOf(kept.spec, (one) => one.audience === 'CCC' && one.actor === 'BBB' && one.period === 1984);
    // Of these two only distance and not being neighbours are told.
    const apart = z([1, 0, 0, 0, 0, 0], 0);
    expect(far!.value).toBeCloseTo(
      (apart + z([-Math.log(100), -Math.log(1000), -Math.log(1000)], -Math.log(1000))) / 2,
      10,
    );
    expect(rowsOf(kept.spec, ({ actor, audience }) => actor === audience)).toEqual([]);
  });

  test('standing: states that exist, shares carried on for five years, others only where they are named', async () => {
    const { standing: equal } = await readStanding(reference, 'equal', 'year');
    expect(['AAA', 'TTT', 'nobody'].map((id) => equal(id, 1985))).toEqual([1, null, null]);
    expect([equal('CCC', 1999), equal('CCC', 2000)]).toEqual([1, null]);
    const { standing: monthly } = await readStanding(reference, 'equal', 'month', { TTT: 0.5 });
    expect([monthly('CCC', 1999 * 12 + 11), monthly('CCC', 2000 * 12), monthly('TTT', 0)]).toEqual([1, null, 0.5]);
    const { standing: share, origins } = await readStanding(reference, 'capability-share', 'year');
    expect([1983, 1984, 1985, 1990, 1991].map((year) => share('AAA', year))).toEqual([null, 0.2, 0.3, 0.3, null]);
    expect([share('TTT', 1985), share('cow:805', 1985), origins]).toEqual([null, null, ['made-up']]);
  });

  test('joint draws take the place of the means, where the tables have them', async () => {
    const variants = await readVariants(reference, kept);
    expect(variants).toHaveLength(2);
    const of = (spec: PanelSpec) => spec.observations.find((one) => one.audience === 'AAA' && one.period === 1984)!;
    expect(variants.map((spec) => of(spec).mean)).toEqual([1.375, 1.625]);
    // Of the variance of 0.2² what the two draws vary is doubt about items: 2 · 0.125².
    for (const spec of variants) expect(of(spec).sd).toBeCloseTo(Math.sqrt(0.04 - 2 * 0.125 ** 2), 12);
    expect(variants.map((spec) => spec.aim('AAA', 1983))).toEqual([
      kept.spec.aim('AAA', 1983),
      kept.spec.aim('AAA', 1983),
    ]);
    const bare = mkdtempSync(join(tmpdir(), 'suasion-law-'));
    await writeLawTables(bare, { draws: false });
    const other = await openReference(bare);
    expect(await readVariants(other, kept)).toEqual([kept.spec]);
    await other.close();
    rmSync(bare, { recursive: true, force: true });
  });

  test('what cannot be is said', async () => {
    await expect(readPanel(reference, design, { standing: 'equal', actors: ['AAA'] })).rejects.toThrow(RangeError);
    const odd = { ...design, instruments: ['nothing'] };
    await expect(readPanel(reference, odd, { standing: 'equal' })).rejects.toThrow(/instrument, got nothing/);
    const late = { ...design, from: 1992 };
    await expect(readPanel(reference, late, { standing: 'equal' })).rejects.toMatchObject({
      problem: { code: 'no-overlap' },
    });
  });

  test('effective actors: contributions are squared doses times standing', () => {
    const by = new Map(effectiveActors(kept.spec).map((found, k) => [kept.spec.terms[k]!.id, found]));
    expect(by.get('aid')).toEqual({ effective: 1, leading: 'cow:804', share: 1 });
    const [one, other] = [(Math.log(6) / Math.log(3)) ** 2, 1];
    expect(by.get('militarised-force')!.effective).toBeCloseTo((one + other) ** 2 / (one ** 2 + other ** 2), 12);
    expect(by.get('militarised-force')!.leading).toBe('AAA');
  });
});

describe('the shipped tables', () => {
  let reference: Reference;
  let unga: PanelReading;
  beforeAll(async () => {
    reference = await openReference(join(import.meta.dirname, '../../reference'));
    unga = await readPanel(reference, designs[0]!, { standing: 'equal' });
  });
  afterAll(() => reference.close());

  test('the main design has at least ten instruments from 1950 to 2005', () => {
    expect(unga.window).toEqual({ from: 1950, to: 2005 });
    expect(unga.instruments.length).toBeGreaterThanOrEqual(10);
    const { leftOut } = arrangePanel(unga.spec);
    expect([...leftOut.keys()].filter((reason) => !reason.startsWith('a dose of an actor without'))).toEqual([]);
  });

  test('Germany from 1985 to 1995: positions, doses, aims and standing bear the same ids', () => {
    const { spec } = unga;
    const years = Array.from({ length: 11 }, (_, i) => 1985 + i);
    const seen = (id: string) =>
      years.filter((t) => spec.observations.some((one) => one.audience === id && one.period === t));
    expect(seen('cow:260')).toEqual([1985, 1986, 1987, 1988, 1989, 1990]);
    expect(seen('cow:255')).toEqual([1991, 1992, 1993, 1994, 1995]);
    const bound = (actor: string, audience: string) =>
      rowsOf(spec, (row) => row.term === 'defence-pact' && row.actor === actor && row.audience === audience)
        .map(({ period }) => period)
        .filter((period) => period >= 1985 && period <= 1995);
    expect(bound('USA', 'cow:260')).toEqual([1985, 1986, 1987, 1988, 1989]);
    expect(bound('USA', 'cow:255')).toEqual([1991, 1992, 1993, 1994, 1995]);
    // Records of 1990 are kept under the state of its last day.
    expect(bound('cow:260', 'USA').filter((t) => spec.standing('cow:260', t) !== null)).toEqual([
      1985, 1986, 1987, 1988, 1989,
    ]);
    expect(bound('cow:255', 'USA')).toEqual([1990, 1991, 1992, 1993, 1994, 1995]);
    expect(years.filter((t) => spec.aim('cow:255', t) === null || spec.standing('cow:255', t) === null)).toEqual([
      1985, 1986, 1987, 1988, 1989,
    ]);
    expect(rowsOf(spec, ({ audience, actor }) => audience === 'DEU' || actor === 'DEU')).toEqual([]);
  });

  test('a part of a panel is read as the whole has it', async () => {
    const settings = JSON.parse(JSON.stringify(unga.settings)) as PanelReading['settings'];
    const part = await readPanel(reference, designs[0]!, { standing: 'equal', audiences: ['DEU'], settings });
    const parts = ['cow:260', 'cow:255'];
    const order = (a: Row, b: Row) =>
      `${a.term} ${a.actor} ${a.audience} ${a.period}` < `${b.term} ${b.actor} ${b.audience} ${b.period}` ? -1 : 1;
    const [few, many] = [
      rowsOf(part.spec).sort(order),
      rowsOf(unga.spec, (row) => parts.includes(row.audience)).sort(order),
    ];
    expect(few.map(({ value, ...row }) => ({ ...row, value: value.toFixed(9) }))).toEqual(
      many.map(({ value, ...row }) => ({ ...row, value: value.toFixed(9) })),
    );
    expect(part.spec.observations).toEqual(unga.spec.observations.filter((one) => parts.includes(one.audience)));
    expect(part.spec.terms).toEqual(unga.spec.terms);
  });

  test('the newswire’s instruments are those reported at least 2,000 times in both codings, less negotiation', async () => {
    const table = await reference.read('instruments', { columns: ['instrument', 'acts'] });
    const codes = await reference.read('crosswalk', { columns: ['scheme', 'instrument'] });
    const acts = table.numbers('acts');
    const schemes = (id: string) =>
      new Set(codes.text('scheme').filter((_, row) => codes.textOrNull('instrument')[row] === id)).size;
    const often = table.text('instrument').filter((id, row) => id.startsWith('newswire-') && acts[row]! >= 2000);
    expect(often.filter((id) => schemes(id) < 2)).toEqual(['newswire-negotiate']);
    const used = designs.find(({ id }) => id === 'conduct')!.instruments.filter((id) => id.startsWith('newswire-'));
    expect([...used].sort()).toEqual(often.filter((id) => id !== 'newswire-negotiate').sort());
  });

  test('438 pairs of actors have acts in at least 60 months', async () => {
    const { observations } = await readReadings(reference, scaleOf('conduct'), { audiences: null, actors: null });
    expect(new Set(observations.map(({ audience, toward }) => `${audience} ${toward}`)).size).toBe(438);
  });
});
