import { type Crosswalk, placeCodes } from '../crosswalk.js';
import { aid } from '../definitions/aid.js';

const head = {
  source: 'OECD, Development Assistance Committee, DAC table 2a',
  version: 'current prices to 2019; constant 2022 prices to 2022',
  licence: 'CC-BY-4.0',
  citation: 'OECD, Aid (ODA) disbursements to countries and regions (DAC2A), OECD Data Explorer',
  url: 'https://data-explorer.oecd.org/',
  scale: null,
} as const;

/** Net official development assistance in current prices. */
export const dacNet: Crosswalk = {
  ...head,
  scheme: 'dac-net-oda-current',
  title: 'DAC net official development assistance, current prices',
  note: 'Negative amounts are repayments above new aid.',
  entries: placeCodes(
    [{ code: 'net-oda', title: 'ODA: Total Net' }],
    [{ to: aid.total, because: 'gives something of value, for need or for a return', codes: ['net-oda'] }],
  ),
};

const overlap = 'overlaps with kinds that are counted';

/** Aid types in constant prices. They overlap: only parts of the grants that do not are instruments. */
export const dacTypes: Crosswalk = {
  ...head,
  scheme: 'dac-aid-type',
  title: 'DAC aid types, constant prices',
  note: 'Net aid is grants, net loans and equity; humanitarian aid, technical cooperation, food aid and debt forgiveness are kinds of grants. Of 46,867 rows with grants, the four together exceed the grants in 343. Codes are those of the reader of this source.',
  entries: placeCodes(
    [
      { code: 'oda-total-net', title: 'ODA: Total Net' },
      { code: 'oda-total-gross', title: 'Memo: ODA Total, Gross disbursements' },
      { code: 'oda-total-without-debt', title: 'Memo: ODA Total, excl. Debt' },
      { code: 'grants-total', title: 'Grants, Total' },
      { code: 'grants-debt-forgiveness', title: 'Grants: Debt Forgiveness' },
      { code: 'grants-other-debt', title: 'Grants: Other Debt Grants' },
      { code: 'loans-net', title: 'ODA Loans: Total Net' },
      { code: 'loans-gross', title: 'ODA Gross Loans' },
      { code: 'equity-investment', title: 'Equity investment' },
      { code: 'imputed-multilateral', title: 'Imputed Multilateral ODA' },
      { code: 'technical-cooperation', title: 'Technical Cooperation' },
      { code: 'humanitarian-aid', title: 'Humanitarian Aid' },
      { code: 'development-food-aid', title: 'Development Food Aid' },
      { code: 'net-debt-relief', title: 'Memo: Net debt relief' },
      { code: 'rescheduled-debt', title: 'Rescheduled debt' },
      { code: 'interest-subsidies', title: 'AF/Interest Subsidies' },
      { code: 'interest-received', title: 'Interest received' },
    ],
    [
      { to: aid.humanitarian, because: 'help given for need', codes: ['humanitarian-aid'] },
      { to: aid.technicalCooperation, because: 'people of both sides work together', codes: ['technical-cooperation'] },
      { to: aid.food, because: 'gives something of value', codes: ['development-food-aid'] },
      { to: aid.debtForgiveness, because: 'forgives what is owed', codes: ['grants-debt-forgiveness'] },
      {
        to: null,
        mechanism: 'inducement',
        channel: 'aid-development',
        because: 'net aid as a whole is counted in current prices',
        codes: ['oda-total-net', 'oda-total-without-debt'],
      },
      {
        to: null,
        mechanism: 'inducement',
        channel: 'aid-development',
        because: overlap,
        codes: ['oda-total-gross', 'grants-total'],
      },
      {
        to: null,
        mechanism: 'inducement',
        channel: 'finance',
        because:
          'years with repayments alone are often missing: grants, net loans and equity fail to add up to net aid in one row of eight',
        codes: ['loans-net', 'loans-gross', 'equity-investment'],
      },
      {
        to: null,
        mechanism: 'inducement',
        channel: 'finance',
        because: 'overlaps with debt forgiveness or with loans',
        codes: ['grants-other-debt', 'net-debt-relief', 'rescheduled-debt'],
      },
      {
        to: null,
        because: 'a share of what was paid to organisations, no act toward the recipient',
        codes: ['imputed-multilateral'],
      },
      { to: null, because: 'a cost or income of lending, no act of its own', codes: ['interest'] },
    ],
  ),
};
