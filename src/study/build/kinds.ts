import type { RecordKind, Source } from '../../sources/index.js';

/** What kinds of records there are, column by column. */
export interface KindRows {
  readonly of: string[];
  readonly id: string[];
  readonly title: string[];
  readonly unit: string[];
  readonly meaning: string[];
  readonly directed: (boolean | null)[];
  readonly from: (number | null)[];
  readonly to: (number | null)[];
  readonly origin: string[];
}

export function openKindRows(): KindRows {
  return { of: [], id: [], title: [], unit: [], meaning: [], directed: [], from: [], to: [], origin: [] };
}

/** Add what a source gives. */
export function addKinds(rows: KindRows, source: Source<unknown>, origin: string): void {
  for (const kind of source.gives ?? []) addKind(rows, { ...kind, span: kind.span ?? source.span }, origin);
}

/** Add one kind that is made here. */
export function addKind(
  rows: KindRows,
  kind: Omit<RecordKind, 'span'> & { readonly span: RecordKind['span'] | null },
  origin: string,
): void {
  rows.of.push(kind.of);
  rows.id.push(kind.id);
  rows.title.push(kind.title);
  rows.unit.push(kind.unit);
  rows.meaning.push(kind.meaning);
  rows.directed.push(kind.of === 'tie' ? kind.directed === true : null);
  rows.from.push(kind.span?.from ?? null);
  rows.to.push(kind.span?.to ?? null);
  rows.origin.push(origin);
}
