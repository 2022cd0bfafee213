import { type ActorLabel, openTies, type Ties } from '../model/index.js';
import { type Account, openAccount } from './account.js';
import { realNumber } from './cells.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { Records, TwinCities, TwinCity } from './records.js';
import type { Column, Layout, Source } from './source.js';

/** The lists bear no dates: ties get the year in which they were copied. */
const copied = 2026;

function name(column: string, meaning: string): Column {
  return { name: column, meaning, unit: 'name', missing: [], required: true };
}

function degrees(column: string, meaning: string): Column {
  return { name: column, meaning, unit: 'degrees', missing: [''], required: true };
}

const layouts: Layout[] = [
  {
    id: 'wikipedia-lists',
    title: 'Pairs of towns taken from the country lists of Wikipedia, with and without coordinates',
    files: [
      {
        id: 'geocoded',
        title: 'One row per pair of towns, with coordinates (twin_cities.csv)',
        columns: [
          name('city1', 'the town whose list it is'),
          name('country1', 'its country, as the list writes it'),
          degrees('lat1', 'its latitude, north'),
          degrees('lng1', 'its longitude, east'),
          name('city2', 'the town it is twinned with'),
          name('country2', 'its country, as the list writes it'),
          degrees('lat2', 'its latitude, north'),
          degrees('lng2', 'its longitude, east'),
        ],
      },
      {
        id: 'pairs',
        title: 'One row per pair of towns (twin_cities_raw.csv)',
        columns: [
          name('city1', 'the town whose list it is'),
          name('country1', 'its country, as the list writes it'),
          name('city2', 'the town it is twinned with'),
          name('country2', 'its country, as the list writes it'),
        ],
      },
    ],
  },
];

/** Towns that are twinned, and how many pairs join two countries. */
export const sisterCities: Source<Records> = {
  id: 'sister-cities',
  origin: {
    publisher: 'Wikipedia contributors; collected and geocoded by Erik Hekman',
    title: 'Lists of twin towns and sister cities',
    version: 'undated lists, copied in 2026',
    licence: 'CC-BY-SA-4.0',
    permission: 'ship',
    citation:
      'Wikipedia, Lists of twin towns and sister cities in Africa, Asia, Europe, North America, Oceania and South America; as collected in github.com/Hekman/twincities (2026)',
    url: 'https://en.wikipedia.org/wiki/List_of_twin_towns_and_sister_cities_in_Europe',
  },
  editions: [
    {
      version: 'copied in 2026',
      published: '2026',
      span: { from: copied, to: copied },
      note: 'The lists do not say since when a pair is twinned; the year is that of the collection, by its licence file',
    },
  ],
  span: { from: copied, to: copied },
  layouts,
  gives: [
    {
      of: 'twins',
      id: 'twins',
      title: 'Twinned towns',
      unit: 'none',
      meaning:
        'Two towns, districts or regions that a list of Wikipedia calls twinned, each pair once, whichever list names it. Undated.',
    },
    {
      of: 'tie',
      id: 'sister-cities',
      title: 'Twinned towns between two countries',
      unit: 'pairs of towns',
      meaning:
        'How many pairs of towns of the two countries are twinned, by the names of countries that the lists write. The lists are undated: the year is the one in which they were copied, not that of the twinning.',
      directed: false,
      combine: 'sum',
    },
  ],
  howToGet: {
    sentence:
      'Download twin_cities.csv (with coordinates) and twin_cities_raw.csv from the repository of the collection.',
    url: 'https://github.com/Hekman/twincities',
  },
  parse: (files) => {
    const account = openAccount();
    const twins = new Map<string, TwinCities>();
    const countries = openCountries();
    // Rows with coordinates first: those without only add what is missing.
    for (const found of inFixedOrder(files.map((file) => recognise(file, layouts)))) {
      read(found, account, twins, countries);
    }
    return account.close({ twins: [...twins.values()], ties: tiesOf(twins.values()) });
  },
};

function read(
  found: Recognised,
  account: Account,
  twins: Map<string, TwinCities>,
  countries: (name: string) => ActorLabel,
): void {
  const located = found.part.id === 'geocoded';
  const text = (column: string) => textOf(found, column);
  const [city1, city2] = [text('city1'), text('city2')];
  const [country1, country2] = [text('country1'), text('country2')];
  const coordinates = located
    ? (['lat1', 'lng1', 'lat2', 'lng2'] as const).map((column) => ({
        column,
        cell: text(column),
        most: column.startsWith('lat') ? 90 : 180,
      }))
    : [];
  const values: (number | null)[] = [null, null, null, null];

  account.read(found, (fields) => {
    const [a, b] = [city1(fields), city2(fields)];
    if (a === '') return { column: 'city1', reason: 'no name of a town' };
    if (b === '') return { column: 'city2', reason: 'no name of a town' };
    for (let i = 0; i < coordinates.length; i++) {
      const { column, cell, most } = coordinates[i]!;
      const written = cell(fields);
      const value = written === '' ? null : realNumber(written);
      if (written !== '' && (value === null || Math.abs(value) > most)) {
        return { column, reason: `not degrees from -${most} to ${most}` };
      }
      values[i] = value;
    }
    const [ofA, ofB] = [country1(fields), country2(fields)];
    if (ofA === '' || ofB === '') return 'a town whose country is not told';
    if (a === b && ofA === ofB) return 'a town and one of the same name and country, which cannot be told apart';
    const [one, other] = [`${ofA}\t${a}`, `${ofB}\t${b}`];
    const key = one < other ? `${one}\t${other}` : `${other}\t${one}`;
    if (twins.has(key)) return 'the same pair, listed before, with coordinates or the other way round';
    const first: TwinCity = { name: a, country: countries(ofA), latitude: values[0]!, longitude: values[1]! };
    const second: TwinCity = { name: b, country: countries(ofB), latitude: values[2]!, longitude: values[3]! };
    twins.set(key, { first, second });
    return null;
  });
}

/** One label per country. */
function openCountries(): (name: string) => ActorLabel {
  const labels = new Map<string, ActorLabel>();
  return (country) => {
    let label = labels.get(country);
    if (label === undefined) labels.set(country, (label = { name: country, code: '', scheme: 'none' }));
    return label;
  };
}

/** Pairs of countries, the name that sorts first first; towns of one country make no tie. */
function tiesOf(twins: Iterable<TwinCities>): Ties {
  const counts = new Map<string, { first: ActorLabel; second: ActorLabel; pairs: number }>();
  for (const { first, second } of twins) {
    const [a, b] = [first.country, second.country];
    if (a.name === b.name) continue;
    const [low, high] = a.name < b.name ? [a, b] : [b, a];
    const key = `${low.name}\t${high.name}`;
    const count = counts.get(key);
    if (count === undefined) counts.set(key, { first: low, second: high, pairs: 1 });
    else count.pairs++;
  }
  const ties = openTies();
  for (const { first, second, pairs } of counts.values()) {
    ties.add({ tie: 'sister-cities', first, second, year: copied, value: pairs });
  }
  return ties.close();
}
