import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainWorkshop, ProblemError } from '../../src/model/index.js';
import { plan } from '../../src/study/plan.js';
import { formats, renderAnswer } from '../../src/study/render/answer.js';
import { writeLawWorld } from './brief-law-world.js';

let folder: string;
let data: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-plan-'));
  data = join(folder, 'world');
  await writeLawWorld(data);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lines: Readonly<Record<string, string>> = {
  actor: 'Alania',
  audiences: '[Borduria]',
  scale: 'unga',
  horizon: '4',
  budget: '6 standard acts',
  gap: '0',
};

/** A whole plan with some of its lines changed; `null` leaves a line out. */
function yaml(changed: Readonly<Record<string, string | null>> = {}): string {
  const all = Object.entries({ ...lines, ...changed }).filter(([, value]) => value !== null);
  return all.map(([key, value]) => `${key}: ${value}`).join('\n');
}

function ask(changed: Readonly<Record<string, string | null>> = {}, more: Readonly<Record<string, unknown>> = {}) {
  const given = plan.schema.parse({ plan: yaml(changed), ...more });
  return plan.run(given, { data, seed: 1, workshop: plainWorkshop() });
}

async function refused(changed: Readonly<Record<string, string | null>>) {
  const error = await ask(changed).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

describe('a plan', () => {
  test('may come as text or as an object, and not as both', async () => {
    const object = { actor: 'Alania', audiences: ['Borduria'], scale: 'unga', horizon: 4, budget: 6, gap: 0 };
    const given = plan.schema.parse({ plan: object });
    const { result } = await plan.run(given, { data, seed: 1, workshop: plainWorkshop() });
    expect(result).toEqual((await ask()).result);
    expect(plan.schema.safeParse({ plan: yaml(), file: 'plan.yaml' }).success).toBe(false);
    expect(plan.schema.safeParse({}).success).toBe(false);
  });

  test('uses visits, which draw nearer, and not force, which drives away', async () => {
    const { result, problems } = await ask();
    expect(new Set(result.portfolio.acts.map(({ instrument }) => instrument))).toEqual(new Set(['presidential-visit']));
    expect(result.portfolio.moved.q05).toBeGreaterThan(0);
    expect(result.portfolio.effort).toBe(6);
    expect(result.lifted).toEqual([]);
    expect(result.portfolio.frozen.gap).toBeLessThan(1e-6);
    expect(result.coercion).toMatchObject({ acts: [], breakEven: null, backlash: 0 });
    // The response to visits rests on one actor alone: that is said.
    expect(problems.some(({ got }) => got.startsWith('Presidential visit'))).toBe(true);
  });

  test('the path begins where the audience stands, and movement at nil', async () => {
    const { result } = await ask();
    const [audience] = result.audiences;
    expect(audience!.planned[0]!.mean).toBe(audience!.stands.mean);
    expect(audience!.movement[0]!.mean).toBe(0);
    expect(audience!.planned).toHaveLength(5);
    expect(audience!.side).toBe(1);
  });

  test('is the same for the same seed, in every format', async () => {
    for (const format of formats) {
      const [one, two] = [
        renderAnswer(plan as never, await ask(), format),
        renderAnswer(plan as never, await ask(), format),
      ];
      expect(one).toBe(two);
      expect(one.length).toBeGreaterThan(100);
    }
  });

  test('partners, shares and the frontier fit together', async () => {
    const { result } = await ask({
      audiences: '[Borduria]',
      partners: '[{ name: Cimmeria, consents: true }, { name: Eastland, consents: true, engaging: 1 }]',
    });
    const sum = result.shares.reduce((total, { share }) => total + share.mean, 0);
    expect(sum).toBeCloseTo(result.portfolio.moved.mean, 10);
    expect(result.messengers.map(({ name }) => name).sort()).toEqual(['Cimmeria', 'Eastland']);
    const moved = result.frontier.map((point) => point.moved.mean);
    moved.reduce((before, now) => {
      expect(now).toBeGreaterThanOrEqual(before);
      return now;
    });
  });

  test('what is intended is told act by act, on and off', async () => {
    const acts =
      '[{ by: Alania, instrument: presidential-visit, toward: Borduria }, { by: Alania, instrument: militarised-force, toward: Borduria, on: false }]';
    const { result } = await ask({ acts });
    const [visit, force] = result.intended!.acts;
    expect(visit!.adds.q05).toBeGreaterThan(0);
    expect(force!).toMatchObject({ on: false, mechanism: 'force' });
    expect(force!.adds.q95).toBeLessThan(0);
    expect(result.intended!.moved.mean).toBeCloseTo(visit!.adds.mean, 12);
    const [told] = result.intended!.audiences;
    expect(told!.planned).toHaveLength(5);
    expect(told!.moved.mean).toBeCloseTo(result.intended!.moved.mean, 12);
    expect(result.intended!.effort).toBe(1);
  });

  test('the plan’s own acts, put in as intended, come to the plan; one turned off takes away what it added', async () => {
    const { result } = await ask();
    const own = result.portfolio.acts.map(
      ({ actor, instrument, audience, from, times }, i) =>
        `{ by: ${actor}, instrument: ${instrument}, toward: ${audience}, after: ${from - result.from}, times: ${times}, on: ${i > 0} }`,
    );
    const { result: without } = await ask({ acts: `[${own.join(', ')}]` });
    const { result: whole } = await ask({ acts: `[${own.join(', ').replaceAll('on: false', 'on: true')}]` });
    expect(whole.intended!.moved).toEqual(whole.portfolio.moved);
    expect(whole.intended!.effort).toBe(whole.portfolio.effort);
    expect(whole.intended!.audiences[0]!.planned).toEqual(whole.audiences[0]!.planned);
    const first = whole.intended!.acts[0]!.adds.mean;
    expect(first).toBeCloseTo(result.portfolio.acts[0]!.adds.mean, 12);
    expect(without.intended!.moved.mean).toBeCloseTo(whole.intended!.moved.mean - first, 12);
  });

  test('intended acts of one kind wear the audience out together', async () => {
    const acts = (more: string): string =>
      `[{ by: Alania, instrument: presidential-visit, toward: Borduria }, { by: Cimmeria, instrument: presidential-visit, toward: Borduria${more} }]`;
    const partners = '[{ name: Cimmeria, consents: true }]';
    const moved = async (more: string, diminishing: string): Promise<number> =>
      (await ask({ partners, diminishing, acts: acts(more) })).result.intended!.moved.mean;
    expect(await moved('', 'per audience')).toBeLessThan(await moved('', 'per partner'));
    expect(await moved(', on: false', 'per audience')).toBeCloseTo(await moved(', on: false', 'per partner'), 12);
  });

  test('says for each act whose ledger it touches', async () => {
    const { result } = await ask();
    const acts = new Set(result.portfolio.acts.map(({ actor, instrument }) => `${actor} ${instrument}`));
    expect(result.touched.map(({ actor, instrument }) => `${actor} ${instrument}`)).toEqual([...acts]);
  });

  test('the no-harm constraint is lifted only when asked, and the answer says so', async () => {
    const { result } = await ask({ allow: '[force]' });
    expect(result.lifted).toEqual(['force']);
    expect(result.reading.paragraph).toContain('no-harm constraint was lifted for force');
    expect((await ask()).result.reading.paragraph).not.toContain('lifted');
  });

  test('exports a logic model in five stages with sizes of samples and dates', async () => {
    const { result } = await ask();
    expect([...new Set(result.logicModel.map(({ stage }) => stage))]).toEqual([
      'input',
      'activity',
      'output',
      'outcome',
      'impact',
    ]);
    const outcome = result.logicModel.find(({ stage }) => stage === 'outcome')!;
    expect(outcome.sample).toBeGreaterThan(0);
    expect(
      result.logicModel.every(({ date, indicator, baseline }) => date !== '' && indicator !== '' && baseline !== ''),
    ).toBe(true);
  });

  test('a finished programme’s own figures come out as movement owed to it, graded', async () => {
    const file = join(folder, 'results.csv');
    const rows = [
      'a,yes,before,1994,0.0,0.05',
      'a,yes,after,1999,0.8,0.05',
      'b,no,before,1994,0.0,0.05',
      'b,no,after,1999,0.1,0.05',
    ];
    writeFileSync(file, ['audience,reached,when,period,mean,sd', ...rows, ''].join('\n'));
    const { result } = await ask({}, { results: file });
    expect(result.after!.attributed.mean).toBeCloseTo(0.7, 12);
    expect(result.after!).toMatchObject({ method: 'difference in differences', grade: { word: 'weak' } });
    const text = ['audience,reached,when,period,mean,sd', ...rows].join('\n');
    expect((await ask({}, { figures: text })).result.after).toEqual(result.after);
    writeFileSync(file, 'audience,when,period,mean,sd\na,during,1994,0,1\n');
    await expect(ask({}, { results: file })).rejects.toThrow('neither before nor after');
  });
});

describe('careless plans are told what to change', () => {
  test('zero budget, and one in a unit that nothing is counted in', async () => {
    expect(await refused({ budget: '0' })).toMatchObject({ code: 'impossible-plan', where: { parameter: 'budget' } });
    const wrong = await refused({ budget: '5 kg' });
    expect(wrong).toMatchObject({ code: 'invalid-value', got: '"5 kg"', where: { parameter: 'budget' } });
    expect(wrong.expected).toContain('US$');
    // In money no effort of a visit is known.
    expect(await refused({ budget: 'US$ 5 million' })).toMatchObject({ code: 'impossible-plan' });
  });

  test('an unknown audience, actor, instrument or scale', async () => {
    expect(await refused({ audiences: '[Nowhere]' })).toMatchObject({
      code: 'unknown-actor',
      where: { parameter: 'audiences.0' },
    });
    expect(await refused({ actor: 'Nobody' })).toMatchObject({ code: 'unknown-actor', where: { parameter: 'actor' } });
    const unknown = await refused({ instruments: '[telepathy]' });
    expect(unknown).toMatchObject({ code: 'invalid-value', got: '"telepathy"' });
    expect(unknown.expected).toContain('presidential-visit');
    expect(await refused({ scale: 'height' })).toMatchObject({ code: 'unknown-scale' });
  });

  test('no partner left', async () => {
    const left = await refused({ partners: '[{ name: Cimmeria }]' });
    expect(left).toMatchObject({ code: 'impossible-plan', where: { parameter: 'partners' } });
    expect(left.fix).toContain('consents: true');
    const never = '[{ name: Cimmeria, consents: true, instruments: [militarised-force] }]';
    expect(await refused({ partners: never })).toMatchObject({
      code: 'impossible-plan',
      where: { parameter: 'partners' },
    });
    const small = '[{ name: Tiny Isle, consents: true }]';
    expect((await refused({ partners: small })).got).toContain('standing is known of states alone');
  });

  test('an aim behind the audience', async () => {
    const behind = await refused({ aim: '-3' });
    expect(behind).toMatchObject({ code: 'impossible-plan', where: { parameter: 'aim' } });
    expect(behind.got).toContain('behind the audience');
  });

  test('a horizon or a start past the data', async () => {
    expect(await refused({ horizon: '40' })).toMatchObject({
      code: 'impossible-plan',
      where: { parameter: 'horizon' },
    });
    expect(await refused({ start: '2030' })).toMatchObject({ code: 'impossible-plan', where: { parameter: 'start' } });
    expect(await refused({ periods: '9' })).toMatchObject({ code: 'impossible-plan', where: { parameter: 'periods' } });
  });

  test('lines that are none, with their place', async () => {
    expect(await refused({ audiences: '[Borduria' })).toMatchObject({
      code: 'file-unreadable',
      where: { line: expect.any(Number) },
    });
    expect(await refused({ horizon: 'soon' })).toMatchObject({
      code: 'invalid-value',
      got: 'soon',
      where: { parameter: 'horizon', line: 4 },
    });
    expect((await refused({ colour: 'red' })).got).toContain('colour');
    expect(await refused({ actor: null })).toMatchObject({ code: 'invalid-value', where: { parameter: 'actor' } });
    expect(await refused({ efforts: '{ presidential-visit: 0 }' })).toMatchObject({ code: 'invalid-value' });
  });

  test('an actor that is its own audience, or its own partner', async () => {
    expect(await refused({ partners: '[{ name: Alania, consents: true }]' })).toMatchObject({
      code: 'impossible-plan',
    });
    expect(await refused({ audiences: '[Alania]' })).toMatchObject({ code: 'impossible-plan' });
    expect(await refused({ audiences: '[Borduria, Borduria]' })).toMatchObject({ code: 'impossible-plan' });
  });

  test('a request to stop', async () => {
    const stop = new AbortController();
    stop.abort();
    const given = plan.schema.parse({ plan: yaml() });
    const asked = plan.run(given, { data, seed: 1, workshop: plainWorkshop(stop.signal) });
    await expect(asked).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  });
});
