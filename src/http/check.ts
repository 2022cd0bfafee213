import type { z } from 'zod';
import { type Problem, problem } from '../model/index.js';
import type { Parameter, Study } from '../study/index.js';
import { namesFile } from './served.js';

/** Parameters that can be trusted, or everything that is wrong with them. */
export type Checked =
  | { readonly kind: 'good'; readonly parameters: unknown }
  | { readonly kind: 'bad'; readonly problems: readonly Problem[] };

type Issue = z.core.$ZodIssue;

/** Check what was given for a study's parameters by the study's schema. */
export async function checkParameters(study: Study, given: Readonly<Record<string, unknown>>): Promise<Checked> {
  // What would be a file is sent as a document, which the schema looks for.
  const needed = study.parameters.filter((parameter) => parameter.required && !namesFile(parameter));
  const missing = needed.filter(({ name }) => given[name] === undefined);
  if (missing.length > 0) return { kind: 'bad', problems: missing.map(missingValue) };
  const checked = await study.schema.safeParseAsync(given);
  if (checked.success) return { kind: 'good', parameters: checked.data };
  return { kind: 'bad', problems: checked.error.issues.map((issue) => problemOf(issue, study, given)) };
}

function missingValue({ name, about }: Parameter): Problem {
  return problem('missing-value', {
    expected: `${name} (${about.toLowerCase()})`,
    got: 'nothing',
    fix: `Add ${name}=…; /api/v1/openapi.json says what it may be.`,
    where: { parameter: name },
  });
}

function problemOf(issue: Issue, study: Study, given: Readonly<Record<string, unknown>>): Problem {
  const name = issue.path.length === 0 ? null : String(issue.path[0]);
  const parameter = study.parameters.find((one) => one.name === name);
  return problem('invalid-value', {
    expected: parameter?.choices?.join(', ') ?? expectation(issue),
    got: JSON.stringify(name === null ? given : given[name]) ?? 'nothing',
    fix: 'Give a value of that kind; /api/v1/openapi.json describes each.',
    ...(name === null ? {} : { where: { parameter: name } }),
  });
}

/** What would have been right, in words that follow "expected". */
function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${counted(issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${counted(issue.origin)}`;
    case 'invalid_type':
      return issue.expected === 'int' ? 'a whole number' : `a ${issue.expected}`;
    case 'invalid_union': {
      const inner = issue.errors.map((issues) => issues[0]).filter((one) => one !== undefined);
      // A query has texts only, so what fits texts is what helps.
      const told = inner.filter((one) => one.code !== 'invalid_type');
      return [...new Set((told.length > 0 ? told : inner).map(expectation))].join(' or ');
    }
    default:
      return issue.message.startsWith('Invalid') ? 'another value' : issue.message.replace(/^expected /i, '');
  }
}

function counted(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' || origin === 'set' ? ' values' : '';
}
