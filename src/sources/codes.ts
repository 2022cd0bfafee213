import { openAccount, type Account } from './account.js';
import { dayOf, wholeNumber } from './cells.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { Column, Layout, Source } from './source.js';

/** One country or territory in the codes of many data sets. Null = it has none there. */
export interface CountryCodes {
  readonly name: string;
  readonly iso2: string | null;
  readonly iso3: string | null;
  /** Correlates of War number. */
  readonly cow: number | null;
  /** World Bank region. */
  readonly region: string | null;
  /** Other codes as `scheme:code`, for example `m49:752`, `gw:380`, `cowc:SWD`, `unhcr:SWE`. */
  readonly others: readonly string[];
}

/** A stretch in which a state belonged to the international system, ISO days, both included. */
export interface StateSpell {
  readonly cow: number;
  readonly abbreviation: string;
  readonly name: string;
  readonly from: string;
  /** Null = it still exists: the spell ends with the last day of the file. */
  readonly to: string | null;
}

export interface CodeTables {
  readonly countries: readonly CountryCodes[];
  readonly states: readonly StateSpell[];
}

const missing = ['', 'NA'];

/** Scheme → column of the crosswalk. */
const otherSchemes = [
  ['m49', 'iso3n', 'ISO 3166 numeric, which is UN M49'],
  ['cowc', 'cowc', 'Correlates of War letters'],
  ['gw', 'gwn', 'Gleditsch and Ward number'],
  ['gwc', 'gwc', 'Gleditsch and Ward letters'],
  ['vdem', 'vdem', 'V-Dem number'],
  ['p5', 'p5n', 'Polity 5 number'],
  ['fips', 'fips', 'FIPS 10-4'],
  ['wb', 'wb', 'World Bank'],
  ['imf', 'imf', 'International Monetary Fund'],
  ['unhcr', 'unhcr', 'UN High Commissioner for Refugees'],
  ['eurostat', 'eurostat', 'Eurostat'],
  ['ioc', 'ioc', 'International Olympic Committee'],
] as const;

function whole(name: string, meaning: string): Column {
  return { name, meaning, unit: 'whole number', missing: [], required: true };
}

const layout: Layout = {
  id: 'crosswalk-and-states',
  title: 'Country codes of countrycode, and the state system list of the Correlates of War project',
  files: [
    {
      id: 'crosswalk',
      title: 'Crosswalk: one row per country or territory (countrycode’s codelist; further columns are ignored)',
      columns: [
        { name: 'country.name.en', meaning: 'English name', unit: 'text', missing: [], required: true },
        { name: 'iso2c', meaning: 'ISO 3166 alpha-2; NA is Namibia', unit: 'code', missing, required: true },
        { name: 'iso3c', meaning: 'ISO 3166 alpha-3', unit: 'code', missing, required: true },
        { name: 'cown', meaning: 'Correlates of War number', unit: 'code', missing, required: true },
        { name: 'region', meaning: 'World Bank region', unit: 'text', missing, required: false },
        ...otherSchemes.map(([, name, meaning]) => ({ name, meaning, unit: 'code', missing, required: false })),
      ],
    },
    {
      id: 'states',
      title: 'State system membership: one row per state and spell (states2016.csv)',
      columns: [
        { name: 'stateabb', meaning: 'letters of the state', unit: 'code', missing: [], required: true },
        whole('ccode', 'number of the state'),
        { name: 'statenme', meaning: 'name of the state', unit: 'text', missing: [], required: true },
        whole('styear', 'year in which the spell begins'),
        whole('stmonth', 'month in which the spell begins'),
        whole('stday', 'day on which the spell begins'),
        whole('endyear', 'year in which the spell ends'),
        whole('endmonth', 'month in which the spell ends'),
        whole('endday', 'day on which the spell ends; the last day of the version’s year means that it goes on'),
        whole('version', 'last year the list speaks for'),
      ],
    },
  ],
};

/** Names, codes and lifetimes of states: what the register of actors is made from. */
export const codes: Source<CodeTables> = {
  id: 'codes',
  origin: {
    publisher: 'Vincent Arel-Bundock et al.; Correlates of War Project',
    title: 'countrycode code list; State System Membership List',
    version: 'countrycode 1.6; COW v2016',
    licence: 'GPL-3.0 (countrycode); terms of the COW project; codes and dates are facts',
    permission: 'ship',
    citation:
      'Arel-Bundock, Enevoldsen & Yetman (2018), countrycode, J. Open Source Software 3(28):848; Correlates of War Project (2017), State System Membership List, v2016',
    url: 'https://correlatesofwar.org/data-sets/state-system-membership/',
  },
  editions: [
    {
      version: 'COW v2016',
      published: '2017',
      span: { from: 1816, to: 2016 },
      note: 'Spells that end on 2016-12-31 go on',
    },
  ],
  span: { from: 1816, to: 2016 },
  layouts: [layout],
  howToGet: {
    sentence:
      'Download states2016.csv from the Correlates of War project; write the code list with countrycode::codelist in R.',
    url: 'https://correlatesofwar.org/data-sets/state-system-membership/',
  },
  parse: (files) => {
    const recognised = files.map((file) => recognise(file, [layout]));
    const account = openAccount();
    const countries: CountryCodes[] = [];
    const states: StateSpell[] = [];
    for (const found of recognised) {
      if (found.part.id === 'crosswalk') readCrosswalk(found, account, countries);
      else readStates(found, account, states);
    }
    return account.close({ countries, states });
  },
};

function readCrosswalk(found: Recognised, account: Account, countries: CountryCodes[]): void {
  const [name, iso3] = [textOf(found, 'country.name.en'), textOf(found, 'iso3c')];
  const [cow, region] = [textOf(found, 'cown'), textOf(found, 'region')];
  const iso2Place = found.places('iso2c');
  const others = otherSchemes.map(([scheme, column]) => [scheme, textOf(found, column)] as const);
  const names = new Set<string>();

  account.read(found, (fields) => {
    const own = name(fields);
    if (own === '') return { column: 'country.name.en', reason: 'no name' };
    if (names.has(own)) return { column: 'country.name.en', reason: 'the name is listed before' };
    const three = iso3(fields) || null;
    if (three !== null && !/^[A-Z]{3}$/.test(three)) return { column: 'iso3c', reason: 'not three capital letters' };
    // R writes NA for what is missing; Namibia's code is NA.
    const written = fields[iso2Place]!.trim();
    const two = written === '' || (written === 'NA' && three !== 'NAM') ? null : written;
    if (two !== null && !/^[A-Z]{2}$/.test(two)) return { column: 'iso2c', reason: 'not two capital letters' };
    const number = cow(fields) === '' ? null : wholeNumber(cow(fields));
    if (number === null && cow(fields) !== '') return { column: 'cown', reason: 'not a whole number' };
    names.add(own);
    const codesElsewhere = others.flatMap(([scheme, read]) =>
      read(fields) === '' ? [] : [`${scheme}:${read(fields)}`],
    );
    countries.push({
      name: own,
      iso2: two,
      iso3: three,
      cow: number,
      region: region(fields) || null,
      others: codesElsewhere,
    });
    return null;
  });
}

function readStates(found: Recognised, account: Account, states: StateSpell[]): void {
  const column = (name: string) => textOf(found, name);
  const [abbreviation, cow, name, version] = [
    column('stateabb'),
    column('ccode'),
    column('statenme'),
    column('version'),
  ];
  const begin = ['styear', 'stmonth', 'stday'].map(column);
  const end = ['endyear', 'endmonth', 'endday'].map(column);

  account.read(found, (fields) => {
    const number = wholeNumber(cow(fields));
    if (number === null || number < 1) return { column: 'ccode', reason: 'not a state number' };
    if (name(fields) === '') return { column: 'statenme', reason: 'no name' };
    const from = dayFrom(begin.map((read) => read(fields)));
    if (from === null) return { column: 'styear', reason: 'the spell does not begin on a day of the calendar' };
    const to = dayFrom(end.map((read) => read(fields)));
    if (to === null) return { column: 'endyear', reason: 'the spell does not end on a day of the calendar' };
    if (to < from) return { column: 'endyear', reason: 'the spell ends before it begins' };
    const lastYear = wholeNumber(version(fields));
    if (lastYear === null) return { column: 'version', reason: 'not a year' };
    if (states.some((spell) => spell.cow === number && spell.from === from)) return 'spell listed before';
    const goesOn = to === `${lastYear}-12-31`;
    states.push({ cow: number, abbreviation: abbreviation(fields), name: name(fields), from, to: goesOn ? null : to });
    return null;
  });
}

function dayFrom(parts: readonly string[]): string | null {
  const [year, month, day] = parts.map((part) => wholeNumber(part) ?? 0) as [number, number, number];
  return dayOf(year, month, day);
}
