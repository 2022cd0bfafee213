import { parentPort } from 'node:worker_threads';
import type { MixedProblem, SolveOptions } from '../../plan/index.js';
import { solveByHighs } from './highs.js';

/** A thread of its own for the solver, which holds its thread until it is done: one order after the other. */
parentPort!.on(
  'message',
  async ({ problem, options }: { problem: MixedProblem; options: Omit<SolveOptions, 'onProgress'> }) => {
    const solution = await solveByHighs(problem, {
      ...options,
      onProgress: (value, bound) => parentPort!.postMessage({ progress: { value, bound } }),
    });
    parentPort!.postMessage({ solution });
  },
);
