import { type ActorLabel, openActs } from '../model/index.js';
import { openAccount, type Account, type Verdict } from './account.js';
import { isoDay } from './cells.js';
import { isCameoCode, monthOfDay, openLabelBook, openTextBook } from './coded-events.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Column, Layout, Source } from './source.js';

const url = 'https://doi.org/10.7910/DVN/28075';
/** The data begin in 1995 and ended with 11 April 2023. */
const span = { from: 1995, to: 2023 };
const missing = ['', 'NA'];

function column(name: string, meaning: string, unit: string, required = true): Column {
  return { name, meaning, unit, missing, required };
}

const layouts: Layout[] = [
  {
    id: 'official',
    title: 'ICEWS Coded Event Data as published (one tab-separated file per year, or per day)',
    files: [
      {
        id: 'events',
        title: 'One row per event',
        columns: [
          column('Event ID', 'number of the event; unique together with its date', 'code'),
          column('Event Date', 'day, YYYY-MM-DD', 'date'),
          column('Source Name', 'person, group or country that acted', 'name'),
          column('Source Sectors', 'its sectors', 'text', false),
          column('Source Country', 'country of who acted', 'name'),
          column('Event Text', 'what the code stands for', 'text'),
          column('CAMEO Code', 'event code', 'code'),
          column('Intensity', 'score of the code, −10 to 10', 'score', false),
          column('Target Name', 'person, group or country toward which it was done', 'name'),
          column('Target Sectors', 'its sectors', 'text', false),
          column('Target Country', 'country toward which it was done', 'name'),
          column('Story ID', 'number of the news story', 'code', false),
          column('Sentence Number', 'sentence of the story', 'number', false),
          column('Publisher', 'of the story', 'text', false),
          column('City', 'where it happened', 'text', false),
          column('District', 'where it happened', 'text', false),
          column('Province', 'where it happened', 'text', false),
          column('Country', 'where it happened', 'name', false),
          column('Latitude', 'where it happened', 'degrees north', false),
          column('Longitude', 'where it happened', 'degrees east', false),
        ],
      },
    ],
  },
  {
    id: 'named',
    title: 'ICEWS events as used to test the prediction of events (tab-separated, no header)',
    files: [
      {
        id: 'events',
        title: 'One line per event: actor, event text, actor, day',
        columns: [
          column('source', 'who acted, by name', 'name'),
          column('event', 'what the CAMEO code stands for', 'text'),
          column('target', 'toward whom, by name', 'name'),
          column('date', 'day, YYYY-MM-DD', 'date'),
        ],
        form: {
          kind: 'headerless',
          delimiter: '\t',
          fits: ([source, text, target, day]) =>
            /\p{L}/u.test(source!) && /^[A-Za-z][a-z]+/.test(text!) && /\p{L}/u.test(target!) && /^\d/.test(day!),
        },
      },
    ],
  },
];

/** Events coded from the news by ICEWS. */
export const icewsEvents: Source<Records> = {
  id: 'icews-events',
  origin: {
    publisher: 'Boschee et al., Integrated Crisis Early Warning System (ICEWS)',
    title: 'ICEWS Coded Event Data',
    version: '1995–2023, discontinued on 11 April 2023',
    licence: 'data terms of ICEWS not seen in writing',
    permission: 'local',
    citation:
      "Boschee, Lautenschlager, O'Brien, Shellman, Starz & Ward (2015), ICEWS Coded Event Data, Harvard Dataverse, doi:10.7910/DVN/28075",
    url,
  },
  editions: [{ version: 'V37', published: '2023-05-01', span, note: 'The last version' }],
  span,
  layouts,
  gives: [
    {
      of: 'act',
      id: 'cameo',
      title: 'CAMEO events between countries',
      unit: 'none',
      meaning: 'One event; actor and audience are the countries of those involved, which may be one and the same',
    },
    {
      of: 'act',
      id: 'cameo-text',
      title: 'CAMEO events by what their code stands for',
      unit: 'none',
      meaning: 'One event of a filtered selection, between persons, groups or countries by name; its code is the text',
    },
  ],
  howToGet: {
    sentence: 'Download the yearly files of the ICEWS Coded Event Data (events.YYYY….tab) and unpack them.',
    url,
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, layouts)));
    const account = openAccount();
    const acts = openActs();
    const labelOf = openLabelBook('none');
    const codeOf = openTextBook();
    const seen = new Set<string>();
    const book: Book = {
      isNew: (id, day) => seen.size < seen.add(`${id} ${day}`).size,
      label: (name) => labelOf('', name),
      add: (actor, audience, scheme, text, day) => {
        const [code, month] = [codeOf(text), monthOfDay(day)];
        acts.add({ actor, audience, scheme, code, month, months: 1, amount: null, together: 0, event: '' });
      },
    };
    for (const found of recognised) (found.layout.id === 'official' ? readOfficial : readNamed)(found, account, book);
    return account.close({ acts: acts.close() });
  },
};

interface Book {
  /** Whether the event was not seen before; it is from now on. */
  isNew(id: string, day: string): boolean;
  label(name: string): ActorLabel;
  add(actor: ActorLabel, audience: ActorLabel, scheme: string, code: string, day: string): void;
}

function readOfficial(found: Recognised, account: Account, book: Book): void {
  const [id, date, code] = [textOf(found, 'Event ID'), textOf(found, 'Event Date'), textOf(found, 'CAMEO Code')];
  const [source, target] = [textOf(found, 'Source Country'), textOf(found, 'Target Country')];

  account.read(found, (fields): Verdict => {
    const number = id(fields);
    if (!/^\d{1,15}$/.test(number)) return { column: 'Event ID', reason: 'not the number of an event' };
    const day = dayIn(date(fields));
    if (day === null) return { column: 'Event Date', reason: notADay };
    const what = code(fields);
    if (!isCameoCode(what)) return { column: 'CAMEO Code', reason: 'not a code of three or four digits' };
    const [from, toward] = [source(fields), target(fields)];
    if (from === '' && toward === '') return 'neither side has a country';
    if (from === '') return 'who acted has no country';
    if (toward === '') return 'toward whom it was done has no country';
    if (!book.isNew(number, day)) return 'the same event, listed before';
    book.add(book.label(from), book.label(toward), 'cameo', what, day);
    return null;
  });
}

function readNamed(found: Recognised, account: Account, book: Book): void {
  const [source, text] = [textOf(found, 'source'), textOf(found, 'event')];
  const [target, date] = [textOf(found, 'target'), textOf(found, 'date')];

  account.read(found, (fields): Verdict => {
    const day = dayIn(date(fields));
    if (day === null) return { column: 'date', reason: notADay };
    if (text(fields) === '') return { column: 'event', reason: 'no text' };
    if (source(fields) === '' || target(fields) === '') return 'one side is not named';
    book.add(book.label(source(fields)), book.label(target(fields)), 'cameo-text', text(fields), day);
    return null;
  });
}

const notADay = `not a day from ${span.from} to ${span.to}`;

function dayIn(text: string): string | null {
  const day = isoDay(text);
  if (day === null) return null;
  const year = Number(day.slice(0, 4));
  return year >= span.from && year <= span.to ? day : null;
}
