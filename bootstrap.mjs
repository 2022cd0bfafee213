#!/usr/bin/env node
/**
 * Makes a clone ready to run: installs the packages that are missing, then builds dist/ when the sources are newer.
 * Runs before `npm start`, `npm test` and their like; quick and silent when there is nothing to do. Everything it says
 * goes to standard error. With --rebuild it builds in any case.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const lockFile = join(root, '.bootstrap.lock');
const build = join(root, 'dist');
const nextBuild = join(root, 'dist.next');
const lastBuild = join(root, 'dist.last');
const stampName = '.built-from';
/** How the page and the programs are bundled. */
const buildSettings = ['vite.config.ts', 'vite.programs.config.ts'];
/** Set while npm installs on our behalf, because npm then runs the `prepare` script, which is this file again. */
const installing = 'SUASION_INSTALLING';
const longestWait = 15 * 60_000;

if (process.env[installing] === undefined) main(process.argv.includes('--rebuild'));

/** @param {boolean} rebuild */
function main(rebuild) {
  requireNode();
  if (isInstalled() && isBuilt() && !rebuild) return;
  takeLock();
  process.on('exit', () => fs.rmSync(lockFile, { force: true }));
  // Another process may have done the work while this one waited.
  if (!isInstalled()) install();
  if (!isBuilt() || rebuild) buildSources();
}

function requireNode() {
  const needed = /** @type {string} */ (readJson('package.json').engines.node).replace('>=', '');
  const [major = 0, minor = 0] = needed.split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  fail(
    `Node is too old: expected ${needed} or newer, got ${process.versions.node}. Get a newer one from https://nodejs.org.`,
  );
}

/** Whether every package of the lock file is there in its version. Optional ones belong to other platforms, or npm has tried. */
function isInstalled() {
  const installed = readJson('node_modules/.package-lock.json')?.packages;
  if (installed === undefined) return false;
  const wanted = Object.entries(readJson('package-lock.json')?.packages ?? {});
  return wanted.every(([path, { version, optional }]) => {
    if (path === '' || optional === true) return true;
    return installed[path]?.version === version && fs.existsSync(join(root, path, 'package.json'));
  });
}

function install() {
  say('Installing packages (the first time this takes about half a minute) …');
  // `npm ci` refuses lock files that lack a platform's optional packages; `--no-save` leaves the lock file as it is.
  const command = 'npm install --include=dev --no-save --no-audit --no-fund --prefer-offline';
  const env = { ...process.env, [installing]: '1' };
  const { status } = spawnSync(command, { cwd: root, env, shell: true, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    fail(
      `The packages could not be installed: expected "${command}" to succeed, got exit status ${status}. See npm's message above; the first time a network is needed.`,
    );
  }
  if (!isInstalled())
    fail('The packages could not be installed: npm succeeded, but left some out. Delete node_modules/ and try again.');
}

function isBuilt() {
  return readText(join(build, stampName)) === sourcesHash();
}

/** A hash over all that the build depends on. */
function sourcesHash() {
  const sources = fs.readdirSync(join(root, 'src'), { recursive: true }).map((path) => join('src', String(path)));
  const files = ['package.json', 'package-lock.json', 'tsconfig.json', ...buildSettings, ...sources.sort()];
  const hash = createHash('sha256');
  for (const file of files) {
    if (!fs.statSync(join(root, file), { throwIfNoEntry: false })?.isFile()) continue;
    const text = fs.readFileSync(join(root, file));
    hash.update(`${file}\n${text.length}\n`).update(text);
  }
  return hash.digest('hex');
}

/** Build beside the old build and put it in its place, so that nobody ever runs half a build. */
function buildSources() {
  say('Building dist/ …');
  const hash = sourcesHash();
  fs.rmSync(nextBuild, { recursive: true, force: true });
  run('the TypeScript compiler', 'typescript/bin/tsc', '--project', join(root, 'tsconfig.json'), '--outDir', nextBuild);
  // A clone of part of the sources has no page, and its programs run as they were compiled.
  if (buildSettings.every((file) => fs.existsSync(join(root, file)))) {
    // After the compiler, because the page's build empties its folder.
    bundle('the build of the page', 'vite.config.ts', 'web');
    bundle('the bundling of programs', 'vite.programs.config.ts', 'run');
    fs.writeFileSync(join(nextBuild, 'cli', 'main.js'), "#!/usr/bin/env node\nimport '../run/main.js';\n");
  }
  for (const command of Object.values(readJson('package.json').bin ?? {})) {
    const program = join(root, String(command).replace(/^(\.\/)?dist\//, 'dist.next/'));
    if (fs.existsSync(program)) fs.chmodSync(program, 0o755);
  }
  fs.writeFileSync(join(nextBuild, stampName), hash);
  fs.rmSync(lastBuild, { recursive: true, force: true });
  if (fs.existsSync(build)) fs.renameSync(build, lastBuild);
  fs.renameSync(nextBuild, build);
  fs.rmSync(lastBuild, { recursive: true, force: true });
}

/** @param {string} maker @param {string} settings @param {string} folder */
function bundle(maker, settings, folder) {
  const out = join(nextBuild, folder);
  run(maker, 'vite/bin/vite.js', 'build', '--config', join(root, settings), '--logLevel', 'error', '--outDir', out);
}

/** One step of the build, by a program of an installed package. @param {string} maker @param {string} program @param {string[]} parameters */
function run(maker, program, ...parameters) {
  const module = join(root, 'node_modules', program);
  const { status } = spawnSync(process.execPath, [module, ...parameters], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  fs.rmSync(nextBuild, { recursive: true, force: true });
  fail(
    `dist/ could not be built: expected ${maker} to succeed, got exit status ${status}. Correct what it names above; the last build is left as it was.`,
  );
}

/** Wait until no other process is at work here. A lock whose owner has died, or that is very old, counts for nothing. */
function takeLock() {
  let waiting = false;
  for (;;) {
    try {
      fs.writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== 'EEXIST') fail(`Nothing can be written to ${root}: expected a folder of one's own, got ${code}.`);
    }
    const taken = fs.statSync(lockFile, { throwIfNoEntry: false });
    const owner = readText(lockFile);
    if (taken === undefined || owner === null) continue;
    const age = Date.now() - taken.mtimeMs;
    if ((owner !== '' && !isAlive(Number(owner))) || age > longestWait) {
      fs.rmSync(lockFile, { force: true });
      continue;
    }
    if (!waiting) say(`Waiting for process ${owner}, which is setting up the same folder …`);
    waiting = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

/** @param {number} processId */
function isAlive(processId) {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** The contents of a file, or null when it is not there. @param {string} path */
function readText(path) {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readText(join(root, path)) ?? 'null');
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`suasion: ${text}\n`);
}

/** @param {string} text @returns {never} */
function fail(text) {
  say(text);
  process.exit(1);
}
