import { z } from 'zod';
import { courseWords, dimensionsOn, type Word, words as passageWords } from '../mechanics/index.js';
import { type Dimensions, ProblemError, type Scale } from '../model/index.js';
import { didYouMean } from './nearest-id.js';
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
  /** [M, L, T] on the scale that was asked for. */
  readonly dimensions: Dimensions;
  readonly unit: string;
  readonly definition: string;
  readonly limits: readonly string[];
  readonly source: string;
  /** Whether positions are enough to compute it, or the law of motion must have been fitted. */
  readonly needs: 'positions' | 'law';
  /** Ids of the words that its definition, formula and limits speak of. */
  readonly related: readonly string[];
}

interface WordsResult {
  readonly words: readonly DefinedWord[];
}

type AnyWord = Word<unknown, never>;

/** Every word, those that positions alone are enough for first. */
const allWords: readonly AnyWord[] = [...(passageWords as readonly AnyWord[]), ...(courseWords as readonly AnyWord[])];

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
  examples: ['words', 'words displacement', 'words influence --scale favourability'],
  run,
  report: ({ question, result }) =>
    question['word'] === undefined ? tellAll(result.words) : tell(result.words[0]!, 1),
};

function tellAll(told: readonly DefinedWord[]): Block[] {
  return [
    { kind: 'heading', level: 1, text: 'Words' },
    {
      kind: 'table',
      name: 'words',
      caption: 'All words, with units and dimensions [mass, length, time] on the scale that was asked for.',
      columns: [
        { name: 'id', title: 'Id' },
        { name: 'title', title: 'Word' },
        { name: 'symbol', title: 'Symbol' },
        { name: 'unit', title: 'Unit' },
        { name: 'dimensions', title: '[M, L, T]' },
        { name: 'needs', title: 'Needs' },
        { name: 'definition', title: 'Definition' },
      ],
      rows: told.map(({ id, title, symbol, unit, dimensions, needs, definition }) => [
        id,
        title,
        symbol,
        unitInWords(unit),
        `[${dimensions.join(', ')}]`,
        needs,
        definition,
      ]),
    },
    ...told.flatMap((word) => tell(word, 2)),
  ];
}

function tell(word: DefinedWord, level: 1 | 2): Block[] {
  const { id, title, symbol, definition, formula, unit, dimensions, limits, source, related, needs } = word;
  const paragraphs = [
    definition,
    `Formula: ${formula}.`,
    `Unit: ${unitInWords(unit)}; dimensions [M, L, T] = [${dimensions.join(', ')}]. Key in results: ${id}.`,
    needs === 'law'
      ? 'Computed from the law of motion, fitted to positions and acts of many years.'
      : 'Computed from positions alone.',
    `What it does not say: ${limits.join(' ')}`,
    `Source: ${source}`,
    ...(related.length === 0 ? [] : [`See also: ${related.join(', ')}.`]),
  ];
  return [
    { kind: 'heading', level, text: `${title} (${symbol})` },
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', text })),
  ];
}

function unitInWords(unit: string): string {
  return unit === '' ? 'none' : unit;
}

async function run(parameters: WordsParameters): Promise<Answer<WordsResult>> {
  const scale = scaleOf(parameters.scale);
  const chosen = parameters.word === undefined ? allWords : [wordCalled(parameters.word)];
  return {
    question: { ...parameters },
    result: { words: chosen.map((word) => defined(word, scale)) },
    origins: [],
    problems: [],
  };
}

/** The word with this id or title, in any case and with or without hyphens. Throws 'unknown-word'. */
function wordCalled(text: string): AnyWord {
  const found = allWords.find(({ id, title }) => [folded(id), folded(title)].includes(folded(text)));
  if (found !== undefined) return found;
  const ids = allWords.map(({ id }) => id);
  throw new ProblemError('unknown-word', {
    expected: ids.join(', '),
    got: `"${text}"`,
    fix: `${didYouMean(text, ids)}Leave it out to see all.`,
    where: { parameter: 'word' },
  });
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
}

function defined(word: AnyWord, scale: Scale): DefinedWord {
  const { id, title, symbol, formula, definition, limits, source } = word;
  return {
    id,
    title,
    symbol,
    formula,
    dimensions: dimensionsOn(word, scale),
    unit: word.unit(scale),
    definition,
    limits,
    source,
    needs: (passageWords as readonly AnyWord[]).includes(word) ? 'positions' : 'law',
    related: relatedTo(word),
  };
}

/** Longest first, so that "attributed displacement" is not read as "displacement". */
const byTitle = new Map(
  [...allWords]
    .sort((a, b) => b.title.length - a.title.length)
    .map(({ id, title }) => [title.toLowerCase(), id] as const),
);
const titles = new RegExp(String.raw`\b(${[...byTitle.keys()].join('|')})s?\b`, 'g');

/** Words that are named where this one is defined, in the order of all. */
function relatedTo({ id, definition, formula, limits }: AnyWord): string[] {
  const text = [definition, formula, ...limits].join(' ').toLowerCase();
  const named = new Set([...text.matchAll(titles)].map(([, title]) => byTitle.get(title!)));
  return allWords.filter((other) => other.id !== id && named.has(other.id)).map((other) => other.id);
}
