import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Origin } from '../../src/model/index.js';
import type { TableData, TableSpec } from '../../src/store/index.js';

/** A folder of its own for one test, removed when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'suasion-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export const votesOrigin: Origin = Object.freeze({
  id: 'unga-votes',
  publisher: 'Voeten, Strezhnev and Bailey',
  title: 'United Nations General Assembly Voting Data',
  version: '2020',
  licence: 'CC0-1.0',
  permission: 'ship',
  citation: 'Voeten, Strezhnev and Bailey (2009)',
  url: 'https://doi.org/10.7910/DVN/LEJUQZ',
  rows: 5,
  hash: 'a'.repeat(64),
});

export const surveyOrigin: Origin = Object.freeze({
  ...votesOrigin,
  id: 'pew',
  title: 'Global Attitudes',
  licence: 'terms of the publisher',
  permission: 'cite',
  hash: 'b'.repeat(64),
});

/** A small table with every type of column, nulls, and an origin for each row. */
export const spec: TableSpec = Object.freeze<TableSpec>({
  name: 'positions',
  title: 'Positions',
  description: 'Where audiences stand.',
  columns: [
    { name: 'audience', type: 'text', meaning: 'Who stands there.' },
    { name: 'period', type: 'integer', meaning: 'When.', unit: 'year' },
    { name: 'mean', type: 'real', meaning: 'Posterior mean.', unit: 'point' },
    { name: 'final', type: 'boolean', meaning: 'Whether more votes may come.' },
    { name: 'names', type: 'text list', meaning: 'Other names.' },
    { name: 'exact', type: 'real list', meaning: 'Draws as they are.', unit: 'point' },
    { name: 'codes', type: 'small integer list', meaning: 'Codes.' },
    { name: 'draws', type: 'real list', meaning: 'Joint draws.', unit: 'point', perUnit: 4096 },
    { name: 'origin', type: 'text', meaning: 'Where the row comes from.' },
  ],
  key: ['audience', 'period'],
  origins: [votesOrigin, surveyOrigin],
  madeFrom: ['c'.repeat(64)],
  madeBy: { step: 'measure positions', version: '0.1.0', parameters: { seed: 1, chains: { draws: 100, burn: 50 } } },
});

export const data: TableData = Object.freeze<TableData>({
  audience: ['SWE', 'Côte d’Ivoire 🌍', 'SWE', 'a\u0000b', ''],
  period: [1991, 2 ** 53 - 1, 1990, -(2 ** 53 - 1), 0],
  mean: [0.1, Number.NaN, null, -Number.MAX_VALUE, 5e-324],
  final: [true, false, null, true, true],
  names: [['x', ''], [], null, ['é'], ['y']],
  exact: [[0.1, -0.2], new Float64Array([1e-300]), null, [], [Number.POSITIVE_INFINITY]],
  codes: [new Int16Array([-32768, 32767]), [], null, [0], [1, 2, 3]],
  draws: [new Float64Array([0.5, -0.25, 7.999755859375]), [0], null, [], [1 / 4096]],
  origin: ['unga-votes', 'pew', 'unga-votes', 'unga-votes', 'pew'],
});

/** A table with few columns whose cells all say which writing it belongs to, so that a mixture would show. */
export function generation(name: string, number: number, rows = 50): { spec: TableSpec; data: TableData } {
  return {
    spec: {
      ...spec,
      name,
      columns: [
        { name: 'row', type: 'integer', meaning: 'Row.' },
        { name: 'generation', type: 'integer', meaning: 'Which writing.' },
      ],
      key: ['row'],
      madeBy: { step: 'test', version: '0', parameters: { number } },
    },
    data: { row: Array.from({ length: rows }, (_, i) => i), generation: new Array<number>(rows).fill(number) },
  };
}
