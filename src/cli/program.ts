import type { Study } from '../study/index.js';
import { runCommandLine } from './command-line.js';
import { done, tellFailure } from './failure.js';
import { serveIfAsked } from './serve.js';

/** Run a command line (its words without `node` and the program) with these studies, and end the process as it went. */
export async function runProgram(studies: readonly Study[], words: readonly string[]): Promise<never> {
  process.on('uncaughtException', giveUp);
  // Standard error that nobody reads is no reason to stop.
  process.stderr.on('error', () => undefined);
  const status = await runCommandLine(studies, words);
  process.exit(status === done ? await serveIfAsked(studies, words) : status);
}

/** For faults that no call is waiting for. */
async function giveUp(error: unknown): Promise<void> {
  process.exit(await tellFailure(error, { json: false, question: {} }));
}
