import type { Column, Layout } from './source.js';

function column(name: string, unit: string, meaning: string, required = true): Column {
  return { name, unit, meaning, missing: [], required };
}

const million = 'US$ million';

/** Copies and exports that write names. */
const named: Layout = {
  id: 'named',
  title: 'DAC table 2a with names of donors and recipients',
  files: [
    {
      id: 'current',
      title: 'Net official development assistance in current prices: one row per donor, recipient and year',
      columns: [
        column('donor', 'name', 'who gives'),
        column('recipient', 'name', 'who gets'),
        column('year', 'year', 'calendar year'),
        column('oda_usd_m', million, 'net disbursements in current prices; negative = repaid more than paid'),
      ],
    },
    {
      id: 'by-type',
      title: 'By type of aid and of prices, as OECD.Stat writes it (Table2a_Data.csv; further columns are ignored)',
      columns: [
        column('Recipient', 'name', 'who gets'),
        column('Donor', 'name', 'who gives'),
        column('Aid type', 'name', 'what is counted; the types overlap'),
        column('Amount type', 'text', 'current prices, or constant prices with their base year'),
        column('Year', 'year', 'calendar year'),
        column('Value', million, 'amount in the prices told; negative = repaid more than paid'),
      ],
    },
  ],
};

/** What the OECD publishes today. */
const dataExplorer: Layout = {
  id: 'data-explorer',
  title: 'OECD Data Explorer, dataflow DSD_DAC2@DF_DAC2A as CSV, with or without labels',
  files: [
    {
      id: 'observations',
      title: 'One row per donor, recipient, measure, kind of prices and year',
      columns: [
        column('DONOR', 'code', 'who gives: ISO 3166 alpha-3 for countries, codes of its own for all others'),
        column('RECIPIENT', 'code', 'who gets, likewise'),
        column('Donor', 'name', 'name of the donor', false),
        column('Recipient', 'name', 'name of the recipient', false),
        column('MEASURE', 'code', 'what is counted; 206 = net official development assistance'),
        column('UNIT_MEASURE', 'code', 'USD = US dollars'),
        column('UNIT_MULT', 'power of ten', 'by which amounts are to be multiplied: 6 = millions'),
        column('PRICE_BASE', 'code', 'V = current, Q = constant prices'),
        column('BASE_PER', 'year', 'base year of constant prices', false),
        column('TIME_PERIOD', 'year', 'calendar year'),
        column('OBS_VALUE', million, 'amount; negative = repaid more than paid'),
      ],
    },
  ],
};

export const layouts: readonly Layout[] = [named, dataExplorer];
