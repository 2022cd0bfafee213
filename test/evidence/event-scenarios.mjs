/**
 * What event studies are tried on, and the counting of how they did. Tests run a few worlds of each, `npm run bench` some
 * hundred.
 *
 * @import { EventOptions, EventStudy, EventPanel, EventPath, Tested, LeadsTest } from '../../src/evidence/index.js'
 * @import { Random } from '../../src/statistics/index.js'
 * @import { EventWorldOptions } from '../worlds/event-worlds.mjs'
 *
 * @typedef {object} Scenario
 * @property {string} name
 * @property {'nothing' | 'effect' | 'confounder'} truth
 * @property {boolean} promised whether the design promises not to be biased
 * @property {Omit<EventWorldOptions, 'random'>} world
 * @property {EventOptions} options
 *
 * @typedef {object} Program what is tried, so that a bench may try what was compiled
 * @property {(panel: EventPanel, options: EventOptions) => EventStudy} eventStudy
 * @property {(path: EventPath, h: number) => Tested | null} responseAt
 * @property {(path: EventPath) => Tested | null} placeboOf
 * @property {(path: EventPath, h: number) => Tested | null} beyondPlacebo
 * @property {(path: EventPath) => LeadsTest | null} leadsTest
 * @property {(seed: { seed: number, stream: number }) => Random} createRandom
 *
 * @typedef {object} Told one response that was estimated
 * @property {'weighted' | 'counted'} form
 * @property {number} h
 * @property {number} mean
 * @property {number} sd
 * @property {number} truth
 * @property {boolean} covered
 * @property {boolean} rejected whether the 90 % interval leaves 0 out
 *
 * @typedef {object} WorldTold
 * @property {number} events
 * @property {readonly Told[]} told
 * @property {boolean} bites whether the weighted response after five periods, or the last told, leaves 0 out
 * @property {boolean} placeboSees whether the placebo's 90 % interval leaves 0 out
 * @property {boolean} placeboFails whether the test of a grade is failed: placebo above half the effect, or not told from it
 * @property {boolean} leadsSee whether all leads together reject at 10 %
 */
import { makeEventWorld } from '../worlds/event-worlds.mjs';

const onset = /** @type {const} */ ({ kind: 'onset' });
const release = /** @type {const} */ ({ kind: 'release' });
const change = /** @type {const} */ ({ kind: 'change' });
/** Everything at once that a design must stand: waves, common shifts, stretched periods, joint acts, acts chosen by distance. */
const together = { waves: 4, stretch: 0.07, common: 0.2, distance: 0.8, joint: 2 };
/** Few actors, whose closeness then is a large part of what moves audiences. */
const strong = {
  audiences: 120,
  actors: 3,
  hazard: 0.015,
  confounder: 0.2,
  confounderHazard: 1.2,
  confounderKept: 0.9,
};

/** @type {readonly Scenario[]} */
export const scenarios = [
  nothing('acts at any time', {}),
  nothing('waves of acts, common shifts', { waves: 4, common: 0.2 }),
  nothing('waves of acts, stretched periods', { waves: 4, stretch: 0.07 }),
  nothing('acts chosen by distance', { distance: 0.8 }, false),
  nothing('all of these, joint acts', together, false),
  nothing('acts that stand', { lasting: 6 }),
  nothing('actors of unequal standing', { unequal: true, hazard: 0.015 }),
  nothing('a directed scale', { directed: true }),
  { ...nothing('continuous doses', { steady: 0.7 }), options: change },
  effect('staggered acts', { response: 0.05 }),
  effect('waves of acts, stretched periods', { response: 0.05, waves: 4, stretch: 0.05 }),
  effect('momentum', { response: 0.05, momentum: 0.2 }),
  effect('acts that stand', { response: 0.02, lasting: 6 }),
  effect('actors of unequal standing', { response: 0.05, unequal: true, hazard: 0.015 }),
  effect('a directed scale', { response: 0.1, directed: true }),
  { ...effect('releases', { response: 0.02, lasting: 8 }), options: release },
  { ...effect('continuous doses', { response: 0.01, steady: 0.7 }), options: change },
  { ...effect('joint acts', { response: 0.05, joint: 3, hazard: 0.015 }), promised: false },
  confounder('weak', { confounder: 0.12, confounderHazard: 0.9 }),
  confounder('strong', strong),
  confounder('strong, 200 audiences', { ...strong, audiences: 200 }),
  confounder('strong, a directed scale', { directed: true, confounder: 0.1, confounderHazard: 1 }),
];

/** @param {string} name @param {Omit<EventWorldOptions, 'random'>} world @returns {Scenario} */
function nothing(name, world, promised = true) {
  return { name: `nothing: ${name}`, truth: 'nothing', promised, world, options: onset };
}

/** @param {string} name @param {Omit<EventWorldOptions, 'random'>} world @returns {Scenario} */
function effect(name, world) {
  return { name: `effect: ${name}`, truth: 'effect', promised: true, world, options: onset };
}

/** @param {string} name @param {Omit<EventWorldOptions, 'random'>} world @returns {Scenario} */
function confounder(name, world) {
  return { name: `confounder: ${name}`, truth: 'confounder', promised: false, world, options: onset };
}

/** Periods after the act at which responses are judged. */
const judged = [0, 1, 3, 5, 10];
/** The placebo goes over four periods, as the effect does at this horizon. */
const beside = 3;

/**
 * One world of a scenario, and what the event study says of it.
 * @param {Scenario} scenario @param {number} seed @param {Program} program @returns {WorldTold}
 */
export function tryWorld({ world, options }, seed, program) {
  const { eventStudy, responseAt, placeboOf, beyondPlacebo, leadsTest, createRandom } = program;
  const { panel, truth } = makeEventWorld({ random: createRandom({ seed, stream: 9 }), ...world });
  const study = eventStudy(panel, options);
  const lags = options.lags ?? 10;
  const real = truth(options.kind, lags);
  const told = /** @type {const} */ (['weighted', 'counted']).flatMap((form) =>
    judged.flatMap((h) => {
      const found = h > lags ? null : responseAt(study[form], h);
      const known = Number(real[form][h]);
      if (found === null || Number.isNaN(known)) return [];
      const { mean, sd, q05, q95 } = found;
      return [{ form, h, mean, sd, truth: known, covered: q05 <= known && known <= q95, rejected: apart(found) }];
    }),
  );
  const [before, after] = [placeboOf(study.weighted), responseAt(study.weighted, beside)];
  const difference = beyondPlacebo(study.weighted, beside);
  const leads = leadsTest(study.weighted);
  const passed =
    before !== null &&
    after !== null &&
    difference !== null &&
    Math.abs(before.mean) <= Math.abs(after.mean) / 2 &&
    apart(difference);
  return {
    events: study.events,
    told,
    bites: apart(responseAt(study.weighted, Math.min(5, lags))),
    placeboSees: apart(before),
    placeboFails: !passed,
    leadsSee: leads !== null && leads.p < 0.1,
  };
}

/** Whether a 90 % interval leaves 0 out. @param {Tested | null} found */
function apart(found) {
  return found !== null && (found.q05 > 0 || found.q95 < 0);
}

/** @param {readonly boolean[]} all */
export function shareOf(all) {
  return all.filter(Boolean).length / all.length;
}

/**
 * How far estimates of each form and horizon are off on average, in standard deviations of theirs, and with how many standard
 * errors; and stated errors over that standard deviation.
 * @param {readonly WorldTold[]} worlds
 */
export function biasesOf(worlds) {
  /** @type {Map<string, Told[]>} */
  const cells = new Map();
  for (const one of worlds.flatMap(({ told }) => told)) {
    const key = `${one.form} ${one.h}`;
    cells.set(key, [...(cells.get(key) ?? []), one]);
  }
  return [...cells].map(([cell, told]) => {
    const errors = told.map(({ mean, truth }) => mean - truth);
    const bias = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const sd = Math.sqrt(errors.reduce((sum, error) => sum + (error - bias) ** 2, 0) / (errors.length - 1));
    const stated = told.reduce((sum, one) => sum + one.sd, 0) / told.length;
    return { cell, bias: bias / sd, z: (bias / sd) * Math.sqrt(errors.length), stated: stated / sd };
  });
}
