import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Problem, severity } from '../model/index.js';
import { readSourceFile } from '../store/index.js';
import { type Answered, type AnswerOrder, type AnswerPool, BoundedCache, version } from '../study/index.js';
import { mediaTypes, takesGzip } from './formats.js';
import { names, problemReply, type Reply } from './reply.js';
import { answerPolicy } from './security.js';

export interface AnsweringOptions {
  /** A folder of built tables. */
  readonly data: string;
  readonly pool: AnswerPool;
  /** Bytes of answers that are kept in memory. */
  readonly keep: number;
  /** Told of faults of the program. */
  readonly onFault: (told: string) => void;
}

/** What is asked, apart from where the tables are. */
export type Asked = Omit<AnswerOrder, 'data'>;

/** Headers of the request that bear on how it is answered. */
export interface Wishes {
  readonly ifNoneMatch: string | undefined;
  readonly acceptEncoding: string | undefined;
}

type Kept = Extract<Answered, { kind: 'answer' | 'problems' }>;

/** How long the tables are taken to be the same before their descriptor is read again, in milliseconds. */
const sameFor = 1_000;
/** Bytes that an entry takes beside its texts, about. */
const overhead = 1_000;

/** Answers questions: from memory where it can, else by a thread. Equal questions asked at once are answered once. */
export class Answering {
  readonly #options: AnsweringOptions;
  readonly #kept: BoundedCache<Kept>;
  readonly #underway = new Map<string, Promise<Answered>>();
  #edition: { readonly hash: Promise<string>; readonly readAt: number } | null = null;

  constructor(options: AnsweringOptions) {
    this.#options = options;
    this.#kept = new BoundedCache(options.keep);
  }

  async reply(asked: Asked, wishes: Wishes): Promise<Reply> {
    const tag = await this.tagOf(asked);
    const always = { etag: tag, 'cache-control': 'no-cache', vary: 'Accept, Accept-Encoding' };
    if (names(wishes.ifNoneMatch, tag)) return { status: 304, headers: always, body: null };
    return this.#replyWith(await this.#answer(asked, tag), asked, wishes, always);
  }

  /**
   * The same without a tag and without keeping anything: for documents that somebody sends. Work that is for nobody else ends
   * when the one who asked is gone.
   */
  async replyOnce(asked: Asked, wishes: Wishes, gone: AbortSignal): Promise<Reply> {
    const answered = await this.#options.pool.ask({ ...asked, data: this.#options.data }, gone);
    return this.#replyWith(answered, asked, wishes, { 'cache-control': 'no-store' });
  }

  #replyWith(answered: Answered, asked: Asked, wishes: Wishes, always: Readonly<Record<string, string>>): Reply {
    if (answered.kind === 'fault') {
      this.#options.onFault(answered.told);
      return problemReply([]);
    }
    if (answered.kind === 'problems') return problemReply(answered.problems.map((one) => this.#withoutFolder(one)));
    const zipped = takesGzip(wishes.acceptEncoding);
    return {
      status: 200,
      headers: {
        ...always,
        'content-type': mediaTypes[asked.format],
        ...(zipped ? { 'content-encoding': 'gzip' } : {}),
        ...(asked.format === 'html' ? { 'content-security-policy': answerPolicy(textOf(answered.plain)) } : {}),
        ...(asked.format === 'csv' ? { 'content-disposition': `attachment; filename="${fileNameOf(asked)}"` } : {}),
      },
      body: zipped ? answered.gzipped : answered.plain,
    };
  }

  /**
   * The tag of an answer, before it is there: of the version, the tables and the question, from which an answer follows to
   * the byte. Weak, as the compressed and the plain answer share it.
   */
  async tagOf(asked: Asked): Promise<string> {
    const text = canonical([version, await this.#editionNow(), asked]);
    return `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  }

  async #answer(asked: Asked, tag: string): Promise<Answered> {
    const kept = this.#kept.get(tag);
    if (kept !== undefined) return kept;
    const underway = this.#underway.get(tag);
    if (underway !== undefined) return underway;
    const work = this.#options.pool.ask({ ...asked, data: this.#options.data });
    this.#underway.set(tag, work);
    try {
      const answered = await work;
      if (answered.kind === 'answer') {
        this.#kept.set(tag, answered, overhead + answered.plain.byteLength + answered.gzipped.byteLength);
      } else if (answered.kind === 'problems' && answered.problems.every(staysSo)) {
        this.#kept.set(tag, answered, overhead * (1 + answered.problems.length));
      }
      return answered;
    } finally {
      this.#underway.delete(tag);
    }
  }

  /** The hash of the tables' descriptor, which holds the hashes of tables and sources. */
  #editionNow(): Promise<string> {
    const now = performance.now();
    if (this.#edition === null || now - this.#edition.readAt > sameFor) {
      const read = readSourceFile(join(this.#options.data, 'datapackage.json'));
      this.#edition = { hash: read.then(({ hash }) => hash), readAt: now };
    }
    return this.#edition.hash;
  }

  #withoutFolder(one: Problem): Problem {
    const bare = (text: string): string => text.replaceAll(this.#options.data, 'the tables');
    return { ...one, expected: bare(one.expected), got: bare(one.got), fix: bare(one.fix) };
  }
}

/** Whether asking again would find the same: so with mistakes in a question and with what data cannot answer. */
function staysSo({ code }: Problem): boolean {
  return severity(code) === 'question' || ['no-data', 'no-overlap', 'too-little-variation'].includes(code);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 20_000));
}

function fileNameOf({ questions, table }: Asked): string {
  const words = [...questions.map(({ study }) => study), ...(table === null ? [] : [table])];
  return `suasion-${words.join('-').replaceAll(/[^\w-]+/g, '-')}.csv`;
}

/** JSON with keys in order at every depth. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
