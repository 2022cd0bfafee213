import { z } from 'zod';
import { ProblemError } from '../../model/index.js';
import { readSourceFile } from '../../store/index.js';
import { version } from '../version.js';

/** What is read of a stored answer; whatever else is in it is left alone. */
const storedSchema = z.object({
  suasion: z.string(),
  question: z.looseObject({
    study: z.string(),
    seed: z.number(),
    asked: z.record(z.string(), z.unknown()),
    changed: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })).optional(),
  }),
  result: z.unknown(),
  origins: z.array(z.object({ id: z.string(), title: z.string(), hash: z.string() })),
});

/** An answer as JSON, as far as it is needed to ask for it again. */
export type StoredAnswer = z.infer<typeof storedSchema>;

/**
 * Read the JSON of an answer.
 *
 * Throws ProblemError: what reading a file throws; 'wrong-encoding'; 'file-unreadable' for what is no answer of ours, or one
 * that does not say how it was asked for.
 */
export async function readStoredAnswer(path: string): Promise<StoredAnswer> {
  const { bytes } = await readSourceFile(path);
  const found = parse(textOf(bytes, path), path);
  const stored = storedSchema.safeParse(found);
  if (stored.success) return stored.data;
  throw notAnAnswer(path, found);
}

function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ProblemError(
      'wrong-encoding',
      { expected: 'text in UTF-8', got: 'bytes that are none', fix: advice, where: { file: path } },
      { cause: error },
    );
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProblemError(
      'file-unreadable',
      { expected: 'the JSON of an answer', got: 'something that is no JSON', fix: advice, where: { file: path } },
      { cause: error },
    );
  }
}

const advice = 'Write an answer to a file first: suasion brief USA Ukraine --format json --out brief.json.';

function notAnAnswer(path: string, found: unknown): ProblemError {
  const { suasion, question } = Object(found) as { suasion?: unknown; question?: { study?: unknown } };
  if (typeof suasion !== 'string') {
    return new ProblemError('file-unreadable', {
      expected: 'the JSON of an answer, with the keys suasion, question, result and origins',
      got: 'other JSON',
      fix: advice,
      where: { file: path },
    });
  }
  return new ProblemError('file-unreadable', {
    expected: 'an answer whose question says by study, seed and asked how it came about',
    got: typeof question?.study === 'string' ? 'one that is damaged' : `one of version ${suasion} that does not`,
    fix: `Ask again with version ${version}, and keep that answer; a question that could not be read cannot be asked again.`,
    where: { file: path },
  });
}
