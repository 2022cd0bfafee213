import { meanOf, type Actor, type Problem, problem } from '../../model/index.js';
import { assetRankTask } from '../rank/asset-task.js';
import type { Context } from '../study.js';
import type { AudienceRead } from './ground-reading.js';
import type { Participant } from './participants.js';
import type { PlanSpec } from './spec.js';

/** Draws over the choices of the index. */
const indexDraws = 40;

/**
 * Legitimacy of those who may act for each audience, in standard deviations between actors: as the plan states it, else the
 * composite of the table in the year of the plan. Read only where the plan asks for a least legitimacy.
 */
export async function legitimacyOf(
  spec: PlanSpec,
  { data, seed, workshop }: Context,
  {
    participants,
    audiences,
    partners,
    year,
    actor,
  }: {
    readonly participants: readonly Participant[];
    readonly audiences: readonly AudienceRead[];
    readonly partners: readonly { readonly actor: Actor; readonly legitimacy?: number | undefined }[];
    readonly year: number;
    readonly actor: Actor;
  },
): Promise<{ readonly of: (actor: string, target: number) => number | null; readonly problems: readonly Problem[] }> {
  if (spec.leastLegitimacy === undefined) return { of: () => null, problems: [] };
  const stated = new Map(
    partners.flatMap(({ actor: one, legitimacy }) => (legitimacy === undefined ? [] : [[one.id, legitimacy] as const])),
  );
  const parts = audiences.map(({ record }) => ({
    data,
    seed,
    draws: indexDraws,
    category: 'legitimacy' as const,
    year,
    audiences: [record.audience],
  }));
  const found = await workshop.map(assetRankTask, parts);
  const partsOf = new Map(participants.map(({ actor: one }) => [one.id, [one.id, ...one.parts.toReversed()]]));
  const of = (id: string, target: number): number | null => {
    const own = stated.get(id);
    if (own !== undefined) return own;
    for (const part of partsOf.get(id) ?? [id]) {
      const sums = found[target]!.byActor.get(part);
      if (sums !== undefined) return meanOf(sums.draws);
    }
    return null;
  };
  const unknown = [actor, ...participants.map((one) => one.actor)].filter(
    (one, i, all) => all.indexOf(one) === i && audiences.every((_, target) => of(one.id, target) === null),
  );
  return { of, problems: unknown.map(({ name }) => notKnown(name, year)) };
}

function notKnown(name: string, year: number): Problem {
  return problem('not-yet-known', {
    expected: `the legitimacy of ${name} for an audience in ${year}`,
    got: 'too few indicators',
    fix: 'It may not act while a least legitimacy is asked for. State its legitimacy, or leave leastLegitimacy out.',
    where: { parameter: 'leastLegitimacy' },
  });
}
