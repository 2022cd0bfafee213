import { openAccount } from './account.js';
import { inFixedOrder } from './file-order.js';
import { recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Column, Layout, Source } from './source.js';
import { type FigureColumns, openFigures, openLabelCache, stateNumber } from './state-year-figures.js';

const missing = ['', '-9', '-9.0', 'NA'];

/** The first year whose expenditure is in US dollars; it is in British pounds before. */
const firstDollarYear = 1914;

function amount(name: string, meaning: string, unit: string, otherNames: readonly string[] = []): Column {
  return { name, otherNames, meaning, unit, missing, required: true };
}

const thousandMoney = 'thousand current British pounds until 1913, thousand current US$ from 1914';

const layout: Layout = {
  id: 'abridged',
  title: 'National Material Capabilities, abridged (NMC-70-abridged.csv), with or without letters and version',
  files: [
    {
      id: 'capabilities',
      title: 'One row per state and year',
      columns: [
        {
          name: 'ccode',
          meaning: 'state, Correlates of War number',
          unit: 'code',
          missing: [],
          required: true,
        },
        { name: 'year', meaning: 'year', unit: 'year', missing: [], required: true },
        amount('milex', 'military expenditure', thousandMoney),
        amount('milper', 'military personnel', 'thousand persons'),
        amount('irst', 'iron and steel production', 'thousand tons'),
        amount('pec', 'primary energy consumption', 'thousand coal-ton equivalents', ['energy']),
        amount('tpop', 'total population', 'thousand persons'),
        amount('upop', 'population of cities of 100,000 and more', 'thousand persons'),
        amount('cinc', 'Composite Index of National Capability', 'share of the world'),
      ],
    },
  ],
};

const columns: readonly FigureColumns[] = [
  { figure: 'capability-share', value: 'cinc', lowest: 0, highest: 1 },
  {
    figure: (year) => (year < firstDollarYear ? 'military-expenditure-nmc-sterling' : 'military-expenditure-nmc'),
    value: 'milex',
    lowest: 0,
  },
  { figure: 'military-personnel', value: 'milper', lowest: 0 },
  { figure: 'total-population-nmc', value: 'tpop', lowest: 0 },
  { figure: 'urban-population', value: 'upop', lowest: 0 },
  { figure: 'iron-and-steel', value: 'irst', lowest: 0 },
  { figure: 'energy-consumption', value: 'pec', lowest: 0 },
];

/** What states could bring to bear: people, soldiers, money, steel and energy, and each one's share of the world. */
export const nmc: Source<Records> = {
  id: 'nmc',
  origin: {
    publisher: 'Correlates of War Project',
    title: 'National Material Capabilities',
    version: '7.0',
    licence: 'terms of the COW project: free to use with citation',
    permission: 'cite',
    citation:
      'Singer, Bremer & Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, 1820-1965, in Russett (ed.), Peace, War, and Numbers, Sage, 19-48',
    url: 'https://correlatesofwar.org/data-sets/national-material-capabilities/',
  },
  editions: [
    { version: '7.0', published: '2025', span: { from: 1816, to: 2022 }, note: 'Revises the whole series' },
    { version: '6.0', published: null, span: { from: 1816, to: 2016 }, note: '-9 = missing' },
  ],
  span: { from: 1816, to: 2022 },
  layouts: [layout],
  gives: [
    {
      of: 'figure',
      id: 'capability-share',
      title: 'Capability share (CINC)',
      unit: 'share of the world, 0 to 1',
      meaning:
        'Mean of the state’s shares of the world’s totals in that year, over those of the six components that are known; so the shares of a year can add up to more than one',
    },
    {
      of: 'figure',
      id: 'military-expenditure-nmc',
      title: 'Military expenditure, in US dollars',
      unit: 'thousand current US$',
      meaning: 'Total military budget of the state; earlier years are in pounds and are a figure of their own',
      span: { from: firstDollarYear, to: 2022 },
    },
    {
      of: 'figure',
      id: 'military-expenditure-nmc-sterling',
      title: 'Military expenditure, in pounds',
      unit: 'thousand current British pounds',
      meaning: 'Total military budget of the state',
      span: { from: 1816, to: firstDollarYear - 1 },
    },
    {
      of: 'figure',
      id: 'military-personnel',
      title: 'Military personnel',
      unit: 'thousand persons',
      meaning: 'Troops under the command of the national government',
    },
    {
      of: 'figure',
      id: 'total-population-nmc',
      title: 'Total population (Correlates of War)',
      unit: 'thousand persons',
      meaning: 'Population of the state',
    },
    {
      of: 'figure',
      id: 'urban-population',
      title: 'Urban population',
      unit: 'thousand persons',
      meaning: 'Population of cities with 100,000 inhabitants and more',
    },
    {
      of: 'figure',
      id: 'iron-and-steel',
      title: 'Iron and steel production',
      unit: 'thousand tons',
      meaning: 'Production of iron and steel within the year',
    },
    {
      of: 'figure',
      id: 'energy-consumption',
      title: 'Primary energy consumption',
      unit: 'thousand coal-ton equivalents',
      meaning: 'Consumption of primary energy within the year',
    },
  ],
  howToGet: {
    sentence: 'Download the abridged National Material Capabilities data and unpack NMC-70-abridged.csv.',
    url: 'https://correlatesofwar.org/data-sets/national-material-capabilities/',
  },
  parse: (files) => {
    const account = openAccount();
    const reader = openFigures();
    const label = openLabelCache();
    for (const found of inFixedOrder(files.map((file) => recognise(file, [layout])))) {
      const code = textOf(found, 'ccode');
      reader.read(found, account, {
        year: 'year',
        columns,
        who: (fields) => {
          const number = stateNumber(code(fields));
          return number === null ? { column: 'ccode', reason: 'not a state number' } : label('cow', number, '');
        },
      });
    }
    return account.close({ figures: reader.figures });
  },
};
