import { ProblemError } from '../model/index.js';
import type { SourceFile } from './source.js';

const lineFeed = 0x0a;

/** Where the first byte stands that is not UTF-8; line and column count from 1, the column in characters. */
interface BadByte {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly byte: number;
}

/**
 * Length of the well-formed UTF-8 sequence at `offset`, or 0 (Unicode 15, table 3-7: no overlong forms, no surrogates,
 * nothing above U+10FFFF).
 */
function sequenceLength(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset]!;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (length === 0 || offset + length > bytes.length) return 0;
  for (let i = 1; i < length; i++) if ((bytes[offset + i]! & 0xc0) !== 0x80) return 0;
  const second = bytes[offset + 1]!;
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second > 0x9f) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second > 0x8f) return 0;
  return length;
}

/** The first byte that is not UTF-8, or null. O(bytes). */
function findBadByte(bytes: Uint8Array): BadByte | null {
  let line = 1;
  let column = 1;
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes, offset);
    if (length === 0) return { offset, line, column, byte: bytes[offset]! };
    if (bytes[offset] === lineFeed) {
      line++;
      column = 1;
    } else column++;
    offset += length;
  }
  return null;
}

/** The problem to throw when a file's bytes are not UTF-8. */
export function notUtf8(file: SourceFile): ProblemError {
  const bad = findBadByte(file.bytes);
  if (bad === null) return wrongEncoding(file.name, 1, 1, 'bytes that could not be decoded', 'UTF-8');
  const hexadecimal = `0x${bad.byte.toString(16).toUpperCase().padStart(2, '0')}`;
  // Windows-1252 puts letters and quotation marks where Latin-1 has control characters.
  const likely = file.bytes.some((byte) => byte >= 0x80 && byte <= 0x9f)
    ? 'Windows-1252'
    : 'Latin-1 (ISO 8859-1) or Windows-1252';
  return wrongEncoding(file.name, bad.line, bad.column, `byte ${hexadecimal}, as in ${likely}`, likely);
}

/**
 * Refuse what is not text in UTF-8 at first sight: nothing at all, compressed files, spreadsheets, UTF-16.
 * Throws a ProblemError.
 */
export function requireText(file: SourceFile): void {
  const bytes = file.bytes;
  const [first, second] = [bytes[0], bytes[1]];
  if (bytes.length === 0) throw unreadable(file.name, 'an empty file', 'Get the file again: nothing is in it.');
  if (first === 0x1f && second === 0x8b) {
    throw unreadable(file.name, 'a gzip file', 'Decompress it first (gunzip).');
  }
  if (first === 0x50 && second === 0x4b && bytes[2] === 0x03) {
    throw unreadable(file.name, 'a zip file or a spreadsheet', 'Unpack it, or save the sheet as CSV UTF-8.');
  }
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw wrongEncoding(file.name, 1, 1, 'a UTF-16 byte-order mark', 'UTF-16');
  }
  if (bytes.subarray(0, 512).includes(0)) {
    throw wrongEncoding(file.name, 1, 1, 'zero bytes, as in UTF-16', 'UTF-16');
  }
}

function unreadable(file: string, got: string, fix: string): ProblemError {
  return new ProblemError('file-unreadable', { expected: 'a table as text (CSV)', got, fix, where: { file } });
}

function wrongEncoding(file: string, line: number, column: number, got: string, likely: string): ProblemError {
  const from = likely.startsWith('UTF-16') ? 'UTF-16' : 'WINDOWS-1252';
  return new ProblemError('wrong-encoding', {
    expected: 'text in UTF-8',
    got,
    fix: `Save it as UTF-8 (in a spreadsheet: "CSV UTF-8"), or convert it: iconv -f ${from} -t UTF-8.`,
    where: { file, line, column },
  });
}
