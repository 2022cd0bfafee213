import Papa from 'papaparse';

import { ProblemError } from '../model/index.js';
import { notUtf8, requireText } from './encoding.js';
import type { Reject, SourceFile } from './source.js';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const delimiters = [',', '\t', ';'];

/** Bytes decoded and parsed at a time: small enough to stay in the cache, large enough to forget the overhead. */
const chunkBytes = 1 << 19;

/** A quoted field that is still open after so many characters was never meant to be one. */
const longestRow = 1 << 20;

/** How a table without a header is written. */
export interface Headerless {
  readonly names: readonly string[];
  readonly delimiter: string;
}

/** What happens to each part of a file. The header comes first, then rows and rejects in the file's order. */
export interface RowHandlers {
  header(names: readonly string[]): void;
  /** `fields` has as many members as the header; `line` is the row's first line in the file, the header being 1. */
  row(fields: readonly string[], line: number): void;
  reject(reject: Reject): void;
}

/**
 * Read a table row by row: RFC 4180 with comma, tab or semicolon (told from the header), strict UTF-8 with or without a
 * byte-order mark, any line ends (inside quoted fields they become `\n`). Returns the number of rows, rejected ones
 * included; blank lines are no rows. A row with too few or too many fields is rejected, and so is the one line in which
 * a quoted field is malformed or never closed: reading goes on below it. Holds one piece of the file at a time.
 *
 * `form`: for a table without a header, the names of its columns and what parts them; line 1 is then a row, and a quotation
 * mark is a character like any other: such tables are raw exports, in which names begin with quotation marks.
 *
 * Throws a ProblemError: `file-unreadable` (empty, compressed), `wrong-encoding` (with line and column of the first bad
 * byte), `unknown-layout` (no header, or two columns of one name). O(bytes).
 */
export function forEachRow(file: SourceFile, handlers: RowHandlers, form: Headerless | null = null): number {
  requireText(file);
  const { bytes } = file;
  let parser: Papa.Parser | null = null;
  let delimiter = ',';
  let header: readonly string[] = [];
  let line = 1;
  let rows = 0;
  /** The file's last line lacks its line end, and is being read. */
  let unterminated = false;

  if (form !== null) takeHeader(form.names);

  function takeHeader(fields: readonly string[]): void {
    header = fields.map((name) => name.trim());
    requireHeader(file.name, header);
    handlers.header(header);
  }

  /** `quoted`: fields may hold line ends, which count. `lastOfFile`: the final row is the file's unterminated line. */
  function deliver(data: readonly (readonly string[])[], quoted: boolean, lastOfFile: boolean): void {
    const width = header.length;
    for (let i = 0; i < data.length; i++) {
      const fields = data[i]!;
      const here = line++;
      if (quoted) for (const field of fields) line += countLineFeeds(field);
      if (width === 0) {
        if (!isBlank(fields, delimiter)) {
          takeHeader(fields);
          deliver(data.slice(i + 1), quoted, lastOfFile);
          return;
        }
      } else if (fields.length === width) {
        if ((width === 1 || delimiter === '\t') && isBlank(fields, delimiter)) continue;
        rows++;
        handlers.row(fields, here);
      } else if (!isBlank(fields, delimiter)) {
        rows++;
        const cut = lastOfFile && i === data.length - 1 && fields.length < width;
        handlers.reject(wrongWidth(file.name, here, fields, header, delimiter, cut));
      }
    }
  }

  /** Reject one line, whose quoted field went wrong, and return the text below it. */
  function dropLine(text: string, reason: string): string {
    const end = text.indexOf('\n');
    const here = line++;
    if (header.length === 0) {
      const got = 'a first line with unbalanced quotation marks';
      throw noHeader(file.name, got, 'Remove the quotation marks or close them.');
    }
    rows++;
    handlers.reject({
      file: file.name,
      line: here,
      column: header[0] ?? '',
      value: detach(text.slice(0, end)),
      reason,
    });
    return text.slice(end + 1);
  }

  /** Parse all whole rows; returns what is left: the beginning of a row whose quoted field is still open. */
  function parseRows(text: string, lastOfFile: boolean): string {
    const quoted = form === null && text.includes('"');
    const result = parser!.parse(text, 0, true) as Papa.ParseResult<string[]>;
    if (result.errors.length > 0) return parseCarefully(text, lastOfFile);
    const rest = text.slice(result.meta.cursor);
    deliver(result.data, quoted, lastOfFile && rest === '');
    return rest;
  }

  /** The same for text with malformed quotes: row by row, dropping the line in which a quoted field goes wrong. */
  function parseCarefully(text: string, lastOfFile: boolean): string {
    let rest = text;
    for (;;) {
      let done = 0;
      let malformed = false;
      const careful: Papa.Parser = new Papa.Parser({
        delimiter,
        newline: '\n',
        fastMode: false,
        step: (result: Papa.ParseStepResult<string[]>) => {
          malformed = result.errors.length > 0;
          if (malformed) careful.abort();
          else {
            done = result.meta.cursor;
            const row = result.data as unknown as string[][];
            deliver(row, true, lastOfFile && done === rest.length);
          }
        },
      });
      careful.parse(rest, 0, true);
      rest = rest.slice(done);
      if (!malformed) return rest;
      rest = dropLine(rest, 'a quotation mark stands inside a quoted field: write it twice');
    }
  }

  let offset = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let rest = '';
  while (offset < bytes.length) {
    const end = chunkEnd(bytes, offset);
    let text = decode(file, offset, end);
    if (text.includes('\r')) text = text.replaceAll(/\r\n?/g, '\n');
    const last = end === bytes.length;
    if (last && !text.endsWith('\n')) {
      unterminated = true;
      text += '\n';
    }
    if (parser === null) {
      delimiter = form?.delimiter ?? delimiterOf(text);
      parser = new Papa.Parser({ delimiter, newline: '\n', ...(form === null ? {} : { fastMode: true }) });
    }
    rest = parseRows(rest === '' ? text : rest + text, last && unterminated);
    while (rest !== '' && (last || rest.length > longestRow)) {
      rest = dropLine(rest, 'a quoted field is never closed');
      if (rest !== '') rest = parseRows(rest, last && unterminated);
    }
    offset = end;
  }
  if (header.length === 0) requireHeader(file.name, header);
  return rows;
}

/** Each line of a text as a row of one field, blank ones left out. Returns the number of rows; throws as `forEachRow` does. */
export function forEachLine(file: SourceFile, row: (fields: readonly string[], line: number) => void): number {
  requireText(file);
  let rows = 0;
  const lines = decode(file, 0, file.bytes.length)
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/);
  lines.forEach((text, i) => {
    if (text.trim() === '') return;
    rows++;
    row([text], i + 1);
  });
  return rows;
}

/** The first line that is not blank, as text; no bytes below it are read. Throws as `forEachRow` does. */
export function firstLine(file: SourceFile): string {
  requireText(file);
  const { bytes } = file;
  let start = 0;
  while (start < bytes.length) {
    let end = start;
    while (end < bytes.length && bytes[end] !== lineFeed && bytes[end] !== carriageReturn) end++;
    const line = decode(file, start, end).replace(/^\ufeff/, '');
    if (line.trim() !== '') return line;
    start = end + 1;
  }
  return '';
}

/** The header alone, without reading further than needed. Throws as `forEachRow` does. */
export function readHeader(file: SourceFile): readonly string[] {
  let names: readonly string[] = [];
  const found = new Error('header found');
  try {
    forEachRow(file, {
      header: (header) => {
        names = header;
        throw found;
      },
      row: () => undefined,
      reject: () => undefined,
    });
  } catch (error) {
    if (error !== found) throw error;
  }
  return names;
}

/**
 * A copy of a piece of text that does not keep the text alive from which it was cut. For what is kept after reading:
 * engines share the memory of a substring with its whole.
 */
export function detach(text: string): string {
  return decoder.decode(encoder.encode(text));
}

const encoder = new TextEncoder();
// A mark at the start of a piece is text; the one at the start of the file is skipped by its bytes.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(file: SourceFile, start: number, end: number): string {
  try {
    return decoder.decode(file.bytes.subarray(start, end));
  } catch {
    throw notUtf8(file);
  }
}

/** Pieces end after a line feed, so that none cuts a character in two. */
function chunkEnd(bytes: Uint8Array, start: number): number {
  if (start + chunkBytes >= bytes.length) return bytes.length;
  const before = bytes.lastIndexOf(lineFeed, start + chunkBytes);
  if (before >= start) return before + 1;
  const after = bytes.indexOf(lineFeed, start + chunkBytes);
  return after < 0 ? bytes.length : after + 1;
}

/** The one of the known delimiters that stands most often in the first line; a comma when none does. */
function delimiterOf(text: string): string {
  const first = text.trimStart().split('\n', 1)[0] ?? '';
  const counts = delimiters.map((delimiter) => first.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Nothing stands on the line but blanks, among which tabs are; commas and semicolons are not. */
function isBlank(fields: readonly string[], delimiter: string): boolean {
  if (delimiter !== '\t') return fields.length === 1 && fields[0]!.trim() === '';
  return fields.every((field) => field.trim() === '');
}

function countLineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function requireHeader(file: string, header: readonly string[]): void {
  if (header.every((name) => name === '')) throw noHeader(file, 'no names', 'Put the header on the first line.');
  const twice = header.find((name, i) => name !== '' && header.indexOf(name) < i);
  if (twice !== undefined) throw noHeader(file, `"${twice}" twice`, 'Rename one of the two columns.');
}

function noHeader(file: string, got: string, fix: string): ProblemError {
  const expected = 'a first line with the names of the columns, each once';
  return new ProblemError('unknown-layout', { expected, got, fix, where: { file, line: 1 } });
}

function wrongWidth(
  file: string,
  line: number,
  fields: readonly string[],
  header: readonly string[],
  delimiter: string,
  cut: boolean,
): Reject {
  const short = fields.length < header.length;
  const place = Math.min(fields.length, header.length - 1);
  const reason = `${fields.length} fields instead of ${header.length}`;
  return {
    file,
    line,
    column: header[place] ?? '',
    value: detach((short ? fields : fields.slice(place)).join(delimiter)),
    reason: cut ? `${reason}, and no line end: the file may be cut short` : reason,
  };
}
