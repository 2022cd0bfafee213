import type { Answer, Study } from '../study.js';
import { chooseTable, renderCsv } from './csv.js';
import { documentOf } from './document.js';
import { renderHtml } from './html.js';
import { renderJson } from './json.js';
import { renderMarkdown } from './markdown.js';
import { renderText, usualWidth } from './text.js';

/** Every way in which an answer can be written down. */
export const formats = ['text', 'json', 'csv', 'md', 'html'] as const;
export type Format = (typeof formats)[number];

export interface RenderOptions {
  /** Columns of the page, for text alone: 100 unless told otherwise, 60 at least. */
  readonly width?: number;
  /** Which table, for CSV alone: the first unless told otherwise. */
  readonly table?: string | null;
}

/**
 * Write down an answer. Every format is made from the study's report, JSON from the answer itself; all end with a newline,
 * and equal answers give equal bytes. Throws ProblemError 'invalid-value' for CSV of an answer that has no such table.
 */
export function renderAnswer<Result>(
  study: Study<unknown, Result>,
  answer: Answer<Result>,
  format: Format,
  options: RenderOptions = {},
): string {
  switch (format) {
    case 'json':
      return renderJson(answer);
    case 'csv':
      return renderCsv(chooseTable(study.report(answer), options.table ?? null));
    case 'text':
      return renderText(documentOf(study, answer), options.width ?? usualWidth);
    case 'md':
      return renderMarkdown(documentOf(study, answer));
    case 'html':
      return renderHtml(documentOf(study, answer));
  }
}
