import type { HeldOutTold } from './result.js';

const names = [
  'date',
  'version',
  'scale',
  'design',
  'standing',
  'instrument',
  'over',
  'gain',
  'sd',
  'degrees',
  'observations',
  'note',
] as const;

/** What a dated file is about. */
export interface HeldOutHead {
  /** Day on which it was written, 2026-11-23. */
  readonly date: string;
  readonly version: string;
  readonly scale: string;
}

/**
 * Held-out scores as CSV, one row a score, so that those of later versions can be laid beside them: gain in one-step log score per
 * observation [nat], its standard error and degrees of freedom, and how many observations.
 */
export function heldOutFile(rows: readonly HeldOutTold[], head: HeldOutHead): string {
  const cell = (value: string | number | null): string => {
    const text = value === null ? '' : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => names.map((name) => cell({ ...head, ...row }[name])).join(','));
  return [names.join(','), ...lines, ''].join('\n');
}
