import { z } from 'zod';
import { type Problem, problem } from '../model/index.js';
import type { Study } from '../study/index.js';

/** A kind of question that is asked with a document, which would be a file on the command line. */
export interface Posted {
  readonly study: Study;
  readonly route: string;
  /** The study's parameter that holds the document. */
  readonly document: string;
}

/** By the study's id: the parameter that takes its document in place of a file. */
const documents: Readonly<Record<string, string>> = { plan: 'plan' };

/** Bytes of a document. */
const largestBody = 256 * 1024;

const jsonTypes = ['application/json'];
const textTypes = ['application/yaml', 'application/x-yaml', 'text/yaml'];
/** None of them can be sent by a form of another site. */
export const postedTypes = [...jsonTypes, ...textTypes];

/** Of these studies, those that take their document without a file. */
export function postedOf(studies: readonly Study[]): Posted[] {
  return studies.flatMap((study) => {
    const document = documents[study.id];
    return document !== undefined && document in propertiesOf(study) ? [{ study, route: study.id, document }] : [];
  });
}

/** The schema of each parameter, as what comes in and not as what the study makes of it. */
export function propertiesOf(study: Study): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const { properties } = z.toJSONSchema(study.schema, { io: 'input', unrepresentable: 'any' });
  return (properties ?? {}) as Record<string, Readonly<Record<string, unknown>>>;
}

/** What a request brings, or what is wrong with it. */
export type Brought =
  | { readonly kind: 'given'; readonly given: Readonly<Record<string, unknown>> }
  | { readonly kind: 'wrong'; readonly problem: Problem };

/**
 * Read the body of a request: JSON as an object of parameters, in which the document is one; YAML as the document alone.
 * Refuses what names a file of this machine.
 */
export async function readBody(request: Request, { study, document }: Posted): Promise<Brought> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? 'nothing';
  if (!postedTypes.includes(type)) return wrong('wrong-content', postedTypes.join(', '), quoted(type));
  const text = await readText(request);
  if (text === 'large') return wrong('too-long', `at most ${largestBody} bytes`, 'more');
  if (text === 'broken') return wrong('wrong-content', 'text in UTF-8', 'other bytes');
  if (!jsonTypes.includes(type)) return { kind: 'given', given: { [document]: text } };
  const given = parsed(text);
  if (given === null) return wrong('wrong-content', `a JSON object with the key ${document}`, 'something else');
  const files = study.parameters.filter(({ name, value }) => name !== document && value === 'FILE');
  const named = files.find(
    ({ name }) => name in given && name in propertiesOf(study) && typeof given[name] === 'string',
  );
  if (named !== undefined) return wrong('unknown-option', `the document itself under ${document}`, quoted(named.name));
  return { kind: 'given', given };
}

async function readText(request: Request): Promise<string | 'large' | 'broken'> {
  if (Number(request.headers.get('content-length') ?? 0) > largestBody) return 'large';
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request.body ?? []) {
    bytes += part.byteLength;
    if (bytes > largestBody) return 'large';
    parts.push(part);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    return 'broken';
  }
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function wrong(code: 'wrong-content' | 'too-long' | 'unknown-option', expected: string, got: string): Brought {
  return {
    kind: 'wrong',
    problem: problem(code, { expected, got, fix: 'Send the document as /api/v1/openapi.json has it.' }),
  };
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
