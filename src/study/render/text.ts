import type { Document } from './document.js';
import { wrap } from './line.js';
import { textTable } from './text-table.js';

/** Width of the page when it does not go to a terminal. */
export const usualWidth = 100;
const narrowestWidth = 60;
/** Lines of running text are no longer than this: longer ones are hard to follow. */
const measure = 75;
const indent = '  ';
/** More notes than this are counted, not told. */
const mostNotes = 20;

/** A document as plain text: headings flush left, everything below them indented. Ends with a newline. */
export function renderText(document: Document, width: number): string {
  const page = Math.max(narrowestWidth, width);
  const inner = page - indent.length;
  const tables = document.parts.filter((part) => part.kind === 'table').map((part) => part.name);
  const groups: string[][] = [wrap(document.title, Math.min(page, measure))];
  for (const part of document.parts) {
    if (part.kind === 'heading') {
      groups.push(wrap(part.text, Math.min(page, measure)));
    } else if (part.kind === 'paragraph') {
      groups.push(indented(paragraph(part.text, inner)));
    } else {
      const chosen = part.name === tables[0] ? '' : ` --table ${part.name}`;
      const lines = textTable(part, inner, `use --format csv${chosen} for all`);
      groups.push(indented([...paragraph(part.caption, inner), '', ...lines]));
    }
  }
  if (document.notes.length > 0) groups.push(['Notes'], ...notes(document, inner));
  if (document.sources.length > 0) {
    groups.push(['Sources']);
    groups.push(indented(document.sources.flatMap(({ title, terms }) => item(`${title}. ${terms}`, inner))));
  }
  groups.push([document.citation]);
  return `${groups.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function notes(document: Document, width: number): string[][] {
  const told = document.notes.slice(0, mostNotes).flatMap((note) => item(note, width));
  const left = document.notes.length - mostNotes;
  if (left > 0) told.push(...item(`… and ${left} more (use --format json for all)`, width));
  return [indented(told)];
}

function paragraph(text: string, width: number): string[] {
  return wrap(text, Math.min(width, measure));
}

function item(text: string, width: number): string[] {
  return paragraph(text, width - 2).map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`));
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : indent + line));
}
