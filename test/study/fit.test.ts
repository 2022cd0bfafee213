import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Estimate, plainWorkshop, ProblemError, type Workshop } from '../../src/model/index.js';
import type { Centre } from '../../src/response/index.js';
import { fit } from '../../src/study/fit.js';
import { renderAnswer } from '../../src/study/render/answer.js';
import { csv, type Truth, userWorld, type UserWorldOptions, usualTruth } from './fit-world.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-fit-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let written = 0;
function filesOf(world: UserWorldOptions): { positions: string; acts: string } {
  const { positions, acts } = userWorld(world);
  const names = { positions: join(folder, `positions-${++written}.csv`), acts: join(folder, `acts-${written}.csv`) };
  writeFileSync(names.positions, csv(positions));
  writeFileSync(names.acts, csv(acts));
  return names;
}

const run = (given: Record<string, unknown>, workshop: Workshop = plainWorkshop(), seed = 1) =>
  fit.run(fit.schema.parse({ scale: 'openness', ...given }), { data: '', seed, workshop });

async function problemOf(promise: Promise<unknown>) {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

const contents = (out: string): Record<string, string> =>
  Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]));

/** Stops after so many calls, as somebody does who presses Ctrl-C. */
function stoppingAfter(calls: number): Workshop {
  const plain = plainWorkshop();
  let left = calls;
  return {
    ...plain,
    map: async (task, parts) => {
      if (left-- === 0) throw new ProblemError('cancelled', { expected: 'the end', got: 'a stop', fix: '' });
      return plain.map(task, parts);
    },
  };
}

const small: UserWorldOptions = { seed: 3, audiences: 6, periods: 12 };

describe('recovers what a made-up world obeys', () => {
  /** Errors in posterior standard deviations; the truths are those the world was run with. */
  const errors = (estimates: readonly (readonly [Estimate, number])[]): number[] =>
    estimates.map(([{ mean, sd }, truth]) => (mean - truth) / sd);

  test.each([
    ['common', [0.015, -0.01], 0.012],
    ['directed', [0.06, -0.04], 0.03],
  ] as const)('on a %s scale', async (kind, [visits, tariffs], sharp) => {
    const truth: Truth = { ...usualTruth, responses: { 'study-visits': visits, tariffs } };
    const files = filesOf({ seed: 11, audiences: kind === 'common' ? 9 : 4, periods: 30, kind, truth });
    const { result } = await run({ ...files, out: join(folder, kind) });
    const [first, second] = result.instruments.map(({ response }) => response) as [Estimate, Estimate];
    const found = errors([
      [first, visits],
      [second, tariffs],
      [result.momentumKept, truth.momentumKept],
      [result.homePull, truth.homePull],
    ]);
    for (const error of found) expect(Math.abs(error)).toBeLessThan(2.6);
    for (const { sd } of [first, second]) expect(sd).toBeLessThan(sharp);
    expect(result.instruments.map(({ instrument }) => instrument)).toEqual(['study-visits', 'tariffs']);
    expect(result.scale).toEqual({ name: 'openness', kind, step: 'year' });
  });

  test('and the example is such a world', () => {
    const truth: Truth = { ...usualTruth, responses: { 'study-visits': 0.02, tariffs: -0.01 } };
    const mechanisms = { 'study-visits': 'attraction', tariffs: 'coercion' };
    const world = userWorld({ seed: 1, audiences: 9, periods: 20, truth, mechanisms });
    const example = (name: string): string =>
      readFileSync(join(import.meta.dirname, '..', '..', 'examples', `league-${name}.csv`), 'utf8');
    expect(example('positions')).toBe(csv(world.positions));
    expect(example('acts')).toBe(csv(world.acts));
  });

  test('masses, where there are audiences enough', async () => {
    const world: UserWorldOptions = { seed: 5, audiences: 14, periods: 20, massSpread: 0.7 };
    const { result } = await run({ ...filesOf(world), out: join(folder, 'masses'), quick: true });
    const { masses } = userWorld(world);
    const names = [
      ...new Set(
        userWorld(world)
          .positions.slice(1, 15)
          .map((row) => row.split(',')[0]!),
      ),
    ];
    const logs = names.map((name, j): [number, number] => [
      Math.log(result.masses.find(({ audience }) => audience === name)!.mass.q50),
      Math.log(masses[j]!),
    ]);
    expect(correlation(logs)).toBeGreaterThan(0.7);
    expect(result.masses.map(({ mass }) => mass.q50)).toEqual(
      result.masses.map(({ mass }) => mass.q50).toSorted((a, b) => b - a),
    );
    const equal = await run({ ...filesOf(world), out: join(folder, 'equal'), quick: true, 'equal-masses': true });
    expect(equal.result.masses).toEqual([]);
  });

  test('months are steps as years are', async () => {
    const files = filesOf({
      ...small,
      period: (t) => `${2001 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`,
    });
    const { result } = await run({ ...files, out: join(folder, 'months'), quick: true });
    const years = await run({ ...filesOf(small), out: join(folder, 'years'), quick: true });
    expect(result).toMatchObject({ from: '2001-01', to: '2001-12', actsTo: '2001-11' });
    expect(result.instruments[0]!.response.q50).toBe(years.result.instruments[0]!.response.q50);
    expect(result.instruments[0]!.response.unit).toBe('standard audience/month²');
  });
});

function correlation(pairs: readonly [number, number][]): number {
  const mean = (of: (pair: [number, number]) => number): number =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const [a, b] = [mean(([x]) => x), mean(([, y]) => y)];
  const product = mean(([x, y]) => (x - a) * (y - b));
  return product / Math.sqrt(mean(([x]) => (x - a) ** 2) * mean(([, y]) => (y - b) ** 2));
}

describe('the same digits', () => {
  test('again, and whatever the order of the rows; others for another seed', async () => {
    const files = filesOf(small);
    const once = await run({ ...files, out: join(folder, 'once'), quick: true });
    await run({ ...files, out: join(folder, 'again'), quick: true });
    expect(contents(join(folder, 'again'))).toEqual(contents(join(folder, 'once')));
    const turned = userWorld(small);
    const other = { positions: join(folder, 'turned-positions.csv'), acts: join(folder, 'turned-acts.csv') };
    const turn = ([head, ...rows]: string[]): string => csv([head!, ...rows.toReversed()]);
    writeFileSync(other.positions, turn(turned.positions));
    writeFileSync(other.acts, turn(turned.acts));
    const { result } = await run({ ...other, out: join(folder, 'turned'), quick: true });
    expect(result.instruments).toEqual(once.result.instruments);
    const seeded = await run({ ...files, out: join(folder, 'seeded'), quick: true }, plainWorkshop(), 2);
    expect(seeded.result.instruments).not.toEqual(once.result.instruments);
  });

  test('resumed at any place as never stopped', async () => {
    const files = filesOf(small);
    await run({ ...files, out: join(folder, 'whole') });
    const whole = contents(join(folder, 'whole'));
    expect(Object.keys(whole).sort()).toEqual(['draws.csv', 'parameters.csv', 'rejects.csv', 'study.json']);
    // At once, after the centre and after the first of two rounds.
    for (const calls of [0, 1, 2]) {
      const out = join(folder, `stopped-${calls}`);
      const stopped = await problemOf(run({ ...files, out }, stoppingAfter(calls)));
      expect(stopped.code).toBe('cancelled');
      expect(readdirSync(out)).toEqual(calls === 0 ? [] : ['fit.checkpoint']);
      await run({ ...files, out, resume: true });
      expect(contents(out)).toEqual(whole);
    }
  });

  test('a checkpoint of another fit, or a damaged one, is refused', async () => {
    const files = filesOf(small);
    const out = join(folder, 'refused');
    await problemOf(run({ ...files, out }, stoppingAfter(1)));
    const other = await problemOf(run({ ...files, out, resume: true }, plainWorkshop(), 2));
    expect([other.code, other.where]).toEqual(['invalid-value', { parameter: 'resume' }]);
    const path = join(out, 'fit.checkpoint');
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, -200));
    expect((await problemOf(run({ ...files, out, resume: true }))).code).toBe('file-unreadable');
    await run({ ...files, out, quick: true });
    expect(existsSync(path)).toBe(false);
  });
});

describe('numbers that cannot be relied on', () => {
  test('are withheld where the chains do not agree, until more rounds have made them', async () => {
    const files = filesOf(small);
    const out = join(folder, 'short');
    const found = await problemOf(run({ ...files, out, rounds: 1 }));
    expect(found.code).toBe('not-converged');
    expect(found.fix).toContain('--resume --rounds 2');
    const { 'parameters.csv': parameters, 'draws.csv': draws, 'study.json': record } = contents(out);
    const rows = parameters!.trim().split('\n').slice(1);
    for (const row of rows) expect(row).toMatch(/^[^,]+,,,,,,,,[\d.]+,[\d.]+,[\d.]+,$/);
    expect(draws!.trim().split('\n').length).toBe(1);
    expect(JSON.parse(record!)).toMatchObject({ converged: false, problems: [{ code: 'not-converged' }] });
    await run({ ...files, out, rounds: 8, resume: true });
    await run({ ...files, out: join(folder, 'long'), rounds: 8 });
    expect(contents(out)).toEqual(contents(join(folder, 'long')));
  });

  test('end the work where they are no numbers any more, in plain words', async () => {
    const plain = plainWorkshop();
    const spoilt: Workshop = {
      ...plain,
      map: async (task, parts) => {
        const results = await plain.map(task, parts);
        if (task.id === 'law-centre') (results as Centre[])[0]!.metric.core.fill(Number.NaN);
        return results;
      },
    };
    const found = await problemOf(run({ ...filesOf(small), out: join(folder, 'spoilt') }, spoilt));
    expect(found.code).toBe('not-converged');
    expect(found.got).toBe('a probability that is no number any more');
    expect(found.fix).toContain('doses that are far larger or smaller');
    const broken = { ...plain, map: () => Promise.reject(new RangeError('Expected a metric of dimension 3')) };
    await expect(run({ ...filesOf(small), out: join(folder, 'broken') }, broken)).rejects.toThrow(RangeError);
  });

  test('are told as what they are: an instrument that does nothing, few actors, a prior that is all there is', async () => {
    const world = userWorld({
      seed: 3,
      audiences: 9,
      periods: 16,
      truth: { ...usualTruth, responses: { 'study-visits': 0, tariffs: -0.03 } },
    });
    const files = { positions: join(folder, 'nothing-positions.csv'), acts: join(folder, 'nothing-acts.csv') };
    writeFileSync(files.positions, csv(world.positions));
    writeFileSync(files.acts, csv([...world.acts, 'Ardan,Goran,2004,embargo,1']));
    const { result } = await run({ ...files, out: join(folder, 'nothing'), quick: true });
    const reading = (id: string): string => result.instruments.find(({ instrument }) => instrument === id)!.reading;
    expect(reading('study-visits')).toContain('Which way it moves an audience is not known');
    expect(reading('tariffs')).toMatch(/away from the actor by [\d.]+ % \([\d.]+ to [\d.]+\) of the distance/);
    expect(reading('tariffs')).not.toContain('rests on');
    expect(reading('embargo')).toContain('hardly narrower than what was assumed beforehand');
    expect(reading('embargo')).toContain('It rests on one actor: Ardan carries all of its weight.');
  });
});

test('what is written says the same as the answer, in every format', async () => {
  const answer = await run({ ...filesOf(small), out: join(folder, 'written'), quick: true });
  const { 'parameters.csv': parameters, 'draws.csv': draws, 'study.json': record } = contents(join(folder, 'written'));
  const [head, ...rows] = parameters!.trim().split('\n');
  expect(head).toBe('parameter,mean,sd,q05,q25,q50,q75,q95,r_hat,ess_bulk,ess_tail,unit');
  const { response } = answer.result.instruments[1]!;
  const row = rows.find((one) => one.startsWith('response:tariffs,'))!.split(',');
  expect(Number(row[1])).toBe(response.mean);
  expect(row.at(-1)).toBe('standard audience/year²');
  const lines = draws!
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  expect(lines[0]!.slice(1)).toEqual(rows.map((one) => one.split(',')[0]));
  expect(lines.length).toBe(401);
  const place = lines[0]!.indexOf('response:tariffs');
  const mean = lines.slice(1).reduce((sum, line) => sum + Number(line[place]), 0) / 400;
  expect(Math.abs(mean - response.mean)).toBeLessThan(response.sd / 5);
  expect(JSON.parse(record!)).toMatchObject({
    study: 'fit',
    question: { scale: 'openness', seed: 1, quick: true },
    choices: { kind: 'common', from: '2001', to: '2012', law: { masses: false, stretch: false } },
    converged: true,
  });
  for (const format of ['text', 'md', 'html'] as const) {
    const text = renderAnswer(fit as never, answer as never, format).replaceAll(/\s+/g, ' ');
    expect(text).toContain(answer.result.instruments[1]!.reading);
    expect(text).toContain('an act that is not listed counts as none');
    expect(text).toContain('not for use');
  }
  expect(renderAnswer(fit as never, answer as never, 'csv').split('\n')[2]).toMatch(/^tariffs,,-0\.0/);
});
