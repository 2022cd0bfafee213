import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gdelt } from '../../src/sources/gdelt.js';
import { eventLayouts } from '../../src/sources/gdelt-columns.js';
import { describeRaw } from '../support/raw.js';
import { actRows } from './act-rows.js';
import { fixtureFiles, rawFile, textFile } from './fixtures.js';

test.each([
  ['backfile', 57, '2014'],
  ['daily', 58, '2014'],
  ['quarter-hourly', 61, '2015'],
])('%s, %i fields: countries act, each event once', (layout, fields, year) => {
  const { tables, rejects, setAside } = gdelt.parse(fixtureFiles(`gdelt/${layout}`));
  const act = (actor: string, audience: string, code: string, when: string) => ({
    actor: `keds:${actor}`,
    audience: `keds:${audience}`,
    code: `cameo:${code}`,
    when,
    amount: null,
    event: '',
  });
  expect(actRows(tables.acts)).toEqual([
    act('NOR (NORWAY)', 'SWE (STOCKHOLM)', '042', `${year}-02`),
    act('SWE (STOCKHOLM)', 'NOR (NORWAY)', '0311', `${year}-02`),
    act('NOR (OLE HANSEN)', 'NOR (NORWAY)', '190', `${year}-12`),
  ]);
  expect(Object.fromEntries(setAside.map(({ reason, rows }) => [reason, rows]))).toEqual({
    'the same event, listed before': 1,
    'who acted has no country': 1,
    'toward whom it was done has no country': 1,
    'neither side has a country': 1,
  });
  expect(rejects.map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [5, 'GoldsteinScale', `30 fields instead of ${fields}`],
    [9, 'SQLDATE', 'not a day from 1979 on'],
    [10, 'EventCode', 'not a CAMEO code of three or four digits'],
    [11, 'Actor1CountryCode', 'not three capital letters'],
    [12, 'GLOBALEVENTID', 'not the number of an event'],
  ]);
});

test('an event that stands in files of both versions counts once, whichever file comes first', () => {
  const files = [...fixtureFiles('gdelt/daily'), ...fixtureFiles('gdelt/backfile')];
  const { tables, setAside } = gdelt.parse(files);
  expect(tables.acts!.rows).toBe(3);
  expect(setAside.filter(({ reason }) => reason === 'the same event, listed before').map(({ rows }) => rows)).toEqual([
    1, 4,
  ]);
  expect(gdelt.parse(files.toReversed()).tables).toEqual(tables);
});

test('a field that begins with a quotation mark swallows nothing', () => {
  const [file] = fixtureFiles('gdelt/daily');
  const lines = new TextDecoder().decode(file!.bytes).trimEnd().split('\n');
  const quoted = lines.slice(0, 2).map((line, i) => line.replace(/NORWAY|STOCKHOLM/, i === 0 ? '"OLA' : 'KARI"'));
  const { tables, layouts } = gdelt.parse([textFile('quoted', quoted)]);
  expect(layouts).toMatchObject([{ rows: 2, used: 2 }]);
  expect(actRows(tables.acts).map(({ actor }) => actor)).toEqual(['keds:NOR ("OLA)', 'keds:SWE (KARI")']);
});

test('mentions in their published form are known and set aside', () => {
  const mention = ['410412347', '20150218101500', '20150218103000', '1', 'example.org', 'https://example.org/news'];
  const line = [...mention, '2', '10', '40', '20', '1', '100', '900', '-2.1', '', ''].join('\t');
  const { layouts, setAside } = gdelt.parse([textFile('mentions', [line, line])]);
  expect(layouts).toEqual([{ file: 'mentions', layout: 'mentions', part: 'mentions', rows: 2, used: 0 }]);
  expect(setAside).toEqual([{ file: 'mentions', reason: 'a mention of an event, no event', rows: 2 }]);
});

describeRaw('the real files', (folder) => {
  const columnsOf = (layout: string) =>
    eventLayouts.find(({ id }) => id === layout)!.files[0]!.columns.map(({ name }) => name);

  test('the columns are those of the official lists, in their order', () => {
    const second = new TextDecoder().decode(rawFile(folder, 'gdelt/gdelt-2.0-columns.csv').bytes);
    const listed = second.split(/\r?\n/).slice(1);
    const names = listed.map((line) => line.split(',', 1)[0]!).filter((name) => name !== '');
    expect(columnsOf('quarter-hourly')).toEqual(names);
    expect(names.length).toBe(61);
    const first = readFileSync(join(folder, 'gdelt/gdelt-1.0-columns.tsv'), 'utf8').trimEnd().split(/\r?\n/).slice(1);
    expect(columnsOf('daily')).toEqual(first.map((line) => line.split('\t', 1)[0]));
    expect(columnsOf('daily').length).toBe(58);
    expect(columnsOf('backfile')).toEqual(columnsOf('daily').slice(0, -1));
  });

  test('all 1,635 mentions are set aside', () => {
    const { layouts, setAside, rejects } = gdelt.parse([rawFile(folder, 'gdelt/mentions-sample.csv')]);
    expect(layouts).toMatchObject([{ layout: 'mentions', part: 'extract', rows: 1_635, used: 0 }]);
    expect(setAside).toMatchObject([{ reason: 'a mention of an event, no event', rows: 1_635 }]);
    expect(rejects).toEqual([]);
  });
});
