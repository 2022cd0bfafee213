import type { Gain } from '../../evidence/index.js';
import type { EvidenceMeasure } from '../compare/evidence-table.js';
import type { EvidenceRow } from '../compare/evidence-reading.js';

/** A row of the table of evidence, with the hash of what was chosen for it. */
export type StoredEvidenceRow = EvidenceRow & { readonly choices: string };

/** What a number is about. */
export interface About {
  readonly design: string;
  readonly standing: string;
  readonly instrument: string;
}

/** A row; what is not given is empty. */
export function evidenceRow(
  about: About,
  measure: EvidenceMeasure,
  found: Partial<Omit<EvidenceRow, keyof About | 'measure'>>,
): EvidenceRow {
  const nothing = { item: '', mean: null, sd: null, degrees: null, low: null, high: null, count: null, note: '' };
  const row = { ...about, measure, ...nothing, ...found };
  for (const name of ['mean', 'sd', 'degrees', 'low', 'high'] as const) {
    const value = row[name];
    if (value !== null && !Number.isFinite(value)) row[name] = null;
  }
  return row;
}

export function gainRow(about: About, item: string, gain: Gain | null): EvidenceRow {
  if (gain === null) return evidenceRow(about, 'held-out', { item, note: 'nothing could be scored' });
  const { mean, sd, degrees, observations } = gain;
  return evidenceRow(about, 'held-out', { item, mean, sd, degrees: Math.max(1, degrees), count: observations });
}
