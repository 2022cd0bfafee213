import type { ActorLabel } from '../model/index.js';
import { type Account, openAccount } from './account.js';
import { wholeNumber } from './cells.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { Mention, Records } from './records.js';
import type { Column, Layout, Source } from './source.js';

function column(name: string, meaning: string, unit: string): Column {
  return { name, meaning, unit, missing: [], required: true };
}

const layouts: Layout[] = [
  {
    id: 'mentions',
    title: 'How often each speech of the General Debate names each country, counted in the English texts',
    files: [
      {
        id: 'mentions',
        title: 'One row per speech and country that it names',
        columns: [
          column('speaker_iso3', 'whose speech; ISO 3166 alpha-3, also CSK, DDR, YMD, YUG, and EU', 'code'),
          column('target_iso3', 'who is named; ISO 3166 alpha-3, also XKX, EU and NATO', 'code'),
          column('year', 'year of the speech', 'year'),
          column('session', 'session of the General Assembly: the year less 1945', 'whole number'),
          column('mentions', 'how often it is named', 'mentions'),
          column('speech_words', 'length of the whole speech, the same in all its rows', 'words'),
        ],
      },
    ],
  },
];

/** Codes of organisations, which are no ISO codes: they are names here. */
const organisations = ['EU', 'NATO'];

/** Whom states name in the General Debate of the United Nations. */
export const ungdMentions: Source<Records> = {
  id: 'ungd-mentions',
  origin: {
    publisher: 'Slava Jankin, Alexander Baturo and Niheer Dasandi (Harvard Dataverse)',
    title: 'United Nations General Debate Corpus: countries named in each speech',
    version: '1946 to 2024, counts of names in the texts',
    licence: 'CC0-1.0',
    permission: 'ship',
    citation:
      'Jankin, Slava; Baturo, Alexander; Dasandi, Niheer (2017). United Nations General Debate Corpus. Harvard Dataverse. doi:10.7910/DVN/0TJX8Y',
    url: 'https://doi.org/10.7910/DVN/0TJX8Y',
  },
  editions: [
    {
      version: '1946 to 2024',
      published: null,
      span: { from: 1946, to: 2024 },
      note: 'Sessions 1 to 79; one speech per speaker and session',
    },
  ],
  span: { from: 1946, to: 2024 },
  layouts,
  gives: [
    {
      of: 'mentions',
      id: 'mentions',
      title: 'Countries named in the General Debate',
      unit: 'mentions in a speech',
      meaning:
        'How often a speech names a country, by a pattern of names run over its English text: Georgia, Jordan and Chad are counted also where a person or another place is meant, and a name spelt in an unusual way is not found. A speech that names nobody has no row, and a speaker does not name itself here. Codes are those of the file: RUS stands for the Soviet Union before it, DEU for the Federal Republic before 1990, CHN until 1970 for the Republic of China; CSK, DDR, YMD and YUG speak and are not named.',
    },
  ],
  howToGet: {
    sentence:
      'Download the corpus and count names of countries in each text into a table with these columns; the publisher gives texts, not counts.',
    url: 'https://doi.org/10.7910/DVN/0TJX8Y',
  },
  parse: (files) => {
    const account = openAccount();
    const known: Known = { mentions: [], rows: new Map(), words: new Map(), labels: new Map(), places: new Map() };
    for (const found of inFixedOrder(files.map((file) => recognise(file, layouts)))) read(found, account, known);
    return account.close({ mentions: known.mentions });
  },
};

/** What has been read so far. */
interface Known {
  readonly mentions: Mention[];
  /** Speaker, target and year → mentions. */
  readonly rows: Map<number, number>;
  /** Speaker and year → words. */
  readonly words: Map<number, number>;
  readonly labels: Map<string, ActorLabel>;
  readonly places: Map<string, number>;
}

/** Years lie below it. */
const yearRange = 4096;

/** More codes than there are: AAA to ZZZ, and the organisations. */
const codeRange = 32768;

function read(found: Recognised, account: Account, known: Known): void {
  const { mentions, rows, words, labels, places } = known;
  const speakerOf = textOf(found, 'speaker_iso3');
  const targetOf = textOf(found, 'target_iso3');
  const yearOf = textOf(found, 'year');
  const sessionOf = textOf(found, 'session');
  const countOf = textOf(found, 'mentions');
  const lengthOf = textOf(found, 'speech_words');

  function labelOf(code: string): ActorLabel | null {
    let label = labels.get(code);
    if (label !== undefined) return label;
    if (organisations.includes(code)) label = { name: code, code: '', scheme: 'none' };
    else if (/^[A-Z]{3}$/.test(code)) label = { name: '', code, scheme: 'iso3' };
    else return null;
    places.set(code, labels.size);
    labels.set(code, label);
    return label;
  }

  account.read(found, (fields) => {
    const [from, to] = [speakerOf(fields), targetOf(fields)];
    const speaker = labelOf(from);
    if (speaker === null) return { column: 'speaker_iso3', reason: 'not a code of a country' };
    const target = labelOf(to);
    if (target === null) return { column: 'target_iso3', reason: 'not a code of a country' };
    const year = wholeNumber(yearOf(fields));
    if (year === null || year < 1946 || year > 2100) return { column: 'year', reason: 'not a year since 1946' };
    if (wholeNumber(sessionOf(fields)) !== year - 1945) {
      return { column: 'session', reason: 'not the session of this year' };
    }
    const count = wholeNumber(countOf(fields));
    if (count === null || count < 0) return { column: 'mentions', reason: 'not a number of mentions' };
    const length = wholeNumber(lengthOf(fields));
    if (length === null || length < 1) return { column: 'speech_words', reason: 'not a number of words' };
    if (count > length) return { column: 'mentions', reason: 'more mentions than words' };
    const speech = places.get(from)! * yearRange + year;
    const before = words.get(speech);
    if (before !== undefined && before !== length) {
      return { column: 'speech_words', reason: `another row of this speech says ${before}` };
    }
    const row = speech * codeRange + places.get(to)!;
    const counted = rows.get(row);
    if (counted === count) return 'the same row, listed before';
    if (counted !== undefined) {
      return { column: 'mentions', reason: `another row of this speech and target says ${counted}` };
    }
    words.set(speech, length);
    if (count === 0) return 'not named';
    rows.set(row, count);
    if (from === to) return 'the speaker itself';
    mentions.push({ speaker, target, year, mentions: count, words: length });
    return null;
  });
}
