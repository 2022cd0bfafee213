import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type * as HttpModule from '../../src/http/index.js';
import type * as StudyModule from '../../src/study/index.js';
import { repository } from '../support/raw.js';

/** The shipped tables. */
export const reference = join(repository, 'reference');

/** Worker threads run the built program, and so does what starts them. */
const built = join(repository, 'dist/http/index.js');
if (!existsSync(built))
  throw new Error('dist/ is not built. Start the tests with npm test, or build with node bootstrap.mjs.');
/** By Node itself: the test runner would go through all of it first. */
const load = createRequire(import.meta.url);
export const { startServer } = load(built) as typeof HttpModule;
export const { openAnswerPool, openWorkshop, renderAnswer, studies, version } = load(
  join(repository, 'dist/study/index.js'),
) as typeof StudyModule;

/** Where threads that answer begin. */
export const answerWorker = pathToFileURL(join(repository, 'dist/http/answer-worker.js'));

/** A server on a free port over the shipped tables, with one thread; ended with the test. */
export async function serve(options: Partial<HttpModule.ServeOptions> = {}): Promise<HttpModule.RunningServer> {
  const server = await startServer({ studies, data: reference, port: 0, threads: 1, ...options });
  onTestFinished(() => server.close());
  return server;
}

/** What a server sends back for a text as it goes over the wire, until it closes the connection. */
export function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let got = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (part: string) => (got += part));
    socket.on('close', () => resolve(got)).on('error', reject);
  });
}

/** A problem document as it is read. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly message: string;
  readonly expected: string;
  readonly got: string;
  readonly fix: string;
  readonly where: { readonly parameter?: string } | null;
}
