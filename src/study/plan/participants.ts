import { type Actor, meanOf, type Period, ProblemError, type Resolver, type Scale } from '../../model/index.js';
import type { AudienceRead } from './ground-reading.js';
import { called } from './ground-reading.js';
import type { PlanSpec } from './spec.js';

/** Somebody who may act in a plan. */
export interface Participant {
  readonly actor: Actor;
  /** ω, by the tables or as the plan states it. */
  readonly standing: number;
  /** Where it draws an audience [L]; null on directed scales. */
  readonly aim: number | null;
  /** Share of what its act does that is counted toward the actor of the plan: 1 on common scales and for that actor. */
  readonly carries: number;
}

interface Stated {
  readonly standing?: number | undefined;
  readonly stands?: number | string | undefined;
  readonly carries?: number | undefined;
}

/**
 * How much somebody counts and where it stands when the plan begins: by what the law was fitted to for states, as the plan states for
 * others. Null with what is missing where either is not known: then what it does is not known, which is not nothing.
 */
export function participantOf(
  actor: Actor,
  stated: Stated,
  {
    spec,
    scale,
    from,
    resolver,
    parameter,
    own,
  }: {
    readonly spec: AudienceRead['record']['spec'];
    readonly scale: Scale;
    readonly from: Period;
    readonly resolver: Resolver;
    readonly parameter: string;
    /** Whether it is the actor of the plan. */
    readonly own: boolean;
  },
): Participant | { readonly missing: string; readonly fix: string } {
  const found = stated.standing ?? standingAt(actor, spec, from);
  if (found === null)
    return {
      missing: `how much ${actor.name} counts: standing is known of states alone`,
      fix: 'State its standing (a state counts 1 under equal standing).',
    };
  if (scale.kind === 'directed') {
    const carries = own ? 1 : stated.carries;
    if (carries !== undefined) return { actor, standing: found, aim: null, carries };
    return {
      missing: `which share of what ${actor.name} does is counted toward the actor: on ${scale.id} the law knows only what that actor itself does`,
      fix: 'State carries (0 to 1), an assumption that the answer repeats; or plan on a common scale.',
    };
  }
  const aim =
    typeof stated.stands === 'number'
      ? stated.stands
      : aimAt(stated.stands === undefined ? actor : called(resolver, stated.stands, `${parameter}.stands`), spec, from);
  if (aim !== null) return { actor, standing: found, aim, carries: 1 };
  return {
    missing: `where ${actor.name} stands on ${scale.id}`,
    fix: 'State it: stands: a number of the scale, or the state whose position it stands for.',
  };
}

type Spec = AudienceRead['record']['spec'];

function standingAt(actor: Actor, { standing }: Spec, from: Period): number | null {
  return firstKnown([actor.id, ...actor.parts.toReversed()], (id) => standing(id, from) ?? standing(id, from - 1));
}

function aimAt(actor: Actor, { aim }: Spec, from: Period): number | null {
  return firstKnown([actor.id, ...actor.parts.toReversed()], (id) => aim(id, from) ?? aim(id, from - 1));
}

function firstKnown(ids: readonly string[], find: (id: string) => number | null): number | null {
  for (const id of ids) {
    const found = find(id);
    if (found !== null) return found;
  }
  return null;
}

/** Where movement is to go, for one audience. */
export interface AimRead {
  /** [L]; null where the aim is up. */
  readonly aim: number | null;
  readonly side: 1 | -1;
}

/**
 * The side of the aim. Throws 'impossible-plan' for an aim behind the audience: on directed scales one that it has passed, on common
 * ones one on whose side nobody who may act stands, for acts draw toward whoever does them.
 */
export function aimFor(
  { ground, actor }: AudienceRead,
  spec: PlanSpec,
  participants: readonly Participant[],
  planner: Participant,
): AimRead {
  const stands = meanOf(ground.position);
  const { scale } = ground;
  const given = spec.aim;
  if (scale.kind === 'directed') {
    if (typeof given !== 'number') return { aim: null, side: 1 };
    if (given > stands) return { aim: given, side: 1 };
    throw behind(
      `an aim above where ${actor.name} stands (${stands.toFixed(2)}): on ${scale.id} acts are to move audiences up`,
      given,
      'State a higher aim, or leave it out: up is the aim then.',
    );
  }
  const aim = typeof given === 'number' ? given : planner.aim!;
  const side = aim >= stands ? 1 : -1;
  if (participants.some((one) => side * (one.aim! - stands) > 0)) return { aim, side };
  const who = participants.map((one) => `${one.actor.name} ${one.aim!.toFixed(2)}`).join(', ');
  throw behind(
    `somebody who stands beyond ${actor.name} (${stands.toFixed(2)}) on the side of the aim: acts draw toward whoever does them (${who})`,
    aim,
    'State an aim on the side where the actor or a partner stands, or add a partner who stands there.',
  );
}

function behind(expected: string, aim: number, fix: string): ProblemError {
  return new ProblemError('impossible-plan', {
    expected,
    got: `an aim of ${aim.toFixed(2)}, behind the audience`,
    fix,
    where: { parameter: 'aim' },
  });
}
