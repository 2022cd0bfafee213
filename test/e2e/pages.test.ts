import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openSite, settle, type Site, tabTo, type Visit } from './support/site.js';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

async function queryOf(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => Object.fromEntries(new URLSearchParams(window.location.search)));
}

describe('Home', () => {
  let home: Visit;
  beforeAll(async () => {
    home = await site.visit('/');
  });

  it('leads to a relationship by keyboard alone', async () => {
    const { page } = await site.visit('/');
    await tabTo(page, 'Who acts');
    await page.keyboard.type('swed');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Who is moved');
    await page.keyboard.type('cote d ivoire');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, 'See how far');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/relationship/**');
    expect(new URL(page.url()).pathname).toBe('/relationship/SWE/CIV');
  });

  it('asks for both, in words', async () => {
    const { page } = home;
    await page.getByRole('button', { name: 'See how far' }).click();
    expect(await page.locator('.picker-said').innerText()).toBe('Name both: who acts, and who is moved.');
  });

  it('shows the year of the address, and keeps the slider’s year there', async () => {
    const { page, faults } = await site.visit('/?year=1989');
    expect(await page.locator('#map .finding').innerText()).toMatch(/^In 1989, \d+ of 15\d states/);
    const slider = page.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('#map .finding').innerText()).toMatch(/^In 1987, /);
    await page.waitForURL('**/?year=1987');
    // And it is read out, once the slider rests.
    await page.locator('.only-read', { hasText: 'In 1987, ' }).waitFor({ state: 'attached' });
    expect(faults).toEqual([]);
  });

  it('says that there were no votes in 1964', async () => {
    const { page } = await site.visit('/?year=1964');
    expect(await page.locator('.unknown').innerText()).toContain('There were no votes in 1964');
  });

  it('has every state of the map in its table and its CSV', async () => {
    const { page } = home;
    await page.locator('#map').getByText('The numbers as a table').click();
    await expect.poll(() => page.locator('#map tbody tr').count()).toBeGreaterThan(180);
    const rows = await page.locator('#map tbody tr').count();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#map').getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('suasion-map.csv');
    const lines = readFileSync(await file.path(), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(rows + 1);
    expect(lines.find((line) => line.startsWith('MLT,'))).toMatch(/^MLT,Malta,/);
  });

  it('gives the map as SVG that stands alone, and as PNG', async () => {
    const { page, faults } = home;
    const take = async (name: string): Promise<Buffer> => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('#map').getByRole('button', { name }).click(),
      ]);
      return readFileSync(await file.path());
    };
    const svg = (await take('SVG')).toString('utf8');
    expect(svg).toMatch(/^<\?xml/);
    expect(svg).toContain('.chart-class-1');
    const png = await take('PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.length).toBeGreaterThan(10_000);
    expect(faults).toEqual([]);
  });

  it('names findings only with a grade, and leads to the evidence of each', async () => {
    const { page, faults } = home;
    const findings = page.locator('.strongest ol > li');
    expect(await findings.count()).toBeGreaterThan(0);
    expect(await page.locator('.strongest ol > li .grade-word').count()).toBe(await findings.count());
    const first = findings.first().getByRole('link');
    const title = await first.innerText();
    await first.click();
    await settle(page);
    const row = page.locator('tr:focus');
    expect(await row.innerText()).toContain(title);
    const { y } = (await row.boundingBox())!;
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThan(900);
    expect(await page.locator('.evidence').isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });
});

describe('Instruments', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await site.visit('/instruments');
  });

  it('opens the evidence of an instrument by keyboard, and the address keeps it', async () => {
    const { page } = visit;
    await tabTo(page, 'Trade agreement');
    await page.keyboard.press('Enter');
    await page.locator('.evidence').waitFor();
    expect(await queryOf(page)).toEqual({ instrument: 'trade-agreement' });
    expect(await page.locator('.evidence').innerText()).toContain('Effective actors');
    await page.goBack();
    await page.locator('.evidence').waitFor({ state: 'detached' });
    expect(await queryOf(page)).toEqual({});
  });

  it('lets the marks of a picture be walked, and says each', async () => {
    const { page } = visit;
    const first = page.locator('#responses [data-mark="0"]');
    await first.focus();
    await page.keyboard.press('ArrowDown');
    const said = await page.locator('#responses .figure-mark').innerText();
    const title = await page.locator('.instruments tbody tr').nth(1).locator('.opener').innerText();
    expect(said).toContain(title);
  });

  it('filters by mechanism and goes to another horizon and scale, each in the address', async () => {
    const { page, faults } = visit;
    const rows = page.locator('.instruments tbody tr');
    const all = await rows.count();
    const controls = page.locator('.instruments-controls');
    await controls.getByLabel('Mechanism').selectOption('Coercion');
    expect(await rows.count()).toBeLessThan(all);
    expect(await rows.first().innerText()).toContain('Coercion');
    const within5 = await rows.first().innerText();
    await controls.getByLabel('After').selectOption('10 years');
    expect(await rows.first().innerText()).not.toBe(within5);
    expect(await queryOf(page)).toEqual({ mechanism: 'coercion', horizon: '10' });
    await controls.getByLabel('Scale').selectOption('Favourable opinion');
    await settle(page);
    expect(await queryOf(page)).toEqual({ scale: 'favourability', horizon: '10' });
    expect(await page.locator('.lead').innerText()).toContain('Favourable opinion');
    expect(faults).toEqual([]);
  });

  it('says in words where the contrast cannot be drawn', async () => {
    const { page } = await site.visit('/instruments?design=unga-recent');
    expect(await page.locator('.unknown').first().innerText()).toContain('there are not instruments of both kinds');
  });
});

describe('Method and data', () => {
  it('goes to the word of the address and opens it', async () => {
    const { page } = await site.visit('/method#influence');
    const word = page.locator('#influence');
    expect(await word.locator('details').getAttribute('open')).not.toBeNull();
    expect(await word.innerText()).toContain('W→');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('influence');
  });

  it('tells of a source its licence, how fresh it is, and what was rejected and why', async () => {
    const { page, faults } = await site.visit('/method');
    await tabTo(page, /^United Nations High Commissioner|^UNHCR|Refugee/);
    await page.keyboard.press('Enter');
    const account = page.locator('.account');
    await account.waitFor();
    const told = await account.innerText();
    for (const part of ['Licence', 'Newest record', 'Rejected', 'SHA-256', 'What was not used of ']) {
      expect(told).toContain(part);
    }
    expect(faults).toEqual([]);
  });

  it('opens a term in place, and closes it with Escape', async () => {
    const { page } = await site.visit('/instruments?instrument=defence-pact');
    await page.getByRole('button', { name: 'Quickness' }).click();
    const note = page.getByRole('note');
    await note.waitFor();
    await settle(page);
    expect(await note.innerText()).toMatch(/^Quickness is /);
    await page.getByRole('button', { name: 'Quickness' }).press('Escape');
    expect(await note.count()).toBe(0);
  });
});
