import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { describeProblem, ProblemError } from '../../src/model/index.js';
import { readOrder } from '../../src/cli/order.js';
import { checkParameters } from '../../src/cli/parameters.js';
import { studies } from './children/studies.mjs';
import { madeUp, openSession, run, temporaryFolder } from './program.js';

const session = openSession('made-up');
afterAll(() => session.close());

/** What is said about the first thing that is wrong; the command line is read in this process, which is quick. */
async function refusal(line: string): Promise<string> {
  try {
    const order = readOrder(studies, line.split(' '));
    if (order.kind === 'show') return order.text;
    const checked = await checkParameters(order.study, order.given);
    return checked.kind === 'bad' ? describeProblem(checked.problems[0]!) : 'nothing wrong';
  } catch (error) {
    return error instanceof ProblemError ? describeProblem(error.problem) : String(error);
  }
}

describe('a mistake on the command line', () => {
  it.each([
    ['ehco', ['There is no such command', 'got "ehco"', 'Did you mean suasion echo?']],
    ['zzz', ['expected one of echo, long, files', 'suasion --help says what each does.']],
    ['group tow', ['got "tow"', 'Did you mean suasion group two?']],
    ['group three --help', ['got "three"', 'suasion group --help']],
    ['help ehco', ['Did you mean suasion echo?']],
    ['echo hi --fromat json', ['There is no such option', 'got --fromat', 'Did you mean --format?']],
    ['echo hi --yeer=5', ['got --yeer=5', 'Did you mean --year?']],
    ['echo hi -x', ['got -x', 'suasion echo --help lists them.']],
    ['--seed 3 echo hi', ['Options come after the command: suasion COMMAND --seed']],
    ['--bogus', ['got --bogus']],
    ['echo hi --quick=yes', ['got --quick=yes']],
    [
      'echo',
      ['A needed value was not given (text)', 'expected <text> (what to say)', 'For example: suasion echo "two words"'],
    ],
    ['files', ['(out)', 'expected --out FILE (where to)']],
    ['group one two three', ['expected no arguments', 'got 2: "two" "three"', 'quotation marks']],
    ['echo hi --year', ['expected a value after --year', 'got nothing']],
    ['echo hi --year --quick', ['expected a value after --year', 'got --quick']],
    ['echo hi --year 90', ['(year)', 'expected a year of four digits', 'got "90"']],
    ['echo hi --year 1066', ['expected at least 1900', 'got "1066"']],
    ['echo h', ['(text)', 'expected at least 2 characters', 'got "h"']],
    ['echo hi --level luod', ['expected soft, loud', 'got "luod"', 'Did you mean loud?']],
    ['echo hi --format jsn', ['expected text, json, csv, md, html', 'got "jsn"', 'Did you mean json?']],
    ['echo hi --format=', ['expected a value for --format']],
    ['echo hi --seed -1', ['expected a whole number from 0 to 4294967295', 'got "-1"']],
    ['echo hi --seed 4294967296', ['got "4294967296"']],
    ['echo hi --seed 1.5', ['got "1.5"']],
    ['echo hi --table first', ['expected --table together with --format csv']],
  ])('is told: %s', async (line, parts) => {
    const said = await refusal(line);
    for (const part of parts) expect(said).toContain(part);
  });

  it.each([
    ['ehco', 'Did you mean suasion echo?'],
    ['group tow', 'Did you mean suasion group two?'],
    ['echo hi --fromat json', 'Did you mean --format?'],
    ['echo', 'expected <text> (what to say)'],
    ['echo hi --year', 'expected a value after --year'],
    ['echo hi --year 90', 'expected a year of four digits'],
    ['echo hi --format csv --table third', 'expected first, second, got "third"'],
    ['nothing --format csv', 'this answer has no table'],
  ])('ends the program with 2, in one line on standard error: %s', async (line, part) => {
    const { status, stdout, stderr } = await session.run(line.split(' '));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^suasion: [^\n]+\n$/);
    expect(stderr).toContain(part);
  });

  it('is told in words and in JSON where it is the answer’s', async () => {
    const { status, stdout, stderr } = await run(madeUp, ['refuse', 'unknown-actor', '--format', 'json']);
    expect(status).toBe(2);
    expect(stderr).toBe('suasion: No actor has this name: expected this, got that. Do so.\n');
    expect(JSON.parse(stdout)).toMatchObject({
      question: { code: 'unknown-actor' },
      result: null,
      problems: [{ code: 'unknown-actor' }],
    });
  });

  it('is told for every parameter that is missing', async () => {
    const { stderr } = await session.run(['pair']);
    expect(stderr.split('\n')).toEqual([expect.stringContaining('<left>'), expect.stringContaining('<right>'), '']);
  });

  it('lets no word steer the terminal', async () => {
    const { stderr } = await session.run(['ec\u001B[2Jho']);
    expect(stderr).toBe(stderr.replaceAll('\u001B', ''));
  });

  it.each([
    ['zzz --format json', 'unknown-command', {}],
    ['echo hi --zzz --format=json', 'unknown-option', {}],
    ['echo hi --year 90 --format json', 'invalid-value', { text: 'hi', year: '90' }],
    ['echo --format json', 'missing-value', {}],
  ])('gives JSON where JSON was asked for: %s', async (line, code, question) => {
    const { status, stdout, stderr } = await session.run(line.split(' '));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^suasion: /);
    expect(JSON.parse(stdout)).toEqual({
      suasion: expect.any(String) as string,
      question,
      result: null,
      origins: [],
      problems: [
        expect.objectContaining({ code, where: expect.toSatisfy((where: unknown) => where !== undefined) as unknown }),
      ],
    });
  });
});

describe('what data, method or disk cannot do', () => {
  it('ends with 1', async () => {
    const { status, stdout, stderr } = await run(madeUp, ['refuse', 'no-data']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe('suasion: There are no data for this question: expected this, got that. Do so.\n');
  });

  it.each([
    ['no/such/folder/x.csv', 'a folder that does not exist'],
    ['.', 'a folder of that name'],
  ])('cannot write to %s', async (out, reason) => {
    const folder = temporaryFolder();
    for (const words of [
      ['echo', 'hello', '--out', out],
      ['files', '--out', out],
    ]) {
      const { status, stdout, stderr } = await session.run(words, folder);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toContain(`A file could not be written (${out})`);
      expect(stderr).toContain(reason);
    }
    expect(readdirSync(join(folder))).toEqual([]);
  });
});
