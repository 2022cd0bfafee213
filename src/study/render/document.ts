import { describeProblem, type Origin, type Problem } from '../../model/index.js';
import type { Table } from '../report.js';
import type { Answer, Study } from '../study.js';
import { version } from '../version.js';
import { inOneLine } from './line.js';

/** An answer laid out for readers: what text, Markdown and HTML have in common. */
export interface Document {
  readonly title: string;
  readonly parts: readonly Part[];
  /** Each problem as one line. */
  readonly notes: readonly string[];
  readonly sources: readonly Source[];
  readonly citation: string;
}

/** `level` is that of HTML: the title has 1, sections 2, what is below them 3. */
export type Part =
  | { readonly kind: 'heading'; readonly text: string; readonly level: 2 | 3 }
  | { readonly kind: 'paragraph'; readonly text: string }
  | Table;

export interface Source {
  readonly title: string;
  /** Licence and citation in sentences. */
  readonly terms: string;
  /** Only where it leads to a page. */
  readonly url: string | null;
}

/** The year in which this version was released, for citation; the same as in CITATION.cff (tested). */
export const released = '2026';

/** Lay out an answer. The first heading of level 1 becomes the title; without one, what the study does. */
export function documentOf<Result>(study: Study<unknown, Result>, answer: Answer<Result>): Document {
  const blocks = [...study.report(answer)];
  const first = blocks[0];
  const headed = first?.kind === 'heading' && first.level === 1;
  const title = headed ? first.text : study.title;
  const rest = headed ? blocks.slice(1) : blocks;
  // Where an answer has several main headings, those after the title share its sections' level with it.
  const several = rest.some((block) => block.kind === 'heading' && block.level === 1);
  const parts = rest.map((block): Part => {
    if (block.kind === 'paragraph') return { ...block, text: inOneLine(block.text) };
    if (block.kind === 'table') return block;
    return { kind: 'heading', text: inOneLine(block.text), level: several && block.level === 2 ? 3 : 2 };
  });
  const sources = sourcesOf(answer.origins);
  return {
    title: inOneLine(title),
    parts: [...aheadOf(answer.problems), ...parts],
    notes: [...new Set(answer.problems.map(noteOf))],
    sources,
    citation: citationOf(sources.length > 0),
  };
}

/** What must be known before anything is read: that the tables are not the whole. The notes below say it in full. */
function aheadOf(problems: readonly Problem[]): Part[] {
  const ahead = problems.filter(({ code }) => code === 'left-out-by-licence');
  const texts = new Set(ahead.map(({ message, fix }) => inOneLine(`${message}. ${fix}`)));
  return [...texts].map((text) => ({ kind: 'paragraph', text }));
}

/** One line that says how to cite the workbench. */
function citationOf(withSources: boolean): string {
  const sources = withSources ? ' Please cite the sources as well.' : '';
  return `Cite as: The Suasion contributors (${released}). Suasion ${version}.${sources}`;
}

function noteOf(problem: Problem): string {
  return inOneLine(describeProblem(problem));
}

function sourcesOf(origins: readonly Origin[]): Source[] {
  const sources = new Map<string, Source>();
  for (const origin of origins) {
    const title = inOneLine(origin.title);
    const terms = `Licence: ${sentence(origin.licence)} ${sentence(origin.citation)}`.trim();
    const url = /^https?:\/\/[^\s"<>]+$/.test(origin.url) ? origin.url : null;
    sources.set(`${title}\n${terms}`, { title, terms, url });
  }
  return [...sources.values()];
}

/** With a full stop, unless it ends in one or in a sign of its own. */
function sentence(text: string): string {
  const line = inOneLine(text);
  return line === '' || /[.!?…]$/.test(line) ? line : `${line}.`;
}
