/** Where something went wrong: a file's line and column (1-based), or a named place such as an option. */
export interface Where {
  readonly file?: string;
  readonly line?: number;
  readonly column?: string | number;
  /** An option, parameter or field, when the place is not in a file. */
  readonly parameter?: string;
}

/**
 * Every kind of problem the workbench can meet, and what it means for the person who asked: `question` problems are
 * mistakes in the question itself (command line exit 2, HTTP 4xx); `answer` problems mean that data or method could not
 * answer (exit 1); `note` problems come with an answer that is still good.
 */
const catalogue = {
  'unknown-command': ['question', 'There is no such command'],
  'unknown-option': ['question', 'There is no such option'],
  'unknown-actor': ['question', 'No actor has this name'],
  'unknown-scale': ['question', 'There is no such scale'],
  'unknown-word': ['question', 'There is no such word'],
  'invalid-value': ['question', 'A value is not one that can be used here'],
  'impossible-plan': ['question', 'The plan asks for what cannot be'],
  'missing-value': ['question', 'A needed value was not given'],
  'ambiguous-actor': ['question', 'More than one actor has this name'],
  'unknown-page': ['question', 'There is nothing at this address'],
  'wrong-method': ['question', 'This address does not take this method'],
  'wrong-format': ['question', 'The answer cannot be had in the format asked for'],
  'wrong-content': ['question', 'What was sent is not of a kind that is read here'],
  'wrong-host': ['question', 'The request was meant for another host'],
  'too-long': ['question', 'More was sent than is taken'],
  'file-not-found': ['answer', 'A file could not be found'],
  'file-unreadable': ['answer', 'A file could not be read'],
  'file-cut-short': ['answer', 'A file ends before it should'],
  'wrong-encoding': ['answer', 'A file is not in the expected character encoding'],
  'unknown-layout': ['answer', 'The columns of a file fit no layout that is known'],
  'missing-column': ['answer', 'A file lacks a column'],
  'not-reference-data': ['answer', 'This folder does not hold built tables'],
  'not-writable': ['answer', 'A file could not be written'],
  'disk-full': ['answer', 'The disk is full'],
  'damaged-table': ['answer', 'A stored table does not match its record'],
  'workspace-busy': ['answer', 'Another process is at work on this table'],
  'no-data': ['answer', 'There are no data for this question'],
  'no-overlap': ['answer', 'Actor and audience have no period in common'],
  'too-little-variation': ['answer', 'The votes do not vary enough to place anyone'],
  cancelled: ['answer', 'The work was cancelled'],
  'port-taken': ['answer', 'The port cannot be listened on'],
  'too-busy': ['answer', 'Too many questions are waiting'],
  'took-too-long': ['answer', 'The answer took too long'],
  unexpected: ['answer', 'Something went wrong inside Suasion'],
  'rows-rejected': ['note', 'Some rows were not used'],
  'votes-left-out': ['note', 'Some votes carry no information and were left out'],
  'not-converged': ['note', 'The chains do not agree well enough'],
  'window-moved': ['note', 'The window was moved to where there are data'],
  'periods-missing': ['note', 'Some periods inside the window have no position'],
  'spells-joined': ['note', 'The record of a predecessor state was joined'],
  'actor-has-no-aim': ['note', 'The actor has no position of its own here'],
  'not-yet-known': ['note', 'Part of the answer cannot be given'],
  'unusable-indicator': ['note', 'An indicator tells nobody apart and was left out'],
  'duplicate-indicator': ['note', 'Two indicators say the same'],
  'other-version': ['note', 'The stored answer was made by another version'],
  'other-data': ['note', 'The stored answer was made from other data'],
  'other-result': ['note', 'The answer is not the stored one'],
  'left-out-by-licence': ['note', 'A source was left out because of its terms'],
  'licence-share-alike': ['note', 'A source asks for its licence to be kept'],
} as const satisfies Record<string, readonly ['question' | 'answer' | 'note', string]>;

export type ProblemCode = keyof typeof catalogue;

/** One thing that went wrong or must be known: the same shape on the command line, in JSON and over HTTP (RFC 9457 extension). */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly expected: string;
  readonly got: string;
  readonly fix: string;
  readonly where: Where | null;
}

/** What happened, in the three parts that help: what was expected, which value came, what to do. */
export interface ProblemDetails {
  readonly expected: string;
  readonly got: string;
  readonly fix: string;
  readonly where?: Where;
}

/** Make a problem of the catalogue. */
export function problem(code: ProblemCode, details: ProblemDetails): Problem {
  return {
    code,
    message: catalogue[code][1],
    expected: details.expected,
    got: details.got,
    fix: details.fix,
    where: details.where ?? null,
  };
}

/** Whose problem it is: the question's, the answer's, or only a note beside a good answer. */
export function severity(code: ProblemCode): 'question' | 'answer' | 'note' {
  return catalogue[code][0];
}

/** Every code with its severity and message: for the documentation and contract tests. */
export function problemCatalogue(): readonly {
  code: ProblemCode;
  severity: 'question' | 'answer' | 'note';
  message: string;
}[] {
  return (Object.keys(catalogue) as ProblemCode[]).map((code) => ({
    code,
    severity: catalogue[code][0],
    message: catalogue[code][1],
  }));
}

/** A problem that ends the work. The only error class the workbench throws on purpose. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, details: ProblemDetails, options?: ErrorOptions) {
    const made = problem(code, details);
    super(describeProblem(made), options);
    this.name = 'ProblemError';
    this.problem = made;
  }
}

/** One line of plain text: message, place, expected, got, what to do. */
export function describeProblem(p: Problem): string {
  const place = p.where === null ? '' : ` (${describeWhere(p.where)})`;
  return `${p.message}${place}: expected ${p.expected}, got ${p.got}. ${p.fix}`;
}

function describeWhere(where: Where): string {
  const parts: string[] = [];
  if (where.file !== undefined) parts.push(where.file);
  if (where.line !== undefined) parts.push(`line ${where.line}`);
  if (where.column !== undefined) parts.push(`column ${where.column}`);
  if (where.parameter !== undefined) parts.push(where.parameter);
  return parts.join(', ');
}
