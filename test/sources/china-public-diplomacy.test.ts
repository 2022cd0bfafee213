import { expect, test } from 'vitest';
import { chinaPublicDiplomacy } from '../../src/sources/china-public-diplomacy.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';
import { actRows, asideByReason, rejectedAt } from './record-rows.js';

test('a known zero is an act of amount 0, N/A is no act; a zero of outbound students is taken as unknown', () => {
  const parsed = chinaPublicDiplomacy.parse(fixtureFiles('china-public-diplomacy/dashboard'));
  const acts = actRows(parsed.tables.acts!);
  expect(acts.map(({ code, month, amount }) => [month / 12, code, amount])).toEqual([
    [2005, 'confucius-institutes', 1],
    [2005, 'sister-cities-established', 0],
    [2005, 'government-visits', 12],
    [2005, 'total-elite-visits', 12],
    [2005, 'inbound-students', 340],
    [2006, 'confucius-institutes', 0],
    [2006, 'sister-cities-established', 2],
    [2006, 'outbound-students', 17],
  ]);
  expect(acts[0]).toMatchObject({
    scheme: 'china-diplomacy',
    actor: { name: 'China', code: 'CHN', scheme: 'iso3' },
    audience: { name: 'Mongolia', code: '', scheme: 'none' },
    months: 12,
  });
  expect(asideByReason(parsed)).toEqual({ 'nothing is known of the receiver in this year': 1 });
  expect(rejectedAt(parsed)).toEqual([
    [5, 'year'],
    [6, 'confucius_institutes'],
    [7, 'government_visits'],
    [8, 'confucius_institutes'],
    [9, 'year'],
    [10, 'receiving_country'],
  ]);
});

describeRaw('the real table of public diplomacy', (folder) => {
  test('gives every known number', () => {
    const parsed = chinaPublicDiplomacy.parse([rawFile(folder, 'china-public-diplomacy/receivers-2000-2018.csv')]);
    expect(parsed.rejects).toEqual([]);
    expect(parsed.layouts).toMatchObject([{ rows: 741, used: 672 }]);
    expect(asideByReason(parsed)).toEqual({ 'nothing is known of the receiver in this year': 69 });
    const found: Record<string, [number: number, sum: number]> = {};
    for (const { code, amount } of actRows(parsed.tables.acts!)) {
      const [number, sum] = found[code] ?? [0, 0];
      found[code] = [number + 1, sum + amount!];
    }
    // Counted in Python: cells that are not N/A, and their sum; of outbound students 425 cells, 252 of them zero.
    expect(found).toEqual({
      'confucius-institutes': [672, 114],
      'sister-cities-established': [672, 600],
      'government-visits': [634, 5_242],
      'military-visits': [514, 688],
      'total-elite-visits': [634, 5_930],
      'ambassador-op-eds': [375, 71],
      'journalist-visits': [583, 539],
      'media-partnerships': [423, 66],
      'outbound-students': [425 - 252, 3_029_837],
      'inbound-students': [560, 2_490_043],
    });
  });
});
