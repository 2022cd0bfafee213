import { expect, test } from 'vitest';
import {
  readAsem,
  readDesign,
  readRankStatistics,
  readReplications,
  readSobol,
  readVariations,
} from '../../bench/index/coinr.mjs';
import { type Replications, rankIntervals, replicate, sensitivityFrom } from '../../src/assets/index.js';
import { createRandom } from '../../src/statistics/index.js';
import { describePeers } from '../support/raw.js';

describePeers("COINr's example, built again with other choices", () => {
  test('each score of the 1,000 replications of its design', () => {
    const { data } = readAsem();
    const { count, scores, units } = replications('UA_design_n1000');
    const theirs = readReplications('UA_scores_n1000', data.units);
    expect(count).toBe(1000);
    let worst = 0;
    for (const [r, row] of theirs.entries()) {
      for (const [i, score] of row.entries()) {
        worst = Math.max(worst, Math.abs(scores[r * units.length + i]! - score));
      }
    }
    expect(worst).toBeLessThan(1e-9);
  });

  test('ranks over them: nominal, mean, median and the 5 and 95 % quantiles', () => {
    const found = rankIntervals(replications('UA_design_n1000'));
    const theirs = readRankStatistics(found.map(({ unit }) => unit));
    expect(theirs).toHaveLength(51);
    for (const [i, { unit, nominal, rank, scored }] of found.entries()) {
      const { mean, q05, q50, q95 } = rank!;
      expect(scored).toBe(1);
      expect({ unit, nominal, q05, q50, q95 }).toEqual({
        unit: theirs[i]!.unit,
        nominal: theirs[i]!.nominal,
        q05: theirs[i]!.q05,
        q50: theirs[i]!.q50,
        q95: theirs[i]!.q95,
      });
      expect(mean).toBeCloseTo(theirs[i]!.mean, 9);
    }
  });

  test('each rank of the 1,800 replications of its design for Sobol indices', () => {
    const { data } = readAsem();
    const { ranks, units } = replications('SA_design');
    const theirs = readReplications('SA_ranks', data.units);
    const different = theirs.flatMap((row, r) => [...row].filter((rank, i) => rank !== ranks[r * units.length + i]));
    expect(theirs).toHaveLength(1800);
    expect(different).toEqual([]);
  });

  test('its Sobol indices, and intervals like its own', () => {
    const ids = readVariations().map(({ id }) => id);
    const bootstrap = { draws: 1000, random: createRandom({ seed: 1 }) };
    const found = sensitivityFrom(replications('SA_design'), { ids, base: 300, bootstrap })!;
    for (const [f, theirs] of readSobol().entries()) {
      expect(found[f]!.id).toBe(theirs.id);
      for (const order of ['first', 'total'] as const) {
        expect(found[f]![order].value).toBeCloseTo(theirs[order].value, 9);
        // Theirs keeps the variance fixed in the bootstrap: both intervals hold the other's middle, and have about its width.
        expect(found[f]![order].q05).toBeLessThan(theirs[order].value);
        expect(found[f]![order].q95).toBeGreaterThan(theirs[order].value);
        const width = found[f]![order].q95! - found[f]![order].q05!;
        expect(width / (theirs[order].q95 - theirs[order].q05)).toBeGreaterThan(0.5);
        expect(width / (theirs[order].q95 - theirs[order].q05)).toBeLessThan(1.5);
      }
    }
  });
});

function replications(design: 'UA_design_n1000' | 'SA_design'): Replications {
  const { data, spec } = readAsem();
  const variations = readVariations();
  const chosen = readDesign(design, variations);
  return replicate({ data, spec, variations, chosen, count: chosen.length / variations.length, errors: null });
}
