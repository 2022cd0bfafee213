import { arrangeBallots } from '../dist/measures/index.js';
import { drawItems } from '../dist/measures/ideal-points/items.js';
import { createLaggedSampler } from '../dist/measures/ideal-points/lagged.js';
import { createRandomWalkSampler } from '../dist/measures/ideal-points/random-walk.js';
import { firstEstimate } from '../dist/measures/ideal-points/start.js';
import { standardise, standardisedState, stepVariances } from '../dist/measures/ideal-points/state.js';
import { createRandom, respondentResult, respondentTerms } from '../dist/statistics/index.js';
import * as compare from './compare.mjs';
import { show, table } from './table.mjs';
import { readPublished, readUnBody } from './un.mjs';

/**
 * Where three samplers go from one start: the published algorithm; the same prior without latent answers, which moves
 * faster; and the exact random walk from two starts. Figures are of the means over the last fifth of the sweeps so far.
 *
 * @import { Ballots, ChainState } from '../dist/measures/index.js'
 * @import { Random } from '../dist/statistics/index.js'
 * @typedef {{ name: string, kind: 'published' | 'no latent answers' | 'random-walk', scale: number, sweeps: number }} InertiaJob
 * @typedef {Awaited<ReturnType<typeof run>>} InertiaResult
 */

export const title = 'Where samplers settle: UN votes, from the first estimate';

/** @returns {InertiaJob[]} */
export function jobs() {
  return [
    { name: 'lagged, as published', kind: 'published', scale: 1, sweeps: 400 },
    { name: 'lagged, without latent answers', kind: 'no latent answers', scale: 1, sweeps: 400 },
    { name: 'random walk', kind: 'random-walk', scale: 1, sweeps: 400 },
    { name: 'random walk, start drawn apart 2.3 times', kind: 'random-walk', scale: 2.3, sweeps: 400 },
  ];
}

const reports = [50, 100, 200, 400];

/** @param {InertiaJob} job */
export async function run(job) {
  const un = await readUnBody();
  const ballots = arrangeBallots(un.body);
  const published = readPublished();
  const target = Array.from(ballots.voter, (v, c) =>
    Number(published.get(`${un.cow[v]} ${Number(ballots.period[c]) - 1945}`)?.mean),
  );
  const first = firstEstimate(ballots, { anchors: un.anchors, passes: 5 });
  const state = { ...first, theta: first.theta.map((t) => t * job.scale), beta: first.beta.map((b) => b / job.scale) };
  const random = createRandom({ seed: 7 });
  const create = {
    published: createLaggedSampler,
    'no latent answers': createBareSampler,
    'random-walk': createRandomWalkSampler,
  };
  const sampler = create[job.kind](ballots, state, random);
  const kept = [];
  const rows = [];
  for (let s = 1; s <= job.sweeps; s++) {
    sampler.sweep();
    const { theta } = standardisedState(state);
    kept.push({ theta, spread: compare.sd(state.theta) });
    if (!reports.includes(s)) continue;
    const last = kept.slice(Math.floor(0.8 * s));
    const mean = target.map((_, c) => compare.mean(last.map((one) => Number(one.theta[c]))));
    const sessions = [...compare.groups(ballots.period)].map(([period, at]) => ({
      session: period - 1945,
      r: compare.correlation(compare.pick(mean, at), compare.pick(target, at)),
      scale: compare.sd(compare.pick(mean, at)) / compare.sd(compare.pick(target, at)),
    }));
    const r = sessions.map((session) => session.r);
    const farthest = (/** @type {ArrayLike<number>} */ values) => compare.quantile(Array.from(values, Math.abs), 0.99);
    rows.push({
      sweeps: s,
      meanR: compare.mean(r),
      minR: Math.min(...r),
      rmse: compare.rootMeanSquare(mean, target),
      farthest: farthest(mean),
      publishedFarthest: farthest(target),
      spread: compare.mean(last.map((one) => one.spread)),
      sessions,
    });
  }
  return { rows };
}

/**
 * The lagged prior with positions drawn from it and the votes themselves (one Newton step with a Metropolis check), and
 * items likewise: the same prior, the same means carried from sweep to sweep, no latent answers.
 *
 * @param {Ballots} ballots @param {ChainState} state @param {Random} random
 */
function createBareSampler(ballots, state, random) {
  const { theta } = state;
  const variance = stepVariances(ballots);
  const neighbour = ballots.previous.map((before, c) => (before >= 0 ? before : Number(ballots.next[c])));
  let means = Float64Array.from(theta);

  /** @param {number} c @param {number} at @param {number} centre */
  function step(c, at, centre) {
    const prior = 1 / Number(variance[c]);
    respondentTerms(ballots.byCell, c, at, state.beta, state.gammaLow, state.gammaHigh);
    const [value, gradient, curvature] = respondentResult;
    const precision = prior - Number(curvature);
    return {
      log: Number(value) - 0.5 * prior * (at - centre) ** 2,
      precision,
      to: at + (Number(gradient) - prior * (at - centre)) / precision,
    };
  }

  return {
    sweep() {
      drawItems(ballots, state, random);
      const before = means;
      means = new Float64Array(ballots.cells);
      for (let c = 0; c < ballots.cells; c++) {
        const next = Number(neighbour[c]);
        const centre = next >= 0 ? Number(before[next]) : 0;
        const old = Number(theta[c]);
        const here = step(c, old, centre);
        means[c] = here.to;
        const tried = here.to + random.normal() / Math.sqrt(here.precision);
        const there = step(c, tried, centre);
        const forward = 0.5 * Math.log(here.precision) - 0.5 * here.precision * (tried - here.to) ** 2;
        const back = 0.5 * Math.log(there.precision) - 0.5 * there.precision * (old - there.to) ** 2;
        if (Math.log(random.uniform()) < there.log - here.log + back - forward)
          theta[c] = Math.min(5, Math.max(-5, tried));
      }
      standardise(theta);
    },
  };
}

/** @param {readonly { job: InertiaJob, result: InertiaResult }[]} done */
export function report(done) {
  const head = ['sampler', 'sweeps', 'mean r', 'min r', 'RMSE', '99 % of |θ| (published)', 'sd before standardising'];
  const rows = done.flatMap(({ job, result }) =>
    result.rows.map((row) => [
      job.name,
      row.sweeps,
      show(row.meanR, 4),
      show(row.minR, 4),
      show(row.rmse),
      `${show(row.farthest, 2)} (${show(row.publishedFarthest, 2)})`,
      show(row.spread, 2),
    ]),
  );
  return table([head, ...rows]);
}
