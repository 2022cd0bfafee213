import fc from 'fast-check';

const routes = [
  'positions',
  'brief',
  'compare',
  'rank',
  'assets',
  'sources',
  'sources/show',
  'instruments',
  'words',
  'actors',
];
const names = ['actor', 'audience', 'scale', 'from', 'to', 'word', 'text', 'format', 'table', 'seed', 'by', 'index'];
const texts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  '=HYPERLINK("http://evil.example")',
  "'; DROP TABLE actors; --",
  '__proto__',
  'constructor',
  '1e309',
  'NaN',
  '\u202Etxt',
];

/** So many addresses that nobody means well by, the same at each run. @param {number} count @returns {string[]} */
export function hostileAddresses(count) {
  const value = fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'binary-ascii' }), fc.integer().map(String));
  const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: value });
  const pair = fc
    .tuple(name, value, fc.boolean())
    .map(
      ([key, one, raw]) =>
        `${encodeURIComponent(key)}=${raw ? one.replaceAll(/[^\w%&=;.-]/g, '%') : encodeURIComponent(one)}`,
    );
  // One parameter that nothing has makes each of them wrong, whatever the rest is.
  const address = fc
    .tuple(fc.constantFrom(...routes), fc.array(pair, { maxLength: 5 }), fc.nat())
    .map(([route, pairs, at]) => {
      const all = [...pairs];
      all.splice(at % (pairs.length + 1), 0, 'no-such-parameter=1');
      return `/api/v1/${route}?${all.join('&')}`;
    });
  return fc.sample(address, { numRuns: count, seed: 2026 });
}
