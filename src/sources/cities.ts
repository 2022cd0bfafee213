import type { ActorLabel } from '../model/index.js';
import { type Account, openAccount } from './account.js';
import { realNumber, wholeNumber } from './cells.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, requireOneLayout, textOf } from './recognise.js';
import type { Place, Records } from './records.js';
import type { Column, Layout, Source } from './source.js';

function column(name: string, meaning: string, unit: string, missing: readonly string[] = []): Column {
  return { name, meaning, unit, missing, required: true };
}

const layouts: Layout[] = [
  {
    id: 'world-cities',
    title: 'List of cities with the names of country and division (as in the data package world-cities)',
    files: [
      {
        id: 'cities',
        title: 'One row per city',
        columns: [
          column('name', 'name of the city', 'name'),
          column('country', 'name of the country', 'name'),
          column('subcountry', 'name of the first-level division', 'name', ['', 'N/A']),
          column('geonameid', 'number of the place in GeoNames', 'whole number'),
        ],
      },
    ],
  },
  {
    id: 'geonames',
    title: 'GeoNames cities15000.txt (or another file with the columns of its table "geoname")',
    files: [
      {
        id: 'cities',
        title: 'One line per place, tab-separated, without header',
        columns: [
          column('geonameid', 'number of the place in GeoNames', 'whole number'),
          column('name', 'name of the place', 'name'),
          column('asciiname', 'name in plain ASCII', 'name'),
          column('alternatenames', 'other names, comma-separated', 'text'),
          column('latitude', 'latitude, north', 'degrees'),
          column('longitude', 'longitude, east', 'degrees'),
          column('feature class', 'kind of place; P = populated', 'code'),
          column('feature code', 'kind within the class; PPLH, PPLQ, PPLW = no longer lived in', 'code'),
          column('country code', 'ISO 3166 alpha-2; XK = Kosovo', 'code'),
          column('cc2', 'other countries, alpha-2', 'code'),
          column('admin1 code', 'code of the first-level division', 'code'),
          column('admin2 code', 'code of the second-level division', 'code'),
          column('admin3 code', 'code of the third-level division', 'code'),
          column('admin4 code', 'code of the fourth-level division', 'code'),
          column('population', 'inhabitants', 'persons'),
          column('elevation', 'height above sea level', 'metres'),
          column('dem', 'height by a digital elevation model', 'metres'),
          column('timezone', 'name of the time zone', 'text'),
          column('modification date', 'day of the last change of the line', 'date'),
        ],
        form: {
          kind: 'headerless',
          delimiter: '\t',
          // By letters alone: a number gone wrong on the first line is that line's affair, not the file's.
          fits: (fields) =>
            /^[A-Z]$/.test(fields[6]!) && /^[A-Z0-9]{0,10}$/.test(fields[7]!) && /^(?:[A-Z]{2})?$/.test(fields[8]!),
        },
      },
    ],
  },
];

/** GeoNames files Kosovo under a code that ISO has not given; the list of names says only that it found no name for it. */
const kosovo: ActorLabel = { name: 'Kosovo', code: 'XK', scheme: 'iso2' };
const kosovoNotFound = 'No country found for alpha-2 code: XK';

const noLongerLivedIn = new Set(['PPLH', 'PPLQ', 'PPLW']);

/** Cities of the world. */
export const cities: Source<Records> = {
  id: 'cities',
  origin: {
    publisher: 'GeoNames',
    title: 'Cities with more than 15,000 inhabitants, and capitals',
    version: 'undated copy of cities15000, 2022 or later',
    licence: 'CC-BY-4.0',
    permission: 'ship',
    citation:
      'GeoNames geographical database, www.geonames.org; as in the data package world-cities (github.com/datasets)',
    url: 'https://www.geonames.org/',
  },
  editions: [
    {
      version: 'undated copy of cities15000',
      published: null,
      span: { from: 2022, to: 2022 },
      note: 'Published anew every day and not dated; the copy uses the name Türkiye, which ISO 3166 took up in 2022, so it is from then or later',
    },
  ],
  span: { from: 2022, to: 2022 },
  layouts,
  gives: [
    {
      of: 'places',
      id: 'places',
      title: 'Cities',
      unit: 'none',
      meaning:
        'A populated place with its country. The division is a name in the layout with names, and the code of GeoNames in its own files; coordinates only in the latter. Undated.',
    },
  ],
  howToGet: {
    sentence: 'Download cities15000.zip and unpack cities15000.txt.',
    url: 'https://download.geonames.org/export/dump/cities15000.zip',
  },
  parse: (files) => {
    const account = openAccount();
    const places = new Map<number, Place>();
    const recognised = files.map((file) => recognise(file, layouts));
    requireOneLayout(recognised, 'cities');
    for (const found of inFixedOrder(recognised)) {
      if (found.layout.id === 'geonames') readGeoNames(found, account, places);
      else readNames(found, account, places);
    }
    return account.close({ places: [...places.values()] });
  },
};

const listedBefore = 'a city with a number that was listed before';

function readNames(found: Recognised, account: Account, places: Map<number, Place>): void {
  const nameOf = textOf(found, 'name');
  const countryOf = textOf(found, 'country');
  const divisionOf = textOf(found, 'subcountry');
  const numberOf = textOf(found, 'geonameid');
  const countries = new Map<string, ActorLabel>([[kosovoNotFound, kosovo]]);

  account.read(found, (fields) => {
    const number = wholeNumber(numberOf(fields));
    if (number === null || number < 1) return { column: 'geonameid', reason: 'not a number of GeoNames' };
    const name = nameOf(fields);
    if (name === '') return { column: 'name', reason: 'no name' };
    const written = countryOf(fields);
    if (written === '') return 'a city whose country is not told';
    if (places.has(number)) return listedBefore;
    let country = countries.get(written);
    if (country === undefined) countries.set(written, (country = { name: written, code: '', scheme: 'none' }));
    const division = divisionOf(fields);
    const code = `geonames:${number}`;
    places.set(number, { kind: 'city', name, country, division, latitude: null, longitude: null, code });
    return null;
  });
}

function readGeoNames(found: Recognised, account: Account, places: Map<number, Place>): void {
  const nameOf = textOf(found, 'name');
  const numberOf = textOf(found, 'geonameid');
  const latitudeOf = textOf(found, 'latitude');
  const longitudeOf = textOf(found, 'longitude');
  const classOf = textOf(found, 'feature class');
  const kindOf = textOf(found, 'feature code');
  const countryOf = textOf(found, 'country code');
  const divisionOf = textOf(found, 'admin1 code');
  const countries = new Map<string, ActorLabel>([[kosovo.code, kosovo]]);

  account.read(found, (fields) => {
    const number = wholeNumber(numberOf(fields));
    if (number === null || number < 1) return { column: 'geonameid', reason: 'not a number of GeoNames' };
    const name = nameOf(fields);
    if (name === '') return { column: 'name', reason: 'no name' };
    const latitude = realNumber(latitudeOf(fields));
    if (latitude === null || Math.abs(latitude) > 90)
      return { column: 'latitude', reason: 'not degrees from -90 to 90' };
    const longitude = realNumber(longitudeOf(fields));
    if (longitude === null || Math.abs(longitude) > 180) {
      return { column: 'longitude', reason: 'not degrees from -180 to 180' };
    }
    const written = countryOf(fields);
    if (written !== '' && !/^[A-Z]{2}$/.test(written)) return { column: 'country code', reason: 'not two letters' };
    if (classOf(fields) !== 'P') return 'no populated place';
    if (noLongerLivedIn.has(kindOf(fields))) return 'a place no longer lived in';
    if (written === '') return 'a city whose country is not told';
    if (places.has(number)) return listedBefore;
    let country = countries.get(written);
    if (country === undefined) countries.set(written, (country = { name: '', code: written, scheme: 'iso2' }));
    const code = `geonames:${number}`;
    places.set(number, { kind: 'city', name, country, division: divisionOf(fields), latitude, longitude, code });
    return null;
  });
}
