import type { ChartCell, ChartTable } from './chart.js';

const couldBeFormula = /^[=+\-@\t\r]/;

/**
 * A table as CSV after RFC 4180 with newlines alone: every digit kept, empty where nothing is known. Texts that a spreadsheet
 * could run as a formula begin with an apostrophe.
 */
export function toCsv(table: ChartTable): string {
  const rows: (readonly ChartCell[])[] = [table.columns.map(({ name }) => name), ...table.rows];
  return rows.map((row) => `${table.columns.map((_, at) => field(row[at] ?? null)).join(',')}\n`).join('');
}

function field(cell: ChartCell): string {
  if (cell === null || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const text = String(cell);
  const safe = typeof cell === 'string' && couldBeFormula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const onlyOnPages = '/* From here on: what only a page needs. */';

/**
 * The markup of a drawing and the text of `charts.css` as an SVG file that stands alone: in the light colours, which are written
 * out, as many programs know no custom properties. Throws a RangeError where the markup is no <svg> element.
 */
export function toSvgDocument(markup: string, stylesheet: string): string {
  const opening = /^<svg\b[^>]*>/.exec(markup)?.[0];
  if (opening === undefined)
    throw new RangeError(`Expected markup that begins with <svg …>, got ${markup.slice(0, 40)}`);
  const named = opening.includes('xmlns=')
    ? opening
    : opening.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  const style = `<style>${writtenOut(stylesheet).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</style>`;
  const page = '<rect class="chart-page" width="100%" height="100%"/>';
  return `<?xml version="1.0" encoding="UTF-8"?>\n${named}${style}${page}${markup.slice(opening.length)}\n`;
}

/** The rules for pictures, with each custom property replaced by its value in the first block. */
function writtenOut(stylesheet: string): string {
  const end = stylesheet.indexOf(onlyOnPages);
  const rules = end < 0 ? stylesheet : stylesheet.slice(0, end);
  const values = new Map<string, string>();
  for (const [, name, value] of rules.matchAll(/(--chart-[\w-]+):\s*([^;]+);/g)) {
    if (!values.has(name!)) values.set(name!, value!);
  }
  return rules
    .replaceAll(/\s*--chart-[\w-]+:[^;]+;/g, '')
    .replaceAll(/var\((--chart-[\w-]+)\)/g, (whole, name: string) => values.get(name) ?? whole);
}
