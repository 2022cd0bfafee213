import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assetCategories } from '../../src/assets/index.js';
import { plainWorkshop, ProblemError } from '../../src/model/index.js';
import { assets } from '../../src/study/assets.js';
import { brief } from '../../src/study/brief.js';
import { type Answer, type Context, renderAnswer, type Study } from '../../src/study/index.js';
import type { RankResult } from '../../src/study/rank/result.js';
import { rank } from '../../src/study/rank.js';
import { repository } from '../support/raw.js';

const context: Context = { data: join(repository, 'reference'), seed: 1, workshop: plainWorkshop() };
const ask = (given: Record<string, unknown>): Promise<Answer<RankResult>> =>
  rank.run(rank.schema.parse(given), context);

describe('ranks by assets', () => {
  test.each(assetCategories.map(({ id }) => id))('%s: for one audience what assets says of it', async (word) => {
    const { result } = await ask({ word, audience: 'Kenya', to: 2018 });
    const told = await assets.run(assets.schema.parse({ actor: 'Sweden', audience: 'Kenya', year: 2018 }), context);
    const composite = told.result.composites.find(({ id }) => id === word)!;
    const row = result.rows.find(({ actor }) => actor === 'SWE')!;
    expect(row.estimate).toEqual(composite.estimate);
    expect(row.audiences).toBe(1);
    expect(result.rows.length).toBe(composite.of);
    expect(result).toMatchObject({ scale: null, law: null, window: { from: 2018, to: 2018 } });
  });

  test('over several audiences is the mean, and nobody is an audience to itself', async () => {
    const both = await ask({ word: 'competence', audience: 'Kenya,Ghana', to: 2018 });
    const [kenya, ghana] = await Promise.all(
      ['Kenya', 'Ghana'].map(async (audience) => (await ask({ word: 'competence', audience, to: 2018 })).result),
    );
    expect(both.result.audiences.map(({ id, weight }) => [id, weight])).toEqual([
      ['GHA', 1],
      ['KEN', 1],
    ]);
    const meanOf = (result: RankResult, actor: string) => result.rows.find((row) => row.actor === actor)?.estimate.mean;
    for (const actor of ['USA', 'CHN', 'SWE'])
      expect(meanOf(both.result, actor)).toBeCloseTo((meanOf(kenya!, actor)! + meanOf(ghana!, actor)!) / 2, 10);
    expect(meanOf(both.result, 'KEN')).toBeCloseTo(meanOf(ghana!, 'KEN')!, 10);
    expect(both.result.rows.find(({ actor }) => actor === 'KEN')!.audiences).toBe(1);
    // Records of united Germany are kept under its part; it has its one name.
    expect(both.result.rows.map(({ actor }) => actor)).toContain('DEU');
  });

  test('reads for people, with the choices it does not use said', async () => {
    const answer = await ask({ word: 'legitimacy', audience: 'Kenya', scale: 'unga-nuclear', from: 2000, to: 2018 });
    const text = renderAnswer(rank as Study<unknown, RankResult>, answer, 'text').replaceAll(/\s+/g, ' ');
    expect(text).toContain('Rank by legitimacy: assets, 2018');
    expect(text).toContain(answer.result.reading);
    expect(answer.problems.map(({ code }) => code)).toEqual(expect.arrayContaining(['window-moved', 'not-yet-known']));
  });

  test.each([
    [{ word: 'competence', audience: 'South Sudan', to: 1990 }, 'no-data'],
    [{ word: 'competense', audience: 'Kenya' }, 'unknown-word'],
  ])('%j is refused', async (given, code) => {
    const error: unknown = await ask(given).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).problem.code).toBe(code);
    if (code === 'unknown-word') expect((error as ProblemError).problem.fix).toContain('competence');
  });
});

describe('assets in a brief', () => {
  const askBrief = (given: Record<string, unknown>) => brief.run(brief.schema.parse(given), context);

  test('are those of the end of the window', async () => {
    const { result, origins } = await askBrief({ actor: 'USA', audience: 'Brazil', from: 1990, to: 2015 });
    const told = await assets.run(assets.schema.parse({ actor: 'USA', audience: 'Brazil', year: 2015 }), context);
    expect(result.assets).toMatchObject({ year: 2015, audience: { id: 'BRA' } });
    expect(result.assets!.composites).toEqual(told.result.composites);
    expect(result.reading.full).toContain(told.result.reading.sentence);
    expect(origins.map(({ id }) => id)).toEqual(expect.arrayContaining(['vdem', 'embassies']));
  });

  test('are null where one of the two is no state, and it is said', async () => {
    const { result, problems } = await askBrief({ actor: 'diaspora:IND@GBR', audience: 'GBR' });
    expect(result.assets).toBeNull();
    expect(problems.map(({ fix }) => fix).join()).toContain('suasion assets');
  });

  test('are told as far as they can be known in early years, and it is said', async () => {
    const { result, problems } = await askBrief({ actor: 'USA', audience: 'Brazil', from: 1946, to: 1949 });
    // Organisations, allies, promises and trade agreements are told; hardly any means.
    const known = result.assets!.composites.map(({ id, estimate }) => [id, estimate !== null]);
    expect(known).toEqual([
      ['legitimacy', false],
      ['authority', true],
      ['competence', false],
    ]);
    expect(problems.map(({ expected }) => expected).join()).toContain('indicators of competence');
  });
});
