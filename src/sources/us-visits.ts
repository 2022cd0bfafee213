import { type ActorLabel, openActs, ProblemError } from '../model/index.js';
import { openAccount, type Refusal } from './account.js';
import { dayOf } from './cells.js';
import { needed } from './columns.js';
import { forEachRow } from './csv.js';
import { inFixedOrder } from './file-order.js';
import { openNames } from './name-labels.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Layout, Source } from './source.js';

type Traveller = 'president' | 'secretary-of-state';

const travellers: readonly string[] = ['president', 'secretary-of-state'];

const layouts: Layout[] = [
  {
    id: 'lists',
    title: 'The two lists of travels as tables: one file for the President, one for the Secretary of State',
    files: [
      {
        id: 'visits',
        title: 'One row per visit to one country',
        columns: [
          needed('destination country', 'country as the Office of the Historian names it', 'name'),
          needed('destination city', 'one or several cities; not read', 'text'),
          needed('description', 'what was done there; it also shows whose list it is', 'text'),
          needed('time', 'first and last day, in words: `December 14–25, 1918`', 'date'),
          {
            name: 'traveller',
            meaning:
              'president or secretary-of-state; needed where the file has neither a visit before 1906 nor the words “Accompanied President” or “as President-elect”',
            unit: 'code',
            missing: [],
            required: false,
          },
        ],
      },
    ],
  },
];

const page = 'https://history.state.gov/departmenthistory/travels';
const unitedStates: ActorLabel = { name: 'United States', code: 'USA', scheme: 'iso3' };

/** Destinations that belong to nobody. */
const nobodys: ReadonlySet<string> = new Set(['Antarctica', 'At Sea', 'At sea', 'International Waters']);

/** Where the President and the Secretary of State of the United States went. */
export const usVisits: Source<Records> = {
  id: 'us-visits',
  origin: {
    publisher: 'Office of the Historian, United States Department of State',
    title: 'Travels Abroad of the President; Travels Abroad of the Secretary of State',
    version: 'to 2020',
    licence: 'public domain (work of the government of the United States)',
    permission: 'ship',
    citation:
      'Office of the Historian, Travels Abroad of the President; Travels Abroad of the Secretary of State, history.state.gov',
    url: page,
  },
  editions: [
    {
      version: 'to 2020',
      published: '2020',
      span: { from: 1866, to: 2020 },
      note: 'The President from 1909, the Secretary of State from 1866; before 1906 there are seven visits',
    },
  ],
  span: { from: 1866, to: 2020 },
  layouts,
  gives: [
    {
      of: 'act',
      id: 'us-visit',
      title: 'Visit of the President or the Secretary of State of the United States',
      unit: 'none',
      meaning:
        'codes `president` and `secretary-of-state`; one visit to one country, in the month of its first day; a country visited twice on one journey counts twice',
    },
  ],
  howToGet: {
    sentence:
      'The Office of the Historian publishes both lists as web pages; put each into a table with these columns, and name the traveller in a column of that name.',
    url: page,
  },
  parse: (files) => {
    const recognised = files.map((file) => recognise(file, layouts));
    const account = openAccount();
    const acts = openActs();
    const country = openNames();
    for (const found of inFixedOrder(recognised)) {
      const [destination, time] = [textOf(found, 'destination country'), textOf(found, 'time')];
      const named = found.places('traveller') < 0 ? null : textOf(found, 'traveller');
      const ofFile = named === null ? travellerOf(found) : null;
      account.read(found, (fields) => {
        const code = ofFile ?? named!(fields);
        if (!travellers.includes(code)) return { column: 'traveller', reason: 'not president or secretary-of-state' };
        if (destination(fields) === '') return { column: 'destination country', reason: 'no country' };
        const month = monthOf(time(fields));
        if (typeof month !== 'number') return month;
        if (nobodys.has(destination(fields))) return 'a place that belongs to nobody';
        const audience = country(destination(fields)).label;
        acts.add({
          scheme: 'us-visit',
          code,
          actor: unitedStates,
          audience,
          month,
          months: 1,
          amount: null,
          together: 1,
          event: '',
        });
        return null;
      });
    }
    return account.close({ acts: acts.close() });
  },
};

/**
 * Whose list a file is, which its header does not tell. No President left the country in office before 1906; only
 * Secretaries accompany Presidents; only Presidents travelled as President-elect. Throws a ProblemError where the rows do
 * not show it or contradict each other.
 */
function travellerOf(found: Recognised): Traveller {
  const [description, time] = [textOf(found, 'description'), textOf(found, 'time')];
  const shown = new Set<Traveller>();
  forEachRow(found.file, {
    header: () => undefined,
    reject: () => undefined,
    row: (fields) => {
      const month = monthOf(time(fields));
      if (description(fields).includes('Accompanied President') || (typeof month === 'number' && month < 1906 * 12))
        shown.add('secretary-of-state');
      if (description(fields).includes('as President-elect')) shown.add('president');
    },
  });
  if (shown.size === 1) return [...shown][0]!;
  throw new ProblemError('invalid-value', {
    expected: 'a file that shows whether it lists the visits of the President or of the Secretary of State',
    got: shown.size === 0 ? 'rows that show neither' : 'rows that show both',
    fix: 'Add a column "traveller" with president or secretary-of-state in each row.',
    where: { file: found.file.name, line: 1 },
  });
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Day; day to day; day to day of another month; day to day of another year. An en dash or a hyphen stands between. */
const pattern = /^([A-Z][a-z]+) (\d{1,2})(?:, (\d{4}))?(?:[–-](?:([A-Z][a-z]+) )?(\d{1,2}))?, (\d{4})$/;

/** Year × 12 + month − 1 of the first day. */
function monthOf(text: string): number | Refusal {
  const match = pattern.exec(text);
  if (match === null) return { column: 'time', reason: 'not a day or a stretch of days' };
  const [, monthName, day, ownYear, lastMonthName, lastDay, lastYear] = match;
  if (ownYear !== undefined && lastMonthName === undefined)
    return { column: 'time', reason: 'not a day or a stretch of days' };
  const month = months.indexOf(monthName!);
  const year = Number(ownYear ?? lastYear);
  const first = dayOf(year, month + 1, Number(day));
  const last = dayOf(
    Number(lastYear),
    lastMonthName === undefined ? month + 1 : months.indexOf(lastMonthName) + 1,
    Number(lastDay ?? day),
  );
  if (first === null || last === null) return { column: 'time', reason: 'not days of the calendar' };
  if (last < first) return { column: 'time', reason: 'ends before it begins' };
  return year * 12 + month;
}
