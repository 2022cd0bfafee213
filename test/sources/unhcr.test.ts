import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../src/model/index.js';
import { unhcr } from '../../src/sources/unhcr.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile, textFile } from './fixtures.js';

/** Each entry as one line. */
function lines(ledger: readonly LedgerEntry[] | undefined): string[] {
  const who = (label: LedgerEntry['place']) => (label === null ? '?' : `${label.scheme}:${label.code}`);
  return ledger!.map(
    (entry) => `${entry.year} ${entry.concept} ${who(entry.population)} in ${who(entry.place)} ${entry.best}`,
  );
}

test('every positive number is an entry; people of unknown or no nationality count, though nobody is named', () => {
  const { tables, setAside, rejects } = unhcr.parse(fixtureFiles('unhcr/packaged'));
  expect(lines(tables.ledger)).toEqual([
    '1951 refugees-present ? in iso3:AUS 180000',
    '2020 refugees-present iso3:SYR in iso3:TUR 3600000',
    '2020 asylum-seekers-present iso3:SYR in iso3:TUR 120',
    '2020 refugees-returned iso3:SYR in iso3:TUR 16000',
    '2020 internally-displaced-present iso3:SYR in iso3:SYR 6500000',
    '2020 internally-displaced-returned iso3:SYR in iso3:SYR 400000',
    '2020 others-of-concern-present iso3:SYR in iso3:SYR 25',
    '2020 host-community-present iso3:SYR in iso3:SYR 7',
    '2020 refugees-present ? in iso3:SWE 5',
    '2020 stateless-present ? in iso3:SWE 28000',
    '2020 refugees-present unhcr:TIB in iso3:NPL 12000',
    '2020 others-needing-protection-present unhcr:TIB in iso3:NPL 40',
    '1962 refugees-new iso3:DZA in iso3:MLT 5',
    '2015 asylum-seekers-new ? in iso3:SWE 11',
    '2015 refugee-like-new ? in iso3:SWE 2',
    '2020 refugees-new iso3:SYR in ? 100000',
    '2020 others-needing-protection-new iso3:SYR in ? 3',
  ]);
  expect(tables.ledger![1]).toEqual({
    concept: 'refugees-present',
    population: { name: 'Syrian Arab Rep.', code: 'SYR', scheme: 'iso3' },
    place: { name: 'Türkiye', code: 'TUR', scheme: 'iso3' },
    sideA: null,
    sideB: null,
    year: 2020,
    low: null,
    best: 3_600_000,
    high: null,
    event: '',
  });
  expect(setAside.map(({ file, reason, rows }) => [file, reason, rows])).toEqual([
    ['population.csv', 'nobody counted', 1],
    ['flows.csv', 'nobody counted', 2],
  ]);
  expect(rejects.map(({ file, line, column, value }) => [file, line, column, value])).toEqual([
    ['population.csv', 8, 'refugees', 'about 5'],
    ['population.csv', 9, 'stateless', '-1'],
    ['population.csv', 10, 'coo_iso', 'Nor'],
    ['population.csv', 11, 'refugees', '5.5'],
    ['population.csv', 12, 'year', '20200'],
    ['population.csv', 13, 'year', '2020'],
    ['flows.csv', 7, 'asylum_seekers', 'x'],
    ['flows.csv', 8, 'coo_iso', ''],
  ]);
});

test('a download from the Data Finder says the same; its totals over all countries are set aside', () => {
  const { tables, setAside, rejects } = unhcr.parse(fixtureFiles('unhcr/data-finder'));
  expect(lines(tables.ledger)).toEqual([
    '2015 asylum-seekers-present iso3:AFG in iso3:EGY 33',
    '2015 internally-displaced-present iso3:AFG in iso3:AFG 1174306',
    '2015 others-of-concern-present iso3:AFG in iso3:AFG 150317',
    '2015 refugees-present unhcr:TIB in iso3:NPL 15000',
    '2015 others-of-concern-present unhcr:TIB in iso3:NPL 128',
    '2015 refugees-present ? in iso3:SWE 5',
    '2015 stateless-present ? in iso3:SWE 30000',
  ]);
  expect(setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['all countries of origin or of asylum together', 1],
    ['nobody counted', 1],
  ]);
  expect(rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [8, 'Asylum-seekers', 'two'],
    [9, 'Country of Asylum ISO', 'FI'],
  ]);
});

test('reads the names of columns which the Data Finder had before', () => {
  const file = textFile('population.csv', [
    "Year,Country of origin,Country of origin (ISO),Country of asylum,Country of asylum (ISO),Refugees under UNHCR's mandate,Returned refugees,IDPs of concern to UNHCR,Returned IDPss",
    '2011,Somalia,SOM,Kenya,KEN,500000,60,0,0',
    '2011,Somalia,SOM,Somalia,SOM,0,0,1350000,-',
  ]);
  expect(lines(unhcr.parse([file]).tables.ledger)).toEqual([
    '2011 refugees-present iso3:SOM in iso3:KEN 500000',
    '2011 refugees-returned iso3:SOM in iso3:KEN 60',
    '2011 internally-displaced-present iso3:SOM in iso3:SOM 1350000',
  ]);
});

describeRaw('the real refugee statistics', (folder) => {
  const parsed = () => unhcr.parse([rawFile(folder, 'unhcr/population.csv'), rawFile(folder, 'unhcr/flows.csv')]);

  test('are used whole', () => {
    const { layouts, setAside, rejects } = parsed();
    expect(layouts.map(({ part, rows, used }) => [part, rows, used])).toEqual([
      ['population', 138_893, 138_893],
      ['flows', 105_868, 105_868],
    ]);
    expect([setAside, rejects]).toEqual([[], []]);
  });

  test('the world’s total of each concept is the source’s, and so is the number of positive cells', () => {
    const ledger = parsed().tables.ledger!;
    // Python over float(cell): sum and count of positive cells of each column. Some are written as 1e+05.
    const expected = {
      'refugees-present': [762_161_513, 114_599],
      'asylum-seekers-present': [76_117_890, 80_798],
      'refugees-returned': [53_976_271, 6_097],
      'internally-displaced-present': [775_872_734, 784],
      'internally-displaced-returned': [83_575_541, 380],
      'stateless-present': [87_949_537, 1_551],
      'others-of-concern-present': [53_166_324, 3_148],
      'others-needing-protection-present': [38_469_334, 155],
      'host-community-present': [117_407_323, 127],
      'refugees-new': [57_951_565, 5_848],
      'asylum-seekers-new': [44_416_741, 102_175],
      'refugee-like-new': [7_256_521, 593],
      'others-needing-protection-new': [6_448_331, 101],
    };
    const found: Record<string, [number, number]> = {};
    for (const { concept, best } of ledger) {
      const sums = (found[concept] ??= [0, 0]);
      sums[0] += best;
      sums[1]++;
    }
    expect(found).toEqual(expected);
  });

  test('from Syria in Türkiye, in 2020 in the world, and of nobody in particular', () => {
    const refugees = parsed().tables.ledger!.filter(({ concept }) => concept === 'refugees-present');
    const sum = (entries: readonly LedgerEntry[]) => entries.reduce((total, { best }) => total + best, 0);
    const in2020 = refugees.filter(({ year }) => year === 2020);
    expect(in2020.filter((one) => one.population?.code === 'SYR' && one.place?.code === 'TUR')).toMatchObject([
      { best: 3_641_370 },
    ]);
    expect(sum(in2020)).toBe(20_661_846);
    // coo_iso UNK and XXA.
    expect(sum(refugees.filter(({ population }) => population === null))).toBe(95_900_317);
  });
});
