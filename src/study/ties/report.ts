import type { Block } from '../report.js';
import { nameInText } from '../telling.js';
import type { TiesResult } from './result.js';

/** How many ties readers of text are shown. */
const mostShown = 60;

/** The network for a reader: how many, by what, and each tie. */
export function tiesReport({ actor, year, nodes, links, kinds, reading }: TiesResult): Block[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const when = year === null ? '' : `, ${year}`;
  return [
    { kind: 'heading', level: 1, text: `Ties of ${nameInText(actor)}${when}` },
    { kind: 'paragraph', text: reading },
    ...(links.length === 0
      ? []
      : ([
          {
            kind: 'table',
            name: 'kinds',
            caption: 'Kinds of ties, with how many there are of each.',
            columns: [
              { name: 'title', title: 'Tie' },
              { name: 'links', title: 'Ties', decimals: 0 },
              { name: 'unit', title: 'Unit' },
              { name: 'origin', title: 'Source' },
              { name: 'tie', title: 'Key' },
            ],
            rows: kinds.map((kind) => [kind.title, kind.links, kind.unit, kind.origin, kind.id]),
          },
          {
            kind: 'table',
            name: 'ties',
            caption:
              'Each tie; where its kind has a direction, from the first to the second. Without a year: its source bears no dates.',
            columns: [
              { name: 'from_name', title: 'From' },
              { name: 'to_name', title: 'To' },
              { name: 'tie', title: 'Tie' },
              { name: 'value', title: 'Value' },
              { name: 'year', title: 'Year' },
              { name: 'from', title: 'Key' },
              { name: 'to', title: 'Key' },
            ],
            rows: links.map((link) => [
              names.get(link.from)!,
              names.get(link.to)!,
              link.tie,
              link.value,
              link.year,
              link.from,
              link.to,
            ]),
            atMost: mostShown,
          },
        ] as const)),
  ];
}
