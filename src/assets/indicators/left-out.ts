import type { Indicator } from './indicator.js';

/** A fit of the law, as far as it matters here. */
export interface FitOf {
  /** Id of the scale. */
  readonly scale: string;
  /** Ids of the instruments whose doses are in it. */
  readonly instruments: readonly string[];
  /** Whether tie strength stands beside the assets. */
  readonly tieStrength: boolean;
}

/** Why an indicator may have to stay out. */
export const leftOutBecauses = ['outcome', 'reach', 'dose', 'tie-strength', 'late-only'] as const;
export type LeftOutBecause = (typeof leftOutBecauses)[number];

/** An indicator that stays out of the assets in a fit. */
export interface LeftOutOfFit {
  readonly indicator: string;
  readonly because: readonly LeftOutBecause[];
}

/** What the reasons mean. */
export const leftOutReasons: Readonly<Record<LeftOutBecause, string>> = {
  outcome: 'it is what the scale measures',
  reach: 'it is how far actor and audience are apart on the scale',
  dose: 'an instrument of the fit counts the same acts or agreements',
  'tie-strength': 'it is part of tie strength, or made from its ties, which stands beside the assets',
  'late-only': 'it was counted in late years only, and would tell earlier years by later ones',
};

/**
 * Which indicators are left out of legitimacy, authority and competence in a fit of the law: those that are its scale’s outcome or
 * reach, a dose, or part of tie strength, and those counted in late years only. In the order of the indicators.
 */
export function leftOutOfFit(indicators: readonly Indicator[], of: FitOf): LeftOutOfFit[] {
  return indicators.flatMap(({ id, fit }) => {
    const holds: Readonly<Record<LeftOutBecause, boolean>> = {
      outcome: fit.outcomeOf.includes(of.scale),
      reach: fit.reachOn.includes(of.scale),
      dose: fit.doses.some((dose) => of.instruments.includes(dose)),
      'tie-strength': fit.tieStrength && of.tieStrength,
      'late-only': fit.lateOnly,
    };
    const because = leftOutBecauses.filter((reason) => holds[reason]);
    return because.length === 0 ? [] : [{ indicator: id, because }];
  });
}
