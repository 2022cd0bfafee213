import { arrangeBallots } from '../dist/measures/index.js';
import { createLaggedSampler } from '../dist/measures/ideal-points/lagged.js';
import { createRandomWalkSampler } from '../dist/measures/ideal-points/random-walk.js';
import { firstEstimate } from '../dist/measures/ideal-points/start.js';
import { createRandom } from '../dist/statistics/index.js';
import { readUnBody } from './un.mjs';
import { median, quantile } from './compare.mjs';
import { show, table } from './table.mjs';

/**
 * (d) What one sweep over the UN votes costs, in one thread.
 *
 * @typedef {{ prior: 'lagged' | 'random-walk' }} SpeedJob
 * @typedef {Awaited<ReturnType<typeof run>>} SpeedResult
 */

export const title = 'One sweep over 797,473 UN votes, one thread';

const warm = 10;
const timed = 60;
/** Milliseconds a sweep of the original sampler (R + C++) took on a machine of this kind. */
const originalSweep = 650;

/** @returns {SpeedJob[]} */
export function jobs() {
  return [{ prior: 'lagged' }, { prior: 'random-walk' }];
}

/** @param {SpeedJob} job */
export async function run(job) {
  const { body, anchors } = await readUnBody();
  const ballots = arrangeBallots(body);
  const state = firstEstimate(ballots, { anchors, passes: 5 });
  const create = job.prior === 'lagged' ? createLaggedSampler : createRandomWalkSampler;
  const sampler = create(ballots, state, createRandom({ seed: 1 }));
  const times = [];
  for (let s = 0; s < warm + timed; s++) {
    const begun = performance.now();
    sampler.sweep();
    if (s >= warm) times.push(performance.now() - begun);
  }
  const middle = median(times);
  return {
    votes: ballots.votes,
    median: middle,
    fastest: quantile(times, 0),
    slow: quantile(times, 0.9),
    perVote: (1e6 * middle) / ballots.votes,
  };
}

/** @param {readonly { job: SpeedJob, result: SpeedResult, rss: number }[]} done */
export function report(done) {
  const rows = done.map(({ job, result: r, rss }) => [
    job.prior,
    show(r.median, 1),
    show(r.fastest, 1),
    show(r.slow, 1),
    show(r.perVote, 0),
    Math.round(rss),
    show(originalSweep / r.median, 1),
  ]);
  const head = ['prior', 'ms median', 'fastest', '90 %', 'ns a vote', 'MB', 'times faster than the original'];
  return table([
    head,
    ...rows,
    [
      'original sampler (R + C++)',
      show(originalSweep, 1),
      null,
      null,
      show((1e6 * originalSweep) / 797_473, 0),
      null,
      null,
    ],
  ]);
}
