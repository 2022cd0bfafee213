import { expect, test } from 'vitest';
import { icewsEvents } from '../../src/sources/icews-events.js';
import { describeRaw } from '../support/raw.js';
import { actRows } from './act-rows.js';
import { fixtureFiles, rawFile } from './fixtures.js';

test('official files: countries act, an event is known by number and day together', () => {
  const { tables, rejects, setAside } = icewsEvents.parse(fixtureFiles('icews-events/official'));
  const act = (actor: string, audience: string, code: string, when: string) => ({
    actor: `none: (${actor})`,
    audience: `none: (${audience})`,
    code: `cameo:${code}`,
    when,
    amount: null,
    event: '',
  });
  expect(actRows(tables.acts)).toEqual([
    act('Norway', 'Sweden', '040', '2018-06'),
    act('Sweden', 'Norway', '040', '2018-07'),
    act('Norway', 'Norway', '1453', '2018-06'),
  ]);
  expect(setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['the same event, listed before', 1],
    ['who acted has no country', 1],
    ['toward whom it was done has no country', 1],
    ['neither side has a country', 1],
  ]);
  expect(rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [9, 'Event Date', '2018-06-31'],
    [10, 'Event Date', '1918-06-30'],
    [11, 'CAMEO Code', '10'],
    [12, 'Event ID', 'one'],
  ]);
});

test('files without a header: actors by name, the event text as code', () => {
  const { tables, rejects, setAside } = icewsEvents.parse(fixtureFiles('icews-events/named'));
  expect(actRows(tables.acts)).toMatchObject([
    { actor: 'none: (Norway)', audience: 'none: (Ministry (Sweden))', code: 'cameo-text:Consult', when: '2005-01' },
    {
      actor: 'none: (Åland)',
      audience: 'none: (Ole Hansen)',
      code: 'cameo-text:fight with small arms and light weapons',
      when: '2015-12',
    },
  ]);
  expect(setAside.map(({ reason, rows }) => [reason, rows])).toEqual([['one side is not named', 1]]);
  expect(rejects.map(({ line, column }) => [line, column])).toEqual([
    [4, 'event'],
    [5, 'date'],
  ]);
});

describeRaw('the real samples', (folder) => {
  test('official: every row is accounted for', () => {
    const { layouts, setAside, rejects, tables } = icewsEvents.parse([
      rawFile(folder, 'icews-events/events-2018-sample.tab'),
    ]);
    expect(layouts).toMatchObject([{ layout: 'official', rows: 3_705, used: 3_337 }]);
    // Python csv: Source Country is NA in 147 rows, Target Country in 232, one of them in 368: so both in 11.
    expect(Object.fromEntries(setAside.map(({ reason, rows }) => [reason, rows]))).toEqual({
      'who acted has no country': 136,
      'toward whom it was done has no country': 221,
      'neither side has a country': 11,
    });
    expect(rejects).toEqual([]);
    const rows = actRows(tables.acts);
    // awk -F'\t' '$5=="North Korea"&&$11=="United States"', and '$7=="040"&&$5!="NA"&&$11!="NA"'
    const korea = rows.filter((row) => row.actor.includes('(North Korea)') && row.audience.includes('(United States)'));
    expect(korea.length).toBe(131);
    expect(rows.filter(({ code }) => code === 'cameo:040').length).toBe(466);
  });

  test('without a header: every row is used, quotation marks inside names included', () => {
    const { layouts, setAside, rejects, tables } = icewsEvents.parse([
      rawFile(folder, 'icews-events/named-2005-2015-a.txt'),
      rawFile(folder, 'icews-events/named-2005-2015-b.txt'),
    ]);
    const counts = Object.fromEntries(layouts.map(({ file, rows, used }) => [file, [rows, used]]));
    expect(counts).toEqual({
      'icews-events/named-2005-2015-a.txt': [46_092, 46_092],
      'icews-events/named-2005-2015-b.txt': [46_275, 46_275],
    });
    expect([setAside, rejects]).toEqual([[], []]);
    // cut -f2 | sort -u | wc -l
    expect(tables.acts!.codes.length).toBe(224);
    expect(tables.acts!.labels.map(({ name }) => name)).toContain('Nicholas "Nick" Xenophon');
    // awk -F'\t' '$1=="China"&&$3=="Japan"&&$4~/^2012-09/'
    const quarrel = actRows(tables.acts).filter(
      ({ actor, audience, when }) => actor === 'none: (China)' && audience === 'none: (Japan)' && when === '2012-09',
    );
    expect(quarrel.length).toBe(15);
  });
});
