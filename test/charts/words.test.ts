import { describe, expect, it } from 'vitest';
import {
  assets,
  decimalsFor,
  eventStudy,
  fan,
  forces,
  forest,
  formatInterval,
  formatNumber,
  formatPeriod,
  formatSigned,
  frontier,
  gradeLadder,
  intervalStrip,
  ledger,
  path,
  ranks,
  shares,
  signOf,
  specificationCurve,
  toCsv,
  toSvgDocument,
  worldMap,
} from '../../src/charts/index.js';
import { around, samples } from './samples.js';

describe('numbers as people write them', () => {
  it.each([
    [1.3028, '1.3'],
    [-0.2, '−0.2'],
    [0, '0'],
    [-0, '0'],
    [5, '5'],
    [12.7, '13'],
    [1234, '1234'],
    [12500, '12,500'],
    [0.0123, '0.012'],
  ])('%d is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('writes what rounds to 0 without a sign', () => {
    expect(formatNumber(-0.001, 1)).toBe('0.0');
    expect(formatSigned(0.001, 1)).toBe('0.0');
    expect(formatSigned(0.2, 1)).toBe('+0.2');
  });

  it('refuses what is no number', () => {
    expect(() => formatNumber(NaN)).toThrow(RangeError);
  });

  it('writes an estimate as it stands beside its strip', () => {
    expect(formatInterval({ q05: 1.1, q25: 1.2, q50: 1.3, q75: 1.4, q95: 1.5 })).toBe('1.3 · 1.1 to 1.5');
  });

  it('never lets the end of an interval that excludes 0 look like 0', () => {
    expect(formatInterval({ q05: 0.002, q25: 0.1, q50: 0.2, q75: 0.3, q95: 0.4 })).toBe('0.2 · 0.002 to 0.4');
  });

  it('gives intervals beneath each other the same decimals', () => {
    expect(decimalsFor([around(1, 0.1), around(1, 0.1), around(5, 9)])).toBe(1);
    expect(decimalsFor([])).toBe(2);
  });

  it('writes years without separators, and months', () => {
    expect(formatPeriod(1990, 'year')).toBe('1990');
    expect(formatPeriod(1990 * 12 + 6, 'month')).toBe('1990-07');
  });
});

it('signs are those of the grammar', () => {
  expect(
    ['listening', 'collaboration', 'inducement', 'pressure', 'force'].map((one) => signOf(one as 'force')),
  ).toEqual(['attraction', 'attraction', 'inducement', 'coercion', 'coercion']);
  expect(signOf(null)).toBe('attraction');
});

describe('findings', () => {
  it.each([
    [intervalStrip.finding(samples['interval-strip']), 'Response after 5 years: 1.3 points (1.1 to 1.5).'],
    [
      intervalStrip.finding({ ...samples['interval-strip'], estimate: null }),
      'Response after 5 years: the data do not tell.',
    ],
    [
      gradeLadder.finding(samples['grade-ladder']),
      'Evidence: moderate, because every test was passed, but it rests on fewer than 3 effective actors.',
    ],
    [
      path.finding(samples.path),
      'From 1946 to 2022, Ukraine moved toward the United States by 1.3 points (1.1 to 1.5).',
    ],
    [
      path.finding({ ...samples.path, displacement: around(-1.3, 0.12) }),
      'From 1946 to 2022, Ukraine moved away from the United States by 1.3 points (1.1 to 1.5).',
    ],
    [
      path.finding({ ...samples.path, displacement: around(0, 0.1) }),
      'From 1946 to 2022, the data do not tell which way Ukraine moved: between −0.2 and 0.2 points toward the United States.',
    ],
    [
      path.finding({ ...samples.path, aimSide: null }),
      'From 1946 to 2022, Ukraine moved toward “near the United States” by 1.3 points (1.1 to 1.5).',
    ],
    [
      forest.finding(samples.forest),
      'Response after 5 years to a standard act: 2 clearly toward the actor (defence pacts and development aid); 1 clearly away from the actor (sanctions imposed); for 2 the data do not tell.',
    ],
    [
      eventStudy.finding(samples['event-study']),
      '5 years after sanctions, audiences had moved 0.15 points (0.07 to 0.23) away from the actor; before it, nothing is seen, as it should be.',
    ],
    [
      specificationCurve.finding(samples['specification-curve']),
      'Asked in 90 ways, the response to defence pacts points toward the actor in 84 of them.',
    ],
    [
      shares.finding(samples.shares),
      'Of all who acted on Ukraine, United States pulled most: 35 % (19 to 51), toward the United States.',
    ],
    [
      forces.finding(samples.forces),
      'Of all that the United States did, development aid moved Ukraine most: 0.3 points (0.1 to 0.5) toward the United States.',
    ],
    [ranks.finding(samples.ranks), 'By influence on Europe, France stands between places 2 and 8 of 112.'],
    [
      assets.finding(samples.assets),
      'In 2014, what Sweden brings to Kenya: Legitimacy above the mean actor, Authority not told and Competence not told.',
    ],
    [
      ledger.finding({ ...samples.ledger, rows: [] }),
      'No source here counts people between Russia and Ukraine; that is not the same as none.',
    ],
    [
      worldMap.finding(samples['world-map']),
      'Where states stood on votes in the United Nations, 2004: 1 very near, 1 near, 3 in between, 5 far and 1 very far from the United States; for 2 the data do not tell.',
    ],
    [fan.finding(samples.fan), 'By 2025 the plan would move Kenya 0.3 points (0.1 to 0.5) toward the aim.'],
    [
      frontier.finding(samples.frontier),
      'Treaties and visits, with Norway would move the audience 0.24 points (0.16 to 0.32) toward the aim for 5 acts; the data cannot tell it from 1 other portfolio.',
    ],
  ])('%s', (finding, expected) => {
    expect(finding).toBe(expected);
  });
});

describe('tables', () => {
  it('keep every digit and leave empty what is not known', () => {
    const csv = toCsv(shares.table(samples.shares)).split('\n');
    expect(csv[0]).toBe('actor,q50,q05,q25,q75,q95');
    expect(csv[1]).toBe(`United States,0.35,${0.35 - 0.1645},${0.35 - 0.0674},${0.35 + 0.0674},${0.35 + 0.1645}`);
    expect(csv[5]).toBe('United Kingdom of Great Britain and Northern Ireland,,,,,');
  });

  it('have no cell that a spreadsheet would run', () => {
    const columns = [{ name: 'a', title: 'a' }];
    const rows = [['=1+1'], ['+A1'], ['-A1'], ['@SUM(A1)'], ['\t=1'], [-1.5], ['say "hi", then go'], [NaN]];
    expect(toCsv({ caption: '', columns, rows })).toBe(
      `a\n'=1+1\n'+A1\n'-A1\n'@SUM(A1)\n'\t=1\n-1.5\n"say ""hi"", then go"\n\n`,
    );
  });
});

it('a file is made of an <svg> only', () => {
  expect(() => toSvgDocument('<p>no</p>', '')).toThrow(RangeError);
});
