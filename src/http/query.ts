import { type Problem, problem } from '../model/index.js';
import type { Parameter } from '../study/index.js';

/** Characters of an address, query included. */
export const longestAddress = 8_192;
/** Characters of one value: a list of a hundred names fits. */
export const longestValue = 2_000;

/** What a document is written in: it may be as long as an address, and of several lines. */
const documentKinds = ['YAML'];

/** Parameters of every question beside its own. */
export const commonParameters: readonly Parameter[] = [
  {
    name: 'format',
    kind: 'option',
    about: 'How the answer is written',
    value: 'FORMAT',
    required: false,
    otherwise: 'what the Accept header asks for, or json',
    choices: ['text', 'json', 'csv', 'md', 'html'],
  },
  {
    name: 'table',
    kind: 'option',
    about: 'The table to write, with format=csv',
    value: 'NAME',
    required: false,
    otherwise: 'the first',
  },
  {
    name: 'seed',
    kind: 'option',
    about: 'Seed of the random numbers: the same seed gives the same digits',
    value: 'N',
    required: false,
    otherwise: '1',
  },
];

export interface Query {
  /** Values by name, unchecked: texts; true for switches; lists where a parameter takes several. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

/**
 * Read a query string (`?` left away) strictly: names that are not among `parameters`, names given twice, empty or
 * overlong values, control characters and broken escapes are problems, never guessed at.
 */
export function readQuery(text: string, parameters: readonly Parameter[]): Query {
  const values = new Map<string, string[]>();
  const problems: Problem[] = [];
  for (const pair of text.split('&').filter((one) => one !== '')) {
    const at = pair.indexOf('=');
    const [name, value] = [decoded(at < 0 ? pair : pair.slice(0, at)), decoded(at < 0 ? '' : pair.slice(at + 1))];
    if (name === null || value === null) return { given: {}, problems: [broken()] };
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  const given: Record<string, unknown> = {};
  for (const [name, list] of values) {
    const parameter = parameters.find((one) => one.name === name);
    if (parameter === undefined) problems.push(unknown(name, parameters));
    else {
      const wrong = wrongWith(parameter, list);
      if (wrong === null) given[name] = valueOf(parameter, list);
      else problems.push(wrong);
    }
  }
  // Switches that are off are not given.
  return { given: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== false)), problems };
}

/** Null where the escapes are broken. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function valueOf(parameter: Parameter, [value, ...more]: readonly string[]): unknown {
  if (parameter.value === null) return value !== 'false';
  return parameter.many === true ? [value, ...more] : value;
}

function wrongWith(parameter: Parameter, values: readonly string[]): Problem | null {
  const where = { parameter: parameter.name };
  if (values.length > 1 && parameter.many !== true) {
    const details = { expected: `${parameter.name} once`, got: `${values.length} times`, fix: 'Give it once.', where };
    return problem('invalid-value', details);
  }
  for (const value of values) {
    if (parameter.value === null) {
      if (['', 'true', 'false'].includes(value)) continue;
      const details = { expected: 'true or false', got: quoted(value), fix: 'Choose one of these.', where };
      return problem('invalid-value', details);
    }
    if (value.trim() === '') {
      const details = {
        expected: `a value for ${parameter.name}`,
        got: 'an empty one',
        fix: 'Give a value or leave the parameter out.',
        where,
      };
      return problem('missing-value', details);
    }
    const isDocument = documentKinds.includes(parameter.value);
    const longest = isDocument ? longestAddress : longestValue;
    if (value.length > longest) {
      const details = {
        expected: `at most ${longest} characters`,
        got: `${value.length}`,
        fix: 'Ask in several questions.',
        where,
      };
      return problem('invalid-value', details);
    }
    if (/\p{Cc}/u.test(isDocument ? value.replaceAll(/[\n\r\t]/g, ' ') : value)) {
      const details = { expected: 'text in one line', got: 'control characters', fix: 'Leave them out.', where };
      return problem('invalid-value', details);
    }
  }
  return null;
}

function unknown(name: string, parameters: readonly Parameter[]): Problem {
  return problem('unknown-option', {
    expected: parameters.map((one) => one.name).join(', '),
    got: quoted(name),
    fix: 'Leave it out, or choose one of these.',
  });
}

function broken(): Problem {
  return problem('invalid-value', {
    expected: 'a query of names and values in UTF-8, percent-encoded',
    got: 'escapes that stand for no character',
    fix: 'Encode names and values with encodeURIComponent or its like.',
  });
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
