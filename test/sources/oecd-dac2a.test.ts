import { expect, test } from 'vitest';
import { oecdDac2a } from '../../src/sources/oecd-dac2a.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';
import { actRows, asideByReason, rejectedAt } from './record-rows.js';

const named = (name: string) => ({ name, code: '', scheme: 'none' as const });
const coded = (name: string, code: string) => ({ name, code, scheme: 'iso3' as const });

test('net aid in current prices and aid by type in constant prices: two schemes; totals and groups are set aside', () => {
  const parsed = oecdDac2a.parse(fixtureFiles('oecd-dac2a/named'));
  const acts = actRows(parsed.tables.acts!);
  expect(acts[0]).toEqual({
    scheme: 'dac-net-oda-current',
    code: 'net-oda',
    actor: named('Sweden'),
    audience: named('Kenya'),
    month: 2015 * 12,
    months: 12,
    amount: 41.5,
    together: 1,
    event: '',
  });
  expect(
    acts.map(({ code, actor, audience, month, amount }) => [code, actor!.name, audience!.name, month / 12, amount]),
  ) //
    .toEqual([
      ['net-oda', 'Sweden', 'Kenya', 2015, 41.5],
      ['net-oda', 'Sweden', 'Kenya', 2016, -3.27],
      ['net-oda', 'EU Institutions', 'Kenya', 2015, 120.04],
      ['net-oda', 'Sweden', 'Fiji', 2015, 0],
      ['oda-total-net', 'Sweden', 'Kenya', 2016, -3.5],
      ['humanitarian-aid', 'Sweden', 'Kenya', 2016, 2.25],
      ['net-oda', 'Sweden', 'Kenya', 2017, 12],
    ]);
  expect(asideByReason(parsed)).toEqual({
    'a total over several donors or recipients': 3,
    'the recipient is a region, an income group or unspecified': 2,
    'donors that are not named': 1,
    'the recipient is an organisation: a contribution, not aid to a country': 1,
    'listed before with the same number': 1,
    'current prices are kept for net aid as a whole only': 1,
    'prices of another base year than 2022': 1,
    'a ratio, not an amount': 1,
    'no amount': 1,
  });
  expect(rejectedAt(parsed)).toEqual([
    [12, 'oda_usd_m'],
    [13, 'oda_usd_m'],
    [14, 'donor'],
    [15, 'recipient'],
    [16, 'year'],
    [10, 'Aid type'],
    [11, 'Amount type'],
    [12, 'Value'],
  ]);
});

test('the ledger has net aid in current prices, located in the recipient', () => {
  const { ledger } = oecdDac2a.parse(fixtureFiles('oecd-dac2a/named')).tables;
  expect(ledger!.map(({ year, best }) => [year, best])).toEqual([
    [2015, 41.5],
    [2016, -3.27],
    [2015, 120.04],
    [2015, 0],
    [2017, 12],
  ]);
  expect(ledger![1]).toEqual({
    concept: 'aid-received',
    population: named('Kenya'),
    place: named('Kenya'),
    sideA: named('Sweden'),
    sideB: named('Kenya'),
    year: 2016,
    low: null,
    best: -3.27,
    high: null,
    event: '',
  });
});

test('the Data Explorer writes DONOR for the code and Donor for the name', () => {
  const parsed = oecdDac2a.parse(fixtureFiles('oecd-dac2a/data-explorer'));
  expect(actRows(parsed.tables.acts!)).toMatchObject([
    {
      scheme: 'dac-net-oda-current',
      code: 'net-oda',
      actor: coded('Sweden', 'SWE'),
      audience: coded('Kenya', 'KEN'),
      amount: 55.12,
    },
    { scheme: 'dac-aid-type', code: 'oda-total-net', amount: 50.5 },
  ]);
  expect(parsed.tables.ledger).toMatchObject([{ best: 55.123, year: 2021 }]);
  expect(asideByReason(parsed)).toEqual({
    'prices of another base year than 2022': 1,
    'a group or an organisation: its code is not a country’s': 2,
    'a measure other than net official development assistance (206)': 1,
    'not in US dollars': 1,
    'no amount': 1,
  });
  expect(rejectedAt(parsed)).toEqual([
    [10, 'TIME_PERIOD'],
    [11, 'UNIT_MULT'],
    [12, 'PRICE_BASE'],
  ]);
});

test('the layouts are not mixed: one has names, the other codes', () => {
  const files = [...fixtureFiles('oecd-dac2a/named'), ...fixtureFiles('oecd-dac2a/data-explorer')];
  expect(() => oecdDac2a.parse(files)).toThrow(/one layout/);
});

describeRaw('the real table 2a', (folder) => {
  const files = ['2002-2019-current', '2009-2022-constant'].map((name) => `oecd-dac2a/${name}.csv`);

  test('accounts for all rows, without a reject', () => {
    const parsed = oecdDac2a.parse(files.map((name) => rawFile(folder, name)));
    expect(parsed.rejects).toEqual([]);
    // Counted in Python: donor or recipient ends in ", Total" 74,465 times; the other sets are in oecd-dac-names.ts.
    expect(asideByReason(parsed)).toEqual({
      'a total over several donors or recipients': 74_465,
      'the recipient is a region, an income group or unspecified': 17_517,
      'the recipient is an organisation: a contribution, not aid to a country': 9_542,
      'donors that are not named': 1_541,
    });
    expect(parsed.layouts.map(({ rows, used }) => [rows, used])).toEqual([
      [205_281, 102_216],
      [327_763, 327_763],
    ]);

    const acts = actRows(parsed.tables.acts!);
    const toAfghanistan = acts.filter(
      ({ actor, audience, month }) =>
        actor!.name === 'United States' && audience!.name === 'Afghanistan' && month === 2016 * 12,
    );
    // grep of the two files: 1375.76 in current prices; seven aid types in constant prices, total net 1652.09.
    expect(toAfghanistan.find(({ code }) => code === 'net-oda')!.amount).toBe(1375.76);
    expect(toAfghanistan.find(({ code }) => code === 'oda-total-net')!.amount).toBe(1652.09);
    expect(toAfghanistan.length).toBe(8);
    // awk sums: ODA: Total Net has 45,797 rows, those of 2022 add up to 92,787.40.
    const net = acts.filter(({ code }) => code === 'oda-total-net');
    expect(net.length).toBe(45_797);
    const in2022 = net.filter(({ month }) => month === 2022 * 12).reduce((sum, { amount }) => sum + amount!, 0);
    expect(in2022).toBeCloseTo(92_787.4, 2);

    // Japan's loans to China came back: 2018 is −931.88. Sweden to Kenya 2002–2019 adds up to 680.63 in 18 years.
    const ledger = parsed.tables.ledger!;
    expect(
      ledger.find(
        ({ sideA, population, year }) =>
          sideA!.name === 'Japan' && population!.name === "China (People's Republic of)" && year === 2018,
      )!.best,
    ).toBe(-931.88);
    const kenya = ledger.filter(({ sideA, sideB }) => sideA!.name === 'Sweden' && sideB!.name === 'Kenya');
    expect(kenya.length).toBe(18);
    expect(kenya.reduce((sum, { best }) => sum + best, 0)).toBeCloseTo(680.63, 6);
  });
});
