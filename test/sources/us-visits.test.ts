import { expect, test } from 'vitest';
import { usVisits } from '../../src/sources/us-visits.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile, textFile } from './fixtures.js';
import { actRows, asideByReason, rejectedAt } from './record-rows.js';

const header = 'destination country,destination city,description,time,year';

test('one act per visit, in the month of its first day; all forms of dates', () => {
  const parsed = usVisits.parse(fixtureFiles('us-visits/lists'));
  const acts = actRows(parsed.tables.acts!);
  expect(acts[0]).toEqual({
    scheme: 'us-visit',
    code: 'secretary-of-state',
    actor: { name: 'United States', code: 'USA', scheme: 'iso3' },
    audience: { name: 'Denmark', code: '', scheme: 'none' },
    month: 1899 * 12,
    months: 1,
    amount: null,
    together: 1,
    event: '',
  });
  expect(acts.map(({ audience, month }) => [audience!.name, Math.floor(month / 12), (month % 12) + 1])).toEqual([
    ['Denmark', 1899, 1],
    ['Cuba', 1928, 1],
    ['Japan', 1977, 12],
    ['Korea, Republic of', 1980, 3],
  ]);
  expect(asideByReason(parsed)).toEqual({ 'a place that belongs to nobody': 1 });
  expect(rejectedAt(parsed)).toEqual([
    [7, 'time'],
    [8, 'time'],
    [9, 'time'],
    [10, 'time'],
    [11, 'destination country'],
  ]);
});

test('whose list it is comes from the rows, or from a column that says so; else it is asked for', () => {
  const president = usVisits.parse([
    textFile('list', [header, 'Panama,Colon,Inspection. [Visit made as President-elect.],"January 29, 1909",1909']),
  ]);
  expect(president.tables.acts!.codes).toEqual([{ scheme: 'us-visit', code: 'president' }]);

  const told = usVisits.parse([
    textFile('list', [
      `${header},traveller`,
      'Peru,Lima,Met,"May 1, 1990",1990,president',
      'Peru,,,"May 1, 1990",,her',
    ]),
  ]);
  expect(told.tables.acts!.codes).toEqual([{ scheme: 'us-visit', code: 'president' }]);
  expect(rejectedAt(told)).toEqual([[3, 'traveller']]);

  const rows = [
    'Peru,Lima,Accompanied President X.,"May 1, 1990",1990',
    'Peru,Lima,[as President-elect],"May 1, 1990",',
  ];
  expect(() => usVisits.parse([textFile('both', [header, ...rows])])).toThrow(/rows that show both/);
  expect(() => usVisits.parse([textFile('none', [header, 'Peru,Lima,Met,"May 1, 1990",1990'])])).toThrow(
    /show neither/,
  );
});

describeRaw('the real visits', (folder) => {
  test('all 3,932 are read, but for Antarctica', () => {
    const parsed = usVisits.parse([
      rawFile(folder, 'us-visits/president.csv'),
      rawFile(folder, 'us-visits/secretary.csv'),
    ]);
    expect(parsed.rejects).toEqual([]);
    expect(asideByReason(parsed)).toEqual({ 'a place that belongs to nobody': 1 });
    const acts = actRows(parsed.tables.acts!);
    const count = (code: string, country: string) =>
      acts.filter((act) => act.code === code && act.audience!.name === country).length;
    // Counted in Python over the column "destination country" of each file.
    expect(acts.filter(({ code }) => code === 'president').length).toBe(775);
    expect(acts.filter(({ code }) => code === 'secretary-of-state').length).toBe(3_156);
    expect(count('president', 'Mexico')).toBe(32);
    expect(count('secretary-of-state', 'Israel')).toBe(155);
    // Rows of the President's file whose time has 2009 in it: 25, none of which began in 2008.
    expect(acts.filter(({ code, month }) => code === 'president' && Math.floor(month / 12) === 2009).length).toBe(25);
    const years = acts.map(({ month }) => Math.floor(month / 12));
    expect([Math.min(...years), Math.max(...years)]).toEqual([1866, 2020]);
    const june2019 = acts.filter(({ code, month }) => code === 'president' && month === 2019 * 12 + 5);
    expect(june2019.map(({ audience }) => audience!.name).sort()).toEqual([
      'France',
      'Japan',
      'Korea, South',
      'United Kingdom',
    ]);
  });
});
