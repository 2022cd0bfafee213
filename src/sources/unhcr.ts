import type { ActorLabel, LedgerEntry } from '../model/index.js';
import { openAccount, type Account } from './account.js';
import { realNumber } from './cells.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, requireOneLayout, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Source } from './source.js';
import { calendarYear } from './state-year-figures.js';
import { ledgerKinds, type UnhcrTable, unhcrLayouts, unhcrTables } from './unhcr-layouts.js';

/** People who fled, seek asylum, are displaced at home, stateless or returned: how many, from where, and where they are. */
export const unhcr: Source<Records> = {
  id: 'unhcr',
  origin: {
    publisher: 'UN High Commissioner for Refugees',
    title: 'Refugee Population Statistics Database',
    version: 'data to 2025',
    licence: 'CC-BY-4.0',
    permission: 'ship',
    citation: 'UNHCR, Refugee Population Statistics Database (Refugee Data Finder)',
    url: 'https://www.unhcr.org/refugee-statistics/',
  },
  editions: [
    {
      version: 'data to 2025',
      published: null,
      span: { from: 1951, to: 2025 },
      note: 'Published twice a year: the last year of an edition may stand for its first half only. Flows from 1962',
    },
  ],
  span: { from: 1951, to: 2025 },
  layouts: unhcrLayouts,
  gives: ledgerKinds,
  howToGet: {
    sentence:
      'Download the population figures from the Refugee Data Finder with all years, countries of origin and countries of asylum shown; or write the tables population and flows of the R package refugees as CSV.',
    url: 'https://www.unhcr.org/refugee-statistics/',
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, unhcrLayouts)));
    requireOneLayout(recognised, 'population');
    const account = openAccount();
    const ledger: LedgerEntry[] = [];
    const seen = new Set<string>();
    const places = openPlaces();
    for (const found of recognised) readTable(found, account, ledger, seen, places);
    return account.close({ ledger });
  },
};

function readTable(
  found: Recognised,
  account: Account,
  ledger: LedgerEntry[],
  seen: Set<string>,
  places: ReturnType<typeof openPlaces>,
): void {
  const table = unhcrTables[`${found.layout.id} ${found.part.id}`]!;
  const year = textOf(found, table.year);
  const [originName, originLetters, originCode] = placeColumns(found, table.origin);
  const [asylumName, asylumLetters, asylumCode] = placeColumns(found, table.asylum);
  const counts = table.counts.map(({ column, concept }) => ({
    column,
    concept,
    cell: found.places(column),
    text: textOf(found, column),
  }));
  const numbers = counts.map(() => 0);
  const total = found.layout.id === 'data-finder' ? 'all countries of origin or of asylum together' : null;

  account.read(found, (fields) => {
    const when = calendarYear(year(fields));
    if (when === null) return { column: table.year, reason: 'not a year' };
    const origin = places(originName(fields), originLetters(fields), originCode(fields));
    if (origin === nothing && total !== null) return total;
    if (origin === nothing || origin === neither) return { column: table.origin[1], reason: notACountry };
    const asylum = places(asylumName(fields), asylumLetters(fields), asylumCode(fields));
    if (asylum === nothing && total !== null) return total;
    if (asylum === nothing || asylum === neither) return { column: table.asylum[1], reason: notACountry };
    let counted = 0;
    for (let i = 0; i < counts.length; i++) {
      const { cell, column, text } = counts[i]!;
      // Most cells are a plain zero.
      const written = fields[cell] === '0' ? '' : text(fields);
      const people = written === '' ? 0 : numberOfPeople(written);
      if (people === null) return { column, reason: 'not a number of people' };
      numbers[i] = people;
      if (people > 0) counted++;
    }
    if (counted === 0) return 'nobody counted';
    const key = `${found.part.id} ${when} ${origin.key} ${asylum.key}`;
    if (seen.has(key)) return { column: table.year, reason: 'the same year, origin and asylum as in a row before' };
    seen.add(key);
    for (let i = 0; i < counts.length; i++) {
      const best = numbers[i]!;
      if (best === 0) continue;
      ledger.push({
        concept: counts[i]!.concept,
        population: origin.label,
        place: asylum.label,
        sideA: null,
        sideB: null,
        year: when,
        low: null,
        best,
        high: null,
        event: '',
      });
    }
    return null;
  });
}

type Read = (fields: readonly string[]) => string;

function placeColumns(found: Recognised, [name, letters, code]: UnhcrTable['origin']): readonly [Read, Read, Read] {
  return [textOf(found, name), textOf(found, letters), code === null ? () => '' : textOf(found, code)];
}

const notACountry = 'not the code of a country';

/** Written in the place of a country: people of unknown or no nationality. They count, but nobody is named. */
const nobody: ReadonlySet<string> = new Set(['UNK', 'UKN', 'XXA', 'STA', 'VAR']);
/** Peoples that UNHCR counts like countries under letters which are not ISO 3166. */
const peoples: ReadonlySet<string> = new Set(['TIB']);

/** Who stands in the place of a country; the label is null for nobody in particular. */
interface PlaceRead {
  readonly label: ActorLabel | null;
  /** The same for the same country, whatever it is called. */
  readonly key: string;
}

/** Nothing at all stands there; or something that is no country. */
const nothing: PlaceRead = { label: null, key: '' };
const neither: PlaceRead = { label: null, key: '' };

/** Tells who is meant by a name, ISO letters and UNHCR’s code, and remembers it: there are many rows of each. */
function openPlaces(): (name: string, letters: string, code: string) => PlaceRead {
  const known = new Map<string, { name: string; code: string; read: PlaceRead }[]>();

  function read(name: string, letters: string, code: string): PlaceRead {
    if (letters === '' && code === '') return name === '' ? nothing : neither;
    const key = `${letters} ${code}`;
    if (nobody.has(letters === '' ? code : letters)) return { label: null, key };
    if (letters === '' || peoples.has(letters))
      return { label: { name, code: code === '' ? letters : code, scheme: 'unhcr' }, key };
    return /^[A-Z]{3}$/.test(letters) ? { label: { name, code: letters, scheme: 'iso3' }, key } : neither;
  }

  return (name, letters, code) => {
    let same = known.get(letters);
    if (same === undefined) {
      same = [];
      known.set(letters, same);
    }
    for (const one of same) if (one.name === name && one.code === code) return one.read;
    const fresh = read(name, letters, code);
    same.push({ name, code, read: fresh });
    return fresh;
  };
}

/** A whole number of people, also written as 1e+05. */
function numberOfPeople(text: string): number | null {
  const number = realNumber(text);
  return number === null || number < 0 || !Number.isInteger(number) ? null : number;
}
