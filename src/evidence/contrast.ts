import type { MechanismId } from '../instruments/index.js';
import { type Estimate, estimateOf, type Problem, problem, quantileOfSorted } from '../model/index.js';
import { type ClaimTest, type Grade, gradeOf } from './grade.js';

/**
 * The essay's claim, as a rule that was fixed before any confirmatory result was looked at (mechanics §5): the mean over
 * instruments, each counted the same, of the response toward the aim after five years per standard act, of collaboration and
 * attraction less that of coercion and force. Inducement stands on neither side and is shown with either; listening and pressure on none.
 */
export const contrastRule = {
  years: 5,
  toward: ['collaboration', 'attraction'],
  against: ['coercion', 'force'],
  contested: ['inducement'],
  /** One-sided: the claim holds where this share of the posterior lies above 0. */
  probability: 0.9,
} as const satisfies {
  readonly years: number;
  readonly toward: readonly MechanismId[];
  readonly against: readonly MechanismId[];
  readonly contested: readonly MechanismId[];
  readonly probability: number;
};

/** An instrument's response by the rule, by joint draw. */
export interface ContrastMember {
  readonly instrument: string;
  readonly mechanism: MechanismId | null;
  readonly response: Float64Array;
}

/** `opposite`: coercion and force move further, as surely as the claim would have to be. */
export type ContrastOutcome = 'holds' | 'opposite' | 'not known';

/** A contrast of means, in the unit of the responses. */
export interface Contrast {
  readonly toward: readonly string[];
  readonly against: readonly string[];
  readonly difference: Estimate;
  /** The one-sided bound: the difference is above it with the probability of the rule. */
  readonly bound: number;
  /** Posterior probability that the difference is above 0. */
  readonly probability: number;
  readonly outcome: ContrastOutcome;
  /** By the rule of every claim: never more than weak, for none of the tests tries a mean of many instruments. */
  readonly grade: Grade;
  /** The same with inducement counted on either side; null where there is none. */
  readonly withInducement: { readonly toward: Estimate; readonly against: Estimate } | null;
}

/** The contrast of a law's instruments. Null with a problem where a side is empty. Draws of all members are joint. */
export function contrastOf(
  members: readonly ContrastMember[],
  unit: string,
): { readonly contrast: Contrast | null; readonly problems: readonly Problem[] } {
  const on = (mechanisms: readonly MechanismId[]): ContrastMember[] =>
    members.filter(({ mechanism }) => mechanism !== null && mechanisms.includes(mechanism));
  const [toward, against, contested] = [on(contrastRule.toward), on(contrastRule.against), on(contrastRule.contested)];
  if (toward.length === 0 || against.length === 0) {
    return { contrast: null, problems: [emptySide(toward.length, against.length)] };
  }
  const difference = differenceOf(toward, against);
  const sorted = Float64Array.from(difference).sort();
  const above = difference.filter((value) => value > 0).length / difference.length;
  return {
    contrast: {
      toward: toward.map(({ instrument }) => instrument),
      against: against.map(({ instrument }) => instrument),
      difference: estimateOf(difference, unit),
      bound: quantileOfSorted(sorted, 1 - contrastRule.probability),
      probability: above,
      outcome: outcomeOf(above),
      grade: gradeOfContrast(above, quantileOfSorted(sorted, 0.5)),
      withInducement:
        contested.length === 0
          ? null
          : {
              toward: estimateOf(differenceOf([...toward, ...contested], against), unit),
              against: estimateOf(differenceOf(toward, [...against, ...contested]), unit),
            },
    },
    problems: [],
  };
}

function outcomeOf(above: number): ContrastOutcome {
  if (above >= contrastRule.probability) return 'holds';
  return above <= 1 - contrastRule.probability ? 'opposite' : 'not known';
}

/** Each contrast is a claim by itself, not one of the published table; what could not be tried counts as failed. */
function gradeOfContrast(above: number, effect: number): Grade {
  const tests = (['event-study', 'placebo', 'confounder', 'multiverse', 'held-out'] as const).map((id): ClaimTest => ({
    id,
    passed: null,
    said: id,
  }));
  const signProbability = Math.max(above, 1 - above);
  const { word, because } = gradeOf({
    signProbability,
    falseDiscovery: 1 - signProbability,
    effect,
    placebo: null,
    tests,
    effectiveActors: null,
  });
  if (word === 'none') return { word, because };
  return { word, because: 'every test tries one instrument, and none a mean of many: all are counted as failed' };
}

function differenceOf(toward: readonly ContrastMember[], against: readonly ContrastMember[]): Float64Array {
  const mean = (members: readonly ContrastMember[], d: number): number =>
    members.reduce((sum, { response }) => sum + response[d]!, 0) / members.length;
  return toward[0]!.response.map((_, d) => mean(toward, d) - mean(against, d));
}

function emptySide(toward: number, against: number): Problem {
  return problem('no-data', {
    expected: 'at least one instrument of collaboration or attraction, and one of coercion or force',
    got: `${toward} and ${against}`,
    fix: 'Ask on a scale whose law has instruments of both.',
  });
}
