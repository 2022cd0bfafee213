import {
  assetCategories,
  type Category,
  type Indicator,
  indicators,
  indicatorsOf,
  leftAside,
  leftOutBecauses,
  leftOutOfFit,
  leftOutReasons,
  type Reading,
  type TieMeasure,
} from '../../assets/index.js';
import { designs } from '../law/designs.js';
import type { Reference } from '../reference.js';
import type { Block, Table } from '../report.js';
import { appealPageBlocks } from './appeal-page.js';
import { readIndicatorTables } from './columns.js';
import { type Kinships, kinshipsOf } from './correlations.js';
import { ownIndexBlocks } from './own-index-page.js';
import { type Kinds, newestYear, readKinds } from './spans.js';
import { fieldOf } from './units.js';

/** The page on indicators: the whole list, and what the tables in use say of it. */
export async function indicatorsPage(reference: Reference): Promise<Block[]> {
  const kinds = await readKinds(reference);
  const year = newestYear(kinds, indicators);
  return [
    { kind: 'heading', level: 1, text: 'Indicators' },
    ...paragraphs(
      'What an actor brings to an audience is told by three composites: legitimacy, authority, competence. Each is made of the indicators below; each indicator belongs to exactly one of them. Standing = of the actor alone, the same for every audience; relational = between the actor and one audience. Direction + means that more of it is more of the category, − that less of it is.',
      'A value is used for later years too, for so long as stated. It says so then, and is less certain by each year: its variance grows by the square of the yearly growth, which is the root mean square of changes in one year (around the mean change) where it is measured, after the transformation. Where a source gives no error, the change of one year stands for it. Beyond the limit a value is not known. What was counted once is used for some earlier years as well.',
      'Each answer of suasion assets lists the choices made on the way from values to composites, and how they were varied. An actor of which less than half of a category’s indicators are known has no composite there.',
    ),
    ...assetCategories.flatMap((category) => categoryBlocks(category, kinds)),
    { kind: 'heading', level: 2, text: 'Left aside' },
    {
      kind: 'table',
      name: 'left_aside',
      caption: 'What the tables hold and is no indicator, and why.',
      columns: [
        { name: 'what', title: 'What' },
        { name: 'because', title: 'Why' },
      ],
      rows: leftAside.map(({ of, because }) => [of, because]),
    },
    { kind: 'heading', level: 2, text: 'Left out of fits' },
    ...paragraphs(
      'What a law is to explain must not stand among what explains it. In a fit the indicators below are left out of legitimacy, authority and competence; the rest stay.',
    ),
    leftOutTable(),
    remainingTable(),
    ...(year === null ? [] : await kinshipBlocks(reference, kinds, year)),
    ...(await appealPageBlocks(reference)),
    { kind: 'heading', level: 2, text: 'An index of your own' },
    ...ownIndexBlocks(),
  ];
}

function paragraphs(...texts: readonly string[]): Block[] {
  return texts.map((text) => ({ kind: 'paragraph', text }));
}

function categoryBlocks({ id, title, meaning }: Category, kinds: Kinds): Block[] {
  const own = indicatorsOf(id);
  const standing = own.filter(({ nature }) => nature === 'standing').length;
  return [
    { kind: 'heading', level: 2, text: title },
    ...paragraphs(`${meaning} ${own.length} indicators: ${standing} of standing, ${own.length - standing} relational.`),
    {
      kind: 'table',
      name: id,
      caption: `${title}: what is measured, and how.`,
      columns: [
        { name: 'indicator', title: 'Key' },
        { name: 'title', title: 'Indicator' },
        { name: 'nature', title: 'Nature' },
        { name: 'direction', title: 'Direction' },
        { name: 'unit', title: 'Unit' },
        { name: 'transformation', title: 'Transformation' },
        { name: 'sources', title: 'Sources' },
        { name: 'read', title: 'Read from' },
        { name: 'from', title: 'First' },
        { name: 'to', title: 'Last' },
      ],
      rows: own.map((one) => {
        const span = spanOf(one.reading, kinds);
        return [
          one.id,
          one.title,
          one.nature,
          one.direction === 1 ? '+' : '−',
          one.unit,
          transformations[one.transformation],
          one.sources.join(', '),
          readingText(one.reading),
          span?.from ?? null,
          span?.to ?? null,
        ];
      }),
    },
    {
      kind: 'table',
      name: `${id}_reasons`,
      caption: `${title}: why each belongs there, and what to hold against it.`,
      columns: [
        { name: 'indicator', title: 'Key' },
        { name: 'because', title: 'Why it belongs' },
        { name: 'weakness', title: 'Known weakness' },
      ],
      rows: own.map(({ id: key, because, weakness }) => [key, because, weakness]),
    },
    carryTable(title, id, own),
  ];
}

const transformations = { none: 'none', log: 'logarithm', log1p: 'logarithm of 1 + value' } as const;

function carryTable(title: string, id: string, own: readonly Indicator[]): Table {
  return {
    kind: 'table',
    name: `${id}_carry`,
    caption: `${title}: how long a value is used, and by how much it is less certain after one year.`,
    columns: [
      { name: 'indicator', title: 'Key' },
      { name: 'forward', title: 'Years after' },
      { name: 'back', title: 'Years before' },
      { name: 'growth', title: 'Growth in a year' },
      { name: 'basis', title: 'Basis' },
    ],
    rows: own.map(({ id: key, carry: { forward, back, growth, basis } }) => [
      key,
      forward ?? 'always',
      forward === null ? 'always' : back,
      growth,
      basis,
    ]),
  };
}

function spanOf(reading: Reading, kinds: Kinds): { from: number; to: number } | null {
  if (reading.table === 'positions') return null;
  const ids =
    reading.table === 'indicators' ? [reading.figure] : reading.table === 'ties' ? reading.kinds : reading.concepts;
  const spans = ids.flatMap((id) => kinds.span(reading.table, id) ?? []);
  if (spans.length === 0) return null;
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
}

const measures: Readonly<Record<TieMeasure, string>> = {
  pair: 'between the two',
  'pair-mean': 'between the two, the mean of the ways told',
  'to-audience': 'from the actor to the audience',
  'from-audience': 'from the audience to the actor',
  sent: 'from the actor to all others',
  hosted: 'from all others to the actor',
  partners: 'how many others',
  centrality: 'place in the network of all',
};

function readingText(reading: Reading): string {
  switch (reading.table) {
    case 'indicators': {
      const per = reading.per === undefined ? '' : ` per ${reading.per.figure}`;
      return `figure ${reading.figure}${per}${reading.as === 'gap' ? ', how far the two are apart' : ''}`;
    }
    case 'ties':
      return `ties ${reading.kinds.join(', ')}: ${measures[reading.as]}`;
    case 'ledger': {
      const over = reading.years === 1 ? '' : ` over ${reading.years} years`;
      const per = reading.per === undefined ? '' : ` per ${reading.per.figure}`;
      return `people ${reading.concepts.join(', ')}${over}${per}`;
    }
    case 'positions':
      return `positions on ${reading.scale}${reading.as === 'gap' ? ', how far the two are apart' : ' about the actor'}`;
  }
}

/** One row an indicator and reason: the designs of the law for which it holds. */
function leftOutTable(): Table {
  const out = designs.map((design) => leftOutOfFit(indicators, { ...design, tieStrength: true }));
  const rows = indicators.flatMap(({ id, category }) =>
    leftOutBecauses.flatMap((reason) => {
      const fits = designs.filter((_, d) =>
        out[d]!.some(({ indicator, because }) => indicator === id && because.includes(reason)),
      );
      if (fits.length === 0) return [];
      const named = fits.length === designs.length ? 'all' : fits.map((design) => design.id).join(', ');
      return [[id, category, leftOutReasons[reason], named]];
    }),
  );
  return {
    kind: 'table',
    name: 'left_out',
    caption: `Which indicators are left out of which fit, and why. Fits are named by their design: ${designs
      .map(({ id, scale }) => (id === scale ? id : `${id} (on ${scale})`))
      .join(', ')}.`,
    columns: [
      { name: 'indicator', title: 'Key' },
      { name: 'category', title: 'Category' },
      { name: 'because', title: 'Why' },
      { name: 'fits', title: 'Fits' },
    ],
    rows,
  };
}

/** How much of each category a fit has left. */
function remainingTable(): Table {
  return {
    kind: 'table',
    name: 'remaining',
    caption:
      'How many indicators of each category remain in a fit. Where it is less than half, the category cannot be told there.',
    columns: [
      { name: 'fit', title: 'Fit' },
      ...assetCategories.map(({ id, title }) => ({ name: id, title: `${title}, of ${indicatorsOf(id).length}` })),
    ],
    rows: designs.map((design) => {
      const out = new Set(leftOutOfFit(indicators, { ...design, tieStrength: true }).map(({ indicator }) => indicator));
      return [design.id, ...assetCategories.map(({ id }) => indicatorsOf(id).filter((one) => !out.has(one.id)).length)];
    }),
  };
}

async function kinshipBlocks(reference: Reference, kinds: Kinds, year: number): Promise<Block[]> {
  const field = fieldOf(reference, year);
  const tables = await readIndicatorTables(reference, { field, audiences: 'all', indicators, kinds });
  const found = kinshipsOf(tables, indicators, field);
  const strangers = found.of.filter(({ nearest, indicator }) => nearest !== null && nearest !== indicator.category);
  const titleOf = new Map(assetCategories.map(({ id, title }) => [id, title.toLowerCase()]));
  return [
    { kind: 'heading', level: 2, text: 'Does the division hold?' },
    ...paragraphs(
      `Correlations over all pairs of actors and audiences in ${year}, directions turned so that more is better. Where the division holds, an indicator goes together with those of its own category more than with those of the others.`,
      strangers.length === 0
        ? 'Each indicator goes together best with its own category.'
        : `It does not hold everywhere. ${strangers.length} of ${found.of.length} indicators go together better with another category than with their own: ${strangers
            .map(({ indicator, nearest }) => `${indicator.id} (with ${titleOf.get(nearest!)})`)
            .join(
              ', ',
            )}. They stay where they are by what they mean, not by what they go together with; so read the three composites as three questions asked of overlapping data, not as three separate quantities.`,
    ),
    betweenTable(found),
    {
      kind: 'table',
      name: 'kinships',
      caption: 'Mean correlation of each indicator with those of each category, itself left out.',
      columns: [
        { name: 'indicator', title: 'Key' },
        { name: 'category', title: 'Category' },
        ...assetCategories.map(({ id, title }) => ({ name: id, title, decimals: 2 })),
        { name: 'nearest', title: 'Nearest' },
        { name: 'pairs', title: 'Pairs', decimals: 0 },
      ],
      rows: found.of.map(({ indicator, means, nearest, pairs }) => [
        indicator.id,
        indicator.category,
        ...assetCategories.map(({ id }) => means[id]),
        nearest,
        pairs,
      ]),
    },
  ];
}

function betweenTable({ between }: Kinships): Table {
  return {
    kind: 'table',
    name: 'between',
    caption: 'Mean correlation between indicators of one category and of another; on the diagonal within a category.',
    columns: [
      { name: 'category', title: 'Category' },
      ...assetCategories.map(({ id, title }) => ({ name: id, title, decimals: 2 })),
    ],
    rows: assetCategories.map(({ id, title }) => [title, ...assetCategories.map((other) => between[id][other.id])]),
  };
}
