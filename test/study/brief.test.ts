import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainWorkshop, ProblemError } from '../../src/model/index.js';
import { brief } from '../../src/study/brief.js';
import { positions } from '../../src/study/positions.js';
import { renderAnswer } from '../../src/study/render/answer.js';
import type { Context } from '../../src/study/study.js';

const context: Context = {
  data: join(import.meta.dirname, '../../reference'),
  seed: 1,
  workshop: plainWorkshop(),
};
const golden = join(import.meta.dirname, '../golden/brief');

const ask = (given: Record<string, unknown>) => brief.run(brief.schema.parse(given), context);

/** The problem with which a promise fails. */
async function problemOf(promise: Promise<unknown>) {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

describe('golden briefs', () => {
  // Each a story worth reading in full: a mover, a joined record, a pair that cannot be told apart, a short record.
  const stories = {
    'united-states-ukraine': { actor: 'USA', audience: 'Ukraine', from: 1990, to: 2019 },
    'france-germany': { actor: 'France', audience: 'Germany' },
    'united-states-sweden-2000s': { actor: 'USA', audience: 'Sweden', from: 2000, to: 2010 },
    'china-kenya-human-rights': { actor: 'China', audience: 'Kenya', scale: 'unga-human-rights' },
    'russia-south-sudan': { actor: 'Russia', audience: 'South Sudan' },
  };
  test.each(Object.entries(stories))('%s', async (name, given) => {
    const text = renderAnswer(brief as never, await ask(given), 'text');
    await expect(text).toMatchFileSnapshot(join(golden, `${name}.txt`));
  });

  test('the same question gives the same bytes', async () => {
    const once = renderAnswer(brief as never, await ask(stories['united-states-ukraine']), 'json');
    const twice = renderAnswer(brief as never, await ask(stories['united-states-ukraine']), 'json');
    expect(twice).toBe(once);
  });

  test('no golden brief claims a cause', () => {
    for (const name of Object.keys(stories)) {
      expect(readFileSync(join(golden, `${name}.txt`), 'utf8')).not.toMatch(/because of|thanks to|was moved by|caused/);
    }
  });
});

describe('a brief agrees with the positions it is made from', () => {
  test('displacement is the difference of the means at both ends', async () => {
    const { result } = await ask({ actor: 'USA', audience: 'Brazil', from: 1980, to: 2010 });
    const [first, last] = [result.positions[0]!, result.positions.at(-1)!];
    // Draws are kept to 1/128 of a point and shifted to the means.
    expect(Math.abs(result.displacement!.mean - (last.estimate.mean - first.estimate.mean))).toBeLessThan(1 / 64);
    expect(first.period).toBe(1980);
    expect(last.period).toBe(2010);
  });

  test('turned round, the gap is the same and its parts change places', async () => {
    const there = (await ask({ actor: 'USA', audience: 'Brazil', from: 1980, to: 2010 })).result.gap!;
    const back = (await ask({ actor: 'Brazil', audience: 'USA', from: 1980, to: 2010 })).result.gap!;
    expect(back.narrowed.mean).toBeCloseTo(there.narrowed.mean, 12);
    expect(back.byActor.mean).toBeCloseTo(there.byAudience.mean, 12);
  });

  test('the positions command gives the same numbers', async () => {
    const { result } = await ask({ actor: 'USA', audience: 'Brazil', from: 1980, to: 2010 });
    const listed = await positions.run({ scale: 'unga', audience: 'Brazil', from: 1980, to: 2010 }, context);
    expect(listed.result.positions.map(({ estimate }) => estimate)).toEqual(
      result.positions.map(({ estimate }) => estimate),
    );
  });
});

describe('questions that cannot be answered say what to do', () => {
  test('an unknown actor suggests the nearest', async () => {
    const found = await problemOf(ask({ actor: 'Atlantis', audience: 'Swedn' }));
    expect(found.code).toBe('unknown-actor');
    const audience = await problemOf(ask({ actor: 'USA', audience: 'Swedn' }));
    expect(audience.fix).toContain('Sweden');
    expect(audience.where).toEqual({ parameter: 'audience' });
  });

  test('an unknown scale names them all', async () => {
    const found = await problemOf(ask({ actor: 'USA', audience: 'Sweden', scale: 'nato' }));
    expect(found.code).toBe('unknown-scale');
    expect(found.expected).toContain('unga-human-rights');
  });

  test('a window without data names the record there is', async () => {
    const found = await problemOf(ask({ actor: 'USA', audience: 'South Sudan', from: 1960, to: 1990 }));
    expect(found.code).toBe('no-data');
    expect(found.fix).toMatch(/2011 to 2019|2012 to 2019/);
  });

  test('a backward window is a mistake in the question', async () => {
    expect((await problemOf(ask({ actor: 'USA', audience: 'Sweden', from: 2010, to: 2000 }))).code).toBe(
      'invalid-value',
    );
  });

  test('two who never voted in the same years do not overlap', async () => {
    const found = await problemOf(ask({ actor: 'Taiwan', audience: 'South Sudan' }));
    expect(found.code).toBe('no-overlap');
  });

  test('a folder that was not built says to build first', async () => {
    const found = await problemOf(
      brief.run(brief.schema.parse({ actor: 'USA', audience: 'Sweden' }), { ...context, data: import.meta.dirname }),
    );
    expect(found.code).toBe('not-reference-data');
    expect(found.fix).toContain('build');
  });

  test('a window that begins in a missing session is moved and said so', async () => {
    const { question, problems } = await ask({ actor: 'USA', audience: 'Sweden', from: 1964, to: 1990 });
    expect(question['from']).toBe(1965);
    expect(problems.map(({ code }) => code)).toContain('window-moved');
  });
});
