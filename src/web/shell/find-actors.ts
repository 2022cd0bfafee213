import type { Actor } from '../../model/index.js';

/** As many as fit a list that is looked through. */
const mostFound = 60;

/**
 * Actors by part of a name or alias, in any case and without diacritics: names that begin so first, then words that do, then the
 * rest, each from A to Z and those of today first. Without a text, the first of all from A to Z.
 */
export function findActors(actors: readonly Actor[], text: string): readonly Actor[] {
  const wanted = folded(text);
  const found = actors.flatMap((actor) => {
    const place = wanted === '' ? 0 : placeOf(actor, wanted);
    return place === null ? [] : [{ actor, place: place + (isOver(actor) ? 0.5 : 0) }];
  });
  found.sort((a, b) => a.place - b.place || a.actor.name.localeCompare(b.actor.name));
  return found.slice(0, mostFound).map(({ actor }) => actor);
}

function placeOf({ id, name, aliases }: Actor, wanted: string): number | null {
  const own = folded(name);
  if (own === wanted || id.toLowerCase() === wanted) return 0;
  if (own.startsWith(wanted)) return 1;
  const others = aliases.map(folded);
  if (own.split(' ').some((word) => word.startsWith(wanted)) || others.includes(wanted)) return 2;
  if (wanted.length > 2 && (own.includes(wanted) || others.some((alias) => alias.startsWith(wanted)))) return 3;
  return null;
}

function isOver({ spells }: Actor): boolean {
  return spells.length > 0 && spells.every(({ to }) => to !== null);
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
