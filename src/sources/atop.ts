import { openActs, openTies } from '../model/index.js';
import { type Account, openAccount } from './account.js';
import { wholeNumber } from './cells.js';
import { needed } from './columns.js';
import { calendarYear, cowNumber, openCowLabels, pairYear } from './cow.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, requireOneLayout, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Column, Layout, Source } from './source.js';

const unknown = ['', 'NA', '.', '-9'];

/** Code of the act, kind of the tie, column in the copy and in the project's own files, and what is promised. */
const obligations = [
  ['defense', 'alliance-defence', 'atop_defense', 'defense', 'to defend the other when it is attacked'],
  ['offense', 'alliance-offence', 'atop_offense', 'offense', 'to join the other when it attacks'],
  ['neutrality', 'alliance-neutrality', 'atop_neutral', 'neutral', 'to stay neutral when the other is at war'],
  ['nonaggression', 'alliance-nonaggression', 'atop_nonagg', 'nonagg', 'not to attack the other'],
  ['consultation', 'alliance-consultation', 'atop_consul', 'consul', 'to consult the other in a crisis'],
] as const;

function columns(one: string, other: string, otherNames: readonly [string[], string[]]): Column[] {
  return [
    needed(one, 'the state that is bound, COW number', 'code', [], otherNames[0]),
    needed(other, 'the state toward which it is bound, COW number', 'code', [], otherNames[1]),
    needed('year', 'calendar year', 'year'),
    ...obligations.map(([, , name, official, promise]) =>
      needed(name, `1 = it promised ${promise}`, 'code', unknown, [official]),
    ),
  ];
}

const layouts: Layout[] = [
  {
    id: 'directed',
    title: 'Directed pairs and years (atop5_1ddyr.csv; atop_alliance of the R package peacesciencer)',
    files: [
      {
        id: 'pairs',
        title: 'One row per directed pair and year',
        columns: columns('ccode1', 'ccode2', [['stateA'], ['stateB']]),
      },
    ],
  },
  {
    id: 'undirected',
    title: 'Pairs and years (atop5_1dy.csv)',
    files: [
      {
        id: 'pairs',
        title: 'One row per pair and year; what it tells holds for both',
        columns: columns('mem1', 'mem2', [[], []]),
      },
    ],
  },
];

/** Alliances by what the partners promised each other. */
export const atop: Source<Records> = {
  id: 'atop',
  origin: {
    publisher: 'Alliance Treaty Obligations and Provisions Project, Rice University',
    title: 'Alliance Treaty Obligations and Provisions',
    version: '5.1',
    licence: 'free to use with citation; terms not seen in writing',
    permission: 'cite',
    citation:
      'Leeds, Ritter, Mitchell & Long (2002), Alliance Treaty Obligations and Provisions, 1815-1944, International Interactions 28(3):237-260',
    url: 'https://www.atopdata.org/',
  },
  editions: [
    {
      version: '5.1',
      published: null,
      span: { from: 1815, to: 2018 },
      note: 'Pairs and years without any alliance are not listed',
    },
  ],
  span: { from: 1815, to: 2018 },
  layouts,
  gives: [
    {
      of: 'act',
      id: 'atop',
      title: 'Alliance obligations',
      unit: 'none',
      meaning:
        'One act per obligation that the actor had toward the audience in the year: defense, offense, neutrality, nonaggression or consultation. The directed file tells the obligations of each side; those of a pair can differ. The undirected file gives both sides the same.',
    },
    ...obligations.map(([, kind, , , promise]) => ({
      of: 'tie' as const,
      id: kind,
      title: `Alliance: promise ${promise}`,
      unit: 'none',
      meaning: `1 where, in the year, at least one of the two had promised ${promise}.`,
      directed: false,
    })),
  ],
  howToGet: {
    sentence: 'Download ATOP 5.1 as CSV and unpack atop5_1ddyr.csv (directed) or atop5_1dy.csv.',
    url: 'https://www.atopdata.org/data.html',
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, layouts)));
    requireOneLayout(recognised, 'pairs');
    const account = openAccount();
    const bound = new Map<number, Bond>();
    for (const found of recognised) readPairs(found, account, bound);
    return account.close(recordsOf(bound));
  },
};

/** What one state had promised another in one year. */
interface Bond {
  readonly from: number;
  readonly to: number;
  readonly year: number;
  /** A bit for each obligation. */
  bits: number;
}

function readPairs(found: Recognised, account: Account, bound: Map<number, Bond>): void {
  const both = found.layout.id === 'undirected';
  const [oneName, otherName] = both ? ['mem1', 'mem2'] : ['ccode1', 'ccode2'];
  const [one, other, when] = [textOf(found, oneName), textOf(found, otherName), textOf(found, 'year')];
  const promises = obligations.map(([, , name]) => ({ name, read: textOf(found, name) }));

  account.read(found, (fields) => {
    const [from, to] = [cowNumber(one(fields)), cowNumber(other(fields))];
    if (from === null) return { column: oneName, reason: 'not a state number' };
    if (to === null || to === from) return { column: otherName, reason: 'not the number of another state' };
    const year = calendarYear(when(fields));
    if (year === null) return { column: 'year', reason: 'not a year' };
    let bits = 0;
    let told = 0;
    for (let i = 0; i < promises.length; i++) {
      const { name, read } = promises[i]!;
      const text = read(fields);
      if (text === '') continue;
      const value = wholeNumber(text);
      if (value !== 0 && value !== 1) return { column: name, reason: 'not 0 or 1' };
      bits |= value << i;
      told++;
    }
    if (told === 0) return 'the obligations are not known';
    if (bits === 0) return 'none of the five obligations';
    const isNew = bind(bound, from, to, year, bits);
    if (both) bind(bound, to, from, year, bits);
    return isNew ? null : 'the same pair, year and obligations, listed before';
  });
}

/** Whether the bond says something new. */
function bind(bound: Map<number, Bond>, from: number, to: number, year: number, bits: number): boolean {
  const key = pairYear(from, to, year);
  const bond = bound.get(key);
  if (bond === undefined) {
    bound.set(key, { from, to, year, bits });
    return true;
  }
  const before = bond.bits;
  bond.bits |= bits;
  return bond.bits !== before;
}

function recordsOf(bound: ReadonlyMap<number, Bond>): Records {
  const [acts, ties, label] = [openActs(), openTies(), openCowLabels()];
  for (const { from, to, year, bits } of bound.values()) {
    const reverse = bound.get(pairYear(to, from, year))?.bits;
    // A pair of which the file has one direction only is still a pair: its tie comes with that direction.
    const tied = from < to ? bits | (reverse ?? 0) : reverse === undefined ? bits : 0;
    const [actor, audience] = [label(from), label(to)];
    const [first, second] = from < to ? [actor, audience] : [audience, actor];
    obligations.forEach(([code, tie], i) => {
      const bit = 1 << i;
      if ((tied & bit) !== 0) ties.add({ tie, first, second, year, value: 1 });
      if ((bits & bit) === 0) return;
      const month = year * 12;
      acts.add({ scheme: 'atop', code, actor, audience, month, months: 12, amount: null, together: 0, event: '' });
    });
  }
  return { acts: acts.close(), ties: ties.close() };
}
