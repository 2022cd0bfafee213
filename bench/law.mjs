import { everyWorld } from './law/hands.mjs';
import { reportFits } from './law/report.mjs';
import { timeFit } from './law/speed.mjs';

/**
 * (h) The law's fit. Recovery: worlds of the shape of the real panel, truths drawn from the prior. Null: real measurements
 * beside doses that were dealt anew among audiences. Speed: the whole panel of UN votes.
 *
 * @typedef {import('./law/worlds.mjs').WorldsJob & { name: string }} LawJob
 * @typedef {import('./law/report.mjs').LawResult} LawResult
 */

export const title = 'The law of motion on UN votes: recovery, null and speed';

/** A third of the audiences and less than half of the instruments, drawn anew for each world, so that there can be many. */
const part = { audiences: 60, instruments: 8 };
const whole = { audiences: null, instruments: null };
const wide = 20;

/** @param {{ long: boolean }} options @returns {LawJob[]} */
export function jobs({ long }) {
  const times = long ? 3 : 1;
  return [
    { name: 'recovery', what: 'recovery', worlds: 200 * times, wider: 1, ...part },
    { name: 'doses dealt anew', what: 'dealt', worlds: 16 * times, wider: 1, ...whole },
    { name: `doses dealt anew, priors ${wide} × wider`, what: 'dealt', worlds: 16 * times, wider: wide, ...whole },
    { name: 'worlds without appeal', what: 'guard', worlds: 40 * times, wider: 1, ...whole },
    { name: 'speed', what: 'speed', worlds: 1, wider: 1, ...whole },
  ];
}

/** @param {LawJob} job @returns {Promise<LawResult>} */
export async function run(job) {
  if (job.what === 'speed') return { what: 'speed', ...(await timeFit()) };
  const begun = performance.now();
  const worlds = await everyWorld(job);
  return { what: job.what, worlds, seconds: (performance.now() - begun) / 1000 };
}

/** @param {readonly { job: LawJob, result: LawResult, rss: number }[]} done */
export function report(done) {
  return reportFits(done);
}
