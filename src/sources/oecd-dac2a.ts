import { type ActorLabel, type LedgerEntry, openActs, ProblemError } from '../model/index.js';
import { type Account, openAccount, type Verdict } from './account.js';
import { realNumber, wholeNumber } from './cells.js';
import { calendarYear } from './cow.js';
import { readHeader } from './csv.js';
import { inFixedOrder } from './file-order.js';
import { type Named, openNames } from './name-labels.js';
import { layouts } from './oecd-dac-layouts.js';
import { aidRatios, aidTypes, recipientOrganisations, unnamedDonors, unnamedRecipients } from './oecd-dac-names.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import { openRepeats } from './repeats.js';
import type { Source } from './source.js';

const baseYear = 2022;
const currentPrices = 'Current Prices (USD millions)';
const constantPrices = `Constant Prices (${baseYear} USD millions)`;
const otherPrices = `prices of another base year than ${baseYear}`;
const total = 'a total over several donors or recipients';

/** Who gives aid to whom. */
export const oecdDac2a: Source<Records> = {
  id: 'oecd-dac2a',
  origin: {
    publisher: 'OECD, Development Assistance Committee',
    title: 'Aid (ODA) disbursements to countries and regions, DAC table 2a',
    version: 'current prices to 2019; constant 2022 prices to 2022',
    licence: 'CC-BY-4.0',
    permission: 'ship',
    citation: 'OECD, Aid (ODA) disbursements to countries and regions (DAC2A), OECD Data Explorer',
    url: 'https://data-explorer.oecd.org/',
  },
  editions: [
    {
      version: 'current prices to 2019; constant 2022 prices to 2022',
      published: null,
      span: { from: 2002, to: 2022 },
      note: 'Net aid in current prices 2002–2019; by type of aid in constant prices of 2022, 2009–2022',
    },
  ],
  span: { from: 2002, to: 2022 },
  layouts,
  gives: [
    {
      of: 'act',
      id: 'dac-net-oda-current',
      title: 'Net official development assistance, current prices',
      unit: 'US$ million, current',
      meaning: 'code `net-oda`: disbursed in the year less what was paid back; negative where more came back',
      span: { from: 2002, to: 2019 },
    },
    {
      of: 'act',
      id: 'dac-aid-type',
      title: 'Official development assistance by type, constant prices',
      unit: `US$ million of ${baseYear}`,
      meaning:
        'one code per aid type (`oda-total-net`, `oda-total-gross`, `grants-total`, `humanitarian-aid` …); the types overlap and must not be added',
      span: { from: 2009, to: 2022 },
    },
    {
      of: 'ledger',
      id: 'aid-received',
      title: 'Aid received',
      unit: 'US$ million, current',
      meaning: 'net official development assistance that the people of the recipient got from one donor in one year',
      span: { from: 2002, to: 2019 },
    },
  ],
  howToGet: {
    sentence:
      'Open DAC2A in the OECD Data Explorer, choose measure 206 in US dollars, and download it as CSV with labels.',
    url: 'https://data-explorer.oecd.org/',
  },
  parse: (files) => {
    const recognised = files.map((file) => recognise(file, layouts));
    refuseMixture(recognised);
    const account = openAccount();
    const collected = collect();
    for (const found of inFixedOrder(recognised)) {
      const read = { current: readCurrent, 'by-type': readByType }[found.part.id] ?? readObservations;
      read(withNamesAsWritten(found), account, collected);
    }
    return account.close(collected.close());
  },
};

interface Collected {
  readonly donor: (text: string) => Named;
  readonly recipient: (text: string) => Named;
  /** `type` null = net aid in current prices, else the code of an aid type in constant prices. */
  keep(donor: Named, recipient: Named, year: number, type: string | null, amount: number, column: string): Verdict;
  close(): Records;
}

/** The records as they come together, each donor, recipient, year and type once. */
function collect(): Collected {
  const [acts, ledger] = [openActs(), [] as LedgerEntry[]];
  const types = ['', ...aidTypes.values()];
  const repeated = openRepeats();
  function keep(donor: Named, recipient: Named, year: number, type: string | null, amount: number, column: string) {
    const pair = donor.number * 4096 + recipient.number;
    const verdict = repeated((pair * 4096 + year) * types.length + types.indexOf(type ?? ''), amount, column);
    if (verdict !== null) return verdict;
    const [scheme, code] = type === null ? ['dac-net-oda-current', 'net-oda'] : ['dac-aid-type', type];
    acts.add({
      scheme: scheme!,
      code: code!,
      actor: donor.label,
      audience: recipient.label,
      month: year * 12,
      months: 12,
      amount,
      together: 1,
      event: '',
    });
    if (type === null) ledger.push(received(donor.label, recipient.label, year, amount));
    return null;
  }
  return { donor: openNames(), recipient: openNames(), keep, close: () => ({ acts: acts.close(), ledger }) };
}

function received(donor: ActorLabel, recipient: ActorLabel, year: number, best: number): LedgerEntry {
  const population = recipient;
  const concept = 'aid-received';
  return {
    concept,
    population,
    place: population,
    sideA: donor,
    sideB: recipient,
    year,
    low: null,
    best,
    high: null,
    event: '',
  };
}

/** Why a pair of names is not two actors; null when it is. */
function pairAside(donor: string, recipient: string): string | null {
  if (donor.endsWith(', Total') || recipient.endsWith(', Total')) return total;
  if (unnamedDonors.has(donor)) return 'donors that are not named';
  if (recipient.endsWith(', regional') || unnamedRecipients.has(recipient))
    return 'the recipient is a region, an income group or unspecified';
  if (recipientOrganisations.has(recipient))
    return 'the recipient is an organisation: a contribution, not aid to a country';
  return null;
}

function readCurrent(found: Recognised, account: Account, into: Collected): void {
  const [donor, recipient] = [textOf(found, 'donor'), textOf(found, 'recipient')];
  const [year, value] = [textOf(found, 'year'), textOf(found, 'oda_usd_m')];
  account.read(found, (fields) => {
    const [giver, getter] = [donor(fields), recipient(fields)];
    if (giver === '') return { column: 'donor', reason: 'no name' };
    if (getter === '') return { column: 'recipient', reason: 'no name' };
    const when = calendarYear(year(fields));
    if (when === null) return { column: 'year', reason: 'not a year' };
    const amount = realNumber(value(fields));
    if (amount === null) return { column: 'oda_usd_m', reason: 'not a number' };
    const aside = pairAside(giver, getter);
    if (aside !== null) return aside;
    return into.keep(into.donor(giver), into.recipient(getter), when, null, amount, 'oda_usd_m');
  });
}

function readByType(found: Recognised, account: Account, into: Collected): void {
  const [donor, recipient] = [textOf(found, 'Donor'), textOf(found, 'Recipient')];
  const [type, prices] = [textOf(found, 'Aid type'), textOf(found, 'Amount type')];
  const [year, value] = [textOf(found, 'Year'), textOf(found, 'Value')];
  account.read(found, (fields) => {
    const [giver, getter] = [donor(fields), recipient(fields)];
    if (giver === '') return { column: 'Donor', reason: 'no name' };
    if (getter === '') return { column: 'Recipient', reason: 'no name' };
    const when = calendarYear(year(fields));
    if (when === null) return { column: 'Year', reason: 'not a year' };
    if (value(fields) === '') return 'no amount';
    const amount = realNumber(value(fields));
    if (amount === null) return { column: 'Value', reason: 'not a number' };
    const aside = pairAside(giver, getter);
    if (aside !== null) return aside;
    if (aidRatios.has(type(fields))) return 'a ratio, not an amount';
    const code = aidTypes.get(type(fields));
    if (code === undefined) return { column: 'Aid type', reason: 'not a known type of aid' };
    if (prices(fields) === currentPrices) {
      if (code !== 'oda-total-net') return 'current prices are kept for net aid as a whole only';
      return into.keep(into.donor(giver), into.recipient(getter), when, null, amount, 'Value');
    }
    if (prices(fields) === constantPrices)
      return into.keep(into.donor(giver), into.recipient(getter), when, code, amount, 'Value');
    if (prices(fields).startsWith('Constant Prices')) return otherPrices;
    return { column: 'Amount type', reason: 'neither current nor constant prices' };
  });
}

/** Codes that have the shape of a country's and are groups. */
const groupCodes = new Set(['DAC', 'ACP']);

function readObservations(found: Recognised, account: Account, into: Collected): void {
  const read = (column: string) => textOf(found, column);
  const [donorCode, recipientCode, measure, unit] = ['DONOR', 'RECIPIENT', 'MEASURE', 'UNIT_MEASURE'].map(read);
  const [multiple, prices, base, year, value] = ['UNIT_MULT', 'PRICE_BASE', 'BASE_PER', 'TIME_PERIOD', 'OBS_VALUE'].map(
    read,
  );
  const donor = codedNames(found, 'DONOR', 'Donor');
  const recipient = codedNames(found, 'RECIPIENT', 'Recipient');
  account.read(found, (fields) => {
    const [giver, getter] = [donorCode!(fields), recipientCode!(fields)];
    if (giver === '') return { column: 'DONOR', reason: 'no code' };
    if (getter === '') return { column: 'RECIPIENT', reason: 'no code' };
    const when = calendarYear(year!(fields));
    if (when === null) return { column: 'TIME_PERIOD', reason: 'not a year' };
    if (wholeNumber(multiple!(fields)) !== 6)
      return { column: 'UNIT_MULT', reason: 'not 6: amounts are not in millions' };
    const based = base!(fields) === '' ? null : calendarYear(base!(fields));
    if (based === null && base!(fields) !== '') return { column: 'BASE_PER', reason: 'not a year' };
    if (value!(fields) === '') return 'no amount';
    const amount = realNumber(value!(fields));
    if (amount === null) return { column: 'OBS_VALUE', reason: 'not a number' };
    const kind = prices!(fields);
    if (kind !== 'V' && kind !== 'Q') return { column: 'PRICE_BASE', reason: 'neither V (current) nor Q (constant)' };
    if (measure!(fields) !== '206') return 'a measure other than net official development assistance (206)';
    if (unit!(fields) !== 'USD') return 'not in US dollars';
    if (!isCountry(giver) || !isCountry(getter)) return 'a group or an organisation: its code is not a country’s';
    if (kind === 'Q' && based !== baseYear) return otherPrices;
    const type = kind === 'V' ? null : 'oda-total-net';
    return into.keep(donor(fields), recipient(fields), when, type, amount, 'OBS_VALUE');
  });
}

function isCountry(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && !groupCodes.has(code);
}

/** Labels by code, with the name beside it where the file has a column of names. */
function codedNames(found: Recognised, codeColumn: string, nameColumn: string): (fields: readonly string[]) => Named {
  const known = new Map<string, Named>();
  const code = textOf(found, codeColumn);
  const name = found.places(nameColumn) === found.places(codeColumn) ? () => '' : textOf(found, nameColumn);
  const number = openNames('iso3');
  return (fields) => {
    const text = code(fields);
    const before = known.get(text);
    if (before !== undefined) return before;
    const named = { label: { name: name(fields), code: text, scheme: 'iso3' as const }, number: number(text).number };
    known.set(text, named);
    return named;
  };
}

/** The OECD writes `DONOR` for the code and `Donor` for the name: here capitals tell the two apart. */
function withNamesAsWritten(found: Recognised): Recognised {
  const header = readHeader(found.file);
  return {
    ...found,
    places: (column) => {
      const exact = header.indexOf(column);
      return exact >= 0 ? exact : found.places(column);
    },
  };
}

/** Names and codes of the two layouts are not the same actors' yet, so repeated rows would not be seen. */
function refuseMixture(recognised: readonly Recognised[]): void {
  const other = recognised.find(({ layout }) => layout !== recognised[0]!.layout);
  if (other === undefined) return;
  throw new ProblemError('invalid-value', {
    expected: `files of one layout: "${recognised[0]!.layout.title}" as in ${recognised[0]!.file.name}`,
    got: `also "${other.layout.title}"`,
    fix: 'Give the files of one layout at a time.',
    where: { file: other.file.name, line: 1 },
  });
}
