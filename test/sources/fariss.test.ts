import { expect, test } from 'vitest';
import { fariss } from '../../src/sources/fariss.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile, textFile } from './fixtures.js';
import { figureLines, sumOf } from './figure-sums.js';

test('the chart’s copy names states and sets regions aside; the publisher’s file has numbers and uncertainty', () => {
  const chart = fariss.parse(fixtureFiles('fariss/our-world-in-data'));
  expect(figureLines(chart.tables.figures, 1946)).toEqual([
    'Afghanistan human-rights-protection 0.83',
    'Sweden human-rights-protection 2.9',
  ]);
  expect(figureLines(chart.tables.figures, 1995)).toEqual(['Micronesia (country) human-rights-protection 3.1']);
  expect(chart.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['no value', 1],
    ['a region or income group, not a state', 2],
  ]);
  expect(chart.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [9, 'Human rights protection', 'high'],
    [10, 'Entity', ''],
    [11, 'Year', '1946'],
  ]);

  const published = fariss.parse(fixtureFiles('fariss/dataverse'));
  expect(figureLines(published.tables.figures, 1950)).toEqual(['cow:315 human-rights-protection -1.1 ± 0.4']);
  expect(published.tables.figures![0]!.actor.name).toBe('United States of America');
  expect(published.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([['no value', 1]]);
  expect(published.rejects.map(({ line, column }) => [line, column])).toEqual([
    [6, 'COW'],
    [7, 'theta_sd'],
    [8, 'theta_mean'],
  ]);
});

test('a chart downloaded with codes gives them, but for those of the chart’s own', () => {
  const { figures } = fariss.parse([
    textFile('chart.csv', [
      'Entity,Code,Year,Human rights protection',
      'Sweden,SWE,1946,2.9',
      'Kosovo,OWID_KOS,2010,1.5',
      'World,OWID_WRL,2010,0.5',
    ]),
  ]).tables;
  expect(figures!.map(({ actor }) => actor)).toEqual([
    { name: 'Sweden', code: 'SWE', scheme: 'iso3' },
    { name: 'Kosovo', code: '', scheme: 'none' },
  ]);
});

describeRaw('the real human rights protection scores', (folder) => {
  test('are used whole, of 199 states', () => {
    const parsed = fariss.parse([rawFile(folder, 'fariss/human-rights-protection.csv')]);
    expect(parsed.layouts).toMatchObject([{ rows: 11_273, used: 11_273 }]);
    expect([parsed.setAside, parsed.rejects]).toEqual([[], []]);
    const figures = parsed.tables.figures!;
    expect(new Set(figures.map(({ actor }) => actor.name)).size).toBe(199);
    // Python: sum of the third column; grep '^Sweden,2019'.
    expect(sumOf(figures, 'human-rights-protection')).toBeCloseTo(3_351.417036719432, 8);
    expect(figureLines(figures, 2019)).toContain('Sweden human-rights-protection 3.23059415092702');
  });
});
