import { parentPort } from 'node:worker_threads';
import { gradeWorld } from './trial.mjs';

/** One thread: tries world after world, by their numbers, until there are none left. */
const port = parentPort;
if (port === null) throw new Error('bench/grades/world-thread.mjs runs in a thread of bench/grades.mjs');
port.on('message', async (/** @type {number | null} */ seed) => {
  if (seed === null) port.close();
  else port.postMessage(await gradeWorld(seed));
});
port.postMessage('ready');
