import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act } from '../../src/model/index.js';
import type { RecordKind } from '../../src/sources/index.js';
import { addActs, openActRows, openCodeRows } from '../../src/study/build/acts.js';
import { coverageRows, openReach } from '../../src/study/build/coverage.js';
import { countActs, openDoseRows } from '../../src/study/build/doses.js';
import { crosswalkRows, instrumentRows } from '../../src/study/build/instrument-rows.js';
import { actsOf, kindOf, madeUpPlaced, named, rowsOf } from './made-up.js';

type Given = Partial<Act> & Pick<Act, 'scheme' | 'code'>;

const [alania, borduria, kingdom] = [named('Alania'), named('Borduria'), named('Kingdom of Borduria')];
const [cimmeria, eastland, atlantis] = [named('Cimmeria'), named('Eastland'), named('Atlantis')];
const month = (year: number, number = 1) => year * 12 + number - 1;

/** A show of force and an attack, which sources date to the day; a trip of the Secretary of State; net aid; op-eds, with an amount. */
const show: Given = { scheme: 'mie-action', code: '7' };
const attack: Given = { scheme: 'mie-action', code: '16' };
const trip: Given = { scheme: 'us-visit', code: 'secretary-of-state' };
const aid: Given = { scheme: 'dac-net-oda-current', code: 'net-oda' };
const opEd: Given = { scheme: 'china-diplomacy', code: 'ambassador-op-eds' };

/** Acts added, source by source, and counted. */
async function counted(...bySource: (readonly Given[])[]) {
  const [codes, reach, doses] = [openCodeRows(), openReach(), openDoseRows()];
  const placed = [];
  for (const [i, given] of bySource.entries()) {
    const kinds: RecordKind[] = [kindOf('act', 'us-visit', { span: { from: 1866, to: 2001 } })];
    const one = madeUpPlaced({ id: `source-${i}`, gives: kinds });
    const acts = openActRows();
    addActs({ acts, codes, reach }, actsOf(given), one, () => undefined);
    await countActs(doses, acts, `source-${i}`);
    placed.push(one);
  }
  return {
    doses,
    lines: (step: 1 | 12) =>
      rowsOf(doses)
        .filter((row) => row['step'] === step)
        .map((row) =>
          ['instrument', 'actor', 'audience', 'period', 'acts', 'hundredths', 'alone', 'jointly'].map(
            (name) => row[name],
          ),
        )
        // They are put in order when they are written.
        .sort((a, b) => ([1, 2, 0, 3].map((i) => a[i]).join(' ') < [1, 2, 0, 3].map((i) => b[i]).join(' ') ? -1 : 1)),
    reach,
    codes,
    placed,
    sighting: placed[0]!.sighting,
  };
}

describe('acts', () => {
  test('are counted by year and by month; those dated to the year by year only', async () => {
    const { lines, sighting } = await counted([
      { ...attack, month: month(1990, 3), months: 1, together: 1 },
      { ...attack, month: month(1990, 3), months: 1, together: 3 },
      { ...attack, month: month(1990, 12), months: 1 },
      { ...attack, month: month(1990), months: 12, together: 2 },
      { ...show, month: month(1991), months: 12 },
    ]);
    expect(lines(1)).toEqual([
      ['militarised-force', 'AAA', 'BBB', month(1990, 3), 2, null, 1, 1],
      ['militarised-force', 'AAA', 'BBB', month(1990, 12), 1, null, 0, 0],
    ]);
    expect(lines(12)).toEqual([
      ['militarised-display', 'AAA', 'BBB', 1991, 1, null, 0, 0],
      ['militarised-force', 'AAA', 'BBB', 1990, 4, null, 1, 2],
    ]);
    expect(sighting).toMatchObject({ records: 5, unresolved: 0, from: 1990, to: 1991 });
  });

  test('keep their direction, and two names of one state are one', async () => {
    const { lines } = await counted([
      { ...attack, actor: kingdom, audience: alania },
      { ...attack, actor: borduria, audience: alania },
      { ...attack, actor: alania, audience: kingdom },
    ]);
    expect(lines(12).map((line) => line.slice(1, 5))).toEqual([
      ['AAA', 'BBB', 1990, 1],
      ['BBB', 'AAA', 1990, 2],
    ]);
  });

  test('of a joined state are the part’s that existed at the end of the month, or of the year where no month is known', async () => {
    const { lines } = await counted([
      { ...attack, actor: eastland, month: month(1990, 9), months: 1 },
      { ...attack, actor: eastland, month: month(1990, 10), months: 1 },
      { ...show, actor: eastland, month: month(1990), months: 12 },
    ]);
    expect(lines(12).map((line) => line.slice(0, 2))).toEqual([
      ['militarised-force', 'cow:804'],
      ['militarised-display', 'cow:805'],
      ['militarised-force', 'cow:805'],
    ]);
  });

  test('are left out with a reason where nothing can be said of them, each once', async () => {
    const left: readonly Given[] = [
      { ...attack, actor: null },
      { ...attack, audience: null },
      { ...attack, month: month(1944, 12), months: 1 },
      { ...attack, month: month(1944), months: 12 },
      { ...attack, actor: atlantis },
      { ...attack, actor: borduria, audience: kingdom },
      { scheme: 'mie-action', code: '0' },
      { scheme: 'no-such-scheme', code: '1' },
    ];
    const { lines, sighting, placed } = await counted([...left, { ...attack, month: month(1945), months: 12 }]);
    expect(lines(12).map((line) => line.slice(3, 5))).toEqual([[1945, 1]]);
    expect(Object.fromEntries(sighting.leftOut)).toEqual({
      'acts of which one side is not named': 2,
      'before 1945': 2,
      'acts of an actor toward itself': 1,
      'acts whose code belongs to no instrument': 2,
    });
    expect(sighting).toMatchObject({ records: 9, unresolved: 1 });
    expect(placed[0]!.placing.unresolved()).toEqual([{ label: 'Atlantis', rows: 1 }]);
  });

  test('have their amounts summed in whole hundredths, zeros and repayments too; unmeasured ones add nothing', async () => {
    const { lines } = await counted([
      ...[0.1, 0.2, 0, -1.25, null].map((amount): Given => ({ ...aid, amount })),
      { ...aid, audience: cimmeria },
      { ...aid, audience: eastland, amount: 0 },
    ]);
    // 0.1 + 0.2 − 1.25 = −0.95 exactly, which is not so in binary fractions.
    expect(lines(12).map((line) => line.slice(2, 6))).toEqual([
      ['BBB', 1990, 5, -95],
      ['CCC', 1990, 1, null],
      ['cow:805', 1990, 1, 0],
    ]);
  });

  test('give sums that do not depend on their order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ amount: fc.integer({ min: -1e9, max: 1e9 }), year: fc.constantFrom(1990, 1991) }), {
          minLength: 1,
          maxLength: 30,
        }),
        async (list) => {
          const given = list.map(({ amount, year }): Given => ({ ...aid, amount: amount / 100, month: month(year) }));
          const there = await counted(given);
          const back = await counted(given.toReversed());
          const sums = new Map<number, number>();
          for (const { amount, year } of list) sums.set(year, (sums.get(year) ?? 0) + amount);
          expect(there.lines(12)).toEqual(back.lines(12));
          expect(new Map(there.lines(12).map((line) => [line[3] as number, line[5] as number]))).toEqual(sums);
        },
      ),
      { numRuns: 4, seed: 20260101 },
    );
  });

  test('of one instrument from two sources are summed over them', async () => {
    const { lines } = await counted(
      [
        { ...aid, amount: 1 },
        { ...aid, amount: 2, month: month(1991) },
      ],
      [
        { ...aid, amount: 4, together: 1 },
        { ...aid, amount: 8, audience: cimmeria },
        { ...aid, month: month(1991), together: 2 },
      ],
    );
    expect(lines(12).map((line) => line.slice(2))).toEqual([
      ['BBB', 1990, 2, 500, 1, 0],
      ['BBB', 1991, 2, 200, 0, 1],
      ['CCC', 1990, 1, 800, 0, 0],
    ]);
  });
});

describe('coverage', () => {
  const rowsFor = (rows: ReturnType<typeof coverageRows>, scheme: string) =>
    rowsOf(rows)
      .filter((row) => row['scheme'] === scheme)
      .map(({ actor, audience, from_month: from, to_month: to }) => [actor, audience, from, to]);

  test('is of everybody where a source lists all acts of its kind, not before acts are kept', async () => {
    const { reach } = await counted([attack, { ...show, actor: borduria, audience: alania }]);
    expect(rowsOf(coverageRows(reach))).toEqual([
      // The made-up source speaks of 1900 to 2020.
      { scheme: 'mie-action', actor: '*', audience: '*', from_month: month(1945), to_month: month(2020, 12) },
    ]);
  });

  test('is of the actors listed, toward everybody, in the span of the kind', async () => {
    const { reach } = await counted([trip, { ...trip, audience: cimmeria }, { ...trip, actor: cimmeria }]);
    expect(rowsFor(coverageRows(reach), 'us-visit')).toEqual([
      ['AAA', '*', month(1945), month(2001, 12)],
      ['CCC', '*', month(1945), month(2001, 12)],
    ]);
  });

  test('is of the pairs that a collection lists, from its first act to its last', async () => {
    const visit = (more: Partial<Act>): Given => ({ scheme: 'weis', code: '032', months: 1, ...more });
    const { reach } = await counted([
      visit({ event: 'one', month: month(1980, 2) }),
      visit({ event: 'one', month: month(1985, 7), audience: cimmeria }),
      visit({ event: 'two', month: month(1979, 5), audience: cimmeria }),
      visit({ event: 'two', month: month(1979, 6), actor: cimmeria, audience: alania }),
      // A code that is no instrument's shows all the same that the source speaks of the pair.
      visit({ event: 'two', month: month(1979, 6), actor: borduria, audience: alania, code: 'unheard-of' }),
    ]);
    const [one, two] = [
      [month(1980, 2), month(1985, 7)],
      [month(1979, 5), month(1979, 6)],
    ];
    expect(rowsFor(coverageRows(reach), 'weis')).toEqual([
      ['AAA', 'BBB', ...one],
      ['AAA', 'CCC', ...one],
      ['AAA', 'CCC', ...two],
      ['CCC', 'AAA', ...two],
      ['BBB', 'AAA', ...two],
    ]);
  });

  test('is of listed actors toward listed audiences, as long as the actor is listed', async () => {
    const { reach } = await counted([
      { ...aid, amount: 1, month: month(1990), months: 12 },
      { ...aid, amount: 1, month: month(1994), months: 12 },
      { ...aid, amount: 1, month: month(2000), months: 12, actor: eastland, audience: cimmeria },
    ]);
    const [years, year] = [
      [month(1990), month(1994, 12)],
      [month(2000), month(2000, 12)],
    ];
    expect(rowsFor(coverageRows(reach), 'dac-net-oda-current')).toEqual([
      ['AAA', 'BBB', ...years],
      ['AAA', 'CCC', ...years],
      ['cow:805', 'BBB', ...year],
      ['cow:805', 'CCC', ...year],
    ]);
  });

  test('is of nobody where a source writes its zeros out: what it does not list is not known', async () => {
    const { reach, lines } = await counted([{ ...opEd, amount: 3 }]);
    expect(lines(12)).toHaveLength(1);
    expect(rowsOf(coverageRows(reach))).toEqual([]);
  });
});

describe('the table of instruments', () => {
  async function instrument(id: string, given: readonly Given[]): Promise<Record<string, unknown>> {
    const { doses, reach } = await counted(given);
    return rowsOf(instrumentRows(doses, reach, ['ucdp', 'source-0'])).find((row) => row['instrument'] === id)!;
  }
  const yearly = (one: Given, amounts: readonly (number | null)[]): Given[] =>
    amounts.map((amount, i) => ({ ...one, amount, month: month(1950 + i) }));

  test('has as its standard the median of those exposed, the mean of the middle two where they are even', async () => {
    expect(await instrument('aid', yearly(aid, [1, 40, 3]))).toMatchObject({
      standard: 3,
      acts: 3,
      pairs: 1,
      actors: 1,
    });
    expect(await instrument('aid', yearly(aid, [1, 40, 3, 7]))).toMatchObject({ standard: 5 });
    // Repayments are exposures of their size.
    expect(await instrument('aid', yearly(aid, [1, -40, 30]))).toMatchObject({ standard: 30 });
  });

  test('counts acts by the year, not by the month, for a count', async () => {
    const shows = [3, 3, 3, 4].map((number): Given => ({ ...show, month: month(1990, number), months: 1 }));
    const more: Given = { ...show, month: month(1992), audience: cimmeria };
    expect(
      await instrument('militarised-display', [...shows, more, { ...more, audience: alania, actor: borduria }]),
    ).toEqual(expect.objectContaining({ standard: 1, acts: 6, pairs: 3, actors: 2, from: 1900, to: 2020 }));
  });

  test('takes zeros that a source writes out for no acts, and what was not measured for one', async () => {
    const zeros = yearly(aid, [0, 0, 8, null]).map((one, i) => (i === 0 ? { ...one, audience: cimmeria } : one));
    expect(await instrument('aid', zeros)).toMatchObject({ standard: 8, acts: 2, pairs: 1 });
    expect(await instrument('aid', yearly(aid, [0]))).toMatchObject({ standard: null, acts: 0, pairs: 0, actors: 0 });
  });

  test('has no standard for what is there or not, and no years for what no source was read for', async () => {
    const given = [{ scheme: 'ucdp-conflict', code: 'interstate-war' }];
    expect(await instrument('armed-conflict', given)).toMatchObject({ standard: null, acts: 1, from: 1900, to: 2020 });
    expect(await instrument('aid', given)).toMatchObject({ standard: null, acts: 0, from: null, to: null });
    expect((await instrument('armed-conflict', given))['sources']).toEqual(['ucdp']);
    expect((await instrument('aid', given))['sources']).toEqual([]);
  });
});

test('the table of codes counts every code of a source, also unmapped ones and those of unknown actors', async () => {
  const { codes } = await counted(
    [attack, { ...attack, actor: atlantis }, { scheme: 'mie-action', code: '0' }, { scheme: 'elsewhere', code: 'x' }],
    [attack],
  );
  const rows = rowsOf(crosswalkRows(codes)).map(({ scheme, code, instrument, mechanism, acts, origin }) => [
    scheme,
    code,
    instrument,
    mechanism,
    acts,
    origin,
  ]);
  expect(rows).toEqual([
    ['mie-action', '16', 'militarised-force', 'force', 2, 'source-0'],
    ['mie-action', '0', null, null, 1, 'source-0'],
    ['elsewhere', 'x', null, null, 1, 'source-0'],
    ['mie-action', '16', 'militarised-force', 'force', 1, 'source-1'],
  ]);
});
