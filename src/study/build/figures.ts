import type { Figure } from '../../model/index.js';
import type { RecordKind } from '../../sources/index.js';
import { firstYear, leaveOut, seeYear } from './accounts.js';
import { lastMonthOf } from './placing.js';
import type { Placed } from './placed.js';
import { combined } from './ties.js';

/** Numbers about single actors, column by column. */
export interface FigureRows {
  readonly indicator: string[];
  readonly actor: string[];
  readonly period: number[];
  readonly value: number[];
  readonly sd: (number | null)[];
  readonly origin: string[];
}

export function openFigureRows(): FigureRows {
  return { indicator: [], actor: [], period: [], value: [], sd: [], origin: [] };
}

/**
 * Add a source's figures from `firstYear` on. Where two names turn out to be one actor in one year, the figures become
 * one as their kind says.
 */
export function addFigures(
  rows: FigureRows,
  figures: readonly Figure[],
  kinds: readonly RecordKind[],
  { placing, sighting, loaded }: Placed,
): void {
  const places = new Map<string, number>();
  const ofFigures = kinds.filter(({ of }) => of === 'figure');
  const how = new Map(ofFigures.map((kind) => [kind.id, kind.combine ?? ('largest' as const)]));
  for (const { figure, actor, year, value, sd } of figures) {
    sighting.records++;
    if (year < firstYear) {
      leaveOut(sighting, `before ${firstYear}`);
      continue;
    }
    const id = placing.idOf(actor, lastMonthOf(year));
    if (id === null) {
      sighting.unresolved++;
      continue;
    }
    seeYear(sighting, year);
    const key = `${figure} ${id} ${year}`;
    const place = places.get(key);
    if (place !== undefined) {
      leaveOut(sighting, 'taken together with another record of the same actor and year');
      // The error goes with the value that is kept; those of a sum are taken for independent.
      const [before, sdBefore] = [rows.value[place]!, rows.sd[place]!];
      rows.value[place] = combined(before, value, how.get(figure)!);
      if (how.get(figure) === 'sum')
        rows.sd[place] = sd === null || sdBefore === null ? null : Math.hypot(sdBefore, sd);
      else if (rows.value[place] !== before) rows.sd[place] = sd;
      continue;
    }
    places.set(key, rows.indicator.length);
    rows.indicator.push(figure);
    rows.actor.push(id);
    rows.period.push(year);
    rows.value.push(value);
    rows.sd.push(sd);
    rows.origin.push(loaded.origin.id);
  }
}
