import type { Study } from '../study/index.js';
import { done, tellFailure } from './failure.js';
import { readOrder } from './order.js';
import { say } from './output.js';
import { checkParameters } from './parameters.js';

/** The study after which the page and the API are served. */
const startId = 'start';

/** What `start` says of serving. */
interface Wish {
  readonly port?: number;
  readonly host?: string;
  readonly 'no-serve'?: true;
}

/**
 * Serve where the command line, already done, was `start` without --no-serve, until somebody ends it; return the exit
 * status: 0 when there was nothing to serve or the server was ended, 1 when it could not listen.
 */
export async function serveIfAsked(studies: readonly Study[], words: readonly string[]): Promise<number> {
  try {
    const order = readOrder(studies, words);
    if (order.kind === 'show' || order.study.id !== startId) return done;
    const checked = await checkParameters(order.study, order.given);
    if (checked.kind === 'bad') return done;
    const { port, host, 'no-serve': printOnly } = checked.parameters as Wish;
    if (printOnly === true) return done;
    // Loaded here alone: no other command pays for it.
    const { startServer } = await import('../http/index.js');
    const server = await startServer({
      studies,
      data: order.settings.data,
      ...(port === undefined ? {} : { port }),
      ...(host === undefined ? {} : { host }),
      onFault: tellFault,
    });
    say(`Serving at ${server.url} until you press Ctrl-C.`);
    await askedToStop();
    await server.close();
    return done;
  } catch (error) {
    return tellFailure(error, { json: false, question: {} });
  }
}

/** Resolves at the first request to stop; a second ends the program at once. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
  });
}

/** A fault of ours while serving is no reason to stop. */
function tellFault(told: string): void {
  const [line = ''] = told.split('\n');
  say(`Something is wrong inside Suasion: ${line} Please report it; SUASION_DEBUG=1 shows where it happened.`);
  if (process.env['SUASION_DEBUG'] === '1') process.stderr.write(`${told}\n`);
}
