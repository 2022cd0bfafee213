import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { ProblemError, type Task, type Workshop } from '../model/index.js';

export interface WorkshopOptions {
  /** Worker threads at most; default: as many as the machine runs at once. */
  readonly threads?: number;
  /** Told how much of the work at hand is done. */
  readonly onProgress?: (done: number, of: number, label: string) => void;
  readonly signal?: AbortSignal;
}

/** A workshop with worker threads. Close it when the work is done, or the process will not end. */
export interface OpenWorkshop extends Workshop {
  close(): Promise<void>;
}

const labels: Readonly<Record<string, string>> = {
  'ideal-points-chain': 'sampling positions',
  'ideal-points-summary': 'summarising positions',
  'law-centre': 'finding where the law fits best',
  'law-chain': 'sampling responses',
  'law-variant': 'sampling responses over draws of the positions',
  'law-guard': 'dealing standing to other actors',
  'claim-events': 'event studies',
  'context-effect': 'event studies by context',
  'held-out-centre': 'fitting without the last years',
  'held-out-chain': 'sampling without the last years',
  'held-out-weights': 'weighing draws without an instrument',
  'held-out': 'foretelling the last years',
  'multiverse-centre': 'finding where the law fits best',
  multiverse: 'fitting other specifications',
  'audit-world': 'fitting made-up worlds',
};

export function openWorkshop(options: WorkshopOptions = {}): OpenWorkshop {
  const signal = options.signal ?? new AbortController().signal;
  // Each part that waits listens for the request to stop.
  setMaxListeners(0, signal);
  let pool: Promise<Piscina> | null = null;
  /** Loaded when there is work for it: most questions need no other thread. */
  async function makePool(): Promise<Piscina> {
    const { Piscina } = await import('piscina');
    return new Piscina({
      filename: new URL('./worker.js', import.meta.url).href,
      maxThreads: options.threads ?? availableParallelism(),
      minThreads: 0,
      idleTimeout: 500,
    });
  }
  const open = (): Promise<Piscina> => (pool ??= makePool());
  const progress = options.onProgress ?? (() => undefined);

  async function map<Part, Result>(task: Task<Part, Result>, parts: readonly Part[]): Promise<Result[]> {
    const steps = parts.map((part) => task.steps(part));
    const done = parts.map(() => 0);
    const of = steps.reduce((sum, count) => sum + count, 0);
    const report = (i: number, taken: number): void => {
      done[i] = taken;
      progress(
        done.reduce((sum, count) => sum + count, 0),
        of,
        labels[task.id] ?? task.id,
      );
    };
    const runOne = async (part: Part, i: number): Promise<Result> => {
      const { port1, port2 } = new MessageChannel();
      port1.on('message', (taken: number) => report(i, taken));
      try {
        const threads = await open();
        const result = await threads.run(
          { task: task.id, part, port: port2 },
          { name: 'runPart', transferList: [port2], signal },
        );
        report(i, steps[i]!);
        return result as Result;
      } finally {
        port1.close();
      }
    };
    try {
      return await Promise.all(parts.map(runOne));
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new ProblemError(
        'cancelled',
        {
          expected: 'the work to go on to its end',
          got: 'a request to stop',
          fix: 'Start it again when you want the result.',
        },
        { cause: error },
      );
    }
  }

  return { map, progress, signal, close: async () => (await pool)?.destroy() };
}
