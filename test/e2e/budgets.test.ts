import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../support/raw.js';
import { openSite, type Site } from './support/site.js';

const assets = join(repository, 'dist', 'web', 'assets');

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Gzipped kilobytes of the scripts that an address loads until it rests. */
async function scriptKilobytes(path: string): Promise<number> {
  const { page } = await site.visit(path);
  const names = await page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => (name.endsWith('.js') ? [name] : [])),
  );
  const files = names.map((name) => readFileSync(join(assets, new URL(name).pathname.replace('/assets/', ''))));
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0) / 1000;
}

describe('the weight of the page', () => {
  it.each(['/', '/instruments', '/plan', '/method'])('is at most 220 kB of script at %s', async (path) => {
    const kilobytes = await scriptKilobytes(path);
    expect(kilobytes).toBeGreaterThan(50);
    expect(kilobytes).toBeLessThanOrEqual(220);
  });

  it('holds nothing of the server: no module of Node, no DuckDB, no zod', () => {
    const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(3);
    for (const name of scripts) {
      const text = readFileSync(join(assets, name), 'utf8');
      expect(text, name).not.toMatch(/["'`]node:|duckdb|ZodError|ZodType/i);
    }
  });
});

describe('the speed of the page', () => {
  it('shows its largest part within 1.5 s, and nothing jumps', { retry: 2 }, async () => {
    const { page } = await site.visit('/');
    const [painted, moved] = await page.evaluate(
      () =>
        new Promise<[number, number]>((resolve) => {
          let largest = 0;
          let shift = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) largest = entry.startTime;
          }).observe({ type: 'largest-contentful-paint', buffered: true });
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve([largest, shift]), 300);
        }),
    );
    expect(painted).toBeGreaterThan(0);
    expect(painted).toBeLessThanOrEqual(1500);
    expect(moved).toBeLessThanOrEqual(0.05);
  });

  it('draws the map of another year 30 times a second', { retry: 2 }, async () => {
    const { page } = await site.visit('/?year=1990');
    const milliseconds = await page.evaluate(async () => {
      const slider = document.querySelector<HTMLInputElement>('input[type=range]')!;
      const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
      const frame = (): Promise<number> =>
        new Promise((resolve) => {
          requestAnimationFrame(resolve);
        });
      const times: number[] = [];
      for (let year = 1970; year < 2015; year++) {
        const before = await frame();
        setValue.call(slider, String(year));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await frame();
        times.push((await frame()) - before);
      }
      // Each took two frames: one to draw, one to see that it was drawn.
      return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]! / 2;
    });
    expect(milliseconds).toBeLessThanOrEqual(1000 / 30);
  });
});
