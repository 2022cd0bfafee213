import { everyWorld } from './grades/hands.mjs';
import { reportGrades } from './grades/report.mjs';

/**
 * (k) Grades of claims of which it is known what is true: the law, event studies, held-out years and the multiverse on made-up
 * worlds of twelve instruments, as the build runs them, and the table of grades by truth.
 *
 * @typedef {import('./grades/trial.mjs').GradedWorld} GradedWorld
 * @typedef {{ name: string, worlds: number }} GradesJob
 * @typedef {{ worlds: GradedWorld[], seconds: number }} GradesResult
 */

export const title = 'Grades of claims of which the truth is known';

/** @param {{ long: boolean }} options @returns {GradesJob[]} */
export function jobs({ long }) {
  return [{ name: 'grades', worlds: long ? 108 : 54 }];
}

/** @param {GradesJob} job @returns {Promise<GradesResult>} */
export async function run({ worlds }) {
  const begun = performance.now();
  /** @type {GradedWorld[]} */
  const found = await everyWorld(new URL('grades/world-thread.mjs', import.meta.url), worlds);
  return { worlds: found, seconds: (performance.now() - begun) / 1000 };
}

/** @param {readonly { job: GradesJob, result: GradesResult, rss: number }[]} done */
export function report(done) {
  return done.map(({ result, rss }) => reportGrades(result, rss)).join('\n\n');
}
