import type { TiesResult } from './result.js';

/** As many audiences as are asked about at once without being asked for. */
const most = 6;

/**
 * Audiences that suggest themselves: states with a border in common, by land before water; without any, those it sells most to.
 * In order of nearness.
 */
export function nearAudiences({
  actor,
  nodes,
  links,
}: Pick<TiesResult, 'actor' | 'nodes' | 'links'>): TiesResult['near'] {
  const states = new Map(nodes.flatMap(({ id, name, kind }) => (kind === 'state' ? [[id, name] as const] : [])));
  const others = (tie: string, order: (a: number, b: number) => number): string[] =>
    links
      .filter((link) => link.tie === tie && (link.from === actor.id || (link.to === actor.id && tie === 'contiguity')))
      .toSorted((a, b) => order(a.value, b.value))
      .map(({ from, to }) => (from === actor.id ? to : from));
  const near = [...others('contiguity', (a, b) => a - b), ...others('exports', (a, b) => b - a)];
  return [...new Set(near)].flatMap((id) => (states.has(id) ? [{ id, name: states.get(id)! }] : [])).slice(0, most);
}
