import { expect, test } from 'vitest';
import { trade } from '../../src/sources/trade.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';
import { asideByReason, rejectedAt, tieRows } from './record-rows.js';

test('exports in millions, zeros kept; an agreement once for both directions', () => {
  const parsed = trade.parse(fixtureFiles('trade/penppml'));
  const ties = tieRows(parsed.tables.ties!);
  const short = ({ first, second, year, value }: (typeof ties)[number]) => [
    first.code || first.name,
    second.code || second.name,
    year,
    value,
  ];
  expect(ties.filter(({ tie }) => tie === 'exports').map(short)).toEqual([
    ['PER', 'KEN', 2012, 2.5],
    ['KEN', 'PER', 2012, 0],
    ['UGA', 'KEN', 2012, 0.6],
    ['KEN', 'UGA', 2012, 1.234567],
    ['KEN', 'TZA', 2012, 0.0001],
    ['KEN', 'Romania', 2012, 5],
  ]);
  expect(ties.filter(({ tie }) => tie === 'trade-agreement-provisions').map(short)).toEqual([
    ['KEN', 'UGA', 2012, 3],
    ['KEN', 'TZA', 2012, 0],
  ]);
  expect(ties[0]!.first).toEqual({ name: '', code: 'PER', scheme: 'iso3' });
  expect(asideByReason(parsed)).toEqual({
    'a partner that is nobody: unspecified, bunkers, free zones …': 1,
    'listed before with the same number': 1,
  });
  expect(rejectedAt(parsed)).toEqual([
    [10, 'export'],
    [11, 'imp'],
    [12, 'exp'],
    [13, 'export'],
    [14, 'time'],
    [15, 'id'],
    [16, 'env_prov_18'],
  ]);
});

describeRaw('the real trade', (folder) => {
  test('accounts for all 316,317 rows', () => {
    const parsed = trade.parse([rawFile(folder, 'trade/four-yearly-1964-2016.csv')]);
    expect(parsed.rejects).toEqual([]);
    expect(parsed.layouts).toMatchObject([{ rows: 316_317, used: 311_348 }]);
    expect(asideByReason(parsed)).toEqual({
      'a partner that is nobody: unspecified, bunkers, free zones …': 4_969,
    });
    const ties = tieRows(parsed.tables.ties!);
    const exported = ties.filter(({ tie }) => tie === 'exports');
    const agreements = ties.filter(({ tie }) => tie === 'trade-agreement-provisions');
    // Counted in Python: rows with export 0; the sum over 2016 in US$ million; unordered pairs and years with id ≠ 0.
    expect(exported.filter(({ value }) => value === 0).length).toBe(122_579);
    const in2016 = exported.filter(({ year }) => year === 2016).reduce((sum, { value }) => sum + value, 0);
    expect(in2016).toBeCloseTo(13_650_322.697, 2);
    expect(agreements.length).toBe(20_904);
    expect(agreements.filter(({ year }) => year === 2016).length).toBe(4_139);

    const between = (a: string, b: string, year: number) =>
      ties.filter((tie) => tie.first.code === a && tie.second.code === b && tie.year === year);
    // The file has 205185744896 dollars and nine provisions of NAFTA.
    expect(between('USA', 'CAN', 2016)).toMatchObject([{ tie: 'exports', value: 205_185.744896 }]);
    expect(between('CAN', 'USA', 2016).map(({ tie, value }) => [tie, value])).toEqual([
      ['exports', 251_940.274176],
      ['trade-agreement-provisions', 9],
    ]);
    const toRomania = exported.find(
      ({ first, second, year }) => first.code === 'DEU' && second.name === 'Romania' && year === 2008,
    );
    expect(toRomania!.value).toBe(12_476.909568);
  });
});
