import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlan } from '../../src/study/plan/spec.js';
import { repository } from '../support/raw.js';
import { expectSound, openSite, settle, type Site, tabTo, type Visit } from './support/site.js';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

interface Told {
  readonly result: {
    readonly reading: { readonly sentence: string };
    readonly portfolio: { readonly acts: readonly unknown[] };
    readonly touched: readonly unknown[];
  };
}

const sentenceOf = ({ page }: Visit): Promise<string> => page.locator('.plan-sentence').innerText();

/** A plan that takes a moment: one audience, nobody else. */
const small = '{"actor":"SWE","audiences":["NOR"],"budget":"3 standard acts","horizon":2,"start":2005}';

describe('the worked example', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await site.visit('/plan');
  });

  it('is answered at once, with the numbers that stand beside the page', async () => {
    const { page } = visit;
    const twin = await page.request.get(`${site.url}/plan.json`);
    const { result } = (await twin.json()) as Told;
    expect(await sentenceOf(visit)).toBe(result.reading.sentence);
    expect(await page.locator('.plan-acts tbody tr').count()).toBe(result.portfolio.acts.length);
    expect(await page.locator('.kicker').innerText()).toContain('Nearer in the General Assembly');
    for (const figure of ['fan', 'switched', 'messengers', 'shares', 'frontier', 'against-coercion'])
      expect(await page.locator(`figure#${figure} .finding`).innerText(), figure).not.toBe('');
    expect(await page.locator('#coercion').innerText()).toContain('never recommended');
    expect(await page.locator('#others').innerText()).toContain('no number here tells');
    expect(await page.getByRole('switch', { name: /Do no harm/ }).isChecked()).toBe(true);
  });

  it('is saved as a file that the command line takes, and that says the same', async () => {
    const { page } = visit;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    const saved = readPlan(readFileSync(await download.path(), 'utf8'), 'saved.yaml');
    const example = readPlan(readFileSync(join(repository, 'examples/plan-votes.yaml'), 'utf8'), 'plan-votes.yaml');
    expect(saved.audiences).toEqual([
      { name: 'POL', weight: 1 },
      { name: 'CZE', weight: 0.5 },
    ]);
    const others = { actor: '', audiences: [], partners: [] };
    expect({ ...saved, ...others }).toEqual({ ...example, ...others });
    expect(saved.partners.map(({ consents }) => consents)).toEqual(example.partners.map(({ consents }) => consents));
  });

  it('is without fault, accessible in both colours, and nothing is wider than the window', async () => {
    await expectSound(visit);
  });
});

describe('a plan', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await site.visit(`/plan?plan=${encodeURIComponent(small)}`);
  });

  it('is changed and asked by keyboard alone, read out, and restored from its link; acts are turned off one by one', async () => {
    const { page, faults } = visit;
    await tabTo(page, 'Budget');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2');
    await tabTo(page, 'Add a partner');
    await page.keyboard.press('Enter');
    // The new field stands before the button: back over its tick, its effort and its way out.
    for (let steps = 0; steps < 4; steps++) await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('Irel');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Work out the plan');
    await page.keyboard.press('Enter');
    await page.waitForURL(/IRL/);
    await settle(page);
    const sentence = await sentenceOf(visit);
    expect(sentence).toContain('of 2 standard acts');
    await expect.poll(() => page.locator('[role=status].only-read').innerText()).toContain('The plan is worked out');

    await tabTo(page, /toward Norway, 200\d/);
    await page.keyboard.press('Space');
    await page.locator('figure#switched').waitFor();
    await settle(page);
    const switched = await page.locator('#switches .sentence').innerText();
    expect(switched).toMatch(/^(No act is on|\d of \d acts? on)/);

    await page.reload();
    await settle(page);
    expect(await sentenceOf(visit)).toBe(sentence);
    expect(await page.getByRole('combobox', { name: 'Partner 1' }).inputValue()).toBe('Ireland');
    expect(await page.getByRole('textbox', { name: 'Budget' }).inputValue()).toBe('2');
    expect(await page.locator('#switches .sentence').innerText()).toBe(switched);
    expect(faults).toEqual([]);
  });

  it('lifts the no-harm constraint by a choice that is stated, in the form and in the answer', async () => {
    const { page } = visit;
    await page.getByRole('switch', { name: /Do no harm/ }).press('Space');
    expect(await page.locator('.plan-lifted').innerText()).toContain('the answer will say so');
    await page.getByRole('checkbox', { name: /^Inducement/ }).press('Space');
    await page.getByRole('button', { name: 'Work out the plan' }).press('Enter');
    await page.waitForURL(/inducement/);
    await settle(page);
    expect(await page.locator('#found').innerText()).toContain('no-harm constraint was lifted for inducement');
  });

  it('is stopped while it is worked out, and worked out after all', async () => {
    const { page } = visit;
    let release = (): void => undefined;
    await page.route('**/api/v1/plan', async (route) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await route.continue().catch(() => undefined);
    });
    await page.getByRole('textbox', { name: 'Budget' }).fill('3');
    await page.getByRole('button', { name: 'Work out the plan' }).press('Enter');
    await page.getByRole('progressbar', { name: 'Working out the plan' }).waitFor();
    const [left] = await Promise.all([
      page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/v1/plan')),
      page.getByRole('button', { name: 'Stop' }).press('Enter'),
    ]);
    expect(left.failure()?.errorText).toBe('net::ERR_ABORTED');
    release();
    await page.unroute('**/api/v1/plan');
    await page.getByRole('button', { name: 'Work it out after all' }).press('Enter');
    await settle(page);
    expect(await sentenceOf(visit)).toContain('of 3 standard acts');
  });

  it('that is careless is told what to change, at the field and calmly', async () => {
    const { page } = visit;
    const budget = page.getByRole('textbox', { name: 'Budget' });
    await budget.fill('');
    await budget.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    await budget.fill('5 kg');
    await budget.press('Enter');
    const notice = page.locator('.plan-answer .notice');
    await notice.waitFor();
    expect(await notice.innerText()).toContain('a budget in standard acts or in US$');
    expect(await budget.getAttribute('aria-invalid')).toBe('true');
    const told = await budget.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${told!.split(' ').at(-1)}"]`).innerText()).toContain('Write the amount');
    expect(await sentenceOf(visit)).toContain('has to change');
  });

  it('is begun anew by typing into an empty one', async () => {
    const { page } = visit;
    await page.getByRole('button', { name: 'Begin an empty plan' }).press('Enter');
    const actor = page.getByRole('combobox', { name: 'Who plans' });
    await actor.press('F');
    await actor.pressSequentially('ranc');
    expect(await actor.inputValue()).toBe('Franc');
    await actor.press('Escape');
    expect(await page.getByRole('textbox', { name: 'Budget' }).inputValue()).toBe('12');
  });
});
