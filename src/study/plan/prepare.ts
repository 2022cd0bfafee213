import { type MechanismId, type Side, sideOf } from '../../instruments/index.js';
import { type Actor, type Problem, problem, ProblemError, type Resolver, type Scale } from '../../model/index.js';
import {
  type Consent,
  type Effort,
  harmless,
  type Option,
  type PlanTask,
  screenOptions,
  type Target,
} from '../../plan/index.js';
import type { StoredLaw } from '../law/stored-law.js';
import type { Reference } from '../reference.js';
import { scaleOf } from '../reference.js';
import type { Context } from '../study.js';
import { type Budget, readBudget, readEfforts } from './budget.js';
import { type AudienceRead, called, type GroundsRead, readGrounds } from './ground-reading.js';
import { lawForPlan, requireHorizon } from './law-choice.js';
import { legitimacyOf } from './legitimacy.js';
import { aimFor, type AimRead, type Participant, participantOf } from './participants.js';
import { type Known, knownIn, optionsFor, returnsIn } from './plan-options.js';
import type { PlanSpec } from './spec.js';

/** A plan with all that it asks for read: what may be done, and by what it is chosen. */
export interface Prepared {
  readonly spec: PlanSpec;
  readonly scale: Scale;
  readonly law: StoredLaw;
  readonly budget: Budget;
  readonly actor: Actor;
  readonly grounds: GroundsRead;
  readonly audiences: readonly AudienceRead[];
  readonly aims: readonly AimRead[];
  readonly participants: readonly Participant[];
  readonly known: readonly Known[];
  readonly efforts: ReadonlyMap<string, Effort | null>;
  /** By what the plan may use. */
  readonly task: PlanTask;
  /** The same with what is coercive alone, for the comparison. */
  readonly coercive: PlanTask;
  readonly problems: readonly Problem[];
  readonly origins: readonly string[];
}

/** Read everything that a plan names. Throws ProblemError for whatever cannot be planned with, and what to change. */
export async function prepare(reference: Reference, spec: PlanSpec, context: Context): Promise<Prepared> {
  const scale = scaleOf(spec.scale);
  const budget = readBudget(spec.budget);
  const texts = [spec.actor, ...spec.audiences.map(({ name }) => name), ...spec.partners.map(({ name }) => name)];
  const resolver = await reference.resolverFor(texts);
  const actor = called(resolver, spec.actor, 'actor');
  const named = spec.audiences.map(
    ({ name, weight }, i) => [called(resolver, name, `audiences.${i}`), weight] as const,
  );
  const twice = named.find(([one], i) => named.findIndex(([other]) => other.id === one.id) !== i)?.[0];
  if (twice !== undefined)
    throw impossible(
      'each audience once',
      `${twice.name} twice`,
      'Name it once, with a weight if it counts more.',
      'audiences',
    );
  if (named.some(([one]) => one.id === actor.id))
    throw impossible('audiences other than the actor', actor.name, 'Name those whom it wants to move.', 'audiences');
  const partners = spec.partners.map((partner, i) => ({
    ...partner,
    actor: called(resolver, partner.name, `partners.${i}.name`),
  }));
  const same = partners.find((one) => one.actor.id === actor.id);
  if (same !== undefined)
    throw impossible('partners other than the actor', same.name, 'Leave it out: the actor acts anyway.', 'partners');
  const law = await lawForPlan(reference, spec, scale);
  requireHorizon(spec, law, scale);
  const grounds = await readGrounds(reference, { spec, scale, law, audiences: named, actor, seed: context.seed });
  const inside = { spec: grounds.audiences[0]!.record.spec, scale, from: grounds.from, resolver };
  const own = participantOf(
    actor,
    { standing: spec.actorStanding, stands: spec.actorStands },
    { ...inside, parameter: 'actor', own: true },
  );
  if ('missing' in own)
    throw new ProblemError('no-data', {
      expected: own.missing,
      got: 'nothing',
      fix: own.fix,
      where: { parameter: 'actor' },
    });
  const problems: Problem[] = [];
  const consenting = partners.flatMap((partner, i): Participant[] => {
    if (!partner.consents) {
      problems.push(notAsked(partner.actor));
      return [];
    }
    const found = participantOf(partner.actor, partner, { ...inside, parameter: `partners.${i}`, own: false });
    if (!('missing' in found)) return [found];
    problems.push(
      problem('not-yet-known', {
        expected: found.missing,
        got: 'nothing',
        fix: `${found.fix} Until then nothing is planned for it.`,
        where: { parameter: `partners.${i}` },
      }),
    );
    return [];
  });
  requirePartner(spec, consenting.length, problems);
  const participants = [own, ...consenting];
  const aims = grounds.audiences.map((audience) => aimFor(audience, spec, participants, own));
  const known = knownIn(law, grounds.draws);
  const efforts = readEfforts(
    spec,
    budget,
    known.map(({ instrument }) => instrument),
    law.settings.standards,
  );
  const all = optionsFor(spec, known, participants, grounds.audiences, efforts, aims);
  if (all.withoutEffort.length > 0) problems.push(withoutEffort(all.withoutEffort, budget));
  const legitimacy = await legitimacyOf(spec, context, {
    participants,
    audiences: grounds.audiences,
    partners,
    year: yearOf(grounds.from, scale),
    actor,
  });
  problems.push(...legitimacy.problems);
  const limits = {
    actor: actor.id,
    consents: partners.map((partner): Consent => ({
      partner: partner.actor.id,
      given: partner.consents,
      instruments: partner.instruments ?? null,
      audiences:
        partner.audiences === undefined
          ? null
          : partner.audiences.map((name, i) => placeOf(resolver, name, named, `partners.${i}.audiences`)),
    })),
    leastLegitimacy: spec.leastLegitimacy ?? null,
    legitimacy: legitimacy.of,
  };
  const screened = screenOptions(all.options, { ...limits, lifted: spec.allow });
  const usable =
    spec.instruments === undefined
      ? screened.options
      : screened.options.filter(({ instrument }) => spec.instruments!.includes(instrument));
  if (usable.length === 0) throw nothingLeft(screened.leftOut, budget);
  const gone = consenting.filter(({ actor: one }) => !usable.some((option) => option.actor === one.id));
  requirePartner(
    spec,
    consenting.length - gone.length,
    gone.map(({ actor: one }) => nothingFor(one)),
  );
  problems.push(...gone.map(({ actor: one }) => nothingFor(one)));
  const targets = grounds.audiences.map(({ ground, weight }, j): Target => ({ ground, weight, side: aims[j]!.side }));
  const task: PlanTask = {
    targets,
    steps: spec.horizon,
    options: usable,
    returns: returnsIn(known),
    per: spec.diminishing === 'per audience' ? 'audience' : 'partner',
    budget: budget.amount,
    partners: partners
      .filter(({ consents }) => consents)
      .map(({ actor: one, engaging }) => ({ id: one.id, engaging }))
      .filter(({ id }) => usable.some((option) => option.actor === id)),
    mostPartners: spec.mostPartners ?? null,
    objective: spec.objective === 'mean' ? { kind: 'mean' } : { kind: 'tail', share: spec.tail },
  };
  const harsh = screenOptions(all.options, { ...limits, lifted: everything, leastLegitimacy: null });
  return {
    spec,
    scale,
    law,
    budget,
    actor,
    grounds,
    audiences: grounds.audiences,
    aims,
    participants,
    known,
    efforts,
    task,
    coercive: { ...task, options: harsh.options.filter(isCoercive) },
    problems,
    origins: grounds.origins,
  };
}

const everything: readonly MechanismId[] = ['inducement', 'pressure', 'coercion', 'force'];

function isCoercive({ mechanism }: Option): boolean {
  return (sideOf(mechanism) satisfies Side) === 'coercive';
}

function yearOf(from: number, { step }: Scale): number {
  return step === 'month' ? Math.floor(from / 12) : from;
}

function placeOf(
  resolver: Resolver,
  name: string,
  named: readonly (readonly [Actor, number])[],
  parameter: string,
): number {
  const one = called(resolver, name, parameter);
  const place = named.findIndex(([other]) => other.id === one.id);
  if (place >= 0) return place;
  throw impossible(
    `an audience of the plan: ${named.map(([other]) => other.name).join(', ')}`,
    name,
    'Name one of these, or add it to the audiences.',
    parameter,
  );
}

function impossible(expected: string, got: string, fix: string, parameter: string): ProblemError {
  return new ProblemError('impossible-plan', { expected, got, fix, where: { parameter } });
}

/** Throws 'impossible-plan' where partners were named and none is left. */
function requirePartner(spec: PlanSpec, left: number, reasons: readonly Problem[]): void {
  if (spec.partners.length === 0 || left > 0) return;
  const why = reasons.map(({ expected, got }) => `${expected}: ${got}`).join('; ');
  throw impossible(
    'at least one partner who can take part',
    `none of ${spec.partners.length} (${why})`,
    'Ask them, and write consents: true where they agree; loosen leastLegitimacy; or leave partners out to plan for the actor alone.',
    'partners',
  );
}

function notAsked({ name }: Actor): Problem {
  return problem('not-yet-known', {
    expected: `that ${name} has agreed to take part`,
    got: 'not stated',
    fix: 'Nothing is planned for it. Write consents: true once it has agreed.',
    where: { parameter: 'partners' },
  });
}

function nothingFor({ name }: Actor): Problem {
  return problem('not-yet-known', {
    expected: `something that ${name} may do in this plan`,
    got: 'nothing within consent, legitimacy and the no-harm constraint, or it stands on the other side of every audience than the aim',
    fix: 'Loosen one of these, or leave it out.',
    where: { parameter: 'partners' },
  });
}

function withoutEffort(instruments: readonly string[], { unit }: Budget): Problem {
  return problem('not-yet-known', {
    expected: `the effort of an act in ${unit === 'US$' ? 'US$' : 'standard acts'} for every instrument`,
    got: `none for ${instruments.join(', ')}`,
    fix: 'They are not planned with. State their efforts, or give the budget in standard acts.',
    where: { parameter: 'efforts' },
  });
}

function nothingLeft(leftOut: ReadonlyMap<string, number>, { unit }: Budget): ProblemError {
  const why = [...leftOut].map(([reason, count]) => `${count} ${reason}`).join('; ');
  return impossible(
    `an act that the plan may use (${harmless.join(', ')}, unless more is allowed)`,
    why === ''
      ? `none whose effort is known in ${unit === 'US$' ? 'US$' : 'standard acts'}, or that does not stand already`
      : `none: left out are ${why}`,
    'State efforts in the unit of the budget, name other instruments, or loosen consent and legitimacy; allow: [inducement] lifts the no-harm constraint for inducement, and the answer says so.',
    'instruments',
  );
}
