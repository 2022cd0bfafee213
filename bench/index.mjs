import { buildIndex, exploreIndex, rankIntervals, replicate } from '../dist/assets/index.js';
import { createRandom } from '../dist/statistics/index.js';
import { median } from './compare.mjs';
import { readAsem, readDesign, readReplications, readVariations } from './index/coinr.mjs';
import { timesInBrowser } from './index/browser.mjs';
import { madeUpIndex } from './index/made-up.mjs';
import { show, table } from './table.mjs';

/**
 * (i) Building an index. COINr's example rebuilt by its two designs, 2,800 times, every score and rank compared; and an index of 200 actors
 * and 25 indicators, all with errors of measurement, drawn 1,000 times with intervals of all ranks, in Node and in headless Chromium. One thread; the first time is that of
 * a process that has built nothing yet.
 *
 * @typedef {{ name: string, what: 'asem' | 'whole' | 'draws' | 'browser', skewed: number, choices: boolean }} IndexJob
 * @typedef {{ first: number, median: number, fastest: number, cpu: number, off: number | null }} IndexResult
 */

export const title = 'Building an index: rebuilds of COINr’s example, and draws with intervals of ranks';

/** COINr's 2,800 rebuilds and one of them, CPU milliseconds on a machine of this kind. */
const coinr = { asem: 461_000, whole: 164 };
const turns = 15;
const draws = 1000;

/** @returns {IndexJob[]} */
export function jobs() {
  return [
    { name: '2,800 rebuilds of ASEM', what: 'asem', skewed: 0, choices: false },
    { name: 'ASEM once, with its log', what: 'whole', skewed: 0, choices: false },
    { name: '200 × 25 × 1,000, no indicator skewed', what: 'draws', skewed: 0, choices: false },
    { name: '200 × 25 × 1,000, 5 of 25 skewed', what: 'draws', skewed: 5, choices: false },
    { name: '200 × 25 × 1,000, and choices drawn', what: 'draws', skewed: 5, choices: true },
    { name: 'the same three in Chromium: no indicator skewed', what: 'browser', skewed: 0, choices: false },
    { name: '5 of 25 skewed', what: 'browser', skewed: 5, choices: false },
    { name: 'and choices drawn', what: 'browser', skewed: 5, choices: true },
  ];
}

/** @param {IndexJob} job @returns {Promise<IndexResult>} */
export async function run(job) {
  if (job.what === 'browser') return inBrowser(job);
  if (job.what === 'draws') return timeDraws(job);
  const { data, spec } = readAsem();
  if (job.what === 'whole') return { ...time(() => buildIndex(data, spec)), off: null };
  const variations = readVariations();
  const designs = [readDesign('UA_design_n1000', variations), readDesign('SA_design', variations)];
  const rebuild = () =>
    designs.map((chosen) =>
      replicate({ data, spec, variations, chosen, count: chosen.length / variations.length, errors: null }),
    );
  const times = time(() => rebuild().map(rankIntervals));
  const [uncertainty, sensitivity] = rebuild();
  const off = Math.max(
    farthest(readReplications('UA_scores_n1000', data.units), uncertainty?.scores),
    farthest(readReplications('SA_ranks', data.units), sensitivity?.ranks),
  );
  return { ...times, off };
}

/** @param {IndexJob} job @returns {IndexResult} */
function timeDraws({ skewed, choices }) {
  const { data, spec, variations } = madeUpIndex({ units: 200, indicators: 25, skewed });
  const random = createRandom({ seed: 1 });
  const doubt = { data, spec, variations: choices ? variations : [], measurement: true, draws, random };
  return { ...time(() => rankIntervals(exploreIndex(doubt))), off: null };
}

/** Not measured where there is no browser. @param {IndexJob} job @returns {Promise<IndexResult>} */
async function inBrowser({ skewed, choices }) {
  const times = (await timesInBrowser({ skewed, choices, draws, turns })) ?? [Number.NaN];
  return { first: Number(times[0]), median: median(times), fastest: Math.min(...times), cpu: Number.NaN, off: null };
}

/** @param {() => unknown} act */
function time(act) {
  /** @type {number[]} */
  const cpu = [];
  const times = Array.from({ length: turns }, () => {
    const used = process.cpuUsage();
    const begun = performance.now();
    act();
    const elapsed = performance.now() - begun;
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1000);
    return elapsed;
  });
  return { first: times[0] ?? Number.NaN, median: median(times), fastest: Math.min(...times), cpu: median(cpu) };
}

/** The largest difference. @param {readonly Float64Array[]} theirs @param {ArrayLike<number> | undefined} ours */
function farthest(theirs, ours) {
  let off = 0;
  for (const [r, row] of theirs.entries()) {
    for (const [i, value] of row.entries()) off = Math.max(off, Math.abs(Number(ours?.[r * row.length + i]) - value));
  }
  return off;
}

/** @param {readonly { job: IndexJob, result: IndexResult, rss: number }[]} done */
export function report(done) {
  const rows = done.map(({ job, result: r, rss }) => [
    job.name,
    show(r.first, 0),
    show(r.median, 1),
    show(r.fastest, 1),
    show(r.cpu, 1),
    job.what === 'asem' || job.what === 'whole' ? show(coinr[job.what], 0) : null,
    r.off === null ? null : r.off.toExponential(0),
    Math.round(rss),
  ]);
  return table([['', 'first, ms', 'median', 'fastest', 'CPU', 'COINr, CPU', 'farthest off', 'MB'], ...rows]);
}
