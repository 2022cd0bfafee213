import { exploreIndex, rankIntervals } from '../../dist/assets/index.js';
import { createRandom } from '../../dist/statistics/index.js';
import { madeUpIndex } from './made-up.mjs';

/** Runs in a page: the time of each turn, in milliseconds. */
Object.assign(globalThis, {
  /** @param {{ skewed: number, choices: boolean, draws: number, turns: number }} job */
  timeIndex({ skewed, choices, draws, turns }) {
    const { data, spec, variations } = madeUpIndex({ units: 200, indicators: 25, skewed });
    return Array.from({ length: turns }, () => {
      const random = createRandom({ seed: 1 });
      const begun = performance.now();
      rankIntervals(
        exploreIndex({ data, spec, variations: choices ? variations : [], measurement: true, draws, random }),
      );
      return performance.now() - begun;
    });
  },
});
