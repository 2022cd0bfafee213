import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoSidewaysScroll, openSite, type Site, type Visit } from './support/site.js';

const paths = [
  '/',
  '/relationship/USA/SWE?from=1970&to=2000',
  '/instruments?instrument=defence-pact',
  '/actor/SWE?audience=NOR&year=2010',
  '/method',
] as const;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Colours that are drawn with, on a canvas too, and are none of the reader's own: those are black, white, between them, or for links. */
function foreignColours(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    const own = ['LinkText', 'Highlight'].map((name) => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    const drawn = [...document.querySelectorAll('svg *')].flatMap((element) => {
      const { fill, stroke } = getComputedStyle(element);
      return [fill, stroke];
    });
    const canvas = [...document.querySelectorAll('.canvas-colours i')].map((one) => getComputedStyle(one).color);
    const foreign = [...drawn, ...canvas].filter((colour) => {
      // A pattern's own marks are among what is drawn.
      if (colour.startsWith('url(')) return false;
      const [red, green, blue, alpha] = (colour.match(/[\d.]+/g) ?? ['0', '0', '0']).map(Number);
      return !own.includes(colour) && alpha !== 0 && !(red === green && green === blue);
    });
    return [...new Set(foreign)];
  });
}

/** Texts written in the colour of the ground. */
function unreadable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'Canvas';
    const ground = getComputedStyle(probe).color;
    probe.remove();
    const texts = [...document.querySelectorAll<HTMLElement>('body *:not(svg *)')].filter((element) =>
      [...element.childNodes].some(
        ({ nodeType, data }: ChildNode & { data?: string }) => nodeType === 3 && data?.trim(),
      ),
    );
    return texts.filter((one) => getComputedStyle(one).color === ground).map((one) => one.innerText);
  });
}

/** Boxes beside each other that lie over each other, and texts and pictures of which a part is cut off. */
function overlapping(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen = (element: Element): boolean =>
      element.checkVisibility() && !element.matches('.only-read, .skip') && element.getBoundingClientRect().width > 0;
    const rows = [...document.querySelectorAll('body *:not(svg *)')].filter(
      (element) => /grid|flex/.test(getComputedStyle(element).display) && element.childElementCount < 60,
    );
    return rows.flatMap((row) => {
      const boxes = [...row.children].filter(seen).map((child) => [child, child.getBoundingClientRect()] as const);
      return boxes.flatMap(([one, a], at) =>
        boxes
          .slice(at + 1)
          .filter(
            ([, b]) =>
              Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1,
          )
          .map(([other]) => `${one.className || one.tagName} and ${other.className || other.tagName}`),
      );
    });
  });
}

/** What there is to read and to do outside of pictures. */
function told(page: Page): Promise<string[]> {
  return page
    .locator('h1, h2, h3, main p, summary, button, legend, select, th, tr:not(.evidence-row) > td')
    .evaluateAll((all) =>
      all.filter((one) => one.checkVisibility()).map((one) => (one.textContent ?? '').replaceAll(/\s+/g, ' ').trim()),
    );
}

async function inForcedColours({ page }: Visit): Promise<void> {
  // In the dark, where another theme has its say too.
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  expect(await foreignColours(page)).toEqual([]);
  expect(await unreadable(page)).toEqual([]);
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
}

async function twiceAsLarge({ page }: Visit): Promise<void> {
  const whole = await told(page);
  await page.setViewportSize({ width: 600, height: 450 });
  await expectNoSidewaysScroll(page);
  expect(await overlapping(page)).toEqual([]);
  const still = (await told(page)).join('\n');
  expect(whole.filter((text) => !still.includes(text))).toEqual([]);
}

async function fromRightToLeft({ page }: Visit): Promise<void> {
  await page.setViewportSize({ width: 360, height: 900 });
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await expectNoSidewaysScroll(page);
  expect(await overlapping(page)).toEqual([]);
  for (const part of ['.name', 'h1']) {
    const { x, width } = (await page.locator(part).boundingBox())!;
    expect(x + width).toBeGreaterThan(330);
  }
  const directions = await page
    .locator('.chart, td.number, .estimate-words')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
  expect(directions.filter((direction) => direction !== 'ltr')).toEqual([]);
  await page.evaluate(() => (document.documentElement.dir = 'ltr'));
}

async function withoutMotion({ page }: Visit): Promise<void> {
  const drawing = page.locator('.figure .drawing').first();
  if ((await drawing.count()) === 0) return;
  const moves = (): Promise<string> =>
    drawing.evaluate((element) => {
      element.closest('.figure')!.parentElement!.setAttribute('aria-busy', 'true');
      const { transitionDuration } = getComputedStyle(element);
      element.closest('.figure')!.parentElement!.removeAttribute('aria-busy');
      return transitionDuration;
    });
  expect(await moves()).toBe('0s');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await moves()).not.toBe('0s');
  await page.emulateMedia({ reducedMotion: 'reduce' });
}

/** As on A4 with margins of a centimetre, from a page in the dark. */
async function onPaper({ page }: Visit): Promise<void> {
  await page.setViewportSize({ width: 718, height: 1000 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expectNoSidewaysScroll(page);
  const paper = await page.evaluate(() => {
    const visible = (selector: string): number =>
      [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).length;
    const cut = [...document.querySelectorAll('main *:not(svg *, canvas, .only-read)')].filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      if ((overflowX === 'visible' && overflowY === 'visible') || !element.checkVisibility()) return false;
      return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    });
    return {
      ground: getComputedStyle(document.body).backgroundColor,
      controls: visible('select, input, .tools button, .fields button'),
      depths: [visible('.everything > :not(summary)'), visible('.everything')],
      cut: cut.map(({ className }) => className),
      foot: document.querySelector<HTMLElement>('.foot-printed')!.innerText,
    };
  });
  expect(paper.ground).toBe('rgb(255, 255, 255)');
  expect(paper.controls).toBe(0);
  expect(paper.depths[0]).toBe(paper.depths[1]);
  expect(paper.cut).toEqual([]);
  expect(paper.foot).toContain(page.url());
  expect(paper.foot).toMatch(/on \d+ \w+ \d{4}/);
  // What is drawn on a canvas is drawn again, dark on white.
  const ground = await page
    .locator('.network-window canvas')
    .evaluateAll((all) =>
      all.map((canvas) => [...(canvas as HTMLCanvasElement).getContext('2d')!.getImageData(2, 2, 1, 1).data]),
    );
  expect(ground.every((pixel) => pixel.join() === '255,255,255,255')).toBe(true);
}

describe('whoever reads it, and on whatever', () => {
  it.each(paths)('%s: own colours, twice as large, right to left, without motion, on paper', async (path) => {
    const visit = await site.visit(path);
    const { page, faults } = visit;
    if (path.startsWith('/actor')) {
      await page.locator('.network-picture[data-resting=true]').waitFor();
      await page.locator('.weigh-ranks[data-weights=""]').waitFor();
    }
    await inForcedColours(visit);
    await withoutMotion(visit);
    await twiceAsLarge(visit);
    await fromRightToLeft(visit);
    await onPaper(visit);
    expect(faults).toEqual([]);
    await page.close();
  });
});
