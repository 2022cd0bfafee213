import { sources } from '../sources/index.js';
import type { BriefResult } from './brief-result.js';
import type { Block, Cell } from './report.js';
import { nameInText } from './telling.js';

/** What two actors do to one another and what is between them, for a reader. */
export function relationBlocks({ relations, ledger: people, actor, audience }: BriefResult): Block[] {
  const { acts, notTold, ties, names } = relations;
  const nameOf = (id: string | null): string | null => (id === null ? null : (names[id] ?? id));
  const blocks: Block[] = [
    {
      kind: 'table',
      name: 'acts',
      caption: `Acts of ${nameInText(actor)} toward ${nameInText(audience)} in these years, by instrument.`,
      columns: [
        { name: 'instrument', title: 'Instrument' },
        { name: 'mechanism', title: 'Mechanism' },
        { name: 'from', title: 'First' },
        { name: 'to', title: 'Last' },
        { name: 'years', title: 'Years', decimals: 0 },
        { name: 'acts', title: 'Acts', decimals: 0 },
        { name: 'amount', title: 'Amount', decimals: 0 },
        { name: 'unit', title: 'Unit' },
      ],
      rows: acts.map(({ title, mechanism, from, to, years, acts: count, amount, unit }): Cell[] => [
        title,
        mechanism,
        from,
        to,
        years,
        count,
        amount,
        unit,
      ]),
    },
    {
      kind: 'table',
      name: 'ties',
      caption: 'Ties: the newest value in these years.',
      columns: [
        { name: 'tie', title: 'Tie' },
        { name: 'from', title: 'From' },
        { name: 'year', title: 'Year' },
        { name: 'value', title: 'Value', decimals: 0 },
        { name: 'unit', title: 'Unit' },
      ],
      rows: ties.map(({ title, from, year, value, unit }) => [
        title,
        nameOf(from) ?? 'both',
        year,
        value,
        unit === 'none' ? '' : unit,
      ]),
    },
    {
      kind: 'table',
      name: 'people',
      caption:
        'People: stocks as of their newest year, never summed; what happens within a year is summed. Persons unless it says otherwise.',
      columns: [
        { name: 'concept', title: 'Counted' },
        { name: 'population', title: 'Whose' },
        { name: 'place', title: 'Where' },
        { name: 'years', title: 'Years' },
        { name: 'low', title: 'Low', decimals: 0 },
        { name: 'best', title: 'Best', decimals: 0 },
        { name: 'high', title: 'High', decimals: 0 },
      ],
      rows: people.map(({ title, population, place, from, to, low, best, high, unit }): Cell[] => [
        unit === 'persons' ? title : `${title}, ${unit}`,
        nameOf(population),
        nameOf(place),
        from === to ? `${from}` : `${from}–${to}`,
        low,
        best,
        high,
      ]),
    },
  ];
  const told = blocks.filter((block) => block.kind !== 'table' || block.rows.length > 0);
  return notTold.length === 0 ? told : [...told, notToldParagraph(notTold)];
}

/** Sources that do not speak of the pair, or not in all of these years: what they could tell is not known, which is not none. */
function notToldParagraph(notTold: BriefResult['relations']['notTold']): Block {
  const titles = new Map(sources.map(({ id, origin }) => [id, origin.title]));
  const bySource = new Map<string, string>();
  for (const { source, told } of notTold) {
    const gaps = told !== null && told.years <= told.to - told.from ? ', with gaps' : '';
    const years = told === null ? '' : ` (told ${told.from}–${told.to} only${gaps})`;
    bySource.set(`${source}${years}`, `${titles.get(source) ?? source}${years}`);
  }
  const text = `Not known, which is not none: acts of this pair in sources that do not speak of it, or of a part of these years only. ${[...bySource.values()].join('; ')}.`;
  return { kind: 'paragraph', text };
}
