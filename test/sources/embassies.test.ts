import { expect, test } from 'vitest';
import { embassies } from '../../src/sources/embassies.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';
import { asideByReason, rejectedAt, tieRows } from './record-rows.js';

const named = (name: string) => ({ name, code: '', scheme: 'none' as const });

test('counts missions and embassies from operator to country; the header’s last semicolon does no harm', () => {
  const parsed = embassies.parse(fixtureFiles('embassies/database'));
  const ties = tieRows(parsed.tables.ties!);
  expect(ties[0]).toEqual({
    tie: 'missions',
    first: named('Peru'),
    second: named('Japan'),
    year: 2022,
    value: 3,
  });
  expect(ties.map(({ tie, first, second, value }) => [tie, first.name, second.name, value])).toEqual([
    ['missions', 'Peru', 'Japan', 3],
    ['embassies', 'Peru', 'Japan', 1],
    ['missions', 'Kenya', 'Uganda', 1],
    ['embassies', 'Kenya', 'Uganda', 1],
    ['missions', 'European Parliament', 'Japan', 1],
    ['missions', 'Kenya', 'Japan', 1],
    ['embassies', 'Kenya', 'Japan', 1],
  ]);
  expect(parsed.tables.places).toEqual([
    {
      kind: 'mission',
      name: 'Tokyo',
      country: named('Japan'),
      division: '',
      latitude: 35.65,
      longitude: 139.72,
      code: 'wikidata:Q900001',
    },
    {
      kind: 'mission',
      name: 'Nagoya',
      country: named('Japan'),
      division: '',
      latitude: null,
      longitude: null,
      code: 'wikidata:Q900002',
    },
    {
      kind: 'mission',
      name: '',
      country: named('Japan'),
      division: '',
      latitude: null,
      longitude: null,
      code: 'wikidata:Q900003',
    },
    {
      kind: 'mission',
      name: 'Kampala',
      country: named('Uganda'),
      division: '',
      latitude: 0.32,
      longitude: 32.6,
      code: 'wikidata:Q900004',
    },
    {
      kind: 'mission',
      name: 'Tokyo',
      country: named('Japan'),
      division: '',
      latitude: null,
      longitude: null,
      code: 'wikidata:Q900005',
    },
  ]);
  expect(asideByReason(parsed)).toEqual({
    'listed before': 1,
    'stands in the operator’s own country': 1,
    'a mission to an organisation, not to the country where it stands': 1,
    'stands in what is no country': 1,
  });
  expect(rejectedAt(parsed)).toEqual([
    [12, 'latitude'],
    [13, 'longitude'],
    [14, 'QID'],
  ]);
});

describeRaw('the real missions', (folder) => {
  test('are 9,817 in another country, 8,454 of them embassies', () => {
    const parsed = embassies.parse([rawFile(folder, 'embassies/missions.csv')]);
    expect(parsed.rejects).toEqual([]);
    expect(parsed.layouts).toMatchObject([{ rows: 9_852, used: 9_817 }]);
    expect(asideByReason(parsed)).toEqual({
      'stands in the operator’s own country': 31,
      'a trade office, not a diplomatic or consular mission': 1,
      'stands in what is no country': 2,
      'a mission to an organisation, not to the country where it stands': 1,
    });
    // Counted in Python with the same lists of types: pairs of operator and country, and rows.
    const ties = tieRows(parsed.tables.ties!);
    const of = (kind: string) => ties.filter(({ tie }) => tie === kind);
    expect([of('missions').length, of('embassies').length]).toEqual([8_589, 8_335]);
    const sum = (kind: string) => of(kind).reduce((all, { value }) => all + value, 0);
    expect([sum('missions'), sum('embassies')]).toEqual([9_817, 8_454]);
    // One building is listed for two operators.
    expect(parsed.tables.places!.length).toBe(9_816);
    expect(of('embassies')).toContainEqual({
      tie: 'embassies',
      first: named('Vatican'),
      second: named('Japan'),
      year: 2022,
      value: 1,
    });
  });
});
