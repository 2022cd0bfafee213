import { expect, test } from 'vitest';
import { ungdMentions } from '../../src/sources/ungd-mentions.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';

const iso3 = (code: string) => ({ name: '', code, scheme: 'iso3' });

test('a row is a mention; organisations are names', () => {
  const parsed = ungdMentions.parse(fixtureFiles('ungd-mentions/mentions'));
  expect(parsed.tables.mentions).toEqual([
    { speaker: iso3('SWE'), target: iso3('NOR'), year: 1946, mentions: 2, words: 1500 },
    { speaker: iso3('SWE'), target: iso3('FIN'), year: 1946, mentions: 1, words: 1500 },
    { speaker: iso3('SWE'), target: iso3('NOR'), year: 1947, mentions: 4, words: 1200 },
    {
      speaker: iso3('DDR'),
      target: { name: 'NATO', code: '', scheme: 'none' },
      year: 1980,
      mentions: 3,
      words: 2000,
    },
    { speaker: { name: 'EU', code: '', scheme: 'none' }, target: iso3('XKX'), year: 2023, mentions: 1, words: 900 },
  ]);
});

test('what contradicts another row of the speech is refused', () => {
  const parsed = ungdMentions.parse(fixtureFiles('ungd-mentions/mentions'));
  expect(parsed.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [4, 'speech_words', '1499'],
    [6, 'mentions', '3'],
    [11, 'session', '79'],
    [13, 'target_iso3', 'sweden'],
    [14, 'mentions', '1.5'],
    [15, 'speech_words', '850'],
    [16, 'year', '23'],
  ]);
  expect(parsed.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['the same row, listed before', 1],
    ['the speaker itself', 1],
    ['not named', 1],
  ]);
});

describeRaw('the real mentions', (folder) => {
  test('are 290,945 in 116,709 rows of 10,723 speeches, all used', () => {
    const parsed = ungdMentions.parse([rawFile(folder, 'ungd-mentions/mentions.csv')]);
    expect(parsed.rejects).toEqual([]);
    expect(parsed.setAside).toEqual([]);
    expect(parsed.layouts[0]).toMatchObject({ rows: 116_709, used: 116_709 });
    const mentions = parsed.tables.mentions!;
    const who = ({ code, name }: { code: string; name: string }) => code || name;
    // Counted with csv.DictReader; EU and NATO with awk over the second column.
    expect(mentions.reduce((sum, row) => sum + row.mentions, 0)).toBe(290_945);
    expect(new Set(mentions.map(({ speaker, year }) => `${who(speaker)} ${year}`)).size).toBe(10_723);
    expect(new Set(mentions.map(({ speaker }) => who(speaker))).size).toBe(200);
    expect(new Set(mentions.map(({ target }) => who(target))).size).toBe(235);
    const rowsAbout = (name: string) => mentions.filter(({ target }) => target.name === name).length;
    expect([rowsAbout('EU'), rowsAbout('NATO')]).toEqual([1_611, 822]);
    const ofAmerica = mentions.filter(({ target }) => target.code === 'USA');
    expect(ofAmerica.reduce((sum, row) => sum + row.mentions, 0)).toBe(33_102);
    const last = mentions.find((row) => row.speaker.code === 'CHN' && row.target.code === 'USA' && row.year === 2024);
    expect(last).toMatchObject({ mentions: 1, words: 2692 });
  });
});
