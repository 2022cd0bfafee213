import { type Problem, problem, ProblemError } from '../model/index.js';
import type { Format, Parameter, Study } from '../study/index.js';
import type { Asked } from './answering.js';
import { checkParameters } from './check.js';
import { exampleText } from './examples.js';
import { chooseFormat } from './formats.js';
import { commonParameters, readQuery } from './query.js';

/** A study that takes part in answering a request, with what the address itself says of its parameters. */
export interface Asking {
  readonly study: Study;
  /** The parameters that the query may give. */
  readonly parameters: readonly Parameter[];
  readonly fixed: Readonly<Record<string, unknown>>;
  /** What is asked where the query does not say. */
  readonly otherwise?: Readonly<Record<string, unknown>>;
  /** It takes one audience at most: a set in the query is meant for others. */
  readonly oneAudience?: true;
  /** Where the query names no audience: those near the actor. */
  readonly nearAudiences?: true;
  /** By parameter: the file in examples/ whose text stands for it where it is not given. */
  readonly example?: Readonly<Record<string, string>>;
}

/** What was asked, or everything that is wrong with it. */
export type Understood =
  { readonly kind: 'asked'; readonly asked: Asked } | { readonly kind: 'wrong'; readonly problems: readonly Problem[] };

/** More would not reach the generator, which takes 32 bits. */
const highestSeed = 2 ** 32 - 1;

/**
 * Read what a query asks of studies, each of which takes its own parameters from it. `format`: where the address names it;
 * otherwise the query or the Accept header do.
 */
export async function understand(
  askings: readonly Asking[],
  query: string,
  how: { readonly accept?: string | undefined; readonly format?: Format | undefined },
): Promise<Understood> {
  const common = commonParameters.filter(({ name }) => how.format === undefined || name !== 'format');
  const own = askings.flatMap(({ parameters, fixed }) => parameters.filter(({ name }) => !(name in fixed)));
  const { given, problems } = readQuery(query, [...own, ...common]);
  if (problems.length > 0) return { kind: 'wrong', problems };
  try {
    const format = how.format ?? chooseFormat(textOr(given['format'], null), how.accept);
    const table = tableFrom(textOr(given['table'], null), format);
    const seed = seedFrom(textOr(given['seed'], '1'));
    const questions = [];
    for (const { study, parameters, fixed, otherwise = {}, oneAudience, nearAudiences, example = {} } of askings) {
      const taken = Object.entries(given).filter(
        ([name, value]) =>
          parameters.some((one) => one.name === name) && !(name === 'audience' && oneAudience === true && isSet(value)),
      );
      const missing = Object.entries(example).filter(([name]) => given[name] === undefined);
      const examples = await Promise.all(missing.map(async ([name, file]) => [name, await exampleText(file)] as const));
      const checked = await checkParameters(study, {
        ...otherwise,
        ...Object.fromEntries([...examples, ...taken]),
        ...fixed,
      });
      if (checked.kind === 'bad') return { kind: 'wrong', problems: checked.problems };
      const near = nearAudiences === true && given['audience'] === undefined;
      questions.push({
        study: study.id,
        parameters: checked.parameters,
        ...(near ? { nearAudiences: true as const } : {}),
      });
    }
    return { kind: 'asked', asked: { questions, format, table, seed } };
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'wrong', problems: [error.problem] };
    throw error;
  }
}

/** Whether a text names several audiences; the name of a city has a comma of its own. */
function isSet(audience: unknown): boolean {
  return (
    typeof audience === 'string' && (audience === 'all' || (audience.includes(',') && !audience.startsWith('city:')))
  );
}

function textOr<Otherwise>(value: unknown, otherwise: Otherwise): string | Otherwise {
  return typeof value === 'string' ? value : otherwise;
}

function tableFrom(table: string | null, format: Format): string | null {
  if (table === null || format === 'csv') return table;
  throw new ProblemError('invalid-value', {
    expected: 'table together with the format csv',
    got: `format ${format}`,
    fix: 'Add format=csv, or leave table out.',
    where: { parameter: 'table' },
  });
}

function seedFrom(text: string): number {
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (seed <= highestSeed) return seed;
  throw new ProblemError('invalid-value', {
    expected: `a whole number from 0 to ${highestSeed}`,
    got: JSON.stringify(text),
    fix: 'Choose any, for example seed=1.',
    where: { parameter: 'seed' },
  });
}

/** What is said where nothing lies at an address. */
export function unknownPage(): Problem {
  return problem('unknown-page', {
    expected: 'an address of the page or of /api/v1',
    got: 'another one',
    fix: '/api/v1/openapi.json lists the addresses of the API.',
  });
}
