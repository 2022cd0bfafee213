import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainWorkshop, ProblemError } from '../../src/model/index.js';
import type { AssetsResult } from '../../src/study/assets/result.js';
import { assets } from '../../src/study/assets.js';
import type { Answer, Context } from '../../src/study/index.js';
import { createWeigher } from '../../src/web/workers/weigher.js';
import { repository } from '../support/raw.js';

const context: Context = { data: join(repository, 'reference'), seed: 1, workshop: plainWorkshop() };
const asked = { actor: 'Sweden', audience: 'Kenya', year: 2010, draws: '20' };

const ask = (given: Record<string, unknown>): Promise<Answer<AssetsResult>> =>
  assets.run(assets.schema.parse({ ...asked, ...given }), context);

async function refused(given: Record<string, unknown>): Promise<ProblemError['problem']> {
  const error: unknown = await ask(given).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

describe('weights that are asked for', async () => {
  const even = await ask({ indicators: true });
  // As through the API: plain JSON, nothing else.
  const plain = JSON.parse(JSON.stringify(even.result)) as AssetsResult;

  test.each<[string, string | undefined, 'arithmetic' | 'geometric' | undefined]>([
    ['none', undefined, undefined],
    ['some', 'liberal-democracy=3,distance=0', undefined],
    ['some and a geometric mean', 'liberal-democracy=0.5', 'geometric'],
  ])('the page weighs as the server does: %s', async (_, weights, aggregation) => {
    const { table, draws } = plain;
    const weigher = createWeigher(table!, { draws, seed: 1 });
    const parts = (weights ?? '').split(',').filter((part) => part !== '');
    const weighed = weigher.weigh({
      weights: Object.fromEntries(parts.map((part) => [part.split('=')[0]!, Number(part.split('=')[1])])),
      aggregation: aggregation ?? null,
    });
    const { result } = await ask({ weights, aggregation });
    expect(result.draws).toBe(20);
    for (const [c, { estimate, rank, of, told }] of result.composites.entries()) {
      const unit = table!.units.findIndex(({ actor }) => actor === 'SWE');
      expect(weighed[c]!.standings[unit]).toEqual({ estimate, rank, told });
      expect(weighed[c]!.ranked).toBe(of);
      for (const other of result.others) {
        const standing = weighed[c]!.standings[table!.units.findIndex(({ actor }) => actor === other.actor)] ?? null;
        expect(standing === null ? null : { q50: standing.estimate.q50, rank: standing.rank }).toEqual(
          other.composites[c],
        );
      }
    }
  });

  test('the table comes only where it is asked for, and not for who is compared with nobody', async () => {
    expect((await ask({ actor: 'city:Lyon,FRA', audience: 'DEU' })).result).not.toHaveProperty('table');
    expect((await ask({ actor: 'city:Lyon,FRA', audience: 'DEU', indicators: true })).result.table).toBeNull();
  });

  test('change the answer, and are no longer varied', async () => {
    const weighed = await ask({ weights: 'liberal-democracy=4' });
    expect(weighed.result.composites[0]!.estimate).not.toEqual(even.result.composites[0]!.estimate);
    // The other composites are varied as ever.
    expect(weighed.result.composites[1]).toEqual(even.result.composites[1]);
    expect(weighed.question['weights']).toBe('liberal-democracy=4');
  });

  test('that are none are refused', async () => {
    expect(await refused({ weights: 'liberal-democracy' })).toMatchObject({ where: { parameter: 'weights' } });
    expect((await refused({ weights: 'liberal-democrasy=2' })).fix).toContain('liberal-democracy');
    const all = even.result.indicators.filter(({ composite }) => composite === 'legitimacy');
    const none = all.map(({ id }) => `${id}=0`).join(',');
    expect((await refused({ weights: none })).expected).toContain('legitimacy');
  });
});
