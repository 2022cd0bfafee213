import { expect, test } from 'vitest';
import { createResolver } from '../../src/model/index.js';
import { codes, forEachRow, makeDiasporaRegister, makeRegister, type MigrantStock } from '../../src/sources/index.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';

const register = makeRegister(codes.parse(fixtureFiles('codes/crosswalk-and-states')).tables);
const resolver = createResolver(register);

function stock(origin: string, host: string, people: number, year = 1990): MigrantStock {
  return { origin, host, people, year };
}

test('a diaspora is a pair of countries with people of the one in the other in some year', () => {
  const entries = makeDiasporaRegister(
    [
      stock('SWE', 'KOR', 0),
      stock('SWE', 'KOR', 12, 1995),
      stock('SWE', 'KOR', 15, 2000),
      stock('KOR', 'SWE', 0),
      stock('cow:260', 'NAM', 5),
      stock('cow:255', 'NAM', 6, 1995),
      stock('NAM', 'NAM', 5),
      stock('QQQ', 'NAM', 5),
      stock('VAT', 'cow:345', 1),
    ],
    resolver,
  );
  expect(entries.map(({ id, name, kind, parts }) => [id, name, kind, parts])).toEqual([
    ['diaspora:DEU@NAM', 'People from Germany in Namibia', 'diaspora', '["diaspora:DEU@NAM"]'],
    ['diaspora:SWE@KOR', 'People from Sweden in South Korea', 'diaspora', '["diaspora:SWE@KOR"]'],
    ['diaspora:VAT@cow:345', 'People from Vatican City in Yugoslavia/Serbia', 'diaspora', '["diaspora:VAT@cow:345"]'],
  ]);
  const all = createResolver([...register, ...entries]);
  expect(all.resolve('diaspora:Sweden@South Korea')).toMatchObject({ actor: { id: 'diaspora:SWE@KOR' } });
  expect(all.resolve('diaspora:VAT@Serbia')).toMatchObject({ actor: { id: 'diaspora:VAT@cow:345' } });
  expect(all.resolve('diaspora:West Germany@NAM')).toMatchObject({
    code: 'unknown-actor',
    fix: expect.stringContaining('People from Germany in Namibia (diaspora:DEU@NAM)') as string,
  });
});

describeRaw('the table of migrants', (folder) => {
  test('has a diaspora for each pair of countries with a positive stock', () => {
    const lists = ['crosswalk', 'cow-states'].map((name) => rawFile(folder, `codes/${name}.csv`));
    const known = makeRegister(codes.parse(lists).tables);
    const all = createResolver(known);
    const stocks: MigrantStock[] = [];
    forEachRow(rawFile(folder, 'migration/un-migrant-stock.csv'), {
      header: () => undefined,
      row: (fields) => {
        const [host, origin] = [fields[2]!, fields[5]!].map((code) =>
          all.resolveRecord({ name: '', code: code.trim(), scheme: 'm49' }, '1995-07-01'),
        );
        if (Number(fields[2]) >= 900 || Number(fields[5]) >= 900 || !('actor' in host!) || !('actor' in origin!))
          return;
        for (const [i, year] of [1990, 1995, 2000, 2005, 2010, 2015, 2020].entries()) {
          const people = Number(fields[6 + i]!.replaceAll(' ', ''));
          stocks.push({ origin: origin.actor.id, host: host.actor.id, year, people });
        }
      },
      reject: () => undefined,
    });
    const entries = makeDiasporaRegister(stocks, all);
    const indian = entries.find(({ id }) => id === 'diaspora:IND@GBR');
    expect(indian?.name).toBe('People from India in the United Kingdom');
    // Pairs of codes below 900 with a figure that is neither empty, nor .., nor 0, counted with Python.
    expect(entries.length).toBe(11_915);
    expect(createResolver([...known, ...entries]).resolve('diaspora:India@UK')).toMatchObject({
      actor: { id: 'diaspora:IND@GBR' },
    });
  });
});
