import { expect, test } from 'vitest';
import { vdem } from '../../src/sources/vdem.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';
import { figureLines, sumOf } from './figure-sums.js';

test('each index is a figure with its standard deviation; who has no state number goes by V-Dem’s, or by name', () => {
  const { tables, setAside, rejects } = vdem.parse(fixtureFiles('vdem/country-year'));
  expect(figureLines(tables.figures, 1789)).toEqual([
    'cow:70 electoral-democracy 0.028 ± 0.011',
    'cow:70 liberal-democracy 0.044 ± 0.014',
    'cow:70 participatory-democracy 0.006 ± 0.007',
    'cow:70 additive-polyarchy 0.056 ± 0.021',
    'cow:70 multiplicative-polyarchy 0 ± 0',
  ]);
  expect(figureLines(tables.figures, 1950).filter((line) => line.startsWith('vdem'))).toEqual([
    'vdem:167 electoral-democracy 0.1 ± 0.01',
    'vdem:167 participatory-democracy 0.05 ± 0.01',
    'vdem:167 deliberative-democracy 0.1 ± 0.02',
    'vdem:167 egalitarian-democracy 0.2 ± 0.03',
    'vdem:167 additive-polyarchy 0.3 ± 0.02',
    'vdem:167 multiplicative-polyarchy 0.01',
  ]);
  // Lists of codes hold V-Dem's number of Gaza for that of Palestine, of which it is a part.
  expect(tables.figures!.find(({ year }) => year === 2010)!.actor).toEqual({
    name: 'Palestine/Gaza',
    code: '',
    scheme: 'none',
  });
  expect(setAside.map(({ reason, rows }) => [reason, rows])).toEqual([['no value', 1]]);
  expect(rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    [7, 'v2x_polyarchy', '1.316'],
    [8, 'vdem_cowcode', '38o'],
    [9, 'v2x_api_sd', 'low'],
    [10, 'country_id', ''],
    [11, 'year', '1789'],
  ]);
});

test('the institute’s own names of columns say the same', () => {
  const [copy] = fixtureFiles('vdem/country-year');
  const text = new TextDecoder().decode(copy!.bytes);
  const own = text.replace('vdem_country_name', 'country_name').replace('vdem_cowcode', 'COWcode');
  expect(vdem.parse([{ name: 'own', bytes: new TextEncoder().encode(own) }]).tables).toEqual(
    vdem.parse([copy!]).tables,
  );
});

describeRaw('the real democracy indices', (folder) => {
  test('have 170,993 values in 26,775 country-years', () => {
    const parsed = vdem.parse([rawFile(folder, 'vdem/simple-1789-2024.csv')]);
    expect(parsed.layouts).toMatchObject([{ rows: 27_913, used: 26_775 }]);
    expect(parsed.setAside.map(({ reason, rows }) => [reason, rows])).toEqual([['no value', 1_138]]);
    expect(parsed.rejects).toEqual([]);
    const figures = parsed.tables.figures!;
    expect(figures.length).toBe(170_993);
    // Sums of the columns by Python, and country-years with a value but without a state number.
    const sums = {
      'electoral-democracy': 7_021.799,
      'liberal-democracy': 5_647.335,
      'participatory-democracy': 4_201.899,
      'deliberative-democracy': 4_579.373,
      'egalitarian-democracy': 4_632.437,
      'additive-polyarchy': 10_621.214,
      'multiplicative-polyarchy': 3_424.301,
    };
    for (const [id, sum] of Object.entries(sums)) expect(sumOf(figures, id)).toBeCloseTo(sum, 6);
    const electoral = figures.filter(({ figure }) => figure === 'electoral-democracy');
    expect(electoral.filter(({ actor }) => actor.scheme !== 'cow').length).toBe(742);
    expect(electoral.reduce((sum, { sd }) => sum + sd!, 0)).toBeCloseTo(672.38, 6);
    expect(figureLines(figures, 2024)).toContain('cow:380 electoral-democracy 0.881 ± 0.04');
  });

  test('name by name alone, or by V-Dem’s number, those without a state number', () => {
    const figures = vdem.parse([rawFile(folder, 'vdem/simple-1789-2024.csv')]).tables.figures!;
    const labels = new Set(figures.map(({ actor }) => actor).filter(({ scheme }) => scheme !== 'cow'));
    const texts = [...labels].map(({ name, code }) => `${code} ${name}`.trim()).sort();
    expect(texts).toEqual([
      '139 Somaliland',
      '167 Hong Kong',
      '209 Palestine/British Mandate',
      '236 Zanzibar',
      '354 Tuscany',
      '359 Hesse-Darmstadt',
      '362 Hamburg',
      '363 Brunswick',
      '364 Oldenburg',
      '365 Saxe-Weimar-Eisenach',
      '366 Nassau',
      '373 Piedmont-Sardinia',
      'Palestine/Gaza',
      'Palestine/West Bank',
      'Papal States',
    ]);
  });
});
