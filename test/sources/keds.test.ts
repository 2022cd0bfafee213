import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src/model/index.js';
import { keds } from '../../src/sources/keds.js';
import { describeRaw } from '../support/raw.js';
import { actRows } from './act-rows.js';
import { fixtureFiles, rawFile, textFile } from './fixtures.js';

function rowsOf(codes: readonly string[], name = 'made.up.csv') {
  const rows = codes.map((code, i) => `1990-01-${String(i + 1).padStart(2, '0')},NOR,SWE,${code}`);
  return textFile(name, ['date,source,target,code', ...rows]);
}

function schemes(codes: readonly string[]) {
  const { tables, rejects } = keds.parse([rowsOf(codes)]);
  return { scheme: [...new Set(tables.acts!.codes.map(({ scheme }) => scheme))], rejects };
}

test('a file of WEIS with a header: one event a day, UNK is an actor there, the collection told by the file’s name', () => {
  const { tables, rejects } = keds.parse(fixtureFiles('keds/packaged'));
  const act = (actor: string, audience: string, code: string, when: string) => ({
    actor: `weis:${actor}`,
    audience: `weis:${audience}`,
    code: `weis:${code}`,
    when,
    amount: null,
    event: 'events',
  });
  expect(actRows(tables.acts)).toEqual([
    act('NOR', 'SWEGOV', '023', '1991-01'),
    act('SWEGOV', 'NOR', '212', '1991-01'),
    act('FIN', 'UNK', '032', '1991-02'),
    act('FIN', 'NOR', '201', '1992-12'),
    act('FIN', 'FIN', '221', '1993-05'),
    act('FIN', 'NOR', '223', '1993-05'),
    act('UNKGOV', 'NOR', '032', '1993-05'),
  ]);
  expect([...tables.acts!.months]).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect([...tables.acts!.together]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(rejects.map(({ line, column }) => [line, column])).toEqual([
    [6, 'date'],
    [10, 'code'],
    [11, 'code'],
    [12, 'target'],
    [13, 'date'],
  ]);
});

test('the published files: years of two digits and of four, with and without labels', () => {
  const { tables, rejects, setAside } = keds.parse(fixtureFiles('keds/output'));
  expect(actRows(tables.acts).map(({ code, when, event }) => [event, code, when])).toEqual([
    ['events', 'cameo:0311', '1979-04'],
    ['events', 'cameo:010', '1979-04'],
    ['events', 'cameo:1721', '2011-11'],
    ['events', 'cameo:043', '2005-06'],
    ['events', 'cameo:202', '2000-02'],
    ['labelled', 'weis:042', '1990-01'],
    ['labelled', 'weis:223', '1990-01'],
    ['labelled', 'weis:223', '1990-01'],
    ['labelled', 'weis:222', '1990-01'],
    ['quoted', 'cameo:0233', '2004-01'],
    ['quoted', 'cameo:1125', '2004-01'],
    ['quoted', 'cameo:112', '2004-01'],
  ]);
  expect(setAside.map(({ reason }) => reason)).toEqual([
    'the same day, source, target and code as before: one event a day',
    'a line of documentation',
    'an actor is unknown (UNK)',
  ]);
  expect(rejects.map(({ file, line, column, value }) => [file, line, column, value])).toEqual([
    ['events.csv', 5, 'date', '111131'],
    ['events.csv', 6, 'date', '350101'],
    ['events.csv', 8, 'code', '0841]'],
    ['labelled.csv', 6, 'code', '---'],
    ['quoted.csv', 4, 'code', '1I2'],
  ]);
});

describe('the coding of a file', () => {
  test('is CAMEO by codes of four digits, WEIS by the roots 21 and 22; root 20 tells nothing', () => {
    expect(schemes(['010', '0211', '1823', '202']).scheme).toEqual(['cameo']);
    expect(schemes(['010', '212', '225', '202']).scheme).toEqual(['weis']);
  });

  test('is not turned by a misprint, which is rejected', () => {
    const weis = schemes(['010', '212', '223', '221', '0112']);
    expect(weis.scheme).toEqual(['weis']);
    expect(weis.rejects).toMatchObject([{ line: 6, column: 'code', value: '0112' }]);
    const cameo = schemes(['010', '0211', '0311', '1711', '213']);
    expect(cameo.scheme).toEqual(['cameo']);
    expect(cameo.rejects).toMatchObject([
      { line: 6, column: 'code', value: '213', reason: 'only in WEIS, in a file coded in CAMEO' },
    ]);
  });

  test.each([
    ['nothing tells', ['010', '042', '201'], 0, 0],
    ['one code alone tells, which may be a misprint', ['010', '042', '0211'], 1, 0],
    ['a misprint is too much for two codes', ['010', '212', '221', '0211'], 1, 2],
    ['two schemes are mixed', ['0211', '0312', '1823', '1822', '212', '221'], 4, 2],
  ])('is refused where %s', (_, codes, cameo, weis) => {
    try {
      keds.parse([rowsOf(codes)]);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      expect(error.problem.code).toBe('invalid-value');
      expect(error.problem.where).toEqual({ file: 'made.up.csv', line: 1 });
      expect(error.problem.got).toContain(`${cameo} codes that only CAMEO has and ${weis} that only WEIS has`);
      return;
    }
    throw new Error('nothing was refused');
  });

  test('is not asked where no code can be read', () => {
    const { tables, rejects } = keds.parse([rowsOf(['---', '21', '230', '9999'])]);
    expect(tables.acts!.rows).toBe(0);
    expect(rejects.length).toBe(4);
  });

  test('may differ from file to file; the same event in two collections stays two', () => {
    const files = [
      rowsOf(['010', '0211', '1823'], 'a/levant.cameo.csv'),
      rowsOf(['010', '212', '225'], 'b\\gulf.weis.csv'),
    ];
    const rows = actRows(keds.parse(files).tables.acts);
    expect(rows.map(({ event, code }) => `${event} ${code}`).toSorted()).toEqual([
      'gulf weis:010',
      'gulf weis:212',
      'gulf weis:225',
      'levant cameo:010',
      'levant cameo:0211',
      'levant cameo:1823',
    ]);
    expect(keds.parse(files.toReversed()).tables).toEqual(keds.parse(files).tables);
  });
});

describeRaw('the real collections', (folder) => {
  const names = ['levant.cameo', 'turkey.cameo', 'gulf.weis', 'balkans.weis', 'casia.weis'];
  const read = () => keds.parse(names.map((name) => rawFile(folder, `keds/${name}.csv`)));

  test('every row is accounted for: nine misprinted codes, no repeats', () => {
    const { layouts, setAside, rejects, tables } = read();
    // wc -l less the header
    const used = Object.fromEntries(layouts.map(({ file, rows, used: each }) => [file, [rows, each]]));
    expect(used).toEqual({
      'keds/levant.cameo.csv': [145_709, 145_709],
      'keds/turkey.cameo.csv': [29_029, 29_020],
      'keds/gulf.weis.csv': [54_466, 54_466],
      'keds/balkans.weis.csv': [72_953, 72_953],
      'keds/casia.weis.csv': [8_377, 8_377],
    });
    expect(setAside).toEqual([]);
    expect(rejects.map(({ file, line, value }) => [file, line, value])).toEqual(
      [6787, 7438, 10449, 11642, 11696, 12044, 12045, 12955, 28097].map((line) => [
        'keds/turkey.cameo.csv',
        line,
        [10449, 12955, 28097].includes(line) ? '145]' : '0841]',
      ]),
    );
    expect(tables.acts!.rows).toBe(310_525);
  });

  test('acts are those counted without this program', () => {
    const rows = actRows(read().tables.acts);
    // awk -F, '$2=="USA"&&$3=="ISR"&&substr($1,1,7)=="2002-04"' levant.cameo.csv
    const april = rows.filter(
      (row) =>
        row.event === 'levant' && row.actor === 'keds:USA' && row.audience === 'keds:ISR' && row.when === '2002-04',
    );
    expect(april.map(({ code }) => code.slice(6)).toSorted()).toEqual([
      '020',
      '020',
      '025',
      '0256',
      '046',
      '100',
      '1056',
      '110',
      '110',
      '113',
      '141',
    ]);
    // awk -F, '$4=="223"&&substr($1,1,7)=="1999-04"' balkans.weis.csv | wc -l
    const fights = rows.filter((row) => row.event === 'balkans' && row.code === 'weis:223' && row.when === '1999-04');
    expect(fights.length).toBe(182);
  });
});
