import { availableParallelism } from 'node:os';
import { problem } from '../model/index.js';
import type { Answered, AnswerOrder } from './answering.js';

export interface AnswerPoolOptions {
  /** A module whose `answer` takes an order and gives what came of it (see `answerOrder`); it runs in each thread. */
  readonly worker: URL;
  /** Threads that answer; default: as many as the machine runs at once. */
  readonly threads?: number;
  /** Orders that may wait for a thread; one more is refused. */
  readonly waiting: number;
  /** Milliseconds that an order may take, waiting included. */
  readonly within: number;
  /** Ids of studies that take long: orders with one of them leave a thread to the others, where there are several. */
  readonly slow: ReadonlySet<string>;
}

/** Threads that answer orders. Close it, or the process will not end. */
export interface AnswerPool {
  /** Never throws; 'too-busy', 'took-too-long', and 'cancelled' once nobody is there to be answered, come as problems. */
  ask(order: AnswerOrder, gone?: AbortSignal): Promise<Answered>;
  close(): Promise<void>;
}

/**
 * Threads that stay, so that what one has loaded serves its next order too. An order that takes too long is told so, and its
 * thread to stop at the next part of its work: a thread that is ended in the middle of a query would take the process with it.
 */
export async function openAnswerPool(options: AnswerPoolOptions): Promise<AnswerPool> {
  const { Piscina } = await import('piscina');
  const threads = options.threads ?? availableParallelism();
  const pool = new Piscina({
    filename: options.worker.href,
    name: 'answer',
    minThreads: threads,
    maxThreads: threads,
    // Answers are made of many short-lived objects; with more room for them, less time goes into clearing up.
    resourceLimits: { maxYoungGenerationSizeMb: 96 },
  });
  const slowLane = openLane(Math.max(1, threads - 1));
  let open = 0;

  const underWay = new Set<Int32Array>();

  async function ask(order: AnswerOrder, gone?: AbortSignal): Promise<Answered> {
    if (open >= threads + options.waiting) return tooBusy(open);
    open++;
    const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    underWay.add(stop);
    const noLonger = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    let leave = (): void => undefined;
    const givenUp = new Promise<Answered>((resolve) => {
      const giveUp = (why: Answered): void => {
        Atomics.store(stop, 0, 1);
        noLonger.abort();
        resolve(why);
      };
      timer = setTimeout(() => giveUp(tookTooLong(options.within)), options.within);
      leave = () => giveUp(nobodyThere());
    });
    gone?.addEventListener('abort', leave, { once: true });
    if (gone?.aborted === true) leave();
    const answered = answerTo(order, stop, noLonger.signal).finally(() => {
      underWay.delete(stop);
      open--;
    });
    return Promise.race([answered, givenUp]).finally(() => {
      clearTimeout(timer);
      gone?.removeEventListener('abort', leave);
    });
  }

  async function answerTo(order: AnswerOrder, stop: Int32Array, signal: AbortSignal): Promise<Answered> {
    const slow = order.questions.some(({ study }) => options.slow.has(study));
    const work = (): Promise<Answered> => pool.run({ ...order, stop }) as Promise<Answered>;
    try {
      return await (slow ? slowLane(work, signal) : work());
    } catch (error) {
      return { kind: 'fault', told: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  async function close(): Promise<void> {
    for (const stop of underWay) Atomics.store(stop, 0, 1);
    await pool.close({ force: true });
  }

  return { ask, close };
}

type Lane = <Result>(work: () => Promise<Result>, signal: AbortSignal) => Promise<Result>;

/** Lets so many works run at once, the others in the order in which they came. Rejects when the signal is raised. */
function openLane(width: number): Lane {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work, signal) => {
    if (running < width) running++;
    else await turn(waiting, signal);
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}

/** Resolves when this one's turn has come. Rejects when the signal is raised before; then it waits no longer. */
function turn(waiting: (() => void)[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const begin = (): void => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    };
    const giveUp = (): void => {
      waiting.splice(waiting.indexOf(begin), 1);
      reject(new Error('Waited too long'));
    };
    waiting.push(begin);
    signal.addEventListener('abort', giveUp, { once: true });
  });
}

function tooBusy(open: number): Answered {
  const details = {
    expected: 'room for one more question',
    got: `${open} that are being answered or wait`,
    fix: 'Ask again in a few seconds.',
  };
  return { kind: 'problems', problems: [problem('too-busy', details)] };
}

function nobodyThere(): Answered {
  const details = {
    expected: 'somebody to be answered',
    got: 'a connection that was closed',
    fix: 'Ask again when you want the answer.',
  };
  return { kind: 'problems', problems: [problem('cancelled', details)] };
}

function tookTooLong(within: number): Answered {
  const details = {
    expected: `an answer within ${within / 1000} s`,
    got: 'none yet',
    fix: 'Ask for fewer audiences or years, or ask on the command line, which waits.',
  };
  return { kind: 'problems', problems: [problem('took-too-long', details)] };
}
