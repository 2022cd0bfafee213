import { type Account, openAccount, type Verdict } from './account.js';
import { type BallotBox, type BallotTables, castVerdict, openBallotBox } from './ballots.js';
import { isoDay, wholeNumber } from './cells.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { Column, Layout, Source } from './source.js';

const rollCallColumn: Column = {
  name: 'roll_call',
  meaning: 'id of the roll call',
  unit: 'code',
  missing: [],
  required: true,
};
const periodColumn: Column = {
  name: 'period',
  meaning: 'the step of the clock in which it took place, such as the year',
  unit: 'whole number',
  missing: [],
  required: true,
};

/** The layout for the votes of any body. `issues` holds codes separated by semicolons. */
const neutralLayout: Layout = {
  id: 'neutral',
  title: 'Votes, roll calls and matches of any body',
  files: [
    {
      id: 'votes',
      title: 'Votes: one row per voter and roll call; who did not vote has no row',
      columns: [
        rollCallColumn,
        { name: 'voter', meaning: 'name or code of the voter', unit: 'text', missing: [], required: true },
        periodColumn,
        { name: 'vote', meaning: 'yes, abstain or no', unit: 'answer', missing: [], required: true },
      ],
    },
    {
      id: 'roll-calls',
      title: 'Roll calls: one row each',
      columns: [
        rollCallColumn,
        periodColumn,
        { name: 'date', meaning: 'day of the vote', unit: 'date', missing: [''], required: false },
        {
          name: 'issues',
          meaning: 'codes of its subjects, separated by semicolons',
          unit: 'codes',
          missing: [''],
          required: false,
        },
        { name: 'title', meaning: 'what the vote was about', unit: 'text', missing: [''], required: true },
      ],
    },
    {
      id: 'matches',
      title: 'Matches: pairs of roll calls on the same text',
      columns: [
        { ...rollCallColumn, name: 'roll_call_1', meaning: 'the earlier roll call' },
        { ...rollCallColumn, name: 'roll_call_2', meaning: 'the later roll call' },
      ],
    },
  ],
};

/** Roll-call votes of any body, in the layout people write themselves. */
export const rollCallVotes: Source<BallotTables> = {
  id: 'roll-calls',
  origin: {
    publisher: 'given by the user',
    title: 'Roll-call votes',
    version: 'as given',
    licence: 'as given',
    permission: 'local',
    citation: 'Votes given by the user',
    url: '',
  },
  editions: [],
  span: null,
  layouts: [neutralLayout],
  howToGet: {
    sentence:
      'Write your own body’s votes as a table with the columns roll_call, voter, period and vote (yes, abstain or no).',
    url: '',
  },
  parse: (files) => {
    const recognised = files.map((file) => recognise(file, [neutralLayout]));
    const account = openAccount();
    const box = openBallotBox();
    const of = (part: string) => recognised.filter((found) => found.part.id === part);
    for (const found of of('roll-calls')) readRollCalls(found, account, box);
    const closed = of('roll-calls').length > 0;
    for (const found of of('votes')) readVotes(found, account, box, closed);
    for (const found of of('matches')) readMatches(found, account, box);
    return account.close(box.empty());
  },
};

function readRollCalls(found: Recognised, account: Account, box: BallotBox): void {
  const column = (name: string) => textOf(found, name);
  const [rollCall, period, date] = [column('roll_call'), column('period'), column('date')];
  const [issues, title] = [column('issues'), column('title')];
  account.read(found, (fields) => {
    const id = rollCall(fields);
    if (id === '') return { column: 'roll_call', reason: 'no roll call is named' };
    if (box.knowsRollCall(id)) return { column: 'roll_call', reason: 'the roll call is listed before' };
    const number = wholeNumber(period(fields));
    if (number === null) return { column: 'period', reason: 'not a whole number' };
    const day = isoDay(date(fields));
    if (day === null && date(fields) !== '') return { column: 'date', reason: 'not a day written YYYY-MM-DD' };
    const codes = issues(fields)
      .split(';')
      .map((code) => code.trim());
    box.describe(box.rollCall(id), {
      period: number,
      date: day,
      issues: [...new Set(codes)].filter((code) => code !== ''),
      title: title(fields),
    });
    return null;
  });
}

function readVotes(found: Recognised, account: Account, box: BallotBox, closed: boolean): void {
  const [idPlace, voterPlace] = [found.places('roll_call'), found.places('voter')];
  const [periodPlace, votePlace] = [found.places('period'), found.places('vote')];
  account.read(found, (fields): Verdict => {
    const vote = fields[votePlace]!.trim();
    const answer = vote === 'yes' ? 0 : vote === 'abstain' ? 1 : vote === 'no' ? 2 : -1;
    if (answer < 0) return { column: 'vote', reason: 'neither yes, abstain nor no' };
    const id = fields[idPlace]!.trim();
    if (id === '') return { column: 'roll_call', reason: 'no roll call is named' };
    if (closed && !box.knowsRollCall(id)) return { column: 'roll_call', reason: 'not among the roll calls' };
    const voter = fields[voterPlace]!.trim();
    if (voter === '') return { column: 'voter', reason: 'no voter is named' };
    const period = wholeNumber(fields[periodPlace]!);
    if (period === null) return { column: 'period', reason: 'not a whole number' };
    const number = box.rollCall(id);
    const known = box.described(number);
    if (known === null) box.describe(number, { period });
    else if (known.period !== period) {
      return { column: 'period', reason: `the roll call is of period ${known.period}` };
    }
    return castVerdict(box.cast(number, box.voter(voter, '', 'none'), answer), 'vote');
  });
}

function readMatches(found: Recognised, account: Account, box: BallotBox): void {
  const [first, second] = [textOf(found, 'roll_call_1'), textOf(found, 'roll_call_2')];
  account.read(found, (fields) => {
    const [earlier, later] = [first(fields), second(fields)];
    if (earlier === '') return { column: 'roll_call_1', reason: 'no roll call is named' };
    if (later === '') return { column: 'roll_call_2', reason: 'no roll call is named' };
    if (earlier === later) return { column: 'roll_call_2', reason: 'a roll call matched with itself' };
    return box.match(earlier, later) === 'new' ? null : 'match listed before';
  });
}
