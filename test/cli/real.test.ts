import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { studies, version } from '../../src/study/index.js';
import { repository } from '../support/raw.js';
import { begin, endOf, openSession, real, run, temporaryFolder } from './program.js';

const session = openSession('real');
afterAll(() => session.close());

it('says its version', async () => {
  expect(await run(real, ['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
});

it('lists every study', async () => {
  const { stdout } = await run(real, ['--help']);
  for (const { id, title } of studies) {
    expect(stdout).toContain(id);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(title);
  }
});

describe.each(studies.map((study) => [study.id, study] as const))('%s', (id, study) => {
  it('has help on every parameter', async () => {
    const { status, stdout } = await session.run([...id.split(' '), '--help']);
    expect(status).toBe(0);
    for (const { name } of study.parameters) expect(stdout).toContain(name);
    for (const example of study.examples) expect(stdout).toContain(`suasion ${example}`);
  });

  it('refuses what it does not know', async () => {
    const outcome = await session.run([...id.split(' '), '--no-such-option']);
    expect(outcome).toMatchObject({ status: 2, stdout: '' });
  });

  it('has a check for each parameter and for no others', async () => {
    const unknown = await study.schema.safeParseAsync({ 'no-such-parameter': '1' });
    expect(unknown.success).toBe(false);
    for (const { name, required } of study.parameters) {
      const issues = (await study.schema.safeParseAsync({ [name]: Symbol('no value') })).error?.issues ?? [];
      const own = issues.filter((issue) => issue.path[0] === name);
      expect(own, name).not.toEqual([]);
      const without = (await study.schema.safeParseAsync({})).error?.issues ?? [];
      expect(
        without.some((issue) => issue.path[0] === name),
        `${name} required`,
      ).toBe(required);
    }
  });
});

const reference = join(repository, 'reference', 'datapackage.json');
const examples = studies.flatMap((study) => study.examples);
it.for(examples)('suasion %s', async (example, { skip }) => {
  skip(!existsSync(reference), 'there is no reference/');
  const folder = temporaryFolder();
  if (example.includes('examples/'))
    cpSync(join(repository, 'examples'), join(folder, 'examples'), { recursive: true });
  const words = [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const { status, stdout, stderr } = await session.run(words, folder);
  expect(status, stderr).toBe(0);
  if (!words.includes('--out')) expect(stdout).toMatch(/\nCite as: /);
});

it.each(['text', 'json', 'csv', 'md', 'html'])('defines the words as %s', async (format) => {
  const { status, stdout } = await session.run(['words', '--format', format]);
  expect(status).toBe(0);
  expect(stdout).toContain('isplacement');
});

it('knows folders that hold no tables', async () => {
  const folder = temporaryFolder();
  const outcome = await run(real, ['actors', '--data', folder]);
  expect(outcome).toMatchObject({ status: 1, stdout: '' });
  expect(outcome.stderr).toContain('suasion build');
});

describe.skipIf(process.platform === 'win32')('sampling in worker threads', () => {
  it('stops at Ctrl-C, and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const lines = ['roll_call,voter,period,vote'];
    for (let call = 0; call < 1200; call++) {
      for (let voter = 0; voter < 80; voter++) {
        const vote = ['yes', 'abstain', 'no'][(voter * 7 + call * 13 + ((voter * call) % 5)) % 3];
        lines.push(`r${call},v${voter},${2000 + Math.floor(call / 100)},${vote}`);
      }
    }
    writeFileSync(join(folder, 'votes.csv'), `${lines.join('\n')}\n`);
    // The exact prior takes longest.
    const words = ['measure', 'ideal-points', '--votes', 'votes.csv', '--positive', 'v0', '--prior', 'random-walk'];
    words.push('--out', 'positions.csv');
    const child = begin(real, words, { folder });
    const end = endOf(child);
    await wait(3_000);
    child.kill('SIGINT');
    const began = performance.now();
    const outcome = await end;
    expect(outcome).toMatchObject({ status: 130, stdout: '' });
    expect(outcome.stderr).toMatch(/^suasion: The work was cancelled: [^\n]+\n$/);
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(readdirSync(folder)).toEqual(['votes.csv']);
  });
});
