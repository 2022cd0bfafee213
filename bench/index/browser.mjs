import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';

/** Where a browser may be: as named, or as packages of systems put it. */
const places = [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/**
 * The times of an index in headless Chromium, in milliseconds; null where there is no browser. The code of the index is bundled as a web page
 * would have it.
 * @param {{ skewed: number, choices: boolean, draws: number, turns: number }} job
 * @returns {Promise<number[] | null>}
 */
export async function timesInBrowser(job) {
  const executablePath = places.find((place) => place !== '' && existsSync(place));
  if (executablePath === undefined) return null;
  const bundled = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      lib: { entry: fileURLToPath(new URL('page.mjs', import.meta.url)), name: 'page', formats: ['iife'] },
    },
  });
  const [output] = /** @type {{ output: { code: string }[] }[]} */ (bundled);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: String(output?.output[0]?.code) });
    return await page.evaluate(
      (given) =>
        /** @type {{ timeIndex: (job: unknown) => number[] }} */ (/** @type {unknown} */ (globalThis)).timeIndex(given),
      job,
    );
  } finally {
    await browser.close();
  }
}
