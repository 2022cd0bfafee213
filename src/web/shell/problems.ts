import type { Problem } from '../../model/index.js';
import { shell } from '../messages/en/shell.js';

/** A problem as the reader sees it: what happened, and what to do. */
export interface ShownProblem {
  readonly code: string;
  /** What happened, as a sentence without its full stop. */
  readonly title: string;
  readonly expected: string | null;
  readonly got: string | null;
  /** What to do, in full sentences. */
  readonly fix: string;
  /** Whether asking again may help. */
  readonly temporary: boolean;
  /** The parameter, or the line of a document, that it is about; null where none is named. */
  readonly parameter: string | null;
  /** Ask again. */
  readonly again?: () => void;
}

/** A problem document after RFC 9457, whose extension has the same shape as problems on the command line. */
export function readProblemDocument(body: unknown, status: number): ShownProblem {
  const document = asRecord(body);
  const inner = asRecord(Array.isArray(document['problems']) ? document['problems'][0] : document['problem']);
  const text = (name: string): string | null => {
    const found = document[name] ?? inner[name];
    return typeof found === 'string' && found !== '' ? found : null;
  };
  return {
    code: text('code') ?? `http-${status}`,
    title: withoutStop(text('message') ?? text('title') ?? shell.problems.unknownTitle),
    expected: text('expected'),
    got: text('got'),
    fix: text('fix') ?? text('detail') ?? shell.problems.unknownFix,
    parameter: parameterOf(document['where'] ?? inner['where']),
    temporary: status === 503 || status === 429 || status === 408 || status >= 500,
  };
}

/** Nobody answers: the server is not running, or the way to it is cut. */
export function unreachable(): ShownProblem {
  const { unreachableTitle: title, unreachableFix: fix } = shell.problems;
  return { code: 'unreachable', title, expected: null, got: null, fix, parameter: null, temporary: true };
}

/** Something answers that is not this API. */
export function notAnAnswer(status: number): ShownProblem {
  const { unknownTitle: title, unknownFix: fix } = shell.problems;
  return { code: `http-${status}`, title, expected: null, got: null, fix, parameter: null, temporary: true };
}

/** A note beside an answer, to be shown like any other problem. */
export function shownProblem({ code, message, expected, got, fix, where }: Problem): ShownProblem {
  return {
    code,
    title: withoutStop(message),
    expected,
    got,
    fix,
    parameter: where?.parameter ?? null,
    temporary: false,
  };
}

function parameterOf(where: unknown): string | null {
  const { parameter } = asRecord(where);
  return typeof parameter === 'string' ? parameter : null;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}
