import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { begin, endOf, madeUp, run, temporaryFolder } from './program.js';

describe('a reader that goes away', () => {
  it.each(['text', 'csv', 'json'])('is no failure (%s)', async (format) => {
    const child = begin(madeUp, ['long', '--format', format]);
    let stderr = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout!.once('data', () => child.stdout!.destroy());
    const [status] = (await once(child, 'close')) as [number];
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('may also leave standard error', async () => {
    const child = begin(madeUp, ['zzz']);
    child.stderr!.destroy();
    const [status] = (await once(child, 'close')) as [number];
    expect(status).toBe(2);
  });
});

describe('a full disk', () => {
  const unfull = !existsSync('/dev/full');

  it('under standard output is told', async ({ skip }) => {
    skip(unfull, 'there is no /dev/full');
    const full = openSync('/dev/full', 'w');
    const outcome = await endOf(
      begin(madeUp, ['echo', 'hello', '--format', 'json'], { stdio: ['ignore', full, 'pipe'] }),
    );
    closeSync(full);
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toMatch(/^suasion: The disk is full \(standard output\): [^\n]+\n$/);
  });

  it('under --out is told', async ({ skip }) => {
    skip(unfull, 'there is no /dev/full');
    const { status, stderr } = await run(madeUp, ['echo', 'hello', '--out', '/dev/full']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^suasion: The disk is full \(\/dev\/full\)/);
  });
});

describe('a fault of ours', () => {
  it.each(['fault', 'late-fault'])('is owned up to (%s)', async (id) => {
    const { status, stdout, stderr } = await run(madeUp, [id]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^suasion: Something is wrong inside Suasion: [^\n]+ please report it [^\n]+\n$/);
  });

  it('shows where it happened when asked', async () => {
    const { stderr } = await run(madeUp, ['fault'], { env: { SUASION_DEBUG: '1' } });
    expect(stderr).toMatch(/\n {4}at .*studies\.mjs/);
  });

  it('gives JSON where JSON was asked for', async () => {
    const { status, stdout } = await run(madeUp, ['fault', '--format', 'json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      result: null,
      problems: [{ code: 'unexpected', got: 'x is not a function' }],
    });
  });
});

describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  async function interrupted(words: readonly string[], ...signals: readonly NodeJS.Signals[]) {
    const folder = temporaryFolder();
    const child = begin(madeUp, words, { folder });
    const end = endOf(child);
    await once(child.stderr!, 'data');
    const began = performance.now();
    for (const signal of signals) {
      child.kill(signal);
      await wait(200);
    }
    const outcome = await end;
    return { ...outcome, files: readdirSync(folder), took: performance.now() - began };
  }

  it('stops the work cleanly', async () => {
    const outcome = await interrupted(['wait', '--out', 'never.txt'], 'SIGINT');
    expect(outcome).toMatchObject({ status: 130, stdout: '', files: ['stopped-cleanly'] });
    expect(outcome.stderr).toMatch(/^begun\nsuasion: The work was cancelled: [^\n]+\n$/);
  });

  it('is told in JSON where JSON was asked for', async () => {
    const { status, stdout } = await interrupted(['wait', '--format', 'json'], 'SIGINT');
    expect(status).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ result: null, problems: [{ code: 'cancelled' }] });
  });

  it('ends work that does not stop after a few seconds', async () => {
    const outcome = await interrupted(['wait', '--stubborn'], 'SIGINT');
    expect(outcome.status).toBe(130);
    expect(outcome.took).toBeLessThan(15_000);
  });

  it('ends everything at once the second time', async () => {
    const outcome = await interrupted(['wait', '--stubborn'], 'SIGINT', 'SIGINT');
    expect(outcome.status).toBe(130);
    expect(outcome.took).toBeLessThan(4_000);
  });

  it('has a sister, the signal to terminate', async () => {
    expect((await interrupted(['wait'], 'SIGTERM')).status).toBe(143);
  });
});

it('draws no progress where nobody watches', async () => {
  const child = begin(madeUp, ['wait', '--stubborn']);
  const end = endOf(child);
  await wait(3_500);
  child.kill('SIGKILL');
  expect((await end).stderr).toBe('begun\n');
});
