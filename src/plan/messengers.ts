import type { Draws } from '../model/index.js';
import type { PlanTask } from './option.js';
import { greedyPortfolio } from './portfolio.js';
import { placed } from './ties.js';

/** A partner as a messenger beside the actor, under the budget of the plan. */
export interface Messenger {
  readonly partner: string;
  /** Movement of the best plan of both, of both less that of the actor by itself, and of the partner by itself, by draw [L]. */
  readonly together: Draws;
  readonly adds: Draws;
  readonly alone: Draws;
  /** By what is moved together; those that cannot be told apart share a place. */
  readonly place: number;
  readonly bestChance: number;
}

/** Who would be the best messenger: partners one by one, each with the best plan that the actor and it could make (greedy). */
export function rankMessengers(task: PlanTask, actor: string): Messenger[] {
  const movementOf = (actors: readonly string[]): Draws => {
    const options = task.options.filter((option) => actors.includes(option.actor));
    const partners = task.partners.filter(({ id }) => actors.includes(id));
    return greedyPortfolio({ ...task, options, partners }).movement;
  };
  const byItself = movementOf([actor]);
  const found = task.partners.map(({ id }) => {
    const together = movementOf([actor, id]);
    return { id, together, adds: together.map((moved, d) => moved - byItself[d]!), alone: movementOf([id]) };
  });
  const places = placed(new Map(found.map(({ id, together }) => [id, together])));
  return places.map(({ id, place, bestChance }) => {
    const { together, adds, alone } = found.find((one) => one.id === id)!;
    return { partner: id, together, adds, alone, place, bestChance };
  });
}
