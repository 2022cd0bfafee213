import { expect, test } from 'vitest';
import { forEachRow } from '../../src/sources/index.js';
import { ties } from '../../src/sources/ties.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';
import { writtenActs } from './written.js';

const parsed = ties.parse(fixtureFiles('ties/cases'));

test('threats are dated to the month or year in which the case begins, one per sender and kind', () => {
  const threats = writtenActs(parsed.tables.acts!).filter((line) => line.includes('ties-threat'));
  expect(threats).toEqual([
    'cow:2 > cow:645, ties-threat 3, 1990-08, none, 2, 1990080201',
    'cow:2 > cow:645, ties-threat 8, 1990-08, none, 2, 1990080201',
    'cow:200 > cow:645, ties-threat 3, 1990-08, none, 2, 1990080201',
    'cow:200 > cow:645, ties-threat 8, 1990-08, none, 2, 1990080201',
    'none:1830 TIES institution 1830 > cow:345, ties-threat unspecified, 1993-05, none, 2, 1993050501',
    'none:4400 TIES institution 4400 > cow:345, ties-threat unspecified, 1993-05, none, 2, 1993050501',
    'none:1000 European Union > cow:2, ties-threat 4, 1995-01, none, 1, 1995010101',
    'cow:2 > cow:365, ties-threat 8, 2005-06, none, 1, 2005060601',
    'nobody > cow:41, ties-threat 1, 2000-01, none, 0, 2000010101',
  ]);
});

test('impositions are written out: to the end, to the year as of which they go on, or for the start year alone', () => {
  const imposed = writtenActs(parsed.tables.acts!).filter((line) => line.includes('ties-sanction'));
  expect(imposed).toEqual([
    ...[1991, 1992].flatMap((year) =>
      ['cow:2', 'cow:200'].flatMap((sender) =>
        [2, 7].map((kind) => `${sender} > cow:645, ties-sanction ${kind}, ${year}, none, 2, 1990080201`),
      ),
    ),
    'cow:2 > cow:645, ties-sanction unspecified, 1991, none, 1, 1991010101',
    'none:1830 TIES institution 1830 > cow:345, ties-sanction 3, 1994, none, 2, 1993050501',
    'none:4400 TIES institution 4400 > cow:345, ties-sanction 3, 1994, none, 2, 1993050501',
    // It ended in 2010, the edition in 2005.
    'cow:20 > cow:740, ties-sanction 3, 2004, none, 1, 2004030301',
    'cow:20 > cow:740, ties-sanction 3, 2005, none, 1, 2004030301',
  ]);
});

test('the ledger has a target’s year once, with all its senders', () => {
  const entries = parsed.tables.ledger!.map(({ population, sideA, alliesA = [], sideB, year, best, event }) => [
    population?.code,
    [sideA, ...alliesA].map((sender) => sender?.code).join(' '),
    sideB?.code,
    year,
    best,
    event,
  ]);
  expect(entries).toEqual([
    ['345', '1830 4400', '345', 1994, 1, '1993050501'],
    ['645', '2 200', '645', 1991, 1, '1990080201 1991010101'],
    ['645', '2 200', '645', 1992, 1, '1990080201'],
    ['740', '20', '740', 2004, 1, '2004030301'],
    ['740', '20', '740', 2005, 1, '2004030301'],
  ]);
});

test('rows that say nothing are set aside, rows that are wrong rejected', () => {
  expect(parsed.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['neither threatened nor imposed', 1],
    ['imposed, but from which year on is not told', 1],
    ['the same case, listed before', 1],
    ['no target is told', 1],
  ]);
  expect(parsed.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [12, 'sancimpositionstartyear', 'before 1950'],
    [13, 'endyear', '1995.0'],
    [14, 'sanctiontypethreat', '1 11'],
    [15, 'sender1', '1830.0'],
    [17, 'targetstate', 'Cuba'],
  ]);
});

describeRaw('the real TIES cases', (folder) => {
  const read = () => ties.parse([rawFile(folder, 'ties/ties-4.1.csv')]);

  test('are 1,412, of which three have a remark in place of a year', () => {
    const { layouts, setAside, rejects } = read();
    expect(layouts[0]).toMatchObject({ rows: 1_412, used: 1_409 });
    expect(setAside).toEqual([]);
    expect(rejects.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [46, 'sancimpositionstartyear', 'not a year'],
      [100, 'sancimpositionstartyear', 'not a year'],
      [220, 'sancimpositionstartyear', 'not a year'],
    ]);
  });

  test('hold the published number of cases: 1,412, of which 1,053 threatened and 845 imposed', () => {
    const flags = { threat: 0, imposition: 0 };
    let places: readonly number[] = [];
    const rows = forEachRow(rawFile(folder, 'ties/ties-4.1.csv'), {
      header: (names) => (places = ['threat', 'imposition'].map((name) => names.indexOf(name))),
      row: (fields) => {
        if (Number(fields[places[0]!]) === 1) flags.threat++;
        if (Number(fields[places[1]!]) === 1) flags.imposition++;
      },
      reject: () => undefined,
    });
    expect({ rows, ...flags }).toEqual({ rows: 1412, threat: 1053, imposition: 845 });
  });

  // Published: 1,053 cases with a threat, 845 with an imposition. Two of the three rejected cases were threatened, all
  // three imposed; five impositions have no start year and two began after 2005 (counted over the file with Python).
  test('give the published number of threats and impositions, less those that cannot be dated', () => {
    const acts = read().tables.acts!;
    const cases = (scheme: string): number => {
      const found = new Set<string>();
      acts.event.forEach((event, i) => {
        if (acts.codes[acts.code[i]!]!.scheme === scheme) found.add(event);
      });
      return found.size;
    };
    expect(cases('ties-threat')).toBe(1_053 - 2);
    expect(cases('ties-sanction')).toBe(845 - 3 - 5 - 2);
  });

  // Counted with Python: the set of (target, year) over all dated impositions, cut at 2005.
  test('burden 1,868 target-years; the embargo on Cuba lasts from 1960 on', () => {
    const ledger = read().tables.ledger!;
    expect(ledger.length).toBe(1_868);
    expect(new Set(ledger.map(({ population, year }) => `${population!.code} ${year}`)).size).toBe(1_868);
    const cuba = ledger.filter(({ population }) => population!.code === '40');
    expect(cuba.map(({ year }) => year)).toEqual(Array.from({ length: 46 }, (_, i) => 1960 + i));
  });
});
