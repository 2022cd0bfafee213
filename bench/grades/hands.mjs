import { Worker } from 'node:worker_threads';

/** Worlds are dealt to two threads: world by world, whoever is free takes the next. */
const threads = 2;

/**
 * Lets threads of a file try worlds 1 … `worlds`; results in the order of their numbers. The thread says `ready`, gets a number,
 * answers with what it found, and ends at `null`.
 * @template Result
 * @param {URL} file
 * @param {number} worlds
 * @param {unknown} [workerData]
 * @returns {Promise<Result[]>}
 */
export async function everyWorld(file, worlds, workerData) {
  /** @type {Result[]} */
  const results = [];
  let next = 1;
  await Promise.all(
    Array.from(
      { length: Math.min(threads, worlds) },
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker(file, { workerData });
          let taken = 0;
          worker.on('error', reject);
          worker.on('exit', resolve);
          worker.on('message', (/** @type {Result | 'ready'} */ answer) => {
            if (answer !== 'ready') results[taken - 1] = answer;
            taken = next++;
            // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
            worker.postMessage(taken <= worlds ? taken : null);
          });
        }),
    ),
  );
  return results;
}
