import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { repository } from '../support/raw.js';

/** The built program, with the real studies. */
export const real = join(repository, 'dist/cli/main.js');
/** The same with the made-up studies of children/made-up.mjs. */
export const madeUp = fileURLToPath(new URL('children/made-up.mjs', import.meta.url));

if (!existsSync(real))
  throw new Error('dist/ is not built. Start the tests with npm test, or build with node bootstrap.mjs.');

export interface Outcome {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly stdio?: StdioOptions;
}

/** Start a program in a process of its own; ended with the test at the latest. */
export function begin(program: string, words: readonly string[], surroundings: Surroundings = {}): ChildProcess {
  const child = spawn(process.execPath, [program, ...words], {
    cwd: surroundings.folder ?? repository,
    env: { ...process.env, ...surroundings.env },
    stdio: surroundings.stdio ?? ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** What a program printed and how it ended. */
export async function endOf(child: ChildProcess): Promise<Outcome> {
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { status, signal, ...output };
}

export async function run(
  program: string,
  words: readonly string[],
  surroundings: Surroundings = {},
): Promise<Outcome> {
  return endOf(begin(program, words, surroundings));
}

/** The command line in one process for many orders: starting it takes longer than most answers. */
export interface Session {
  run(words: readonly string[], folder?: string): Promise<Omit<Outcome, 'signal'>>;
  close(): void;
}

/** Of these studies; close it, or the test will not end. */
export function openSession(studies: 'real' | 'made-up'): Session {
  const beside = (path: string): URL => new URL(path, import.meta.url);
  const program = fileURLToPath(beside('children/one-after-another.mjs'));
  const module = beside(studies === 'real' ? '../../dist/study/index.js' : 'children/studies.mjs');
  const child = spawn(process.execPath, [program, module.href], { stdio: ['pipe', 'pipe', 'inherit'] });
  const replies = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async run(words, folder = repository) {
      child.stdin.write(`${JSON.stringify({ words, folder })}\n`);
      return JSON.parse((await replies.next()).value!) as Omit<Outcome, 'signal'>;
    },
    close: () => void child.kill(),
  };
}

/** An empty folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'suasion-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
