import type { Origin, Problem } from '../../model/index.js';
import { version } from '../version.js';

/** What goes into the envelope: an answer, or what is known of a question that got none (`result` null). */
export interface EnvelopeContent {
  readonly question: unknown;
  readonly result: unknown;
  readonly origins: readonly Pick<Origin, 'id' | 'title' | 'version' | 'licence' | 'citation' | 'rows' | 'hash'>[];
  readonly problems: readonly (Omit<Problem, 'code'> & { readonly code: string })[];
}

/**
 * The JSON of any command: `suasion` (the version), `question`, `result`, `origins` and `problems`. Numbers with all their
 * digits, null for those that are none; ends with a newline.
 */
export function renderJson(content: EnvelopeContent): string {
  const envelope = {
    suasion: version,
    question: content.question,
    result: content.result ?? null,
    origins: content.origins.map(({ id, title, version: edition, licence, citation, rows, hash }) => ({
      id,
      title,
      version: edition,
      licence,
      citation,
      rows,
      hash,
    })),
    problems: content.problems.map(({ code, message, expected, got, fix, where }) => ({
      code,
      message,
      expected,
      got,
      fix,
      where,
    })),
  };
  return `${JSON.stringify(envelope, plain, 2)}\n`;
}

/** Typed arrays as arrays, maps as objects, sets as arrays. */
function plain(_key: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return [...(value as unknown as Iterable<number>)];
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Set) return [...value];
  return typeof value === 'bigint' ? Number(value) : value;
}
