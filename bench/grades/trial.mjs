import {
  agreementOn,
  claimEvents,
  claimTests,
  dyadsOf,
  fitMultiverse,
  gainOf,
  gradeOf,
  heldOutScores,
  placeboHorizon,
  standardResponse,
  testHorizon,
} from '../../dist/evidence/index.js';
import { plainWorkshop } from '../../dist/model/index.js';
import { arrangePanel, defaultFitOptions, effectiveActors, fitLaw } from '../../dist/response/index.js';
import { createRandom, falseDiscoveryRates, normalCumulative } from '../../dist/statistics/index.js';
import { makeClaimWorld } from './world.mjs';

/**
 * All trials of every claim of one made-up world, as the build does them for the shipped tables, and the grades that follow.
 *
 * @import { EventPoint, Measured, Trial } from '../../dist/evidence/index.js'
 * @import { Truth } from './world.mjs'
 *
 * @typedef {object} Graded
 * @property {string} instrument
 * @property {Truth} truth
 * @property {boolean} lasting
 * @property {string} word
 * @property {string} because
 * @property {number | null} effectiveActors
 * @property {number} signProbability
 * @property {number} falseDiscovery
 * @property {Trial} trial
 * @property {readonly (boolean | null)[]} passed
 *
 * @typedef {{ seed: number, converged: boolean, claims: readonly Graded[], seconds: Record<string, number> }} GradedWorld
 */

/** Smaller than in a build, so that there can be many worlds: effective draws of the law, held-out draws, specifications. */
const work = { enough: { ess: 100, rHat: 1.03 }, batch: 60, heldOutDraws: 48, heldOutYears: 10, specifications: 48 };

/** @param {number} seed @returns {Promise<GradedWorld>} */
export async function gradeWorld(seed) {
  const world = makeClaimWorld(createRandom({ seed, stream: 70 }));
  const workshop = plainWorkshop();
  const spec = world.specOf('equal');
  const { panel } = arrangePanel(spec);
  /** @type {Record<string, number>} */
  const seconds = {};
  const fit = await timed('law', () =>
    fitLaw(panel, { ...defaultFitOptions, batch: work.batch, enough: work.enough, seed }, workshop),
  );
  const dyads = dyadsOf(spec);
  const events = await timed('event studies', () =>
    world.instruments.map(({ lasting }, term) =>
      claimEvents(
        { ...dyads.panel, dose: dyads.doseOf(term, world.actors), otherActs: dyads.otherActs(term) },
        { kind: 'onset', lasting, seed },
      ),
    ),
  );
  const heldOut = await timed('held-out years', () =>
    heldOutScores(panel, { seed, periods: work.heldOutYears, draws: work.heldOutDraws }, workshop),
  );
  const grounds = /** @type {const} */ (['equal', 'capability-share']).map((standing) => ({
    standing,
    positions: 'made up',
    spec: world.specOf(standing),
  }));
  const lasting = new Map(world.instruments.map((one) => [one.id, one.lasting]));
  const specified = await timed('multiverse', () =>
    fitMultiverse(
      grounds,
      {
        seed,
        count: work.specifications,
        meaning: (term) => ({ standard: null, lasting: lasting.get(term) ?? false }),
      },
      workshop,
    ),
  );
  const actors = effectiveActors(spec);
  const { draws } = fit;
  const width = panel.terms.length;
  const own = world.instruments.map((_, k) => draws.responses.filter((__, at) => at % width === k));
  const rates = falseDiscoveryRates(
    own.map((values) => 2 * normalCumulative(-Math.abs(meanOf(values)) / sdOf(values))),
  );
  const claims = world.instruments.map((one, term) => {
    const responses = standardResponse(draws, { term, usual: 1, lasting: one.lasting }, testHorizon);
    const above = responses.filter((value) => value > 0).length / responses.length;
    const structural = meanOf(responses);
    const agreement = agreementOn(specified, one.id);
    const found = /** @type {typeof events[number]} */ (events[term]);
    const gain = gainOf(heldOut, 'law', `without ${one.id}`);
    /** @type {Trial} */
    const trial = {
      structural,
      eventStudy: pointAt(found.weighted, testHorizon),
      beside: pointAt(found.weighted, placeboHorizon),
      placebo: found.placebo,
      difference: found.difference,
      confounder:
        found.confounder === null ? null : { ...found.confounder, groups: Math.round(found.confounder.degrees) + 1 },
      multiverse:
        agreement === null
          ? null
          : {
              share: structural > 0 ? agreement.above : 1 - agreement.above,
              specifications: agreement.specifications,
            },
      heldOut: gain,
    };
    const tests = claimTests(trial);
    const claim = {
      signProbability: Math.max(above, 1 - above),
      falseDiscovery: rates[term] ?? Number.NaN,
      effect: trial.beside?.mean ?? structural,
      placebo: trial.placebo,
      tests,
      effectiveActors: actors[term]?.effective ?? null,
    };
    const { word, because } = gradeOf(claim);
    return {
      instrument: one.id,
      truth: one.truth,
      lasting: one.lasting,
      word,
      because,
      effectiveActors: claim.effectiveActors,
      signProbability: claim.signProbability,
      falseDiscovery: claim.falseDiscovery,
      trial,
      passed: tests.map(({ passed }) => passed),
    };
  });
  return { seed, converged: fit.converged, claims, seconds };

  /** @template Result @param {string} what @param {() => Result | Promise<Result>} work_ @returns {Promise<Result>} */
  async function timed(what, work_) {
    const begun = performance.now();
    const result = await work_();
    seconds[what] = (performance.now() - begun) / 1000;
    return result;
  }
}

/** @param {readonly EventPoint[]} points @param {number} h @returns {Measured | null} */
function pointAt(points, h) {
  return points.find((point) => point.h === h) ?? null;
}

/** @param {Float64Array} values */
function meanOf(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** @param {Float64Array} values */
function sdOf(values) {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
