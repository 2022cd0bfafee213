import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { forces, path, shares } from '../../../src/charts/index.js';
import { type Estimate, plainWorkshop, type Problem } from '../../../src/model/index.js';
import { brief } from '../../../src/study/brief.js';
import type { Answer } from '../../../src/study/index.js';
import { aimSideOf, type Brief, facing } from '../../../src/web/pages/relationship/facing.js';
import { endsOf, forcesData } from '../../../src/web/pages/relationship/forces-data.js';
import { pathData, spellsOf } from '../../../src/web/pages/relationship/path-data.js';
import { ledgerData } from '../../../src/web/pages/relationship/people-data.js';
import { sharesData } from '../../../src/web/pages/relationship/shares-data.js';
import { capacityRows, indicatorTable, responseTable } from '../../../src/web/pages/relationship/tables.js';
import { whyUnknown, wordGroups } from '../../../src/web/pages/relationship/word-rows.js';
import { repository } from '../../support/raw.js';

const context = { data: join(repository, 'reference'), seed: 1, workshop: plainWorkshop() };

/** As it comes through the API. */
async function ask(given: Record<string, unknown>): Promise<Answer<Brief>> {
  return JSON.parse(JSON.stringify(await brief.run(brief.schema.parse(given), context))) as Answer<Brief>;
}

let told: Answer<Brief>;
let silent: Answer<Brief>;
beforeAll(async () => {
  told = await ask({ actor: 'USA', audience: 'Sweden', from: 1970, to: 2000 });
  silent = await ask({ actor: 'Russia', audience: 'Ukraine', scale: 'conduct' });
});

const estimate = (q50: number): Estimate => ({
  mean: q50,
  sd: 1,
  q05: q50 - 2,
  q25: q50 - 1,
  q50,
  q75: q50 + 1,
  q95: q50 + 3,
  unit: 'point',
});

describe('the path', () => {
  test('has every position, the actor’s own, and the one without the actor', () => {
    const data = pathData(told.result);
    expect(data.positions.map(({ period }) => period)).toEqual(Array.from({ length: 31 }, (_, i) => 1970 + i));
    expect(data.aim).toHaveLength(31);
    expect(data.without.map(({ period }) => period)).toEqual(data.positions.map(({ period }) => period));
    expect([data.actor, data.audience, data.aimSide]).toEqual(['the United States', 'Sweden', 1]);
    expect(path.finding(data)).toContain('the United States');
  });

  test('acts stand in the years in which they were, each with its sign', () => {
    const acts = new Map(pathData(told.result).acts.map((one) => [one.id, one]));
    expect(acts.get('secretary-visit')).toMatchObject({ sign: 'attraction' });
    // Three years of visits between 1976 and 1986 are no spell of eleven.
    const years = acts.get('secretary-visit')!.spells.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    expect(years).toBe(3);
    expect(acts.get('sanctions-trade')).toMatchObject({ sign: 'coercion', spells: [{ from: 1992, to: 1993 }] });
  });

  test('years that follow one another are one spell', () => {
    expect(spellsOf([])).toEqual([]);
    expect(spellsOf([1976, 1977, 1980])).toEqual([
      { from: 1976, to: 1977 },
      { from: 1980, to: 1980 },
    ]);
  });

  test('where no law tells there is no path without the actor, and months have no acts beneath', () => {
    const data = pathData(silent.result);
    expect([data.without, data.acts, data.step]).toEqual([[], [], 'month']);
    expect(data.positions.length).toBeGreaterThan(20);
  });
});

describe('which way pictures face', () => {
  const reach = (sign: -1 | 0 | 1, known: number): Brief => ({
    ...told.result,
    reach: { ...told.result.reach!, start: { ...told.result.reach!.start, direction: { sign, known } } },
  });

  test('toward the actor is right, on whatever end of the scale it stands', () => {
    expect(aimSideOf(reach(-1, 1))).toBe(-1);
    expect(facing(estimate(2), -1)).toMatchObject({ q05: -5, q25: -3, q50: -2, q75: -1 });
    expect(facing(estimate(1), 1)).toMatchObject({ q50: 1 });
    expect(endsOf(reach(-1, 1))).toEqual(['away from the United States', 'toward the United States']);
  });

  test('a side that is not known is not taken for one: then the ends of the scale are named', () => {
    expect(aimSideOf(reach(1, 0.94))).toBeNull();
    expect(aimSideOf(reach(0, 1))).toBeNull();
    expect(endsOf(reach(1, 0.5))[1]).toContain('votes on the United States’ side');
  });
});

describe('forces and shares', () => {
  test('attraction, coercion and inducement stand apart, and an appeal that is not known is said to be so', () => {
    const { rows } = forcesData(told.result);
    expect(rows).toHaveLength(told.result.forces.length);
    const signs = rows.map(({ sign }) => sign);
    expect([...signs].sort()).toEqual(signs);
    expect(rows.find(({ kind }) => kind === 'appeal')!.known).toBe(false);
    expect(rows.find(({ id }) => id === 'sanctions-trade')!.note).toBe('2 years, 1992 to 1993');
    expect(forces.marks(forcesData(told.result))).toHaveLength(rows.length);
  });

  test('those who pulled most come first, and the actor is there however little it pulled', () => {
    const data = sharesData(told.result, 3);
    expect(data.kind).toBe('share');
    const sizes = data.rows.slice(0, 3).map(({ share }) => Math.abs(share!.q50));
    expect([...sizes].sort((a, b) => b - a)).toEqual(sizes);
    expect(data.rows.filter(({ own }) => own).map(({ name }) => name)).toEqual(['United States']);
    expect(sharesData(told.result, Infinity).rows).toHaveLength(told.result.shares.length);
    expect(shares.finding(data)).not.toBe('');
  });

  test('without shares, how far each carried the audience', () => {
    const without = { ...told.result, shares: [] };
    expect(sharesData(without, 5)).toMatchObject({ kind: 'distance', unit: 'point' });
  });
});

describe('words', () => {
  test('each has its number and its interval', () => {
    const groups = wordGroups(told.result, told.problems);
    const rows = groups.flatMap((group) => group.rows);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const row = (id: string) => rows.find((one) => one.id === id)!;
    expect(row('influenceAway').estimate).toEqual(told.result.influence!.away);
    expect(row('appeal')).toMatchObject({ reliable: false });
    expect(row('halfway').estimate).toBeNull();
    expect(row('halfway').why!.expected).toContain('a clear displacement');
  });

  test('what no law tells says so, in the words of the problem', () => {
    const rows = wordGroups(silent.result, silent.problems).flatMap((group) => group.rows);
    const unknown = rows.filter(({ estimate: known }) => known === null);
    expect(unknown.map(({ id }) => id)).toEqual(expect.arrayContaining(['attributed', 'appeal', 'mass', 'gap']));
    expect(whyUnknown('attributed', silent.problems)!.got).toContain('too little');
    expect(whyUnknown('gap', silent.problems)!.code).toBe('actor-has-no-aim');
    expect(whyUnknown('displacement', [] as Problem[])).toBeNull();
  });

  test('capacity is told for each means, after five periods', () => {
    const rows = capacityRows(told.result);
    expect(rows.length).toBe(told.result.power!.capacity.length);
    expect(rows.every(({ periods }) => periods === 5)).toBe(true);
    expect(rows.map(({ title }) => title)).toContain('Nonaggression pact');
  });
});

describe('people and tables', () => {
  test('people keep their low, best and high, and are called by name', () => {
    const { rows, between } = ledgerData(told.result, told.origins);
    expect(between).toEqual(['the United States', 'Sweden']);
    expect(rows).toHaveLength(told.result.ledger.length);
    expect(rows[0]).toMatchObject({ population: 'Sweden', place: 'United States', low: null, high: null });
    expect(rows.every(({ source }) => source.length > 'unhcr'.length)).toBe(true);
  });

  test('have every row and as many cells as columns', () => {
    for (const table of [
      responseTable(told.result),
      indicatorTable(told.result.assets!),
      responseTable(silent.result),
    ]) {
      expect(table.rows.filter((row) => row.length !== table.columns.length)).toEqual([]);
    }
    expect(indicatorTable(told.result.assets!).rows).toHaveLength(told.result.assets!.indicators.length);
    expect(responseTable(silent.result).rows).toEqual([]);
  });
});
