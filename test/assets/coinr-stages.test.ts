import { expect, test } from 'vitest';
import { readAsem, readStage, readTreatment } from '../../bench/index/coinr.mjs';
import { buildIndex } from '../../src/assets/index.js';
import { describePeers } from '../support/raw.js';

describePeers("COINr's example, stage by stage", () => {
  test.each([
    ['Denominated', 'denominated'],
    ['Imputed', 'imputed'],
    ['Screened', 'screened'],
    ['Treated', 'treated'],
    ['Normalised', 'normalised'],
  ] as const)('%s', (name, stage) => {
    const { data, spec } = readAsem();
    const built = buildIndex(data, spec);
    const theirs = readStage(name, built.units);
    expect(built.indicators).toHaveLength(49);
    for (const id of built.indicators) expectEqual(built.stages[stage].get(id)!, theirs(id));
  });

  test('Aggregated: every group, and the index', () => {
    const { data, spec } = readAsem();
    const built = buildIndex(data, spec);
    const theirs = readStage('Aggregated', built.units);
    expect([...built.scores.keys()]).toHaveLength(11);
    for (const [id, scores] of built.scores) expectEqual(scores, theirs(id));
    const score = (unit: string) => built.index[built.units.indexOf(unit)]!;
    expect(score('CHE')).toBeCloseTo(68.38372424, 7);
    expect(score('RUS')).toBeCloseTo(35.65554451, 7);
    expect(built.ranks[built.units.indexOf('RUS')]).toBe(51);
    expect(built.problems).toEqual([]);
  });

  test('the log names the values that were winsorised, as many as COINr did', () => {
    const { data, spec } = readAsem();
    const { log, stages } = buildIndex(data, spec);
    const treated = new Map(log.flatMap((entry) => (entry.step === 'treat' ? [[entry.indicator, entry]] : [])));
    for (const { id, points, skewness, kurtosis } of readTreatment()) {
      const entry = treated.get(id);
      expect(entry?.moved.length ?? 0, id).toBe(points);
      if (entry === undefined) continue;
      expect(entry.how).toBe('winsorised');
      expect(entry.within).toBe(true);
      expect(entry.before.skewness).toBeCloseTo(skewness, 9);
      expect(entry.before.kurtosis).toBeCloseTo(kurtosis, 9);
    }
    const filled = log.filter((entry) => entry.step === 'impute');
    const missing = [...stages.denominated.values()].flatMap((values) => [...values].filter(Number.isNaN));
    expect(filled).toHaveLength(missing.length);
    expect(missing.length).toBeGreaterThan(0);
    expect(filled.every((entry) => entry.group === 'Europe' || entry.group === 'Asia')).toBe(true);
  });
});

/** Equal to 1e-9 of the value, far inside what is asked of an index (1e-6 of its scores): some indicators are as small as 1e-5. */
function expectEqual(ours: Float64Array, theirs: Float64Array): void {
  expect(ours.length).toBe(theirs.length);
  for (const [i, value] of theirs.entries()) {
    if (Number.isNaN(value)) expect(ours[i]).toBeNaN();
    else expect(Math.abs(ours[i]! - value)).toBeLessThanOrEqual(1e-9 * Math.abs(value) + 1e-12);
  }
}
