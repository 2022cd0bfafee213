import { defaultIdealPointOptions, estimateIdealPoints, measureIdealPoints } from '../dist/measures/index.js';
import { openWorkshop } from '../dist/study/workshop.js';
import * as compare from './compare.mjs';
import { outsideFolder, readColumns } from './outside.mjs';
import { show, table } from './table.mjs';

/**
 * (b) A body of another kind: nine justices a term, two answers, no repeated items; against the Martin–Quinn means.
 *
 * @typedef {{ name: string, prior: 'lagged' | 'random-walk' | 'fast', chains: number, burnIn: number, draws: number }} CourtJob
 * @typedef {Awaited<ReturnType<typeof run>>} CourtResult
 */

export const title = 'US Supreme Court votes, 45 justices in 77 terms, against the Martin–Quinn means';

/** @returns {CourtJob[]} */
export function jobs() {
  const { chains, burnIn, draws } = defaultIdealPointOptions;
  return [
    { name: 'first estimate (--fast)', prior: 'fast', chains: 0, burnIn: 0, draws: 0 },
    { name: 'lagged, default', prior: 'lagged', chains, burnIn, draws },
    { name: 'lagged, long', prior: 'lagged', chains: 2, burnIn: 1000, draws: 2000 },
    { name: 'random-walk', prior: 'random-walk', chains: 2, burnIn: 300, draws: 700 },
  ];
}

export function readCourt() {
  const peers = outsideFolder('PEERS');
  if (peers === null) throw new Error("the peers' results are not here; set SUASION_PEERS");
  const folder = `${peers}/ideal-points`;
  const means = readColumns(folder, 'mq_mcmc_thetas.csv');
  /** @type {Map<string, number>} */
  const published = new Map();
  const value = means('mean').map(Number);
  means('param').forEach((param, i) => {
    const [, name, term] = /^theta\.(.+)\.t(\d+)$/.exec(param) ?? [];
    published.set(`${name} ${Number(term) - 1}`, Number(value[i]));
  });
  const column = readColumns(folder, 'supreme-court-votes.csv.gz');
  const voters = readColumns(folder, 'mq_justices.csv')('name');
  const session = column('session').map(Number);
  /** @type {{ rollCall: number, voter: number, answer: number }[]} */
  const votes = [];
  voters.forEach((name, voter) => {
    column(name).forEach((vote, rollCall) => {
      if (Number(vote) !== 0) votes.push({ rollCall, voter, answer: Number(vote) === 1 ? 0 : 2 });
    });
  });
  votes.sort((a, b) => a.rollCall - b.rollCall);
  return {
    body: {
      votes: {
        rollCall: Int32Array.from(votes, ({ rollCall }) => rollCall),
        voter: Int32Array.from(votes, ({ voter }) => voter),
        answer: Uint8Array.from(votes, ({ answer }) => answer),
      },
      voters,
      rollCalls: session.map((period, i) => ({ id: `${i}`, period })),
      matches: [],
    },
    published,
  };
}

/** @param {CourtJob} job */
export async function run(job) {
  const begun = performance.now();
  const { body, published } = readCourt();
  const index = (/** @type {string} */ name) => body.voters.indexOf(name);
  const anchors = {
    high: ['Rehnquist', 'Scalia', 'Thomas'].map(index),
    low: ['Douglas', 'Marshall', 'Brennan'].map(index),
  };
  const positive = index('Scalia');
  const workshop = openWorkshop();
  const points =
    job.prior === 'fast'
      ? estimateIdealPoints(body, { anchors, positive })
      : await measureIdealPoints(
          body,
          { ...defaultIdealPointOptions, ...job, prior: job.prior, anchors, positive },
          workshop,
        );
  const done = performance.now();
  await workshop.close();
  const { ballots, summary } = points;
  const cells = [...ballots.voter.keys()].filter((c) =>
    published.has(`${body.voters[Number(ballots.voter[c])]} ${ballots.period[c]}`),
  );
  const target = cells.map((c) =>
    Number(published.get(`${body.voters[Number(ballots.voter[c])]} ${ballots.period[c]}`)),
  );
  const ours = compare.pick(summary.mean, cells);
  const byTerm = [...compare.groups(compare.pick(ballots.period, cells))].map(([, at]) =>
    compare.correlation(compare.pick(ours, at), compare.pick(target, at)),
  );
  const ranked = (/** @type {number[]} */ values) => {
    const order = [...values.keys()].sort((a, b) => Number(values[a]) - Number(values[b]));
    const rank = new Float64Array(values.length);
    order.forEach((i, place) => (rank[i] = place));
    return rank;
  };
  const justices = [...compare.groups(compare.pick(ballots.voter, cells))].map(([voter, at]) => ({
    name: body.voters[voter],
    ours: compare.mean(compare.pick(ours, at)),
    published: compare.mean(compare.pick(target, at)),
  }));
  return {
    seconds: (done - begun) / 1000,
    cells: ballots.cells,
    items: ballots.items,
    compared: cells.length,
    r: compare.correlation(ours, target),
    rank: compare.correlation(ranked(ours), ranked(target)),
    byTerm: compare.mean(byTerm),
    byJustice: compare.correlation(
      justices.map((one) => one.ours),
      justices.map((one) => one.published),
    ),
    justices,
    rHat: [0.5, 0.95].map((p) => compare.quantile(summary.rHat, p)),
    width: compare.median(summary.q95.map((high, c) => high - Number(summary.q05[c]))),
  };
}

/** @param {readonly { job: CourtJob, result: CourtResult, rss: number }[]} done */
export function report(done) {
  const head = [
    'run',
    'seconds',
    'MB',
    'r pooled',
    'r of ranks',
    'mean r per term',
    'r of justices',
    'R̂ 50 95 %',
    'width',
  ];
  const rows = done.map(({ job, result: r, rss }) => [
    job.chains > 0 ? `${job.name}: ${job.chains} × (${job.burnIn} + ${job.draws})` : job.name,
    show(r.seconds, 2),
    Math.round(rss),
    show(r.r),
    show(r.rank),
    show(r.byTerm),
    show(r.byJustice),
    `${show(r.rHat[0], 2)} ${show(r.rHat[1], 2)}`,
    show(r.width, 2),
  ]);
  const peer = ['emIRT dynIRT (C++, variational)', '0.29', null, '0.932', null, null, null, null, null];
  return table([head, ...rows, peer]);
}
