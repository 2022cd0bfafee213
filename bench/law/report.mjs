import { mean, median, quantile } from '../compare.mjs';
import { show, table } from '../table.mjs';

/**
 * @typedef {import('./worlds.mjs').WorldResult} WorldResult
 * @typedef {import('./speed.mjs').SpeedResult} SpeedResult
 * @typedef {{ what: 'recovery' | 'dealt' | 'guard', worlds: WorldResult[], seconds: number } | ({ what: 'speed' } & SpeedResult)} LawResult
 * @typedef {{ job: { name: string }, result: LawResult, rss: number }} Done
 */

const bins = 10;
/** Chi-square with nine degrees of freedom: 99 % quantile. */
const highChiSquare = 21.67;

/** @param {readonly Done[]} done */
export function reportFits(done) {
  return done.map((one) => reportOne(one)).join('\n\n');
}

/** @param {Done} done */
function reportOne({ job, result, rss }) {
  if (result.what === 'speed') return `${job.name}\n\n${speedTable(result, rss)}`;
  const body =
    result.what === 'recovery'
      ? recoveryTable(result.worlds)
      : result.what === 'guard'
        ? guardTable(result.worlds)
        : nullTable(result.worlds);
  return `${job.name}\n\n${body}\n\n${told(result.worlds, result.seconds, rss)}`;
}

/**
 * Where truths lie among the draws. The masses of a world share their spread and are off together: their χ² is no test.
 * @param {readonly WorldResult[]} worlds
 */
function recoveryTable(worlds) {
  const all = worlds.flatMap(({ ranks }) => ranks);
  const names = [...new Set(all.map(({ parameter }) => parameter))];
  const rows = names.map((name) => {
    const ranks = all.filter(({ parameter }) => parameter === name).map(({ rank }) => rank);
    return rowOf(name, ranks, 0.82, 0.96);
  });
  const law = all.filter(({ parameter }) => parameter !== 'log m').map(({ rank }) => rank);
  const head = ['parameter', 'intervals', '90 % hold', '50 %', 'ranks in tenths', 'χ² (9)', 'met'];
  return table([
    head,
    ...rows,
    rowOf('all but log m', law, 0.87, 0.93),
    rowOf(
      'pooled',
      all.map(({ rank }) => rank),
      0.87,
      0.93,
    ),
  ]);
}

/** @param {string} name @param {readonly number[]} ranks @param {number} least @param {number} most */
function rowOf(name, ranks, least, most) {
  const inside = (/** @type {number} */ half) => mean(ranks.map((rank) => (Math.abs(rank - 0.5) <= half ? 1 : 0)));
  const counts = Array.from({ length: bins }, () => 0);
  for (const rank of ranks) {
    const bin = Math.min(bins - 1, Math.floor(bins * rank));
    counts[bin] = Number(counts[bin]) + 1;
  }
  const expected = ranks.length / bins;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const held = inside(0.45);
  return [
    name,
    ranks.length,
    show(100 * held, 1),
    show(100 * inside(0.25), 1),
    counts.join(' '),
    `${show(chiSquare, 1)}${chiSquare > highChiSquare ? ' !' : ''}`,
    held >= least && held <= most ? 'yes' : 'NO',
  ];
}

/** How often intervals of responses to doses that never were leave 0 out. @param {readonly WorldResult[]} worlds */
function nullTable(worlds) {
  const ranks = worlds.flatMap((one) => one.ranks.map(({ rank }) => rank));
  const out = mean(ranks.map((rank) => (rank < 0.05 || rank > 0.95 ? 1 : 0)));
  const perWorld = worlds.map((one) => mean(one.ranks.map(({ rank }) => (rank < 0.05 || rank > 0.95 ? 1 : 0))));
  return table([
    ['', 'intervals', '90 % leave 0 out', 'least and most in a world', 'met'],
    [
      'θ',
      ranks.length,
      show(100 * out, 1),
      `${show(100 * Math.min(...perWorld), 0)}–${show(100 * Math.max(...perWorld), 0)}`,
      out <= 0.15 ? 'yes' : 'NO',
    ],
  ]);
}

/** How often the guard says of an appeal that never was that it is not known. @param {readonly WorldResult[]} worlds */
function guardTable(worlds) {
  const unknown = mean(worlds.map(({ ranks: [one] }) => (one?.rank === 0.5 ? 1 : 0)));
  return table([
    ['worlds without appeal', 'guard says not known', 'met'],
    [worlds.length, `${show(100 * unknown, 1)} %`, unknown >= 0.9 ? 'yes' : 'NO'],
  ]);
}

/** @param {readonly WorldResult[]} worlds @param {number} seconds @param {number} rss */
function told(worlds, seconds, rss) {
  const left = worlds.reduce((sum, one) => sum + one.left, 0);
  const runaway = worlds.reduce((sum, one) => sum + one.divergences, 0);
  const ess = worlds.map((one) => one.ess);
  return [
    `${worlds.length} worlds in ${show(seconds, 0)} s with two threads (median ${show(median(worlds.map((one) => one.seconds)), 1)} s a fit, ${Math.round(rss)} MB);`,
    `${left} drawn anew because somebody was seen more than 8 spreads from the centre;`,
    `median of draws ${median(worlds.map((one) => one.draws))}, of the least effective size ${show(median(ess), 0)} (5 %: ${show(quantile(ess, 0.05), 0)}), of the greatest R̂ ${show(median(worlds.map((one) => one.rHat)), 3)} (95 %: ${show(
      quantile(
        worlds.map((one) => one.rHat),
        0.95,
      ),
      3,
    )}); ${runaway} trajectories ran away.`,
  ].join('\n');
}

/** @param {SpeedResult} result @param {number} rss */
function speedTable(result, rss) {
  return table([
    ['UN votes, equal standing, two threads', ''],
    ['audiences', result.audiences],
    ['audience-years', result.cells],
    ['parameters', result.parameters],
    ['read, s', show(result.read, 1)],
    ['arranged, s', show(result.arranged, 1)],
    ['fitted, s', show(result.fitted, 1)],
    ['draws', result.draws],
    ['least effective size', show(result.ess, 0)],
    ['greatest R̂', show(result.rHat)],
    ['enough (400, 1.01)', result.converged ? 'yes' : 'NO'],
    ['trajectories that ran away', result.divergences],
    ['MB at most', Math.round(rss)],
  ]);
}
