import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainWorkshop, type Problem, type Workshop } from '../../src/model/index.js';
import { defaultFitOptions } from '../../src/response/index.js';
import { audit } from '../../src/study/audit.js';
import { checksOf, passedAll } from '../../src/study/audit/checks.js';
import type { AuditResult } from '../../src/study/audit/result.js';
import { writeReference } from '../../src/study/build/write-reference.js';
import { type Answer, type Context, renderAnswer, type Study } from '../../src/study/index.js';
import { type EvidenceCells, writeEvidence } from './evidence-world.js';
import { worldTables } from './laws-world.js';

const fit = { ...defaultFitOptions, chains: 2, adapt: 30, batch: 60, batches: 2, enough: { ess: 10, rHat: 1.5 } };
const head = { name: 'made-up', title: 'Made up', description: 'Made up.', version: '1', licences: [] };
let folder: string;
let answer: Answer<AuditResult>;

function ask(name: string, given: Record<string, unknown>, workshop: Workshop = plainWorkshop()) {
  const context: Context = { data: join(folder, name), seed: 1, workshop };
  return audit.run(audit.schema.parse(given), context);
}

/** What tests found, made up: four specifications of each response, pacts with a placebo, visits without. */
const evidenceRows = (['equal', 'capability-share'] as const).flatMap((standing): EvidenceCells[] => {
  const row = (instrument: string, measure: string, cells: EvidenceCells): EvidenceCells => ({
    design: 'unga',
    standing,
    instrument,
    measure,
    ...cells,
  });
  return [
    ...['random-walk', 'autoregression', 'without-forces'].map((item, i) =>
      row('', 'held-out', { item, mean: 0.0125 * (2 - i), sd: 0.005, degrees: 9, count: 72 }),
    ),
    row('defence-pact', 'event-study', { item: '3', mean: 0.04, sd: 0.01, degrees: 6, count: 20 }),
    row('defence-pact', 'placebo', { mean: 0.01, sd: 0.01, degrees: 6 }),
    row('defence-pact', 'placebo-difference', { mean: 0.03, sd: 0.01, degrees: 6 }),
    row('defence-pact', 'confounder', { item: 'ties', mean: 0.02, sd: 0.01, degrees: 6, count: 7 }),
    row('defence-pact', 'robustness-value', { mean: 0.3, degrees: 6 }),
    ...['defence-pact', 'presidential-visit'].flatMap((instrument) => [
      row(instrument, 'held-out', { mean: -0.001, sd: 0.002, degrees: 9, count: 72 }),
      row(instrument, 'multiverse', { mean: 0.5, count: 4 }),
      ...[0.02, -0.01].map((mean, i) =>
        row(instrument, 'specification', { item: `${standing}, way ${i}`, mean, sd: 0.01, count: 40 }),
      ),
    ]),
  ];
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-audit-'));
  async function* tables() {
    yield* worldTables({ seed: 3 });
  }
  const problems: Problem[] = [];
  const settings = { fit, draws: 40, shuffles: 9, designs: ['unga'] };
  const laws = { settings, seed: 1, refit: false, workshop: plainWorkshop() };
  await writeReference({ folder: join(folder, 'untried'), head, laws }, tables(), problems);
  cpSync(join(folder, 'untried'), join(folder, 'built'), { recursive: true });
  await writeEvidence(join(folder, 'built'), evidenceRows);
  answer = await ask('built', { quick: true, 'held-out': 'scores.csv', date: '2026-11-23' });
}, 400_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a quick audit of a made-up world', () => {
  test('passes, with every section', () => {
    const { result } = answer;
    expect(result).toMatchObject({ quick: true, passed: true, worldsOf: { design: 'unga', standing: 'equal' } });
    expect(answer).toMatchObject({ failed: false });
    expect(result.checks.filter(({ guards }) => guards).map(({ id }) => id)).toEqual([
      'recovery',
      'null',
      'identities',
    ]);
    for (const { outcome } of result.checks.slice(0, 3)) expect(['met', 'open']).toContain(outcome);
    for (const { id, outcome } of result.checks.slice(3)) expect(outcome, id).toBe('told');
    expect(result.recovery.worlds).toBe(8);
    expect(result.null.map(({ wider, worlds }) => [wider, worlds])).toEqual([
      [1, 4],
      [20, 4],
    ]);
    expect(result.identities.map(({ on }) => on)).toEqual(['random courses', 'draws of the law']);
    expect(result.reading).toMatch(/found nothing that speaks against/);
  });

  test('tells what the stored evidence says of each claim', () => {
    const { heldOut, multiverse, robustness, placebo, shuffledStanding, convergence } = answer.result;
    expect(heldOut!.filter(({ instrument }) => instrument === '').map(({ over }) => over)).toEqual(
      Array.from({ length: 2 }, () => ['autoregression', 'random-walk', 'without-forces']).flat(),
    );
    expect(new Set(heldOut!.map(({ instrument }) => instrument))).toEqual(
      new Set(['', 'defence-pact', 'presidential-visit']),
    );
    expect(convergence.map(({ standing }) => standing)).toEqual(['equal', 'capability-share']);
    expect(shuffledStanding.map(({ term }) => term)).toEqual(['ties', 'ties']);
    expect(placebo!.every(({ instrument }) => instrument === 'defence-pact')).toBe(true);
    expect(robustness).toHaveLength(2);
    expect(robustness![0]).toMatchObject({ value: 0.3, degrees: 6, covariate: 'ties', left: 0.02 });
    expect(placebo![0]!.effect!.mean).toBeCloseTo(0.04, 12);
    expect(placebo![0]!.difference!.mean).toBeCloseTo(0.03, 12);
    expect(multiverse!.map(({ instrument }) => instrument).sort()).toEqual(['defence-pact', 'presidential-visit']);
    for (const { curve, above } of multiverse!) {
      // Those of both standings, from the least to the largest.
      expect(curve.map(({ mean }) => mean)).toEqual([-0.01, -0.01, 0.02, 0.02]);
      expect(above).toBe(0.5);
    }
  });

  test('writes held-out scores to a dated file', () => {
    const lines = String(answer.files!['scores.csv']).trim().split('\n');
    expect(lines[0]).toBe('date,version,scale,design,standing,instrument,over,gain,sd,degrees,observations,note');
    expect(lines).toHaveLength(1 + answer.result.heldOut!.length);
    const [first] = answer.result.heldOut!;
    expect(lines[1]).toMatch(
      new RegExp(`^2026-11-23,[^,]+,unga,unga,equal,,${first!.over},${String(first!.gain).replace('.', '\\.')},`),
    );
  });

  test('can be read as text, a page, and JSON', () => {
    const render = (format: 'text' | 'html' | 'json'): string =>
      renderAnswer(audit as unknown as Study, answer, format);
    expect(render('text')).toMatch(/^Audit: /);
    expect(render('html')).toContain('<h1>Audit: ');
    expect((JSON.parse(render('json')) as { result: AuditResult }).result.passed).toBe(true);
  });
});

describe('an audit', () => {
  test('without evidence says so, and passes by what it tried itself', async () => {
    const { result, problems } = await ask('untried', { quick: true });
    expect([result.placebo, result.heldOut, result.robustness, result.multiverse]).toEqual([null, null, null, null]);
    expect(problems.map(({ code }) => code)).toContain('not-yet-known');
    expect(result.passed).toBe(true);
    // The same worlds: nothing of them rests on evidence.
    expect(result.recovery).toEqual(answer.result.recovery);
    expect(result.null).toEqual(answer.result.null);
  }, 400_000);

  test('can be called off', async () => {
    const asked = new AbortController();
    const workshop: Workshop = {
      ...plainWorkshop(asked.signal),
      async map(task, parts) {
        if (task.id === 'audit-world') asked.abort();
        return plainWorkshop(asked.signal).map(task, parts);
      },
    };
    await expect(ask('built', { quick: true }, workshop)).rejects.toThrow(/abort/i);
  });

  test('asks for the day of a dated file', () => {
    const wrong = audit.schema.safeParse({ 'held-out': 'x.csv' });
    expect(wrong.error?.issues.map(({ path }) => path)).toEqual([['date']]);
    expect(audit.schema.safeParse({ 'held-out': 'x.csv', date: 'today' }).success).toBe(false);
  });

  test('of a scale without a law cannot be had', async () => {
    await expect(ask('built', { scale: 'conduct' })).rejects.toThrow(/a law fitted on the scale conduct/);
  });
});

describe('the verdict', () => {
  const spoilt = (change: (result: AuditResult) => Partial<AuditResult>): boolean =>
    passedAll(checksOf({ ...answer.result, ...change(answer.result) }));

  test('fails where recovery, null or an identity is not met', () => {
    expect(spoilt(() => ({}))).toBe(true);
    expect(
      spoilt(({ recovery }) => ({
        recovery: { ...recovery, coverage: recovery.coverage.map((one) => ({ ...one, outcome: 'not met' })) },
      })),
    ).toBe(false);
    expect(
      spoilt(({ null: tried }) => ({
        null: [tried[0]!, { ...tried[1]!, excluded: { ...tried[1]!.excluded!, outcome: 'not met' } }],
      })),
    ).toBe(false);
    expect(
      spoilt(({ identities: [first, second] }) => ({
        identities: [
          first!,
          { ...second!, identities: second!.identities.map((one) => ({ ...one, outcome: 'not met' })) },
        ],
      })),
    ).toBe(false);
  });

  test('fails where one of them could not be run, and not for what few worlds leave open', () => {
    expect(spoilt(({ null: tried }) => ({ null: tried.map((one) => ({ ...one, excluded: null })) }))).toBe(false);
    expect(spoilt(({ recovery }) => ({ recovery: { ...recovery, coverage: [] } }))).toBe(false);
    expect(
      spoilt(({ recovery }) => ({
        recovery: { ...recovery, coverage: recovery.coverage.map((one) => ({ ...one, outcome: 'open' })) },
      })),
    ).toBe(true);
  });

  test('does not rest on what is only told', () => {
    expect(spoilt(() => ({ placebo: null, heldOut: null, robustness: null, multiverse: null, convergence: [] }))).toBe(
      true,
    );
  });
});
