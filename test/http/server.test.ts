import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../src/http/index.js';
import {
  openWorkshop,
  type ProblemDocument,
  reference,
  renderAnswer,
  startServer,
  studies,
  version,
} from './serving.js';

let server: RunningServer;
let page: string;
const faults: string[] = [];
beforeAll(async () => {
  page = mkdtempSync(join(tmpdir(), 'suasion-page-'));
  server = await startServer({
    studies,
    data: reference,
    port: 0,
    threads: 1,
    page,
    onFault: (told) => faults.push(told),
  });
});
afterAll(async () => {
  await server.close();
  rmSync(page, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(server.url + path, { headers, method });

interface Envelope {
  readonly suasion: string;
  readonly question: Record<string, unknown>;
  readonly result: Record<string, unknown>;
  readonly origins: readonly unknown[];
  readonly problems: readonly unknown[];
  readonly also?: Record<string, Envelope>;
}

async function envelope(path: string): Promise<Envelope> {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json');
  return (await response.json()) as Envelope;
}

async function refused(path: string, headers: Record<string, string> = {}): Promise<ProblemDocument> {
  const response = await get(path, headers);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const document = (await response.json()) as ProblemDocument;
  expect(document.status).toBe(response.status);
  return document;
}

describe('each question', () => {
  test.each([
    ['positions?scale=unga&audience=Ukraine&from=2010', 'positions', 'positions'],
    ['brief?actor=USA&audience=Ukraine&from=1990&to=2019', 'brief', 'forces'],
    ['compare', 'compare', 'instruments'],
    ['rank?word=attributed&audience=Ukraine', 'rank', 'rows'],
    ['assets?actor=Germany&audience=Kenya&year=2015', 'assets', 'actor'],
    ['sources', 'sources list', 'sources'],
    ['sources/show?source=unhcr', 'sources show', 'origin'],
    ['instruments?instrument=defence-pact', 'instruments', 'instruments'],
    ['words?word=displacement', 'words', 'words'],
    ['actors?text=South+Korea', 'actors', 'actors'],
  ])('/api/v1/%s', async (query, study, key) => {
    const { suasion, question, result, origins, problems } = await envelope(`/api/v1/${query}`);
    expect(suasion).toBe(version);
    expect(question['study']).toBe(study);
    expect(result[key]).toBeDefined();
    expect(Array.isArray(origins) && Array.isArray(problems)).toBe(true);
  });

  test('has the same bytes as on the command line', async () => {
    const study = studies.find(({ id }) => id === 'positions')!;
    const workshop = openWorkshop();
    const parameters = study.schema.parse({ audience: 'Kenya', from: '2015' });
    const answer = await study.run(parameters, { data: reference, seed: 3, workshop });
    for (const format of ['json', 'csv', 'md', 'html', 'text'] as const) {
      const response = await get(`/api/v1/positions?audience=Kenya&from=2015&seed=3&format=${format}`);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(renderAnswer(study, answer, format));
    }
  });

  test.each([
    ['text/csv', 'text/csv; charset=utf-8; header=present'],
    ['text/html', 'text/html; charset=utf-8'],
    ['text/markdown', 'text/markdown; charset=utf-8'],
    ['text/plain', 'text/plain; charset=utf-8'],
    ['*/*', 'application/json'],
  ])('comes as Accept %s has it', async (accept, type) => {
    const response = await get('/api/v1/words', { accept });
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('vary')).toBe('Accept, Accept-Encoding');
  });

  test('in CSV is a file to keep, and its tables have names', async () => {
    const response = await get('/api/v1/sources?format=csv&table=licences');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="suasion-sources-list-licences.csv"',
    );
    expect((await response.text()).split('\n')[0]).toBe('source,title,licence');
  });

  test('in CSV has no cell that a spreadsheet would run', async () => {
    // Words are defined with symbols such as "−", and formulas begin with letters; any cell that begins otherwise is marked.
    for (const path of ['/api/v1/words?format=csv', '/api/v1/instruments?format=csv', '/api/v1/sources?format=csv']) {
      const cells = (await (await get(path)).text()).split(/[,\n]/).map((cell) => cell.replace(/^"/, ''));
      const formulas = cells.filter((cell) => /^[=+@\t\r]|^-(?![\d.])/.test(cell));
      expect(formulas).toEqual([]);
    }
  });

  test('as HTML may load nothing and has its own style alone', async () => {
    const policy = (await get('/api/v1/words?format=html')).headers.get('content-security-policy')!;
    expect(policy).toMatch(/^default-src 'none';.*; style-src 'sha256-[\w+/]{43}='$/);
  });
});

describe('a tag', () => {
  test('spares asking again, however the question is written', async () => {
    const first = await get('/api/v1/words?word=gap&scale=unga');
    const tag = first.headers.get('etag')!;
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const again = await get('/api/v1/words?scale=unga&word=gap', { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(again.headers.get('etag')).toBe(tag);
    expect(await again.text()).toBe('');
  });

  test('is known before the answer is: nothing is run for it', async () => {
    const question = '/api/v1/rank?word=attributed&audience=all';
    const tag = (await get('/api/v1/words')).headers.get('etag')!;
    expect((await get('/api/v1/words?seed=2', { 'if-none-match': tag })).status).toBe(200);
    // Over all audiences this takes half a minute.
    const begun = performance.now();
    expect((await get(question, { 'if-none-match': '*' })).status).toBe(304);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test('differs with question, seed and format', async () => {
    const paths = ['words', 'words?seed=2', 'words?format=csv', 'words?scale=favourability', 'instruments'];
    const tags = await Promise.all(paths.map(async (path) => (await get(`/api/v1/${path}`)).headers.get('etag')));
    expect(new Set(tags).size).toBe(paths.length);
  });
});

test('compressed, an answer is the same', async () => {
  const plain = await get('/api/v1/actors', { 'accept-encoding': 'identity' });
  expect(plain.headers.get('content-encoding')).toBeNull();
  const body = new Uint8Array(await plain.arrayBuffer());
  const { request } = await import('node:http');
  const zipped = await new Promise<{ bytes: Buffer; encoding: string | undefined }>((resolve, reject) => {
    request(`${server.url}/api/v1/actors`, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ bytes: Buffer.concat(parts), encoding: response.headers['content-encoding'] }),
      );
    })
      .on('error', reject)
      .end();
  });
  expect(zipped.encoding).toBe('gzip');
  expect(zipped.bytes.byteLength).toBeLessThan(body.byteLength / 3);
  expect(Buffer.compare(gunzipSync(zipped.bytes), body)).toBe(0);
});

describe('a question that cannot be answered', () => {
  test.each([
    ['/api/v1/brief?actor=USA', 400, 'missing-value', 'audience'],
    ['/api/v1/brief?actor=USA&audience=Kenya&colour=red', 400, 'unknown-option', undefined],
    ['/api/v1/brief?actor=USA&actor=CHN&audience=Kenya', 400, 'invalid-value', 'actor'],
    ['/api/v1/brief?actor=USA&audience=Kenya&from=90', 400, 'invalid-value', 'from'],
    ['/api/v1/brief?actor=USA&audience=Kenya&from=2000&to=1990', 400, 'invalid-value', 'from, to'],
    ['/api/v1/positions?scale=nowhere', 400, 'unknown-scale', 'scale'],
    ['/api/v1/words?word=charm', 400, 'unknown-word', 'word'],
    ['/api/v1/words?seed=-1', 400, 'invalid-value', 'seed'],
    ['/api/v1/words?format=pdf', 400, 'invalid-value', 'format'],
    ['/api/v1/words?table=words', 400, 'invalid-value', 'table'],
    ['/api/v1/words?format=csv&table=none', 400, 'invalid-value', 'table'],
    ['/api/v1/assets?actor=USA&index=examples/index-soft-power.json', 400, 'unknown-option', undefined],
    ['/api/v1/brief?actor=Atlantis&audience=Kenya', 404, 'unknown-actor', 'actor'],
    ['/api/v1/positions?audience=Kenya&from=1800&to=1810', 422, 'no-data', undefined],
    ['/api/v1/nowhere', 404, 'unknown-page', undefined],
    ['/api/v1/build', 404, 'unknown-page', undefined],
    ['/api/v1/replay?file=x', 404, 'unknown-page', undefined],
    ['/nowhere', 404, 'unknown-page', undefined],
    ['/relationship/USA/Atlantis.json', 404, 'unknown-actor', 'audience'],
    ['/..%2f..%2fpackage.json', 404, 'unknown-page', undefined],
  ])('%s: %i %s', async (path, status, code, parameter) => {
    const document = await refused(path);
    expect(document).toMatchObject({ status, code, type: `urn:suasion:problem:${code}` });
    expect(document.title).toBe(document.message);
    expect([document.detail, document.expected, document.got, document.fix].every((text) => text !== '')).toBe(true);
    expect(document.where?.parameter).toBe(parameter);
  });

  test('for its format is told which there are', async () => {
    expect(await refused('/api/v1/words', { accept: 'image/png' })).toMatchObject({
      status: 406,
      code: 'wrong-format',
    });
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('with %s is told what is taken', async (method) => {
    const response = await get('/api/v1/words', {}, method);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    expect(((await response.json()) as ProblemDocument).code).toBe('wrong-method');
  });
});

test('HEAD says the same as GET without its body, and OPTIONS what is taken', async () => {
  const [full, head] = [await get('/api/v1/words'), await get('/api/v1/words', {}, 'HEAD')];
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
  for (const name of ['etag', 'content-type', 'cache-control'])
    expect(head.headers.get(name)).toBe(full.headers.get(name));
  const options = await get('/api/v1/words', {}, 'OPTIONS');
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
});

test.each(['/api/v1/words', '/api/v1/nowhere', '/', '/api/v1/openapi.json'])('%s is guarded', async (path) => {
  const { headers } = await get(path, { origin: 'https://elsewhere.example' });
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(headers.get('access-control-allow-origin')).toBeNull();
  const policy = headers.get('content-security-policy')!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
});

describe('the site', () => {
  test('says honestly that there is no page as long as there is none', async () => {
    const response = await get('/');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toContain('/api/v1/brief');
  });

  test('has its data beside it', async () => {
    const home = await envelope('/index.json');
    expect(home.question['study']).toBe('compare');
    expect((await envelope('/instruments.json?scale=favourability')).question['scale']).toBe('favourability');
    const method = await envelope('/method.json');
    expect(method.question['study']).toBe('words');
    expect(method.also?.['sources list']?.result['sources']).toBeDefined();
    // Ranked on the audiences that the page suggests, or on those that are named; of assets one is asked at most.
    const actor = await envelope('/actor/SWE.json');
    const near = actor.also?.['ties']?.result['near'] as { id: string }[];
    expect(actor.question).toMatchObject({ actor: 'SWE', draws: 1000 });
    expect(near.map(({ id }) => id)).toContain('NOR');
    expect(actor.also?.['rank']?.question['audience']).toBe(near.map(({ id }) => id).join(','));
    expect(actor.also?.['rank']?.result['rows']).toBeInstanceOf(Array);
    const named = await envelope('/actor/SWE.json?audience=NOR,FIN&word=influence');
    expect(named.question['audience']).toBeUndefined();
    expect(named.also?.['rank']?.question).toMatchObject({ word: 'influence', audience: 'NOR,FIN' });
    // A town is ranked by nothing that it did.
    expect((await envelope('/actor/city:Lyon,FRA.json')).also?.['rank']).toBeUndefined();
    const table = await get('/method.csv?table=licences');
    expect((await table.text()).split('\n')[0]).toBe('source,title,licence');
    expect(await refused('/method.json?format=csv')).toMatchObject({ status: 400, code: 'unknown-option' });
  });

  test('of a plan answers to the plan in its address, of several lines too; without one, to the worked example', async () => {
    const plan = 'actor: SWE\naudiences: [NOR]\nbudget: 1\nhorizon: 1\nstart: 2005';
    const asked = await envelope(`/plan.json?plan=${encodeURIComponent(plan)}`);
    expect(asked.question['study']).toBe('plan');
    expect(asked.result['horizon']).toBe(1);
    const example = await envelope('/plan.json');
    expect(example.result['title']).toBe('Nearer in the General Assembly');
    const table = await get('/plan.csv?table=logic_model');
    expect((await table.text()).split('\n')[0]).toBe('stage,statement,indicator,baseline,target,sample,date');
    const careless = `/plan.json?plan=${encodeURIComponent(plan.replace('budget: 1', 'budget: 0'))}`;
    expect(await refused(careless)).toMatchObject({ code: 'impossible-plan', where: { parameter: 'budget' } });
    expect(await refused('/plan.json?file=x')).toMatchObject({ status: 400, code: 'unknown-option' });
  });

  test('serves the built page at every address of it, and its files by name', async () => {
    mkdirSync(join(page, 'assets'));
    writeFileSync(join(page, 'index.html'), '<!doctype html><title>The page</title>');
    writeFileSync(join(page, 'assets/main-BdK3x_9Q.js'), 'const words = 1;\n'.repeat(100));
    writeFileSync(join(page, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(page, 'server.js'), 'secret');
    for (const path of ['/', '/relationship/USA/UKR', '/instruments?scale=unga', '/actor/SWE', '/plan', '/method']) {
      const response = await get(path);
      expect(await response.text()).toContain('The page');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
      const again = await get(path, { 'if-none-match': response.headers.get('etag')! });
      expect(again.status).toBe(304);
    }
    const script = await get('/assets/main-BdK3x_9Q.js');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await get('/icon.svg')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/server.js')).status).toBe(404);
    expect((await get('/assets/../server.js')).status).toBe(404);
    const lost = await get('/nowhere', { accept: 'text/html,*/*;q=0.8' });
    expect([lost.status, lost.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect((await get('/api/v1/nowhere', { accept: 'text/html' })).headers.get('content-type')).toBe(
      'application/problem+json',
    );
  });
});

test('in all this the program met no fault', () => {
  expect(faults).toEqual([]);
});
