import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository } from '../support/raw.js';
import { madeUp, openSession, run, temporaryFolder } from './program.js';

const session = openSession('made-up');
afterAll(() => session.close());

const note = 'Some rows were not used: expected good rows, got 2 bad ones. Mend them.';

describe('an answer', () => {
  it('goes to standard output as text, and nothing else is said', async () => {
    const { status, stdout, stderr } = await run(madeUp, ['echo', 'hello']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^hello\n/);
    expect(stdout).toContain(note);
    expect(stdout).toContain('Nothing much. Licence: CC0-1.0.');
    expect(stdout).toMatch(/\nCite as: .*\n$/);
  });

  it.each([
    ['json', /^\{\n {2}"suasion": "/],
    ['csv', /^key,value\na,1.25\n'=b,\n$/],
    ['md', /^# hello\n/],
    ['html', /^<!doctype html>\n/],
  ])('can be %s', async (format, pattern) => {
    const { status, stdout } = await session.run(['echo', 'hello', '--format', format]);
    expect(status).toBe(0);
    expect(stdout).toMatch(pattern);
  });

  it('as CSV leaves notes and the names of other tables to standard error', async () => {
    const { stderr } = await session.run(['echo', 'hello', '--format=csv']);
    expect(stderr).toBe(
      `suasion: Note: ${note}\nsuasion: This is the table first; with --table there is also second.\n`,
    );
  });

  it('as CSV can be another table', async () => {
    const { stdout } = await session.run(['echo', 'hello', '--format', 'csv', '--table', 'second']);
    expect(stdout).toBe('key,value\nc,3\n');
  });

  it('can be turned over to a file, in the format of its name', async () => {
    const folder = temporaryFolder();
    const outcome = await session.run(['echo', 'hello', '--out', 'answer.csv', '--table', 'second'], folder);
    expect(outcome).toMatchObject({ status: 0, stdout: '' });
    expect(outcome.stderr).toContain('suasion: Wrote answer.csv.\n');
    expect(readFileSync(join(folder, 'answer.csv'), 'utf8')).toBe('key,value\nc,3\n');
    await session.run(['echo', 'hello', '--out', 'answer.csv', '--format', 'json'], folder);
    expect(JSON.parse(readFileSync(join(folder, 'answer.csv'), 'utf8'))).toHaveProperty('suasion');
    expect(readdirSync(folder)).toEqual(['answer.csv']);
  });

  it('brings files along, where the study has the name --out for itself', async () => {
    const folder = temporaryFolder();
    const outcome = await session.run(['files', '--out', 'numbers.csv'], folder);
    expect(outcome).toMatchObject({ status: 0, stderr: 'suasion: Wrote numbers.csv.\n' });
    expect(outcome.stdout).toMatch(/^Result of files\n/);
    expect(readFileSync(join(folder, 'numbers.csv'), 'utf8')).toBe('a,b\n1,2\n');
  });

  it('without a result ends with 1', async () => {
    const outcome = await session.run(['nothing', '--format', 'json']);
    expect(outcome.status).toBe(1);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ result: null, problems: [{ code: 'no-data' }] });
  });
});

describe('parameters', () => {
  async function resultOf(...words: string[]): Promise<Record<string, unknown>> {
    const { status, stdout, stderr } = await session.run(['echo', ...words, '--format', 'json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return (JSON.parse(stdout) as { result: Record<string, unknown> }).result;
  }

  it('have defaults', async () => {
    expect(await resultOf('hello')).toEqual({
      text: 'hello',
      more: [],
      level: 'soft',
      'also-this': [],
      quick: false,
      'no-serve': false,
      seed: 1,
      data: join(repository, 'reference'),
    });
  });

  it('come in any order, and some more than once', async () => {
    const words = ['--quick', '--also-this', 'x', 'hello', '--year=1990', 'b', '--also-this=-y', 'c', '--no-serve'];
    expect(await resultOf(...words, '--seed', '7', '--level', 'loud', '--data', 'elsewhere')).toEqual({
      text: 'hello',
      more: ['b', 'c'],
      year: 1990,
      level: 'loud',
      'also-this': ['x', '-y'],
      quick: true,
      'no-serve': true,
      seed: 7,
      data: 'elsewhere',
    });
  });

  it('may look like options after two hyphens', async () => {
    const { stdout } = await session.run(['echo', '--format', 'json', '--', '--strange', '--help']);
    expect(JSON.parse(stdout)).toMatchObject({ result: { text: '--strange', more: ['--help'] } });
  });
});

describe('help', () => {
  it.each([[[]], [['--help']], [['-h']], [['help']]])('lists the commands after %j', async (words) => {
    const { status, stdout, stderr } = await session.run(words);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const text of ['echo', 'Do echo', 'group one', '--format FORMAT', '--version']) expect(stdout).toContain(text);
  });

  it.each([[['echo', '--help']], [['help', 'echo']], [['echo', 'x', '--help']]])(
    'tells all of a command after %j',
    async (words) => {
      const { status, stdout } = await session.run(words);
      expect(status).toBe(0);
      expect(stdout).toContain('Usage: suasion echo <text> [more …] [options]');
      expect(stdout).toContain('(one of soft, loud; default: soft)');
      expect(stdout).toContain('suasion echo "two words" --year 1990');
    },
  );

  it.each([[['group']], [['group', '--help']], [['help', 'group']]])(
    'lists the commands of a group after %j',
    async (words) => {
      const { status, stdout } = await session.run(words);
      expect(status).toBe(0);
      expect(stdout).toContain('Do group two');
      expect(stdout).not.toContain('Do echo');
    },
  );

  it('leaves out the common option whose name a study has for itself', async () => {
    const { stdout } = await session.run(['files', '--help']);
    expect(stdout.match(/--out/g)).toHaveLength(2);
    expect(stdout).toContain('Usage: suasion files --out FILE [options]');
  });
});

it('runs a command of two words', async () => {
  expect((await session.run(['group', 'two'])).stdout).toMatch(/^Result of group two\n/);
});
