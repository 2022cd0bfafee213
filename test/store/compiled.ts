import { execFile, type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';

/** Other processes run JavaScript, so the store is compiled once for the tests of a file, from what is in `src` now. */
export function compileStore(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'suasion-compiled-'));
    const project = join(folder, 'tsconfig.json');
    const settings = {
      extends: join(root, 'tsconfig.json'),
      // Types are the business of the type check, not of these tests.
      compilerOptions: {
        rootDir: join(root, 'src'),
        outDir: join(folder, 'out'),
        noCheck: true,
        types: [],
        declaration: false,
        sourceMap: false,
      },
      files: [join(root, 'src/store/index.ts')],
      include: [],
    };
    await writeFile(project, JSON.stringify(settings));
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
    await new Promise<void>((done, fail) => {
      execFile(process.execPath, [compiler, '-p', project], (error, output) =>
        error === null ? done() : fail(new Error(output, { cause: error })),
      );
    });
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
}

/** The arguments with which Node runs one of the programs in `children/`: they get the store's path, then their own. */
export function childArguments(program: string, ...rest: string[]): string[] {
  return [
    fileURLToPath(new URL(`children/${program}.mjs`, import.meta.url)),
    join(folder, 'out/store/index.js'),
    ...rest,
  ];
}

/** Start a program in a process of its own; ended with the test at the latest. */
export function startChild(program: string, ...rest: string[]): ChildProcess {
  const child = spawn(process.execPath, childArguments(program, ...rest), { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** What a program printed, once it has ended well. */
export function outputOf(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let output = '';
    child.stdout!.on('data', (piece) => (output += String(piece)));
    child.on('close', (code, signal) =>
      code === 0 ? done(output) : fail(new Error(`Ended with ${code ?? signal}: ${output}`)),
    );
  });
}
