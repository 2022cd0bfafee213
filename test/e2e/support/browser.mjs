import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** Nothing of the browser's own may go out to a network. */
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser that runs. Close it, or its files stay. @typedef {{ browser: import('playwright-core').Browser, close: () => Promise<void> }} OpenBrowser */

/**
 * Start Chromium without a window: `chromium` on the PATH, else the binary that the package @sparticuz/chromium carries.
 *
 * @returns {Promise<OpenBrowser>}
 */
export async function openBrowser() {
  const folder = mkdtempSync(join(tmpdir(), 'suasion-browser-'));
  try {
    const { executablePath, args } = installedBrowser() ?? (await packagedBrowser(folder));
    const browser = await chromium.launch({ executablePath, args: [...args, ...quiet] });
    return {
      browser,
      close: async () => {
        await browser.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** `chromium` on the PATH, or null. */
function installedBrowser() {
  for (const place of (process.env['PATH'] ?? '').split(delimiter)) {
    const executablePath = join(place, 'chromium');
    try {
      accessSync(executablePath, constants.X_OK);
      return { executablePath, args: ['--no-sandbox', '--disable-gpu'] };
    } catch {
      // Not here.
    }
  }
  return null;
}

/** What the package asks for where processes are dear; with one for all, windows share what each is to keep for itself. */
const unwanted = ['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content'];

/** The binary of the package, unpacked into a folder of its own. @param {string} folder */
async function packagedBrowser(folder) {
  // Read on being imported: without it the package does not unpack the libraries that a bare machine lacks.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const args = packaged.args.filter((/** @type {string} */ one) => !unwanted.includes(one));
    return { executablePath: await packaged.executablePath(), args };
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
