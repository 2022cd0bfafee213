import { biasesOf, scenarios, shareOf } from '../test/evidence/event-scenarios.mjs';
import { timeEventStudy } from './event-study/speed.mjs';
import { everyWorld } from './grades/hands.mjs';
import { show, table } from './table.mjs';

/**
 * (j) Event studies: made-up dyads of which it is known what acts do, and how long one study of 800,000 dyad-years takes.
 *
 * @typedef {import('../test/evidence/event-scenarios.mjs').WorldTold} WorldTold
 * @typedef {import('../test/evidence/event-scenarios.mjs').Scenario} Scenario
 * @typedef {{ name: 'worlds' | 'speed', worlds: number }} EventJob
 * @typedef {{ seconds: number, worlds: WorldTold[][] }} WorldsResult worlds by number, scenarios within
 * @typedef {import('./event-study/speed.mjs').Speed} Speed
 */

export const title = 'Event studies of made-up dyads, and their speed';

/** @param {{ long: boolean }} options @returns {EventJob[]} */
export function jobs({ long }) {
  return [
    { name: 'worlds', worlds: long ? 600 : 150 },
    { name: 'speed', worlds: 0 },
  ];
}

/** @param {EventJob} job @returns {Promise<WorldsResult | Speed>} */
export async function run({ name, worlds }) {
  if (name === 'speed') return timeEventStudy();
  const begun = performance.now();
  const names = scenarios.map((scenario) => scenario.name);
  /** @type {WorldTold[][]} */
  const found = await everyWorld(new URL('event-study/world-thread.mjs', import.meta.url), worlds, names);
  return { seconds: (performance.now() - begun) / 1000, worlds: found };
}

/** @param {readonly { job: EventJob, result: WorldsResult | Speed, rss: number }[]} done */
export function report(done) {
  return done
    .map(({ result, rss }) => ('worlds' in result ? reportWorlds(result) : reportSpeed(result, rss)))
    .join('\n\n');
}

/** @param {WorldsResult} result */
function reportWorlds({ seconds, worlds }) {
  const rows = scenarios.map((scenario, s) =>
    rowOf(
      scenario,
      worlds.map((some) => /** @type {WorldTold} */ (some[s])),
    ),
  );
  const head = [
    '',
    'acts',
    'rejected',
    'covered',
    'largest bias / sd',
    'stated / sd',
    'bitten',
    'placebo sees',
    'fails',
  ];
  return `${worlds.length} worlds each, ${show(seconds / 60, 1)} min on two threads\n\n${table([head, ...rows])}`;
}

/** @param {Scenario} scenario @param {readonly WorldTold[]} worlds */
function rowOf({ name, promised, truth }, worlds) {
  const told = worlds.flatMap((one) => one.told);
  const biases = biasesOf(worlds);
  const bitten = truth === 'confounder' ? worlds.filter(({ bites }) => bites) : worlds;
  const worst = Math.max(...biases.map(({ bias }) => Math.abs(bias)));
  return [
    name,
    show(worlds.reduce((sum, { events }) => sum + events, 0) / worlds.length, 0),
    show(shareOf(told.map(({ rejected }) => rejected)), 3),
    show(shareOf(told.map(({ covered }) => covered)), 3),
    `${show(worst, 2)}${promised ? '' : ' (not promised)'}`,
    show(biases.reduce((sum, { stated }) => sum + stated, 0) / biases.length, 2),
    bitten.length,
    show(shareOf(bitten.map(({ placeboSees }) => placeboSees)), 2),
    show(shareOf(bitten.map(({ placeboFails }) => placeboFails)), 2),
  ];
}

/** @param {Speed} result @param {number} rss */
function reportSpeed({ dyadYears, horizons, events, seconds, cpu, before }, rss) {
  return table([
    ['one event study, two forms', 'value'],
    ['dyad-years', dyadYears],
    ['horizons', horizons],
    ['acts', events],
    ['seconds', show(seconds, 1)],
    ['of processor', show(cpu, 1)],
    ['memory at most, MB', show(rss, 0)],
    ['before it began, MB', show(before, 0)],
    ['fixest on 2,001,436 dyad-years, one regression of 26 bins: printed elsewhere, s', '4.5'],
  ]);
}
