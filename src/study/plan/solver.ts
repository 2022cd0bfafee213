import { Worker } from 'node:worker_threads';
import { ProblemError } from '../../model/index.js';
import type { MixedProblem, MixedSolution, SolveOptions, Solver } from '../../plan/index.js';
import { solveByHighs } from './highs.js';

/** A solver with a thread of its own. Close it, or the process will not end. */
export interface OpenSolver extends Solver {
  close(): Promise<void>;
}

/** What the solver’s thread says. */
export type SolverMessage =
  { readonly progress: { readonly value: number; readonly bound: number } } | { readonly solution: MixedSolution };

/** Where the thread begins. Node 20 runs no TypeScript: from source there is none, and problems are solved in this thread. */
const compiled = new URL('./solver-thread.js', import.meta.url);
const fromSource = import.meta.url.endsWith('.ts');

/** HiGHS in a worker thread. A request to stop ends the thread, and what is asked of it throws 'cancelled'. */
export function openSolver(signal: AbortSignal): OpenSolver {
  if (fromSource) {
    return {
      solve: async (problem, options) => {
        if (signal.aborted) throw cancelled();
        return solveByHighs(problem, options);
      },
      close: async () => undefined,
    };
  }
  let worker: Worker | null = null;
  return {
    solve: (problem, options) => {
      if (signal.aborted) return Promise.reject(cancelled());
      worker ??= new Worker(compiled);
      return ask(worker, problem, options, signal);
    },
    close: async () => void (await worker?.terminate()),
  };
}

function ask(
  worker: Worker,
  problem: MixedProblem,
  { onProgress, ...options }: SolveOptions,
  signal: AbortSignal,
): Promise<MixedSolution> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      settle();
      void worker.terminate();
      reject(cancelled());
    };
    const hear = (message: SolverMessage): void => {
      if ('progress' in message) return onProgress?.(message.progress.value, message.progress.bound);
      settle();
      resolve(message.solution);
    };
    const fail = (error: Error): void => {
      settle();
      reject(error);
    };
    const settle = (): void => {
      signal.removeEventListener('abort', stop);
      worker.off('message', hear).off('error', fail);
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', hear).on('error', fail);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage({ problem, options });
  });
}

function cancelled(): ProblemError {
  return new ProblemError('cancelled', {
    expected: 'the plan to be solved to its end',
    got: 'a request to stop',
    fix: 'Start it again when you want the result, or allow fewer seconds.',
  });
}
