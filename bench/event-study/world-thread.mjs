import { parentPort, workerData } from 'node:worker_threads';
import * as evidence from '../../dist/evidence/index.js';
import { createRandom } from '../../dist/statistics/index.js';
import { scenarios, tryWorld } from '../../test/evidence/event-scenarios.mjs';

/** One thread: a world of every scenario, number after number, until there are none left. */
const port = parentPort;
if (port === null) throw new Error('bench/event-study/world-thread.mjs runs in a thread of bench/event-study.mjs');
const program = { ...evidence, createRandom };
const chosen = scenarios.filter(({ name }) => /** @type {readonly string[]} */ (workerData).includes(name));
port.on('message', (/** @type {number | null} */ seed) => {
  if (seed === null) port.close();
  else port.postMessage(chosen.map((scenario) => tryWorld(scenario, seed, program)));
});
port.postMessage('ready');
