import type { LedgerConcept } from '../model/index.js';
import type { RecordKind } from './records.js';
import type { Column, Layout } from './source.js';

/** Which column of which file counts what. */
interface CountColumn {
  readonly column: string;
  readonly concept: LedgerConcept;
}

/** Where a kind of file says who and where, and what it counts. */
export interface UnhcrTable {
  readonly year: string;
  /** Columns with name, ISO letters and, where there is one, UNHCR’s own code of the country of origin and of asylum. */
  readonly origin: readonly [name: string, letters: string, code: string | null];
  readonly asylum: readonly [name: string, letters: string, code: string | null];
  readonly counts: readonly CountColumn[];
}

const persons = 'persons';

/** Title and meaning of each concept; UNHCR’s definitions in short. */
const concepts: readonly (readonly [id: LedgerConcept, title: string, meaning: string])[] = [
  [
    'refugees-present',
    'Refugees',
    'Refugees under UNHCR’s mandate, those in refugee-like situations included, present when the year’s count was taken',
  ],
  ['asylum-seekers-present', 'Asylum-seekers', 'People whose claim for international protection is not yet decided'],
  [
    'internally-displaced-present',
    'Internally displaced people',
    'People displaced by conflict within their own country to whom UNHCR extends protection or assistance: not all there are',
  ],
  ['stateless-present', 'Stateless people', 'People whom no state regards as its nationals, as far as reported'],
  ['others-of-concern-present', 'Others of concern', 'Others to whom UNHCR extends protection or assistance'],
  [
    'others-needing-protection-present',
    'Other people in need of international protection',
    'People outside their country who need protection and are not reported as refugees or asylum-seekers, since 2018',
  ],
  ['host-community-present', 'Host community', 'People who host the displaced and are assisted by UNHCR'],
  [
    'refugees-returned',
    'Returned refugees',
    'Refugees who returned within the year; the place is the country from which they returned',
  ],
  ['internally-displaced-returned', 'Returned internally displaced people', 'Those who returned home within the year'],
  ['refugees-new', 'New refugees', 'Refugees recognised as a group or given temporary protection within the year'],
  ['asylum-seekers-new', 'New asylum applications', 'New applications within the year, repeats and appeals excluded'],
  ['refugee-like-new', 'New people in refugee-like situations', 'People newly in refugee-like situations in the year'],
  [
    'others-needing-protection-new',
    'Other people newly in need of international protection',
    'Arrivals within the year of other people in need of international protection, since 2018',
  ],
];

export const ledgerKinds: readonly RecordKind[] = concepts.map(([id, title, meaning]) => ({
  of: 'ledger',
  id,
  title,
  unit: persons,
  meaning,
  ...(id.endsWith('-new') ? { span: { from: 1962, to: 2025 } } : {}),
}));

const packagedMissing = ['', 'NA'];
const finderMissing = ['', '-'];

const packagedPlaces: readonly Column[] = [
  { name: 'year', meaning: 'year', unit: 'year', missing: [], required: true },
  { name: 'coo_name', meaning: 'country of origin', unit: 'name', missing: packagedMissing, required: true },
  { name: 'coo', meaning: 'its code by UNHCR', unit: 'code', missing: packagedMissing, required: true },
  { name: 'coo_iso', meaning: 'its ISO 3166 alpha-3', unit: 'code', missing: packagedMissing, required: true },
  { name: 'coa_name', meaning: 'country of asylum', unit: 'name', missing: packagedMissing, required: true },
  { name: 'coa', meaning: 'its code by UNHCR', unit: 'code', missing: packagedMissing, required: true },
  { name: 'coa_iso', meaning: 'its ISO 3166 alpha-3', unit: 'code', missing: packagedMissing, required: true },
];

function counted(name: string, meaning: string, required = true): Column {
  return { name, meaning, unit: persons, missing: packagedMissing, required };
}

function found(name: string, otherNames: readonly string[], required = false): Column {
  return { name, otherNames, meaning: name, unit: persons, missing: finderMissing, required };
}

function place(name: string, otherNames: readonly string[], unit: string): Column {
  return { name, otherNames, meaning: `${name}; - = all of them`, unit, missing: finderMissing, required: true };
}

export const unhcrLayouts: readonly Layout[] = [
  {
    id: 'packaged',
    title: 'Tables population and flows of UNHCR’s R package refugees, and its data service',
    files: [
      {
        id: 'population',
        title: 'One row per year, country of origin and country of asylum: who is there, and who returned',
        columns: [
          ...packagedPlaces,
          counted('refugees', 'refugees'),
          counted('asylum_seekers', 'asylum-seekers'),
          counted('returned_refugees', 'refugees returned within the year'),
          counted('idps', 'internally displaced people'),
          counted('returned_idps', 'internally displaced people returned within the year'),
          counted('stateless', 'stateless people'),
          counted('ooc', 'others of concern'),
          counted('oip', 'other people in need of international protection', false),
          counted('hst', 'host community', false),
        ],
      },
      {
        id: 'flows',
        title: 'One row per year, country of origin and country of asylum: who came within the year',
        columns: [
          ...packagedPlaces,
          counted('refugees', 'new refugees'),
          counted('asylum_seekers', 'new asylum applications'),
          counted('refugee_like', 'newly in refugee-like situations'),
          counted('oip', 'other people newly in need of international protection'),
        ],
      },
    ],
  },
  {
    id: 'data-finder',
    title:
      'Refugee Data Finder: population figures downloaded by country of origin and of asylum (persons_of_concern.csv)',
    files: [
      {
        id: 'population',
        title: 'One row per year, country of origin and country of asylum',
        columns: [
          { name: 'Year', meaning: 'year', unit: 'year', missing: [], required: true },
          place('Country of Origin', [], 'name'),
          place('Country of Origin ISO', ['Country of origin (ISO)'], 'code'),
          place('Country of Asylum', [], 'name'),
          place('Country of Asylum ISO', ['Country of asylum (ISO)'], 'code'),
          found('Refugees', ["Refugees under UNHCR's mandate"], true),
          found('Asylum-seekers', []),
          found('Returned refugees', []),
          found('IDPs', ['IDPs of concern to UNHCR']),
          found('Returned IDPs', ['Returned IDPss']),
          found('Stateless persons', []),
          found('Others of concern', []),
          found('Other people in need of international protection', []),
          found('Host community', []),
        ],
      },
    ],
  },
];

const packagedWho = {
  year: 'year',
  origin: ['coo_name', 'coo_iso', 'coo'],
  asylum: ['coa_name', 'coa_iso', 'coa'],
} as const;

/** By layout and file: `packaged population`, … */
export const unhcrTables: Readonly<Record<string, UnhcrTable>> = {
  'packaged population': {
    ...packagedWho,
    counts: [
      { column: 'refugees', concept: 'refugees-present' },
      { column: 'asylum_seekers', concept: 'asylum-seekers-present' },
      { column: 'returned_refugees', concept: 'refugees-returned' },
      { column: 'idps', concept: 'internally-displaced-present' },
      { column: 'returned_idps', concept: 'internally-displaced-returned' },
      { column: 'stateless', concept: 'stateless-present' },
      { column: 'ooc', concept: 'others-of-concern-present' },
      { column: 'oip', concept: 'others-needing-protection-present' },
      { column: 'hst', concept: 'host-community-present' },
    ],
  },
  'packaged flows': {
    ...packagedWho,
    counts: [
      { column: 'refugees', concept: 'refugees-new' },
      { column: 'asylum_seekers', concept: 'asylum-seekers-new' },
      { column: 'refugee_like', concept: 'refugee-like-new' },
      { column: 'oip', concept: 'others-needing-protection-new' },
    ],
  },
  'data-finder population': {
    year: 'Year',
    origin: ['Country of Origin', 'Country of Origin ISO', null],
    asylum: ['Country of Asylum', 'Country of Asylum ISO', null],
    counts: [
      { column: 'Refugees', concept: 'refugees-present' },
      { column: 'Asylum-seekers', concept: 'asylum-seekers-present' },
      { column: 'Returned refugees', concept: 'refugees-returned' },
      { column: 'IDPs', concept: 'internally-displaced-present' },
      { column: 'Returned IDPs', concept: 'internally-displaced-returned' },
      { column: 'Stateless persons', concept: 'stateless-present' },
      { column: 'Others of concern', concept: 'others-of-concern-present' },
      { column: 'Other people in need of international protection', concept: 'others-needing-protection-present' },
      { column: 'Host community', concept: 'host-community-present' },
    ],
  },
};
