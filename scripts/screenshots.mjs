/**
 * Takes pictures of every page into docs/screenshots/: on a desktop and on a phone, in light and in dark. Looks at the built page with
 * the shipped tables. `npm run screenshots`; with names of pages behind it, of those only.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../test/e2e/support/browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'docs', 'screenshots');

/** Each page in a state that shows what it can. */
const pages = [
  { name: 'home', path: '/' },
  { name: 'relationship', path: '/relationship/USA/UKR?from=1992&to=2019' },
  { name: 'instruments', path: '/instruments' },
  { name: 'actor', path: '/actor/SWE' },
  { name: 'plan', path: '/plan' },
  { name: 'method', path: '/method' },
];
const windows = [
  { device: 'desktop', width: 1200, height: 1600 },
  { device: 'phone', width: 360, height: 1100 },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !pages.some((page) => page.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `Expected names of pages (${pages.map(({ name }) => name).join(', ')}), got ${unknown.join(', ')}.\n`,
  );
  process.exit(2);
}

const { startServer } = await import(new URL('../dist/run/http.js', import.meta.url).href);
const { studies } = await import(new URL('../dist/run/study.js', import.meta.url).href);
const server = await startServer({ studies, data: join(root, 'reference'), port: 0 });
const { browser, close } = await openBrowser();
mkdirSync(folder, { recursive: true });
try {
  for (const { name, path } of pages.filter((page) => wanted.length === 0 || wanted.includes(page.name))) {
    for (const { device, width, height } of windows) {
      for (const theme of /** @type {const} */ (['light', 'dark'])) {
        const file = `${name}-${device}-${theme}.png`;
        const context = await browser.newContext({
          viewport: { width, height },
          colorScheme: theme,
          reducedMotion: 'reduce',
        });
        const page = await context.newPage();
        page.setDefaultTimeout(180_000);
        await page.goto(server.url + path);
        await page.waitForLoadState('networkidle');
        await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .page-wait') === null);
        writeFileSync(join(folder, file), await page.screenshot());
        process.stderr.write(`docs/screenshots/${file}\n`);
        await context.close();
      }
    }
  }
} finally {
  await close();
  await server.close();
}
