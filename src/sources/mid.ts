import { type Acts, openActs } from '../model/index.js';
import { type Account, openAccount } from './account.js';
import { wholeNumber } from './cells.js';
import { needed } from './columns.js';
import { calendarYear, cowNumber, openCowLabels } from './cow.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, requireOneLayout, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Column, Layout, Source } from './source.js';

const levels = '1 no militarised action, 2 threat to use force, 3 display of force, 4 use of force, 5 war';
const unknown = ['', '-9', 'NA'];

function disputeColumns(ongoing: string): Column[] {
  return [
    needed('dispnum', 'number of the dispute', 'code'),
    needed('ccode1', 'the state whose action is told, COW number', 'code'),
    needed('ccode2', 'its opponent, COW number', 'code'),
    needed('year', 'calendar year', 'year'),
    needed(ongoing, '1 = the dispute was going on in this year', 'code'),
    needed('hostlev1', `highest hostility of ccode1 in the dispute: ${levels}`, 'code', unknown),
  ];
}

const layouts: Layout[] = [
  {
    id: 'directed',
    title: 'Directed dispute-years of MID 5 (cow_mid_dirdisps of the R package peacesciencer)',
    files: [
      {
        id: 'disputes',
        title: 'One row per dispute, directed pair and year',
        columns: disputeColumns('dispongoing'),
      },
    ],
  },
  {
    id: 'dyadic',
    title: 'Dyadic disputes of the Correlates of War project (dyadic_mid_4.03.csv)',
    files: [
      {
        id: 'disputes',
        title: 'One row per dispute, pair and year',
        columns: [
          needed('disno', 'number of the dispute', 'code'),
          needed('statea', 'one state, COW number', 'code'),
          needed('stateb', 'its opponent, COW number', 'code'),
          needed('year', 'calendar year', 'year'),
          needed('hihosta', `highest hostility of statea in the dispute: ${levels}`, 'code', unknown),
          needed('hihostb', `highest hostility of stateb in the dispute: ${levels}`, 'code', unknown),
        ],
      },
    ],
  },
  {
    id: 'gml',
    title: 'Directed dispute-years of Gibler, Miller and Little (gml-ddy-disputes-2.2.1.csv)',
    files: [
      {
        id: 'gml-disputes',
        title: 'One row per dispute, directed pair and year',
        columns: disputeColumns('midongoing'),
      },
    ],
  },
];

const meaning = `How far the actor went at most in a dispute that was going on in the year: ${levels}. The level is that of the whole dispute, repeated in each of its years.`;

/** Militarised interstate disputes: what each side did to the other, in two codings that are kept apart. */
export const mid: Source<Records> = {
  id: 'mid',
  origin: {
    publisher: 'Correlates of War Project; Gibler, Miller & Little',
    title: 'Militarized Interstate Disputes',
    version: 'MID 5; GML 2.2.1',
    licence: 'free to use with citation; terms not seen in writing',
    permission: 'cite',
    citation:
      'Palmer et al. (2022), The MID5 Dataset, 2011–2014: Procedures, coding rules, and description, Conflict Management and Peace Science 39(4):470-482; Gibler, Miller & Little (2016), An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816–2001, International Studies Quarterly 60(4):719-730',
    url: 'https://correlatesofwar.org/data-sets/mids/',
  },
  editions: [
    { version: 'MID 5', published: null, span: { from: 1816, to: 2014 }, note: 'Both directions of each pair' },
    {
      version: 'Dyadic MID 4.03',
      published: null,
      span: { from: 1816, to: 2014 },
      note: 'The project’s own file of pairs; each row tells both sides',
    },
    {
      version: 'GML 2.2.1',
      published: null,
      span: { from: 1816, to: 2010 },
      note: 'A year after 2010 is not known, which is not the same as peaceful',
    },
  ],
  span: { from: 1816, to: 2014 },
  layouts,
  gives: [
    {
      of: 'act',
      id: 'mid-hostility',
      title: 'Hostility in disputes (COW)',
      unit: 'none',
      meaning,
      span: { from: 1816, to: 2014 },
    },
    {
      of: 'act',
      id: 'gml-hostility',
      title: 'Hostility in disputes (GML)',
      unit: 'none',
      meaning: `${meaning} Disputes as corrected by Gibler, Miller and Little.`,
      span: { from: 1816, to: 2010 },
    },
  ],
  howToGet: {
    sentence:
      'Download the dyadic disputes from the Correlates of War project (dyadic_mid_4.03.csv), or write cow_mid_dirdisps and gml_dirdisp of the R package peacesciencer as CSV.',
    url: 'https://correlatesofwar.org/data-sets/mids/',
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, layouts)));
    requireOneLayout(recognised, 'disputes');
    const account = openAccount();
    const notes = openNotes();
    for (const found of recognised.filter(({ part }) => part.id === 'disputes')) {
      if (found.layout.id === 'dyadic') readPairs(found, account, notes);
      else readDirected(found, account, notes, 'mid-hostility', 'dispongoing');
    }
    for (const found of recognised.filter(({ part }) => part.id === 'gml-disputes'))
      readDirected(found, account, notes, 'gml-hostility', 'midongoing');
    return account.close<Records>({ acts: notes.close() });
  },
};

/** What has been read, each direction of a dispute and year once. */
interface Notes {
  /** True = new; false = known with this level; null = known with another one. */
  add(scheme: string, dispute: number, from: number, to: number, year: number, level: number): boolean | null;
  close(): Acts;
}

function openNotes(): Notes {
  const label = openCowLabels();
  const acts = openActs();
  const known = new Map<string, number>();
  return {
    add: (scheme, dispute, from, to, year, level) => {
      const key = `${scheme} ${dispute} ${from} ${to} ${year}`;
      const before = known.get(key);
      if (before !== undefined) return before === level ? false : null;
      known.set(key, level);
      acts.add({
        scheme,
        code: String(level),
        actor: label(from),
        audience: label(to),
        month: year * 12,
        months: 12,
        amount: null,
        together: 0,
        event: String(dispute),
      });
      return true;
    },
    close: () => acts.close(),
  };
}

const otherwise = 'the same dispute, pair and year is listed before with another level';

function readDirected(found: Recognised, account: Account, notes: Notes, scheme: string, ongoing: string): void {
  const [dispute, one, other] = [textOf(found, 'dispnum'), textOf(found, 'ccode1'), textOf(found, 'ccode2')];
  const [year, going, level] = [textOf(found, 'year'), textOf(found, ongoing), textOf(found, 'hostlev1')];
  account.read(found, (fields) => {
    const number = wholeNumber(dispute(fields));
    if (number === null || number < 1) return { column: 'dispnum', reason: 'not the number of a dispute' };
    const [from, to] = [cowNumber(one(fields)), cowNumber(other(fields))];
    if (from === null) return { column: 'ccode1', reason: 'not a state number' };
    if (to === null || to === from) return { column: 'ccode2', reason: 'not the number of another state' };
    const when = calendarYear(year(fields));
    if (when === null) return { column: 'year', reason: 'not a year' };
    const on = wholeNumber(going(fields));
    if (on !== 0 && on !== 1) return { column: ongoing, reason: 'not 0 or 1' };
    const reached = levelOf(level(fields));
    if (reached === null) return { column: 'hostlev1', reason: 'not one of 1 to 5' };
    if (on === 0) return 'no dispute was going on';
    if (reached === 0) return 'the level of hostility is not known';
    const added = notes.add(scheme, number, from, to, when, reached);
    if (added === null) return { column: 'hostlev1', reason: otherwise };
    return added ? null : 'the same dispute, pair and year, listed before';
  });
}

function readPairs(found: Recognised, account: Account, notes: Notes): void {
  const [dispute, one, other] = [textOf(found, 'disno'), textOf(found, 'statea'), textOf(found, 'stateb')];
  const [year, levelA, levelB] = [textOf(found, 'year'), textOf(found, 'hihosta'), textOf(found, 'hihostb')];
  account.read(found, (fields) => {
    const number = wholeNumber(dispute(fields));
    if (number === null || number < 1) return { column: 'disno', reason: 'not the number of a dispute' };
    const [a, b] = [cowNumber(one(fields)), cowNumber(other(fields))];
    if (a === null) return { column: 'statea', reason: 'not a state number' };
    if (b === null || b === a) return { column: 'stateb', reason: 'not the number of another state' };
    const when = calendarYear(year(fields));
    if (when === null) return { column: 'year', reason: 'not a year' };
    const [byA, byB] = [levelOf(levelA(fields)), levelOf(levelB(fields))];
    if (byA === null) return { column: 'hihosta', reason: 'not one of 1 to 5' };
    if (byB === null) return { column: 'hihostb', reason: 'not one of 1 to 5' };
    if (byA === 0 && byB === 0) return 'the level of hostility is not known';
    const first = byA > 0 && notes.add('mid-hostility', number, a, b, when, byA);
    if (first === null) return { column: 'hihosta', reason: otherwise };
    const second = byB > 0 && notes.add('mid-hostility', number, b, a, when, byB);
    if (second === null && !first) return { column: 'hihostb', reason: otherwise };
    return first || second ? null : 'the same dispute, pair and year, listed before or the other way round';
  });
}

/** 1 to 5; 0 = missing; null = none of these. */
function levelOf(text: string): number | null {
  if (text === '') return 0;
  const level = wholeNumber(text);
  return level === null || level < 1 || level > 5 ? null : level;
}
