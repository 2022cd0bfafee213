import { ProblemError } from '../../model/index.js';
import type { Checkpoint, FitState } from '../../response/index.js';
import { hashOf, readSourceFile, realDisk, writeOutFile } from '../../store/index.js';

/** Keeps how far a fit has come in a file. */
export interface FileCheckpoint extends Checkpoint {
  /** When the fit is done. */
  remove(): Promise<void>;
}

export interface FileCheckpointOptions {
  readonly path: string;
  /** Tells fits apart: the same for the same inputs and choices. */
  readonly fingerprint: string;
  /** Whether to go on from what is there; else it is overwritten. */
  readonly resume: boolean;
}

const kind = 'suasion fit checkpoint';

/**
 * A checkpoint of a header line and a line of JSON with every digit, replaced in one step. Loading throws ProblemError
 * 'invalid-value' for the checkpoint of another fit and 'file-unreadable' for a damaged one.
 */
export function fileCheckpoint({ path, fingerprint, resume }: FileCheckpointOptions): FileCheckpoint {
  return {
    async load() {
      if (!resume) return null;
      const text = await readIfThere(path);
      if (text === null) return null;
      const [head = '', body = ''] = text.split('\n', 2);
      const header = headerFrom(head);
      if (header === null || header.hash !== hashOf(body)) {
        throw new ProblemError('file-unreadable', {
          expected: 'a whole checkpoint of a fit',
          got: 'something else',
          fix: 'Leave --resume out to fit from the start.',
          where: { file: path },
        });
      }
      if (header.fingerprint !== fingerprint) {
        throw new ProblemError('invalid-value', {
          expected: 'the checkpoint of this fit: same files, scale, seed and version',
          got: 'that of another',
          fix: 'Go on with the files and options it was begun with, or leave --resume out to fit from the start.',
          where: { parameter: 'resume' },
        });
      }
      return JSON.parse(body, revive) as FitState;
    },
    async save(state) {
      const body = JSON.stringify(state, write);
      const header: Header = { kind, fingerprint, hash: hashOf(body) };
      await writeOutFile(path, `${JSON.stringify(header)}\n${body}\n`);
    },
    remove: () => realDisk.remove(path),
  };
}

interface Header {
  readonly kind: typeof kind;
  readonly fingerprint: string;
  readonly hash: string;
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return Buffer.from((await readSourceFile(path)).bytes).toString('utf8');
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'file-not-found') return null;
    throw error;
  }
}

function headerFrom(text: string): Header | null {
  try {
    const found = JSON.parse(text) as Partial<Header> | null;
    return found?.kind === kind ? (found as Header) : null;
  } catch {
    return null;
  }
}

/** Arrays of numbers by their bytes; numbers that JSON does not know by name. */
function write(_key: string, value: unknown): unknown {
  if (value instanceof Float64Array) {
    return { doubles: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
  }
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
    return { number: Object.is(value, -0) ? '-0' : String(value) };
  }
  return value;
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('doubles' in value) {
    const bytes = Buffer.from(value.doubles as string, 'base64');
    return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  }
  return 'number' in value ? Number(value.number) : value;
}
