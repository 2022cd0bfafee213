import type { Column } from './source.js';

/** A column without which a file is not of its layout. `otherNames`: what other wrappings call it. */
export function needed(
  name: string,
  meaning: string,
  unit: string,
  missing: readonly string[] = [],
  otherNames: readonly string[] = [],
): Column {
  return { name, otherNames, meaning, unit, missing, required: true };
}
