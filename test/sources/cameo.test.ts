import { expect, test } from 'vitest';
import { cameo } from '../../src/sources/cameo.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';

test('four lists in their own words: categories, scores, PLOVER types with mode and context', () => {
  const { tables, rejects } = cameo.parse(fixtureFiles('cameo/packaged'));
  const row = (list: string, code: string, title: string, category: string | null, value: number | null) => ({
    list,
    code,
    title,
    category,
    value,
  });
  expect(tables.codebook).toEqual([
    row('cameo', '01', 'MAKE STATEMENT', 'verbal cooperation', null),
    row('cameo', '011', 'Say nothing', 'verbal cooperation', null),
    row('cameo', '061', 'Trade', 'material cooperation', null),
    row('cameo', '0612', 'Trade in timber', 'material cooperation', null),
    row('cameo', '112', 'Blame', 'verbal conflict', null),
    row('cameo', '190', 'Fight', 'material conflict', null),
    row('cameo-goldstein', '01', 'MAKE STATEMENT', null, 0),
    row('cameo-goldstein', '011', 'Say nothing', null, -0.1),
    row('cameo-goldstein', '061', 'Trade', null, 6.4),
    row('cameo-goldstein', '190', 'Fight', null, -10),
    row('cameo-scale', '01', 'MAKE STATEMENT', null, 0),
    row('cameo-scale', '011', 'Say nothing', null, -0.1),
    row('cameo-scale', '0612', 'Trade in timber', null, 3.4),
    row('cameo-scale', '19', 'FIGHT', null, -10),
    row('cameo-plover', '060', '', 'COOPERATE', null),
    row('cameo-plover', '061', '/economic', 'COOPERATE', null),
    row('cameo-plover', '0612', 'exchange/economic; forest', 'COOPERATE', null),
    row('cameo-plover', '084', 'release/', 'RETREAT', null),
  ]);
  expect(rejects.map(({ file, line, column, reason }) => [file, line, column, reason])).toEqual([
    ['codes.csv', 9, 'cameo_code', 'the code is listed before, with another meaning'],
    ['codes.csv', 10, 'cameo_code', 'not a code of two to four digits that begins with 01 to 20'],
    ['codes.csv', 11, 'cameo_code', 'not a code of two to four digits that begins with 01 to 20'],
    ['codes.csv', 12, 'quad_category', 'not one of the four categories'],
    ['goldstein.csv', 7, 'goldstein', 'not a score from −10 to 10'],
    ['goldstein.csv', 8, 'goldstein', 'not a score from −10 to 10'],
    ['scale.csv', 8, 'line', 'a second score stands in the title'],
    ['scale.csv', 10, 'line', 'not a score from −10 to 10'],
    ['plover.csv', 12, 'line', 'the code is listed before, with another meaning'],
    ['plover.csv', 13, 'line', 'not a code, a type, a mode and a context'],
  ]);
});

describeRaw('the real code lists', (folder) => {
  const read = () =>
    cameo.parse(
      ['codes.csv', 'goldstein.csv', 'scale.txt', 'cameo-to-plover-2021.txt'].map((name) =>
        rawFile(folder, `cameo/${name}`),
      ),
    );

  test('every line is accounted for; one score of the scale is misprinted', () => {
    const { layouts, setAside, rejects } = read();
    expect(layouts.map(({ part, rows, used }) => [part, rows, used])).toEqual([
      ['codes', 312, 312],
      ['goldstein', 312, 312],
      ['scale', 278, 275],
      ['plover', 281, 256],
    ]);
    expect(setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
      ['a comment', 2],
      ['a comment', 4],
      ['a heading', 19],
      ['the code is listed before, with the same meaning', 1],
      ['the mark of the end', 1],
    ]);
    expect(rejects).toEqual([
      {
        file: 'cameo/scale.txt',
        line: 122,
        column: 'line',
        value: '  0872:[9.0] Ease military blocka[-2.0]de',
        reason: 'a second score stands in the title',
      },
    ]);
  });

  test('scores and counts are those counted without this program', () => {
    const codebook = read().tables.codebook!;
    const of = (list: string) => codebook.filter((entry) => entry.list === list);
    const sum = (list: string) => of(list).reduce((total, { value }) => total + value!, 0);
    // Python csv over goldstein.csv; awk over the scores in brackets of scale.txt, without the misprinted line.
    expect(sum('cameo-goldstein')).toBeCloseTo(-565.2, 9);
    expect(sum('cameo-scale')).toBeCloseTo(-461.6, 9);
    // cut -d, -f … | sort | uniq -c
    expect(of('cameo').filter(({ category }) => category === 'verbal conflict').length).toBe(98);
    expect(of('cameo').filter(({ category }) => category === 'material cooperation').length).toBe(39);
    expect(of('cameo-plover').filter(({ category }) => category === 'REQUEST').length).toBe(27);
    expect(of('cameo-plover')).toContainEqual({
      list: 'cameo-plover',
      code: '163',
      title: 'restrict/diplomatic',
      category: 'COERCE',
      value: null,
    });
  });
});
