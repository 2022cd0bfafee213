import { meanOf, type Period, sdOf } from '../../model/index.js';
import type { LawDraws } from '../../response/index.js';
import { drawsPerSd } from './law-tables.js';

/** Draws of one number as they are kept: standard deviations above the mean, in whole 64ths. */
export interface PackedDraws {
  readonly mean: number;
  readonly sd: number;
  readonly draws: Float64Array;
}

/** What the parameters of a law are numbered by. */
export interface LawShape {
  readonly from: Period;
  readonly to: Period;
  /** Ids, in the order of the law. */
  readonly terms: readonly string[];
  /** Keys of those whose masses are wanted. */
  readonly audiences: readonly string[];
}

type Field = Exclude<keyof LawDraws, 'count' | 'variant'>;

/** One kind of parameter: where its draws are, and what it is numbered by. */
export interface ParameterKind {
  readonly parameter: string;
  readonly field: Field;
  readonly items: readonly string[];
  /** Rounding may not take it below 0. */
  readonly positive: boolean;
}

export const variantParameter = 'variant';
export const massParameter = 'log-mass';

/** Every kind of parameter a law has, but for the variant of the measurements. */
export function parameterKinds({ from, to, terms, audiences }: LawShape): readonly ParameterKind[] {
  const periods = Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
  const alone = [''];
  return [
    { parameter: 'momentum-kept', field: 'momentumKept', items: alone, positive: false },
    { parameter: 'home-pull', field: 'homePull', items: alone, positive: true },
    { parameter: 'shock', field: 'shock', items: alone, positive: true },
    { parameter: 'noise', field: 'noise', items: alone, positive: true },
    { parameter: 'mass-spread', field: 'massSpread', items: alone, positive: true },
    { parameter: 'stretch-spread', field: 'stretchSpread', items: alone, positive: true },
    { parameter: 'response', field: 'responses', items: terms, positive: false },
    { parameter: 'common', field: 'common', items: periods.slice(0, -1), positive: false },
    { parameter: 'stretch', field: 'stretch', items: periods, positive: false },
    { parameter: massParameter, field: 'logMass', items: audiences, positive: false },
  ];
}

/** Null where every draw is 0: such draws are not kept. */
export function packDraws(values: Float64Array): PackedDraws | null {
  if (values.every((value) => value === 0)) return null;
  const [mean, sd] = [meanOf(values), sdOf(values)];
  const draws = values.map((value) => (sd > 0 ? Math.round((drawsPerSd * (value - mean)) / sd) / drawsPerSd : 0));
  return { mean, sd, draws };
}

/** The draws that are kept: from here on these are the draws, to the last digit. */
export function unpackDraws({ mean, sd, draws }: PackedDraws, positive: boolean): Float64Array {
  return draws.map((z) => (positive ? Math.max(0, mean + sd * z) : mean + sd * z));
}
