import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instruments } from '../../src/instruments/index.js';
import type { Actor } from '../../src/model/index.js';
import { openReference, type Reference } from '../../src/study/reference.js';
import { readRelations, sourcesOf } from '../../src/study/relations.js';
import { writeTablesByHand } from './tables-by-hand.js';

let folder: string;
let reference: Reference;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-relations-'));
  await writeTablesByHand(folder);
  reference = await openReference(folder);
});
afterAll(async () => {
  await reference.close();
  rmSync(folder, { recursive: true, force: true });
});

function who(text: string): Actor {
  const found = reference.resolver.resolve(text);
  if (!('actor' in found)) throw new Error(`${text} is not in the register`);
  return found.actor;
}

function between(one: string, other: string, from: number, to: number) {
  return readRelations(reference, who(one), who(other), { from, to });
}

describe('acts', () => {
  test('are those of the one toward the other inside the window alone, both ends included', async () => {
    const { acts } = await between('AAA', 'BBB', 1980, 1990);
    expect(acts).toEqual([
      {
        instrument: 'militarised-force',
        title: 'Use of military force',
        mechanism: 'force',
        from: 1980,
        to: 1985,
        years: 2,
        inYears: [1980, 1985],
        acts: 5,
        amount: null,
        unit: 'events',
        jointly: 3,
      },
    ]);
    expect((await between('BBB', 'AAA', 1980, 1990)).acts.map(({ acts: count }) => count)).toEqual([70]);
    expect((await between('AAA', 'BBB', 1981, 1984)).acts).toEqual([]);
  });

  test('of a joined state are those of all its parts; zeros are no acts, unmeasured ones are', async () => {
    const { acts } = await between('Eastland', 'BBB', 1980, 2000);
    expect(acts).toHaveLength(1);
    // 12.50 given and 2.50 paid back; in 1991 an amount that nobody measured, in 1992 none.
    expect(acts[0]).toMatchObject({ instrument: 'aid', from: 1989, to: 1991, years: 3, acts: 3, amount: 10 });
    const [old] = (await between('cow:804', 'BBB', 1980, 2000)).acts;
    expect(old).toMatchObject({ from: 1989, to: 1989, acts: 1, amount: 12.5 });
    expect((await between('Eastland', 'BBB', 1991, 1991)).acts[0]).toMatchObject({ acts: 1, amount: null });
    expect((await between('Eastland', 'BBB', 1992, 1992)).acts).toEqual([]);
  });
});

describe('what is not told', () => {
  async function told(one: string, other: string, from: number, to: number) {
    const { notTold } = await between(one, other, from, to);
    return Object.fromEntries(notTold.map((row) => [row.instrument, row.told]));
  }

  test('is never, in part, or not at all', async () => {
    const found = await told('AAA', 'BBB', 1980, 1990);
    expect(found['militarised-force']).toBeUndefined();
    expect(found['defence-pact']).toEqual({ from: 1980, to: 1985, years: 6 });
    expect(found['secretary-visit']).toEqual({ from: 1983, to: 1990, years: 8 });
    expect(found['aid']).toBeNull();
    expect(found['op-eds']).toBeNull();
    // In two stretches, with a gap between them.
    expect(found['newswire-visit']).toEqual({ from: 1980, to: 1990, years: 8 });
  });

  test('depends on who acts toward whom', async () => {
    const found = await told('BBB', 'AAA', 1980, 1990);
    expect(found['secretary-visit']).toBeNull();
    expect(found['newswire-visit']).toBeUndefined();
  });

  test('of a joined state is what is told of none of its parts', async () => {
    expect((await told('Eastland', 'BBB', 1980, 1995))['aid']).toBeUndefined();
    expect((await told('cow:804', 'BBB', 1980, 1995))['aid']).toEqual({ from: 1980, to: 1990, years: 11 });
  });

  test('is not an instrument of which there are acts, where nothing says for whom its source speaks', async () => {
    const { acts, notTold } = await between('Eastland', 'AAA', 1995, 1995);
    expect(acts.map(({ instrument }) => instrument)).toEqual(['defence-pact']);
    expect(notTold.map(({ instrument }) => instrument)).not.toContain('defence-pact');
    const unknown = notTold.filter((row) => row.told === null).map(({ instrument }) => instrument);
    expect(unknown).toContain('nonaggression-pact');
    expect(unknown).toContain('aid');
    expect(unknown.length).toBeLessThan(instruments.length);
  });

  test('names the first source of its instrument', async () => {
    const { notTold } = await between('AAA', 'BBB', 1980, 1990);
    expect(notTold.find(({ instrument }) => instrument === 'aid')).toMatchObject({
      source: 'oecd-dac2a',
      title: 'Aid (net)',
    });
  });
});

describe('ties', () => {
  const short = (ties: Awaited<ReturnType<typeof between>>['ties']) =>
    ties.map(({ tie: id, from, year, value, unit }) => [id, from, year, value, unit]);

  test('tell the newest value inside the window, each way where they have a direction, and undated ones always', async () => {
    const there = (await between('AAA', 'BBB', 1980, 1990)).ties;
    const expected = [
      ['distance', null, 2022, 1234, 'km'],
      ['exports', 'AAA', 1983, 100.25, 'US$'],
      ['exports', 'BBB', 1982, 200, 'US$'],
      ['pact', null, 1983, 3, 'number'],
    ];
    expect(new Set(short(there))).toEqual(new Set(expected));
    expect(there.map(({ tie: id }) => id)).toEqual(['distance', 'exports', 'exports', 'pact']);
    expect(there.find(({ tie: id }) => id === 'pact')!.title).toBe('The pact');
    // Asked the other way round they are the same.
    expect(new Set(short((await between('BBB', 'AAA', 1980, 1990)).ties))).toEqual(new Set(expected));
    expect(short((await between('AAA', 'BBB', 1996, 1999)).ties)).toEqual([['distance', null, 2022, 1234, 'km']]);
  });

  test('of a joined state are those of its parts, told as its own, without those between its parts', async () => {
    const expected = [
      ['exports', 'EEE', 1991, 7, 'US$'],
      ['pact', null, 1991, 6, 'number'],
    ];
    expect(short((await between('AAA', 'Eastland', 1980, 2000)).ties)).toEqual(expected);
    expect(short((await between('Eastland', 'AAA', 1980, 2000)).ties)).toEqual(expected);
    expect(short((await between('Eastland', 'AAA', 1980, 1990)).ties)).toEqual([['pact', null, 1990, 4, 'number']]);
  });
});

describe('people', () => {
  const short = (told: Awaited<ReturnType<typeof between>>['people']) =>
    told.map(({ concept, population, place, from, to, low, best, high }) => [
      `${concept} ${population}@${place}`,
      `${from}–${to}`,
      [low, best, high],
    ]);

  test('stocks are those of their newest year, never summed over years; what happens within a year is summed', async () => {
    const { people: told } = await between('AAA', 'BBB', 1980, 1990);
    expect(new Set(short(told))).toEqual(
      new Set([
        ['refugees-present BBB@AAA', '1985–1985', [null, 42, null]],
        ['refugees-present AAA@BBB', '1982–1982', [null, 11, null]],
        ['refugees-new BBB@AAA', '1981–1985', [null, 7, null]],
        ['deaths-in-battle CCC@CCC', '1981–1983', [30, 40, 70]],
        ['deaths-in-battle null@null', '1983–1983', [null, 6, 8]],
      ]),
    );
    expect(told.find(({ concept }) => concept === 'refugees-present')).toMatchObject({
      title: 'The refugees-present',
      unit: 'persons',
      origin: 'made-up',
    });
    const back = (await between('BBB', 'AAA', 1980, 1990)).people;
    expect(new Set(short(back))).toEqual(new Set(short(told)));
  });

  test('of the parts of a joined state are one people, and those between its parts are not told', async () => {
    const expected = [
      ['refugees-present EEE@AAA', '1992–1992', [null, 21, null]],
      ['refugees-new EEE@AAA', '1985–1992', [null, 7, null]],
    ];
    expect(new Set(short((await between('Eastland', 'AAA', 1980, 2000)).people))).toEqual(new Set(expected));
    expect(short((await between('cow:804', 'AAA', 1980, 2000)).people)).toEqual(
      expect.arrayContaining([['refugees-present cow:804@AAA', '1985–1985', [null, 50, null]]]),
    );
  });
});

test('the sources behind an answer are those of its acts, ties and people', async () => {
  const found = sourcesOf(await between('AAA', 'BBB', 1980, 1990));
  expect(new Set(found)).toEqual(new Set(['mie', 'made-up']));
  expect(sourcesOf(await between('BBB', 'CCC', 2015, 2016))).toEqual([]);
});
