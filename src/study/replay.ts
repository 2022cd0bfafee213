import { z } from 'zod';
import { ProblemError } from '../model/index.js';
import { didYouMean } from './nearest-id.js';
import type { Changes } from './replay/asked.js';
import { problemsOfReplay } from './replay/difference.js';
import { readStoredAnswer } from './replay/stored-answer.js';
import { variantOf } from './replay/variant.js';
import type { Block } from './report.js';
import type { Answer, Context, Study } from './study.js';

interface ReplayParameters {
  readonly file: string;
  readonly set: readonly string[];
  readonly seed?: string | undefined;
}

/** Studies that work on a person's files: they are not run again behind somebody's back. */
const onFiles = new Set(['build', 'fit', 'measure ideal-points', 'sources load']);

/** The study that asks stored questions again. `studies`: those whose answers say what was asked. */
export function replayOf(studies: readonly Study[]): Study<ReplayParameters> {
  return {
    id: 'replay',
    title: 'Ask a stored question again: the same bytes, or a variant',
    about:
      'Takes the JSON of an answer (--format json --out FILE) and runs its study again with the same parameters and seed. Where the version or the data are others than then, the answer says so; with --set it is a variant, and says what was changed.',
    parameters: [
      { name: 'file', kind: 'argument', about: 'The JSON of an answer', value: 'file', required: true },
      {
        name: 'set',
        kind: 'option',
        about: 'Change a parameter of the stored question; an empty value takes it away',
        value: 'KEY=VALUE',
        required: false,
        many: true,
      },
      {
        name: 'seed',
        kind: 'option',
        about: 'Change the seed of the random numbers',
        value: 'N',
        required: false,
        otherwise: 'that of the stored answer',
      },
    ],
    schema: z.strictObject({
      file: z.string().min(1),
      set: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
      seed: z.union([z.string(), z.number().transform(String)]).optional(),
    }),
    examples: ['replay examples/positions-ukraine.json', 'replay examples/positions-ukraine.json --set to=2018'],
    run: (parameters, context) => run(studies, parameters, context),
    report: (answer) => report(studies, answer),
  };
}

async function run(
  studies: readonly Study[],
  { file, set, seed }: ReplayParameters,
  context: Context,
): Promise<Answer<unknown>> {
  const stored = await readStoredAnswer(file);
  const study = studyCalled(studies, stored.question, file);
  const edits = seed === undefined ? set : [...set, `seed=${seed}`];
  const variant = await variantOf(study, stored, edits);
  const answer = await study.run(variant.parameters, { ...context, seed: variant.seed });
  const { changed, differs } = variant;
  return {
    ...answer,
    question: { ...answer.question, ...(Object.keys(changed).length === 0 ? {} : { changed }) },
    problems: [...problemsOfReplay(stored, answer, differs), ...answer.problems],
  };
}

/** Throws 'unknown-command', or 'invalid-value' for a study that works on files. */
function studyCalled(
  studies: readonly Study[],
  { study: id, asked }: { readonly study: string; readonly asked: Readonly<Record<string, unknown>> },
  file: string,
): Study {
  const study = studies.find((one) => one.id === id);
  if (study === undefined) {
    const ids = studies.map((one) => one.id);
    throw new ProblemError('unknown-command', {
      expected: `an answer of ${ids.join(', ')}`,
      got: `one of "${id}"`,
      fix: `${didYouMean(id, ids)}It may come from another version.`,
      where: { file },
    });
  }
  const givesFile = study.parameters.some(({ name, value }) => value === 'FILE' && asked[name] !== undefined);
  if (!onFiles.has(study.id) && !givesFile) return study;
  throw new ProblemError('invalid-value', {
    expected: 'an answer made from built tables alone',
    got: `one of ${id}, which reads or writes files of yours`,
    fix: `Run it yourself on these files: suasion ${id} --help.`,
    where: { file },
  });
}

/** The study's own report, with what was changed after its heading. */
function report(studies: readonly Study[], answer: Answer<unknown>): readonly Block[] {
  const { study: id, changed } = answer.question as { readonly study: string; readonly changed?: Changes };
  const blocks = studies.find((one) => one.id === id)?.report(answer) ?? [];
  if (changed === undefined) return blocks;
  const note: Block = { kind: 'paragraph', text: tellChanges(changed) };
  const [first, ...rest] = blocks;
  return first?.kind === 'heading' ? [first, note, ...rest] : [note, ...blocks];
}

function tellChanges(changed: Changes): string {
  const told = Object.entries(changed).map(([key, { from, to }]) => `${key} is ${plain(to)} instead of ${plain(from)}`);
  return `A variant of a stored question: ${told.join('; ')}.`;
}

function plain(value: unknown): string {
  if (value === null) return 'not given';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
