import type { Kind } from '../kinds.js';
import type { EvidenceRow } from './evidence-reading.js';
import type { HarmTold } from './result.js';

/** Harm as it is kept, with what the ledger calls it. */
export function harmOf(row: EvidenceRow | undefined, kinds: ReadonlyMap<string, Kind>): HarmTold | null {
  if (row === undefined || row.mean === null || row.count === null) return null;
  const kind = kinds.get(row.item);
  return {
    concept: row.item,
    title: kind?.title ?? row.item,
    unit: kind?.unit ?? '',
    low: row.low,
    best: row.mean,
    high: row.high,
    acts: row.count,
  };
}
