import { describeProblem, type Problem, ProblemError, severity } from '../model/index.js';
import { type EnvelopeContent, renderJson } from '../study/index.js';
import { say, writeOutput } from './output.js';

/** Exit status of work that was done. */
export const done = 0;
export const couldNotAnswer = 1;
const mistakeInQuestion = 2;

/** Exit status for work that these problems ended: a mistake in the question weighs most. */
export function exitCodeOf(problems: readonly Problem[]): number {
  return problems.some(({ code }) => severity(code) === 'question') ? mistakeInQuestion : couldNotAnswer;
}

export interface FailureOptions {
  /** Whether to write the JSON envelope too, with a null result, so that programs always get JSON. */
  readonly json: boolean;
  /** What was asked, as far as it could be read. */
  readonly question: Readonly<Record<string, unknown>>;
}

/** Say what is wrong and return the exit status. */
export async function tellProblems(problems: readonly Problem[], options: FailureOptions): Promise<number> {
  for (const one of problems) say(describeProblem(one));
  if (options.json) await writeEnvelope(options.question, problems);
  return exitCodeOf(problems);
}

/** Say what ended the work, whatever it was, and return the exit status. */
export async function tellFailure(error: unknown, options: FailureOptions): Promise<number> {
  if (error instanceof ProblemError) return tellProblems([error.problem], options);
  const unexpected = {
    code: 'unexpected',
    message: 'Something is wrong inside Suasion',
    expected: 'the work to go on',
    got: error instanceof Error ? error.message : String(error),
    fix: 'This is not your mistake: please report it with the command line that led here; SUASION_DEBUG=1 shows where it happened.',
    where: null,
  };
  say(`${unexpected.message}: ${unexpected.got}. ${unexpected.fix}`);
  if (process.env['SUASION_DEBUG'] === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  if (options.json) await writeEnvelope(options.question, [unexpected]);
  return couldNotAnswer;
}

async function writeEnvelope(
  question: FailureOptions['question'],
  problems: EnvelopeContent['problems'],
): Promise<void> {
  // Where standard output itself is what failed, standard error has said so.
  await writeOutput(renderJson({ question, result: null, origins: [], problems })).catch(() => undefined);
}
