import { openAccount } from './account.js';
import { inFixedOrder } from './file-order.js';
import { recognise, requireOneLayout, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Column, Layout, LayoutFile, Source } from './source.js';
import { type FigureColumns, openFigures, openLabelCache, stateNumber } from './state-year-figures.js';

const missing = ['', 'NA'];
const perPerson = '2011 international dollars (purchasing power parity)';
const total = 'million 2017 international dollars (purchasing power parity)';
const people = 'million persons';

function estimate(name: string, meaning: string, unit: string): Column {
  return { name, meaning, unit, missing, required: true };
}

function stateYears(state: Column): LayoutFile {
  return {
    id: 'state-years',
    title: 'One row per state and year',
    columns: [
      state,
      { name: 'year', meaning: 'year', unit: 'year', missing: [], required: true },
      estimate('mrgdppc', 'real GDP per person, anchored in the Maddison Project Database', perPerson),
      estimate('sd_mrgdppc', 'its standard deviation', perPerson),
      estimate('pwtrgdp', 'expenditure-side real GDP, anchored in the Penn World Table 10.0', total),
      estimate('sd_pwtrgdp', 'its standard deviation', total),
      estimate('pwtpop', 'population, anchored in the Penn World Table 10.0', people),
      estimate('sd_pwtpop', 'its standard deviation', people),
    ],
  };
}

const layouts: Layout[] = [
  {
    id: 'correlates-of-war',
    title: 'Table cw_gdppop of the R package isard',
    files: [
      stateYears({
        name: 'ccode',
        meaning: 'state, Correlates of War number',
        unit: 'code',
        missing: [],
        required: true,
      }),
    ],
  },
  {
    id: 'gleditsch-ward',
    title: 'Table gw_gdppop of the R package isard',
    files: [
      stateYears({
        name: 'gwcode',
        meaning: 'state, Gleditsch and Ward number',
        unit: 'code',
        missing: [],
        required: true,
      }),
    ],
  },
];

const codes = { 'correlates-of-war': ['ccode', 'cow'], 'gleditsch-ward': ['gwcode', 'gw'] } as const;

const columns: readonly FigureColumns[] = [
  { figure: 'gdp-per-person-estimate', value: 'mrgdppc', sd: 'sd_mrgdppc', lowest: 0 },
  { figure: 'gdp-estimate', value: 'pwtrgdp', sd: 'sd_pwtrgdp', lowest: 0 },
  { figure: 'population-estimate', value: 'pwtpop', sd: 'sd_pwtpop', lowest: 0 },
];

/** GDP and population of every state since 1816, estimated from many historical sources at once, with uncertainty. */
export const isard: Source<Records> = {
  id: 'isard',
  origin: {
    publisher: 'Fariss, Anders, Markowitz & Barnum; distributed by Steven V. Miller in the R package isard',
    title: 'New Estimates of Over 500 Years of Historic GDP and Population Data',
    version: 'isard 0.1.0',
    licence: 'terms of the estimates not stated; package GPL-2; free to use with citation',
    permission: 'cite',
    citation:
      'Fariss, Anders, Markowitz & Barnum (2022), New Estimates of Over 500 Years of Historic GDP and Population Data, J. Conflict Resolution 66(3):553-591',
    url: 'https://CRAN.R-project.org/package=isard',
  },
  editions: [
    {
      version: 'isard 0.1.0',
      published: '2025-04-10',
      span: { from: 1816, to: 2019 },
      note: 'One of the published indicators for each quantity; a few years of five states are not estimated in this state list',
    },
  ],
  span: { from: 1816, to: 2019 },
  layouts,
  gives: [
    {
      of: 'figure',
      id: 'gdp-per-person-estimate',
      title: 'GDP per person (estimate)',
      unit: perPerson,
      meaning: 'Posterior mean of real GDP per person, anchored in the Maddison Project Database',
    },
    {
      of: 'figure',
      id: 'gdp-estimate',
      title: 'GDP (estimate)',
      unit: total,
      meaning: 'Posterior mean of expenditure-side real GDP, anchored in the Penn World Table 10.0',
    },
    {
      of: 'figure',
      id: 'population-estimate',
      title: 'Population (estimate)',
      unit: people,
      meaning: 'Posterior mean of population, anchored in the Penn World Table 10.0',
    },
  ],
  howToGet: {
    sentence: 'Install the R package isard and write its table cw_gdppop (or gw_gdppop) as CSV.',
    url: 'https://CRAN.R-project.org/package=isard',
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, layouts)));
    requireOneLayout(recognised, 'state-years');
    const account = openAccount();
    const reader = openFigures();
    const label = openLabelCache();
    for (const found of recognised) {
      const [column, scheme] = codes[found.layout.id as keyof typeof codes];
      const code = textOf(found, column);
      reader.read(found, account, {
        year: 'year',
        columns,
        who: (fields) => {
          const number = stateNumber(code(fields));
          return number === null ? { column, reason: 'not a state number' } : label(scheme, number, '');
        },
      });
    }
    return account.close({ figures: reader.figures });
  },
};
