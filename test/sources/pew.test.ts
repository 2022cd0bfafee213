import { expect, test } from 'vitest';
import { pew } from '../../src/sources/pew.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';

test('shares of all asked; nobody who does not know means that it is not known', () => {
  const parsed = pew.parse(fixtureFiles('pew/shares'));
  const iso3 = (code: string) => ({ name: '', code, scheme: 'iso3' });
  const name = (text: string) => ({ name: text, code: '', scheme: 'none' });
  expect(parsed.tables.surveys).toEqual([
    {
      audience: iso3('DEU'),
      target: iso3('USA'),
      year: 2002,
      favourable: 0.6,
      unfavourable: 0.35,
      unknown: 0.04,
      refused: 0.01,
      respondents: 1000,
      effective: 790.5,
    },
    {
      audience: iso3('DEU'),
      target: name('UN'),
      year: 2019,
      favourable: 0.6,
      unfavourable: 0.35,
      unknown: null,
      refused: 0.05,
      respondents: 2000,
      effective: 1182.25,
    },
    expect.objectContaining({ audience: iso3('PSE'), target: name('EU'), year: 2014 }),
    expect.objectContaining({ audience: iso3('PSE'), target: name('EU'), year: 2015 }),
  ]);
});

test('repetitions are set aside, contradictions and impossible shares refused', () => {
  const parsed = pew.parse(fixtureFiles('pew/shares'));
  expect(parsed.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['the same answers, listed before', 1],
    ['nobody was asked', 1],
  ]);
  expect(parsed.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [7, 'fav', '0.4'], // other answers of PSE about the EU in 2015
    [8, 'fav', '0.4'], // PLS in 2014 is PSE, which was listed with other answers
    [9, 'target', 'Mars'],
    [10, 'unfav', '1.5'],
    [11, 'fav', '0.4'],
    [12, 'audience', 'EU'],
    [14, 'n', 'many'],
  ]);
});

describeRaw('the real survey shares', (folder) => {
  const parse = () => pew.parse([rawFile(folder, 'pew/favourability-2002-2023.csv')]);

  test('uses all 2,656 rows', () => {
    const parsed = parse();
    expect(parsed.rejects).toEqual([]);
    expect(parsed.setAside).toEqual([]);
    expect(parsed.layouts[0]).toMatchObject({ rows: 2_656, used: 2_656 });
  });

  test('shows Germany’s favourable opinion of the United States as Pew published it', () => {
    const of = (year: number) =>
      parse().tables.surveys!.find(
        (row) => row.audience.code === 'DEU' && row.target.code === 'USA' && row.year === year,
      )!;
    // Pew's reports: 61 % in 2002, 30 % in 2018, 59 % in 2021, of all who were asked. Of those with an opinion it would be
    // 63, 31 and 60 %.
    expect([2002, 2018, 2021].map((year) => Math.round(100 * of(year).favourable))).toEqual([61, 30, 59]);
    expect(
      [2002, 2018, 2021].map((year) =>
        Math.round((100 * of(year).favourable) / (of(year).favourable + of(year).unfavourable)),
      ),
    ).toEqual([63, 31, 60]);
    expect(of(2002)).toMatchObject({ respondents: 1000, effective: 790.529166750359 });
  });

  test('leaves awareness open in 35 rows, and counts Palestine of 2014 as PSE', () => {
    const surveys = parse().tables.surveys!;
    // awk: dk == 0 in 35 rows; audience PLS in 6, PSE in 29; targets UN in 284, EU in 335, USA in 576.
    expect(surveys.filter(({ unknown }) => unknown === null).length).toBe(35);
    const palestine = surveys.filter(({ audience }) => audience.code === 'PSE');
    expect([palestine.length, palestine.filter(({ year }) => year === 2014).length]).toEqual([35, 6]);
    const targets = (text: string) => surveys.filter(({ target }) => (target.code || target.name) === text).length;
    expect(['UN', 'EU', 'USA'].map(targets)).toEqual([284, 335, 576]);
    expect(new Set(surveys.map(({ audience }) => audience.code)).size).toBe(69);
  });
});
