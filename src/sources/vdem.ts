import { openAccount } from './account.js';
import { inFixedOrder } from './file-order.js';
import { recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Column, Layout, Source } from './source.js';
import { openFigures, openLabelCache, stateNumber } from './state-year-figures.js';

const missing = ['', 'NA'];
const unit = '0 to 1';

/** Column, figure, title and meaning of each index. */
const indices = [
  [
    'v2x_polyarchy',
    'electoral-democracy',
    'Electoral democracy',
    'How far rulers answer to citizens through elections that are free and count, with freedom to associate and speak',
  ],
  [
    'v2x_libdem',
    'liberal-democracy',
    'Liberal democracy',
    'Electoral democracy together with limits on the government by law, courts and parliament',
  ],
  [
    'v2x_partipdem',
    'participatory-democracy',
    'Participatory democracy',
    'Electoral democracy together with participation of citizens beyond elections',
  ],
  [
    'v2x_delibdem',
    'deliberative-democracy',
    'Deliberative democracy',
    'Electoral democracy together with decisions reached by public reasoning; coded from 1900 on',
  ],
  [
    'v2x_egaldem',
    'egalitarian-democracy',
    'Egalitarian democracy',
    'Electoral democracy together with equal rights, resources and access to power; coded from 1900 on',
  ],
  [
    'v2x_api',
    'additive-polyarchy',
    'Additive polyarchy',
    'Mean of the components of electoral democracy: a weak one can be made good by others',
  ],
  [
    'v2x_mpi',
    'multiplicative-polyarchy',
    'Multiplicative polyarchy',
    'Product of the components of electoral democracy: a weak one cannot be made good by others',
  ],
] as const;

const layout: Layout = {
  id: 'country-year',
  title:
    'V-Dem country-year data (V-Dem-CY-Core-v15.csv, V-Dem-CY-Full+Others-v15.csv, or a copy with the indices alone)',
  files: [
    {
      id: 'country-years',
      title: 'One row per country and year; further columns are ignored',
      columns: [
        {
          name: 'country_name',
          otherNames: ['vdem_country_name'],
          meaning: 'name of the country today',
          unit: 'name',
          missing: [],
          required: true,
        },
        {
          name: 'country_text_id',
          meaning: 'letters by V-Dem, which are often but not always those of ISO 3166',
          unit: 'code',
          missing: [],
          required: true,
        },
        { name: 'country_id', meaning: 'number by V-Dem', unit: 'code', missing: [], required: true },
        { name: 'year', meaning: 'year', unit: 'year', missing: [], required: true },
        {
          name: 'COWcode',
          otherNames: ['vdem_cowcode'],
          meaning: 'Correlates of War number, where it has one',
          unit: 'code',
          missing,
          required: true,
        },
        ...indices.flatMap(([column, , title], i): Column[] => [
          { name: column, meaning: `${title} index`, unit, missing, required: i < 2 },
          { name: `${column}_sd`, meaning: 'its standard deviation', unit, missing, required: i < 2 },
        ]),
      ],
    },
  ],
};

/**
 * Countries of which lists of codes take V-Dem’s number for that of a larger or a later one: the West Bank and Gaza, which
 * are parts of Palestine, and the Papal States, which were not the Vatican City. They are given by name alone.
 */
const byNameOnly: ReadonlySet<string> = new Set(['128', '138', '361']);

/** Seven ways of measuring democracy, each with its uncertainty, for countries since 1789. */
export const vdem: Source<Records> = {
  id: 'vdem',
  origin: {
    publisher: 'V-Dem Institute, University of Gothenburg',
    title: 'V-Dem Country-Year Dataset',
    version: '15',
    licence: 'CC-BY-SA-4.0',
    permission: 'ship',
    citation: 'Coppedge et al. (2025), V-Dem [Country-Year/Country-Date] Dataset v15, Varieties of Democracy Project',
    url: 'https://doi.org/10.23696/vdemds25',
  },
  editions: [
    {
      version: '15',
      published: '2025',
      span: { from: 1789, to: 2024 },
      note: 'Each edition estimates all years anew: numbers of two editions are not to be mixed',
    },
  ],
  span: { from: 1789, to: 2024 },
  layouts: [layout],
  gives: indices.map(([, id, title, meaning]) => ({
    of: 'figure',
    id,
    title: `${title} index`,
    unit,
    meaning,
  })),
  howToGet: {
    sentence: 'Download the Country-Year data (Core or Full+Others) as CSV and unpack it.',
    url: 'https://www.v-dem.net/data/the-v-dem-dataset/',
  },
  parse: (files) => {
    const account = openAccount();
    const reader = openFigures();
    const label = openLabelCache();
    for (const found of inFixedOrder(files.map((file) => recognise(file, [layout])))) {
      const [name, id, cow] = [textOf(found, 'country_name'), textOf(found, 'country_id'), textOf(found, 'COWcode')];
      reader.read(found, account, {
        year: 'year',
        columns: indices.map(([column, figure]) => ({
          figure,
          value: column,
          sd: `${column}_sd`,
          lowest: 0,
          highest: 1,
        })),
        who: (fields) => {
          const own = name(fields);
          if (own === '') return { column: 'country_name', reason: 'no name' };
          const number = cow(fields);
          if (number !== '') {
            const code = stateNumber(number);
            return code === null ? { column: 'COWcode', reason: 'not a state number' } : label('cow', code, own);
          }
          const country = stateNumber(id(fields));
          if (country === null) return { column: 'country_id', reason: 'not a number of a country' };
          return byNameOnly.has(country) ? label('none', '', own) : label('vdem', country, own);
        },
      });
    }
    return account.close({ figures: reader.figures });
  },
};
