import { fileURLToPath } from 'node:url';
import { ProblemError } from '../model/index.js';
import { type Format, formats, type Parameter, type Study } from '../study/index.js';
import { didYouMean, nearest } from './nearest.js';

/** What every command can be told beside its own parameters. */
export interface Settings {
  readonly format: Format;
  /** A folder of built tables. */
  readonly data: string;
  readonly seed: number;
  /** The file to write to; null for standard output. */
  readonly out: string | null;
  readonly table: string | null;
}

/** The options of every command. */
export const commonParameters: readonly Parameter[] = [
  {
    name: 'format',
    kind: 'option',
    about: 'How the answer is written',
    value: 'FORMAT',
    required: false,
    choices: formats,
    otherwise: 'text, or what the name of --out ends in',
  },
  {
    name: 'out',
    kind: 'option',
    about: 'Write the answer to a file instead of standard output',
    value: 'FILE',
    required: false,
  },
  {
    name: 'table',
    kind: 'option',
    about: 'The table to write, with --format csv',
    value: 'NAME',
    required: false,
    otherwise: 'the first',
  },
  {
    name: 'data',
    kind: 'option',
    about: 'A folder made by suasion build',
    value: 'DIR',
    required: false,
    otherwise: 'the tables that come with Suasion',
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

/** Those of a study's command: a study that has an option of the same name keeps the name for itself. */
export function commonParametersOf(study: Study): Parameter[] {
  const taken = new Set(study.parameters.filter(({ kind }) => kind === 'option').map(({ name }) => name));
  const free = commonParameters.filter(({ name }) => !taken.has(name));
  if (!taken.has('out')) return free;
  return free.map((parameter) => (parameter.name === 'format' ? { ...parameter, otherwise: 'text' } : parameter));
}

/** More would not reach the generator, which takes 32 bits. */
const highestSeed = 2 ** 32 - 1;

/** Read the common options. Throws ProblemError 'invalid-value' or 'missing-value'. */
export function readSettings(given: ReadonlyMap<string, string>): Settings {
  for (const [name, value] of given) if (value.trim() === '') throw emptyValue(name);
  const out = given.get('out') ?? null;
  const format = readFormat(given.get('format') ?? null, out);
  const table = given.get('table') ?? null;
  if (table !== null && format !== 'csv') {
    throw new ProblemError('invalid-value', {
      expected: '--table together with --format csv',
      got: `--format ${format}`,
      fix: 'Add --format csv, or leave --table out.',
      where: { parameter: 'table' },
    });
  }
  const data = given.get('data') ?? fileURLToPath(new URL('../../reference', import.meta.url));
  return { format, data, seed: readSeed(given.get('seed') ?? '1'), out, table };
}

/** Whether the command line asks for JSON, as far as one can tell when it could not be read. */
export function asksForJson(given: readonly string[]): boolean {
  return given.some((word, at) => word === '--format=json' || (word === 'json' && given[at - 1] === '--format'));
}

function readFormat(given: string | null, out: string | null): Format {
  if (given === null) return formats.find((format) => out?.toLowerCase().endsWith(`.${format}`)) ?? 'text';
  const found = formats.find((format) => format === given.toLowerCase());
  if (found !== undefined) return found;
  throw new ProblemError('invalid-value', {
    expected: formats.join(', '),
    got: `"${given}"`,
    fix: didYouMean(nearest(given, formats), 'Choose one of these.'),
    where: { parameter: 'format' },
  });
}

function readSeed(given: string): number {
  const seed = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
  if (seed <= highestSeed) return seed;
  throw new ProblemError('invalid-value', {
    expected: `a whole number from 0 to ${highestSeed}`,
    got: `"${given}"`,
    fix: 'Choose any, for example --seed 1.',
    where: { parameter: 'seed' },
  });
}

function emptyValue(name: string): ProblemError {
  return new ProblemError('missing-value', {
    expected: `a value for --${name}`,
    got: 'an empty one',
    fix: 'Give a value or leave the option out.',
    where: { parameter: name },
  });
}
