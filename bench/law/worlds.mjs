import { plainWorkshop } from '../../dist/model/index.js';
import { arrangePanel, fitLaw, guardAppeal } from '../../dist/response/index.js';
import { emptyUnfolded, layoutOf } from '../../dist/response/layout.js';
import { simulateWorld } from '../../dist/response/simulate.js';
import { createRandom } from '../../dist/statistics/index.js';
import { dealDoses } from './dealing.mjs';
import { drawPart } from './part.mjs';
import { readReal } from './real-panel.mjs';

/**
 * @import { Fit, Panel, PanelSpec } from '../../dist/response/index.js'
 * @import { Random } from '../../dist/statistics/index.js'
 * @typedef {{ what: 'recovery' | 'dealt' | 'guard' | 'speed', worlds: number, wider: number, audiences: number | null, instruments: number | null }} WorldsJob
 * @typedef {{ parameter: string, rank: number }} Ranked the share of draws below the truth, or below 0 where there is none
 * @typedef {{ ranks: Ranked[], left: number, ess: number, rHat: number, divergences: number, draws: number, seconds: number }} WorldResult
 */

const fitting = { chains: 2, adapt: 60, batch: 200, batches: 3, enough: { ess: 100, rHat: 1.05 } };
/** No world is kept in which somebody is seen so many spreads from the centre. What decides is seen, so that posteriors stay right. */
const furthest = 8;

/** @param {WorldsJob} job @returns {Promise<(seed: number) => Promise<WorldResult>>} */
export async function openWorlds(job) {
  const spec = await readReal();
  const { panel } = arrangePanel(spec);
  if (job.what === 'guard') return (seed) => lookForAppeal(spec, panel, seed);
  return (seed) =>
    job.what === 'recovery'
      ? recover(drawPart(panel, job, createRandom({ seed, stream: 1 })), seed)
      : // Priors speak of the response to the usual exposure: where that is called smaller, they are wider.
        lookForNothing(widened(arrangePanel(dealDoses(spec, panel, createRandom({ seed }))).panel, job.wider), seed);
}

/** @param {Panel} panel @param {number} times @returns {Panel} */
function widened(panel, times) {
  return { ...panel, usual: panel.usual.map((one) => one / times) };
}

/** A world with a truth from the prior: where the truth lies among the draws. @param {Panel} shape @param {number} seed */
async function recover(shape, seed) {
  const { world, truth, left } = someWorld(shape, createRandom({ seed, stream: 2 }));
  const { fit, seconds } = await timed(world, seed);
  // Draws count mass in the geometric mean of masses; so must the truth.
  const unit = truth.logMass.reduce((sum, one) => sum + one, 0) / truth.logMass.length;
  const { draws } = fit;
  const ranks = [
    { parameter: 'ρ', rank: rankOf(truth.momentumKept, draws.momentumKept, fit) },
    { parameter: 'κ', rank: rankOf(truth.homePull, draws.homePull, fit) },
    { parameter: 'σ', rank: rankOf(truth.shock / Math.exp(unit), draws.shock, fit) },
    ...(shape.options.noise ? [{ parameter: 'φ', rank: rankOf(truth.noise, draws.noise, fit) }] : []),
    ...responses(shape, fit, (k) => Number(truth.responses[k]) / Math.exp(unit)),
    ...Array.from(truth.logMass, (one, j) => ({
      parameter: 'log m',
      rank: rankOf(one - unit, draws.logMass, fit, j),
    })),
  ];
  return { ...judged(fit), ranks, left, seconds };
}

/** @param {Panel} shape @param {Random} random */
function someWorld(shape, random) {
  const layout = layoutOf(shape);
  const truth = emptyUnfolded(shape, layout);
  for (let left = 0; ; left++) {
    layout.unfold(
      Float64Array.from({ length: layout.dimension }, () => random.normal()),
      truth,
    );
    const { panel: world } = simulateWorld(shape, truth, random);
    const far = furthest * shape.spread;
    if (!world.measured.some((one) => Math.abs(one - shape.centre) > far)) return { world, truth, left };
  }
}

/**
 * A world without appeal: whether the guard says that it is not known. Its rank is 0 where the guard is fooled, else 0.5.
 * @param {PanelSpec} spec @param {Panel} shape @param {number} seed
 */
async function lookForAppeal(spec, shape, seed) {
  const random = createRandom({ seed, stream: 3 });
  const without = {
    ...shape,
    usual: shape.usual.map((one, k) => (shape.terms[k]?.kind === 'appeal' ? Infinity : one)),
  };
  const { world, left } = someWorld(without, random);
  const panel = { ...world, usual: shape.usual };
  const { fit, seconds } = await timed(panel, seed);
  const [guard] = await guardAppeal(spec, panel, fit.state.centre, { seed, shuffles: 59 }, plainWorkshop());
  const own = responses(panel, fit, () => 0).find(({ parameter }) => parameter === 'λ');
  if (guard === undefined || own === undefined) throw new Error('the panel has no appeal');
  const known = guard.outside && (own.rank < 0.05 || own.rank > 0.95);
  return { ...judged(fit), ranks: [{ parameter: 'λ', rank: known ? 0 : 0.5 }], left, seconds };
}

/** Doses that never were: where 0 lies among the draws of each response. @param {Panel} panel @param {number} seed */
async function lookForNothing(panel, seed) {
  const { fit, seconds } = await timed(panel, seed);
  const ranks = responses(panel, fit, () => 0).filter(({ parameter }) => parameter === 'θ');
  return { ...judged(fit), ranks, left: 0, seconds };
}

/** @param {Panel} panel @param {Fit} fit @param {(k: number) => number} truth @returns {Ranked[]} */
function responses(panel, fit, truth) {
  return panel.terms.flatMap(({ kind }, k) => {
    if (panel.usual[k] === 0) return [];
    const parameter = kind === 'appeal' ? 'λ' : 'θ';
    return [{ parameter, rank: rankOf(truth(k), fit.draws.responses, fit, k) }];
  });
}

/** @param {number} value @param {Float64Array} all @param {Fit} fit @param {number} [at] */
function rankOf(value, all, { draws }, at = 0) {
  const width = all.length / draws.count;
  let below = 0;
  for (let d = 0; d < draws.count; d++) if (Number(all[d * width + at]) < value) below++;
  return below / draws.count;
}

/** @param {Panel} panel @param {number} seed */
async function timed(panel, seed) {
  const begun = performance.now();
  const fit = await fitLaw(panel, { ...fitting, seed }, plainWorkshop());
  return { fit, seconds: (performance.now() - begun) / 1000 };
}

/** @param {Fit} fit */
function judged({ diagnosis, divergences, draws }) {
  return {
    ess: Math.min(...diagnosis.map(({ essBulk }) => essBulk)),
    rHat: Math.max(...diagnosis.map(({ rHat }) => rHat)),
    divergences,
    draws: draws.count,
  };
}
