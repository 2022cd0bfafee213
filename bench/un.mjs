import { join } from 'node:path';
import { createResolver } from '../dist/model/index.js';
import {
  defaultIdealPointOptions,
  estimateIdealPoints,
  measureIdealPoints,
  ungaScales,
} from '../dist/measures/index.js';
import { codes, makeRegister, ungaVotes } from '../dist/sources/index.js';
import { readSourceFiles } from '../dist/store/index.js';
import { openWorkshop } from '../dist/study/workshop.js';
import { ungaBody } from '../dist/study/roll-call-body.js';
import * as compare from './compare.mjs';
import { outsideFolder, readColumns } from './outside.mjs';
import { show, table } from './table.mjs';

/**
 * (a) UN votes 1946–2019 from the raw files to positions, against the published positions of April 2020.
 *
 * @typedef {{ name: string, prior: 'lagged' | 'random-walk' | 'fast', chains: number, burnIn: number, draws: number }} UnJob
 * @typedef {Awaited<ReturnType<typeof run>>} UnResult
 */

export const title = 'UN General Assembly votes 1946–2019, against the published positions of April 2020';

/** @param {{ long: boolean }} flags @returns {UnJob[]} */
export function jobs(flags) {
  const { chains, burnIn, draws } = defaultIdealPointOptions;
  return [
    { name: 'first estimate (--fast)', prior: 'fast', chains: 0, burnIn: 0, draws: 0 },
    { name: 'lagged, default', prior: 'lagged', chains, burnIn, draws },
    { name: 'random-walk', prior: 'random-walk', chains: 4, burnIn: 250, draws: 250 },
    ...(flags.long
      ? [{ name: 'lagged, long', prior: /** @type {const} */ ('lagged'), chains: 2, burnIn: 800, draws: 1600 }]
      : []),
  ];
}

/** The body, read from the raw files. */
export async function readUnBody() {
  const raw = outsideFolder('RAW');
  if (raw === null) throw new Error('the raw data are not here; set SUASION_RAW');
  const { tables } = ungaVotes.parse(await readSourceFiles([join(raw, 'unga-votes')]));
  const register = makeRegister(codes.parse(await readSourceFiles([join(raw, 'codes')])).tables);
  const [allVotes] = ungaScales;
  if (allVotes === undefined) throw new Error('there is no scale made from all votes');
  return ungaBody(tables, allVotes, createResolver(register));
}

/** @param {UnJob} job */
export async function run(job) {
  const begun = performance.now();
  const un = await readUnBody();
  const { anchors, positive } = un;
  const read = performance.now();
  const workshop = openWorkshop();
  const points =
    job.prior === 'fast'
      ? estimateIdealPoints(un.body, { anchors, positive })
      : await measureIdealPoints(
          un.body,
          { ...defaultIdealPointOptions, ...job, prior: job.prior, anchors, positive },
          workshop,
        );
  const done = performance.now();
  await workshop.close();
  const { ballots, summary, joint } = points;
  const spread = joint.map(({ theta }) => compare.sd(theta));
  return {
    seconds: (done - begun) / 1000,
    reading: (read - begun) / 1000,
    cells: ballots.cells,
    spread: compare.mean(spread),
    ...compareWithPublished(ballots, un.cow, summary),
    width: compare.median(summary.q95.map((high, c) => high - Number(summary.q05[c]))),
    rHat: [0.5, 0.95, 1].map((p) => compare.quantile(summary.rHat, p)),
    ess: [0, 0.05, 0.5].map((p) => compare.quantile(summary.essBulk, p)),
    essTail: [0, 0.05, 0.5].map((p) => compare.quantile(summary.essTail, p)),
    unsmoothed: summary.unsmoothedSd.filter(Number.isFinite).length,
  };
}

/** @returns published rows by `cow session` */
export function readPublished() {
  const raw = outsideFolder('RAW');
  if (raw === null) throw new Error('the raw data are not here; set SUASION_RAW');
  const column = readColumns(join(raw, 'unga-ideal-points'), 'april-2020-all.csv.gz');
  const names = ['ccode', 'session', 'NVotes', 'IdealPoint', 'Q5%', 'Q95%'];
  const [ccode, session, votes, mean, low, high] = names.map((name) => column(name).map(Number));
  /** @type {Map<string, { votes: number, mean: number, low: number, high: number }>} */
  const rows = new Map();
  ccode?.forEach((cow, i) => {
    rows.set(`${cow} ${session?.[i]}`, {
      votes: Number(votes?.[i]),
      mean: Number(mean?.[i]),
      low: Number(low?.[i]),
      high: Number(high?.[i]),
    });
  });
  return rows;
}

/**
 * @param {import('../dist/measures/index.js').Ballots} ballots @param {readonly number[]} cow
 * @param {import('../dist/measures/index.js').CellSummary} summary
 */
export function compareWithPublished(ballots, cow, summary) {
  const published = readPublished();
  const rows = Array.from(ballots.voter, (voter, c) =>
    published.get(`${cow[voter]} ${Number(ballots.period[c]) - 1945}`),
  );
  const target = rows.map((row) => row?.mean ?? Number.NaN);
  const sessions = [...compare.groups(ballots.period)].map(([period, at]) => {
    const [ours, theirs] = [compare.pick(summary.mean, at), compare.pick(target, at)];
    return {
      session: period - 1945,
      r: compare.correlation(ours, theirs),
      scale: compare.sd(ours) / compare.sd(theirs),
      shift: compare.mean(ours) - compare.mean(theirs),
    };
  });
  const r = sessions.map((session) => session.r);
  return {
    matched: rows.filter((row) => row !== undefined).length,
    sameCounts: rows.filter(
      (row, c) => row?.votes === Number(ballots.byCell.start[c + 1]) - Number(ballots.byCell.start[c]),
    ).length,
    sessions,
    meanR: compare.mean(r),
    minR: Math.min(...r),
    rmse: compare.rootMeanSquare(summary.mean, target),
    inside: compare.coverage(target, summary.q05, summary.q95),
    publishedWidth: compare.median(rows.map((row) => (row?.high ?? Number.NaN) - (row?.low ?? Number.NaN))),
  };
}

/** What other programs needed and reached: printed on a machine of 2 cores, one thread each. */
const peers = [
  { name: 'original sampler (R + C++), 400 sweeps', seconds: 262, meanR: 0.9976, minR: 0.9864, rmse: 0.159 },
  { name: 'original sampler, published run of 24,000 sweeps', seconds: 24_000 * 0.65, meanR: 1, minR: 1, rmse: 0 },
  { name: 'emIRT dynIRT (C++, variational, two answers)', seconds: 5, meanR: 0.978, minR: 0.95, rmse: Number.NaN },
  {
    name: 'MCMCpack dynamicIRT1d, sessions 1–10, 500 sweeps',
    seconds: 53,
    meanR: 0.977,
    minR: 0.906,
    rmse: Number.NaN,
  },
];

/** @param {readonly { job: UnJob, result: UnResult, rss: number }[]} done */
export function report(done) {
  const base = done.find(({ job }) => job.name === 'lagged, default')?.result.seconds ?? Number.NaN;
  const rows = done.map(({ job, result: r, rss }) => [
    job.chains > 0 ? `${job.name}: ${job.chains} × (${job.burnIn} + ${job.draws})` : job.name,
    show(r.seconds, 1),
    show(r.seconds / base, 2),
    Math.round(rss),
    show(r.meanR, 4),
    show(r.minR, 4),
    show(r.rmse),
    show(100 * r.inside, 1),
    show(r.width),
    `${show(r.rHat[0], 2)} ${show(r.rHat[1], 2)} ${show(r.rHat[2], 2)}`,
    `${show(r.ess[0], 0)} ${show(r.ess[1], 0)} ${show(r.ess[2], 0)}`,
  ]);
  const others = peers.map((peer) => [
    peer.name,
    show(peer.seconds, 1),
    show(peer.seconds / base, 2),
    null,
    show(peer.meanR, 4),
    show(peer.minR, 4),
    show(peer.rmse),
    null,
    null,
    null,
    null,
  ]);
  const head = [
    'run',
    'seconds',
    '× default',
    'MB',
    'mean r',
    'min r',
    'RMSE',
    '% inside',
    'width',
    'R̂ 50 95 100 %',
    'ESS 0 5 50 %',
  ];
  const first = done[0]?.result;
  return [
    table([head, ...rows, ...others]),
    `Published median width ${show(first?.publishedWidth, 4)}. Rows matched ${first?.matched}, vote counts equal in ${first?.sameCounts} of ${first?.cells}. Seconds are from raw files to summaries.`,
  ].join('\n');
}
