import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestProject } from 'vitest/node';
import { repository } from '../../support/raw.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server listens; without a slash at its end. */
    readonly site: string;
  }
}

type Door = typeof import('../../../src/http/index.js');
type Studies = typeof import('../../../src/study/index.js');

let close: () => Promise<void>;

/** One server for the tests of the page, as people have it: what was answered to one test is remembered for the next. */
export async function setup({ provide }: TestProject): Promise<void> {
  const built = (path: string): string => pathToFileURL(join(repository, 'dist', path)).href;
  const { startServer } = (await import(built('run/http.js'))) as Door;
  const { studies } = (await import(built('run/study.js'))) as Studies;
  const server = await startServer({ studies, data: join(repository, 'reference'), port: 0, threads: 2 });
  provide('site', server.url);
  close = () => server.close();
}

export function teardown(): Promise<void> {
  return close();
}
