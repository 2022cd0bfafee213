import type { ActorLabel, LedgerEntry } from '../../model/index.js';
import { leaveOut, seeYear } from './accounts.js';
import { lastMonthOf } from './placing.js';
import type { Placed } from './placed.js';

/** Entries of the ledger of people, column by column. */
export interface LedgerRows {
  readonly concept: string[];
  readonly population: string[];
  readonly place: string[];
  readonly side_a: string[];
  readonly side_b: string[];
  readonly period: number[];
  readonly event: string[];
  readonly low: (number | null)[];
  readonly best: number[];
  readonly high: (number | null)[];
  readonly origin: string[];
}

export function openLedgerRows(): LedgerRows {
  return {
    concept: [],
    population: [],
    place: [],
    side_a: [],
    side_b: [],
    period: [],
    event: [],
    low: [],
    best: [],
    high: [],
    origin: [],
  };
}

/**
 * UCDP counts battle deaths from this year on; before it, militarised events are the record. Their deaths are never added:
 * the ledger has the one until the year before, the other from then on.
 */
const battleDeathsFrom = 1989;

/**
 * Add a source's entries. Nobody is lost: where a population or place cannot be found, the people count all the same, and
 * the cell is empty. Entries of the same people, place, sides, event and year become one, summed.
 */
export function addLedger(
  rows: LedgerRows,
  entries: readonly LedgerEntry[],
  { placing, sighting, loaded }: Placed,
): void {
  const places = new Map<string, number>();
  for (const entry of entries) {
    sighting.records++;
    if (entry.concept === 'deaths-in-militarised-events' && entry.year >= battleDeathsFrom) {
      leaveOut(sighting, `deaths from ${battleDeathsFrom} on, which another source counts`);
      continue;
    }
    seeYear(sighting, entry.year);
    const month = lastMonthOf(entry.year);
    const idOf = (label: ActorLabel | null) => (label === null ? '' : (placing.idOf(label, month) ?? ''));
    const population = idOf(entry.population);
    const place = entry.place === entry.population ? population : idOf(entry.place);
    const sideOf = (first: ActorLabel | null, allies: readonly ActorLabel[] = []) =>
      [...new Set([first, ...allies].map(idOf))]
        .filter((id) => id !== '')
        .sort()
        .join(' ');
    const [sideA, sideB] = [sideOf(entry.sideA, entry.alliesA), sideOf(entry.sideB, entry.alliesB)];
    const key = [entry.concept, population, place, sideA, sideB, entry.year, entry.event].join('\t');
    const known = places.get(key);
    if (known !== undefined) {
      leaveOut(sighting, 'added to another entry of the same people, place and year');
      rows.low[known] = sumKnown(rows.low[known]!, entry.low);
      rows.best[known] = rows.best[known]! + entry.best;
      rows.high[known] = sumKnown(rows.high[known]!, entry.high);
      continue;
    }
    places.set(key, rows.concept.length);
    rows.concept.push(entry.concept);
    rows.population.push(population);
    rows.place.push(place);
    rows.side_a.push(sideA);
    rows.side_b.push(sideB);
    rows.period.push(entry.year);
    rows.event.push(entry.event);
    rows.low.push(entry.low);
    rows.best.push(entry.best);
    rows.high.push(entry.high);
    rows.origin.push(loaded.origin.id);
  }
}

function sumKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
