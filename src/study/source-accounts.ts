import type { Reference } from './reference.js';
import type { Table } from './report.js';

/** What became of a source's rows and records when tables were built from it. */
export interface SourceAccount {
  readonly rows: number;
  readonly used: number;
  readonly setAside: number;
  readonly rejected: number;
  readonly records: number;
  readonly unresolved: number;
  /** Actors it speaks of. */
  readonly actors: number;
  /** First and last year with a record; null where its records have no year. */
  readonly from: number | null;
  readonly to: number | null;
  readonly hash: string;
}

/** One reason for which rows or records were not used. */
export interface SourceNote {
  readonly kind: string;
  readonly reason: string;
  readonly rows: number;
}

/** The accounts of all sources that were read, by their ids. */
export async function readAccounts(reference: Reference): Promise<ReadonlyMap<string, SourceAccount>> {
  const rows = (await reference.read('sources')).records();
  return new Map(
    rows.map((row) => [
      row['source'] as string,
      {
        rows: row['rows'] as number,
        used: row['used'] as number,
        setAside: row['set_aside'] as number,
        rejected: row['rejected'] as number,
        records: row['records'] as number,
        unresolved: row['unresolved'] as number,
        actors: row['actors'] as number,
        from: row['from'] as number | null,
        to: row['to'] as number | null,
        hash: row['hash'] as string,
      },
    ]),
  );
}

/** Why rows and records of one source were not used, most of them first. */
export async function readNotes(reference: Reference, source: string): Promise<SourceNote[]> {
  const rows = (await reference.read('source_notes', { where: { source } })).records();
  return rows
    .map((row) => ({ kind: row['kind'] as string, reason: row['reason'] as string, rows: row['rows'] as number }))
    .sort((a, b) => b.rows - a.rows);
}

/** Rows of sources by what became of them, as a table for a reader; null where a source was not read. */
export function accountTable(
  caption: string,
  sources: readonly {
    readonly id: string;
    readonly account: Pick<SourceAccount, 'rows' | 'used' | 'setAside' | 'rejected' | 'unresolved'> | null;
  }[],
): Table {
  return {
    kind: 'table',
    name: 'sources',
    caption,
    columns: [
      { name: 'source', title: 'Source' },
      { name: 'rows', title: 'Rows', decimals: 0 },
      { name: 'used', title: 'Used', decimals: 0 },
      { name: 'set_aside', title: 'Set aside', decimals: 0 },
      { name: 'rejected', title: 'Rejected', decimals: 0 },
      { name: 'unresolved', title: 'Unresolved', decimals: 0 },
    ],
    rows: sources.map(({ id, account }) => [
      id,
      account?.rows ?? null,
      account?.used ?? null,
      account?.setAside ?? null,
      account?.rejected ?? null,
      account?.unresolved ?? null,
    ]),
  };
}
