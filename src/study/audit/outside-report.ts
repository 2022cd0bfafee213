import type { Block, Cell, Table } from '../report.js';
import { estimateCells } from '../telling.js';
import { compareOutside } from './outside.js';
import type { OutsideCompared } from './outside-result.js';
import type { Reference } from '../reference.js';
import { standingWord } from './standing-word.js';

/** Findings in print beside ours, as a table and a paragraph each. */
export function outsideBlocks(outside: readonly OutsideCompared[]): Block[] {
  return [
    findingsTable(outside),
    oursTable(outside),
    ...outside.map((one): Block => ({ kind: 'paragraph', text: paragraphOf(one) })),
  ];
}

/** The page on findings in print. */
export async function outsidePage(reference: Reference): Promise<Block[]> {
  return [
    { kind: 'heading', level: 1, text: 'Findings in print, beside ours' },
    {
      kind: 'paragraph',
      text: 'What others found about the same tools, and what of ours is nearest. Success rates, deaths and years of life are counted in other units, of other cases: they are not on one scale with a response, nor with each other. Where nothing of ours can agree or disagree, that is what is said. Figures of ours are read from the shipped tables: npx suasion audit shows the same.',
    },
    ...outsideBlocks(await compareOutside(reference)),
  ];
}

function findingsTable(outside: readonly OutsideCompared[]): Table {
  return {
    kind: 'table',
    name: 'outside',
    caption: 'Findings in print: what they count, of whom, and whether a figure of ours agrees.',
    columns: [
      { name: 'id', title: 'Finding' },
      { name: 'unit', title: 'Unit' },
      { name: 'base', title: 'Base' },
      { name: 'sample', title: 'Sample' },
      { name: 'comparability', title: 'Comparable' },
      { name: 'verdict', title: 'Ours' },
    ],
    rows: outside.map(({ id, unit, base, sample, comparability, verdict }): Cell[] => [
      id,
      unit,
      base,
      sample,
      comparability,
      verdict,
    ]),
  };
}

function oursTable(outside: readonly OutsideCompared[]): Table {
  return {
    kind: 'table',
    name: 'outside_ours',
    caption:
      'What of ours is nearest: movement so many years after the usual exposure, by the law and by the event study, median and 90 % interval.',
    columns: [
      { name: 'finding', title: 'Finding' },
      { name: 'design', title: 'Law' },
      { name: 'standing', title: 'Actors' },
      { name: 'instrument', title: 'Instrument' },
      { name: 'years', title: 'Years' },
      { name: 'unit', title: 'Unit' },
      { name: 'law_q50', title: 'Law', decimals: 3 },
      { name: 'law_q05', title: 'From', decimals: 3 },
      { name: 'law_q95', title: 'To', decimals: 3 },
      { name: 'event_q50', title: 'Event study', decimals: 3 },
      { name: 'event_q05', title: 'From', decimals: 3 },
      { name: 'event_q95', title: 'To', decimals: 3 },
    ],
    rows: outside.flatMap(({ id, ours }) =>
      ours.map(({ design, standing, instrument, years, response, eventStudy }): Cell[] => [
        id,
        design,
        standingWord[standing],
        instrument,
        years,
        response.unit,
        ...estimateCells(response),
        ...(eventStudy === null ? [null, null, null] : estimateCells(eventStudy)),
      ]),
    ),
  };
}

function paragraphOf({ source, url, finding, verdict, because }: OutsideCompared): string {
  return `${finding} (${source}; ${url}). Ours: ${verdict}. ${because}`;
}
