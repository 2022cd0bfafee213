import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import {
  answerWorker,
  exchange,
  openAnswerPool,
  type ProblemDocument,
  reference,
  serve,
  startServer,
  studies,
} from './serving.js';

/** Status and problem document of a reply as it came over the wire. */
function readReply(text: string): { status: number; headers: string; document: ProblemDocument } {
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]),
    headers: head.toLowerCase(),
    document: JSON.parse(body) as ProblemDocument,
  };
}

test('a full queue answers at once, and says when to ask again', async () => {
  const { url } = await serve({ waiting: 0 });
  const ask = (audience: string): Promise<Response> => fetch(`${url}/api/v1/assets?actor=USA&audience=${audience}`);
  const replies = await Promise.all(['Kenya', 'Ghana', 'Peru'].map(ask));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 503, 503]);
  const busy = replies.find(({ status }) => status === 503)!;
  expect(busy.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  expect(((await busy.json()) as ProblemDocument).code).toBe('too-busy');
  // What is refused is not remembered, what is known needs no queue, and equal questions are one.
  const later = await Promise.all(['Ghana', 'Ghana', 'Kenya'].map(ask));
  expect(later.map(({ status }) => status)).toEqual([200, 200, 200]);
});

test('an answer that takes too long is given up, and the next one is answered', async () => {
  const { url } = await serve({ within: 1_500 });
  const response = await fetch(`${url}/api/v1/rank?word=attributed&audience=all`);
  expect(response.status).toBe(504);
  expect(((await response.json()) as ProblemDocument).code).toBe('took-too-long');
  await expect
    .poll(async () => (await fetch(`${url}/api/v1/words`)).status, { timeout: 30_000, interval: 200 })
    .toBe(200);
});

test('work for somebody who has gone ends, and the next one is answered', async () => {
  const pool = await openAnswerPool({ worker: answerWorker, threads: 1, waiting: 4, within: 60_000, slow: new Set() });
  onTestFinished(() => pool.close());
  const order = (study: string, asked: object) => ({
    questions: [{ study, parameters: studies.find(({ id }) => id === study)!.schema.parse(asked) }],
    format: 'json' as const,
    table: null,
    data: reference,
    seed: 1,
  });
  const gone = new AbortController();
  setTimeout(() => gone.abort(), 1_000);
  // Over all audiences this takes half a minute.
  const left = await pool.ask(order('rank', { word: 'attributed', audience: 'all' }), gone.signal);
  expect(left).toMatchObject({ kind: 'problems', problems: [{ code: 'cancelled' }] });
  const begun = performance.now();
  expect((await pool.ask(order('words', {}))).kind).toBe('answer');
  expect(performance.now() - begun).toBeLessThan(15_000);
  // Who is gone before is asked for nothing.
  expect(await pool.ask(order('words', {}), gone.signal)).toMatchObject({ kind: 'problems' });
});

test('addresses, headers, hosts and requests that are none are refused as problem documents', async () => {
  const { url, port } = await serve();
  const long = await fetch(`${url}/api/v1/words?word=${'x'.repeat(9_000)}`);
  expect(long.status).toBe(414);
  expect(((await long.json()) as ProblemDocument).code).toBe('too-long');

  const request = (lines: readonly string[]): Promise<string> => exchange(port, `${lines.join('\r\n')}\r\n\r\n`);
  const cases = [
    [['GET / HTTP/1.1', `Host: 127.0.0.1:${port}`, `X-Large: ${'x'.repeat(40_000)}`], 431, 'too-long'],
    [['GET / HTTP/1.1', 'Host: evil.example'], 421, 'wrong-host'],
    [['GET / HTTP/1.1', `Host: evil.example:${port}`, 'X-Forwarded-Host: localhost'], 421, 'wrong-host'],
    [['GET <script>alert(1)</script> HTTP/1.1', `Host: localhost:${port}`], 400, 'invalid-value'],
    [['NONSENSE'], 400, 'invalid-value'],
  ] as const;
  for (const [lines, status, code] of cases) {
    const reply = readReply(await request(lines));
    expect(reply).toMatchObject({ status, document: { status, code } });
    expect(reply.headers).toContain('content-type: application/problem+json');
    expect(reply.headers).toContain('x-content-type-options: nosniff');
    expect(JSON.stringify(reply.document)).not.toContain('<script');
  }
});

test('who sends a request too slowly is let go', async () => {
  const { port } = await serve({ arrival: 400 });
  const begun = performance.now();
  const socket = connect(port, '127.0.0.1', () => socket.write('GET /api/v1/words HTTP/1.1\r\nHost: 127.0.0.1\r\n'));
  let got = '';
  socket.setEncoding('utf8').on('data', (part: string) => (got += part));
  await once(socket, 'close');
  expect(performance.now() - begun).toBeLessThan(20_000);
  expect(readReply(got)).toMatchObject({ status: 408 });
});

test('a port that is taken and a folder without tables are said so', async () => {
  const { port } = await serve();
  const again = startServer({ studies, data: reference, port, threads: 1 });
  await expect(again).rejects.toMatchObject({ problem: { code: 'port-taken', where: { parameter: 'port' } } });
  const empty = startServer({ studies, data: fileURLToPath(new URL('.', import.meta.url)), port: 0 });
  await expect(empty).rejects.toMatchObject({ problem: { code: 'not-reference-data' } });
});

test('start serves after printing, refuses a taken port, and ends cleanly', async () => {
  const program = fileURLToPath(new URL('children/start.mjs', import.meta.url));
  const begin = (...words: readonly string[]) => {
    const child = spawn(process.execPath, [program, 'start', ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
    return { child, said, ended: once(child, 'close') as Promise<[number | null, string | null]> };
  };
  const running = begin('--port', '0');
  await expect.poll(() => running.said.err, { timeout: 40_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(running.said.err)![0];
  expect(running.said.out).toContain('The example');
  expect((await fetch(`${url}/api/v1/openapi.json`)).status).toBe(200);

  const second = begin('--port', new URL(url).port);
  expect((await second.ended)[0]).toBe(1);
  expect(second.said.err).toContain('another program that listens there');
  expect((await begin('--no-serve').ended)[0]).toBe(0);
  expect((await begin('--port', 'many').ended)[0]).toBe(2);

  running.child.kill('SIGTERM');
  expect(await running.ended).toEqual([0, null]);
});
