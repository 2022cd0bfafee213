import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LedgerConcept } from '../../src/model/index.js';
import { type DataPackage, openDataPackage } from '../../src/store/index.js';
import { openReference, type Reference, scaleOf } from '../../src/study/reference.js';
import { readRelations } from '../../src/study/relations.js';

const folder = join(import.meta.dirname, '../../reference');
let data: DataPackage;
let reference: Reference;
beforeAll(async () => {
  [data, reference] = await Promise.all([openDataPackage(folder), openReference(folder)]);
});
afterAll(() => Promise.all([data.close(), reference.close()]));

/** The one number that a question to the shipped tables has for an answer. */
async function ask(sql: string, parameters: readonly (string | number)[] = []): Promise<number | null> {
  const database = await data.openDatabase();
  try {
    const table = await database.query(`SELECT CAST((${sql}) AS DOUBLE) AS answer`, parameters);
    return table.numbersOrNull('answer')[0] ?? null;
  } finally {
    database.close();
  }
}

describe('figures counted from the sources without this program', () => {
  test('aid: the United States to Afghanistan in 2016, current US$ million', async () => {
    // grep in the OECD’s file of current prices.
    const sql = `SELECT hundredths FROM doses WHERE step = 12 AND instrument = 'aid' AND actor = 'USA' AND audience = 'AFG' AND period = 2016`;
    expect(await ask(sql)).toBe(137_576);
  });

  test('refugees: from Syria in Türkiye in 2020', async () => {
    const sql = `SELECT best FROM ledger WHERE concept = 'refugees-present' AND population = 'SYR' AND place = 'TUR' AND period = 2020`;
    expect(await ask(sql)).toBe(3_641_370);
  });

  test('favourability: Germany’s opinion of the United States', async () => {
    const paths = await reference.paths(scaleOf('favourability'), ['cow:255'], false, ['USA']);
    const shares = new Map(
      paths[0]!.positions.map(({ period, estimate }) => [period, Math.round(100 / (1 + Math.exp(-estimate.mean)))]),
    );
    expect([2002, 2018, 2021].map((year) => shares.get(year))).toEqual([61, 30, 59]);
  });

  test('the pact and the capabilities of the United States and the United Kingdom in 1962', async () => {
    const pact = `SELECT acts FROM doses WHERE step = 12 AND instrument = 'defence-pact' AND actor = $1 AND audience = $2 AND period = 1962`;
    expect(await ask(pact, ['USA', 'GBR'])).toBe(1);
    expect(await ask(pact, ['GBR', 'USA'])).toBe(1);
    const tie = `SELECT value FROM ties WHERE tie = 'alliance-defence' AND first = 'GBR' AND second = 'USA' AND period = 1962`;
    expect(await ask(tie)).toBe(1);
    const share = `SELECT value FROM standing WHERE standing = 'capability-share' AND actor = $1 AND period = 1962`;
    expect(await ask(share, ['USA'])).toBeCloseTo(0.20991142, 8);
    expect(await ask(share, ['GBR'])).toBeCloseTo(0.037689179, 9);
  });

  test('dyad-years 1946–2014: pairs of states that existed on a common day of the year', () => {
    const states = reference.resolver.actors.filter(({ kind, parts }) => kind === 'state' && parts.length === 1);
    let dyadYears = 0;
    for (let year = 1946; year <= 2014; year++) {
      const [first, last] = [`${year}-01-01`, `${year}-12-31`];
      const there = states.flatMap(({ spells }) => {
        const inside = spells
          .filter(({ from, to }) => from <= last && (to === null || to >= first))
          .map(({ from, to }) => ({
            from: from < first ? first : from,
            to: to === null || to > last ? last : to,
          }));
        return inside.length === 0 ? [] : [inside];
      });
      for (const [i, one] of there.entries()) {
        for (const other of there.slice(i + 1)) {
          if (one.some((a) => other.some((b) => a.from <= b.to && b.from <= a.to))) dyadYears++;
        }
      }
    }
    expect(dyadYears).toBe(798_140);
  });

  // Sums over the raw files with Python: every number of a column, whoever it is about; UCDP’s three columns; least deaths in
  // militarised events that began before 1989; target-years in the sanctions data (test/sources/ties.test.ts).
  const totals: readonly (readonly [LedgerConcept, number])[] = [
    ['refugees-present', 762_161_513],
    ['asylum-seekers-present', 76_117_890],
    ['refugees-returned', 53_976_271],
    ['internally-displaced-present', 775_872_734],
    ['internally-displaced-returned', 83_575_541],
    ['stateless-present', 87_949_537],
    ['others-of-concern-present', 53_166_324],
    ['others-needing-protection-present', 38_469_334],
    ['host-community-present', 117_407_323],
    ['refugees-new', 57_951_565],
    ['asylum-seekers-new', 44_416_741],
    ['refugee-like-new', 7_256_521],
    ['others-needing-protection-new', 6_448_331],
    ['deaths-in-battle', 2_226_798],
    ['deaths-in-militarised-events', 25_813_865],
    ['years-under-sanction', 1868],
  ];
  test.each(totals)('ledger: the world total of %s is the source’s', async (concept, total) => {
    expect(await ask('SELECT sum(best) FROM ledger WHERE concept = $1', [concept])).toBe(total);
  });

  test('ledger: low and high of battle deaths are the source’s too', async () => {
    expect(await ask(`SELECT sum(low) FROM ledger WHERE concept = 'deaths-in-battle'`)).toBe(2_093_370);
    expect(await ask(`SELECT sum(high) FROM ledger WHERE concept = 'deaths-in-battle'`)).toBe(2_875_484);
  });

  test('ledger: deaths are counted by one source in each year', async () => {
    expect(await ask(`SELECT max(period) FROM ledger WHERE concept = 'deaths-in-militarised-events'`)).toBe(1988);
    expect(await ask(`SELECT min(period) FROM ledger WHERE concept = 'deaths-in-battle'`)).toBe(1989);
  });
});

test('draws made of quantiles fall beside them as often as they should, also where these are lopsided', async () => {
  const paths = await reference.paths(scaleOf('attention'), 'all', true, ['FRA']);
  const [below, inside] = [0.05, 0.5].map(() => ({ hits: 0, of: 0 }));
  for (const { positions, draws } of paths) {
    positions.forEach(({ estimate: { q05, q25, q75 } }, i) => {
      for (const draw of draws[i]!) {
        below!.of++;
        inside!.of++;
        if (draw < q05) below!.hits++;
        if (draw >= q25 && draw <= q75) inside!.hits++;
      }
    });
  }
  // Over a million draws: a standard error of 0.0005 at most.
  expect(below!.of).toBeGreaterThan(1e6);
  expect(Math.abs(below!.hits / below!.of - 0.05)).toBeLessThan(0.002);
  expect(Math.abs(inside!.hits / inside!.of - 0.5)).toBeLessThan(0.004);
});

describe('what is between two actors', () => {
  const between = async (actor: string, audience: string, from: number, to: number) => {
    const resolver = await reference.resolverFor([actor, audience]);
    const [one, other] = [actor, audience].map((text) => {
      const found = resolver.resolve(text);
      if (!('actor' in found)) throw new Error(text);
      return found.actor;
    });
    return readRelations(reference, one!, other!, { from, to });
  };

  test('the invasion of Iraq in 2003 is counted once, for all who took part and both ways', async () => {
    const deaths = async (actor: string, audience: string) =>
      (await between(actor, audience, 2003, 2003)).people.filter(({ concept }) => concept === 'deaths-in-battle');
    // UCDP 24.1, dyad 883: 7,927 (7,927 to 13,814).
    for (const [actor, audience] of [
      ['USA', 'IRQ'],
      ['IRQ', 'USA'],
      ['GBR', 'IRQ'],
      ['Australia', 'Iraq'],
    ] as const) {
      expect(await deaths(actor, audience), `${actor} ${audience}`).toMatchObject([
        { best: 7927, low: 7927, high: 13_814 },
      ]);
    }
    expect(await ask(`SELECT count(*) FROM ledger WHERE event = 'ucdp:420-883' AND period = 2003`)).toBe(1);
  });

  test('beyond a source’s span a dose is not known', async () => {
    const { acts, notTold } = await between('USA', 'Cuba', 2000, 2012);
    expect(acts.find(({ instrument }) => instrument === 'sanctions-total')).toMatchObject({ to: 2005 });
    expect(notTold.find(({ instrument }) => instrument === 'sanctions-total')?.told).toEqual({
      from: 2000,
      to: 2005,
      years: 6,
    });
    expect(notTold.find(({ instrument }) => instrument === 'dispute-force-gml')?.told).toEqual({
      from: 2000,
      to: 2010,
      years: 11,
    });
    // China’s tools are told of China alone; coded events of regions.
    expect(notTold.find(({ instrument }) => instrument === 'confucius-institutes')?.told).toBeNull();
    expect((await between('Chile', 'Peru', 1990, 2000)).notTold.map(({ instrument }) => instrument)).toContain(
      'newswire-threat',
    );
  });

  test('cities, people abroad, organisations and groups have theirs', async () => {
    expect((await between('city:Lyon,France', 'city:Birmingham,United Kingdom', 1945, 2026)).ties).toMatchObject([
      { tie: 'twinned', value: 1 },
    ]);
    const people = (await between('diaspora:IND@GBR', 'United Kingdom', 1990, 2020)).ties;
    expect(people.find(({ tie }) => tie === 'migrants')).toMatchObject({ year: 2020, value: 835_359 });
    const group = await between('group:PALPLO', 'Israel', 1979, 2011);
    expect(group.acts.find(({ instrument }) => instrument === 'newswire-negotiate')!.acts).toBeGreaterThan(100);
    const organisation = await between('org:UN', 'Iraq', 1979, 1999);
    expect(organisation.acts.length).toBeGreaterThan(10);
  });
});

describe('the shipped tables', () => {
  test('are at most 25 MB, and nothing in them is for use at home only', () => {
    const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(bytes).toBeLessThan(25_000_000);
    for (const { permission, id } of data.origins) expect(['ship', 'cite'], id).toContain(permission);
  });

  test('at most one record in two hundred names somebody unknown without a reason', async () => {
    const accounts = (await data.read('sources')).records();
    const notes = (await data.read('source_notes', { where: { kind: 'unresolved' } })).records();
    for (const { source, records } of accounts) {
      const unexplained = notes
        .filter((note) => note['source'] === source && !String(note['reason']).includes(': '))
        .reduce((sum, note) => sum + Number(note['rows']), 0);
      expect(unexplained, String(source)).toBeLessThanOrEqual(0.005 * Number(records));
    }
  });
});
