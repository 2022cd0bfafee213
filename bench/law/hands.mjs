import { Worker } from 'node:worker_threads';

/** Worlds are dealt to two threads: world by world, whoever is free takes the next. */
const threads = 2;

/**
 * @typedef {import('./worlds.mjs').WorldsJob} WorldsJob
 * @typedef {import('./worlds.mjs').WorldResult} WorldResult
 */

/** @param {WorldsJob} job @returns {Promise<WorldResult[]>} in the order of seeds */
export async function everyWorld(job) {
  /** @type {WorldResult[]} */
  const results = [];
  let next = 0;
  await Promise.all(Array.from({ length: threads }, () => work()));
  return results;

  /** @returns {Promise<void>} */
  function work() {
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('world-thread.mjs', import.meta.url), { workerData: job });
      let taken = -1;
      worker.on('error', reject);
      worker.on('exit', () => resolve());
      worker.on('message', (/** @type {WorldResult | 'ready'} */ answer) => {
        if (answer !== 'ready') results[taken] = answer;
        taken = next++;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(taken < job.worlds ? taken + 1 : null);
      });
    });
  }
}
