import { type Actor, ProblemError } from '../../model/index.js';
import { existenceOf } from '../law/standing.js';
import type { Reference } from '../reference.js';
import { nameInText } from '../telling.js';

/** Those among whom an actor stands in a year: every state that existed on its last day, and the actor where it is none. */
export interface Field {
  readonly year: number;
  /** Ids, in their order. */
  readonly units: readonly string[];
  /** Those of them that are states. */
  readonly states: ReadonlySet<string>;
  /** World Bank region of each; null where it has none. */
  readonly regions: readonly (string | null)[];
}

/** The states of a year, and besides them these actors. */
export function fieldOf(reference: Reference, year: number, besides: readonly string[] = []): Field {
  const exists = existenceOf(reference, 'year');
  const { actors } = reference.resolver;
  const states = actors.filter(({ kind, parts, id }) => kind === 'state' && parts.length === 1 && exists(id, year));
  const units = [...new Set([...states.map(({ id }) => id), ...besides])].sort();
  const regions = new Map(actors.map(({ id, region }) => [id, region]));
  return {
    year,
    units,
    states: new Set(states.map(({ id }) => id)),
    regions: units.map((id) => regions.get(id) ?? null),
  };
}

/** The joined state of which an id is a part, under which it is known; else the id itself. */
export function wholesOf({ resolver }: Reference): (id: string) => string {
  const wholes = new Map(
    resolver.actors.flatMap(({ id, parts }) => (parts.length > 1 ? parts.map((part) => [part, id] as const) : [])),
  );
  return (id) => wholes.get(id) ?? id;
}

/**
 * The id under which an actor’s record of a year is kept: of a joined state the part that existed on the year’s last day.
 * Throws 'no-data' where a state did not exist then.
 */
export function partIn(reference: Reference, actor: Actor, year: number, parameter: string): string {
  if (actor.kind !== 'state') return actor.id;
  const exists = existenceOf(reference, 'year');
  const found = actor.parts.findLast((id) => exists(id, year));
  if (found !== undefined) return found;
  throw new ProblemError('no-data', {
    expected: `${nameInText(actor)} in ${year}`,
    got: `a state that did not exist at the end of that year`,
    fix: 'Choose another year: --year YEAR.',
    where: { parameter },
  });
}
