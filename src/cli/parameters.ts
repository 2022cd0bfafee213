import type { z } from 'zod';
import { type Problem, problem } from '../model/index.js';
import { type Parameter, type Study, uncapitalised } from '../study/index.js';
import { optionTerm } from './help.js';
import { didYouMean, nearest } from './nearest.js';

/** Parameters that can be trusted, or everything that is wrong with them. */
export type Checked =
  | { readonly kind: 'good'; readonly parameters: unknown }
  | { readonly kind: 'bad'; readonly problems: readonly Problem[] };

type Issue = z.core.$ZodIssue;

/** Check what was given for a study's parameters by the study's schema, in our voice. */
export async function checkParameters(study: Study, given: Readonly<Record<string, unknown>>): Promise<Checked> {
  const missing = study.parameters.filter((parameter) => parameter.required && given[parameter.name] === undefined);
  if (missing.length > 0) return { kind: 'bad', problems: missing.map((parameter) => missingValue(study, parameter)) };
  const checked = await study.schema.safeParseAsync(given);
  if (checked.success) return { kind: 'good', parameters: checked.data };
  return { kind: 'bad', problems: checked.error.issues.map((issue) => problemOf(issue, study, given)) };
}

function problemOf(issue: Issue, study: Study, given: Readonly<Record<string, unknown>>): Problem {
  if (issue.code === 'unrecognized_keys') {
    return problem('unknown-option', {
      expected: `a parameter of ${study.id}`,
      got: issue.keys.join(', '),
      fix: `suasion ${study.id} --help lists them.`,
    });
  }
  const name = issue.path.length === 0 ? null : String(issue.path[0]);
  const parameter = study.parameters.find((one) => one.name === name);
  const value = name === null ? undefined : given[name];
  if (parameter !== undefined && value === undefined) return missingValue(study, parameter);
  const near = typeof value === 'string' ? nearest(value, choicesOf(issue, parameter)) : [];
  return problem('invalid-value', {
    expected: expectation(issue, parameter),
    got: value === undefined ? allGiven(given) : quoted(at(value, issue.path.slice(1))),
    fix: didYouMean(near, advice(study)),
    ...(name === null ? {} : { where: { parameter: name } }),
  });
}

function missingValue(study: Study, parameter: Parameter): Problem {
  const isOption = parameter.kind === 'option';
  return problem('missing-value', {
    expected: `${isOption ? optionTerm(parameter) : `<${parameter.name}>`} (${uncapitalised(parameter.about)})`,
    got: 'nothing',
    fix: advice(study),
    where: { parameter: parameter.name },
  });
}

function advice(study: Study): string {
  const [example] = study.examples;
  if (example === undefined) return `suasion ${study.id} --help says more.`;
  return `For example: suasion ${example}`;
}

/** What would have been right, in words that follow "expected". */
function expectation(issue: Issue, parameter: Parameter | undefined): string {
  const said = ownWords(issue);
  if (said !== null) return said;
  if (parameter?.choices !== undefined) return parameter.choices.join(', ');
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${counted(issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${counted(issue.origin)}`;
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected;
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'invalid_union': {
      const inner = issue.errors.map((issues) => issues[0]).filter((one) => one !== undefined);
      return [...new Set(inner.map((one) => expectation(one, undefined)))].join(' or ');
    }
    default:
      return 'another value';
  }
}

/** The words that the schema's author wrote for this case, if any: in the schema itself or in one side of an "or". */
function ownWords(issue: Issue): string | null {
  if (!/^(Invalid|Too (small|big)|Unrecognized)\b/.test(issue.message)) return issue.message.replace(/^expected /i, '');
  if (issue.code !== 'invalid_union') return null;
  return (
    issue.errors
      .flat()
      .map(ownWords)
      .find((words) => words !== null) ?? null
  );
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'no value: it is a switch',
  array: 'a list',
};

function counted(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' || origin === 'set' ? ' values' : '';
}

function choicesOf(issue: Issue, parameter: Parameter | undefined): readonly string[] {
  return parameter?.choices ?? (issue.code === 'invalid_value' ? issue.values.map(String) : []);
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

function quoted(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}

function allGiven(given: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(given).map(([name, value]) => `${name} ${quoted(value)}`);
  return pairs.length === 0 ? 'nothing' : pairs.join(', ');
}
