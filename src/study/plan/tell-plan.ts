import { instruments } from '../../instruments/index.js';
import { estimateOf } from '../../model/index.js';
import {
  againstCoercion,
  type Chosen,
  coalitionsOf,
  exchangesFor,
  frontierOf,
  movementOf,
  type PlannedAct,
  type Portfolio,
  rankMessengers,
  shapleyShares,
  tellScenario,
  towardProbability,
} from '../../plan/index.js';
import type { Evidence } from '../compare/evidence-reading.js';
import { harmOf } from '../compare/harm.js';
import type { Kind } from '../kinds.js';
import type { Prepared } from './prepare.js';
import type {
  ActTold,
  AudienceTold,
  CoercionTold,
  MessengerTold,
  PlanResult,
  PortfolioTold,
  ShareTold,
} from './result.js';

/** Who is called what. */
export type NameOf = (id: string) => string;

/** Shares of the budget at which the frontier is told. */
const budgets = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2] as const;

export function tellAudiences(prepared: Prepared, { chosen }: Portfolio, seed: number): AudienceTold[] {
  const { task, audiences, aims } = prepared;
  const acts = chosen.map(({ act }) => act);
  return task.targets.map((target, j) => {
    const told = tellScenario(target, acts, { steps: task.steps, seed, stream: j });
    const { actor, weight, ground } = audiences[j]!;
    return {
      id: actor.id,
      name: actor.name,
      weight,
      stands: estimateOf(ground.position, ground.scale.unit),
      ...aims[j]!,
      drift: told.drift,
      moved: told.moved,
      planned: told.planned,
      unplanned: told.unplanned,
      movement: told.movement,
    };
  });
}

export function tellPortfolio(prepared: Prepared, portfolio: Portfolio, nameOf: NameOf): PortfolioTold {
  const { task, scale } = prepared;
  const { chosen, effort, movement, value, frozen, difference, relinearised } = portfolio;
  const acts = chosen.map(({ act }) => act);
  const exchanges = chosen.length === 0 ? [] : exchangesFor(task, chosen);
  return {
    acts: chosen.map((one, i): ActTold => ({
      ...tellAct(prepared, one, acts, nameOf),
      tied: exchanges[i]!.tied,
      exchangeable: exchanges[i]!.foremost.map(({ actor, instrument }) => `${nameOf(actor)}: ${titleOf(instrument)}`),
    })),
    effort,
    moved: estimateOf(movement, scale.unit),
    towardProbability: towardProbability(movement),
    value,
    frozen,
    difference,
    relinearised,
  };
}

function tellAct(
  { task, scale, audiences, grounds }: Prepared,
  { option, times, act }: Chosen,
  all: readonly PlannedAct[],
  nameOf: NameOf,
): Omit<ActTold, 'tied' | 'exchangeable'> {
  const audience = audiences[option.target]!.actor;
  const adds = movementOf(
    task.targets[option.target]!,
    [act],
    task.steps,
    all.filter((other) => other !== act),
  );
  return {
    actor: option.actor,
    actorName: nameOf(option.actor),
    instrument: option.instrument,
    title: titleOf(option.instrument),
    mechanism: option.mechanism,
    audience: audience.id,
    audienceName: audience.name,
    from: grounds.from + option.start,
    to: grounds.from + option.start + option.held - 1,
    times,
    effort: times * option.effort,
    adds: estimateOf(adds, scale.unit),
  };
}

export function titleOf(instrument: string): string {
  return instruments.find(({ id }) => id === instrument)?.title ?? instrument;
}

export function tellFrontier({ task, scale }: Prepared, portfolio: Portfolio): PlanResult['frontier'] {
  return frontierOf(
    task,
    portfolio,
    budgets.map((share) => share * task.budget),
  ).map(({ budget, effort, movement }) => ({ budget, effort, moved: estimateOf(movement, scale.unit) }));
}

export function tellMessengers({ task, scale, actor }: Prepared, nameOf: NameOf): MessengerTold[] {
  return rankMessengers(task, actor.id).map(({ partner, place, bestChance, together, adds, alone }) => ({
    id: partner,
    name: nameOf(partner),
    place,
    bestChance,
    together: estimateOf(together, scale.unit),
    adds: estimateOf(adds, scale.unit),
    alone: estimateOf(alone, scale.unit),
  }));
}

export function tellShares(
  { task, scale }: Prepared,
  { chosen, actors }: Portfolio,
  seed: number,
  nameOf: NameOf,
): ShareTold[] {
  return shapleyShares(actors, coalitionsOf(task, chosen), { seed })
    .map(({ actor, share, error }) => ({ id: actor, name: nameOf(actor), share: estimateOf(share, scale.unit), error }))
    .toSorted((a, b) => b.share.mean - a.share.mean);
}

/** The comparison with coercion; null where the law knows nothing coercive. */
export function tellCoercion(
  prepared: Prepared,
  portfolio: Portfolio,
  nameOf: NameOf,
  { evidence, kinds }: { readonly evidence: Evidence | null; readonly kinds: ReadonlyMap<string, Kind> },
): CoercionTold | null {
  const found = againstCoercion(prepared.coercive, portfolio);
  if (found === null) return null;
  const acts = found.portfolio.chosen.map(({ act }) => act);
  const told = found.portfolio.chosen.map((one) => tellAct(prepared, one, acts, nameOf));
  const used = [...new Set(told.map(({ instrument }) => instrument))];
  return {
    moved: found.coercive.moved,
    planMoved: found.noncoercive.moved,
    durability: found.coercive.durability,
    planDurability: found.noncoercive.durability,
    backlash: found.coercive.backlash,
    planBacklash: found.noncoercive.backlash,
    effort: found.coercive.effort,
    planEffort: found.noncoercive.effort,
    breakEven: found.breakEven,
    acts: told.map(({ actorName, title, audienceName, times, from }) => ({
      actorName,
      title,
      audienceName,
      times,
      from,
    })),
    harm: used.map((instrument) => {
      const harm = harmOf(evidence?.of(prepared.law, instrument, 'harm')[0], kinds);
      return {
        instrument,
        instrumentTitle: titleOf(instrument),
        title: harm?.title ?? titleOf(instrument),
        unit: harm?.unit ?? '',
        best: harm?.best ?? null,
        low: harm?.low ?? null,
        high: harm?.high ?? null,
      };
    }),
  };
}
