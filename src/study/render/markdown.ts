import type { Table } from '../report.js';
import { columnsForReaders, unknown, unknownMeaning } from './cell.js';
import type { Document } from './document.js';

/** A document as GitHub Flavored Markdown, all text escaped. Ends with a newline. */
export function renderMarkdown(document: Document): string {
  const pieces = [`# ${escaped(document.title)}`];
  for (const part of document.parts) {
    if (part.kind === 'heading') pieces.push(`${'#'.repeat(part.level)} ${escaped(part.text)}`);
    else if (part.kind === 'paragraph') pieces.push(paragraph(part.text));
    else pieces.push(paragraph(part.caption), ...markdownTable(part));
  }
  if (document.notes.length > 0)
    pieces.push('## Notes', document.notes.map((note) => `- ${paragraph(note)}`).join('\n'));
  if (document.sources.length > 0) {
    const items = document.sources.map(({ title, terms, url }) => {
      const name = url === null ? escaped(title) : `[${escaped(title)}](<${url}>)`;
      return `- ${name}. ${escaped(terms)}`;
    });
    pieces.push('## Sources', items.join('\n'));
  }
  pieces.push(paragraph(document.citation));
  return `${pieces.join('\n\n')}\n`;
}

function markdownTable(table: Table): string[] {
  const columns = columnsForReaders(table);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rows = table.rows.map((_, row) => line(columns.map((column) => escaped(column.cells[row] ?? unknown))));
  const grid = [
    line(columns.map((column) => escaped(column.title))),
    line(columns.map((column) => (column.numeric ? '---:' : ':---'))),
    ...rows,
  ].join('\n');
  if (rows.length === 0) return [grid, 'No rows.'];
  return columns.some((column) => column.cells.includes(null)) ? [grid, unknownMeaning] : [grid];
}

/** Text in which nothing is a sign of Markdown or HTML; an underscore inside a word is none. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*[\]<>|~]/g, String.raw`\$&`)
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`)
    .replaceAll(/&(?=#?\w+;)/g, '&amp;');
}

/** Escaped, also where the beginning of a line would make it a heading or an item of a list. */
function paragraph(text: string): string {
  return escaped(text)
    .replace(/^(#{1,6}|[-+=])(?=\s|$|-|=)/, String.raw`\$1`)
    .replace(/^(\d+)([.)])(?=\s|$)/, String.raw`$1\$2`);
}
