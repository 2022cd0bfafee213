import { show, table } from '../table.mjs';

/**
 * @import { Graded, GradedWorld } from './trial.mjs'
 */

const words = ['none', 'contradicted', 'weak', 'moderate', 'strong'];
const tests = ['event study', 'placebo', 'confounder', 'multiverse', 'held out'];
const fewestActors = 3;

/** @param {{ worlds: readonly GradedWorld[], seconds: number }} result @param {number} rss */
export function reportGrades({ worlds, seconds }, rss) {
  const usable = worlds.filter(({ converged }) => converged);
  const claims = usable.flatMap((world) => world.claims);
  const groups = groupsOf(claims);
  const head = `${worlds.length} worlds in ${show(seconds / 60, 1)} min on two threads, ${show(rss, 0)} MB; ${usable.length} laws converged, of which ${claims.length} claims are graded`;
  const grades = table([
    ['truth', 'claims', ...words, 'moderate or better'],
    ...groups.map(({ name, own }) => [
      name,
      own.length,
      ...words.map((word) => own.filter((claim) => claim.word === word).length),
      `${show(100 * share(own, ({ word }) => word === 'moderate' || word === 'strong'), 1)} %`,
    ]),
  ]);
  const passed = table([
    ['test passed, of claims', ...tests, 'sign known', 'q ≤ .1'],
    ...groups.map(({ name, own }) => [
      name,
      ...tests.map((_, i) =>
        show(
          share(own, (claim) => claim.passed[i] === true),
          2,
        ),
      ),
      show(
        share(own, ({ signProbability }) => signProbability >= 0.95),
        2,
      ),
      show(
        share(own, ({ falseDiscovery }) => falseDiscovery <= 0.1),
        2,
      ),
    ]),
  ]);
  return `${head}\n\n${grades}\n\n${passed}`;
}

/** @param {readonly Graded[]} claims */
function groupsOf(claims) {
  const enough = (/** @type {Graded} */ { effectiveActors }) =>
    effectiveActors !== null && effectiveActors >= fewestActors;
  return [
    { name: 'null', own: claims.filter(({ truth }) => truth === 'null') },
    { name: 'small', own: claims.filter(({ truth }) => truth === 'small') },
    {
      name: `large, ${fewestActors} actors or more`,
      own: claims.filter((claim) => claim.truth === 'large' && enough(claim)),
    },
    {
      name: 'large, fewer actors',
      own: claims.filter((claim) => claim.truth === 'large' && !enough(claim)),
    },
    { name: 'confounded', own: claims.filter(({ truth }) => truth === 'confounded') },
  ].filter(({ own }) => own.length > 0);
}

/** @param {readonly Graded[]} claims @param {(claim: Graded) => boolean} holds */
function share(claims, holds) {
  return claims.filter(holds).length / claims.length;
}
