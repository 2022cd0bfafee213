import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claimTests, gradeOf, type Trial } from '../../../src/evidence/index.js';
import { repository } from '../../support/raw.js';

const page = readFileSync(join(repository, 'docs/grades.md'), 'utf8');
const rule = /<!-- rule: begin -->([\s\S]*)<!-- rule: end -->/.exec(page)![1]!;
const numbers = rule
  .split('\n')
  .map((line) => line.split('|').at(-2)?.trim() ?? '')
  .filter((cell) => /^[\d.]+$/.test(cell))
  .map(Number) as [sign: number, q: number, placebo: number, agreement: number, actors: number];
const little = 1e-6;

const estimate = (mean: number) => ({ mean, sd: 0.01, q05: mean - 0.016, q95: mean + 0.016 });
const passing: Trial = {
  structural: 1,
  eventStudy: estimate(1),
  beside: estimate(1),
  placebo: estimate(0),
  difference: estimate(1),
  confounder: { mean: 0.5, covariate: 'ties', groups: 10 },
  multiverse: { share: 1, specifications: 100 },
  heldOut: { mean: 0.1, sd: 0.01 },
};

function word(trial: Partial<Trial>, claim: Partial<Parameters<typeof gradeOf>[0]> = {}): string {
  const tests = claimTests({ ...passing, ...trial });
  return gradeOf({
    signProbability: 1,
    falseDiscovery: 0,
    effect: 1,
    placebo: trial.placebo ?? passing.placebo,
    tests,
    effectiveActors: 10,
    ...claim,
  }).word;
}

test('numbers of the rule on the page of grades are those of the code', () => {
  const [sign, q, placebo, agreement, actors] = numbers;
  expect(numbers).toHaveLength(5);
  expect(word({})).toBe('strong');
  expect([word({}, { signProbability: sign }), word({}, { signProbability: sign - little })]).toEqual([
    'strong',
    'none',
  ]);
  expect([word({}, { falseDiscovery: q }), word({}, { falseDiscovery: q + little })]).toEqual(['strong', 'none']);
  expect([word({ placebo: estimate(placebo) }), word({ placebo: estimate(placebo + little) })]).toEqual([
    'strong',
    'moderate',
  ]);
  const share = (value: number): string => word({ multiverse: { share: value, specifications: 100 } });
  expect([share(agreement), share(agreement - little)]).toEqual(['strong', 'moderate']);
  const few = (value: number): string => word({}, { effectiveActors: value });
  expect([few(actors), few(actors - little)]).toEqual(['strong', 'moderate']);
});

test('the page of grades names every grade', () => {
  for (const name of ['none', 'contradicted', 'weak', 'moderate', 'strong']) expect(page).toContain(`_${name}_`);
});
