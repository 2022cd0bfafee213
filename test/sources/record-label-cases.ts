import type { CodeScheme } from '../../src/model/index.js';
import { privateDonors } from './private-donors.js';

/** Whom a row names: a column with codes, one with names, or both. */
export interface Labelled {
  readonly code?: string;
  readonly name?: string;
  readonly scheme?: CodeScheme;
  /** The column holds a comma list. */
  readonly list?: true;
}

/** A raw file, who is named in it, and what of that means no actor: with the number of times. */
export interface Case {
  readonly file: string;
  readonly labels: readonly Labelled[];
  /** The column with the year of the record; 2000 where there is none. */
  readonly year?: string;
  /** Rows to look at: all but those for which this is true of a label's code or name. */
  readonly except?: (text: string) => boolean;
  readonly unresolved: Readonly<Record<string, number>>;
  /** Times that somebody is named, the unresolved ones included. */
  readonly named: number;
}

const by = (scheme: CodeScheme, ...columns: string[]) => columns.map((code): Labelled => ({ code, scheme }));
const byName = (...columns: string[]) => columns.map((name): Labelled => ({ name }));

/** Columns of the table of migrants. */
export const destination = {
  code: 'Location code of destination',
  name: 'Region, development group, country or area of destination',
  scheme: 'm49',
} as const;
export const origin = {
  code: 'Location code of origin',
  name: 'Region, development group, country or area of origin',
  scheme: 'm49',
} as const;
/** Codes of the table of migrants that are no countries. */
export const isRegion = (text: string) => Number(text) >= 900;
const isTotal = (text: string) => text.endsWith(', Total');

/** Every raw file that names actors, but for those of coded events. */
export const cases: readonly Case[] = [
  ...[
    ['aid-given-2023-us', 1422],
    ['aid-received-total-us-inflation-adjusted', 8907],
    ['arms-exports-sipri-tiv', 2383],
    ['arms-imports-sipri-tiv', 6873],
    ['democracy-score-use-as-color', 16647],
    ['exports-percent-of-gdp', 8744],
    ['gdppercapita-us-inflation-adjusted', 11253],
    ['high-technology-exports-percent-of-manufactured-exports', 2663],
    ['internet-users', 6024],
    ['life-expectancy-at-birth-data-from-ihme', 4512],
    ['literacy-rate-adult-total-percent-of-people-ages-15-and-above', 1120],
    ['military-expenditure-percent-of-gdp', 7909],
    ['patent-applications-total', 4775],
    ['total-gdp-ppp-inflation-adjusted', 46868],
    ['total-gdp-us-inflation-adjusted', 11253],
  ].map(([name, named]): Case => ({
    file: `gapminder/${name}.csv`,
    labels: by('iso3', 'geo'),
    year: 'time',
    unresolved: {},
    named: Number(named),
  })),
  {
    // Not known, without a state, and Tibetans, who have no ISO code.
    file: 'unhcr/population.csv',
    labels: [
      { code: 'coo_iso', name: 'coo_name', scheme: 'iso3' },
      { code: 'coa_iso', name: 'coa_name', scheme: 'iso3' },
    ],
    year: 'year',
    unresolved: { 'UNK Unknown': 3722, 'XXA Stateless': 2065, 'TIB Tibetan': 146 },
    named: 277_786,
  },
  {
    file: 'unhcr/flows.csv',
    labels: [
      { code: 'coo_iso', name: 'coo_name', scheme: 'iso3' },
      { code: 'coa_iso', name: 'coa_name', scheme: 'iso3' },
    ],
    year: 'year',
    unresolved: { 'UKN Unknown/other': 1549, 'STA Stateless': 814, TIB: 35 },
    named: 211_736,
  },
  {
    file: 'migration/un-migrant-stock.csv',
    labels: by('m49', destination.code, origin.code),
    except: isRegion,
    unresolved: {},
    named: 46_707,
  },
  {
    // UTF-8 read as Latin-1 once too often: the file's fault, not a name.
    file: 'students/oecd-2013-2019.csv',
    labels: byName('COUNTRY_OF_SCHOOL', 'COUNTRY_OF_ORIGIN'),
    year: 'YEAR',
    unresolved: { 'CuraÃ§ao': 274 },
    named: 115_716,
  },
  {
    // Belgium and Luxembourg together; codes of the trade database WITS for bunkers, free zones, special and unspecified
    // trade, and for territories that are no more: the Pacific Islands, the Panama Canal Zone, the Neutral Zone, the
    // British Antarctic Territory, Rhodesia and Nyasaland, the Ryukyu Islands, Sikkim.
    file: 'trade/four-yearly-1964-2016.csv',
    labels: by('iso3', 'exp', 'imp'),
    year: 'time',
    unresolved: {
      BLX: 4634,
      UNS: 1834,
      SPE: 956,
      BUN: 914,
      FRE: 695,
      USP: 651,
      PCE: 243,
      NZE: 201,
      PCZ: 163,
      BAT: 77,
      ZW1: 50,
      RYU: 44,
      SIK: 7,
    },
    named: 632_634,
  },
  {
    // Kosovo under a number that in lists of the UN means the world.
    file: 'desta/dyads.csv',
    labels: by('m49', 'party1', 'party2'),
    year: 'year_signed',
    unresolved: { 900: 67 },
    named: 146_656,
  },
  {
    file: 'embassies/missions.csv',
    labels: byName('operator', 'country'),
    unresolved: {
      Quebec: 16,
      'Turkish Republic of Northern Cyprus': 7,
      'Central Tibetan Administration': 3,
      Abkhazia: 2,
      'South Ossetia': 2,
      "Ministry of Foreign Affairs of the People's Republic of China": 2,
      'Government of New Mexico': 1,
      'Government of Sweden': 1,
      'Indigenous Australians': 1,
      'Ministry of Foreign Affairs': 1,
      'Ministry of Foreign Affairs and Cooperation of the Republic of Rwanda': 1,
      'Ministry of Foreign Affairs of the Russian Federation': 1,
      'Nordic countries': 1,
      'Portuguese colonization of the Americas': 1,
      Somaliland: 1,
    },
    named: 19_704,
  },
  {
    // Divisions with their country, misprints, and a state that no other list has.
    file: 'sister-cities/geocoded.csv',
    labels: byName('country1', 'country2'),
    unresolved: {
      'Northern Cyprus': 48,
      'Brandenburg, Germany': 2,
      'Lower Saxony, Germany': 2,
      'Mecklenburg-Vorpommern, Germany': 2,
      'Algarve, Portugal': 1,
      'Azores, Portugal': 1,
      Grece: 1,
      Island: 1,
      Kazakhstah: 1,
      Madagaskar: 1,
      'New York, United States': 1,
      'Ohio, United States': 1,
      'Rauma, Norway': 1,
      'Tinn, Norway': 1,
      'in Italy': 1,
    },
    named: 51_829,
  },
  {
    file: 'cities/world-cities.csv',
    labels: byName('country'),
    unresolved: { 'No country found for alpha-2 code: XK': 21 },
    named: 34_032,
  },
  {
    file: 'us-visits/president.csv',
    labels: byName('destination country'),
    year: 'year',
    unresolved: {},
    named: 775,
  },
  {
    file: 'us-visits/secretary.csv',
    labels: byName('destination country'),
    year: 'year',
    unresolved: {},
    named: 3157,
  },
  {
    // Private donors, and a few that are nobody.
    file: 'oecd-dac2a/2002-2019-current.csv',
    labels: byName('donor'),
    year: 'year',
    except: isTotal,
    unresolved: privateDonors,
    named: 166_722,
  },
  {
    // Regions, groups by income, and what is left over.
    file: 'oecd-dac2a/2002-2019-current.csv',
    labels: byName('recipient'),
    year: 'year',
    except: (text) => isTotal(text) || /, (?:regional|unspecified)$/.test(text) || text.startsWith('WorldBank '),
    unresolved: {
      'All Recipients': 1730,
      'Part I Unallocated by income': 1574,
      'Other Multilateral': 923,
      'Other UN': 825,
      'Countries not classified by the World Bank': 725,
      'Other Regional Banks': 474,
      'States Ex-Yugoslavia unspecified': 392,
      'Other World Bank (AMCs)': 150,
    },
    named: 145_416,
  },
  {
    file: 'oecd-dac2a/2009-2022-constant.csv',
    labels: byName('Donor', 'Recipient'),
    year: 'Year',
    unresolved: {},
    named: 655_526,
  },
  {
    file: 'wgi/voice-1996-2023.csv',
    labels: [...by('iso3', 'wb_code'), ...byName('wb_country')],
    year: 'year',
    unresolved: {},
    named: 10_700,
  },
  {
    // Countries of the 19th century that the Correlates of War project does not list; Somaliland; Gaza apart from the
    // West Bank, which is Palestine here; Palestine under the British Mandate.
    file: 'vdem/simple-1789-2024.csv',
    labels: by('vdem', 'country_text_id'),
    year: 'year',
    unresolved: { SML: 94, HRG: 79, OLD: 77, BRW: 74, SPD: 73, NSS: 61, SAX: 59, PSG: 37, PSB: 31 },
    named: 27_913,
  },
  {
    file: 'vdem/simple-1789-2024.csv',
    labels: by('vdem', 'country_id'),
    year: 'year',
    unresolved: { 139: 94, 362: 79, 364: 77, 363: 74, 373: 73, 366: 61, 365: 59, 138: 37, 209: 31 },
    named: 27_913,
  },
  {
    file: 'vdem/simple-1789-2024.csv',
    labels: by('cow', 'vdem_cowcode'),
    year: 'year',
    unresolved: {},
    named: 27_068,
  },
  { file: 'isard/gdp-population.csv', labels: by('cow', 'ccode'), year: 'year', unresolved: {}, named: 16_536 },
  { file: 'nmc/nmc.csv', labels: by('cow', 'ccode'), year: 'year', unresolved: {}, named: 17_121 },
  {
    file: 'pew/favourability-2002-2023.csv',
    labels: by('iso3', 'audience', 'target'),
    year: 'year',
    unresolved: {},
    named: 5312,
  },
  {
    file: 'ungd-mentions/mentions.csv',
    labels: by('iso3', 'speaker_iso3', 'target_iso3'),
    year: 'year',
    unresolved: {},
    named: 233_418,
  },
  {
    file: 'icews-dyad-year/dyad-year-2002-2014.csv',
    labels: [...by('iso3', 'i_iso3c', 'j_iso3c'), ...byName('i', 'j')],
    year: 'year',
    unresolved: {},
    named: 521_604,
  },
  {
    // Hyderabad, in the numbers of Gleditsch and Ward.
    file: 'ucdp/ucdp-prio-24.1.csv',
    labels: ['gwno_a', 'gwno_a_2nd', 'gwno_b', 'gwno_b_2nd', 'gwno_loc'].map((code): Labelled => ({
      code,
      scheme: 'gw',
      list: true,
    })),
    year: 'year',
    unresolved: { 751: 6 },
    named: 8992,
  },
  {
    file: 'ucdp/battle-deaths-24.1.csv',
    labels: ['gwno_a', 'gwno_a_2nd', 'gwno_b', 'gwno_b_2nd', 'gwno_loc', 'gwno_battle'].map((code): Labelled => ({
      code,
      scheme: 'gw',
      list: true,
    })),
    year: 'year',
    unresolved: {},
    named: 10_250,
  },
  {
    file: 'china-public-diplomacy/receivers-2000-2018.csv',
    labels: byName('receiving_country'),
    year: 'year',
    unresolved: {},
    named: 741,
  },
  {
    // 1000 is the European Communities, whom the source names by hand.
    file: 'ties/ties-4.1.csv',
    labels: by('cow', 'sender1', 'sender2', 'sender3', 'sender4', 'sender5', 'primarysender', 'targetstate'),
    year: 'startyear',
    unresolved: { 1000: 120 },
    named: 4578,
  },
  ...['mid/directed-disputes', 'mid/gml-directed-disputes'].map((name, i): Case => ({
    file: `${name}.csv`,
    labels: by('cow', 'ccode1', 'ccode2'),
    year: 'year',
    unresolved: {},
    named: i === 0 ? 22_780 : 20_552,
  })),
];
