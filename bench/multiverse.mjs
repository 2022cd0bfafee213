import { agreementOn, fitMultiverse, openMultiverse, specificationId } from '../dist/evidence/index.js';
import { defaultFitOptions, fitLaw } from '../dist/response/index.js';
import { openWorkshop } from '../dist/study/index.js';
import { readReal } from './multiverse/grounds.mjs';
import { show, table } from './table.mjs';

/**
 * (i) The multiverse of the law on UN votes: how long 240 specifications take by approximate fits in two threads, and how far
 * ten of them agree with full fits.
 *
 * @typedef {{ name: 'speed' | 'agreement', specifications: number }} MultiverseJob
 * @typedef {{ id: string, term: string, near: number, nearSd: number, full: number, fullSd: number }} Compared
 * @typedef {{ seconds: number, read: number, specifications: number, shares: { term: string, above: number | null, specifications: number }[] }} SpeedResult
 * @typedef {{ seconds: number, compared: Compared[], converged: number, fits: number }} AgreementResult
 */

export const title = 'The multiverse of the law on UN votes';

const seed = 1;
const wanted = 240;

/** @returns {MultiverseJob[]} */
export function jobs() {
  return [
    { name: 'speed', specifications: wanted },
    { name: 'agreement', specifications: 10 },
  ];
}

/** @param {MultiverseJob} job @returns {Promise<SpeedResult | AgreementResult>} */
export async function run(job) {
  const begun = performance.now();
  const { grounds, meaning } = await readReal();
  const read = (performance.now() - begun) / 1000;
  const workshop = openWorkshop({ threads: 2 });
  try {
    const options = { seed, count: wanted, meaning };
    if (job.name === 'agreement') return await compare(grounds, options, job.specifications, workshop);
    const fits = await fitMultiverse(grounds, options, workshop);
    return {
      seconds: (performance.now() - begun) / 1000,
      read,
      specifications: fits.length,
      shares: (grounds[0]?.spec.terms ?? []).map(({ id }) => {
        const agreement = agreementOn(fits, id);
        return { term: id, above: agreement?.above ?? null, specifications: agreement?.specifications ?? 0 };
      }),
    };
  } finally {
    await workshop.close();
  }
}

/**
 * Every so many of the specifications, fitted in full beside their approximations.
 * @param {Parameters<typeof fitMultiverse>[0]} grounds @param {Parameters<typeof fitMultiverse>[1]} options @param {number} count
 * @param {Parameters<typeof fitMultiverse>[2]} workshop @returns {Promise<AgreementResult>}
 */
async function compare(grounds, options, count, workshop) {
  const begun = performance.now();
  const { specifications, panelOf } = openMultiverse(grounds, options);
  const near = new Map((await fitMultiverse(grounds, options, workshop)).map((fit) => [fit.id, fit]));
  /** @type {Compared[]} */
  const compared = [];
  let converged = 0;
  for (let i = 0; i < count; i++) {
    const specification = specifications[Math.floor((i * specifications.length) / count)];
    if (specification === undefined) continue;
    const panel = panelOf(specification);
    const fit = await fitLaw(panel, { ...defaultFitOptions, enough: { ess: 200, rHat: 1.02 }, seed }, workshop);
    converged += fit.converged ? 1 : 0;
    const id = specificationId(specification);
    const width = panel.terms.length;
    panel.terms.forEach(({ id: term }, k) => {
      const own = fit.draws.responses.filter((_, at) => at % width === k);
      const approximate = near.get(id)?.responses.find((one) => one.term === term);
      if (approximate === undefined || approximate.exposed < 30 || approximate.sd === 0) return;
      // Approximations are told for the usual exposure; priors made wider leave it as it is.
      const times = { usual: 1, wide: 2, narrow: 0.5 }[specification.prior] * Number(panel.usual[k]);
      const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
      const sd = Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (own.length - 1));
      const { mean: nearMean, sd: nearSd } = approximate;
      compared.push({ id, term, near: nearMean, nearSd, full: mean * times, fullSd: sd * times });
    });
  }
  return { seconds: (performance.now() - begun) / 1000, compared, converged, fits: count };
}

/** @param {readonly { job: MultiverseJob, result: SpeedResult | AgreementResult, rss: number }[]} done */
export function report(done) {
  return done
    .map(({ result, rss }) => ('compared' in result ? reportAgreement(result) : reportSpeed(result, rss)))
    .join('\n\n');
}

/** @param {SpeedResult} result @param {number} rss */
function reportSpeed({ seconds, read, specifications, shares }, rss) {
  const lines = shares.map(({ term, above, specifications: told }) => [term, show(above, 2), told]);
  return `${specifications} specifications in ${show(seconds, 0)} s on two threads (reading ${show(read, 0)} s), ${show(rss, 0)} MB\n\n${table([['term', 'share above 0', 'specifications'], ...lines])}`;
}

/** @param {AgreementResult} result */
function reportAgreement({ compared, seconds, converged, fits }) {
  const apart = compared.map(({ near, full, fullSd }) => Math.abs(near - full) / fullSd);
  const wider = compared.map(({ nearSd, fullSd }) => nearSd / fullSd);
  const clear = compared.filter(({ full, fullSd }) => Math.abs(full) > fullSd);
  const agree = (/** @type {readonly Compared[]} */ some) =>
    some.filter(({ near, full }) => Math.sign(near) === Math.sign(full)).length / some.length;
  return `${fits} of them in full (${converged} converged, ${show(seconds / 60, 1)} min): ${compared.length} responses\n\n${table(
    [
      ['', 'value'],
      ['distance of means in posterior sd: median', show(middle(apart, 0.5), 2)],
      ['95 % of them below', show(middle(apart, 0.95), 2)],
      ['sd over that of the full fit: median', show(middle(wider, 0.5), 2)],
      ['same sign', show(agree(compared), 3)],
      ['same sign where it is larger than its sd', show(agree(clear), 3)],
    ],
  )}`;
}

/** @param {readonly number[]} values @param {number} share */
function middle(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
}
