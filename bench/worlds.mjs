import { arrangeBallots, defaultIdealPointOptions, measureIdealPoints } from '../dist/measures/index.js';
import { plainWorkshop } from '../dist/model/index.js';
import { createRandom } from '../dist/statistics/index.js';
import { makeRollCallWorld, mostPositive, standardTruth } from '../test/worlds/roll-call-world.mjs';
import * as compare from './compare.mjs';
import { show, table } from './table.mjs';

/**
 * (c) Simulated bodies with known truth: do 90 % intervals hold it nine times in ten?
 *
 * @typedef {{ name: string, prior: 'lagged' | 'random-walk', world: Record<string, number>, worlds: number, options: Record<string, number> }} WorldsJob
 * @typedef {Awaited<ReturnType<typeof run>>} WorldsResult
 */

export const title = 'Simulated bodies with known truth: share of truths inside 90 % intervals (87–93 % wanted)';

/** Shapes of bodies. Sizes are those of a middling parliament, or of the Assembly in little. */
const shapes = {
  'random walk, prior’s step': { voters: 40, periods: 12, rollCalls: 40, stepSd: 0.5, cutpointLimit: 7 },
  'calm, three answers': { voters: 40, periods: 12, rollCalls: 60, stepSd: 0.15, cutpointLimit: 2 },
};

/** @returns {WorldsJob[]} */
export function jobs() {
  return Object.entries(shapes).flatMap(([name, world]) => [
    {
      name: `random-walk | ${name}`,
      prior: 'random-walk',
      world,
      worlds: 30,
      options: { chains: 2, burnIn: 200, draws: 400 },
    },
    { name: `lagged | ${name}`, prior: 'lagged', world, worlds: 30, options: { chains: 2, burnIn: 200, draws: 400 } },
  ]);
}

const spans = [1, 5, 10];

/** @param {WorldsJob} job */
export async function run(job) {
  /** @type {Awaited<ReturnType<typeof measureWorld>>[]} */
  const found = [];
  for (let seed = 1; seed <= job.worlds; seed++) found.push(await measureWorld(job, seed));
  const pooled = (/** @type {(one: Awaited<ReturnType<typeof measureWorld>>) => number[]} */ of) =>
    compare.mean(found.flatMap(of));
  return {
    perWorld: found.map((one) => compare.mean(one.position)),
    position: pooled((one) => one.position),
    middle: pooled((one) => one.middle),
    displacement: spans.map((_, i) => pooled((one) => one.displacement[i] ?? [])),
    among: pooled((one) => one.among),
    unsmoothed: pooled((one) => one.unsmoothed),
    unsmoothedKnown: pooled((one) => one.unsmoothedKnown),
    slope: pooled((one) => [one.slope]),
    r: pooled((one) => [one.r]),
    rmse: pooled((one) => [one.rmse]),
    rHat: pooled((one) => [one.rHat]),
  };
}

/** @param {WorldsJob} job @param {number} seed */
async function measureWorld(job, seed) {
  const world = makeRollCallWorld({
    random: createRandom({ seed, stream: 99 }),
    voters: 40,
    periods: 12,
    rollCalls: 40,
    ...job.world,
  });
  const truth = standardTruth(world, arrangeBallots(world.body));
  const positive = mostPositive(arrangeBallots(world.body), truth);
  const { ballots, summary, joint } = await measureIdealPoints(
    world.body,
    { ...defaultIdealPointOptions, ...job.options, prior: job.prior, seed, positive, jointDraws: 400 },
    plainWorkshop(),
  );
  const inside = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) =>
    value >= low && value <= high ? 1 : 0;
  const cells = [...truth.keys()];
  const known = cells.filter((c) => Number.isFinite(summary.unsmoothedSd[c]));
  return {
    position: cells.map((c) => inside(Number(truth[c]), Number(summary.q05[c]), Number(summary.q95[c]))),
    middle: cells.map((c) => inside(Number(truth[c]), Number(summary.q25[c]), Number(summary.q75[c]))),
    among: amongEachOther(ballots, joint, truth),
    displacement: spans.map((span) => displacements(ballots, joint, truth, span)),
    unsmoothed: known.map((c) => {
      const half = 1.645 * Number(summary.unsmoothedSd[c]);
      const centre = Number(summary.unsmoothedMean[c]);
      return inside(Number(truth[c]), centre - half, centre + half);
    }),
    unsmoothedKnown: cells.map((c) => (Number.isFinite(summary.unsmoothedSd[c]) ? 1 : 0)),
    slope: (compare.correlation(summary.mean, truth) * compare.sd(summary.mean)) / compare.sd(truth),
    r: compare.correlation(summary.mean, truth),
    rmse: compare.rootMeanSquare(summary.mean, truth),
    rHat: compare.quantile(summary.rHat, 0.95),
  };
}

/**
 * For every voter there in both of two periods `span` apart: whether the true displacement is inside the 90 % interval.
 * @param {import('../dist/measures/index.js').Ballots} ballots
 * @param {readonly import('../dist/measures/index.js').ChainState[]} joint
 * @param {Float64Array} truth @param {number} span
 */
function displacements(ballots, joint, truth, span) {
  const place = new Map(Array.from(ballots.voter, (voter, c) => [`${voter} ${ballots.period[c]}`, c]));
  return Array.from(ballots.voter).flatMap((voter, c) => {
    const later = place.get(`${voter} ${Number(ballots.period[c]) + span}`);
    if (later === undefined) return [];
    const moved = joint.map(({ theta }) => Number(theta[later]) - Number(theta[c]));
    const real = Number(truth[later]) - Number(truth[c]);
    return [real >= compare.quantile(moved, 0.05) && real <= compare.quantile(moved, 0.95) ? 1 : 0];
  });
}

/**
 * The same of positions less the mean of all in their period: where voters stand among each other.
 * @param {import('../dist/measures/index.js').Ballots} ballots
 * @param {readonly import('../dist/measures/index.js').ChainState[]} joint
 * @param {Float64Array} truth
 */
function amongEachOther(ballots, joint, truth) {
  return [...compare.groups(ballots.period).values()].flatMap((at) => {
    const centred = (/** @type {Float64Array} */ theta) => {
      const own = compare.pick(theta, at);
      const centre = compare.mean(own);
      return own.map((value) => value - centre);
    };
    const draws = joint.map(({ theta }) => centred(theta));
    return centred(truth).map((real, i) => {
      const here = draws.map((draw) => Number(draw[i]));
      return real >= compare.quantile(here, 0.05) && real <= compare.quantile(here, 0.95) ? 1 : 0;
    });
  });
}

/** @param {readonly { job: WorldsJob, result: WorldsResult, rss: number }[]} done */
export function report(done) {
  const percent = (/** @type {number | undefined} */ share) => show(100 * Number(share), 1);
  const head = [
    'prior | worlds',
    'positions',
    '50 %',
    'in period',
    ...spans.map((s) => `moved ${s}`),
    'unsmoothed',
    'known',
    'slope',
    'r',
    'RMSE',
    'R̂ 95 %',
    'met',
  ];
  const rows = done.map(({ job, result: r }) => [
    job.name,
    percent(r.position),
    percent(r.middle),
    percent(r.among),
    ...r.displacement.map(percent),
    percent(r.unsmoothed),
    percent(r.unsmoothedKnown),
    show(r.slope),
    show(r.r),
    show(r.rmse),
    show(r.rHat, 2),
    r.position >= 0.87 && r.position <= 0.93 ? 'yes' : 'NO',
  ]);
  return table([head, ...rows]);
}
