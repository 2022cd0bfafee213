import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src/model/index.js';
import { answers, type BallotTables, sourceOf, sources, ungaVotes } from '../../src/sources/index.js';
import { sessionOn } from '../../src/sources/session.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile, textFile } from './fixtures.js';

function votesOf({ votes }: BallotTables): string[] {
  return Array.from(votes.answer, (answer, i) => {
    const voter = votes.voters[votes.voter[i]!]!;
    return `${votes.rollCalls[votes.rollCall[i]!]} ${voter.code || voter.name} ${answers[answer]}`;
  });
}

describe('the packaged tables', () => {
  const parsed = ungaVotes.parse(fixtureFiles('unga-votes/packaged'));

  test('give the votes', () => {
    expect(votesOf(parsed.tables)).toEqual([
      '11 SE yes',
      '11 NA abstain',
      '11 CI no',
      '11 Federal Republic of Germany yes',
      '12 SE no',
      '12 NA no',
      '12 Yemen Arab Republic yes',
    ]);
  });

  test('know Namibia’s code from a missing one', () => {
    const voters = parsed.tables.votes.voters;
    expect(voters).toContainEqual({ name: 'Namibia', code: 'NA', scheme: 'iso2' });
    expect(voters).toContainEqual({ name: 'Yemen Arab Republic', code: '', scheme: 'none' });
  });

  test('count a session as its year, whatever the date, and keep unknown flags unknown', () => {
    expect(parsed.tables.rollCalls).toEqual([
      {
        id: '11',
        period: 1989,
        session: 44,
        date: '1989-11-09',
        paragraph: false,
        amendment: false,
        important: true,
        issues: ['nu', 'di'],
        resolution: 'R/44/901',
        title: 'INVENTED RESOLUTION',
      },
      {
        id: '12',
        period: 1989,
        session: 44,
        date: '1990-02-01',
        paragraph: true,
        amendment: null,
        important: null,
        issues: [],
        resolution: 'R/44/902',
        title: 'A paragraph of it',
      },
      expect.objectContaining({ id: '13', period: 1990, amendment: true, paragraph: null }),
    ]);
    expect(parsed.tables.votes.rollCalls).toEqual(['11', '12', '13']);
  });

  test('set repeated rows aside and reject the rest by line', () => {
    expect(parsed.setAside).toEqual([
      { file: 'votes.csv', reason: 'vote listed before, with the same answer', rows: 1 },
      { file: 'issues.csv', reason: 'issue listed before', rows: 1 },
      { file: 'matches.csv', reason: 'match listed before', rows: 1 },
    ]);
    expect(parsed.rejects.map(({ file, line, column, value }) => `${file} ${line} ${column} ${value}`)).toEqual([
      'roll-calls.csv 6 session forty-five',
      'votes.csv 10 vote yes',
      'votes.csv 11 vote maybe',
      'votes.csv 12 rcid 99',
      'issues.csv 5 short_name xx',
      'issues.csv 6 rcid 77',
      'matches.csv 4 rcid2 13',
    ]);
    expect(parsed.rejects.find(({ line }) => line === 10)!.reason).toContain('otherwise before');
  });

  test('keep a match with a roll call that is not there, and say so', () => {
    expect(parsed.tables.matches).toEqual([
      { earlier: '11', later: '13' },
      { earlier: '12', later: '80' },
    ]);
    expect(parsed.problems.find(({ code }) => code === 'not-yet-known')?.got).toContain('1 of 2 matches');
  });

  test('without roll calls have votes outside time, and say so', () => {
    const alone = ungaVotes.parse(fixtureFiles('unga-votes/packaged').filter(({ name }) => name === 'votes.csv'));
    expect(alone.tables.rollCalls.map(({ id, period }) => [id, period])).toEqual([
      ['11', null],
      ['12', null],
      ['99', null],
    ]);
    expect(alone.problems.find(({ code }) => code === 'not-yet-known')?.got).toContain('3 of 3 roll calls');
  });
});

describe('the Dataverse file', () => {
  const parsed = ungaVotes.parse(fixtureFiles('unga-votes/dataverse'));

  test('gives votes by state number, absences and non-members set aside', () => {
    expect(votesOf(parsed.tables)).toEqual(['21 380 yes', '21 260 no', '22 380 abstain']);
    expect(parsed.tables.votes.voters[0]).toEqual({ name: 'Sweden', code: '380', scheme: 'cow' });
    expect(parsed.setAside).toEqual([
      { file: 'votes.csv', reason: 'absent', rows: 1 },
      { file: 'votes.csv', reason: 'not a member', rows: 1 },
    ]);
    expect(parsed.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
      [7, 'vote', '7'],
      [8, 'session', 'late'],
    ]);
  });

  test('gives the roll calls that stand in its rows; one without a session belongs to that of its day', () => {
    expect(parsed.tables.rollCalls).toMatchObject([
      {
        id: '21',
        period: 1990,
        session: 45,
        date: '1990-12-04',
        important: true,
        issues: ['nu', 'di'],
        resolution: 'R/45/31',
        title: 'INVENTED',
      },
      {
        id: '22',
        period: 1990,
        session: 45,
        date: '1991-01-04',
        paragraph: null,
        amendment: null,
        important: null,
        issues: ['me'],
      },
    ]);
  });

  test('with three columns only takes the roll calls from their own file', () => {
    const parsedTogether = ungaVotes.parse([
      textFile('v', ['rcid,ccode,vote', '11,380,1', '11,380,1', '98,380,1']),
      ...fixtureFiles('unga-votes/packaged').filter(({ name }) => name !== 'votes.csv'),
    ]);
    expect(votesOf(parsedTogether.tables)).toEqual(['11 380 yes']);
    expect(parsedTogether.tables.rollCalls[0]).toMatchObject({ id: '11', period: 1989 });
    expect(parsedTogether.rejects.filter(({ file }) => file === 'v')).toMatchObject([
      { line: 4, column: 'rcid', value: '98' },
    ]);
  });
});

describe('the UN Digital Library’s file', () => {
  const parsed = ungaVotes.parse(fixtureFiles('unga-votes/library'));

  test('gives votes by three-letter code; China’s seat is Taiwan’s until 1971-10-25', () => {
    expect(votesOf(parsed.tables)).toEqual(['900001 SWE yes', '900001 TWN no', '900002 CHN yes', '900002 SWE abstain']);
    expect(parsed.setAside).toEqual([{ file: 'votes.csv', reason: 'not voting', rows: 2 }]);
    expect(parsed.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
      [8, 'date', 'soon'],
      [9, 'ms_vote', 'P'],
    ]);
  });

  test('puts special sessions into the regular session of their day', () => {
    expect(
      parsed.tables.rollCalls.map(({ id, session, period, paragraph }) => [id, session, period, paragraph]),
    ).toEqual([
      ['900001', 26, 1971, false],
      ['900002', 77, 2022, false],
      ['900004', 80, 2025, false],
    ]);
  });

  test('has terms of its own', () => {
    expect(ungaVotes.layouts.find(({ id }) => id === 'library')?.origin?.permission).toBe('local');
  });
});

test.each([
  ['1946-02-01', 1],
  ['1981-09-14', 35],
  ['1981-09-15', 36],
  ['1990-08-31', 44],
  ['2019-09-16', 73],
  ['2019-09-17', 74],
  ['2022-03-02', 76],
  ['2024-12-31', 79],
])('on %s session %d is in progress', (day, session) => {
  expect(sessionOn(day)).toBe(session);
});

test('votes in two layouts at once are refused', () => {
  const files = [...fixtureFiles('unga-votes/library'), textFile('other', ['rcid,ccode,vote', '1,2,1'])];
  expect(() => ungaVotes.parse(files)).toThrow(ProblemError);
});

test.each([
  [['rcid,country,country_code', '1,Sweden,SE'], 'missing-column', 'vote'],
  [['alpha,beta', '1,2'], 'unknown-layout', 'undl_id'],
])('a header that fits no layout is refused with what was expected', (lines, code, expected) => {
  try {
    sourceOf(textFile('odd.csv', lines), sources);
    throw new Error('not refused');
  } catch (error) {
    const { problem } = error as ProblemError;
    expect(problem).toMatchObject({ code, where: { file: 'odd.csv', line: 1 } });
    expect(problem.expected).toContain(expected);
  }
});

describeRaw('the real votes', (folder) => {
  const parse = () =>
    ungaVotes.parse(
      ['votes', 'roll-calls', 'issues', 'matches'].map((name) => rawFile(folder, `unga-votes/${name}.csv`)),
    );

  test('are all there', () => {
    const { tables, rejects, setAside, layouts } = parse();
    const counts = [0, 0, 0];
    for (const answer of tables.votes.answer) counts[answer]!++;
    expect(counts).toEqual([693_664, 110_897, 65_548]);
    expect(tables.votes.answer.length).toBe(870_109);
    expect(tables.votes.voters.length).toBe(200);
    expect(tables.rollCalls.length).toBe(6_203);
    expect(tables.matches.length).toBe(955);
    expect(rejects).toEqual([]);
    expect(setAside).toEqual([]);
    expect(layouts.map(({ part, rows }) => [part, rows])).toEqual([
      ['roll-calls', 6_203],
      ['votes', 870_109],
      ['issues', 5_745],
      ['matches', 955],
    ]);
    expect(new Set(tables.rollCalls.map(({ session }) => session)).size).toBe(74);
    expect(tables.rollCalls.filter(({ issues }) => issues.includes('me')).length).toBe(1_061);
    expect(tables.rollCalls.filter(({ paragraph }) => paragraph === true).length).toBe(991);
    expect(tables.rollCalls.filter(({ paragraph }) => paragraph === null).length).toBe(2_995);
  });
});
