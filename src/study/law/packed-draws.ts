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
  const one = { items: [''], positive: true };
  // By field, so that the compiler finds one that is missing.
  const kinds: Readonly<Record<Field, Omit<ParameterKind, 'field'>>> = {
    momentumKept: { parameter: 'momentum-kept', ...one, positive: false },
    homePull: { parameter: 'home-pull', ...one },
    shock: { parameter: 'shock', ...one },
    noise: { parameter: 'noise', ...one },
    massSpread: { parameter: 'mass-spread', ...one },
    stretchSpread: { parameter: 'stretch-spread', ...one },
    responses: { parameter: 'response', items: terms, positive: false },
    common: { parameter: 'common', items: periods.slice(0, -1), positive: false },
    stretch: { parameter: 'stretch', items: periods, positive: false },
    logMass: { parameter: massParameter, items: audiences, positive: false },
  };
  return (Object.keys(kinds) as Field[]).map((field) => ({ field, ...kinds[field] }));
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
