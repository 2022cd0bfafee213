import { expect, test } from 'vitest';
import { contrastRule } from '../../../src/evidence/index.js';
import { claim } from '../../../examples/claim.mjs';

interface Row {
  readonly design: string;
  readonly status: string;
  readonly contrast: {
    readonly probability: number;
    readonly outcome: string;
    readonly grade: { readonly word: string };
  } | null;
}

test('the claim is answered by its rule, what was looked at before apart from what was not', async () => {
  const { rows, change } = (await claim()) as { rows: Row[]; change: string[] };
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['exploratory', 'confirmatory']));
  expect(rows.find(({ design }) => design === 'unga')!.status).toBe('exploratory');
  expect(rows.find(({ design }) => design === 'conduct')!.status).toBe('confirmatory');
  for (const { contrast } of rows) {
    if (contrast === null) continue;
    const { probability, outcome, grade } = contrast;
    const { probability: needed } = contrastRule;
    expect(['none', 'weak']).toContain(grade.word);
    expect(outcome).toBe(probability >= needed ? 'holds' : probability <= 1 - needed ? 'opposite' : 'not known');
  }
  expect(rows.some(({ contrast }) => contrast !== null)).toBe(true);
  expect(change).toHaveLength(rows.length);
});
