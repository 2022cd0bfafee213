import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSound, openSite, settle, type Site, tabTo, type Visit } from './support/site.js';

const path = '/relationship/USA/SWE?from=1970&to=2000';
/** A pair and scale of which no law tells. */
const silentPath = '/relationship/RUS/UKR?scale=conduct';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe('an actor and an audience', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await site.visit(path);
  });

  it('says first how far the one moved the other, in the words of the API', async () => {
    const { page } = visit;
    expect(await page.locator('h1').innerText()).toBe('How far has the United States moved Sweden?');
    const response = await page.request.get(
      `${site.url}/api/v1/brief?actor=USA&audience=SWE&scale=unga&from=1970&to=2000`,
    );
    const { result } = (await response.json()) as { result: { reading: { sentence: string }; forces: unknown[] } };
    expect(await page.locator('.relationship-answer').innerText()).toBe(result.reading.sentence);
    expect(await page.locator('.relationship-grade').innerText()).toMatch(/^Evidence/);
  });

  it('draws path, forces, assets, people and who else pulled, each with table and ways to take it along', async () => {
    const { page } = visit;
    for (const id of ['path', 'forces', 'assets', 'ledger', 'shares']) {
      const figure = page.locator(`figure#${id}`);
      expect(await figure.locator('.finding').innerText()).not.toBe('');
      expect(await figure.locator('.drawing svg').count()).toBe(1);
      expect(await figure.locator('.tools button').count()).toBe(4);
    }
    // What attracts, what coerces: never one among the other.
    expect(await page.locator('figure#forces .drawing').innerText()).toMatch(/coercion/);
  });

  it('tells every word with its number, or that the data do not tell', async () => {
    const { page } = visit;
    const owed = page.locator('#words-part .word-told').filter({ hasText: 'Attributed displacement' }).first();
    expect(await owed.locator('svg.strip').count()).toBe(1);
    expect(await owed.innerText()).toMatch(/\d to /);
    await page.locator('#path-part summary', { hasText: 'Everything on the path' }).click();
    const halfway = page.locator('#path-part .word-told').filter({ hasText: 'Time to half of it' });
    expect(await halfway.locator('.not-told').innerText()).toContain('Because');
  });

  it('answers the other way round too', async () => {
    const around = visit.page.locator('#around');
    expect(await around.locator('.sentence').innerText()).toContain('the United States');
    expect(await around.getByRole('link').first().getAttribute('href')).toContain('/relationship/SWE/USA');
  });

  it('is without fault, accessible in both colours, and nothing is wider than the window', async () => {
    await expectSound(visit);
  });
});

describe('by keyboard alone', () => {
  it('another window is asked for, told, and gone back from; a word opens its definition', async () => {
    const { page, faults } = await site.visit(path);
    const first = await page.locator('.relationship-answer').innerText();
    await tabTo(page, /^From year/);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('1990');
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=1990/);
    await settle(page);
    const second = await page.locator('.relationship-answer').innerText();
    expect(second).toContain('1990');
    expect(second).not.toBe(first);
    await expect.poll(() => page.locator('[role=status].only-read').innerText()).toContain(second);
    await page.goBack();
    await settle(page);
    expect(await page.locator('.relationship-answer').innerText()).toBe(first);
    expect(await page.getByLabel('From year').inputValue()).toBe('1970');
    await page.locator('#words-part h2').evaluate((heading) => {
      (heading as HTMLElement).tabIndex = -1;
      (heading as HTMLElement).focus();
    });
    await tabTo(page, 'Attributed displacement');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.definition').first().innerText()).toContain('without');
    expect(faults).toEqual([]);
  });
});

describe('where the data do not tell', () => {
  it('says it as calmly as a finding, with the reason, and nothing is drawn', async () => {
    const visit = await site.visit(silentPath);
    const { page } = visit;
    expect(await page.locator('#forces-part .unknown').innerText()).toContain('the data do not tell');
    expect(await page.locator('figure#forces').count()).toBe(0);
    const told = await page.locator('#words-part .not-told').first().innerText();
    expect(told).toContain('The data do not tell');
    expect(told).toContain('too little');
    await expectSound(visit);
  });

  it('an actor that nobody knows is told in words', async () => {
    const { page } = await site.visit('/relationship/Atlantiss/SWE');
    expect(await page.locator('.notice').first().innerText()).toContain('Atlantiss');
  });
});
