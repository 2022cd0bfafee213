import { expect, test } from 'vitest';
import { mie } from '../../src/sources/mie.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';
import { counted, writtenActs } from './written.js';

const parsed = mie.parse(fixtureFiles('mie/events'));

test('the state listed first acts, in the month in which the event began', () => {
  expect(writtenActs(parsed.tables.acts!)).toEqual([
    'cow:2 > cow:200, mie-action 7, 1902-05, none, 0, 2-1',
    'cow:200 > cow:710, mie-action 22, 1900-06, none, 0, 31-41',
    'cow:220 > cow:710, mie-action 22, 1900-06, none, 0, 31-42',
    'cow:710 > cow:740, mie-action 17, 1998, none, 0, 4137-5',
  ]);
});

test('each side’s dead of each event are one entry, unless there are none or their number is not known', () => {
  const [britain, france, china, japan] = ['200', '220', '710', '740'].map((code) => ({
    name: '',
    code,
    scheme: 'cow' as const,
  }));
  const concept = 'deaths-in-militarised-events';
  const first = { concept, place: null, sideA: britain, sideB: china, year: 1900, event: '31-41' };
  expect(parsed.tables.ledger).toEqual([
    { ...first, population: britain, low: 1, best: 1, high: 10 },
    { ...first, population: china, low: 100, best: 100, high: 150 },
    { ...first, sideA: france, event: '31-42', population: china, low: 50, best: 50, high: 100 },
    { ...first, sideA: china, sideB: japan, year: 1998, event: '4137-5', population: china, low: 0, best: 0, high: 3 },
    { ...first, sideA: japan, year: 1999, event: '4137-6', population: japan, low: 2, best: 2, high: 2 },
  ]);
});

test('rows that say nothing are set aside, rows that are wrong rejected', () => {
  expect(parsed.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['neither the action nor anybody’s death is known', 1],
    ['the same event, listed before', 1],
  ]);
  expect(parsed.rejects.map(({ line, column }) => [line, column])).toEqual([
    [9, 'stmon'],
    [10, 'fatalmax1'],
    [11, 'ccode2'],
    [12, 'fatalmin1'],
  ]);
});

describeRaw('the real militarised events', (folder) => {
  const read = () => mie.parse([rawFile(folder, 'mie/mie-1.0.csv')]);

  test('are 28,011, all used, each confrontation and number once', () => {
    const { layouts, setAside, rejects, tables } = read();
    expect(layouts[0]).toMatchObject({ rows: 28_011, used: 28_011 });
    expect([setAside, rejects]).toEqual([[], []]);
    expect(new Set(tables.acts!.event).size).toBe(28_011);
    const codes = tables.acts!.codes.map(({ code }) => code);
    // zcat mie-1.0.csv.gz | cut -d, -f12 | sort | uniq -c
    expect(counted(codes, tables.acts!.code)).toMatchObject({ 7: 4_376, 16: 11_562, 17: 2_007, 22: 4_471 });
  });

  // Sums of the columns fatalmin1 + fatalmin2 and fatalmax1 + fatalmax2 over all rows, and over rows before 1989 (Python).
  // Battles stand as one event per pair of states, which divide their dead: the sum gives Germany 1,959,036 dead in
  // 1914–1918 and the United States 40,937 in Korea; counting equal numbers of one day once would lose dead.
  test('count as many dead as the columns do', () => {
    const ledger = read().tables.ledger!;
    const sum = (pick: (entry: (typeof ledger)[number]) => number) =>
      ledger.reduce((total, one) => total + pick(one), 0);
    expect(ledger.length).toBe(13_266);
    expect(sum(({ low }) => low!)).toBe(25_901_508);
    expect(sum(({ best }) => best)).toBe(25_901_508);
    expect(sum(({ high }) => high!)).toBe(31_713_200);
    expect(sum(({ year, best }) => (year < 1989 ? best : 0))).toBe(25_813_865);
    const german = sum(({ year, best, population }) =>
      population!.code === '255' && year >= 1914 && year <= 1918 ? best : 0,
    );
    expect(german).toBe(1_959_036);
    expect(sum(({ best, population, event }) => (population!.code === '2' && event.startsWith('51-') ? best : 0))).toBe(
      40_937,
    );
  });
});
