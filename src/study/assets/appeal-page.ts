import type { Block, Table } from '../report.js';
import { appealOf } from './appeal.js';
import { appealTable } from './appeal-report.js';
import { readAppeals } from './appeal-reading.js';
import type { AppealTold } from './appeal-told.js';
import type { Reference } from '../reference.js';

/** Whether assets matter, as a part of the page on indicators: how it was found out, and what the tables in use say. */
export async function appealPageBlocks(reference: Reference): Promise<Block[]> {
  const { told } = await appealOf(reference);
  const fitted = told?.filter(({ push }) => push !== null) ?? [];
  return [
    { kind: 'heading', level: 2, text: 'Do assets matter?' },
    ...paragraphs(
      'In the law of motion an actor draws an audience without any act by what it has more of than the audience’s average actor: legitimacy, authority, competence, and the strength of ties. The law of each design is fitted again with all four side by side, all actors counting alike, to mean positions. Composites are made year by year by the choices that stand where nothing is varied, of the indicators that remain in the fit, in standard deviations between the actors of an audience and year; an actor without a composite is taken to stand at the mean. A composite says something in years in which it is known of at least half of the pairs; a category of which less than half of the indicators remain cannot be told.',
      'Two things make an appeal hard to see. On a scale where actors and audiences stand side by side, what is the same for all audiences of a year, as indicators of standing are, moves them alike, and the law lets every year do that by itself; so what is learnt comes from differences between audiences. And an audience that has always been near its friends is taken to be at home there; so what is learnt comes from change. Therefore the guard: standing and quality are dealt to other actors and the law is fitted again, many times over. An appeal inside the middle nine tenths of what is found then is not known. Evidence is graded as for instruments; there is no act to look before and after, so tests that need one count as not passed, and no grade above weak can be had.',
      told === null ? 'The tables in use were built without these fits: nothing is known.' : readAppeals(told),
      ...fitted.filter(({ known }) => known === true).map(({ sentence }) => sentence),
    ),
    ...(told === null ? [] : [{ ...appealTable(told), atMost: told.length }, untoldTable(told)]),
  ];
}

function paragraphs(...texts: readonly string[]): Block[] {
  return texts.map((text) => ({ kind: 'paragraph', text }));
}

/** What could not be had, and why. */
function untoldTable(told: readonly AppealTold[]): Table {
  return {
    kind: 'table',
    name: 'untold',
    caption: 'What cannot be told, and why.',
    columns: [
      { name: 'design', title: 'Law' },
      { name: 'title', title: 'Quality' },
      { name: 'because', title: 'Why' },
    ],
    rows: told.filter(({ push }) => push === null).map(({ design, title, grade }) => [design, title, grade.because]),
  };
}
