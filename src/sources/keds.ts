import { type ActorLabel, openActs } from '../model/index.js';
import { openAccount, type Account, type Refusal, type Verdict } from './account.js';
import { dayOf, isoDay } from './cells.js';
import { monthOfDay, openLabelBook } from './coded-events.js';
import { detach } from './csv.js';
import { inFixedOrder } from './file-order.js';
import { type KedsCoding, codingOf, decidesFor, isKedsCode } from './keds-coding.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Column, Layout, LayoutFile, Source } from './source.js';

const span = { from: 1979, to: 2011 };

function column(name: string, meaning: string, unit: string, required = true): Column {
  return { name, meaning, unit, missing: [], required };
}

const codes: readonly Column[] = [
  column('source', 'who acted, letters of the project, sub-state actors too (ISRMIL)', 'code'),
  column('target', 'toward whom', 'code'),
  column('code', 'CAMEO or WEIS code; which of them, the file as a whole tells', 'code'),
];
const label = column('desc', 'label of the code', 'text', false);

/** A file as the coding program wrote it; quotation marks mean nothing in it. */
function output(id: string, title: string, more: readonly Column[]): LayoutFile {
  return {
    id,
    title,
    columns: [column('date', 'day, YYMMDD', 'date'), ...codes, ...more],
    form: {
      kind: 'headerless',
      delimiter: '\t',
      fits: ([, source, target, code]) => isActor(source!) && isActor(target!) && /^\d{3,4}\]?$/.test(code!.trim()),
    },
  };
}

const layouts: Layout[] = [
  {
    id: 'packaged',
    title: 'Events with a header (as in the R package events)',
    files: [
      {
        id: 'events',
        title: 'One row per event',
        columns: [column('date', 'day, YYYY-MM-DD', 'date'), ...codes, label],
      },
    ],
  },
  {
    id: 'output',
    title: 'Collections of the KEDS project as published (tab-separated, no header)',
    files: [
      output('events', 'One line per event: day, source, target, code', []),
      output('labelled', 'One line per event: day, source, target, code, label', [label]),
      output('quoted', 'One line per event: day, source, target, code, label, words that were coded', [
        label,
        column('quote', 'the words from which the event was coded', 'text', false),
      ]),
    ],
  },
];

/** Coded news events of several world regions, with actors below the state. */
export const keds: Source<Records> = {
  id: 'keds',
  origin: {
    publisher: 'Kansas Event Data System (KEDS) project; Parus Analytics',
    title: 'KEDS event data: Levant, Turkey (CAMEO); Gulf, Balkans, Central Asia (WEIS)',
    version: 'Levant to 2011-11, Turkey to 2006-07, Balkans to 2003-07, Central Asia to 1999-07, Gulf to 1999-03',
    licence: 'not stated',
    permission: 'cite',
    citation:
      'Schrodt, Davis & Weddle (1994), Political Science: KEDS, A Program for the Machine Coding of Event Data, Social Science Computer Review 12(4)',
    url: 'https://rdrr.io/cran/events/',
  },
  editions: [
    {
      version: 'as above',
      published: null,
      span,
      note: 'Repeats on one day are already left out of the files of the R package events, by the one-a-day filter',
    },
  ],
  span,
  layouts,
  gives: [
    {
      of: 'act',
      id: 'cameo',
      title: 'CAMEO events',
      unit: 'none',
      meaning: 'One event of a day, source and target; source and target may belong to one state, or be one actor',
    },
    {
      of: 'act',
      id: 'weis',
      title: 'WEIS events, with the codes the KEDS project added',
      unit: 'none',
      meaning: 'The same in the older scheme, in which most three-digit codes have another meaning than in CAMEO',
    },
  ],
  howToGet: {
    sentence:
      'Download a collection from eventdata.parusanalytics.com/data.html, or write those of the R package events as CSV; call each file after its collection (levant, gulf …).',
    url: 'https://rdrr.io/cran/events/',
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, layouts)));
    const account = openAccount();
    const acts = openActs();
    const actorsOf = { cameo: openActors('keds'), weis: openActors('weis') };
    for (const found of recognised) readEvents(found, account, acts, actorsOf);
    return account.close({ acts: acts.close() });
  },
};

/** Somebody by the letters in the file; `unknown` where these say so, null where they are no letters of an actor. */
type ActorOf = (letters: string) => ActorLabel | 'unknown' | null;

/**
 * UNK is an unknown actor in CAMEO; in files of the WEIS coding it is the United Kingdom, which no other letters mean there.
 */
function openActors(scheme: 'keds' | 'weis'): ActorOf {
  const labelOf = openLabelBook(scheme);
  const known = new Map<string, ActorLabel | 'unknown' | null>();
  return (letters) => {
    let actor = known.get(letters);
    if (actor === undefined) {
      const unknown = scheme === 'keds' && letters.startsWith('UNK');
      actor = !isActor(letters) ? null : unknown ? 'unknown' : labelOf(letters, '');
      known.set(letters, actor);
    }
    return actor;
  };
}

function readEvents(
  found: Recognised,
  account: Account,
  acts: ReturnType<typeof openActs>,
  actorsOf: Readonly<Record<'cameo' | 'weis', ActorOf>>,
): void {
  const coding = codingOf(found);
  const actorOf = actorsOf[coding ?? 'cameo'];
  const event = collectionOf(found.file.name);
  const monthIn = monthReader(found.layout.id === 'packaged' ? isoDay : packedDay);
  const [date, source, target] = [textOf(found, 'date'), textOf(found, 'source'), textOf(found, 'target')];
  const codeText = textOf(found, 'code');
  const codeIn = codeReader(coding);
  const seen = new Set<string>();

  account.read(found, (fields): Verdict => {
    const [day, from, toward] = [date(fields), source(fields), target(fields)];
    if (from === 'DOC' && toward === 'DOC') return 'a line of documentation';
    const month = monthIn(day);
    if (typeof month !== 'number') return month;
    const actor = actorOf(from);
    if (actor === null) return { column: 'source', reason: 'not the letters of an actor' };
    const audience = actorOf(toward);
    if (audience === null) return { column: 'target', reason: 'not the letters of an actor' };
    const code = codeIn(codeText(fields));
    if (typeof code !== 'string') return code;
    if (actor === 'unknown' || audience === 'unknown') return 'an actor is unknown (UNK)';
    if (seen.size === seen.add(`${day} ${from} ${toward} ${code}`).size)
      return 'the same day, source, target and code as before: one event a day';
    const scheme = coding!;
    acts.add({ actor, audience, scheme, code, month, months: 1, amount: null, together: 0, event });
    return null;
  });
}

/** Reads a day as its month, or says why not; remembers the last, for files are in order of time. */
function monthReader(dayIn: (text: string) => string | null): (text: string) => number | Refusal {
  let [last, result]: [string | null, number | Refusal] = [null, 0];
  return (text) => {
    if (text === last) return result;
    const day = dayIn(text);
    const year = day === null ? 0 : Number(day.slice(0, 4));
    if (day === null) result = { column: 'date', reason: 'not a day' };
    else if (year < span.from || year > span.to)
      result = { column: 'date', reason: `not from ${span.from} to ${span.to}` };
    else result = monthOfDay(day);
    last = text;
    return result;
  };
}

/** Checks each code once, for there are few. Without a coding no code of the file is one. */
function codeReader(coding: KedsCoding | null): (text: string) => string | Refusal {
  const known = new Map<string, string | Refusal>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      const decided = decidesFor(text);
      if (coding === null || !isKedsCode(text)) result = { column: 'code', reason: 'not a code of CAMEO or WEIS' };
      else if (decided !== null && decided !== coding) result = { column: 'code', reason: foreign(decided, coding) };
      else result = detach(text);
      known.set(text, result);
    }
    return result;
  };
}

function foreign(decided: KedsCoding, coding: KedsCoding): string {
  return `only in ${decided.toUpperCase()}, in a file coded in ${coding.toUpperCase()}`;
}

function isActor(text: string): boolean {
  return /^[A-Z][A-Z0-9]{1,14}$/.test(text);
}

/** `levant.cameo.csv` → `levant`, whatever folder it lies in. */
function collectionOf(file: string): string {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return name.split('.', 1)[0]!;
}

/** `YYMMDD` or `YYYYMMDD` → the ISO day. The project's years run from 1979 to 2011, so that two digits suffice. */
function packedDay(text: string): string | null {
  if (!/^(?:\d{6}|\d{8})$/.test(text)) return null;
  const short = text.length === 6;
  const written = Number(text.slice(0, -4));
  const year = short ? written + (written >= span.from % 100 ? 1900 : 2000) : written;
  return dayOf(year, Number(text.slice(-4, -2)), Number(text.slice(-2)));
}
