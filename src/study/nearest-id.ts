import { nameDistance } from '../model/index.js';

/** The one of these ids that a text comes nearest to, as advice: `Did you mean aid?` */
export function didYouMean(text: string, ids: readonly string[]): string {
  const wanted = text.toLowerCase();
  const [nearest] = [...ids].sort((a, b) => farness(wanted, a) - farness(wanted, b));
  return nearest === undefined ? '' : `Did you mean ${nearest}? `;
}

/** Edits per letter of the longer text; an id that begins with the text is near. */
function farness(text: string, id: string): number {
  if (id.startsWith(text) || text.startsWith(id)) return 0;
  return nameDistance(text, id) / Math.max(text.length, id.length, 1);
}
