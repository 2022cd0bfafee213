import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDataPackage, writeDataPackage } from '../../src/store/index.js';
import { lawTables } from '../../src/study/law/law-tables.js';
import { packDraws, parameterKinds, unpackDraws } from '../../src/study/law/packed-draws.js';
import { sdOf } from '../../src/model/index.js';

const someDraws = fc
  .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 300 })
  .map((values) => Float64Array.from(values));

test('kept draws are within half of 1/64 sd of what they were', () => {
  fc.assert(
    fc.property(someDraws, (values) => {
      const packed = packDraws(values);
      if (packed === null) return values.every((value) => value === 0);
      const back = unpackDraws(packed, false);
      const off = Math.max(...values.map((value, i) => Math.abs(value - back[i]!)));
      return off <= sdOf(values) / 128 + 1e-9 * Math.max(1, ...values.map(Math.abs));
    }),
  );
});

test('what cannot be negative is not made so by rounding', () => {
  const lopsided = Array.from({ length: 200 }, (_, n) =>
    Float64Array.of(...Array.from({ length: n + 2 }, () => 1e-6), 1),
  );
  const least = (positive: boolean) => lopsided.map((values) => Math.min(...unpackDraws(packDraws(values)!, positive)));
  expect(Math.min(...least(false))).toBeLessThan(0);
  expect(Math.min(...least(true))).toBe(0);
});

test('draws that are all 0 are not kept, other constants as their mean', () => {
  expect(packDraws(new Float64Array(5))).toBeNull();
  expect([...unpackDraws(packDraws(Float64Array.of(1, 1, 1))!, true)]).toEqual([1, 1, 1]);
});

test('draws come back from the disk to the last digit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'suasion-packing-'));
  try {
    const samples = fc.sample(someDraws, { numRuns: 40, seed: 1 }).flatMap((values) => packDraws(values) ?? []);
    const rows = samples.map(({ mean, sd, draws }, i) => ({
      design: 'made-up',
      standing: 'equal',
      parameter: 'response',
      item: String(i).padStart(2, '0'),
      mean,
      sd,
      r_hat: null,
      ess_bulk: null,
      ess_tail: null,
      draws,
    }));
    const data = Object.fromEntries(
      lawTables.law_draws.columns.map(({ name }) => [name, rows.map((row) => row[name as keyof typeof row])]),
    );
    const spec = { name: 'law_draws', ...lawTables.law_draws, origins: [], madeFrom: [] };
    const madeBy = { step: 'made up', version: '1', parameters: {} };
    const head = { name: 'made-up', title: 'Made up', description: 'Made up.', version: '1', licences: [] };
    await writeDataPackage(folder, head, [{ spec: { ...spec, madeBy }, data }]);
    const stored = await openDataPackage(folder);
    const table = await stored.read('law_draws');
    await stored.close();
    const [mean, sd, draws] = [table.numbers('mean'), table.numbers('sd'), table.realLists('draws')];
    samples.forEach((packed, row) => {
      const back = { mean: mean[row]!, sd: sd[row]!, draws: draws[row]! };
      expect(unpackDraws(back, false)).toEqual(unpackDraws(packed, false));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('every kind of parameter is numbered by what it belongs to', () => {
  const kinds = parameterKinds({ from: 1990, to: 1992, terms: ['a', 'b'], audiences: ['X\tY'] });
  const items = Object.fromEntries(kinds.map(({ parameter, items: own }) => [parameter, own]));
  expect(items['response']).toEqual(['a', 'b']);
  expect(items['common']).toEqual(['1990', '1991']);
  expect(items['stretch']).toEqual(['1990', '1991', '1992']);
  expect(items['log-mass']).toEqual(['X\tY']);
  expect(new Set(kinds.map(({ field }) => field)).size).toBe(kinds.length);
});
