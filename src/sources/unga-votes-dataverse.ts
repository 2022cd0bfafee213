import type { Account, Verdict } from './account.js';
import { type BallotBox, castVerdict } from './ballots.js';
import { flag, isoDay, wholeNumber } from './cells.js';
import { type Recognised, textOf } from './recognise.js';
import { sessionOn } from './session.js';
import type { Column, Layout } from './source.js';
import { idOf, issueCodes } from './unga-votes-packaged.js';

const missing = ['', 'NA', '.'];

function optional(name: string, meaning: string, unit: string, ...otherNames: string[]): Column {
  return { name, otherNames, meaning, unit, missing, required: false };
}

/**
 * The data set's own file (doi:10.7910/DVN/LEJUQZ, "UNVotes"): one row per state and roll call, absences and
 * non-members included. The codebook of the edition to session 73 names `rcid, ccode, member, vote, Country, Countryname,
 * year, session, date, unres, amend, para, short, descr, important, me, nu, di, hr, co, ec`; other editions write
 * `importantvote` and add `resid, yes, no, abstain`. Only the first three needed here are in all of them. The file comes
 * as comma- or tab-separated text, numbers sometimes as `380.0`.
 */
export const dataverseLayout: Layout = {
  id: 'dataverse',
  title: 'United Nations General Assembly Voting Data, file of votes by COW state number',
  files: [
    {
      id: 'votes',
      title: 'Votes: one row per state and roll call, with what is known of the roll call',
      columns: [
        { name: 'rcid', meaning: 'roll call', unit: 'code', missing: [], required: true },
        { name: 'ccode', meaning: 'state, Correlates of War number', unit: 'code', missing: [], required: true },
        {
          name: 'vote',
          meaning: '1 yes, 2 abstain, 3 no, 8 absent, 9 not a member',
          unit: 'answer',
          missing: ['8', '9'],
          required: true,
        },
        optional('countryname', 'state, English name', 'text', 'country_name'),
        optional('session', 'session of the General Assembly', 'session'),
        optional('date', 'day of the vote; the day is unreliable before 1985', 'date'),
        optional('importantvote', 'named important by the US State Department', '0 or 1', 'important'),
        optional('unres', 'symbol of the resolution', 'text'),
        optional('amend', 'vote on an amendment', '0 or 1'),
        optional('para', 'vote on a paragraph', '0 or 1'),
        optional('short', 'short title', 'text'),
        optional('descr', 'what the vote was about', 'text'),
        optional('me', 'subject: Palestinian conflict', '0 or 1'),
        optional('nu', 'subject: nuclear weapons and nuclear material', '0 or 1'),
        optional('di', 'subject: arms control and disarmament', '0 or 1'),
        optional('hr', 'subject: human rights', '0 or 1'),
        optional('co', 'subject: colonialism', '0 or 1'),
        optional('ec', 'subject: economic development', '0 or 1'),
      ],
    },
  ],
};

/** The publisher's number → our answer; −1 and −2 are no answers. */
const answerOf = new Map([
  ['1', 0],
  ['2', 1],
  ['3', 2],
  ['8', -1],
  ['9', -2],
]);

/**
 * Roll calls come out of the rows themselves (their first row counts) unless they were listed in a file of their own
 * (`closed`). A roll call without a session is put into the session that was in progress on its day.
 */
export function readDataverseVotes(found: Recognised, account: Account, box: BallotBox, closed: boolean): void {
  const [rcidPlace, statePlace, votePlace] = [found.places('rcid'), found.places('ccode'), found.places('vote')];
  const name = textOf(found, 'countryname');
  const describe = describer(found, box);
  const states = new Map<string, number>();
  const refused = new Map<string, Verdict>();

  account.read(found, (fields): Verdict => {
    const id = withoutZeros(fields[rcidPlace]!);
    if (!box.knowsRollCall(id)) {
      if (idOf(id) !== id) return { column: 'rcid', reason: 'not a roll-call number' };
      if (closed) return { column: 'rcid', reason: `roll call ${id} is not among the roll calls` };
      const refusal = refused.get(id) ?? describe(id, fields);
      if (refusal !== null) {
        refused.set(id, refusal);
        return refusal;
      }
    }
    const answer = answerOf.get(withoutZeros(fields[votePlace]!));
    if (answer === undefined) return { column: 'vote', reason: 'not one of 1, 2, 3, 8, 9' };
    const code = withoutZeros(fields[statePlace]!);
    let voter = states.get(code);
    if (voter === undefined) {
      if (!/^\d{1,3}$/.test(code)) return { column: 'ccode', reason: 'not a Correlates of War state number' };
      voter = box.voter(name(fields), code, 'cow');
      states.set(code, voter);
    }
    if (answer === -1) return 'absent';
    if (answer === -2) return 'not a member';
    return castVerdict(box.cast(box.rollCall(id), voter, answer), 'vote');
  });
}

/** Tells the box what a row says of its roll call; a refusal when it cannot be placed in time. */
function describer(found: Recognised, box: BallotBox): (id: string, fields: readonly string[]) => Verdict {
  const column = (name: string) => textOf(found, name);
  const [session, date, resolution] = [column('session'), column('date'), column('unres')];
  const [important, amendment, paragraph] = [column('importantvote'), column('amend'), column('para')];
  const [short, description] = [column('short'), column('descr')];
  const issues = issueCodes.map((code) => [code, column(code)] as const);

  return (id, fields) => {
    const day = isoDay(date(fields));
    if (session(fields) !== '') {
      const number = wholeNumber(session(fields));
      if (number === null || number < 1 || number > 999) return { column: 'session', reason: 'not a session number' };
    }
    const number = wholeNumber(session(fields)) ?? (day === null ? null : sessionOn(day));
    box.describe(box.rollCall(id), {
      period: number === null ? null : 1945 + number,
      session: number,
      date: day,
      paragraph: flag(paragraph(fields)),
      amendment: flag(amendment(fields)),
      important: flag(important(fields)),
      issues: issues.filter(([, read]) => flag(read(fields)) === true).map(([code]) => code),
      resolution: resolution(fields) || null,
      title: short(fields) || description(fields),
    });
    return null;
  };
}

function withoutZeros(text: string): string {
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}
