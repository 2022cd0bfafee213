import { setTimeout as wait } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Request } from 'playwright-core';
import { expect, inject } from 'vitest';
import { openBrowser } from './browser.mjs';

/** How a page is looked at. */
export interface Look {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
}

/** A page in a browser, with everything that it did amiss. */
export interface Visit {
  readonly page: Page;
  /** Errors and warnings of its console, faults of its scripts, answers that failed, and requests that went elsewhere. */
  readonly faults: readonly string[];
}

/** The built page on its real server with the shipped tables (see `server.ts`), and a browser to look at it. */
export interface Site {
  readonly url: string;
  /** Open an address of the site, and wait until it has come to rest. */
  visit(path: string, look?: Look): Promise<Visit>;
  close(): Promise<void>;
}

/** A browser before the server of all these tests, both as people have them. Close it, or the test will not end. */
export async function openSite(): Promise<Site> {
  const url = inject('site');
  const { browser, close } = await openBrowser();
  return {
    url,
    async visit(path, { width = 1200, theme = 'light' } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: theme,
        reducedMotion: 'reduce',
        acceptDownloads: true,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      const faults = watch(page, url);
      await page.goto(url + path);
      await settle(page);
      return { page, faults };
    },
    close,
  };
}

/** How long a page must be quiet for it to have come to rest [ms]. */
const quiet = 120;

/** Requests under way, by page. */
const asked = new WeakMap<Page, Set<Request>>();

/** Wait until nothing is asked for any more and nothing is marked as being on its way, for a while. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState();
  let restedSince = performance.now();
  while (performance.now() - restedSince < quiet) {
    const busy = await page.evaluate(() => document.querySelector('[aria-busy="true"], .page-wait') !== null);
    if (busy || asked.get(page)!.size > 0) restedSince = performance.now();
    await wait(20);
  }
}

function watch(page: Page, url: string): string[] {
  const faults: string[] = [];
  const underWay = new Set<Request>();
  asked.set(page, underWay);
  page.on('request', (request) => underWay.add(request));
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A question that is no longer wanted is called off.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`) && !/^(blob|data):/.test(request.url()))
      faults.push(`outside: ${request.url()}`);
  });
  return faults;
}

/** WCAG 2.2 AA and best practice, as far as a program can see. */
const wcag = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
} as const;

/** What breaks a rule. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Without frames there is nothing to bring together from other windows, and opening one takes longer than looking.
    .setLegacyMode()
    .options({ resultTypes: ['violations'], runOnly: { ...wcag, values: [...wcag.values] } })
    .analyze();
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ html }) => html);
    return `${id}: ${help}: ${places.join(' ')}`;
  });
}

/**
 * Accessible as it is found, and with everything opened, then in both themes; opened, nothing is wider than a window of 320 px;
 * and no fault on the way but those that are meant. Of lists and tables the first: the others are made alike, by thousands. The page
 * is of no use after it.
 */
export async function expectSound({ page, faults }: Visit, meant = /^$/): Promise<void> {
  expect(await violationsOf(page)).toEqual([]);
  await page.locator('details:not(li:nth-child(n + 6) *)').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
  const { width, height } = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height });
  await settle(page);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width, height });
  await page.locator('tbody tr:nth-child(n + 12)').evaluateAll((all) => {
    for (const one of all) one.remove();
  });
  expect(await violationsOf(page)).toEqual([]);
  const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper()).not.toBe(light);
  expect(await violationsOf(page)).toEqual([]);
  expect(faults.filter((fault) => !meant.test(fault))).toEqual([]);
}

/** Nothing is wider than the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [inner, whole] = await page.evaluate(() => [window.innerWidth, document.documentElement.scrollWidth]);
  expect(whole).toBeLessThanOrEqual(inner!);
}

/** Press Tab until the element with this accessible name, or part of it, has the focus. Fails after 150 steps. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let steps = 0; steps < 150; steps++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const label =
        element?.getAttribute('aria-label') ?? (element as HTMLInputElement | null)?.labels?.[0]?.textContent;
      return (label ?? element?.textContent ?? '').trim();
    });
    if (typeof name === 'string' ? here === name : name.test(here)) return;
  }
  throw new Error(`Expected Tab to come to "${name}", but it did not in 150 steps`);
}
