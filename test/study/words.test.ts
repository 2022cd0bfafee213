import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { courseWords, words as passageWords } from '../../src/mechanics/index.js';
import { plainWorkshop, ProblemError } from '../../src/model/index.js';
import { priors } from '../../src/response/index.js';
import { beginningOf } from '../../src/response/parameters.js';
import { renderAnswer } from '../../src/study/render/answer.js';
import type { Context } from '../../src/study/study.js';
import { words } from '../../src/study/words.js';
import { repository } from '../support/raw.js';

// Definitions need no tables.
const context: Context = { data: join(repository, 'no-such-folder'), seed: 1, workshop: plainWorkshop() };
const pages = join(repository, 'docs', 'words');
const ids = [...passageWords, ...courseWords].map(({ id }) => id);

async function ask(given: Record<string, unknown>) {
  return words.run(words.schema.parse(given), context);
}

/** The name of a word's page is that of its file. */
const pageOf = (id: string): string => `${id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;
const linkTo = (id: string): string => `[${id}](${pageOf(id)})`;

/** A word's page as the study tells it, the ids of other words made links. */
async function page(word: string): Promise<string> {
  const text = renderAnswer(words as never, (await ask({ word })) as never, 'md');
  return text.replaceAll(
    /^See also: (.+)\.$/gm,
    (_, names: string) => `See also: ${names.split(', ').map(linkTo).join(', ')}.`,
  );
}

/** The page that leads to all others. */
async function list(): Promise<string> {
  const { result } = await ask({});
  const about = (needs: string): string[] =>
    result.words
      .filter((word) => word.needs === needs)
      .map(
        ({ id, title, symbol, definition }) =>
          `- [${title}](${pageOf(id)}) (${symbol.replaceAll('|', '\\|')}). ${definition}`,
      );
  return [
    '# Words',
    'Every number of the workbench is one of these words. Each has a page of its own with formula, unit and limits.',
    '## From positions alone',
    about('positions').join('\n'),
    '## From the law of motion',
    'These need [the law](../law.md), fitted to positions and acts of many years.',
    `${about('law').join('\n')}\n`,
  ].join('\n\n');
}

describe('the words', () => {
  test('are all there, once', async () => {
    const { result } = await ask({});
    expect(result.words.map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('displacement');
    expect(ids).toContain('attributed');
  });

  test.each(ids)('%s is defined in full', async (word) => {
    const [told] = (await ask({ word })).result.words;
    expect(told).toMatchObject({ id: word });
    for (const text of [told!.title, told!.symbol, told!.formula, told!.source]) expect(text).not.toBe('');
    expect(told!.definition).toMatch(/\.$/);
    expect(told!.limits.length).toBeGreaterThan(0);
    expect(told!.related).not.toContain(word);
  });

  test('say what they need', async () => {
    const { result } = await ask({});
    const needs = new Map(result.words.map((word) => [word.id, word.needs]));
    expect([needs.get('velocity'), needs.get('influence')]).toEqual(['positions', 'law']);
  });

  test('name the words that they build on, and longer names are not taken for shorter ones', async () => {
    const related = async (word: string) => (await ask({ word })).result.words[0]!.related;
    expect(await related('ease')).toContain('attributed');
    expect(await related('ease')).not.toContain('displacement');
    expect(await related('momentum')).toEqual(expect.arrayContaining(['mass', 'velocity']));
  });

  test.each(['kineticEnergy', 'kinetic-energy', 'Kinetic energy', 'KINETICENERGY'])('%s is found', async (word) => {
    expect((await ask({ word })).result.words.map(({ id }) => id)).toEqual(['kineticEnergy']);
  });

  test('units and dimensions are those of the scale', async () => {
    const appeal = async (scale: string) => (await ask({ word: 'appeal', scale })).result.words[0]!;
    expect(await appeal('unga')).toMatchObject({ unit: 'standard audience/year²', dimensions: [1, 0, -2] });
    expect((await appeal('favourability')).dimensions).toEqual([1, 1, -2]);
    expect((await appeal('favourability')).unit).not.toBe((await appeal('unga')).unit);
  });

  test('that do not exist are refused, with the nearest', async () => {
    const refused = await ask({ word: 'influense' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProblemError);
    expect((refused as ProblemError).problem).toMatchObject({ code: 'unknown-word', got: '"influense"' });
    expect((refused as ProblemError).problem.fix).toContain('Did you mean influence?');
  });
});

/** When a word has changed, `npx vitest run test/study/words.test.ts -u` writes the pages anew. */
describe('generated pages', () => {
  test('the list of words', async () => {
    await expect(await list()).toMatchFileSnapshot(join(pages, 'README.md'));
  });

  test.each(ids)('word %s', async (word) => {
    await expect(await page(word)).toMatchFileSnapshot(join(pages, pageOf(word)));
  });

  test('there is no page of a word that is gone, and no link leads nowhere', async () => {
    const there = readdirSync(pages).sort();
    expect(there).toEqual(['README.md', ...ids.map(pageOf)].sort());
    const all = await Promise.all([list(), ...ids.map(page)]);
    const links = all.join('\n').matchAll(/\]\(([\w-]+\.md)\)/g);
    for (const [, target] of links) expect(there).toContain(target);
  });
});

describe('the page on the law', () => {
  const law = readFileSync(join(repository, 'docs', 'law.md'), 'utf8');

  /** Numbers by the path that leads to them. */
  function leaves(value: object, path = ''): [string, number][] {
    return Object.entries(value).flatMap(([key, inner]: [string, number | object]) =>
      typeof inner === 'number' ? [[`${path}${key}`, inner] as [string, number]] : leaves(inner, `${path}${key}.`),
    );
  }

  test('has every prior with the number that the code runs, and no other', () => {
    const [, table = ''] = law.split(/<!-- priors: (?:begin|end) -->/);
    const told = [...table.matchAll(/`([\w.]+)` ([\d.]+)/g)].map(([, key, number]) => [key!, Number(number)]);
    const { centre, ...beginning } = beginningOf({ centre: 0, spread: 1 });
    expect(centre).toBe(0);
    expect(new Map(told as [string, number][])).toEqual(new Map(leaves({ ...priors, beginning })));
    expect(told).toHaveLength(new Set(told.map(([key]) => key)).size);
  });

  test('leads to pages that are there', () => {
    for (const [, target] of law.matchAll(/\]\(([\w/-]+\.md)\)/g)) {
      expect(existsSync(join(repository, 'docs', target!)), target).toBe(true);
    }
  });
});
