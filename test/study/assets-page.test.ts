import { join } from 'node:path';
import { expect, test } from 'vitest';
import { indicators } from '../../src/assets/index.js';
import { type Answer, indicatorsPage, renderAnswer, type Study } from '../../src/study/index.js';
import { openReference } from '../../src/study/reference.js';
import { repository } from '../support/raw.js';

/**
 * The page on indicators is made from the list that the code runs, and from the shipped tables. When one of these has changed,
 * `npx vitest run test/study/assets-page.test.ts -u` writes the page anew.
 */
test('the page on indicators', async () => {
  const reference = await openReference(join(repository, 'reference'));
  const blocks = await indicatorsPage(reference);
  await reference.close();
  const page = { id: 'indicators', report: () => blocks } as unknown as Study;
  const answer: Answer<unknown> = { question: {}, result: {}, origins: [], problems: [] };
  const text = renderAnswer(page, answer, 'md');
  for (const { id, because, weakness } of indicators)
    for (const part of [id, because, weakness]) expect(text).toContain(part);
  await expect(text).toMatchFileSnapshot(join(repository, 'docs/indicators.md'));
});
