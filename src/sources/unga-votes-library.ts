import type { Account, Verdict } from './account.js';
import { type BallotBox, castVerdict } from './ballots.js';
import { isoDay } from './cells.js';
import { type Recognised, textOf } from './recognise.js';
import { sessionOn } from './session.js';
import type { Layout } from './source.js';

/**
 * The UN Digital Library's file (record 4060887, `…_ga_voting.csv`; about 364 MB with 947,434 rows in February 2026):
 * one row per member state and adopted resolution, header `undl_id, ms_code, ms_name, ms_vote, date, session,
 * resolution, draft, committee_report, meeting, title, agenda_title, subjects, vote_note, total_yes, total_no,
 * total_abstentions, total_non_voting, total_ms, undl_link`; editions before July 2025 lack `vote_note`, and the
 * dictionary of the first (September 2024) names some columns in the plural and writes NV for non-voting. Votes on
 * paragraphs, and on texts that failed, are not in it. `session` is a number, or `ES-10`, `S-20`, `10emsp` for
 * (emergency) special sessions. Codes are ISO 3166 alpha-3 with former ones (`CSK`, `DDR`, `SUN`, `YMD`, `EAT`, `EAZ`).
 */
export const libraryLayout: Layout = {
  id: 'library',
  title: 'UN Digital Library, General Assembly voting data',
  origin: {
    publisher: 'United Nations, Dag Hammarskjöld Library',
    title: 'General Assembly Voting Data',
    version: 'as given (versions 1–5 are known, September 2024 to February 2026)',
    licence: 'Copyright United Nations; non-commercial use, with attribution',
    permission: 'local',
    citation:
      'United Nations Dag Hammarskjöld Library, General Assembly Voting Data, United Nations, https://digitallibrary.un.org/record/4060887',
    url: 'https://digitallibrary.un.org/record/4060887',
  },
  files: [
    {
      id: 'votes',
      title: 'Votes: one row per member state and resolution',
      columns: [
        {
          name: 'undl_id',
          meaning: 'voting record, the library’s control number',
          unit: 'code',
          missing: [],
          required: true,
        },
        {
          name: 'ms_code',
          otherNames: ['ms_codes'],
          meaning: 'member state, three letters',
          unit: 'code',
          missing: [],
          required: true,
        },
        {
          name: 'ms_name',
          otherNames: ['ms_names'],
          meaning: 'member state, its name at the time',
          unit: 'text',
          missing: [''],
          required: false,
        },
        {
          name: 'ms_vote',
          otherNames: ['ms_votes'],
          meaning: 'Y yes, A abstention, N no, X non-voting',
          unit: 'answer',
          missing: ['X', 'NV', ''],
          required: true,
        },
        { name: 'date', meaning: 'day of the vote', unit: 'date', missing: [''], required: true },
        {
          name: 'session',
          otherNames: ['sessions'],
          meaning: 'session, special ones with letters',
          unit: 'session',
          missing: [''],
          required: false,
        },
        {
          name: 'resolution',
          otherNames: ['resolutions'],
          meaning: 'symbol of the resolution',
          unit: 'text',
          missing: [''],
          required: false,
        },
        { name: 'title', meaning: 'title of the resolution', unit: 'text', missing: [''], required: false },
      ],
    },
  ],
};

const answerOf = new Map([
  ['Y', 0],
  ['A', 1],
  ['N', 2],
  ['X', -1],
  ['NV', -1],
  ['', -1],
]);

/** Until this day China's seat was held by the Republic of China (resolution 2758 (XXVI)). */
const lastDayOfRepublicOfChina = '1971-10-25';

/**
 * Special sessions are put into the regular session in progress on their day, by which their period is counted (the
 * Dataverse file puts them into the calendar year's session instead). The seat of China up to 1971-10-25 gets the code
 * `TWN`, as the makers of the other layouts have it.
 */
export function readLibraryVotes(found: Recognised, account: Account, box: BallotBox): void {
  const [idPlace, codePlace, votePlace] = [found.places('undl_id'), found.places('ms_code'), found.places('ms_vote')];
  const [name, date] = [textOf(found, 'ms_name'), textOf(found, 'date')];
  const describe = describer(found, box);
  const refused = new Map<string, Verdict>();

  account.read(found, (fields): Verdict => {
    const id = fields[idPlace]!.trim();
    if (!box.knowsRollCall(id)) {
      if (!/^\d+$/.test(id)) return { column: 'undl_id', reason: 'not a control number' };
      const refusal = refused.get(id) ?? describe(id, fields);
      if (refusal !== null) {
        refused.set(id, refusal);
        return refusal;
      }
    }
    const answer = answerOf.get(fields[votePlace]!.trim().toUpperCase());
    if (answer === undefined) return { column: 'ms_vote', reason: 'not one of Y, A, N, X' };
    let code = fields[codePlace]!.trim().toUpperCase();
    if (!/^[A-Z]{3}$/.test(code)) return { column: 'ms_code', reason: 'not a code of three letters' };
    if (code === 'CHN' && date(fields) <= lastDayOfRepublicOfChina) code = 'TWN';
    if (answer < 0) return 'not voting';
    return castVerdict(box.cast(box.rollCall(id), box.voter(name(fields), code, 'iso3'), answer), 'ms_vote');
  });
}

function describer(found: Recognised, box: BallotBox): (id: string, fields: readonly string[]) => Verdict {
  const column = (name: string) => textOf(found, name);
  const [session, date, resolution, title] = [column('session'), column('date'), column('resolution'), column('title')];

  return (id, fields) => {
    const day = isoDay(date(fields));
    if (day === null) return { column: 'date', reason: 'not a day written YYYY-MM-DD' };
    const number = sessionNumber(session(fields), day);
    if (number === null) return { column: 'session', reason: 'not a session number' };
    box.describe(box.rollCall(id), {
      period: 1945 + number,
      session: number,
      date: day,
      paragraph: false,
      amendment: false,
      resolution: resolution(fields) || null,
      title: title(fields),
    });
    return null;
  };
}

/** `74`, `74/…`, `74.0`; special sessions (`ES-10`, `ES-10/…`, `S-20`, `10emsp`, `20sp`) and none by the day. */
function sessionNumber(text: string, day: string): number | null {
  if (text === '' || /^(?:ES|S)-?\d+(?:\/.*)?$/i.test(text) || /^\d+(?:em)?sp$/i.test(text)) return sessionOn(day);
  const regular = /^(\d{1,3})(?:\.0)?(?:\/.*)?$/.exec(text);
  const number = regular === null ? 0 : Number(regular[1]);
  return number >= 1 ? number : null;
}
