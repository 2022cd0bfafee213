import { createHash } from 'node:crypto';
import type { Wishes } from './answering.js';
import { takesGzip } from './formats.js';
import { names, type Reply } from './reply.js';

/** Something that is sent as it is, kept in memory with its compressed form. */
export interface SentFile {
  readonly plain: Uint8Array;
  /** Null where it would not become smaller. */
  readonly gzipped: Uint8Array | null;
  readonly tag: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface FileOptions {
  readonly type: string;
  /** Whether it is packed already. */
  readonly packed?: boolean;
  /** Whether its name has a hash of its content in it, so that what lies there never changes. */
  readonly immutable?: boolean;
  readonly policy?: string;
}

export async function makeFile(plain: Uint8Array<ArrayBuffer>, options: FileOptions): Promise<SentFile> {
  const { type, packed = false, immutable = false, policy } = options;
  const zipped = packed ? null : await gzip(plain);
  const smaller = zipped !== null && zipped.byteLength < plain.byteLength;
  return {
    plain,
    gzipped: smaller ? zipped : null,
    tag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`,
    headers: {
      'content-type': type,
      'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(policy === undefined ? {} : { 'content-security-policy': policy }),
      ...(smaller ? { vary: 'Accept-Encoding' } : {}),
    },
  };
}

export function fileReply({ plain, gzipped, tag, headers }: SentFile, wishes: Wishes): Reply {
  if (names(wishes.ifNoneMatch, tag)) return { status: 304, headers: { ...headers, etag: tag }, body: null };
  const zipped = gzipped !== null && takesGzip(wishes.acceptEncoding);
  return {
    status: 200,
    headers: { ...headers, etag: tag, ...(zipped ? { 'content-encoding': 'gzip' } : {}) },
    body: zipped ? gzipped : plain,
  };
}

async function gzip(plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
