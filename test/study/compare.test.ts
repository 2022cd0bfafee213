import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { meanOf, plainWorkshop } from '../../src/model/index.js';
import { normalCumulative, studentQuantile } from '../../src/statistics/index.js';
import { type Answer, type Context, type Format, formats, renderAnswer, type Study } from '../../src/study/index.js';
import { compare } from '../../src/study/compare.js';
import { evidenceFrom, type EvidenceRow } from '../../src/study/compare/evidence-reading.js';
import type { CompareResult, InstrumentTold } from '../../src/study/compare/result.js';
import { statusOf } from '../../src/study/compare/status.js';
import { designs } from '../../src/study/law/designs.js';
import { readLawDraws, readLaws } from '../../src/study/law/stored-law.js';
import { openReference } from '../../src/study/reference.js';
import { writeLawWorld } from './brief-law-world.js';
import { type EvidenceCells, writeEvidence } from './evidence-world.js';

const [force, visit] = ['militarised-force', 'presidential-visit'];
let folder: string;
const at = (name: string): string => join(folder, name);
const contextOf = (name: string): Context => ({ data: at(name), seed: 1, workshop: plainWorkshop() });
const ask = (name: string, given: Record<string, unknown> = {}): Promise<Answer<CompareResult>> =>
  compare.run(compare.schema.parse(given), contextOf(name));
const told = ({ result }: Answer<CompareResult>, id: string): InstrumentTold =>
  result.instruments.find((one) => one.id === id)!;

/** Every test of the visit was passed; of force the event study found the other sign and as much before as after. */
const evidence: readonly EvidenceCells[] = ['equal', 'capability-share'].flatMap((standing) => {
  const row = (instrument: string, measure: string, cells: EvidenceCells): EvidenceCells => ({
    design: 'unga',
    standing,
    instrument,
    measure,
    ...cells,
  });
  return [
    ...[-5, 0, 1, 3, 5, 6].map((h) =>
      row(visit, 'event-study', { item: String(h), mean: 0.01 * (h + 1), sd: 0.005, degrees: 9, count: 40 }),
    ),
    row(visit, 'placebo', { mean: 0.001, sd: 0.002, degrees: 9 }),
    row(visit, 'placebo-difference', { mean: 0.039, sd: 0.006, degrees: 9 }),
    row(visit, 'confounder', { item: 'ties', mean: 0.03, sd: 0.01, degrees: 9, count: 10 }),
    row(visit, 'robustness-value', { mean: 0.4, count: 9 }),
    row(visit, 'multiverse', { mean: 0.95, count: 200 }),
    row(visit, 'held-out', { mean: 0.002, sd: 0.001, degrees: 9, count: 300 }),
    row(visit, 'acts', { count: 12 }),
    row(visit, 'context', { item: 'regime:democracy', mean: 0.08, sd: 0.02, degrees: 9, count: 8 }),
    row(visit, 'context', { item: 'size:large', mean: 0.01, sd: 0.02, degrees: 9, count: 5 }),
    row(force, 'event-study', { item: '3', mean: 0.1, sd: 0.02, degrees: 9, count: 40 }),
    row(force, 'event-study', { item: '5', mean: 0.3, sd: 0.02, degrees: 9, count: 40 }),
    row(force, 'placebo', { mean: 0.12, sd: 0.02, degrees: 9 }),
    row(force, 'multiverse', { mean: 0.3, count: 150 }),
    row(force, 'harm', { item: 'deaths-in-battle', mean: 3, low: 1, high: 8, count: 20 }),
    row('', 'held-out', { item: 'random-walk', mean: -0.01, sd: 0.02, degrees: 9, count: 300 }),
  ];
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-compare-'));
  await writeLawWorld(at('bare'));
  await writeLawWorld(at('doubtful'), { converged: false });
  await writeLawWorld(at('single'), { both: false });
  cpSync(at('bare'), at('tried'), { recursive: true });
  await writeEvidence(at('tried'), evidence);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('instruments compared', () => {
  test('each has its response after 1, 3, 5 and 10 years, under both standings, from the draws of the law', async () => {
    const answer = await ask('bare');
    expect(answer.result.instruments.map(({ id }) => id)).toEqual([force, visit]);
    const reference = await openReference(at('bare'));
    const law = (await readLaws(reference)).find(({ standing }) => standing === 'equal');
    const draws = await readLawDraws(reference, law!, []);
    await reference.close();
    for (const [place, id] of [force, visit].entries()) {
      const one = told(answer, id!);
      for (const [years, name] of [
        [1, 'h1'],
        [3, 'h3'],
        [5, 'h5'],
        [10, 'h10'],
      ] as const) {
        // An act of one period: velocity is what momentum keeps of it less the pull home.
        const moved = Array.from({ length: draws.count }, (_, d) => {
          let [x, v] = [0, 0];
          for (let h = 0; h < years; h++) {
            v = draws.momentumKept[d]! * v - draws.homePull[d]! * x + (h === 0 ? draws.responses[d * 3 + place]! : 0);
            x += v;
          }
          return x;
        });
        expect(one.response[name].mean).toBeCloseTo(meanOf(Float64Array.from(moved)), 12);
        expect(one.response[name].unit).toBe('of the reach');
      }
      expect(one.standings.equal!.response).toEqual(one.response);
      expect(one.standings['capability-share']!.response.h5.unit).toBe('of the reach');
    }
    expect(told(answer, visit!)).toMatchObject({
      title: 'Presidential visit',
      mechanism: 'attraction',
      side: 'noncoercive',
      channel: 'diplomatic',
      design: 'unga',
      standing: 'equal',
      effectiveActors: 1.2,
      leading: { actor: 'AAA', name: 'Alania', share: 0.9 },
      years: { from: 1983, to: 1994 },
    });
  });

  test('without a table of evidence tests count as not run, and a problem says so', async () => {
    const answer = await ask('bare');
    expect(answer.problems.map(({ got }) => got)).toContain('none in these tables');
    for (const one of answer.result.instruments) {
      const { eventStudy, quickness, durability, harm, robustnessValue, multiverse, heldOut, acts, contexts } = one;
      expect([eventStudy, quickness, durability, harm, robustnessValue, multiverse, heldOut, acts, contexts]).toEqual(
        Array.from({ length: 9 }, () => null),
      );
      expect(one.grade.word).toBe('weak');
      expect(one.grade.because).toMatch(/not run, (and count|counted) as failed/);
    }
  });

  test('a q counts all claims of the laws that can be relied on', async () => {
    const { result } = await ask('bare');
    const p = 2 * normalCumulative(-4);
    // Four claims: means 0.05 and −0.04 with a standard deviation of 0.01, under two standings.
    for (const one of result.instruments) {
      expect(one.falseDiscovery).toBeCloseTo(one.id === force ? p : (4 * 2 * normalCumulative(-5)) / 2, 8);
      expect(one.signProbability).toBe(1);
    }
  });

  test('a law that did not converge tells nothing, and a problem says so', async () => {
    const { result, problems } = await ask('doubtful');
    expect(result.instruments).toEqual([]);
    expect(result.designs).toEqual([]);
    expect(problems.filter(({ code }) => code === 'not-converged')).toHaveLength(2);
    expect(result.reading).toMatch(/no law/);
  });

  test('under one standing alone the other is null', async () => {
    const one = told(await ask('single'), visit!);
    expect(one.standings['capability-share']).toBeNull();
    expect(one.reading).toContain('if all actors count alike');
    expect(one.reading).not.toContain('capabilities');
  });

  test('a scale without laws is a problem of the answer', async () => {
    await expect(ask('bare', { scale: 'favourability' })).rejects.toMatchObject({ problem: { code: 'no-data' } });
    await expect(ask('bare', { scale: 'nowhere' })).rejects.toMatchObject({ problem: { code: 'unknown-scale' } });
    expect(compare.schema.safeParse({ by: 'weather' }).success).toBe(false);
  });
});

describe('evidence', () => {
  test('is told beside the response, and graded by it', async () => {
    const one = told(await ask('tried'), visit!);
    expect(one.grade).toEqual({
      word: 'moderate',
      because: 'every test was passed, but it rests on fewer than 3 effective actors',
    });
    expect(one.multiverse).toEqual({ share: 0.95, specifications: 200 });
    expect(one.robustnessValue).toBe(0.4);
    expect(one.acts).toBe(12);
    expect(one.heldOut!.mean).toBe(0.002);
    const { path, placebo, events } = one.eventStudy!;
    expect(path.map(({ h }) => h)).toEqual([-5, 0, 1, 3, 5, 6]);
    expect(path[4]!.q05).toBeCloseTo(0.06 + 0.005 * studentQuantile(0.05, 9), 12);
    expect(placebo!.mean).toBe(0.001);
    expect(events).toBe(40);
  });

  test('that contradicts is told as such', async () => {
    const one = told(await ask('tried'), force!);
    expect(one.grade.word).toBe('contradicted');
    // The response is negative: the share that agrees is that below 0.
    expect(one.multiverse!.share).toBeCloseTo(0.7, 12);
    expect(one.harm).toMatchObject({ concept: 'deaths-in-battle', low: 1, best: 3, high: 8, acts: 20 });
    expect(one.reading).toContain('Evidence: contradicted');
  });

  test('of the law as a whole stands with it', async () => {
    const { result } = await ask('tried');
    for (const law of result.designs[0]!.laws) {
      expect(law.heldOut.map(({ over, mean }) => [over, mean])).toEqual([['random-walk', -0.01]]);
      expect(law.quickness.unit).toBe('year');
      expect(law.durability.mean).toBeGreaterThan(0);
    }
  });

  test('by context is told where there is any; else contexts are null and a problem says so', async () => {
    const by = await ask('tried', { by: 'regime' });
    expect(told(by, visit!).contexts).toMatchObject([{ context: 'democracy', mean: 0.08, events: 8 }]);
    expect(told(by, force!).contexts).toBeNull();
    expect(told(await ask('tried'), visit!).contexts).toBeNull();
    const none = await ask('tried', { by: 'kind' });
    expect(none.result.instruments.every(({ contexts }) => contexts === null)).toBe(true);
    expect(none.problems.map(({ expected }) => expected)).toContain('responses by kind');
  });

  test('of a number that could not be had is null', () => {
    const row = { design: 'a', standing: 'equal', instrument: 'b', measure: 'held-out', item: '', mean: null };
    const found = evidenceFrom([row as unknown as EvidenceRow]);
    expect(found.of({ design: 'a', standing: 'equal' }, 'b', 'held-out')).toHaveLength(1);
    expect(found.of({ design: 'a', standing: 'equal' }, 'c', 'held-out')).toEqual([]);
  });
});

describe('the claim', () => {
  test('is told by standing, exploratory and confirmatory apart', async () => {
    const { result } = await ask('bare');
    const [design] = result.designs;
    expect(design!.status).toBe('exploratory');
    for (const { contrast } of design!.laws) {
      expect(contrast).toMatchObject({ toward: [visit], against: [force], outcome: 'holds', probability: 1 });
      expect(contrast!.difference.mean).toBeGreaterThan(0);
      expect(contrast!.withInducement).toBeNull();
    }
    expect(designs.filter(({ id }) => statusOf(id) === 'confirmatory').map(({ id }) => id)).toEqual([
      'unga-recent',
      'favourability',
      'conduct',
    ]);
  });
});

describe('a comparison for readers', () => {
  test.each(formats as readonly Format[])('can be had as %s', async (format) => {
    const answer = await ask('tried', { by: 'regime' });
    const text = renderAnswer(compare as Study, answer as never, format);
    expect(text).toContain('presidential-visit');
    if (format === 'csv') expect(text.split('\n')[0]).toContain('equal_h5_q50');
    if (format === 'json') expect(JSON.parse(text)).toMatchObject({ result: { instruments: [{}, {}] } });
  });

  test('names the actor on whom a response rests nearly alone', async () => {
    expect(told(await ask('bare'), visit!).reading).toMatch(
      /^Alania presidential visit: by the law the usual exposure moves an audience \d.* toward the actor’s votes within 5 years/,
    );
  });

  test('has one sentence on each instrument and no word of success', async () => {
    const text = renderAnswer(compare as Study, (await ask('tried')) as never, 'text');
    for (const { reading } of (await ask('tried')).result.instruments) {
      expect(text.replaceAll(/\s+/g, ' ')).toContain(reading.slice(0, 60));
      expect(reading).not.toMatch(/success/);
    }
  });
});
