import { parentPort, workerData } from 'node:worker_threads';
import { openWorlds } from './worlds.mjs';

/** One thread: fits world after world, by their seeds, until there are none left. */
const port = parentPort;
if (port === null) throw new Error('bench/law/world-thread.mjs runs in a thread of bench/law.mjs');
const fitWorld = await openWorlds(workerData);
port.on('message', async (/** @type {number | null} */ seed) => {
  if (seed === null) port.close();
  else port.postMessage(await fitWorld(seed));
});
port.postMessage('ready');
