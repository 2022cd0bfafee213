import { type MechanismId, mechanisms, sideOf } from '../instruments/index.js';
import type { Option } from './option.js';

/** To what a partner has agreed. */
export interface Consent {
  readonly partner: string;
  readonly given: boolean;
  /** Instruments, and places of audiences; null = all. */
  readonly instruments: readonly string[] | null;
  readonly audiences: readonly number[] | null;
}

/** What a plan may not do. */
export interface Limits {
  readonly actor: string;
  /** Mechanisms that may be used beside the noncoercive ones; none unless the no-harm constraint is lifted. */
  readonly lifted: readonly MechanismId[];
  readonly consents: readonly Consent[];
  /** Legitimacy below which nobody acts on an audience; null: not asked for. */
  readonly leastLegitimacy: number | null;
  /** Legitimacy of an actor for an audience by its place; null where it is not known: then it may not act. */
  readonly legitimacy: (actor: string, target: number) => number | null;
}

/** Options that a plan may use, and of the others how many by reason. */
export interface Screened {
  readonly options: readonly Option[];
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Mechanisms that a plan uses unless more are allowed: listening, attraction and collaboration. */
export const harmless: readonly MechanismId[] = mechanisms
  .filter(({ side }) => side === 'noncoercive')
  .map(({ id }) => id);

/** Sort options by the limits of a plan. */
export function screenOptions(options: readonly Option[], limits: Limits): Screened {
  const { actor, lifted, consents, leastLegitimacy, legitimacy } = limits;
  const leftOut = new Map<string, number>();
  const consentOf = new Map(consents.map((one) => [one.partner, one]));
  const reasonOf = (option: Option): string | null => {
    const side = sideOf(option.mechanism);
    if (side !== 'noncoercive' && !lifted.includes(option.mechanism))
      return side === 'coercive'
        ? 'coercive, which the no-harm constraint forbids'
        : 'inducement, which is not allowed';
    return consentReason(option, actor, consentOf) ?? legitimacyReason(option);
  };
  const legitimacyReason = ({ actor: who, target }: Option): string | null => {
    if (leastLegitimacy === null) return null;
    const found = legitimacy(who, target);
    if (found === null) return 'by an actor whose legitimacy for the audience is not known';
    return found < leastLegitimacy ? 'by an actor with too little legitimacy for the audience' : null;
  };
  const allowed = options.filter((option) => {
    const reason = reasonOf(option);
    if (reason !== null) leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
    return reason === null;
  });
  return { options: allowed, leftOut };
}

function consentReason(option: Option, actor: string, consents: ReadonlyMap<string, Consent>): string | null {
  if (option.actor === actor) return null;
  const consent = consents.get(option.actor);
  if (consent === undefined || !consent.given) return 'by a partner that has not agreed';
  const agreed =
    (consent.instruments === null || consent.instruments.includes(option.instrument)) &&
    (consent.audiences === null || consent.audiences.includes(option.target));
  return agreed ? null : 'by a partner that has not agreed to it';
}
