import type { Block, Table } from '../report.js';
import { readAppeals } from './appeal-reading.js';
import type { AppealTold } from './appeal-told.js';

/** How many rows readers of text are shown. */
const mostRows = 16;

/** Whether assets matter: what is known in sentences, and everything in numbers. */
export function appealBlocks(told: readonly AppealTold[] | null): Block[] {
  if (told === null) return [];
  const known = told.filter((one) => one.known === true);
  return [
    { kind: 'heading', level: 2, text: 'Do assets matter?' },
    { kind: 'paragraph', text: readAppeals(told) },
    ...known.map(({ sentence }): Block => ({ kind: 'paragraph', text: sentence })),
    appealTable(told),
  ];
}

/** Everything that is told of appeal, in numbers. */
export function appealTable(told: readonly AppealTold[]): Table {
  return {
    kind: 'table',
    name: 'appeal',
    caption:
      'Appeal under the law of each scale, all four qualities fitted together: the usual push of all actors, in percent of the scale’s spread in a step, with its 90 % interval; above 0 it draws. Shuffled = 90 % of what is found where standing and quality are dealt to other actors, and Found = the same at the mode for the actors as they are.',
    columns: [
      { name: 'scale', title: 'Scale' },
      { name: 'title', title: 'Quality' },
      { name: 'from', title: 'Years', decimals: 0 },
      { name: 'to', title: 'To', decimals: 0 },
      { name: 'q50', title: 'Push', decimals: 2 },
      { name: 'q05', title: 'From', decimals: 2 },
      { name: 'q95', title: 'To', decimals: 2 },
      { name: 'found', title: 'Found', decimals: 2 },
      { name: 'low', title: 'Shuffled', decimals: 2 },
      { name: 'high', title: 'To', decimals: 2 },
      { name: 'known', title: 'Known' },
      { name: 'grade', title: 'Grade' },
      { name: 'standing', title: 'Standing' },
      { name: 'design', title: 'Law' },
      { name: 'category', title: 'Key' },
    ],
    rows: told.map(({ scale, title, years, push, guard, known: isKnown, grade, standing, design, category }) => [
      scale.title,
      title,
      years?.from ?? null,
      years?.to ?? null,
      push?.q50 ?? null,
      push?.q05 ?? null,
      push?.q95 ?? null,
      guard?.found ?? null,
      guard?.low ?? null,
      guard?.high ?? null,
      isKnown === null ? null : isKnown ? 'yes' : 'no',
      grade.word,
      standing,
      design,
      category,
    ]),
    atMost: mostRows,
  };
}
