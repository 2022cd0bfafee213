import type { ActorLabel, Ties } from '../model/index.js';
import { type Account, openAccount, type Verdict } from './account.js';
import { wholeNumber } from './cells.js';
import { needed } from './columns.js';
import { calendarYear, cowNumber, cowNumbers, openCowLabels, pairYear } from './cow.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, requireOneLayout, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Column, Layout, Source } from './source.js';

/** The first organisation of the project's own file: it and all columns behind it are organisations. */
const firstOrganisation = 'AALCO';

const pairColumns: Column[] = [
  needed('ccode1', 'one state, COW number', 'code'),
  needed('ccode2', 'the other state, COW number', 'code'),
  needed('year', 'calendar year', 'year'),
];

const layouts: Layout[] = [
  {
    id: 'counted',
    title: 'Number of organisations per pair and year (cow_igo_ndy of the R package peacesciencer)',
    files: [
      {
        id: 'pairs',
        title: 'One row per pair and year',
        columns: [
          ...pairColumns,
          needed('dyadigos', 'organisations of which both are full members', 'organisations', ['', '-9', 'NA']),
        ],
      },
    ],
  },
  {
    id: 'dyadic',
    title: 'Pairs in the Correlates of War project’s own file (dyadic_formatv3.csv)',
    files: [
      {
        id: 'pairs',
        title: 'One row per pair and year, one column per organisation',
        columns: [
          ...pairColumns,
          needed(
            firstOrganisation,
            'like each column behind it: 1 both are full members of this organisation, 0 not both, -1 one of them or the organisation is not there, -9 missing',
            'code',
          ),
        ],
      },
    ],
  },
];

/** In how many intergovernmental organisations two states sat together. */
export const igo: Source<Records> = {
  id: 'igo',
  origin: {
    publisher: 'Correlates of War Project',
    title: 'Intergovernmental Organizations',
    version: '3',
    licence: 'terms of the COW project: free to use with citation',
    permission: 'cite',
    citation:
      'Pevehouse, Nordstrom, McManus & Jamison (2020), Tracking organizations in the world: The Correlates of War IGO Version 3.0 datasets, Journal of Peace Research 57(3):492-503',
    url: 'https://correlatesofwar.org/data-sets/igos/',
  },
  editions: [
    {
      version: '3',
      published: '2020',
      span: { from: 1816, to: 2014 },
      note: 'Full membership of both; an associate member or observer does not count',
    },
  ],
  span: { from: 1816, to: 2014 },
  layouts,
  gives: [
    {
      of: 'tie',
      id: 'shared-organisations',
      title: 'Shared intergovernmental organisations',
      unit: 'organisations',
      meaning:
        'Intergovernmental organisations of which both were full members in the year. A pair without a tie shared none, or was not looked at.',
      directed: false,
    },
  ],
  howToGet: {
    sentence: 'Download the dyadic format of version 3 and unpack dyadic_formatv3.csv.',
    url: 'https://correlatesofwar.org/data-sets/igos/',
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, layouts)));
    requireOneLayout(recognised, 'pairs');
    const account = openAccount();
    const notes = openNotes();
    for (const found of recognised)
      readPairs(found, account, found.layout.id === 'dyadic' ? organisationsIn(found) : countIn(found), notes);
    return account.close<Records>({ ties: notes.close() });
  },
};

/** Collects the ties: columns are filled directly, for there are nearly a million. */
interface Notes {
  /** Whether the pair (`first` < `second`) and year is new. */
  isNew(first: number, second: number, year: number): boolean;
  add(first: number, second: number, year: number, value: number): void;
  close(): Ties;
}

function openNotes(): Notes {
  const known = new Set<number>();
  const [firsts, seconds, years, values]: number[][] = [[], [], [], []];
  const label = openCowLabels();
  const labels: ActorLabel[] = [];
  const places = new Int32Array(cowNumbers).fill(-1);
  const place = (state: number): number => {
    if (places[state]! < 0) places[state] = labels.push(label(state)) - 1;
    return places[state]!;
  };
  return {
    isNew: (first, second, year) => {
      const before = known.size;
      return known.add(pairYear(first, second, year)).size > before;
    },
    add: (first, second, year, value) => {
      firsts!.push(place(first));
      seconds!.push(place(second));
      years!.push(year);
      values!.push(value);
    },
    close: () => ({
      rows: years!.length,
      labels,
      kinds: years!.length === 0 ? [] : ['shared-organisations'],
      kind: new Int32Array(years!.length),
      first: new Int32Array(firsts!),
      second: new Int32Array(seconds!),
      year: new Int32Array(years!),
      value: new Float64Array(values!),
    }),
  };
}

/** The number of organisations a row tells, or what is wrong with it. */
type Count = (fields: readonly string[]) => number | Exclude<Verdict, null>;

function readPairs(found: Recognised, account: Account, count: Count, notes: Notes): void {
  const [one, other, when] = [textOf(found, 'ccode1'), textOf(found, 'ccode2'), textOf(found, 'year')];
  account.read(found, (fields) => {
    const a = cowNumber(one(fields));
    if (a === null) return { column: 'ccode1', reason: 'not a state number' };
    const b = cowNumber(other(fields));
    if (b === null || b === a) return { column: 'ccode2', reason: 'not the number of another state' };
    const year = calendarYear(when(fields));
    if (year === null) return { column: 'year', reason: 'not a year' };
    const value = count(fields);
    if (typeof value !== 'number') return value;
    const first = a < b ? a : b;
    const second = a < b ? b : a;
    if (!notes.isNew(first, second, year)) return 'the same pair and year, listed before';
    if (value === 0) return 'no organisation shared';
    notes.add(first, second, year, value);
    return null;
  });
}

function countIn(found: Recognised): Count {
  const number = textOf(found, 'dyadigos');
  return (fields) => {
    const text = number(fields);
    if (text === '') return 'the number of organisations is missing';
    const value = wholeNumber(text);
    return value === null || value < 0 ? { column: 'dyadigos', reason: 'not a number of organisations' } : value;
  };
}

function organisationsIn(found: Recognised): Count {
  const from = found.places(firstOrganisation);
  return (fields) => {
    let shared = 0;
    let told = 0;
    for (let i = from; i < fields.length; i++) {
      const cell = fields[i]!.trim();
      if (cell === '1') shared++;
      else if (cell === '' || cell === '-9' || cell === '-1') continue;
      else if (cell !== '0')
        return { column: firstOrganisation, reason: `a column behind it is not 1, 0, -1 or -9: "${cell}"` };
      told++;
    }
    return told === 0 ? 'no organisation is told of' : shared;
  };
}
