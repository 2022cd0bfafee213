import type { MessagePort } from 'node:worker_threads';
import type { Task } from '../model/index.js';
import { chainTask, summaryTask } from '../measures/index.js';
import {
  auditWorldTask,
  claimEventsTask,
  contextEffectTask,
  heldOutCentreTask,
  heldOutChainTask,
  heldOutTask,
  heldOutWeightsTask,
  multiverseCentreTask,
  multiverseTask,
} from '../evidence/index.js';
import { lawCentreTask, lawChainTask, lawGuardTask, lawVariantTask } from '../response/index.js';
import { assetRankTask } from './rank/asset-task.js';
import { rankTask } from './rank/task.js';

/** Every task that may be sent to another thread. */
const tasks = new Map(
  [
    chainTask,
    summaryTask,
    lawCentreTask,
    lawChainTask,
    lawVariantTask,
    lawGuardTask,
    rankTask,
    assetRankTask,
    claimEventsTask,
    contextEffectTask,
    heldOutCentreTask,
    heldOutChainTask,
    heldOutTask,
    heldOutWeightsTask,
    multiverseCentreTask,
    multiverseTask,
    auditWorldTask,
  ].map((task) => [task.id, task as unknown as Task<unknown, unknown>]),
);

/** One part of a task, run in a worker thread. Progress goes back through the port. */
export async function runPart(order: { task: string; part: unknown; port: MessagePort }): Promise<unknown> {
  const task = tasks.get(order.task);
  if (task === undefined) throw new Error(`No task is called ${order.task}; add it to the list in study/worker.ts`);
  try {
    return await task.run(order.part, {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
      progress: (done) => order.port.postMessage(done),
      // A cancelled part is ended with its thread.
      signal: new AbortController().signal,
    });
  } finally {
    order.port.close();
  }
}
