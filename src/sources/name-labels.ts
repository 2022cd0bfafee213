import type { ActorLabel, CodeScheme } from '../model/index.js';

/** Somebody as a source names them, with a number of their own, counted from 0 in the order of first mention. */
export interface Named {
  readonly label: ActorLabel;
  readonly number: number;
}

/**
 * Makes one label for each text that stands in a column of names (scheme `none`) or of codes, however often it comes. The
 * text given is kept as the name or the code.
 */
export function openNames(scheme: CodeScheme = 'none'): (text: string) => Named {
  const known = new Map<string, Named>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const label: ActorLabel = scheme === 'none' ? { name: text, code: '', scheme } : { name: '', code: text, scheme };
    const named = { label, number: known.size };
    known.set(text, named);
    return named;
  };
}
