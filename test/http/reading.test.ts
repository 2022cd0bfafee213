import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseFormat, takesGzip } from '../../src/http/formats.js';
import { pages, placeAt } from '../../src/http/pages.js';
import { postedOf } from '../../src/http/posting.js';
import { problemAnswer, statusMeanings, statusOf } from '../../src/http/problems.js';
import { longestValue, readQuery } from '../../src/http/query.js';
import { names } from '../../src/http/reply.js';
import { ariaStyles, isLoopback, wrongHost } from '../../src/http/security.js';
import { namesFile, servedOf } from '../../src/http/served.js';
import { type Problem, problem, problemCatalogue } from '../../src/model/index.js';
import { type Parameter, studies } from '../../src/study/index.js';

const option = (name: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  kind: 'option',
  about: name,
  value: 'VALUE',
  required: false,
  ...more,
});
const parameters = [option('from'), option('text'), option('quick', { value: null }), option('set', { many: true })];

describe('a query', () => {
  test('gives texts, switches and lists by name', () => {
    const { given, problems } = readQuery('from=1990&text=C%C3%B4te+d%27Ivoire&quick&set=a&set=b', parameters);
    expect(problems).toEqual([]);
    expect(given).toEqual({ from: '1990', text: "Côte d'Ivoire", quick: true, set: ['a', 'b'] });
  });

  test('keeps what follows a second equals sign', () => {
    expect(readQuery('text=a=b', parameters).given).toEqual({ text: 'a=b' });
  });

  test('leaves a switch that is off out', () => {
    expect(readQuery('quick=false', parameters)).toEqual({ given: {}, problems: [] });
  });

  test.each([
    ['nothing=1', 'unknown-option', undefined],
    ['__proto__=1', 'unknown-option', undefined],
    ['from=1&from=2', 'invalid-value', 'from'],
    ['from=', 'missing-value', 'from'],
    ['from=%20', 'missing-value', 'from'],
    ['quick=perhaps', 'invalid-value', 'quick'],
    [`text=${'x'.repeat(longestValue + 1)}`, 'invalid-value', 'text'],
    ['text=a%00b', 'invalid-value', 'text'],
    ['text=a%0Ab', 'invalid-value', 'text'],
    ['text=%FF', 'invalid-value', undefined],
    ['text=%zz', 'invalid-value', undefined],
  ])('%s is refused', (text, code, parameter) => {
    const { problems } = readQuery(text, parameters);
    expect(problems.map((one) => one.code)).toEqual([code]);
    expect(problems[0]!.where?.parameter).toBe(parameter);
  });

  test('of encoded values gives these values back, whatever they are', () => {
    const value = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((one) => one.trim() !== '' && !/\p{Cc}/u.test(one));
    fc.assert(
      fc.property(value, (one) => {
        expect(readQuery(`text=${encodeURIComponent(one)}`, parameters).given).toEqual({ text: one });
      }),
      { seed: 7 },
    );
  });
});

describe('a format', () => {
  test.each([
    [null, undefined, 'json'],
    [null, '*/*', 'json'],
    [null, 'text/csv', 'csv'],
    [null, 'application/json;q=0.5, text/csv;q=0.9', 'csv'],
    // What Chromium sends for an address typed in.
    [null, 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8', 'html'],
    [null, 'text/*', 'csv'],
    [null, 'text/*;q=0.4, text/plain', 'text'],
    ['md', 'application/json', 'md'],
  ] as const)('named %s with Accept %s is %s', (named, accept, format) => {
    expect(chooseFormat(named, accept)).toBe(format);
  });

  test.each([
    [null, 'image/png', 'wrong-format'],
    [null, 'application/json;q=0', 'wrong-format'],
    ['pdf', undefined, 'invalid-value'],
  ] as const)('named %s with Accept %s is refused', (named, accept, code) => {
    expect(() => chooseFormat(named, accept)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code }) as Problem }) as Error,
    );
  });

  test.each([
    [undefined, false],
    ['gzip, deflate, br', true],
    ['br', false],
    ['gzip;q=0', false],
    ['*', true],
    ['gzip;q=0, *', false],
  ])('Accept-Encoding %s: gzip %s', (header, takes) => {
    expect(takesGzip(header)).toBe(takes);
  });

  test.each([
    ['W/"a"', true],
    ['"a"', true],
    ['"b", W/"a"', true],
    ['*', true],
    ['"b"', false],
    [undefined, false],
  ])('If-None-Match %s names the tag W/"a": %s', (header, named) => {
    expect(names(header, 'W/"a"')).toBe(named);
  });
});

describe('a problem document', () => {
  const details = { expected: 'a name', got: '"<script>alert(1)</script>" & more', fix: 'Mend it.' };

  test('carries the problem, and no character that could be markup', () => {
    const { status, headers, body } = problemAnswer([
      problem('unknown-actor', { ...details, where: { parameter: 'actor' } }),
    ]);
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(body).not.toMatch(/[<>&]/);
    expect(JSON.parse(body)).toMatchObject({
      type: 'urn:suasion:problem:unknown-actor',
      title: 'No actor has this name',
      status: 404,
      code: 'unknown-actor',
      message: 'No actor has this name',
      ...details,
      where: { parameter: 'actor' },
    });
  });

  test('says again only the beginning of a long text', () => {
    const { body } = problemAnswer([problem('invalid-value', { ...details, got: 'x'.repeat(5_000) })]);
    expect(body.length).toBeLessThan(2_000);
  });

  test.each(problemCatalogue())('of $code has a status that is documented, and says nothing of files', ({ code }) => {
    const told = problemAnswer([
      problem(code, { ...details, got: '/home/me/votes.csv', where: { file: '/home/me/votes.csv' } }),
    ]);
    expect(statusMeanings[told.status]).toBeDefined();
    expect(told.status).toBe(statusOf(code));
    const { where, got } = JSON.parse(told.body) as { where: unknown; got: string };
    expect(where).toBeNull();
    if (told.status === 500) expect(got).toBe('a fault');
  });

  test('of a full queue says when to ask again', () => {
    expect(problemAnswer([problem('too-busy', details)]).headers['retry-after']).toMatch(/^\d+$/);
  });
});

describe('a host', () => {
  test.each(['localhost', 'LOCALHOST:8321', '127.0.0.1', '127.0.0.1:8321', '[::1]:8321', '127.8.9.1'])(
    '%s is ours',
    (host) => {
      expect(wrongHost(host, '127.0.0.1')).toBeNull();
    },
  );

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:8321', '', undefined, '192.168.0.2'])(
    '%s is not',
    (host) => {
      expect(wrongHost(host, '127.0.0.1')?.code).toBe('wrong-host');
      // Who listens for others is known by names of their choice.
      expect(wrongHost(host, '0.0.0.0')).toBeNull();
    },
  );

  test('of loopback is known as such', () => {
    expect(['127.0.0.1', '::1', 'localhost'].map(isLoopback)).toEqual([true, true, true]);
    expect(['0.0.0.0', '::', '10.0.0.1', '1270.0.0.1'].map(isLoopback)).toEqual([false, false, false, false]);
  });
});

describe('what is served', () => {
  const served = servedOf(studies);

  test('names no file of this machine', () => {
    const ids = served.map(({ study }) => study.id);
    for (const id of ['build', 'fit', 'sources load', 'measure ideal-points', 'replay', 'start'])
      expect(ids).not.toContain(id);
    expect(served.flatMap((one) => one.parameters).filter(namesFile)).toEqual([]);
    const assets = served.find(({ route }) => route === 'assets')!;
    expect(assets.study.parameters.map(({ name }) => name)).toContain('index');
    expect(assets.parameters.map(({ name }) => name)).not.toContain('index');
  });

  test('has the addresses of the contract', () => {
    const routes = served.map(({ route }) => route);
    for (const route of [
      'positions',
      'brief',
      'compare',
      'rank',
      'assets',
      'sources',
      'instruments',
      'words',
      'actors',
    ])
      expect(routes).toContain(route);
    expect(new Set(routes).size).toBe(routes.length);
  });

  test('is refused where a study needs a file', () => {
    const [brief] = served;
    const study = { ...brief!.study, id: 'brief', parameters: [option('file', { required: true, value: 'FILE' })] };
    expect(() => servedOf([study])).toThrow(RangeError);
  });
});

describe('a page', () => {
  test.each([
    ['/', '/'],
    ['/relationship/USA/cow:260', '/relationship/{actor}/{audience}'],
    ['/actor/city:Lyon,FRA', '/actor/{actor}'],
    ['/instruments/', '/instruments'],
    ['/method', '/method'],
    ['/plan', '/plan'],
  ])('lies at %s', (path, template) => {
    expect(placeAt(path)).toMatchObject({ kind: 'page', page: { path: template } });
  });

  test.each([
    ['/index.json', 'json', {}],
    ['/relationship/USA/C%C3%B4te%20d%E2%80%99Ivoire.csv', 'csv', { actor: 'USA', audience: 'Côte d’Ivoire' }],
    ['/actor/city:Lyon,FRA.json', 'json', { actor: 'city:Lyon,FRA' }],
    ['/method.csv', 'csv', {}],
    ['/plan.json', 'json', {}],
  ])('has its data at %s', (path, format, values) => {
    expect(placeAt(path)).toMatchObject({ kind: 'twin', format, values });
  });

  test.each([
    '/nowhere',
    '/actor',
    '/actor/',
    '/actor/%FF.json',
    '/relationship/USA',
    '/.json',
    '/index.html',
    '/../../etc/passwd',
  ])('does not lie at %s', (path) => {
    expect(placeAt(path)).toBeNull();
  });

  test('asks only what is served', () => {
    const ids = [...servedOf(studies), ...postedOf(studies)].map(({ study }) => study.id);
    for (const { questions } of pages) for (const { study } of questions) expect(ids).toContain(study);
  });
});

test('the styles that the policy lets through are those that react-aria adds', () => {
  const folder = dirname(createRequire(import.meta.url).resolve('react-aria/package.json'));
  const sources = ['interactions/usePress.mjs', 'overlays/usePreventScroll.mjs'].map((file) =>
    readFileSync(join(folder, 'dist/private', file), 'utf8'),
  );
  const added = sources.flatMap((source) =>
    [...source.matchAll(/style\.textContent = `([^`]*)`\.trim\(\)/g)].map(([, text]) =>
      text!.replace(/\$\{\$\w+\$var\$PRESSABLE_ATTRIBUTE\}/, 'data-react-aria-pressable').trim(),
    ),
  );
  expect(added).toEqual(ariaStyles);
});
