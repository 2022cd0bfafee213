import type { Dimensions, Estimate, Period, Problem, Scale } from '../model/index.js';
import { unitIn } from './amount.js';
import type { Passage } from './passage.js';

/** What came of computing a word: the value, or null where it cannot be known; `problems` says why, or what to mind. */
export interface Computed<Result> {
  readonly value: Result | null;
  readonly problems: readonly Problem[];
}

/** What a reading needs beside the result in order to speak plainly. */
export interface Telling {
  readonly scale: Scale;
  readonly from: Period;
  readonly to: Period;
  /** As in running text, with article: "Ukraine", "the United States". */
  readonly names: { readonly audience: string; readonly actor: string };
}

/**
 * One word of mechanics. Documentation, help and legends are made from this record; the record is what runs.
 *
 * `Input` is what the word is computed from: a passage, for words that need positions only.
 */
export interface Word<Result, Input = Passage> {
  /** Also the name of its file, of its key in results and of its page. */
  readonly id: string;
  readonly title: string;
  readonly symbol: string;
  /** In plain Unicode text. */
  readonly formula: string;
  /** [M, L, T] of the headline; of the probabilities where the word is a kind and not a number. */
  readonly dimensions: Dimensions;
  /** The same on directed scales, where it differs. */
  readonly directedDimensions?: Dimensions;
  /** What the headline is counted by beside its dimensions: "unit of effort". */
  readonly per?: string;
  /** One sentence for a school-leaver. */
  readonly definition: string;
  /** What it does not say: full sentences. */
  readonly limits: readonly string[];
  /** Where the definition comes from. */
  readonly source: string;
  /** The unit on this scale, in words: always that of its dimensions there. */
  unit(scale: Scale): string;
  compute(input: Input): Computed<Result>;
  /** The one estimate that stands for the word, in its unit; null where the word is not one number. */
  headline(result: Result): Estimate | null;
  /** A verb phrase whose subject is the audience, without capital and full stop: "moved 1.3 points (1.1 to 1.5) …". */
  reading(result: Result, telling: Telling): string;
}

/** Make a word's record; its unit follows from its dimensions. */
export function word<Result, Input = Passage>(record: Omit<Word<Result, Input>, 'unit'>): Word<Result, Input> {
  const { per } = record;
  return {
    ...record,
    unit(scale) {
      const unit = unitIn(dimensionsOn(record, scale), scale);
      return per === undefined ? unit : `${unit}/${per}`;
    },
  };
}

/** The dimensions of a word's headline on a scale. */
export function dimensionsOn(
  record: Pick<Word<unknown>, 'dimensions' | 'directedDimensions'>,
  scale: Scale,
): Dimensions {
  return scale.kind === 'directed' ? (record.directedDimensions ?? record.dimensions) : record.dimensions;
}
