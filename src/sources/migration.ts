import { type ActorLabel, openTies, type Ties } from '../model/index.js';
import { type Account, openAccount, type Refusal } from './account.js';
import { wholeNumber } from './cells.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Column, Layout, Source } from './source.js';

const destinationName = 'Region, development group, country or area of destination';
const destinationCode = 'Location code of destination';
const originName = 'Region, development group, country or area of origin';
const originCode = 'Location code of origin';

const years = [1990, 1995, 2000, 2005, 2010, 2015, 2020];

/** Location codes of countries and areas are those of M49; regions and groups of countries begin here. */
const firstRegion = 900;

/** The code of the origin "Other": migrants whose origin is not told. */
const otherOrigin = 2003;

function stock(year: number): Column {
  return {
    name: String(year),
    meaning: `migrants, both sexes, at mid-year ${year}; thousands may be parted by a comma or a blank`,
    unit: 'persons',
    missing: ['', '..', '-'],
    required: true,
  };
}

function place(name: string, meaning: string, unit: string, required: boolean): Column {
  return { name, meaning, unit, missing: [], required };
}

const layouts: Layout[] = [
  {
    id: 'table-1',
    title: 'Sheet "Table 1" of the workbook by sex, destination and origin, from its header on, as CSV',
    files: [
      {
        id: 'stock',
        title: 'One row per destination and origin, regions and groups included',
        columns: [
          place('Index', 'number of the row', 'code', false),
          place(destinationName, 'where they live; an asterisk points to a note', 'name', true),
          place('Notes of destination', 'numbers of notes', 'text', false),
          place(destinationCode, 'M49 code; 900 and above are regions and groups', 'code', true),
          place('Type of data of destination', 'B born abroad, C citizens of abroad, R refugees added', 'code', false),
          place(originName, 'where they come from; an asterisk points to a note', 'name', true),
          place(originCode, 'M49 code; 900 and above are regions and groups, 2003 is Other', 'code', true),
          ...years.map(stock),
        ],
      },
    ],
  },
];

/** How many people born in (or citizens of) one country live in another. */
export const migration: Source<Records> = {
  id: 'migration',
  origin: {
    publisher: 'United Nations, Department of Economic and Social Affairs, Population Division',
    title: 'International Migrant Stock 2020, by destination and origin',
    version: '2020 (POP/DB/MIG/Stock/Rev.2020)',
    licence: 'CC-BY-3.0-IGO',
    permission: 'ship',
    citation:
      'United Nations Department of Economic and Social Affairs, Population Division (2020). International Migrant Stock 2020.',
    url: 'https://www.un.org/development/desa/pd/content/international-migrant-stock',
  },
  editions: [
    { version: '2020', published: '2020-12', span: { from: 1990, to: 2020 }, note: 'Estimates for every fifth year' },
  ],
  span: { from: 1990, to: 2020 },
  layouts,
  gives: [
    {
      of: 'tie',
      id: 'migrants',
      title: 'Migrants living there',
      unit: 'persons',
      meaning:
        'Persons living in second at mid-year who were born in first or, where the destination counts so, are its citizens; every fifth year. A pair and year without a tie had nobody counted, or is not told apart within the origin Other.',
      directed: true,
      combine: 'sum',
    },
  ],
  howToGet: {
    sentence:
      'Download undesa_pd_2020_ims_stock_by_sex_destination_and_origin.xlsx; in the sheet "Table 1" delete the lines above the header and the columns for males and females, which repeat the years, and save it as CSV UTF-8.',
    url: 'https://www.un.org/development/desa/pd/sites/www.un.org.development.desa.pd/files/undesa_pd_2020_ims_stock_by_sex_destination_and_origin.xlsx',
  },
  parse: (files) => {
    const account = openAccount();
    const ties = openTies();
    const known = new Map<string, string>();
    for (const found of inFixedOrder(files.map((file) => recognise(file, layouts)))) read(found, account, ties, known);
    return account.close({ ties: ties.close() });
  },
};

interface TieList {
  add(tie: { tie: string; first: ActorLabel; second: ActorLabel; year: number; value: number }): void;
  close(): Ties;
}

/** `known`: pair → its numbers, as already read. */
function read(found: Recognised, account: Account, ties: TieList, known: Map<string, string>): void {
  const toName = textOf(found, destinationName);
  const toCode = textOf(found, destinationCode);
  const fromName = textOf(found, originName);
  const fromCode = textOf(found, originCode);
  const cells = years.map((year) => textOf(found, String(year)));
  const refusals: Refusal[] = years.map((year) => ({ column: String(year), reason: 'not a number of persons' }));
  const persons = new Array<number>(years.length).fill(0);
  const labels = openPlaces();

  account.read(found, (fields) => {
    const to = wholeNumber(toCode(fields));
    if (to === null || to < 1) return { column: destinationCode, reason: 'not a location code' };
    const from = wholeNumber(fromCode(fields));
    if (from === null || from < 1) return { column: originCode, reason: 'not a location code' };
    let any = false;
    for (let i = 0; i < cells.length; i++) {
      const text = cells[i]!(fields);
      const number = text === '' ? 0 : personsOf(text);
      if (number === null) return refusals[i]!;
      persons[i] = number;
      if (number > 0) any = true;
    }
    if (to >= firstRegion) return 'a destination that is a region or group, no actor';
    if (from === otherOrigin) return 'origin not told: Other';
    if (from >= firstRegion) return 'an origin that is a region or group, no actor';
    if (from === to) return { column: originCode, reason: 'the origin is the destination' };
    const key = `${from} ${to}`;
    const numbers = persons.join(' ');
    const before = known.get(key);
    if (before === numbers) return 'the same pair and numbers, listed before';
    if (before !== undefined) return { column: originCode, reason: 'the same pair was listed with other numbers' };
    known.set(key, numbers);
    if (!any) return 'nobody counted in any year';
    const first = labels(from, fromName(fields));
    const second = labels(to, toName(fields));
    for (let i = 0; i < years.length; i++) {
      if (persons[i]! > 0) ties.add({ tie: 'migrants', first, second, year: years[i]!, value: persons[i]! });
    }
    return null;
  });
}

/** One label per place; its name without the mark of a note. */
function openPlaces(): (code: number, name: string) => ActorLabel {
  const labels = new Map<string, ActorLabel>();
  return (code, name) => {
    const key = `${code} ${name}`;
    let label = labels.get(key);
    if (label === undefined) {
      label = { name: name.replace(/\*+$/, '').trim(), code: String(code), scheme: 'm49' };
      labels.set(key, label);
    }
    return label;
  };
}

const grouped = /^\d{1,3}(?:[ ,\u00a0\u2009\u202f]\d{3})+$/;
const separators = /[ ,\u00a0\u2009\u202f]/g;

/** `1234`, `1,234` and `1 234`. */
function personsOf(text: string): number | null {
  const number = wholeNumber(grouped.test(text) ? text.replaceAll(separators, '') : text);
  return number === null || number < 0 ? null : number;
}
