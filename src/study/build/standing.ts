import type { FigureRows } from './figures.js';

/** How much each actor counts, column by column. */
export interface StandingRows {
  readonly standing: string[];
  readonly actor: string[];
  readonly period: number[];
  readonly value: number[];
  readonly origin: string[];
}

/**
 * From which indicator each standing is made. Capability shares are published as shares; products are shared out here: at
 * purchasing power (to 2013) and at market exchange rates (from 1960).
 */
const made = [
  { standing: 'capability-share', indicator: 'capability-share', shareOut: false },
  { standing: 'product-share-at-purchasing-power', indicator: 'gdp-purchasing-power', shareOut: true },
  { standing: 'product-share', indicator: 'gdp', shareOut: true },
] as const;

/** Standings out of the indicators, for actors for which `counts` holds in that year. */
export function standingsOf(figures: FigureRows, counts: (actor: string, year: number) => boolean): StandingRows {
  const rows: StandingRows = { standing: [], actor: [], period: [], value: [], origin: [] };
  for (const { standing, indicator, shareOut } of made) {
    const totals = new Map<number, number>();
    const used: number[] = [];
    figures.indicator.forEach((id, row) => {
      const year = figures.period[row]!;
      if (id !== indicator || !counts(figures.actor[row]!, year)) return;
      used.push(row);
      totals.set(year, (totals.get(year) ?? 0) + figures.value[row]!);
    });
    for (const row of used) {
      const year = figures.period[row]!;
      rows.standing.push(standing);
      rows.actor.push(figures.actor[row]!);
      rows.period.push(year);
      rows.value.push(shareOut ? figures.value[row]! / totals.get(year)! : figures.value[row]!);
      rows.origin.push(figures.origin[row]!);
    }
  }
  return rows;
}
