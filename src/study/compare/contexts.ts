import type { Estimate } from '../../model/index.js';
import { type EvidenceRow, estimateFrom } from './evidence-reading.js';

/** What `--by` may be. */
export const contextKinds = ['regime', 'size', 'tie', 'jointness', 'kind'] as const;

export type ContextKind = (typeof contextKinds)[number];

/** Rows of one kind of context, whose items are `kind:context`; null where none was asked for. */
export function contextsOf(
  rows: readonly EvidenceRow[],
  by: ContextKind | null,
  unit: string,
): readonly (Estimate & { readonly context: string; readonly events: number | null })[] | null {
  if (by === null) return null;
  const found = rows.flatMap((row) => {
    const [kind, context] = row.item.split(':') as [string, string?];
    const estimate = kind === by ? estimateFrom(row, unit) : null;
    return estimate === null ? [] : [{ context: context ?? '', events: row.count, ...estimate }];
  });
  return found.length === 0 ? null : found;
}
