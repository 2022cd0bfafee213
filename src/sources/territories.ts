import type { RegisterEntry } from '../model/index.js';
import type { CountryCodes } from './codes.js';
import { foreignIso3 } from './state-names.js';

/**
 * Territories with an ISO 3166 alpha-3 code of their own that have not been members of the state system: how statistical
 * offices write them, and those that the code lists have dropped. Plain facts.
 */
const otherNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['ABW', ['Aruba (Kingdom of the Netherlands)']],
  ['ALA', ['Åland', 'Åland Islands, Finland']],
  ['ANT', ['Netherlands Antilles (former)']],
  ['BES', ['Bonaire', 'Bonaire, Sint Eustatius and Saba', 'Caribbean Netherlands (Bonaire)']],
  ['BLM', ['Saint Barthélemy', 'St. Barts']],
  ['CCK', ['Cocos Islands', 'Keeling Islands']],
  ['CUW', ['Curacao']],
  ['ESH', ['Sahrawi Arab Democratic Republic', 'Sahrawi Republic', 'Spanish Sahara', 'SADR']],
  ['FLK', ['Falkland Islands (Malvinas)', 'Malvinas', 'Falklands']],
  ['FRO', ['Faeroe Islands', 'Faroes']],
  ['GLP', ['Guadeloupe, France']],
  ['GRL', ['Denmark (Greenland)']],
  ['GUF', ['French Guyana', 'French Guiana, France']],
  [
    'HKG',
    [
      'Hong Kong',
      'Hong Kong SAR',
      'Hong Kong, China',
      'China, Hong Kong SAR',
      'China, Hong Kong Special Administrative Region',
      'Hong Kong (China)',
      'Hong Kong, SAR China',
    ],
  ],
  ['JEY', ['Jersey, Channel Islands']],
  [
    'MAC',
    [
      'Macao',
      'Macau',
      'Macao SAR',
      'Macao SAR, China',
      'Macau, China',
      'China, Macao SAR',
      'China, Macao Special Administrative Region',
      'Macao (China)',
    ],
  ],
  ['MAF', ['Saint Martin', 'St. Martin (French part)', 'Saint-Martin']],
  ['MNP', ['Northern Marianas']],
  ['MTQ', ['Martinique, France']],
  ['PCN', ['Pitcairn']],
  [
    'PSE',
    [
      'Palestine',
      'State of Palestine',
      'Palestinian Territory',
      'Palestinian Territory, Occupied',
      'Occupied Palestinian Territory',
      'Occupied Palestinian Territories',
      'Palestinian Authority',
      'Palestinian National Authority',
      'West Bank and Gaza',
      'West Bank and Gaza Strip',
      'West Bank & Gaza Strip',
      'West Bank',
      'Gaza Strip',
      'Gaza',
      'Palestine/West Bank',
      'Administrative areas of the Palestinian Authority',
    ],
  ],
  ['REU', ['Réunion, France', 'Reunion']],
  ['SGS', ['South Georgia and the South Sandwich Islands']],
  ['SHN', ['Saint Helena', 'Saint Helena, Ascension and Tristan da Cunha', 'Ascension']],
  ['SJM', ['Svalbard', 'Svalbard and Jan Mayen']],
  ['SPM', ['Saint Pierre and Miquelon', 'Saint-Pierre and Miquelon']],
  ['SXM', ['Sint Maarten (Dutch part)', 'St. Maarten', 'Saint Maarten']],
  ['TCA', ['Turks and Caicos Islands']],
  ['UMI', ['United States Minor Outlying Islands', 'US Minor Outlying Islands']],
  ['VAT', ['Vatican', 'Holy See', 'The Holy See', 'Holy See (Vatican City)', 'Vatican City State', 'Vatican Holy See']],
  ['VGB', ['Virgin Islands (British)', 'Virgin Islands, British', 'Virgin Islands (UK)']],
  ['VIR', ['United States Virgin Islands', 'US Virgin Islands', 'Virgin Islands (U.S.)', 'Virgin Islands, U.S.']],
  ['WLF', ['Wallis and Futuna Islands', 'Wallis and Futuna']],
]);

/** Codes beside those of the crosswalk: of Gapminder, Pew, the World Bank and V-Dem. */
const otherCodes: ReadonlyMap<string, readonly string[]> = new Map([
  ['CHI', ['CHANISL']],
  ['CUW', ['NLD_CURACAO']],
  ['GGY', ['GBG']],
  ['IMN', ['GBM', 'IMY']],
  // Pew writes PLS, the World Bank WBG. V-Dem parts Gaza (138), which stays without an actor, from the West Bank (128).
  ['PSE', ['PLS', 'WBG', 'vdem:128']],
]);

/** Territories that ISO 3166 or the UN has listed and the crosswalk lists without an ISO code. */
const formerlyListed: readonly CountryCodes[] = [
  {
    // Dissolved on 2010-10-10 (ISO 3166-3); UN M49 530 until then.
    name: 'Netherlands Antilles',
    iso2: 'AN',
    iso3: 'ANT',
    cow: null,
    region: 'Latin America & Caribbean',
    others: ['m49:530', 'unhcr:AHO'],
  },
  {
    // Jersey and Guernsey together: UN M49 830, World Bank CHI.
    name: 'Channel Islands',
    iso2: null,
    iso3: 'CHI',
    cow: null,
    region: 'Europe & Central Asia',
    others: ['m49:830', 'wb:CHI'],
  },
];

/**
 * One entry per territory: a row of the crosswalk with an alpha-3 code that no state of the register has (`taken`), and
 * the ones formerly listed. In the order of their ids.
 */
export function makeTerritories(countries: readonly CountryCodes[], taken: ReadonlySet<string>): RegisterEntry[] {
  return [...countries, ...formerlyListed]
    .filter(({ iso3 }) => iso3 !== null && !taken.has(iso3))
    .map(({ name, iso2, iso3, region, others }): RegisterEntry => ({
      id: iso3!,
      kind: 'territory',
      name,
      iso3,
      iso2,
      cow: null,
      region,
      aliases: JSON.stringify(otherNames.get(iso3!) ?? []),
      codes: JSON.stringify([...others.filter((code) => !isForeign(code, iso3!)), ...(otherCodes.get(iso3!) ?? [])]),
      spells: '[]',
      parts: JSON.stringify([iso3]),
      earlier: '[]',
      follows: null,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether a code of the row means somebody else: the state of the name that is gone (327, the Papal States), or Gaza alone. */
function isForeign(code: string, iso3: string): boolean {
  return code === 'vdem:138' || (foreignIso3.has(iso3) && /^(cowc|gw|gwc|p5|vdem):/.test(code));
}
