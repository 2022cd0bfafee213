import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSound, openSite, settle, type Site, tabTo } from './support/site.js';

/** The browser itself says so of what is not there, or cannot be asked. */
const refused = /^console: .*(404 \(Not Found\)|400 \(Bad Request\))/;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Every page of the frame, and a piece of the sentence that says what it has found. */
const pages = [
  {
    path: '/',
    title: 'Who moves whom',
    finding: /Of \d+ responses to instruments measured on votes in the United Nations/,
  },
  {
    path: '/instruments',
    title: 'Instruments, side by side',
    finding: /Of \d+ responses on UN General Assembly votes, the evidence is for/,
  },
  {
    path: '/instruments?scale=favourability&instrument=aid',
    title: 'Instruments, side by side',
    finding: /Of these \d+ instruments, the data tell[^]*by the law/,
  },
  { path: '/method', title: 'Method and data', finding: /\d+ sources with [\d,]+ rows/ },
  { path: '/nowhere', title: 'There is no such page', finding: /leads nowhere/ },
] as const;

describe.each(pages)('the page at $path', ({ path, title, finding }) => {
  it('says what it has found, and is without fault', async () => {
    const visit = await site.visit(path);
    const { page } = visit;
    expect(await page.title()).toBe(`${title} · Suasion`);
    expect(await page.locator('main').innerText()).toMatch(finding);
    expect(await page.locator('h1').count()).toBe(1);
    await expectSound(visit, path === '/nowhere' ? refused : undefined);
  });
});

describe('going from page to page', () => {
  it('moves the focus to the heading, names the window and goes back and forth', async () => {
    const { page, faults } = await site.visit('/');
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.tagName ?? '');
    await page.getByRole('link', { name: 'Method and data', exact: true }).click();
    await settle(page);
    expect(new URL(page.url()).pathname).toBe('/method');
    expect(await focused()).toBe('H1');
    expect(await page.title()).toBe('Method and data · Suasion');
    expect(await page.getByRole('status').last().innerText()).toBe('Method and data: page shown');
    await page.goBack();
    await settle(page);
    expect(await page.title()).toBe('Who moves whom · Suasion');
    expect(await focused()).toBe('H1');
    await page.goForward();
    await settle(page);
    expect(await page.locator('h1').innerText()).toBe('Method and data');
    expect(faults).toEqual([]);
  });

  it('skips to the content by keyboard', async () => {
    const { page } = await site.visit('/method');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  });

  it('keeps the chosen colours', async () => {
    const { page } = await site.visit('/method');
    const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await tabTo(page, /Colours/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await paper()).not.toBe(light);
    await page.reload();
    await settle(page);
    expect(await paper()).not.toBe(light);
  });
});

describe('numbers beside the page', () => {
  it('are at its address with .json and .csv', async () => {
    const { page } = await site.visit('/instruments?scale=conduct');
    for (const [name, type] of [
      ['JSON', 'application/json'],
      ['CSV', 'text/csv'],
    ] as const) {
      const address = await page.locator('.foot-twins').getByRole('link', { name }).getAttribute('href');
      const response = await fetch(new URL(address!, site.url));
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain(type);
    }
  });
});

describe('a question that cannot be answered', () => {
  it('is told in words, with what to do', async () => {
    const visit = await site.visit('/instruments?scale=nothing');
    const notice = visit.page.locator('.notice');
    expect(await notice.innerText()).toContain('There is no such scale');
    expect(await notice.innerText()).toContain('nothing');
    await expectSound(visit, refused);
  });
});
