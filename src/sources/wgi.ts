import { openAccount } from './account.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, requireOneLayout, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Column, Layout, Source } from './source.js';
import { openFigures, openLabelCache, stateNumber, type StateYearTable } from './state-year-figures.js';

const missing = ['', 'NA', '..', '#N/A'];
const unit = 'standard normal units, about −2.5 to 2.5';

const year: Column = { name: 'year', meaning: 'year', unit: 'year', missing: [], required: true };

function score(name: string, meaning: string): Column {
  return { name, meaning, unit, missing, required: true };
}

const layouts: Layout[] = [
  {
    id: 'packaged',
    title: 'Voice and accountability alone (wgi_legacy of the R package democracyData)',
    files: [
      {
        id: 'estimates',
        title: 'One row per country and year',
        columns: [
          { name: 'wb_country', meaning: 'name by the World Bank', unit: 'name', missing: [], required: true },
          { name: 'wb_code', meaning: 'letters by the World Bank', unit: 'code', missing: [], required: true },
          year,
          score('Estimate', 'estimate of voice and accountability'),
          score('StdErr', 'its standard error'),
          {
            name: 'cown',
            meaning: 'Correlates of War number, where it has one',
            unit: 'code',
            missing,
            required: false,
          },
        ],
      },
    ],
  },
  {
    id: 'world-bank',
    title: 'All six indicators in one table (sheet of wgidataset.xlsx saved as CSV, releases until 2024)',
    files: [
      {
        id: 'estimates',
        title: 'One row per country, year and indicator',
        columns: [
          { name: 'code', meaning: 'letters by the World Bank', unit: 'code', missing: [], required: true },
          { name: 'countryname', meaning: 'name by the World Bank', unit: 'name', missing: [], required: true },
          year,
          { name: 'indicator', meaning: 'va, pv, ge, rq, rl or cc', unit: 'code', missing: [], required: true },
          score('estimate', 'estimate of the indicator'),
          score('stddev', 'its standard error'),
        ],
      },
    ],
  },
];

/** The World Bank’s older letters, and those of ISO 3166 for the same; empty where it has none today. */
const olderLetters: ReadonlyMap<string, string> = new Map([
  ['ADO', 'AND'],
  ['ANT', ''],
  ['KSV', ''],
  ['ROM', 'ROU'],
  ['TMP', 'TLS'],
  ['WBG', 'PSE'],
  ['ZAR', 'COD'],
]);
const otherIndicators: ReadonlySet<string> = new Set(['pv', 'ge', 'rq', 'rl', 'cc']);
const figure = 'voice-and-accountability';

/** How far people take part in choosing their government, and are free to speak, meet and report. */
export const wgi: Source<Records> = {
  id: 'wgi',
  origin: {
    publisher: 'World Bank',
    title: 'Worldwide Governance Indicators: Voice and Accountability',
    version: '2024 update',
    licence: 'CC-BY-4.0',
    permission: 'ship',
    citation:
      'Kaufmann, Kraay & Mastruzzi (2010), The Worldwide Governance Indicators: Methodology and Analytical Issues, World Bank Policy Research Working Paper 5430',
    url: 'https://www.worldbank.org/en/publication/worldwide-governance-indicators',
  },
  editions: [
    {
      version: '2024 update',
      published: '2024',
      span: { from: 1996, to: 2023 },
      note: 'Every second year until 2002. The revision of 2025 has another method and is not comparable',
    },
  ],
  span: { from: 1996, to: 2023 },
  layouts,
  gives: [
    {
      of: 'figure',
      id: figure,
      title: 'Voice and accountability',
      unit,
      meaning:
        'Perceptions of participation in choosing the government and of freedom of expression, association and the media, with its standard error',
    },
  ],
  howToGet: {
    sentence: 'Download the full data set (wgidataset.xlsx) of a release until 2024 and save its sheet as CSV UTF-8.',
    url: 'https://www.worldbank.org/en/publication/worldwide-governance-indicators',
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, layouts)));
    requireOneLayout(recognised, 'estimates');
    const account = openAccount();
    const reader = openFigures();
    const label = openLabelCache();
    for (const found of recognised)
      reader.read(found, account, found.layout.id === 'packaged' ? packaged(found, label) : published(found, label));
    return account.close({ figures: reader.figures });
  },
};

type Label = ReturnType<typeof openLabelCache>;

function packaged(found: Recognised, label: Label): StateYearTable {
  const [name, letters, cow] = [textOf(found, 'wb_country'), textOf(found, 'wb_code'), textOf(found, 'cown')];
  return {
    year: 'year',
    columns: [{ figure, value: 'Estimate', sd: 'StdErr' }],
    who: (fields) => {
      const number = cow(fields);
      if (number === '') return lettered(label, letters(fields), name(fields), 'wb_code');
      const code = stateNumber(number);
      return code === null ? { column: 'cown', reason: 'not a state number' } : label('cow', code, name(fields));
    },
  };
}

function published(found: Recognised, label: Label): StateYearTable {
  const [name, letters] = [textOf(found, 'countryname'), textOf(found, 'code')];
  const indicator = textOf(found, 'indicator');
  return {
    year: 'year',
    columns: [{ figure, value: 'estimate', sd: 'stddev' }],
    who: (fields) => {
      const which = indicator(fields);
      if (otherIndicators.has(which)) return 'another of the six indicators';
      if (which !== 'va') return { column: 'indicator', reason: 'not one of the six indicators' };
      return lettered(label, letters(fields), name(fields), 'code');
    },
  };
}

function lettered(label: Label, letters: string, name: string, column: string): ReturnType<StateYearTable['who']> {
  if (!/^[A-Z]{3}$/.test(letters)) return { column, reason: 'not three capital letters' };
  const code = olderLetters.get(letters) ?? letters;
  return label(code === '' ? 'none' : 'iso3', code, name);
}
