import type { z } from 'zod';
import type { Origin, Problem, Workshop } from '../model/index.js';
import type { Block } from './report.js';

/**
 * A kind of question: name, parameters, result and how to run it. The command line, its help, and later routes, OpenAPI
 * and the page's client are made from these records; there is no second list.
 */
export interface Study<Parameters = unknown, Result = unknown> {
  /** The command and route: one word, or two for a command below a command. */
  readonly id: string;
  /** Of a command below a command: it is meant where only the one above is named. */
  readonly first?: true;
  /** What it does, in a line that starts with a verb and has no full stop. */
  readonly title: string;
  /** What a newcomer should know before using it: a sentence or two. */
  readonly about: string;
  readonly parameters: readonly Parameter[];
  /** Checks untrusted input; keys are the parameters' names. */
  readonly schema: z.ZodType<Parameters>;
  /** Example command lines, without the program's name; the tests run each. */
  readonly examples: readonly string[];
  run(parameters: Parameters, context: Context): Promise<Answer<Result>>;
  /** The answer for a reader: every text format is made from these blocks. */
  report(answer: Answer<Result>): readonly Block[];
}

/** One parameter, as the command line and help show it. */
export interface Parameter {
  readonly name: string;
  readonly kind: 'argument' | 'option';
  readonly about: string;
  /** What stands for the value in help, for example `YEAR`; null for a switch. */
  readonly value: string | null;
  readonly required: boolean;
  /** Given more than once, it is a list. */
  readonly many?: boolean;
  /** The default in words, for help. */
  readonly otherwise?: string;
  /** The whole list of what it may be, where there is one. */
  readonly choices?: readonly string[];
}

/** What a study needs from whoever runs it. */
export interface Context {
  /** A folder of built tables. */
  readonly data: string;
  readonly seed: number;
  readonly workshop: Workshop;
}

/** The same shape for every study, in every format and door. */
export interface Answer<Result> {
  readonly question: Readonly<Record<string, unknown>>;
  readonly result: Result;
  readonly origins: readonly Origin[];
  readonly problems: readonly Problem[];
  /** The work was done, and found what must not be: a command then ends with 1. */
  readonly failed?: boolean;
  /** Files the study made, to be written where the person asked: name → content. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}
