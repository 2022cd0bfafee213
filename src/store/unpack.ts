import { constants, gunzipSync } from 'node:zlib';
import { ProblemError } from '../model/index.js';

/** First bytes; null stands for any byte. */
type Start = readonly (number | null)[];

/** Containers that are recognised so as to say what to do with them. */
const foreign: readonly { start: Start; name: string; fix: string }[] = [
  { start: [0x50, 0x4b, 0x03, 0x04], name: 'a ZIP archive', fix: 'Unpack it and name the files inside.' },
  { start: [0x50, 0x4b, 0x05, 0x06], name: 'an empty ZIP archive', fix: 'Fetch it again from its publisher.' },
  {
    start: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    name: 'an Excel workbook (.xls)',
    fix: 'Open it in a spreadsheet program and save the sheet as CSV in UTF-8.',
  },
  { start: [0x42, 0x5a, 0x68, null, 0x31, 0x41, 0x59], name: 'a bzip2 file', fix: 'Unpack it with bunzip2.' },
  { start: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], name: 'an xz file', fix: 'Unpack it with unxz.' },
  { start: [0x28, 0xb5, 0x2f, 0xfd], name: 'a zstd file', fix: 'Unpack it with unzstd.' },
  { start: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], name: 'a 7z archive', fix: 'Unpack it and name the files inside.' },
];

/**
 * The content of a file: gzip (by its first bytes; several members one after the other count as one) is unpacked, plain
 * bytes are returned as they are.
 *
 * Throws ProblemError: 'file-cut-short' when gzip ends too early, saying how much could be read; 'file-unreadable' when
 * it is damaged, or when the file is a container that is not read here.
 */
export function unpack(given: Uint8Array, path: string): Uint8Array {
  if (!startsWith(given, [0x1f, 0x8b])) return refuseForeign(given, path);
  try {
    return refuseForeign(gunzipSync(given), path);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'Z_BUF_ERROR') {
      throw new ProblemError(
        'file-cut-short',
        {
          expected: 'gzip data with an end',
          got: `${given.length} bytes that stop in the middle; ${readable(given)} bytes could be unpacked from them`,
          fix: 'Fetch the file again; the download or copy was interrupted.',
          where: { file: path },
        },
        { cause: error },
      );
    }
    throw new ProblemError(
      'file-unreadable',
      {
        expected: 'gzip data',
        got:
          code === 'ERR_BUFFER_TOO_LARGE'
            ? 'more than can be unpacked in memory'
            : `damaged gzip data (${(error as Error).message})`,
        fix: code === 'ERR_BUFFER_TOO_LARGE' ? 'Split the file.' : 'Fetch the file again.',
        where: { file: path },
      },
      { cause: error },
    );
  }
}

function readable(given: Uint8Array): number {
  try {
    return gunzipSync(given, { finishFlush: constants.Z_SYNC_FLUSH }).length;
  } catch {
    return 0;
  }
}

function refuseForeign(content: Uint8Array, path: string): Uint8Array {
  const container = foreign.find(({ start }) => startsWith(content, start));
  if (container === undefined) return content;
  const spreadsheet = /\.(xlsx|xlsm|ods)$/i.test(path);
  throw new ProblemError('file-unreadable', {
    expected: 'a plain or gzipped text file',
    got: spreadsheet ? 'a spreadsheet' : container.name,
    fix: spreadsheet ? 'Open it in a spreadsheet program and save the sheet as CSV in UTF-8.' : container.fix,
    where: { file: path },
  });
}

function startsWith(content: Uint8Array, start: Start): boolean {
  return start.every((byte, i) => byte === null || content[i] === byte);
}
