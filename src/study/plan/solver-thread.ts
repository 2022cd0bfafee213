import { parentPort } from 'node:worker_threads';
import type { MixedProblem, SolveOptions } from '../../plan/index.js';
import { solveByHighs } from './highs.js';
import type { SolverMessage } from './solver.js';

function tell(message: SolverMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  parentPort!.postMessage(message);
}

/** A thread of its own for the solver, which holds its thread until it is done: one order after the other. */
parentPort!.on(
  'message',
  async ({ problem, options }: { problem: MixedProblem; options: Omit<SolveOptions, 'onProgress'> }) => {
    const onProgress = (value: number, bound: number): void => tell({ progress: { value, bound } });
    tell({ solution: await solveByHighs(problem, { ...options, onProgress }) });
  },
);
