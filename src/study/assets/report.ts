import type { Block, Cell, Table } from '../report.js';
import { nameInText } from '../telling.js';
import { appealBlocks } from './appeal-report.js';
import type { AssetsResult, AssetsTold, CompositeTold } from './result.js';

/** How many others readers of text are shown. */
const mostOthers = 15;

/** Assets for a reader: where the actor stands, what makes it so, what is not known, who else. */
export function assetsReport(result: AssetsResult): Block[] {
  const { actor, audience, year, reading, composites } = result;
  const whom = audience === null ? '' : ` for ${nameInText(audience)}`;
  return [
    { kind: 'heading', level: 1, text: `Assets of ${nameInText(actor)}${whom}, ${year}` },
    { kind: 'paragraph', text: reading.sentence },
    compositesTable(result),
    ...composites.map(({ reading: text }): Block => ({ kind: 'paragraph', text })),
    ...indicatorsTable(result),
    ...missingTable(result),
    ...othersTable(result),
    ...choicesBlocks(result),
    ...appealBlocks(result.appeal),
  ];
}

/** The composites in numbers: also a part of a brief. */
export function compositesTable({ composites, audience, draws }: AssetsTold): Table {
  const among = audience === null ? '' : ' for this audience';
  const how =
    draws === 0
      ? 'too little is known for any'
      : `median and 90 % interval over choices and errors of measurement (${draws} joint draws)`;
  return {
    kind: 'table',
    name: 'composites',
    caption: `Composites in standard deviations from the mean actor, and places${among}, 1 = most: ${how}.`,
    columns: [
      { name: 'title', title: 'Composite' },
      { name: 'q50', title: 'Median', decimals: 2 },
      { name: 'q05', title: 'From', decimals: 2 },
      { name: 'q95', title: 'To', decimals: 2 },
      { name: 'rank_q50', title: 'Place', decimals: 0 },
      { name: 'rank_q05', title: 'From', decimals: 0 },
      { name: 'rank_q95', title: 'To', decimals: 0 },
      { name: 'of', title: 'Of', decimals: 0 },
      { name: 'told', title: 'Told' },
      { name: 'known', title: 'Known', decimals: 0 },
      { name: 'indicators', title: 'Of', decimals: 0 },
      { name: 'composite', title: 'Key' },
    ],
    rows: composites.map(compositeCells),
  };
}

function compositeCells({ id, title, estimate, rank, of, told, known, indicators }: CompositeTold): Cell[] {
  return [
    title,
    estimate?.q50 ?? null,
    estimate?.q05 ?? null,
    estimate?.q95 ?? null,
    rank?.q50 ?? null,
    rank?.q05 ?? null,
    rank?.q95 ?? null,
    rank === null ? null : of,
    rank === null ? null : told ? 'yes' : 'no',
    known,
    indicators,
    id,
  ];
}

function indicatorsTable({ indicators, composites }: AssetsTold): Table[] {
  const known = indicators.filter(({ absent }) => absent === null);
  if (known.length === 0) return [];
  return [
    {
      kind: 'table',
      name: 'indicators',
      caption:
        'What is known, with the 90 % interval of the value in the year asked for; Year = the year it is told of; Place = by this alone, 1 = best; Adds = what it adds to its composite, in standard deviations.',
      columns: [
        { name: 'title', title: 'Indicator' },
        { name: 'value', title: 'Value' },
        { name: 'low', title: 'From' },
        { name: 'high', title: 'To' },
        { name: 'year', title: 'Year' },
        { name: 'place', title: 'Place', decimals: 0 },
        { name: 'of', title: 'Of', decimals: 0 },
        { name: 'adds', title: 'Adds', decimals: 2 },
      ],
      rows: known.map(({ id, title, composite, value, low, high, year, place, of }) => {
        const { drivers = [] } = composites.find((one) => one.id === composite) ?? {};
        const adds = drivers.find(({ indicator }) => indicator === id)?.by ?? null;
        const places = place === null ? [null, null] : [place, of];
        const cells = [value, low, high].map((number) => (number === null ? null : rounded(number)));
        return [title, ...cells, year, ...places, adds];
      }),
    },
    {
      kind: 'table',
      name: 'meanings',
      caption: 'What these are: key, composite, and unit.',
      columns: [
        { name: 'indicator', title: 'Key' },
        { name: 'composite', title: 'Composite' },
        { name: 'nature', title: 'Nature' },
        { name: 'unit', title: 'Unit' },
        { name: 'title', title: 'Indicator' },
      ],
      rows: known.map(({ id, composite, nature, unit, title }) => [id, composite, nature, unit, title]),
    },
  ];
}

/** To four significant digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

function missingTable({ indicators }: AssetsTold): Table[] {
  const absent = indicators.filter((one) => one.absent !== null);
  if (absent.length === 0) return [];
  return [
    {
      kind: 'table',
      name: 'missing',
      caption: 'What is not known, and why. Not known is not low: the actor is judged by the others.',
      columns: [
        { name: 'composite', title: 'Composite' },
        { name: 'title', title: 'Indicator' },
        { name: 'why', title: 'Why' },
        { name: 'indicator', title: 'Key' },
      ],
      rows: absent.map(({ id, title, composite, absent: why }) => [composite, title, why, id]),
    },
  ];
}

function othersTable({ others, composites, actor, audience }: AssetsResult): Table[] {
  if (others.length === 0) return [];
  const whom = audience === null ? '' : ` for ${nameInText(audience)}`;
  return [
    {
      kind: 'table',
      name: 'others',
      caption: `All actors${whom}, by the median in ${composites[0]!.title.toLowerCase()}: places with their 90 % intervals.`,
      columns: [
        { name: 'name', title: 'Name' },
        ...composites.flatMap(({ id, title }) => [
          { name: `${id}_q50`, title, decimals: 0 },
          { name: `${id}_q05`, title: 'From', decimals: 0 },
          { name: `${id}_q95`, title: 'To', decimals: 0 },
        ]),
        { name: 'actor', title: 'Actor' },
      ],
      rows: others.map((other) => [
        other.actor === actor.unit ? `${other.name} *` : other.name,
        ...other.composites.flatMap((one): Cell[] =>
          one === null ? [null, null, null] : [one.rank.q50, one.rank.q05, one.rank.q95],
        ),
        other.actor,
      ]),
      atMost: mostOthers,
    },
  ];
}

function choicesBlocks({ varied, index, draws }: AssetsTold): Block[] {
  if (draws === 0) return [];
  return [
    {
      kind: 'table',
      name: 'choices',
      caption: `What was varied in “${index.title}” from draw to draw, beside errors of measurement; all options of a choice are equally likely, and the first is what stands where nothing is varied.`,
      columns: [
        { name: 'choice', title: 'Choice' },
        { name: 'options', title: 'Options' },
      ],
      rows: varied.map(({ title, options }) => [title, options.join('; ')]),
    },
    {
      kind: 'paragraph',
      text: 'A composite says how an actor compares with others by these indicators, not how good it is. Categories overlap: see docs/indicators.md for what each indicator is, why it is where it is, and what to hold against it.',
    },
  ];
}
