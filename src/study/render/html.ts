import type { Table } from '../report.js';
import { version } from '../version.js';
import { type ColumnForReaders, columnsForReaders, unknown, unknownMeaning } from './cell.js';
import type { Document } from './document.js';
import { pageStyle } from './page-style.js';

/** A document as one page that needs nothing else: no script, no file, no network. Ends with a newline. */
export function renderHtml(document: Document): string {
  const tables = document.parts.filter((part) => part.kind === 'table');
  const body = [`<h1>${escaped(document.title)}</h1>`];
  for (const part of document.parts) {
    if (part.kind === 'heading') body.push(`<h${part.level}>${escaped(part.text)}</h${part.level}>`);
    else if (part.kind === 'paragraph') body.push(`<p>${escaped(part.text)}</p>`);
    else body.push(...htmlTable(part, `table-${tables.indexOf(part) + 1}`));
  }
  if (document.notes.length > 0) body.push(...section('notes', 'Notes', document.notes.map(escaped)));
  if (document.sources.length > 0) {
    const items = document.sources.map(({ title, terms, url }) => {
      const name = url === null ? escaped(title) : `<a href="${escaped(url)}">${escaped(title)}</a>`;
      return `${name}. ${escaped(terms)}`;
    });
    body.push(...section('sources', 'Sources', items));
  }
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Suasion ${version}">
<title>${escaped(document.title)} – Suasion</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
${body.join('\n')}
<footer><p>${escaped(document.citation)}</p></footer>
</main>
</body>
</html>
`;
}

function section(name: string, title: string, items: readonly string[]): string[] {
  return [
    `<section class="${name}" aria-labelledby="${name}">`,
    `<h2 id="${name}">${title}</h2>`,
    `<ul>`,
    ...items.map((item) => `<li>${item}</li>`),
    `</ul>`,
    `</section>`,
  ];
}

/** With a caption and headers for its columns and, where it begins with words, its rows; wide ones scroll by keyboard too. */
function htmlTable(table: Table, id: string): string[] {
  const columns = columnsForReaders(table);
  const rowHeaders = columns[0]?.numeric === false;
  const rows = table.rows.map((_, row) => {
    const cells = columns.map((column, at) => htmlCell(column, row, at === 0 && rowHeaders));
    return `<tr>${cells.join('')}</tr>`;
  });
  if (rows.length === 0) rows.push(`<tr><td colspan="${columns.length}">No rows.</td></tr>`);
  return [
    `<div class="table" role="region" aria-labelledby="${id}" tabindex="0">`,
    `<table>`,
    `<caption id="${id}">${escaped(table.caption)}</caption>`,
    `<thead>`,
    `<tr>${columns.map((column) => `<th scope="col"${classOf(column)}>${escaped(column.title)}</th>`).join('')}</tr>`,
    `</thead>`,
    `<tbody>`,
    ...rows,
    `</tbody>`,
    `</table>`,
    `</div>`,
    // Who hears the page is told in each cell.
    ...(columns.some((column) => column.cells.includes(null))
      ? [`<p class="meaning" aria-hidden="true">${unknownMeaning}</p>`]
      : []),
  ];
}

function htmlCell(column: ColumnForReaders, row: number, header: boolean): string {
  const text = column.cells[row] ?? null;
  const content =
    text === null ? `<span aria-hidden="true">${unknown}</span><span class="unseen">not known</span>` : escaped(text);
  return header ? `<th scope="row">${content}</th>` : `<td${classOf(column)}>${content}</td>`;
}

function classOf(column: ColumnForReaders): string {
  return column.numeric ? ' class="number"' : '';
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
