/** Donors of DAC table 2a that are no actors, beside those that end in `, Total`. */
export const unnamedDonors: ReadonlySet<string> = new Set(['Donor(s)', 'Other donor countries']);

/** Recipients that are regions, income groups or unspecified, beside those that end in `, regional` or `, Total`. */
export const unnamedRecipients: ReadonlySet<string> = new Set([
  'All Recipients',
  'Countries not classified by the World Bank',
  'Developing countries, unspecified',
  'Part I Unallocated by income',
  'States Ex-Yugoslavia unspecified',
  'WorldBank High income countries',
  'WorldBank Low income countries',
  'WorldBank Lower-middle income countries',
  'WorldBank Upper-middle income countries',
]);

/** Recipients that are organisations: what they get is a contribution to them, not aid to a country. */
export const recipientOrganisations: ReadonlySet<string> = new Set([
  'Af. D B',
  'African Dev. Fund',
  'AsDB Special Funds',
  'Asian Dev. Bank',
  'CABEI',
  'Caribbean Dev. Bank',
  'EC',
  'EDF',
  'EIB',
  'IBRD',
  'IDA',
  'IDA-MDRI',
  'IDB',
  'IDB Special Oper. Fund',
  'IFAD',
  'IFC',
  'IMF',
  'MIGA',
  'Other EU institutions',
  'Other Multilateral',
  'Other Regional Banks',
  'Other UN',
  'Other World Bank (AMCs)',
  'UNDP',
  'UNFPA',
  'UNHCR',
  'UNICEF',
  'UNRWA',
  'WFP',
]);

/** Aid types of DAC table 2a that are amounts of money → the code of the act. They overlap. */
export const aidTypes: ReadonlyMap<string, string> = new Map([
  ['ODA: Total Net', 'oda-total-net'],
  ['Memo: ODA Total, Gross disbursements', 'oda-total-gross'],
  ['Memo: ODA Total, excl. Debt', 'oda-total-without-debt'],
  ['Grants, Total', 'grants-total'],
  ['Grants: Debt Forgiveness', 'grants-debt-forgiveness'],
  ['Grants: Other Debt Grants', 'grants-other-debt'],
  ['ODA Loans: Total Net', 'loans-net'],
  ['ODA Gross Loans', 'loans-gross'],
  ['Equity investment', 'equity-investment'],
  ['Imputed Multilateral ODA', 'imputed-multilateral'],
  ['Technical Cooperation', 'technical-cooperation'],
  ['Humanitarian Aid', 'humanitarian-aid'],
  ['Development Food Aid', 'development-food-aid'],
  ['Memo: Net debt relief', 'net-debt-relief'],
  ['Rescheduled debt', 'rescheduled-debt'],
  ['AF/Interest Subsidies', 'interest-subsidies'],
  ['Interest received', 'interest-received'],
]);

/** Aid types that are ratios. */
export const aidRatios: ReadonlySet<string> = new Set(['ODA as % GNI (Recipient)', 'ODA per Capita']);
