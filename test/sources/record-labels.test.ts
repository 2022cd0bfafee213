import { beforeAll, expect, test } from 'vitest';
import { createResolver, type Resolver } from '../../src/model/index.js';
import { codes, forEachRow, makeRegister } from '../../src/sources/index.js';
import { describeRaw } from '../support/raw.js';
import { rawFile } from './fixtures.js';
import { type Case, cases, destination, isRegion, type Labelled, origin } from './record-label-cases.js';

function unresolvedIn(folder: string, resolver: Resolver, { file, labels, year, except }: Case) {
  const times = new Map<string, number>();
  let named = 0;
  let places: { code: number; name: number; label: Labelled }[] = [];
  let yearPlace = -1;
  forEachRow(rawFile(folder, file), {
    header: (columns) => {
      places = labels.map((label) => ({
        code: label.code === undefined ? -1 : columns.indexOf(label.code),
        name: label.name === undefined ? -1 : columns.indexOf(label.name),
        label,
      }));
      yearPlace = year === undefined ? -1 : columns.indexOf(year);
    },
    row: (fields) => {
      const day = `${Number.parseInt(fields[yearPlace] ?? '2000', 10)}-07-01`;
      for (const { code: codePlace, name: namePlace, label } of places) {
        const name = (fields[namePlace] ?? '').trim();
        const written = (fields[codePlace] ?? '').trim().replace(/\.0$/, '');
        for (const code of label.list ? written.split(',') : [written]) {
          const text = `${code.trim()} ${name}`.trim();
          if (text === '' || except?.(text)) continue;
          named++;
          const found = resolver.resolveRecord({ code: code.trim(), name, scheme: label.scheme ?? 'none' }, day);
          if (!('actor' in found)) times.set(text, (times.get(text) ?? 0) + 1);
        }
      }
    },
    reject: () => undefined,
  });
  return { unresolved: Object.fromEntries(times), named };
}

describeRaw('labels of the raw files', (folder) => {
  let resolver: Resolver;
  beforeAll(() => {
    const files = ['crosswalk', 'cow-states'].map((name) => rawFile(folder, `codes/${name}.csv`));
    resolver = createResolver(makeRegister(codes.parse(files).tables));
  });

  test.each(cases.map((one) => [one.file, one.labels.map(({ code, name }) => code ?? name).join(', '), one] as const))(
    '%s: %s mean actors, but for those that are none',
    (_, __, one) => {
      expect(unresolvedIn(folder, resolver, one)).toEqual({ unresolved: one.unresolved, named: one.named });
    },
  );

  test('names in the table of migrants mean the same as their codes', () => {
    const meant = new Map<string, string>();
    for (const { code, name } of [destination, origin]) {
      let places = [0, 0];
      forEachRow(rawFile(folder, 'migration/un-migrant-stock.csv'), {
        header: (columns) => (places = [columns.indexOf(code), columns.indexOf(name)]),
        row: (fields) => meant.set(fields[places[0]!]!.trim(), fields[places[1]!]!.trim()),
        reject: () => undefined,
      });
    }
    const countries = [...meant].filter(([code]) => !isRegion(code));
    expect(countries.length).toBeGreaterThan(230);
    for (const [code, name] of countries) {
      const found = resolver.resolveRecord({ code, name: '', scheme: 'm49' }, '2020-07-01');
      expect(resolver.resolveRecord({ code: '', name, scheme: 'none' }, '2020-07-01'), name).toEqual(found);
    }
  });

  test('ask little: half a million times the same few labels', () => {
    const label = { name: 'Germany', code: 'DEU', scheme: 'iso3' } as const;
    const start = performance.now();
    for (let i = 0; i < 500_000; i++) resolver.resolveRecord(label, i % 2 === 0 ? '1985-01-01' : '1995-01-01');
    // Five microseconds each, on any machine that runs these tests.
    expect((performance.now() - start) / 500_000).toBeLessThan(0.005);
  });
});
