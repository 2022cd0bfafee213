import { ProblemError } from '../model/index.js';

const full = new Set(['ENOSPC', 'EDQUOT']);

/** What the system's error codes mean, in words that follow "got". */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'a disk that can only be read',
  ENOTDIR: 'a path that leads through a file',
  ENOENT: 'a folder that does not exist',
  EISDIR: 'a folder of that name',
  ENAMETOOLONG: 'a name that is too long',
  ELOOP: 'links that lead in a circle',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
  EIO: 'a fault of the disk',
  EFBIG: 'a file larger than this disk can hold',
  EBUSY: 'a file that is in use',
  ETXTBSY: 'a file that is in use',
};

/** How DuckDB words the same errors. */
const wordings: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/No space left on device/, 'ENOSPC'],
  [/Disk quota exceeded/, 'EDQUOT'],
  [/Permission denied/, 'EACCES'],
  [/Read-only file system/, 'EROFS'],
  [/Not a directory/, 'ENOTDIR'],
  [/No such file or directory/, 'ENOENT'],
  [/Is a directory/, 'EISDIR'],
  [/Input\/output error/, 'EIO'],
  [/File too large/, 'EFBIG'],
];

/** The system's code for a failure (`ENOSPC` …), from Node's errors and from DuckDB's words; null when it has none. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = (error as NodeJS.ErrnoException).code;
  if (typeof code === 'string' && /^E[A-Z0-9]+$/.test(code)) return code;
  if (!error.message.startsWith('IO Error')) return null;
  return wordings.find(([pattern]) => pattern.test(error.message))?.[1] ?? null;
}

/** Turn a failed write into 'disk-full' or 'not-writable'; anything that is not the system's doing stays what it was. */
export function writingFailure(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (code === null || error instanceof ProblemError) return error;
  if (full.has(code)) {
    return new ProblemError(
      'disk-full',
      {
        expected: 'room for the new file',
        got: code === 'EDQUOT' ? 'a used-up quota' : 'no space left',
        fix: 'Free some space or choose another disk, then run the same again; what was there before is unchanged.',
        where: { file: path },
      },
      { cause: error },
    );
  }
  return new ProblemError(
    'not-writable',
    {
      expected: 'a place that can be written to',
      got: reasons[code] ?? code,
      fix: 'Choose another file or folder, or change its permissions.',
      where: { file: path },
    },
    { cause: error },
  );
}

/** Turn a failed read into 'file-not-found' or 'file-unreadable'; anything that is not the system's doing stays. */
export function readingFailure(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (code === null || error instanceof ProblemError) return error;
  if (code === 'ENOENT') {
    return new ProblemError(
      'file-not-found',
      {
        expected: 'an existing file or folder',
        got: 'nothing of that name',
        fix: 'Check the path; it is taken from the folder in which the command runs.',
        where: { file: path },
      },
      { cause: error },
    );
  }
  return new ProblemError(
    'file-unreadable',
    {
      expected: 'a file that can be read',
      got: reasons[code] ?? code,
      fix: code === 'EISDIR' ? 'Name a file inside the folder.' : 'Check the path and its permissions.',
      where: { file: path },
    },
    { cause: error },
  );
}
