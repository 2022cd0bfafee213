import { nameDistance } from '../model/index.js';

/** The candidates that a mistyped text may have meant, nearest first, at most three. */
export function nearest(text: string, candidates: readonly string[]): string[] {
  const wanted = bare(text);
  return candidates
    .map((candidate) => ({ candidate, distance: farness(wanted, bare(candidate)) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(wanted.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** "Did you mean a, b or c?", or what to do when nothing comes near. */
export function didYouMean(near: readonly string[], otherwise: string): string {
  if (near.length === 0) return otherwise;
  const last = near.at(-1)!;
  return `Did you mean ${near.length === 1 ? last : `${near.slice(0, -1).join(', ')} or ${last}`}?`;
}

/** Edits between the two; a beginning of at least two letters is nearer than anything mistyped. */
function farness(text: string, candidate: string): number {
  return text.length >= 2 && candidate.startsWith(text) ? 0.5 : nameDistance(text, candidate);
}

/** Without case and the hyphens of an option, which would count as letters that are right. */
function bare(text: string): string {
  return text.toLowerCase().replace(/^-+/, '');
}
