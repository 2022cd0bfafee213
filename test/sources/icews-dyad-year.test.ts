import { expect, test } from 'vitest';
import { icewsDyadYear } from '../../src/sources/icews-dyad-year.js';
import { describeRaw } from '../support/raw.js';
import { actRows } from './act-rows.js';
import { fixtureFiles, rawFile } from './fixtures.js';

test('one act per class that has events, dated to the year; a state without a code by its name', () => {
  const { tables, rejects, setAside } = icewsDyadYear.parse(fixtureFiles('icews-dyad-year/packaged'));
  const act = (actor: string, audience: string, code: string, when: string, amount: number) => ({
    actor,
    audience,
    code: `icews-class:${code}`,
    when,
    amount,
    event: '',
  });
  const [norway, sweden] = ['iso3:NOR (Norway)', 'iso3:SWE (Sweden)'];
  expect(actRows(tables.acts)).toEqual([
    act(norway, sweden, 'verbal-cooperation', '2003', 12),
    act(norway, sweden, 'verbal-conflict', '2003', 1),
    act(sweden, norway, 'verbal-cooperation', '2003', 9),
    act(sweden, norway, 'material-cooperation', '2003', 2),
    act(sweden, norway, 'material-conflict', '2003', 3),
    act(sweden, 'none: (Atlantis)', 'material-cooperation', '2004', 1),
  ]);
  expect(setAside.map(({ reason, rows }) => [reason, rows])).toEqual([['no event of any class', 1]]);
  expect(rejects.map(({ line, column }) => [line, column])).toEqual([
    [6, 'year'],
    [7, 'year'],
    [8, 'verbCoop'],
    [9, 'matlCoop'],
    [10, 'j_iso3c'],
    [11, 'j'],
  ]);
});

describeRaw('the real counts', (folder) => {
  const read = () => icewsDyadYear.parse([rawFile(folder, 'icews-dyad-year/dyad-year-2002-2014.csv')]);

  test('every row is used; sums and single pairs are those counted without this program', () => {
    const { layouts, setAside, rejects, tables } = read();
    expect(layouts).toMatchObject([{ rows: 130_401, used: 130_401 }]);
    expect([setAside, rejects]).toEqual([[], []]);
    expect(tables.acts!.labels.length).toBe(152);
    const rows = actRows(tables.acts);
    // Python csv: sums and numbers of cells above zero, column by column.
    const total = (code: string) => {
      const own = rows.filter((row) => row.code === `icews-class:${code}`);
      return [own.reduce((sum, { amount }) => sum + amount!, 0), own.length];
    };
    expect(total('verbal-cooperation')).toEqual([5_703_143, 124_659]);
    expect(total('material-cooperation')).toEqual([143_231, 26_206]);
    expect(total('verbal-conflict')).toEqual([447_500, 33_146]);
    expect(total('material-conflict')).toEqual([438_910, 33_852]);
    // grep '^United States,Israel,2009'
    const pair = rows.filter(
      ({ actor, audience, when }) =>
        actor === 'iso3:USA (United States)' && audience === 'iso3:ISR (Israel)' && when === '2009',
    );
    expect(pair.map(({ amount }) => amount)).toEqual([4171, 47, 592, 44]);
  });
});
