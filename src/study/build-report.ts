import type { Block } from './report.js';
import { accountTable } from './source-accounts.js';

/** What a build wrote. */
export interface BuildResult {
  readonly folder: string;
  readonly tables: readonly { readonly table: string; readonly rows: number; readonly bytes: number }[];
  readonly scales: readonly {
    readonly scale: string;
    readonly positions: number;
    readonly rHat95: number | null;
  }[];
  readonly sources: readonly {
    readonly source: string;
    readonly rows: number;
    readonly used: number;
    readonly setAside: number;
    readonly rejected: number;
    readonly unresolved: number;
  }[];
}

/** What was written and read, for a reader. */
export function buildReport(result: BuildResult): Block[] {
  return [
    { kind: 'heading', level: 1, text: 'Reference tables' },
    { kind: 'paragraph', text: `Written to ${result.folder}.` },
    {
      kind: 'table',
      name: 'tables',
      caption: 'Tables and their size.',
      columns: [
        { name: 'table', title: 'Table' },
        { name: 'rows', title: 'Rows', decimals: 0 },
        { name: 'bytes', title: 'Bytes', decimals: 0 },
      ],
      rows: result.tables.map(({ table, rows, bytes }) => [table, rows, bytes]),
    },
    accountTable(
      'Sources and what became of their rows; unresolved are records without an actor.',
      result.sources.map((account) => ({ id: account.source, account })),
    ),
    {
      kind: 'table',
      name: 'scales',
      caption: 'Scales, and the 95 % point of R̂ over their positions where chains were run.',
      columns: [
        { name: 'scale', title: 'Scale' },
        { name: 'positions', title: 'Positions', decimals: 0 },
        { name: 'r_hat_95', title: 'R̂ (95 %)', decimals: 2 },
      ],
      rows: result.scales.map(({ scale, positions, rHat95 }) => [scale, positions, rHat95]),
    },
  ];
}
