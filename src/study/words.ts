import { z } from 'zod';
import { words as allWords } from '../mechanics/index.js';
import { type Dimensions, ProblemError } from '../model/index.js';
import { scaleParameter, scaleSchema } from './parameters.js';
import { scaleOf } from './reference.js';
import type { Block } from './report.js';
import type { Answer, Study } from './study.js';

interface WordsParameters {
  readonly word?: string | undefined;
  readonly scale: string;
}

/** A word's definition, without what computes it. */
interface DefinedWord {
  readonly id: string;
  readonly title: string;
  readonly symbol: string;
  readonly formula: string;
  readonly dimensions: Dimensions;
  readonly unit: string;
  readonly definition: string;
  readonly limits: readonly string[];
  readonly source: string;
}

interface WordsResult {
  readonly words: readonly DefinedWord[];
}

export const words: Study<WordsParameters, WordsResult> = {
  id: 'words',
  title: 'Define the words: formula, unit, reading, limits',
  about:
    'Every number of the workbench is one of these words. Definitions are made from the records that compute them.',
  parameters: [
    {
      name: 'word',
      kind: 'argument',
      about: 'One word only',
      value: 'word',
      required: false,
      choices: allWords.map(({ id }) => id),
    },
    scaleParameter,
  ],
  schema: z.strictObject({ word: z.string().optional(), scale: scaleSchema }),
  examples: ['words', 'words displacement'],
  run,
  report: ({ result }) => [
    { kind: 'heading', level: 1, text: 'Words' },
    ...result.words.flatMap(tell),
    {
      kind: 'table',
      name: 'words',
      caption: 'All in one table.',
      columns: [
        { name: 'id', title: 'Key' },
        { name: 'symbol', title: 'Symbol' },
        { name: 'unit', title: 'Unit' },
        { name: 'dimensions', title: '[M, L, T]' },
        { name: 'definition', title: 'Definition' },
      ],
      rows: result.words.map(({ id, symbol, unit, dimensions, definition }) => [
        id,
        symbol,
        unit,
        `[${dimensions.join(', ')}]`,
        definition,
      ]),
    },
  ],
};

function tell(word: DefinedWord): Block[] {
  return [
    { kind: 'heading', level: 2, text: `${word.title} (${word.symbol})` },
    { kind: 'paragraph', text: word.definition },
    { kind: 'paragraph', text: `Formula: ${word.formula}. Unit: ${word.unit === '' ? 'none' : word.unit}.` },
    { kind: 'paragraph', text: `What it does not say: ${word.limits.join(' ')}` },
    { kind: 'paragraph', text: `Source: ${word.source}` },
  ];
}

async function run(parameters: WordsParameters): Promise<Answer<WordsResult>> {
  const scale = scaleOf(parameters.scale);
  const chosen = allWords.filter(({ id }) => parameters.word === undefined || id === parameters.word);
  if (chosen.length === 0) {
    throw new ProblemError('unknown-word', {
      expected: allWords.map(({ id }) => id).join(', '),
      got: `"${parameters.word}"`,
      fix: 'Choose one of these, or leave it out to see all.',
      where: { parameter: 'word' },
    });
  }
  return {
    question: { ...parameters },
    result: {
      words: chosen.map(({ id, title, symbol, formula, dimensions, unit, definition, limits, source }) => ({
        id,
        title,
        symbol,
        formula,
        dimensions,
        unit: unit(scale),
        definition,
        limits,
        source,
      })),
    },
    origins: [],
    problems: [],
  };
}
