import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { instruments as allInstruments } from '../src/instruments/index.js';
import { plainWorkshop } from '../src/model/index.js';
import { sources } from '../src/sources/index.js';
import { instruments } from '../src/study/instruments.js';
import { renderAnswer } from '../src/study/render/answer.js';
import { sourcesList } from '../src/study/sources-list.js';
import { sourcesShow } from '../src/study/sources-show.js';
import type { Context, Study } from '../src/study/study.js';
import { repository } from './support/raw.js';

const context: Context = { data: join(repository, 'reference'), seed: 1, workshop: plainWorkshop() };
const docs = join(repository, 'docs');

/** A study's answer as Markdown. */
async function page<Parameters, Result>(study: Study<Parameters, Result>, given: Record<string, unknown>) {
  const answer = await study.run(study.schema.parse(given), context);
  return renderAnswer(study as never, answer as never, 'md');
}

/**
 * The pages on sources and instruments are made from the records that the code runs, and from the shipped tables. When one of
 * these has changed, `npx vitest run test/docs.test.ts -u` writes the pages anew.
 */
describe('generated pages', () => {
  test('the list of sources', async () => {
    await expect(await page(sourcesList, {})).toMatchFileSnapshot(join(docs, 'sources', 'README.md'));
  });

  test.each(sources.map(({ id }) => id))('source %s', async (source) => {
    await expect(await page(sourcesShow, { source })).toMatchFileSnapshot(join(docs, 'sources', `${source}.md`));
  });

  test('the list of instruments', async () => {
    await expect(await page(instruments, {})).toMatchFileSnapshot(join(docs, 'instruments', 'README.md'));
  });

  test.each(allInstruments.map(({ id }) => id))('instrument %s', async (instrument) => {
    await expect(await page(instruments, { instrument })).toMatchFileSnapshot(
      join(docs, 'instruments', `${instrument}.md`),
    );
  });

  test('there is no page of something that is gone', () => {
    const pages = (folder: string): string[] => readdirSync(join(docs, folder)).sort();
    const wanted = (ids: readonly string[]): string[] => ['README', ...ids].map((id) => `${id}.md`).sort();
    expect(pages('sources')).toEqual(wanted(sources.map(({ id }) => id)));
    expect(pages('instruments')).toEqual(wanted(allInstruments.map(({ id }) => id)));
  });
});
