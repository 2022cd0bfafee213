import type { ActorLabel } from '../model/index.js';
import { type Account, openAccount, type Refusal } from './account.js';
import { realNumber, wholeNumber } from './cells.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { PublishedPosition, Records } from './records.js';
import type { Column, Layout, Source } from './source.js';

const scale = 'ideal point';
const quantiles = [5, 10, 50, 90, 95];

function column(name: string, meaning: string, unit: string, required = false): Column {
  return { name, meaning, unit, missing: ['', 'NA'], required };
}

/** The columns of one series: mean, votes behind it, quantiles. */
interface Series {
  readonly id: string;
  readonly mean: string;
  readonly votes: string;
  /** 5, 10, 50, 90 and 95 per cent; empty where none are published. */
  readonly quantiles: readonly string[];
}

/** Layout → its series. */
const seriesOf: Readonly<Record<string, readonly Series[]>> = {
  'july-2025': [
    { id: 'all', mean: 'idealpointall', votes: 'nvotesall', quantiles: quantiles.map((q) => `q${q}all`) },
    { id: 'final-passage', mean: 'idealpointfp', votes: 'nvotesfp', quantiles: quantiles.map((q) => `q${q}fp`) },
    { id: 'legacy', mean: 'idealpointlegacy', votes: 'nvotesLegacy', quantiles: [] },
  ],
  'april-2020': [{ id: 'april-2020', mean: 'IdealPoint', votes: 'NVotes', quantiles: quantiles.map((q) => `Q${q}%`) }],
};

function columnsOf(series: Series, of: string, required: boolean): Column[] {
  return [
    column(series.mean, `position, ${of}: posterior mean`, scale, required),
    column(series.votes, `votes behind it, ${of}`, 'votes'),
    ...series.quantiles.map((name, i) => column(name, `${quantiles[i]} per cent quantile, ${of}`, scale)),
  ];
}

const [all, finalPassage, legacy] = seriesOf['july-2025'] as [Series, Series, Series];
const [april] = seriesOf['april-2020'] as [Series];

const layouts: Layout[] = [
  {
    id: 'july-2025',
    title: 'Ideal points by year, release of July 2025',
    files: [
      {
        id: 'positions',
        title: 'One row per state and year',
        columns: [
          column('ccode', 'Correlates of War number', 'code', true),
          column('iso3c', 'ISO 3166 alpha-3; not read, for two states share one in some years', 'code'),
          column('countryname', 'name; empty in some rows', 'name'),
          column('year', 'calendar year', 'year', true),
          ...columnsOf(all, 'all votes', true),
          ...columnsOf(finalPassage, 'votes on final passage', true),
          ...columnsOf(legacy, 'all votes, by session as in earlier releases', false),
        ],
      },
    ],
  },
  {
    id: 'april-2020',
    title: 'Ideal points by session, all votes, run of April 2020',
    files: [
      {
        id: 'positions',
        title: 'One row per state and session',
        columns: [
          column('ccode', 'Correlates of War number', 'code', true),
          column('session', 'session of the General Assembly: the year less 1945', 'whole number', true),
          ...columnsOf(april, 'all votes', true),
          column('iso3c', 'ISO 3166 alpha-3; not read', 'code'),
          column('Countryname', 'name', 'name'),
        ],
      },
    ],
  },
];

/** Positions in the UN General Assembly as its scholars published them: to compare with one's own. */
export const ungaIdealPoints: Source<Records> = {
  id: 'unga-ideal-points',
  origin: {
    publisher: 'Michael Bailey, Anton Strezhnev and Erik Voeten (Harvard Dataverse)',
    title: 'Ideal points of states in the United Nations General Assembly',
    version: 'July 2025; all votes also of April 2020',
    licence: 'CC0-1.0; terms of the copies not seen in writing',
    permission: 'cite',
    citation:
      'Bailey, Michael A.; Strezhnev, Anton; Voeten, Erik (2017). Estimating Dynamic State Preferences from United Nations Voting Data. Journal of Conflict Resolution 61(2):430-456. Data: doi:10.7910/DVN/LEJUQZ',
    url: 'https://doi.org/10.7910/DVN/LEJUQZ',
  },
  editions: [
    {
      version: 'July 2025',
      published: '2025-07',
      span: { from: 1946, to: 2024 },
      note: 'All votes and the legacy series end in 2023, final passage in 2024',
    },
    {
      version: 'April 2020',
      published: '2020-04',
      span: { from: 1946, to: 2019 },
      note: 'By session, 1 to 74 without 19; a session is put in the year in which it opened',
    },
  ],
  span: { from: 1946, to: 2024 },
  layouts,
  gives: [
    {
      of: 'published',
      id: 'published',
      title: 'Published positions in the UN General Assembly',
      unit: scale,
      meaning:
        'Posterior mean and quantiles of a state’s position on one dimension, on the publishers’ own scale: higher is nearer to the United States. Series all: all votes, to 2023; final-passage: only votes on resolutions as a whole, to 2024; legacy: estimated by session as in earlier releases, without quantiles, to 2023; april-2020: all votes by session, to 2019.',
    },
  ],
  howToGet: {
    sentence: 'Download the tables of ideal points that accompany the voting data, as CSV.',
    url: 'https://doi.org/10.7910/DVN/LEJUQZ',
  },
  parse: (files) => {
    const account = openAccount();
    const published = new Map<string, PublishedPosition>();
    for (const found of inFixedOrder(files.map((file) => recognise(file, layouts)))) read(found, account, published);
    return account.close({ published: inOrder(published) });
  },
};

type Read = (fields: readonly string[]) => string;

function read(found: Recognised, account: Account, published: Map<string, PublishedPosition>): void {
  const codeOf = textOf(found, 'ccode');
  const nameOf = textOf(found, found.layout.id === 'april-2020' ? 'Countryname' : 'countryname');
  const yearOf = yearReader(found);
  const readers = seriesOf[found.layout.id]!.map((series) => seriesReader(found, series));
  const labels = new Map<string, ActorLabel>();

  account.read(found, (fields) => {
    const state = wholeNumber(codeOf(fields));
    if (state === null || state < 1) return { column: 'ccode', reason: 'not a state number' };
    const year = yearOf(fields);
    if (typeof year !== 'number') return year;
    const name = nameOf(fields);
    const key = `${state} ${name}`;
    let audience = labels.get(key);
    if (audience === undefined) labels.set(key, (audience = { name, code: String(state), scheme: 'cow' }));

    const made: PublishedPosition[] = [];
    for (const reader of readers) {
      const position = reader(fields, audience, year);
      if (position === null) continue;
      if ('reason' in position) return position;
      made.push(position);
    }
    if (made.length === 0) return 'no position in any series';
    const before = made.map(({ series }) => published.get(`${series} ${state} ${year}`));
    if (before.every((one, i) => one !== undefined && same(one, made[i]!))) return 'the same positions, listed before';
    if (before.some((one) => one !== undefined)) {
      return { column: 'ccode', reason: 'this state and year were listed with other positions' };
    }
    for (const position of made) published.set(`${position.series} ${state} ${year}`, position);
    return null;
  });
}

function yearReader(found: Recognised): (fields: readonly string[]) => number | Refusal {
  const bySession = found.layout.id === 'april-2020';
  const cell = textOf(found, bySession ? 'session' : 'year');
  const refusal: Refusal = bySession
    ? { column: 'session', reason: 'not a session' }
    : { column: 'year', reason: 'not a year since 1946' };
  return (fields) => {
    const number = wholeNumber(cell(fields));
    const year = number === null ? null : bySession ? number + 1945 : number;
    return year === null || year < 1946 || year > 2100 ? refusal : year;
  };
}

/** Reads one series of a row: null where the row has none. */
function seriesReader(
  found: Recognised,
  series: Series,
): (fields: readonly string[], audience: ActorLabel, year: number) => PublishedPosition | Refusal | null {
  const votesOf = textOf(found, series.votes);
  const columns = [series.mean, ...series.quantiles];
  const cells: readonly Read[] = columns.map((name) => textOf(found, name));

  return (fields, audience, year) => {
    const values: (number | null)[] = [];
    let last = -Infinity;
    for (let i = 0; i < cells.length; i++) {
      const text = cells[i]!(fields);
      const value = text === '' ? null : realNumber(text);
      if (text !== '' && value === null) return { column: columns[i]!, reason: 'not a number' };
      if (i > 0 && value !== null) {
        if (value < last) return { column: columns[i]!, reason: 'smaller than a lower quantile' };
        last = value;
      }
      values.push(value);
    }
    const written = votesOf(fields);
    const votes = written === '' ? null : wholeNumber(written);
    if (written !== '' && (votes === null || votes < 0))
      return { column: series.votes, reason: 'not a number of votes' };
    const [mean = null, q05 = null, q10 = null, q50 = null, q90 = null, q95 = null] = values;
    if (mean === null) return null;
    return { series: series.id, audience, year, mean, q05, q10, q50, q90, q95, votes };
  };
}

const numbers = ['mean', 'q05', 'q10', 'q50', 'q90', 'q95', 'votes'] as const;

function same(a: PublishedPosition, b: PublishedPosition): boolean {
  return numbers.every((field) => a[field] === b[field]);
}

function inOrder(published: ReadonlyMap<string, PublishedPosition>): PublishedPosition[] {
  const order = [all, finalPassage, legacy, april].map(({ id }) => id);
  const bySeries = new Map<string, PublishedPosition[]>(order.map((id) => [id, []]));
  for (const position of published.values()) bySeries.get(position.series)!.push(position);
  return [...bySeries.values()].flat();
}
