import type { RecordKind } from './records.js';
import type { LayoutFile } from './source.js';

/** One indicator: its column, which is also its name at the publisher, and the figure it becomes. */
interface Indicator {
  readonly column: string;
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly meaning: string;
  readonly span: { readonly from: number; readonly to: number };
}

/** Spans are those of the edition of 2025. */
export const indicators: readonly Indicator[] = [
  {
    column: 'aid_given_2023_us',
    id: 'aid-given',
    title: 'Aid given',
    unit: 'constant 2023 US$',
    meaning: 'Official development assistance given by donor countries (OECD)',
    span: { from: 1967, to: 2023 },
  },
  {
    column: 'aid_received_total_us_inflation_adjusted',
    id: 'aid-received-total',
    title: 'Aid received',
    unit: 'constant US$; the base year is not stated in the file',
    meaning: 'Net official development assistance received (World Bank); negative = more paid back than received',
    span: { from: 1960, to: 2023 },
  },
  {
    column: 'arms_exports_sipri_tiv',
    id: 'arms-exports',
    title: 'Arms exports',
    unit: 'SIPRI trend-indicator value',
    meaning: 'Exports of major conventional weapons, by what they can do and not by what was paid',
    span: { from: 1960, to: 2024 },
  },
  {
    column: 'arms_imports_sipri_tiv',
    id: 'arms-imports',
    title: 'Arms imports',
    unit: 'SIPRI trend-indicator value',
    meaning: 'Imports of major conventional weapons, by what they can do and not by what was paid',
    span: { from: 1960, to: 2024 },
  },
  {
    column: 'democracy_score_use_as_color',
    id: 'democracy-score',
    title: 'Democracy score',
    unit: '−10 to 10',
    meaning: 'Overall score of the Polity data set: its democracy score minus its autocracy score',
    span: { from: 1776, to: 2020 },
  },
  {
    column: 'exports_percent_of_gdp',
    id: 'exports-share-of-gdp',
    title: 'Exports',
    unit: '% of GDP',
    meaning: 'Exports of goods and services (World Bank)',
    span: { from: 1960, to: 2024 },
  },
  {
    column: 'gdppercapita_us_inflation_adjusted',
    id: 'gdp-per-person',
    title: 'GDP per person',
    unit: 'constant 2015 US$',
    meaning: 'Gross domestic product per person at the exchange rates of one year (World Bank)',
    span: { from: 1960, to: 2024 },
  },
  {
    column: 'high_technology_exports_percent_of_manufactured_exports',
    id: 'high-technology-exports-share',
    title: 'High-technology exports',
    unit: '% of manufactured exports',
    meaning: 'Exports of products with much research and development in them (World Bank)',
    span: { from: 2007, to: 2024 },
  },
  {
    column: 'internet_users',
    id: 'internet-users',
    title: 'Internet users',
    unit: '% of the population',
    meaning: 'People who use the internet (World Bank)',
    span: { from: 1990, to: 2024 },
  },
  {
    column: 'life_expectancy_at_birth_data_from_ihme',
    id: 'life-expectancy',
    title: 'Life expectancy at birth',
    unit: 'years',
    meaning: 'Years a newborn would live if mortality stayed as it is (Institute for Health Metrics and Evaluation)',
    span: { from: 1990, to: 2013 },
  },
  {
    column: 'literacy_rate_adult_total_percent_of_people_ages_15_and_above',
    id: 'literacy-rate',
    title: 'Adult literacy',
    unit: '% of people aged 15 and above',
    meaning: 'People who can read and write a short simple statement on their everyday life (World Bank)',
    span: { from: 1970, to: 2025 },
  },
  {
    column: 'military_expenditure_percent_of_gdp',
    id: 'military-expenditure-share-of-gdp',
    title: 'Military expenditure',
    unit: '% of GDP',
    meaning: 'Current and capital expenditure on the armed forces (SIPRI)',
    span: { from: 1960, to: 2024 },
  },
  {
    column: 'patent_applications_total',
    id: 'patent-applications',
    title: 'Patent applications',
    unit: 'applications',
    meaning: 'Patent applications within the year',
    span: { from: 1980, to: 2024 },
  },
  {
    column: 'total_gdp_ppp_inflation_adjusted',
    id: 'gdp-purchasing-power',
    title: 'GDP at purchasing power',
    unit: 'constant 2005 international dollars',
    meaning: 'Gross domestic product by purchasing power; rough estimates before the twentieth century',
    span: { from: 1800, to: 2013 },
  },
  {
    column: 'total_gdp_us_inflation_adjusted',
    id: 'gdp',
    title: 'GDP',
    unit: 'constant 2015 US$',
    meaning: 'Gross domestic product at the exchange rates of one year (World Bank)',
    span: { from: 1960, to: 2024 },
  },
];

/** One kind of file for each indicator, told by its third column. */
export const indicatorFiles: readonly LayoutFile[] = indicators.map(({ column, id, title, unit, meaning }) => ({
  id,
  title: `${title}: one row per place and year (ddf--datapoints--${column}--by--geo--time.csv)`,
  columns: [
    {
      name: 'geo',
      meaning: 'ISO 3166 alpha-3 in small letters, or a name of Gapminder’s own',
      unit: 'code',
      missing: [],
      required: true,
    },
    { name: 'time', meaning: 'year', unit: 'year', missing: [], required: true },
    { name: column, meaning, unit, missing: ['', 'NA'], required: true },
  ],
}));

export const indicatorKinds: readonly RecordKind[] = indicators.map(({ id, title, unit, meaning, span }) => ({
  of: 'figure',
  id,
  title,
  unit,
  meaning,
  span,
}));

/** Places that Gapminder names by itself, and what it calls them. */
export const ownPlaces: ReadonlyMap<string, string> = new Map([
  ['ant', 'Netherlands Antilles'],
  ['chanisl', 'Channel Islands'],
  ['cheslo', 'Czechoslovakia'],
  ['deu_east', 'East Germany'],
  ['deu_west', 'West Germany'],
  ['gbg', 'Guernsey'],
  ['gbm', 'Isle of Man'],
  ['hos', 'Holy See'],
  ['kos', 'Kosovo'],
  ['nld_curacao', 'Curaçao'],
  ['scg', 'Serbia and Montenegro'],
  ['ussr', 'USSR'],
  ['yem_north', 'North Yemen'],
  ['yem_south', 'South Yemen'],
  ['yug', 'Yugoslavia'],
]);

/** Regions that are no actor. */
export const ownRegions: ReadonlySet<string> = new Set(['world', 'africa', 'americas', 'asia', 'europe']);
