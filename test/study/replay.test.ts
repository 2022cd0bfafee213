import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Origin, plainWorkshop, ProblemError } from '../../src/model/index.js';
import { type Answer, type Context, renderAnswer, type Study, studies } from '../../src/study/index.js';
import { thatSaysWhatWasAsked } from '../../src/study/replay/asked.js';
import { replayOf } from '../../src/study/replay.js';
import { repository } from '../support/raw.js';
import { madeUpOrigin } from './made-up.js';

const folder = mkdtempSync(join(tmpdir(), 'suasion-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

const context: Context = { data: join(repository, 'reference'), seed: 1, workshop: plainWorkshop() };

interface Settings {
  origins?: readonly Origin[];
  drift?: number;
}

/** A study of one number, made from its parameters and the seed; what it is made from can be changed behind its back. */
function sumOf(settings: Settings): Study {
  return {
    id: 'sum',
    title: 'Add up',
    about: 'Made up.',
    parameters: [
      { name: 'first', kind: 'argument', about: 'The first', value: 'N', required: true },
      { name: 'to', kind: 'option', about: 'The last', value: 'N', required: false },
      { name: 'more', kind: 'option', about: 'More', value: 'N', required: false, many: true },
      { name: 'twice', kind: 'option', about: 'Doubled', value: null, required: false },
    ],
    schema: z.strictObject({
      first: z.coerce.number().int(),
      to: z.coerce.number().int().default(10),
      more: z.array(z.string()).optional(),
      twice: z.boolean().optional(),
    }),
    examples: [],
    run(parameters, { seed }) {
      const {
        first,
        to,
        more = [],
        twice = false,
      } = parameters as {
        first: number;
        to: number;
        more?: string[];
        twice?: boolean;
      };
      const sum = more.reduce((all, one) => all + Number(one), first + to + seed / 1000) * (twice ? 2 : 1);
      const { origins = [madeUpOrigin('one'), madeUpOrigin('two')], drift = 0 } = settings;
      // The window is made narrower, as studies do: the question is not what was asked.
      return Promise.resolve({ question: { first, to: to - 1 }, result: { sum: sum + drift }, origins, problems: [] });
    },
    report: ({ result }) => [
      { kind: 'heading', level: 1, text: 'Sum' },
      { kind: 'paragraph', text: `It is ${(result as { sum: number }).sum}.` },
    ],
  };
}

const writing: Study = { ...sumOf({}), id: 'build' };

function replayIn(settings: Settings = {}): { sum: Study; replay: Study } {
  const all = [sumOf(settings), writing].map(thatSaysWhatWasAsked);
  return { sum: all[0]!, replay: replayOf(all) as Study };
}

function json(study: Study, answer: Answer<unknown>): string {
  return renderAnswer(study as Study<unknown, unknown>, answer, 'json');
}

let files = 0;
/** Keep a text in a file. */
function kept(text: string): string {
  const path = join(folder, `answer-${files++}.json`);
  writeFileSync(path, text);
  return path;
}

async function stored(given: Record<string, unknown> = { first: '1' }, seed = 7): Promise<string> {
  const { sum } = replayIn();
  return kept(json(sum, await sum.run(sum.schema.parse(given), { ...context, seed })));
}

async function replayed(given: Record<string, unknown>, settings: Settings = {}): Promise<Answer<unknown>> {
  const { replay } = replayIn(settings);
  return replay.run(replay.schema.parse(given), context);
}

async function refused(given: Record<string, unknown>): Promise<ProblemError['problem']> {
  const error: unknown = await replayed(given).then(
    () => null,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

describe('asked again', () => {
  test('a question gives the same bytes', async () => {
    const file = await stored({ first: '1', to: '4', more: ['5'], twice: true });
    const { replay } = replayIn();
    expect(json(replay, await replayed({ file }))).toBe(readFileSync(file, 'utf8'));
  });

  test('what was asked is kept apart from what the study made of it, with study and seed', async () => {
    const { question } = JSON.parse(readFileSync(await stored({ first: '1', to: '4' }), 'utf8')) as Answer<unknown>;
    expect(question).toEqual({ first: 1, to: 3, study: 'sum', seed: 7, asked: { first: 1, to: 4 } });
  });

  test('the report is that of the study', async () => {
    const answer = await replayed({ file: await stored() });
    expect(replayIn().replay.report(answer)).toEqual([
      { kind: 'heading', level: 1, text: 'Sum' },
      { kind: 'paragraph', text: 'It is 11.007.' },
    ]);
  });
});

describe('a variant', () => {
  test('has another answer and says what was changed', async () => {
    const file = await stored({ first: '1', to: '4' });
    const answer = await replayed({ file, set: ['to=2000'] });
    expect(answer.question['changed']).toEqual({ to: { from: 4, to: 2000 } });
    expect(answer.result).toEqual({ sum: 2001.007 });
    expect(answer.problems).toEqual([]);
    const blocks = replayIn().replay.report(answer);
    expect(blocks[0]).toMatchObject({ kind: 'heading' });
    expect(blocks[1]).toMatchObject({ text: 'A variant of a stored question: to is 2000 instead of 4.' });
  });

  test.each([
    [['to='], { to: { from: 4, to: 10 } }, 11.007],
    [['twice=true'], { twice: { from: null, to: true } }, 10.014],
    [['more=5'], { more: { from: null, to: ['5'] } }, 10.007],
    [['seed=9'], { seed: { from: 7, to: 9 } }, 5.009],
    [['to=3', 'to=5'], { to: { from: 4, to: 5 } }, 6.007],
  ])('by %j', async (set, changed, sum) => {
    const answer = await replayed({ file: await stored({ first: '1', to: '4' }), set });
    expect(answer.question['changed']).toEqual(changed);
    expect((answer.result as { sum: number }).sum).toBeCloseTo(sum, 10);
  });

  test('with --seed is the same as with --set seed=', async () => {
    const file = await stored();
    expect(await replayed({ file, seed: '9' })).toEqual(await replayed({ file, set: ['seed=9'] }));
  });

  test('that changes nothing is the question itself', async () => {
    const file = await stored({ first: '1', to: '4' });
    expect(json(replayIn().replay, await replayed({ file, set: ['to=4'] }))).toBe(readFileSync(file, 'utf8'));
  });

  test('can itself be asked again, changed further, and changed back', async () => {
    const file = await stored({ first: '1', to: '4' });
    const { replay } = replayIn();
    const variant = kept(json(replay, await replayed({ file, set: ['to=5'] })));
    expect(json(replay, await replayed({ file: variant }))).toBe(readFileSync(variant, 'utf8'));
    const further = await replayed({ file: variant, set: ['to=6', 'first=2'] });
    expect(further.question['changed']).toEqual({ to: { from: 4, to: 6 }, first: { from: 1, to: 2 } });
    expect(json(replay, await replayed({ file: variant, set: ['to=4'] }))).toBe(readFileSync(file, 'utf8'));
  });
});

describe('what is not as it was is said, and there is an answer', () => {
  const told = ({ problems }: Answer<unknown>): string[] =>
    problems.map(({ code, expected, got }) => `${code}: ${expected}: ${got}`);
  const changedTwo = [madeUpOrigin('one'), { ...madeUpOrigin('two'), hash: 'ffff0000ffff0000' }];

  test('another version', async () => {
    const old = readFileSync(await stored(), 'utf8').replace(/"suasion": "[^"]+"/, '"suasion": "0.0.1"');
    const answer = await replayed({ file: kept(old) });
    expect(answer.result).toEqual({ sum: 11.007 });
    expect(told(answer)).toEqual([
      expect.stringMatching(/^other-version: version 0\.0\.1, which made the stored answer: version /),
    ]);
  });

  test('a source with another hash, by its name', async () => {
    const answer = await replayed({ file: await stored() }, { origins: changedTwo, drift: 1 });
    expect(answer.result).toEqual({ sum: 12.007 });
    expect(told(answer)).toEqual([
      expect.stringMatching(/^other-data: of the source two \(.+hash .+: the one with hash ffff0000ffff…$/),
    ]);
  });

  test('a source that is gone and one that came', async () => {
    const origins = [madeUpOrigin('one'), madeUpOrigin('three')];
    expect(told(await replayed({ file: await stored() }, { origins }))).toEqual([
      expect.stringMatching(/^other-data: of the source two .+: an answer without it$/),
      expect.stringMatching(/^other-data: of the source three .+: the one with hash /),
    ]);
  });

  test('a variant may need other sources, but not other contents of the same', async () => {
    const origins = [changedTwo[1]!, madeUpOrigin('three')];
    const problems = told(await replayed({ file: await stored(), set: ['to=5'] }, { origins }));
    expect(problems).toEqual([expect.stringMatching(/^other-data: of the source two /)]);
  });

  test('another result from the same sources', async () => {
    const answer = await replayed({ file: await stored() }, { drift: 0.5 });
    expect(told(answer)).toEqual([expect.stringMatching(/^other-result: the result that is stored.+: another$/)]);
  });
});

describe('what cannot be asked again is refused', () => {
  const envelope = { suasion: '0.1.0', result: {}, origins: [], problems: [] };
  const cases: [string, string, string, RegExp][] = [
    ['text', 'to be or not', 'file-unreadable', /no JSON/],
    ['other JSON', '[1, 2]', 'file-unreadable', /other JSON/],
    ['null', 'null', 'file-unreadable', /other JSON/],
    [
      'an answer that does not say how',
      JSON.stringify({ ...envelope, question: { actor: 'USA' } }),
      'file-unreadable',
      /one of version 0\.1\.0/,
    ],
    [
      'a damaged one',
      JSON.stringify({ ...envelope, question: { study: 'sum', seed: 'x' } }),
      'file-unreadable',
      /damaged/,
    ],
    ['an unknown study', question({ study: 'summ' }), 'unknown-command', /"summ"/],
    ['a study that works on files', question({ study: 'build' }), 'invalid-value', /files of yours/],
    ['parameters that do not fit', question({ asked: { first: 'one' } }), 'invalid-value', /"one"/],
  ];
  function question(parts: Record<string, unknown>): string {
    return JSON.stringify({ ...envelope, question: { study: 'sum', seed: 1, asked: { first: 1 }, ...parts } });
  }

  test.each(cases)('%s', async (_, text, code, got) => {
    const file = kept(text);
    const problem = await refused({ file });
    expect(problem.code).toBe(code);
    expect(problem.got).toMatch(got);
    if (code !== 'invalid-value') expect(problem.where).toEqual({ file });
  });

  test('a file that is not there, and one that is no text', async () => {
    expect((await refused({ file: join(folder, 'nothing.json') })).code).toBe('file-not-found');
    const bytes = join(folder, 'bytes.json');
    writeFileSync(bytes, Uint8Array.of(0x7b, 0xff, 0xfe));
    expect((await refused({ file: bytes })).code).toBe('wrong-encoding');
  });

  test.each([
    [['tto=1'], 'unknown-option', /Did you mean to\?/],
    [['to'], 'invalid-value', /--set to=2000/],
    [['=5'], 'invalid-value', /--set to=2000/],
    [['to=soon'], 'invalid-value', /sum --help/],
    [['first='], 'invalid-value', /sum --help/],
    [['seed=-1'], 'invalid-value', /--seed 1/],
    [['seed=4294967296'], 'invalid-value', /--seed 1/],
  ])('%j', async (set, code, fix) => {
    const problem = await refused({ file: await stored(), set });
    expect(problem.code).toBe(code);
    expect(problem.fix).toMatch(fix);
  });
});

describe('the studies there are', () => {
  const replay = studies.find(({ id }) => id === 'replay')!;
  const positions = studies.find(({ id }) => id === 'positions')!;
  const example = join(repository, 'examples', 'positions-ukraine.json');

  test('those that take files or are told where to write are not run again', async () => {
    const works = studies.filter(
      ({ id, parameters }) => id !== 'replay' && parameters.some(({ value }) => /^(FILE|DIR|path)$/.test(value ?? '')),
    );
    // What takes a file only if one wishes is refused where one was given.
    const given: Readonly<Record<string, object>> = {
      assets: { actor: 'USA', index: 'mine.json' },
      audit: { 'held-out': 'mine.csv' },
      plan: { file: 'mine.yaml' },
    };
    expect(works.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['build', 'measure ideal-points', 'sources load']),
    );
    for (const { id } of works) {
      const question = { study: id, seed: 1, asked: given[id] ?? {} };
      const file = kept(JSON.stringify({ suasion: '0.1.0', question, result: {}, origins: [], problems: [] }));
      const outcome: unknown = await replay
        .run(replay.schema.parse({ file }), context)
        .catch((error: unknown) => error);
      expect((outcome as ProblemError).problem.got).toBe(`one of ${id}, which reads or writes files of yours`);
    }
  });

  /** When tables have changed, `npx vitest run test/study/replay.test.ts -u` writes the example anew. */
  test('the example is an answer of today', async () => {
    const asked = { audience: 'Ukraine', from: '2010', to: '2019' };
    const answer = await positions.run(positions.schema.parse(asked), context);
    await expect(json(positions, answer)).toMatchFileSnapshot(example);
  });

  test('an answer from the shipped tables gives the same bytes', async () => {
    const answer = await replay.run(replay.schema.parse({ file: example }), context);
    expect(json(replay, answer)).toBe(readFileSync(example, 'utf8'));
  });
});
