import { messages } from './messages.js';
import type { ChartCell, ChartColumn, Interval } from './chart.js';

const quantiles = [
  ['q50', messages.median],
  ['q05', '5 %'],
  ['q25', '25 %'],
  ['q75', '75 %'],
  ['q95', '95 %'],
] as const;

/** Columns for the quantiles of an estimate, the median first. `name` and `title` go before theirs where a table has several. */
export function intervalColumns(unit: string, { name = '', title = '' } = {}): ChartColumn[] {
  return quantiles.map(([id, words]) => ({
    name: name === '' ? id : `${name}_${id}`,
    title: title === '' ? words : `${title}, ${words}`,
    unit,
  }));
}

export function intervalCells(interval: Interval | null): ChartCell[] {
  return quantiles.map(([id]) => interval?.[id] ?? null);
}
