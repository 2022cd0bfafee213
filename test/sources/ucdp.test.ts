import { expect, test } from 'vitest';
import { ucdp } from '../../src/sources/ucdp.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';

test('deaths are counted once, located where one state tells, and have two sides only between states', () => {
  const { tables, setAside, rejects } = ucdp.parse(fixtureFiles('ucdp/yearly'));
  const base = { concept: 'deaths-in-battle', population: null, alliesA: [], alliesB: [] };
  expect(tables.ledger).toEqual([
    {
      ...base,
      place: { name: 'India', code: '750', scheme: 'gw' },
      sideA: { name: 'India', code: '750', scheme: 'gw' },
      sideB: null,
      year: 2012,
      low: 23,
      best: 27,
      high: 27,
      event: 'ucdp:11342-11971',
    },
    {
      ...base,
      place: null,
      sideA: { name: 'Borduria', code: '703', scheme: 'gw' },
      sideB: { name: 'Syldavia', code: '702', scheme: 'gw' },
      year: 2021,
      low: 140,
      best: 150,
      high: 160,
      event: 'ucdp:13000-14000',
    },
    {
      ...base,
      place: { name: 'Iraq', code: '645', scheme: 'gw' },
      sideA: { name: 'Australia', code: '900', scheme: 'gw' },
      alliesA: [
        { name: 'United Kingdom', code: '200', scheme: 'gw' },
        { name: 'United States of America', code: '2', scheme: 'gw' },
      ],
      sideB: { name: 'Iraq', code: '645', scheme: 'gw' },
      year: 2003,
      low: 8190,
      best: 8200,
      high: 8300,
      event: 'ucdp:420-900',
    },
    {
      ...base,
      place: { name: 'Elbonia', code: '625', scheme: 'gw' },
      sideA: { name: 'Elbonia', code: '625', scheme: 'gw' },
      sideB: null,
      year: 2012,
      low: 198,
      best: 197,
      high: 207,
      event: 'ucdp:234-555',
    },
  ]);
  const of =
    (part: string) =>
    ({ file }: { readonly file: string }) =>
      file === `${part}.csv`;
  expect(setAside.map(({ reason, rows }) => [reason, rows])).toEqual([['nobody died, by the best estimate', 1]]);
  expect(rejects.filter(of('battle-deaths')).map(({ line, column, value }) => [line, column, value])).toEqual([
    [7, 'bd_best', 'many'],
    [8, 'gwno_b', ''],
    [9, 'bd_low', '-9'],
    [10, 'type_of_conflict', '7'],
    [11, 'year', '2012'],
  ]);
  expect(rejects.filter(of('armed-conflicts')).map(({ line, column, value }) => [line, column, value])).toEqual([
    [6, 'intensity_level', '3'],
    [7, 'gwno_b', ''],
    [8, 'year', '2012.5'],
    [9, 'gwno_loc', 'here'],
    [10, 'year', '2012'],
  ]);
});

test('states that fight each other act both ways; a state fought about has the highest intensity of the year', () => {
  const { acts, figures } = ucdp.parse(fixtureFiles('ucdp/yearly')).tables;
  const lines = Array.from({ length: acts!.rows }, (_, i) => {
    const [actor, audience] = [acts!.labels[acts!.actor[i]!]!, acts!.labels[acts!.audience[i]!]!];
    const { scheme, code } = acts!.codes[acts!.code[i]!]!;
    const when = `${Math.floor(acts!.month[i]! / 12)} in ${acts!.months[i]} months`;
    return `${actor.name} → ${audience.name}: ${scheme} ${code}, ${when}, ${acts!.together[i]} together, ${acts!.event[i]}`;
  });
  expect(lines).toEqual([
    'India → Pakistan: ucdp-conflict interstate-minor, 2013 in 12 months, 1 together, ucdp:218',
    'Pakistan → India: ucdp-conflict interstate-minor, 2013 in 12 months, 1 together, ucdp:218',
    'Iraq → United Kingdom: ucdp-conflict interstate-war, 2003 in 12 months, 1 together, ucdp:420',
    'United Kingdom → Iraq: ucdp-conflict interstate-war, 2003 in 12 months, 2 together, ucdp:420',
    'Iraq → United States of America: ucdp-conflict interstate-war, 2003 in 12 months, 1 together, ucdp:420',
    'United States of America → Iraq: ucdp-conflict interstate-war, 2003 in 12 months, 2 together, ucdp:420',
  ]);
  expect(figures!.map(({ actor, year, value }) => `${actor.code} ${actor.name} ${year}: ${value}`)).toEqual([
    '750 India 2012: 2',
    '750 India 2013: 1',
    '770 Pakistan 2013: 1',
    '2 United States of America 2003: 2',
    '200 United Kingdom 2003: 2',
    '645 Iraq 2003: 2',
  ]);
});

describeRaw('the real battle-related deaths and armed conflicts', (folder) => {
  const read = () =>
    ucdp.parse([rawFile(folder, 'ucdp/battle-deaths-24.1.csv'), rawFile(folder, 'ucdp/ucdp-prio-24.1.csv')]);

  test('are used whole', () => {
    const { layouts, setAside, rejects } = read();
    expect(layouts.map(({ part, rows, used }) => [part, rows, used])).toEqual([
      ['battle-deaths', 1_920, 1_920],
      ['armed-conflicts', 2_686, 2_686],
    ]);
    expect([setAside, rejects]).toEqual([[], []]);
  });

  test('the world’s total is the source’s', () => {
    const ledger = read().tables.ledger!;
    const sum = (number: (entry: (typeof ledger)[number]) => number | null) =>
      ledger.reduce((total, entry) => total + number(entry)!, 0);
    // Sums of bd_low, bd_best and bd_high over all rows, by Python.
    expect([sum(({ low }) => low), sum(({ best }) => best), sum(({ high }) => high)]).toEqual([
      2_093_370, 2_226_798, 2_875_484,
    ]);
    expect(sum(({ year, best }) => (year === 2022 ? best : 0))).toBe(276_935);
    // Rows whose gwno_battle has no comma; rows of type 2; rows with bd_low > bd_best, kept as published.
    expect(ledger.filter(({ place }) => place !== null).length).toBe(1_590);
    expect(ledger.filter(({ sideB }) => sideB !== null).length).toBe(46);
    expect(ledger.filter(({ low, best }) => low! > best).length).toBe(5);
  });

  test('there are 312 acts between states and 2,034 states-and-years fought about', () => {
    const { acts, figures } = read().tables;
    // Python: over rows of type 2, twice the product of the lengths of gwno_a and gwno_b; a dictionary by gwno_loc and year.
    expect(acts!.rows).toBe(312);
    const wars = acts!.codes.findIndex(({ code }) => code === 'interstate-war');
    expect(acts!.code.filter((code) => code === wars).length).toBe(130);
    expect(figures!.length).toBe(2_034);
    expect(figures!.filter(({ value }) => value === 2).length).toBe(666);
  });
});
