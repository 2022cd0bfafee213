import type { Column, HeaderlessTable, Layout } from './source.js';

/**
 * The columns of GDELT's files in their official order: the event tables by the column lists of GDELT 1.0 (58 columns) and
 * 2.0 (61), the mentions by the header of a published extract. No file of GDELT has a header.
 */

function column(name: string, meaning: string, unit: string): Column {
  return { name, meaning, unit, missing: [], required: true };
}

const dating: readonly Column[] = [
  column('GLOBALEVENTID', 'number of the event, one sequence for 1.0 and 2.0', 'code'),
  column('SQLDATE', 'day, YYYYMMDD', 'date'),
  column('MonthYear', 'month, YYYYMM', 'year and month'),
  column('Year', 'year', 'year'),
  column('FractionDate', 'year and the part of it that has passed', 'year'),
];

function actorColumns(actor: string, who: string): Column[] {
  return [
    column(`${actor}Code`, `${who}: whole CAMEO actor code`, 'code'),
    column(`${actor}Name`, `${who}: name as found in the news`, 'name'),
    column(`${actor}CountryCode`, `${who}: three letters of its country in CAMEO`, 'code'),
    column(`${actor}KnownGroupCode`, `${who}: code of a known organisation`, 'code'),
    column(`${actor}EthnicCode`, `${who}: code of an ethnic group`, 'code'),
    column(`${actor}Religion1Code`, `${who}: code of a religion`, 'code'),
    column(`${actor}Religion2Code`, `${who}: second code of a religion`, 'code'),
    column(`${actor}Type1Code`, `${who}: code of its role`, 'code'),
    column(`${actor}Type2Code`, `${who}: second code of its role`, 'code'),
    column(`${actor}Type3Code`, `${who}: third code of its role`, 'code'),
  ];
}

const act: readonly Column[] = [
  column('IsRootEvent', 'whether it stands in the lead of a story', '0 or 1'),
  column('EventCode', 'CAMEO event code', 'code'),
  column('EventBaseCode', 'its first three digits', 'code'),
  column('EventRootCode', 'its first two digits', 'code'),
  column('QuadClass', '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict', 'class'),
  column('GoldsteinScale', 'score of the event code, −10 to 10', 'score'),
  column('NumMentions', 'mentions in the first update', 'mentions'),
  column('NumSources', 'sources in the first update', 'sources'),
  column('NumArticles', 'documents in the first update', 'documents'),
  column('AvgTone', 'mean tone of the documents, −100 to 100', 'tone'),
];

function placeColumns(place: string, what: string, second: boolean): Column[] {
  return [
    column(`${place}_Type`, `${what}: how finely it is placed`, 'class'),
    column(`${place}_FullName`, `${what}: name of the place`, 'name'),
    column(`${place}_CountryCode`, `${what}: FIPS 10-4 country code`, 'code'),
    column(`${place}_ADM1Code`, `${what}: code of the first-level division`, 'code'),
    ...(second ? [column(`${place}_ADM2Code`, `${what}: code of the second-level division`, 'code')] : []),
    column(`${place}_Lat`, `${what}: latitude`, 'degrees north'),
    column(`${place}_Long`, `${what}: longitude`, 'degrees east'),
    column(`${place}_FeatureID`, `${what}: number in the gazetteer`, 'code'),
  ];
}

function eventColumns(second: boolean): Column[] {
  return [
    ...dating,
    ...actorColumns('Actor1', 'who acted'),
    ...actorColumns('Actor2', 'toward whom'),
    ...act,
    ...placeColumns('Actor1Geo', 'where the first actor is', second),
    ...placeColumns('Actor2Geo', 'where the second actor is', second),
    ...placeColumns('ActionGeo', 'where it happened', second),
    column('DATEADDED', second ? 'time of the update, YYYYMMDDHHMMSS' : 'day of the update, YYYYMMDD', 'date'),
    column('SOURCEURL', 'first document in which it was found', 'text'),
  ];
}

const eventCode = dating.length + 20 + 1;

const eventForm: HeaderlessTable = {
  kind: 'headerless',
  delimiter: '\t',
  fits: (fields) =>
    /^\d{1,12}$/.test(fields[0]!.trim()) &&
    /^\d{2,4}$/.test(fields[eventCode]!.trim()) &&
    /^\d{2,3}$/.test(fields[eventCode + 1]!.trim()) &&
    /^\d{2}$/.test(fields[eventCode + 2]!.trim()),
};

export const eventLayouts: readonly Layout[] = [
  {
    id: 'backfile',
    title: 'GDELT 1.0: files of one year or month before April 2013 (1979.csv, 200601.csv)',
    files: [
      {
        id: 'events',
        title: 'GDELT 1.0 without the address of a document, one line per event, 57 fields parted by tabs',
        columns: eventColumns(false).slice(0, -1),
        form: eventForm,
      },
    ],
  },
  {
    id: 'daily',
    title: 'GDELT 1.0: files of one day (YYYYMMDD.export.CSV)',
    files: [
      {
        id: 'events',
        title: 'GDELT 1.0, one line per event, 58 fields parted by tabs',
        columns: eventColumns(false),
        form: eventForm,
      },
    ],
  },
  {
    id: 'quarter-hourly',
    title: 'GDELT 2.0: files of 15 minutes (YYYYMMDDHHMMSS.export.CSV)',
    files: [
      {
        id: 'events',
        title: 'GDELT 2.0, one line per event, 61 fields parted by tabs',
        columns: eventColumns(true),
        form: eventForm,
      },
    ],
  },
];

const mentionColumns: readonly Column[] = [
  column('GLOBALEVENTID', 'number of the event that is mentioned', 'code'),
  column('EventTimeDate', 'when the event was first recorded, YYYYMMDDHHMMSS', 'date'),
  column('MentionTimeDate', 'when it was mentioned, YYYYMMDDHHMMSS', 'date'),
  column('MentionType', 'kind of document', 'class'),
  column('MentionSourceName', 'who published the document', 'name'),
  column('MentionIdentifier', 'address of the document', 'text'),
  column('SentenceID', 'sentence of the document', 'number'),
  column('Actor1CharOffset', 'where the first actor is named', 'characters'),
  column('Actor2CharOffset', 'where the second actor is named', 'characters'),
  column('ActionCharOffset', 'where the action is named', 'characters'),
  column('InRawText', 'whether it was found without rewriting', '0 or 1'),
  column('Confidence', 'how sure the coding is', 'per cent'),
  column('MentionDocLen', 'length of the document', 'characters'),
  column('MentionDocTone', 'tone of the document', 'tone'),
  column('MentionDocTranslationInfo', 'how it was translated', 'text'),
  column('Extras', 'not in use', 'text'),
];

/** Mentions of events in documents: told from event files, but no row of theirs is an event. */
export const mentionLayout: Layout = {
  id: 'mentions',
  title: 'GDELT 2.0: mentions of events (YYYYMMDDHHMMSS.mentions.CSV)',
  files: [
    { id: 'extract', title: 'One row per mention, with a header', columns: mentionColumns },
    {
      id: 'mentions',
      title: 'GDELT 2.0, one line per mention, 16 fields parted by tabs',
      columns: mentionColumns,
      form: {
        kind: 'headerless',
        delimiter: '\t',
        fits: (fields) => /^\d{1,12}$/.test(fields[0]!) && /^\d{14}$/.test(fields[1]!) && /^\d{14}$/.test(fields[2]!),
      },
    },
  ],
};
