import type { Account, Verdict } from './account.js';
import { type BallotBox, castVerdict } from './ballots.js';
import { flag, isoDay, wholeNumber } from './cells.js';
import { type Recognised, textOf } from './recognise.js';
import type { Column, Layout } from './source.js';

/** Six subjects into which the data set's makers sort roll calls. */
export const issueCodes = ['me', 'nu', 'di', 'hr', 'co', 'ec'] as const;

const missing = ['', 'NA'];
const rollCallId: Column = {
  name: 'rcid',
  meaning: 'roll call; 9000 and above: special sessions and others outside the older numbering',
  unit: 'code',
  missing: [],
  required: true,
};

/**
 * Four tables keyed by `rcid`, as in the R package unvotes 0.3.0 (votes, roll calls, issues) and the data set's own list
 * of repeated resolutions. Absences are not in them. `country_code` is ISO 3166 alpha-2 with former codes (`CS`, `DD`,
 * `YD`, `YU`); it is empty, or in R's habit `NA`, where there was none; Namibia's is the text `NA`.
 */
export const packagedLayout: Layout = {
  id: 'packaged',
  title: 'Tables of votes, roll calls, issues and matches, keyed by rcid',
  files: [
    {
      id: 'votes',
      title: 'Votes: one row per state and roll call',
      columns: [
        rollCallId,
        { name: 'country', meaning: 'state, English name', unit: 'text', missing: [], required: true },
        {
          name: 'country_code',
          meaning: 'state, ISO 3166 alpha-2; NA is Namibia',
          unit: 'code',
          missing: [''],
          required: true,
        },
        { name: 'vote', meaning: 'yes, abstain or no', unit: 'answer', missing: [], required: true },
      ],
    },
    {
      id: 'roll-calls',
      title: 'Roll calls: one row each',
      columns: [
        rollCallId,
        { name: 'session', meaning: 'session of the General Assembly', unit: 'session', missing: [], required: true },
        {
          name: 'date',
          meaning: 'day of the vote; the day is unreliable before 1985',
          unit: 'date',
          missing,
          required: true,
        },
        {
          name: 'importantvote',
          meaning: 'named important by the US State Department',
          unit: '0 or 1',
          missing,
          required: false,
        },
        { name: 'unres', meaning: 'symbol of the resolution', unit: 'text', missing, required: false },
        { name: 'amend', meaning: 'vote on an amendment', unit: '0 or 1', missing, required: false },
        { name: 'para', meaning: 'vote on a paragraph', unit: '0 or 1', missing, required: false },
        { name: 'short', meaning: 'short title', unit: 'text', missing, required: false },
        { name: 'descr', meaning: 'what the vote was about', unit: 'text', missing, required: false },
      ],
    },
    {
      id: 'issues',
      title: 'Issues: one row per roll call and subject',
      columns: [
        rollCallId,
        { name: 'short_name', meaning: 'subject: me, nu, di, hr, co or ec', unit: 'code', missing: [], required: true },
        { name: 'issue', meaning: 'subject, in words', unit: 'text', missing: [], required: false },
      ],
    },
    {
      id: 'matches',
      title: 'Matches: pairs of roll calls on the same text in different years',
      columns: [
        { ...rollCallId, name: 'rcid1', meaning: 'the earlier roll call' },
        { ...rollCallId, name: 'rcid2', meaning: 'the later roll call' },
      ],
    },
  ],
};

/** Roll-call ids are whole numbers; statistical packages add `.0`. Null when it is none. */
export function idOf(text: string): string | null {
  const number = wholeNumber(text);
  return number === null || number < 0 ? null : String(number);
}

export function readPackagedRollCalls(found: Recognised, account: Account, box: BallotBox): void {
  const column = (name: string) => textOf(found, name);
  const [rcid, session, date] = [column('rcid'), column('session'), column('date')];
  const [important, resolution] = [column('importantvote'), column('unres')];
  const [amendment, paragraph, short, description] = [
    column('amend'),
    column('para'),
    column('short'),
    column('descr'),
  ];

  account.read(found, (fields) => {
    const id = idOf(rcid(fields));
    if (id === null) return { column: 'rcid', reason: 'not a roll-call number' };
    if (box.knowsRollCall(id)) return { column: 'rcid', reason: `roll call ${id} is listed before` };
    const number = wholeNumber(session(fields));
    if (number === null || number < 1 || number > 999) return { column: 'session', reason: 'not a session number' };
    const day = isoDay(date(fields));
    if (day === null && date(fields) !== '') return { column: 'date', reason: 'not a day written YYYY-MM-DD' };
    for (const [name, read] of [
      ['importantvote', important],
      ['amend', amendment],
      ['para', paragraph],
    ] as const) {
      if (read(fields) !== '' && flag(read(fields)) === null) return { column: name, reason: 'neither 0 nor 1' };
    }
    box.describe(box.rollCall(id), {
      period: 1945 + number,
      session: number,
      date: day,
      paragraph: flag(paragraph(fields)),
      amendment: flag(amendment(fields)),
      important: flag(important(fields)),
      issues: [],
      resolution: resolution(fields) || null,
      title: short(fields) || description(fields),
    });
    return null;
  });
}

/** `closed`: the roll calls have been listed, and votes on others cannot be placed in time. */
export function readPackagedVotes(found: Recognised, account: Account, box: BallotBox, closed: boolean): void {
  const [rcidPlace, namePlace] = [found.places('rcid'), found.places('country')];
  const [codePlace, votePlace] = [found.places('country_code'), found.places('vote')];

  account.read(found, (fields): Verdict => {
    let id = fields[rcidPlace]!;
    if (!box.knowsRollCall(id)) {
      const written = idOf(id);
      if (written === null) return { column: 'rcid', reason: 'not a roll-call number' };
      if (closed && !box.knowsRollCall(written)) {
        return { column: 'rcid', reason: `roll call ${written} is not among the roll calls` };
      }
      id = written;
    }
    const vote = fields[votePlace]!;
    const answer = vote === 'yes' ? 0 : vote === 'abstain' ? 1 : vote === 'no' ? 2 : -1;
    if (answer < 0) return { column: 'vote', reason: 'neither yes, abstain nor no' };
    const name = fields[namePlace]!;
    let code = fields[codePlace]!;
    if (code === 'NA' && name !== 'Namibia') code = '';
    if (name === '') return { column: 'country', reason: 'no voter is named' };
    return castVerdict(box.cast(box.rollCall(id), box.voter(name, code, 'iso2'), answer), 'vote');
  });
}

export function readPackagedIssues(found: Recognised, account: Account, box: BallotBox): void {
  const [rcid, code] = [textOf(found, 'rcid'), textOf(found, 'short_name')];
  account.read(found, (fields) => {
    const id = idOf(rcid(fields));
    if (id === null) return { column: 'rcid', reason: 'not a roll-call number' };
    if (!box.knowsRollCall(id)) return { column: 'rcid', reason: `roll call ${id} is not among the roll calls` };
    const issue = issueCodes.find((known) => known === code(fields));
    if (issue === undefined) return { column: 'short_name', reason: `not one of ${issueCodes.join(', ')}` };
    const number = box.rollCall(id);
    const issues = box.described(number)?.issues ?? [];
    if (issues.includes(issue)) return 'issue listed before';
    box.describe(number, { issues: [...issues, issue] });
    return null;
  });
}

export function readPackagedMatches(found: Recognised, account: Account, box: BallotBox): void {
  const [first, second] = [textOf(found, 'rcid1'), textOf(found, 'rcid2')];
  account.read(found, (fields) => {
    const [earlier, later] = [idOf(first(fields)), idOf(second(fields))];
    if (earlier === null) return { column: 'rcid1', reason: 'not a roll-call number' };
    if (later === null) return { column: 'rcid2', reason: 'not a roll-call number' };
    if (earlier === later) return { column: 'rcid2', reason: 'a roll call matched with itself' };
    return box.match(earlier, later) === 'new' ? null : 'match listed before';
  });
}
