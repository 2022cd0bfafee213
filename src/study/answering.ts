import { type Problem, type problem, ProblemError, type Workshop } from '../model/index.js';
import { keepReferencesOpen } from './kept-references.js';
import { type Format, renderAnswer } from './render/answer.js';
import { chooseTable, renderCsv } from './render/csv.js';
import { renderJson } from './render/json.js';
import type { Answer, Context, Study } from './study.js';
import type { TiesResult } from './ties/result.js';

/** Questions to be answered together, in a form that can be sent to another thread. */
export interface AnswerOrder {
  /** The first leads: its answer is the document, those of the others stand in it under `also`. */
  readonly questions: readonly AskedQuestion[];
  readonly format: Format;
  /** Which table, for CSV: null = the first. */
  readonly table: string | null;
  /** A folder of built tables. */
  readonly data: string;
  readonly seed: number;
  /** One number in memory that threads share: not 0 once nobody wants the answer any more. */
  readonly stop?: Int32Array;
}

export interface AskedQuestion {
  /** Id of the study. */
  readonly study: string;
  /** Checked by the study's schema. */
  readonly parameters: unknown;
  /** Of the audiences that the answer of `ties` before it suggests; left out where there are none. */
  readonly nearAudiences?: true;
}

/** What came of an order: a text ready to be sent, or why there is none. */
export type Answered =
  | { readonly kind: 'answer'; readonly plain: Uint8Array; readonly gzipped: Uint8Array }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  /** A fault of the program: `told` is for its keepers, not for whoever asked. */
  | { readonly kind: 'fault'; readonly told: string };

/**
 * Answer an order with these studies, in this thread alone, and write the answer down. Never throws: what is thrown in a
 * thread loses its class on the way to another.
 */
export async function answerOrder(studies: readonly Study[], order: AnswerOrder): Promise<Answered> {
  keepReferencesOpen();
  try {
    const context: Context = { data: order.data, seed: order.seed, workshop: stoppable(order.stop) };
    const answers: { study: Study; answer: Answer<unknown> }[] = [];
    for (const { study: id, nearAudiences, ...asked } of order.questions) {
      context.workshop.signal.throwIfAborted();
      const near = nearAudiences === true ? nearIn(answers) : null;
      if (near?.length === 0) continue;
      const parameters =
        near === null ? asked.parameters : { ...(asked.parameters as object), audience: near.join(',') };
      const study = studies.find((one) => one.id === id);
      if (study === undefined) throw new RangeError(`There is no study "${id}"`);
      const answer = await study.run(parameters, context);
      if (answer.result === null) return { kind: 'problems', problems: answer.problems };
      answers.push({ study, answer });
    }
    const plain = new TextEncoder().encode(written(answers, order));
    return { kind: 'answer', plain, gzipped: await gzip(plain) };
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'problems', problems: [error.problem] };
    return { kind: 'fault', told: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Ids of the audiences that the network of an actor suggests, which has been asked for before. */
function nearIn(answers: readonly { readonly study: Study; readonly answer: Answer<unknown> }[]): readonly string[] {
  const found = answers.find(({ study }) => study.id === 'ties');
  if (found === undefined) throw new RangeError('Audiences near an actor follow from its ties: ask for these first');
  return (found.answer.result as TiesResult).near.map(({ id }) => id);
}

/** A workshop of this thread alone that stops between parts of its work, and where progress is told. */
function stoppable(stop: Int32Array = new Int32Array(1)): Workshop {
  const controller = new AbortController();
  const { signal } = controller;
  const look = (): void => {
    if (Atomics.load(stop, 0) !== 0) controller.abort();
  };
  look();
  return {
    signal,
    progress: look,
    async map(task, parts) {
      const results = [];
      for (const part of parts) {
        look();
        signal.throwIfAborted();
        results.push(await task.run(part, { progress: look, signal }));
      }
      return results;
    },
  };
}

function written(
  answers: readonly { readonly study: Study; readonly answer: Answer<unknown> }[],
  { format, table }: AnswerOrder,
): string {
  const [first, ...others] = answers;
  if (first === undefined) throw new RangeError('An order needs a question');
  if (others.length === 0) return renderAnswer(first.study, first.answer, format, { table });
  if (format === 'csv')
    return renderCsv(
      chooseTable(
        answers.flatMap(({ study, answer }) => study.report(answer)),
        table,
      ),
    );
  if (format !== 'json') throw new ProblemError('wrong-format', manyInOne(format));
  const also = Object.fromEntries(
    others.map(({ study, answer }) => [study.id, JSON.parse(renderJson(answer)) as object]),
  );
  return `${JSON.stringify({ ...(JSON.parse(renderJson(first.answer)) as object), also }, null, 2)}\n`;
}

function manyInOne(format: Format): Parameters<typeof problem>[1] {
  return { expected: 'json or csv', got: format, fix: 'Ask for one of these.', where: { parameter: 'format' } };
}

/** Compressed here once, so that the thread that listens only sends. */
async function gzip(plain: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([plain as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
