import { openTies } from '../model/index.js';
import { type Account, openAccount } from './account.js';
import { realNumber } from './cells.js';
import { needed } from './columns.js';
import { inFixedOrder } from './file-order.js';
import { type Named, openNames } from './name-labels.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { Place, Records } from './records.js';
import type { Layout, Source, SourceFile } from './source.js';

const layouts: Layout[] = [
  {
    id: 'database',
    title: 'database_of_embassies.csv, semicolons or commas between the fields; further columns are ignored',
    files: [
      {
        id: 'missions',
        title: 'One row per embassy, consulate or other mission',
        columns: [
          needed('operator', 'whose mission it is', 'name'),
          needed('country', 'where it stands', 'name'),
          needed('city', 'city, district or street where it stands', 'name', ['']),
          needed('latitude', 'degrees north', 'degrees', ['']),
          needed('longitude', 'degrees east', 'degrees', ['']),
          needed('type', 'what it is', 'name'),
          needed('QID', 'address of its item in Wikidata', 'code'),
        ],
      },
    ],
  },
];

/** Types that are embassies in rank, under whatever name; de facto embassies are missions only. */
const embassyTypes: ReadonlySet<string> = new Set([
  'embassy',
  'Embassy of the United States',
  'high commission',
  'British High Commission',
  'Australian High Commission',
  'apostolic nunciature',
]);

/** Types that are no mission to the country where they stand. */
const otherTypes: ReadonlyMap<string, string> = new Map([
  ['permanent mission', 'a mission to an organisation, not to the country where it stands'],
  ['trade office', 'a trade office, not a diplomatic or consular mission'],
]);

/** Values of `country` that are none. */
const noCountries: ReadonlySet<string> = new Set(['Nordic countries', 'Portuguese colonization of the Americas']);

/** The year for which the edition speaks: missions are not dated. */
const year = 2022;

/** Who has embassies and consulates where. */
export const embassies: Source<Records> = {
  id: 'embassies',
  origin: {
    publisher: 'Database of Embassies, from Wikidata',
    title: 'Database of embassies and consulates',
    version: '2022',
    licence: 'CC0-1.0 (Wikidata); CC-BY-SA where an entry came from Wikivoyage',
    permission: 'ship',
    citation: 'Database of Embassies (2022), from Wikidata, github.com/database-of-embassies/database-of-embassies',
    url: 'https://database-of-embassies.github.io',
  },
  editions: [
    {
      version: '2022',
      published: '2022',
      span: { from: year, to: year },
      note: 'Missions in operation; embassies are covered far better than consulates (of the United States in Mexico only the embassy)',
    },
  ],
  span: { from: year, to: year },
  layouts,
  gives: [
    {
      of: 'tie',
      id: 'missions',
      title: 'Diplomatic and consular missions',
      unit: 'missions',
      meaning:
        'embassies, high commissions, nunciatures, consulates (honorary ones too), liaison, interests and representative offices that `first` has in `second`; pairs without any are not written',
      directed: true,
      combine: 'sum',
    },
    {
      of: 'tie',
      id: 'embassies',
      title: 'Embassies',
      unit: 'missions',
      meaning:
        'embassies, high commissions and nunciatures that `first` has in `second`; pairs without any are not written',
      directed: true,
      combine: 'sum',
    },
    {
      of: 'places',
      id: 'missions',
      title: 'Where missions stand',
      unit: 'degrees',
      meaning: 'city and country of each mission',
    },
  ],
  howToGet: {
    sentence: 'Download database_of_embassies.csv.',
    url: 'https://raw.githubusercontent.com/database-of-embassies/database-of-embassies/master/database_of_embassies.csv',
  },
  parse: (files) => {
    const recognised = files.map((file) => recognise(withoutLastDelimiter(file), layouts));
    const account = openAccount();
    const counts = new Map<string, Count>();
    const places = new Map<string, Place>();
    const pairs = { operator: openNames(), country: openNames() };
    for (const found of inFixedOrder(recognised)) readMissions(found, account, pairs, counts, places);
    const ties = openTies();
    for (const { first, second, missions, embassies: highest } of counts.values()) {
      ties.add({ tie: 'missions', first: first.label, second: second.label, year, value: missions });
      if (highest > 0) ties.add({ tie: 'embassies', first: first.label, second: second.label, year, value: highest });
    }
    return account.close({ ties: ties.close(), places: [...places.values()] });
  },
};

interface Count {
  readonly first: Named;
  readonly second: Named;
  missions: number;
  embassies: number;
}

function readMissions(
  found: Recognised,
  account: Account,
  named: { readonly operator: (text: string) => Named; readonly country: (text: string) => Named },
  counts: Map<string, Count>,
  places: Map<string, Place>,
): void {
  const [operator, country, city] = [textOf(found, 'operator'), textOf(found, 'country'), textOf(found, 'city')];
  const [north, east] = [textOf(found, 'latitude'), textOf(found, 'longitude')];
  const [type, item] = [textOf(found, 'type'), textOf(found, 'QID')];
  const seen = new Set<string>();
  account.read(found, (fields) => {
    if (operator(fields) === '') return { column: 'operator', reason: 'no name' };
    if (country(fields) === '') return { column: 'country', reason: 'no name' };
    if (type(fields) === '') return { column: 'type', reason: 'no type' };
    const code = /^https?:\/\/www\.wikidata\.org\/entity\/(Q\d+)$/.exec(item(fields))?.[1];
    if (code === undefined) return { column: 'QID', reason: 'not an item of Wikidata' };
    const latitude = degrees(north(fields), 90);
    if (latitude === undefined) return { column: 'latitude', reason: 'not degrees from −90 to 90' };
    const longitude = degrees(east(fields), 180);
    if (longitude === undefined) return { column: 'longitude', reason: 'not degrees from −180 to 180' };
    if ((latitude === null) !== (longitude === null))
      return { column: latitude === null ? 'latitude' : 'longitude', reason: 'only one of the two coordinates' };
    if (operator(fields) === country(fields)) return 'stands in the operator’s own country';
    if (noCountries.has(country(fields))) return 'stands in what is no country';
    const other = otherTypes.get(type(fields));
    if (other !== undefined) return other;
    const [first, second] = [named.operator(operator(fields)), named.country(country(fields))];
    const mission = `${first.number} ${code}`;
    if (seen.has(mission)) return 'listed before';
    seen.add(mission);
    const pair = `${first.number} ${second.number}`;
    let count = counts.get(pair);
    if (count === undefined) counts.set(pair, (count = { first, second, missions: 0, embassies: 0 }));
    count.missions++;
    if (embassyTypes.has(type(fields))) count.embassies++;
    if (!places.has(code)) {
      places.set(code, {
        kind: 'mission',
        name: city(fields),
        country: second.label,
        division: '',
        latitude,
        longitude,
        code: `wikidata:${code}`,
      });
    }
    return null;
  });
}

/** Null = not known, undefined = not degrees. */
function degrees(text: string, most: number): number | null | undefined {
  if (text === '') return null;
  const number = realNumber(text);
  return number === null || Math.abs(number) > most ? undefined : number;
}

/** The header of the publisher's file ends in a delimiter, its rows do not: without it both have the same width. */
function withoutLastDelimiter(file: SourceFile): SourceFile {
  const { bytes } = file;
  const begin = bytes.findIndex((byte) => byte > blank);
  const end = bytes.findIndex((byte, i) => i > begin && (byte === lineFeed || byte === carriageReturn));
  const last = (end < 0 ? bytes.length : end) - 1;
  if (bytes[last] !== semicolon) return file;
  const copy = Uint8Array.from(bytes);
  copy[last] = blank;
  return { ...file, bytes: copy };
}

const [lineFeed, carriageReturn, blank, semicolon] = [0x0a, 0x0d, 0x20, 0x3b];
