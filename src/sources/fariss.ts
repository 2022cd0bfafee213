import { openAccount } from './account.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, requireOneLayout, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Layout, Source } from './source.js';
import { openFigures, openLabelCache, stateNumber, type StateYearTable } from './state-year-figures.js';

const missing = ['', 'NA'];
const unit = 'standard deviations of the latent scale';

const layouts: Layout[] = [
  {
    id: 'our-world-in-data',
    title: 'Chart “Human rights protection” of Our World in Data',
    files: [
      {
        id: 'scores',
        title: 'One row per state and year, without uncertainty',
        columns: [
          { name: 'Entity', meaning: 'name of the state or region', unit: 'name', missing: [], required: true },
          {
            name: 'Code',
            meaning: 'ISO 3166 alpha-3, or a code of Our World in Data',
            unit: 'code',
            missing: [],
            required: false,
          },
          { name: 'Year', meaning: 'year', unit: 'year', missing: [], required: true },
          {
            name: 'Human rights protection',
            meaning: 'mean of the latent protection of physical integrity',
            unit,
            missing,
            required: true,
          },
        ],
      },
    ],
  },
  {
    id: 'dataverse',
    title: 'Human Rights Protection Scores (HumanRightsProtectionScores_v4.01.csv)',
    files: [
      {
        id: 'scores',
        title: 'One row per state and year; further columns are ignored',
        columns: [
          { name: 'YEAR', meaning: 'year', unit: 'year', missing: [], required: true },
          { name: 'COW', meaning: 'state, Correlates of War number', unit: 'code', missing, required: true },
          { name: 'country_name', meaning: 'name of the state', unit: 'name', missing, required: false },
          {
            name: 'theta_mean',
            meaning: 'mean of the latent protection of physical integrity',
            unit,
            missing,
            required: true,
          },
          { name: 'theta_sd', meaning: 'its standard deviation', unit, missing, required: true },
        ],
      },
    ],
  },
];

/** How far governments protect people from torture, killing, disappearance and political imprisonment. */
export const fariss: Source<Records> = {
  id: 'fariss',
  origin: {
    publisher: 'Fariss, Kenwick & Reuning',
    title: 'Latent Human Rights Protection Scores',
    version: '4.01',
    licence: 'CC0-1.0',
    permission: 'ship',
    citation:
      'Fariss, Kenwick & Reuning (2020), Estimating one-sided-killings from a robust measurement model of human rights, J. Peace Research 57(6):801-814',
    url: 'https://doi.org/10.7910/DVN/RQ85GK',
  },
  editions: [
    {
      version: '4.02',
      published: null,
      span: { from: 1946, to: 2021 },
      note: 'LHRS-v4.02-2021.csv; estimates of all years and the scale itself changed: not to be mixed with 4.01',
    },
    {
      version: '4.01',
      published: null,
      span: { from: 1946, to: 2019 },
      note: 'The copy of Our World in Data ends with it',
    },
  ],
  span: { from: 1946, to: 2019 },
  layouts,
  gives: [
    {
      of: 'figure',
      id: 'human-rights-protection',
      title: 'Human rights protection',
      unit,
      meaning:
        'Protection of physical integrity, estimated from reports under a standard of judging that is allowed to change; higher = better protected',
    },
  ],
  howToGet: {
    sentence: 'Download HumanRightsProtectionScores_v4.01.csv from the Harvard Dataverse.',
    url: 'https://doi.org/10.7910/DVN/RQ85GK',
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, layouts)));
    requireOneLayout(recognised, 'scores');
    const account = openAccount();
    const reader = openFigures();
    const label = openLabelCache();
    for (const found of recognised)
      reader.read(found, account, found.layout.id === 'dataverse' ? published(found, label) : charted(found, label));
    return account.close({ figures: reader.figures });
  },
};

type Label = ReturnType<typeof openLabelCache>;

function published(found: Recognised, label: Label): StateYearTable {
  const [code, name] = [textOf(found, 'COW'), textOf(found, 'country_name')];
  return {
    year: 'YEAR',
    columns: [{ figure: 'human-rights-protection', value: 'theta_mean', sd: 'theta_sd' }],
    who: (fields) => {
      const number = stateNumber(code(fields));
      return number === null ? { column: 'COW', reason: 'not a state number' } : label('cow', number, name(fields));
    },
  };
}

function charted(found: Recognised, label: Label): StateYearTable {
  const [name, code] = [textOf(found, 'Entity'), textOf(found, 'Code')];
  return {
    year: 'Year',
    columns: [{ figure: 'human-rights-protection', value: 'Human rights protection' }],
    who: (fields) => {
      const own = name(fields);
      if (own === '') return { column: 'Entity', reason: 'no name' };
      if (regions.has(own) || own.endsWith('(OWID)')) return 'a region or income group, not a state';
      const letters = code(fields);
      return /^[A-Z]{3}$/.test(letters) ? label('iso3', letters, own) : label('none', '', own);
    },
  };
}

const regions: ReadonlySet<string> = new Set([
  'World',
  'Africa',
  'Asia',
  'Europe',
  'North America',
  'Oceania',
  'South America',
  'High-income countries',
  'Upper-middle-income countries',
  'Lower-middle-income countries',
  'Low-income countries',
]);
