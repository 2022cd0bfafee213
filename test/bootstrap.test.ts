import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repository } from './support/raw.js';

let clone: string;

/** A clone of a small project with the real tools: the repository's own packages, or none where `packages` is false. */
function makeClone(packages: boolean): void {
  clone = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'suasion-clone-')));
  for (const file of ['bootstrap.mjs', 'tsconfig.json', 'package.json', 'package-lock.json']) {
    fs.copyFileSync(join(repository, file), join(clone, file));
  }
  fs.mkdirSync(join(clone, 'src', 'cli'), { recursive: true });
  write('src/cli/main.ts', "console.log('first');\n");
  if (packages) fs.symlinkSync(join(repository, 'node_modules'), join(clone, 'node_modules'), 'junction');
}

function write(path: string, text: string): void {
  fs.writeFileSync(join(clone, path), text);
}

function built(): string {
  return fs.readFileSync(join(clone, 'dist', 'cli', 'main.js'), 'utf8');
}

async function bootstrap(env: NodeJS.ProcessEnv = {}): Promise<{ status: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['bootstrap.mjs'], { cwd: clone, env: { ...process.env, ...env } });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const [status] = (await once(child, 'close')) as [number];
  return { status, ...output };
}

afterEach(() => fs.rmSync(clone, { recursive: true }));

describe('the build', () => {
  beforeEach(() => makeClone(true));

  it('is made once, and said so on standard error only', async () => {
    expect(await bootstrap()).toEqual({ status: 0, stdout: '', stderr: 'suasion: Building dist/ …\n' });
    expect(built()).toContain('first');
    expect(await bootstrap()).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('is made again when a source changes, comes or goes', async () => {
    await bootstrap();
    write('src/cli/main.ts', "console.log('second');\n");
    write('src/cli/other.ts', 'export const other = 1;\n');
    expect((await bootstrap()).stderr).toContain('Building');
    expect(built()).toContain('second');
    expect(fs.existsSync(join(clone, 'dist/cli/other.js'))).toBe(true);
    fs.rmSync(join(clone, 'src/cli/other.ts'));
    expect((await bootstrap()).stderr).toContain('Building');
    expect(fs.existsSync(join(clone, 'dist/cli/other.js'))).toBe(false);
  });

  it('is not made again when a file is only touched', async () => {
    await bootstrap();
    fs.utimesSync(join(clone, 'src/cli/main.ts'), new Date(), new Date());
    expect((await bootstrap()).stderr).toBe('');
  });

  it('stays as it was when the sources are wrong', async () => {
    await bootstrap();
    write('src/cli/main.ts', "export const wrong: number = 'second';\n");
    const { status, stdout, stderr } = await bootstrap();
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('src/cli/main.ts(1,14)');
    expect(stderr).toContain('dist/ could not be built');
    expect(built()).toContain('first');
    expect(fs.readdirSync(clone).filter((name) => name.startsWith('dist.') || name.endsWith('.lock'))).toEqual([]);
  });

  it('is made once when two begin at the same time', async () => {
    const runs = await Promise.all([bootstrap(), bootstrap(), bootstrap()]);
    expect(runs.map((run) => run.status)).toEqual([0, 0, 0]);
    expect(runs.filter((run) => run.stderr.includes('Building'))).toHaveLength(1);
    expect(built()).toContain('first');
  });

  it('does not wait for a process that died at it', async () => {
    const dead = spawn(process.execPath, ['--version']);
    await once(dead, 'close');
    write('.bootstrap.lock', String(dead.pid));
    expect(await bootstrap()).toEqual({ status: 0, stdout: '', stderr: 'suasion: Building dist/ …\n' });
  });

  it.skipIf(process.platform === 'win32')('leaves a program that can be run', async () => {
    await bootstrap();
    expect(fs.statSync(join(clone, 'dist/cli/main.js')).mode & 0o111).toBe(0o111);
  });
});

describe('the page', () => {
  beforeEach(() => {
    makeClone(true);
    for (const file of ['vite.config.ts', 'vite.programs.config.ts']) {
      fs.copyFileSync(join(repository, file), join(clone, file));
    }
    for (const folder of ['http', 'study/plan']) fs.mkdirSync(join(clone, 'src', folder), { recursive: true });
    const settings = fs.readFileSync(join(repository, 'vite.programs.config.ts'), 'utf8');
    for (const [, file] of settings.matchAll(/source\('(.+)'\)/g)) {
      if (file !== 'cli/main.ts') write(`src/${file}`, "console.log('thread');\n");
    }
    fs.mkdirSync(join(clone, 'src', 'web'));
    write('src/web/index.html', '<title>first</title><script type="module" src="./main.ts"></script>\n');
    write('src/web/main.ts', "document.body.append('first');\n");
  });

  function page(): string {
    return fs.readFileSync(join(clone, 'dist/web/index.html'), 'utf8');
  }

  /** What the command line runs: bundled, it is beside the threads it starts. */
  function program(): string {
    expect(built()).toContain("import '../run/main.js'");
    return fs.readFileSync(join(clone, 'dist/run/main.js'), 'utf8');
  }

  it('is built with the rest, its scripts named by their content, and not again', async () => {
    expect(await bootstrap()).toEqual({ status: 0, stdout: '', stderr: 'suasion: Building dist/ …\n' });
    const script = /\/assets\/main-[\w-]{8}\.js|\/assets\/index-[\w-]{8}\.js/.exec(page())?.[0];
    expect(fs.readFileSync(join(clone, 'dist/web', script!), 'utf8')).toContain('first');
    expect(fs.existsSync(join(clone, 'dist/web/main.js'))).toBe(false);
    expect(program()).toContain('first');
    expect(await bootstrap()).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('stays as it was when it cannot be built, and so does the rest', async () => {
    await bootstrap();
    const before = page();
    write('src/cli/main.ts', "console.log('second');\n");
    write('src/web/main.ts', "import './not-there.js';\n");
    const { status, stdout, stderr } = await bootstrap();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('not-there.js');
    expect(stderr).toContain('expected the build of the page to succeed');
    expect(page()).toBe(before);
    expect(program()).toContain('first');
    expect(fs.readdirSync(clone).filter((name) => name.startsWith('dist.') || name.endsWith('.lock'))).toEqual([]);
  });
});

describe('the version of Node', () => {
  beforeEach(() => makeClone(true));

  it('is refused when it is too old, with what is needed', async () => {
    const manifest = JSON.parse(fs.readFileSync(join(clone, 'package.json'), 'utf8')) as { engines: { node: string } };
    manifest.engines.node = '>=99.1.0';
    write('package.json', JSON.stringify(manifest));
    const { status, stderr } = await bootstrap();
    expect(status).toBe(1);
    expect(stderr).toContain(`expected 99.1.0 or newer, got ${process.versions.node}`);
  });
});

describe.skipIf(process.platform === 'win32')('the installation', () => {
  beforeEach(() => makeClone(false));

  /** An npm that writes down how it was called and does what `script` says. */
  function withNpm(script: string): NodeJS.ProcessEnv {
    fs.mkdirSync(join(clone, 'bin'));
    write('bin/npm', `#!/bin/sh\necho "$@" >> npm-calls\necho noise\n${script}\n`);
    fs.chmodSync(join(clone, 'bin/npm'), 0o755);
    return { PATH: `${join(clone, 'bin')}${delimiter}${process.env['PATH']}`, NODE_ENV: 'production' };
  }

  function npmCalls(): string[] {
    const calls = join(clone, 'npm-calls');
    return fs.existsSync(calls) ? fs.readFileSync(calls, 'utf8').trim().split('\n') : [];
  }

  it('is done when packages are missing, development packages included, and not again', async () => {
    const env = withNpm(`ln -s "${join(repository, 'node_modules')}" node_modules`);
    const { status, stdout, stderr } = await bootstrap(env);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('Installing packages');
    expect(stderr).toContain('noise');
    expect(npmCalls()).toEqual([expect.stringMatching(/^install --include=dev /)]);
    expect(built()).toContain('first');
    expect(await bootstrap(env)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(npmCalls()).toHaveLength(1);
  });

  it('is done when the lock file asks for another version', async () => {
    fs.symlinkSync(join(repository, 'node_modules'), join(clone, 'node_modules'));
    const env = withNpm('exit 0');
    const lock = JSON.parse(fs.readFileSync(join(clone, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string }>;
    };
    lock.packages['node_modules/vitest']!.version = '99.0.0';
    write('package-lock.json', JSON.stringify(lock));
    const { status, stderr } = await bootstrap(env);
    expect(npmCalls()).toHaveLength(1);
    expect(status).toBe(1);
    expect(stderr).toContain('npm succeeded, but left some out');
  });

  it('says so when npm fails', async () => {
    const { status, stderr } = await bootstrap(withNpm('exit 7'));
    expect(status).toBe(1);
    expect(stderr).toContain('The packages could not be installed');
    expect(stderr).toContain('exit status 7');
  });
});
