import { type ActorLabel, openTies, type Ties } from '../model/index.js';
import { openAccount, type Account } from './account.js';
import { dayOf, isoDay, wholeNumber } from './cells.js';
import { type Recognised, recognise, requireOneLayout, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Layout, Source, Span } from './source.js';

/** A stretch of months in which two states (COW numbers, `first` < `second`) were neighbours. */
export interface Contiguity {
  readonly first: number;
  readonly second: number;
  /** 1 = border on land or in a river; 2, 3, 4, 5 = at most 12, 24, 150, 400 miles of water between them. */
  readonly kind: number;
  /** `YYYY-MM`, both months included; null = it goes on, for the stretch ends with the file's last month. */
  readonly from: string;
  readonly to: string | null;
}

export interface ContiguityTables {
  readonly contiguity: readonly Contiguity[];
}

const kindMeaning = '1 land or river border; 2–5 at most 12, 24, 150, 400 miles of water';
const month = 'year and month';
const lastMonth = '2016-12';
/** State numbers lie below it. */
const pairRange = 1000;
const span: Span = { from: 1816, to: 2016 };

const layouts: Layout[] = [
  {
    id: 'directed',
    title: 'Contiguity, each pair both ways, with dates (as in the R package peacesciencer)',
    files: [
      {
        id: 'contiguity',
        title: 'One row per directed pair and stretch of time',
        columns: [
          { name: 'ccode1', meaning: 'one state, COW number', unit: 'code', missing: [], required: true },
          { name: 'ccode2', meaning: 'the other state, COW number', unit: 'code', missing: [], required: true },
          {
            name: 'conttype',
            meaning: `${kindMeaning}; 0 further apart`,
            unit: 'code',
            missing: ['0'],
            required: true,
          },
          {
            name: 'stdate',
            meaning: 'month in which it begins; the day means nothing',
            unit: month,
            missing: [],
            required: true,
          },
          {
            name: 'enddate',
            meaning: 'month in which it ends; 2016-12 means that it goes on',
            unit: month,
            missing: [],
            required: true,
          },
        ],
      },
    ],
  },
  {
    id: 'master',
    title: 'Contiguity master file of the Correlates of War project (contdir.csv), each pair once',
    files: [
      {
        id: 'contiguity',
        title: 'One row per pair and stretch of time',
        columns: [
          { name: 'statelno', meaning: 'state with the lower number', unit: 'code', missing: [], required: true },
          { name: 'statehno', meaning: 'state with the higher number', unit: 'code', missing: [], required: true },
          { name: 'conttype', meaning: `${kindMeaning}; 0 further apart`, unit: 'code', missing: [], required: true },
          { name: 'begin', meaning: 'month in which it begins, YYYYMM', unit: month, missing: [], required: true },
          {
            name: 'end',
            meaning: 'month in which it ends, YYYYMM; 201612 means that it goes on',
            unit: month,
            missing: [],
            required: true,
          },
        ],
      },
    ],
  },
];

const columnsOf: Record<string, readonly [first: string, second: string, from: string, to: string]> = {
  directed: ['ccode1', 'ccode2', 'stdate', 'enddate'],
  master: ['statelno', 'statehno', 'begin', 'end'],
};

/** Which states are neighbours, on land or over water. */
export const states: Source<ContiguityTables & Records> = {
  id: 'states',
  origin: {
    publisher: 'Correlates of War Project',
    title: 'Direct Contiguity',
    version: '3.2',
    licence: 'terms of the COW project: free to use with citation',
    permission: 'cite',
    citation:
      'Stinnett, Tir, Schafer, Diehl & Gochman (2002), The Correlates of War Project Direct Contiguity Data, Version 3, Conflict Management and Peace Science 19(2):58-66',
    url: 'https://correlatesofwar.org/data-sets/direct-contiguity/',
  },
  editions: [{ version: '3.2', published: '2017', span, note: 'Stretches that end in 2016-12 go on' }],
  span,
  layouts,
  gives: [
    {
      of: 'tie',
      id: 'contiguity',
      title: 'Neighbours',
      unit: 'kind of contiguity',
      meaning: `The closest kind in force on some day of the year: ${kindMeaning}. States without a tie are no neighbours.`,
      directed: false,
      combine: 'smallest',
    },
  ],
  howToGet: {
    sentence: 'Download version 3.2 of the Direct Contiguity data and unpack contdir.csv.',
    url: 'https://correlatesofwar.org/data-sets/direct-contiguity/',
  },
  parse: (files) => {
    const recognised = files.map((file) => recognise(file, layouts));
    requireOneLayout(recognised, 'contiguity');
    const account = openAccount();
    const contiguity = new Map<string, Contiguity>();
    for (const found of recognised) readContiguity(found, account, contiguity);
    const stretches = [...contiguity.values()];
    return account.close({ contiguity: stretches, ties: tiesOf(stretches) });
  },
};

function readContiguity(found: Recognised, account: Account, contiguity: Map<string, Contiguity>): void {
  const columns = columnsOf[found.layout.id]!;
  const [one, other, begin, end] = columns.map((name) => textOf(found, name)) as [Read, Read, Read, Read];
  const kindPlace = found.places('conttype');

  account.read(found, (fields) => {
    const [a, b] = [wholeNumber(one(fields)), wholeNumber(other(fields))];
    if (a === null || a < 1 || a >= pairRange) return { column: columns[0], reason: 'not a state number' };
    if (b === null || b < 1 || b >= pairRange || b === a)
      return { column: columns[1], reason: 'not the number of another state' };
    const kind = wholeNumber(fields[kindPlace]!);
    if (kind === null || kind < 0 || kind > 5) return { column: 'conttype', reason: 'not one of 0 to 5' };
    const [from, to] = [monthOf(begin(fields)), monthOf(end(fields))];
    if (from === null) return { column: columns[2], reason: 'not a month' };
    if (to === null) return { column: columns[3], reason: 'not a month' };
    if (to < from) return { column: columns[3], reason: 'ends before it begins' };
    if (kind === 0) return 'not neighbours: more than 400 miles of water between them';
    const [first, second] = a < b ? [a, b] : [b, a];
    const key = [first, second, kind, from, to].join(' ');
    if (contiguity.has(key)) return 'the same pair and time, listed before or the other way round';
    contiguity.set(key, { first, second, kind, from, to: to === lastMonth ? null : to });
    return null;
  });
}

/** One tie per pair and year, by pair and year: of kinds that follow each other within a year, the closest. */
function tiesOf(stretches: readonly Contiguity[]): Ties {
  const closest = new Map<number, number[]>();
  for (const { first, second, kind, from, to } of stretches) {
    const pair = first * pairRange + second;
    let kinds = closest.get(pair);
    if (kinds === undefined) closest.set(pair, (kinds = []));
    const last = to === null ? span.to : Math.min(Number(to.slice(0, 4)), span.to);
    for (let year = Math.max(Number(from.slice(0, 4)), span.from); year <= last; year++) {
      const at = year - span.from;
      kinds[at] = Math.min(kinds[at] ?? kind, kind);
    }
  }
  const labels = new Map<number, ActorLabel>();
  const labelOf = (state: number): ActorLabel => {
    let label = labels.get(state);
    if (label === undefined) labels.set(state, (label = { name: '', code: String(state), scheme: 'cow' }));
    return label;
  };
  const ties = openTies();
  for (const pair of [...closest.keys()].sort((a, b) => a - b)) {
    const [first, second] = [labelOf(Math.floor(pair / pairRange)), labelOf(pair % pairRange)];
    closest.get(pair)!.forEach((value, at) => {
      ties.add({ tie: 'contiguity', first, second, year: span.from + at, value });
    });
  }
  return ties.close();
}

type Read = (fields: readonly string[]) => string;

/** `1990-10-01` or `199010` → `1990-10`. */
function monthOf(text: string): string | null {
  const packed = /^(\d{4})(\d{2})$/.exec(text);
  const day = packed === null ? isoDay(text) : dayOf(Number(packed[1]), Number(packed[2]), 1);
  return day === null ? null : day.slice(0, 7);
}
