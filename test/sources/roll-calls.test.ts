import { expect, test } from 'vitest';
import { answers, rollCallVotes } from '../../src/sources/index.js';
import { fixtureFiles, textFile } from './fixtures.js';

test('votes of any body are read, and what is wrong is rejected by line', () => {
  const { tables, rejects } = rollCallVotes.parse(fixtureFiles('roll-calls/neutral'));
  const { votes } = tables;
  expect(Array.from(votes.answer, (answer, i) => `${votes.voters[votes.voter[i]!]!.name} ${answers[answer]}`)).toEqual([
    'Smith yes',
    'Jones no',
    'Grey abstain',
    'Smith no',
  ]);
  expect(tables.rollCalls).toMatchObject([
    {
      id: 'budget',
      period: 1990,
      session: null,
      date: '1990-03-01',
      issues: ['money', 'taxes'],
      title: 'On the budget',
    },
    { id: 'roads', period: 1991, date: null, issues: [], title: 'On roads, and on bridges' },
  ]);
  expect(tables.matches).toEqual([{ earlier: 'budget', later: 'roads' }]);
  expect(
    rejects.map(({ file, line, column, value, reason }) => `${file} ${line} ${column} "${value}": ${reason}`),
  ).toEqual([
    'roll-calls.csv 4 date "1991-02-30": not a day written YYYY-MM-DD',
    'votes.csv 6 vote "absent": neither yes, abstain nor no',
    'votes.csv 7 period "1992": the roll call is of period 1991',
    'votes.csv 8 voter "": no voter is named',
    'votes.csv 9 roll_call "parks": not among the roll calls',
    'matches.csv 3 roll_call_2 "budget": a roll call matched with itself',
  ]);
});

test('votes alone suffice: the first vote says when a roll call was', () => {
  const { tables, rejects } = rollCallVotes.parse([
    textFile('mine', ['roll_call,voter,period,vote', 'a,Smith,3,yes', 'a,Jones,4,no', 'b,Smith,4,no']),
  ]);
  expect(tables.rollCalls.map(({ id, period }) => [id, period])).toEqual([
    ['a', 3],
    ['b', 4],
  ]);
  expect(rejects).toMatchObject([{ line: 3, column: 'period', value: '4' }]);
});
