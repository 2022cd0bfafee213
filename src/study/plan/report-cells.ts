import type { Estimate } from '../../model/index.js';
import type { Cell, TableColumn } from '../report.js';
import { estimateCells } from '../telling.js';

/** Columns of a median with its 90 % interval, and their cells. */
export const triple = (name: string, title: string): TableColumn[] => [
  { name: `${name}_q50`, title, decimals: 4 },
  { name: `${name}_q05`, title: 'From', decimals: 4 },
  { name: `${name}_q95`, title: 'To', decimals: 4 },
];

export const cells = (estimate: Estimate | null): Cell[] =>
  estimate === null ? [null, null, null] : estimateCells(estimate);
