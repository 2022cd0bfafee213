import { describeProblem, ProblemError } from '../model/index.js';
import { writeOutFile } from '../store/index.js';
import { type Answer, openWorkshop, renderAnswer, type Study } from '../study/index.js';
import { couldNotAnswer, done, exitCodeOf, tellFailure, tellProblems } from './failure.js';
import { type Interruption, listenForInterruption } from './interruption.js';
import { readOrder } from './order.js';
import { say, terminalWidth, writeOutput } from './output.js';
import { checkParameters } from './parameters.js';
import { ProgressBar } from './progress.js';
import { asksForJson, type Settings } from './settings.js';

/** How long work may take to stop cleanly, in milliseconds, once somebody asked for it. */
const grace = 5_000;

/**
 * Do what a command line asks (its words without `node` and the program) with these studies, and return the exit status:
 * 0 done; 1 data or method could not answer; 2 a mistake in the question; 130 interrupted. Writes the answer to standard
 * output and everything else to standard error.
 */
export async function runCommandLine(studies: readonly Study[], words: readonly string[]): Promise<number> {
  const interruption = listenForInterruption();
  let failureOptions = { json: asksForJson(words), question: {} };
  try {
    const order = readOrder(studies, words, { width: terminalWidth() });
    if (order.kind === 'show') {
      await writeOutput(order.text);
      return done;
    }
    const { study, given, settings } = order;
    failureOptions = { json: settings.format === 'json' && settings.out === null, question: given };
    const checked = await checkParameters(study, given);
    if (checked.kind === 'bad') return await tellProblems(checked.problems, failureOptions);
    const answer = await answerOf(study, checked.parameters, settings, interruption);
    await writeFiles(answer);
    await writeAnswer(study, answer, settings, interruption);
    if (answer.failed === true) return couldNotAnswer;
    return answer.result === null ? exitCodeOf(answer.problems) : done;
  } catch (error) {
    const exitCode = await tellFailure(error, failureOptions);
    return interruption.exitCode() ?? exitCode;
  } finally {
    interruption.ignore();
  }
}

/** Run a study in a workshop of its own. Throws ProblemError 'cancelled' when interrupted. */
async function answerOf(
  study: Study,
  parameters: unknown,
  settings: Settings,
  interruption: Interruption,
): Promise<Answer<unknown>> {
  const { signal } = interruption;
  const bar = new ProgressBar(process.stderr);
  const workshop = openWorkshop({ signal, onProgress: (did, of, label) => bar.update(did, of, label) });
  try {
    const work = study.run(parameters, { data: settings.data, seed: settings.seed, workshop });
    return await unlessInterrupted(work, signal);
  } finally {
    bar.clear();
    await workshop.close();
  }
}

/** The result of the work, or 'cancelled' as soon as it has wound down after a request to stop; it is given a few seconds. */
async function unlessInterrupted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => (timer = setTimeout(resolve, grace)), { once: true });
  });
  try {
    await Promise.race([work.catch(() => undefined), overdue]);
  } finally {
    clearTimeout(timer);
  }
  if (!signal.aborted) return work;
  throw new ProblemError('cancelled', {
    expected: 'the work to go on to its end',
    got: 'a request to stop',
    fix: 'Start it again when you want the result; nothing half-done is left behind.',
  });
}

/** Write the files that the answer brings along. */
async function writeFiles(answer: Answer<unknown>): Promise<void> {
  for (const [path, content] of Object.entries(answer.files ?? {})) {
    await writeOutFile(path, content);
    say(`Wrote ${path}.`);
  }
}

async function writeAnswer(
  study: Study,
  answer: Answer<unknown>,
  settings: Settings,
  interruption: Interruption,
): Promise<void> {
  const { format, out, table } = settings;
  const width = out === null ? terminalWidth() : undefined;
  const text = renderAnswer(study, answer, format, { table, ...(width === undefined ? {} : { width }) });
  if (format === 'csv') tellWhatCsvLeavesOut(study, answer, table);
  if (out === null) {
    // A reader that takes its time must not keep the program from being ended.
    interruption.ignore();
    await writeOutput(text);
    return;
  }
  await writeOutFile(out, text);
  say(`Wrote ${out}.`);
}

function tellWhatCsvLeavesOut(study: Study, answer: Answer<unknown>, table: string | null): void {
  for (const one of answer.problems) say(`Note: ${describeProblem(one)}`);
  const names = study.report(answer).flatMap((block) => (block.kind === 'table' ? [block.name] : []));
  const others = names.slice(1);
  if (table === null && others.length > 0) {
    say(`This is the table ${names[0]}; with --table there is also ${others.join(', ')}.`);
  }
}
