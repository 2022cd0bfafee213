import { describeProblem, type Problem, problem, type ProblemCode, severity } from '../model/index.js';

/** Statuses that do not follow from whose problem it is. */
const statuses: Partial<Record<ProblemCode, number>> = {
  'unknown-actor': 404,
  'unknown-page': 404,
  'wrong-method': 405,
  'wrong-format': 406,
  'too-long': 413,
  'wrong-content': 415,
  'wrong-host': 421,
  'no-data': 422,
  'no-overlap': 422,
  'too-little-variation': 422,
  'too-busy': 503,
  cancelled: 503,
  'took-too-long': 504,
};

/** Every status that a problem can come with, and what it means: for the documentation. */
export const statusMeanings: Readonly<Record<number, string>> = {
  400: 'A parameter is unknown, repeated, missing, too long or not one that can be used.',
  404: 'No actor has this name, or there is nothing at this address.',
  405: 'The address does not take this method; Allow says which it takes.',
  406: 'The answer cannot be had in any format that is asked for.',
  413: 'The content sent is larger than is taken.',
  414: 'The address is longer than is taken.',
  415: 'The content sent is of a kind that is not read.',
  421: 'The request names another host than this server.',
  422: 'The question is clear, but data or method cannot answer it.',
  431: 'The headers are larger than is taken.',
  500: 'Something is wrong inside Suasion or with its tables.',
  503: 'Too many questions are waiting; Retry-After says when to ask again.',
  504: 'The answer took longer than it may.',
};

/** The status of a problem: the question's are 4xx, those of data and method 422, of the program and its files 500. */
export function statusOf(code: ProblemCode): number {
  return statuses[code] ?? { question: 400, answer: 500, note: 422 }[severity(code)];
}

/** Seconds after which to ask again when the queue is full. */
const retryAfter = 5;
/** Characters of a text of somebody else's that are said again. */
const longestEcho = 200;

export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * A problem document after RFC 9457: `type`, `title`, `status`, `detail`, and as extension the problem in the shape of the
 * command line (`code, message, expected, got, fix, where`); where there are several, all of them under `problems`. No
 * path of this machine, and no character that could be markup, leaves in it.
 */
export function problemAnswer(found: readonly Problem[], options: { readonly status?: number } = {}): ProblemAnswer {
  const told = found.length === 0 ? [internalProblem()] : found.map(forStrangers);
  const first = told[0]!;
  const status = options.status ?? statusOf(first.code);
  const document = {
    type: `urn:suasion:problem:${first.code}`,
    title: first.message,
    status,
    detail: describeProblem(first),
    ...first,
    ...(told.length > 1 ? { problems: told } : {}),
  };
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 503 ? { 'retry-after': String(retryAfter) } : {}),
    },
    body: withoutMarkup(`${JSON.stringify(document, null, 2)}\n`),
  };
}

/** The same as JSON, though no browser could take it for a page. */
function withoutMarkup(json: string): string {
  return json.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026');
}

/** Without what concerns this machine alone. */
function forStrangers(one: Problem): Problem {
  if (statusOf(one.code) === 500) return internalProblem();
  const { parameter } = one.where ?? {};
  return {
    code: one.code,
    message: one.message,
    expected: one.expected,
    got: cut(one.got),
    fix: cut(one.fix),
    where: parameter === undefined ? null : { parameter },
  };
}

function cut(text: string): string {
  return text.length <= longestEcho ? text : `${text.slice(0, longestEcho).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** What is said of a fault of ours. */
function internalProblem(): Problem {
  return problem('unexpected', {
    expected: 'an answer',
    got: 'a fault',
    fix: 'This is not your mistake. Ask again later, or tell whoever runs this server.',
  });
}
