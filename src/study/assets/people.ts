import type { Indicator, LedgerReading } from '../../assets/index.js';
import type { Table } from '../../store/index.js';
import type { Reference } from '../reference.js';
import { denominatorOf, type Figures } from './figures.js';
import type { Kinds } from './spans.js';
import { type Absent, notTold, type Span, toldYear, type ToldValue, type ValueOf } from './told.js';

/** People of the years before one. */
export interface People {
  readonly kinds: Kinds;
  /** By the id of the indicator. */
  rows(indicator: string): Table | null;
}

/** First year for which people are told as ten years back; the tables begin in 1945. */
const begins = 1945;

/** The years for which all concepts of a reading together are told. */
function spanOf(kinds: Kinds, { concepts, years }: LedgerReading): Span | null {
  const spans = concepts.flatMap((concept) => kinds.span('ledger', concept) ?? []);
  if (spans.length === 0) return null;
  const from = Math.max(begins, Math.min(...spans.map((span) => span.from)));
  return { from: from + years - 1, to: Math.max(...spans.map((span) => span.to)) };
}

function yearOf(kinds: Kinds, reading: LedgerReading, year: number, { carry }: Indicator): number | Absent {
  return toldYear(spanOf(kinds, reading), year, carry);
}

/** Read the people that these indicators need. */
export async function readPeopleFor(
  reference: Reference,
  indicators: readonly Indicator[],
  { year, audiences }: { readonly year: number; readonly audiences: readonly string[] | 'all' },
  kinds: Kinds,
): Promise<People> {
  const tables = await Promise.all(
    indicators.map(async (indicator): Promise<(readonly [string, Table])[]> => {
      const { reading } = indicator;
      if (reading.table !== 'ledger') return [];
      const told = yearOf(kinds, reading, year, indicator);
      if (typeof told !== 'number') return [];
      return [[indicator.id, await readRows(reference, reading, told, audiences)]];
    }),
  );
  const read = new Map(tables.flat());
  return { kinds, rows: (indicator) => read.get(indicator) ?? null };
}

async function readRows(
  reference: Reference,
  reading: LedgerReading,
  told: number,
  audiences: readonly string[] | 'all',
): Promise<Table> {
  const where = {
    concept: { oneOf: [...reading.concepts] },
    period: { from: told - reading.years + 1, to: told },
    ...(reading.atLeast === undefined ? {} : { best: { from: reading.atLeast } }),
  };
  if (reading.as === 'harm-to-others')
    return reference.read('ledger', {
      columns: ['concept', 'population', 'side_a', 'side_b', 'low', 'best', 'high'],
      where,
    });
  const ofAudience = reading.as === 'sheltered-from-audience' && audiences !== 'all';
  return reference.read('ledger', {
    columns: ['population', 'place', 'best'],
    where: ofAudience ? { ...where, population: { oneOf: [...audiences] } } : where,
  });
}

/** The values of an indicator that counts people. A state without an entry in a year that is told has none. */
export function peopleValues(
  people: People,
  figures: Figures,
  indicator: Indicator & { readonly reading: LedgerReading },
  { year, audience }: { readonly year: number; readonly audience: string | null },
): ValueOf {
  const { reading } = indicator;
  const told = yearOf(people.kinds, reading, year, indicator);
  if (typeof told !== 'number') return () => told;
  const rows = people.rows(indicator.id);
  if (rows === null || (reading.as === 'sheltered-from-audience' && audience === null)) return () => notTold;
  const found =
    reading.as === 'harm-to-others' ? harmOf(rows) : shelteredOf(rows, reading.as === 'sheltered' ? null : audience);
  return (unit): ToldValue | Absent => {
    const { value, sd } = found.get(unit) ?? { value: 0, sd: null };
    if (reading.per === undefined) return { value, sd, year: told };
    const by = denominatorOf(figures, reading.per.figure, unit, told);
    return by === null ? notTold : { value: (reading.per.times * value) / by, sd: null, year: told };
  };
}

interface Sum {
  value: number;
  /** Null where the source gives no bounds. */
  sd: number | null;
}

/** People present by place, from abroad; `from`: of these people alone. */
function shelteredOf(table: Table, from: string | null): Map<string, Sum> {
  const [populations, places, best] = [table.text('population'), table.text('place'), table.numbers('best')];
  const sums = new Map<string, Sum>();
  for (let row = 0; row < table.rows; row++) {
    const [population, place] = [populations[row]!, places[row]!];
    if (place === '' || population === place || (from !== null && population !== from)) continue;
    const known = sums.get(place);
    if (known === undefined) sums.set(place, { value: best[row]!, sd: null });
    else known.value += best[row]!;
  }
  return sums;
}

/** Half the width of a 90 % interval in standard deviations: what low and high of a source are taken for. */
const halfOfNinety = 1.6448536269514722;

/**
 * Deaths in fighting between states. Of militarised events (to 1988) the dead are told by side: they count for those on
 * the other side. Of battles (from 1989 on) they are not: they count for both sides. Fighting inside one state has one
 * state on it and counts for nobody here.
 */
function harmOf(table: Table): Map<string, Sum> {
  const [concepts, populations] = [table.text('concept'), table.text('population')];
  const [sidesA, sidesB] = [table.text('side_a'), table.text('side_b')];
  const [low, best, high] = [table.numbersOrNull('low'), table.numbers('best'), table.numbersOrNull('high')];
  const sums = new Map<string, { value: number; variance: number }>();
  for (let row = 0; row < table.rows; row++) {
    if (sidesA[row] === '' || sidesB[row] === '') continue;
    const [sideA, sideB] = [sidesA[row]!.split(' '), sidesB[row]!.split(' ')];
    const who =
      concepts[row] === 'deaths-in-battle' ? [...sideA, ...sideB] : sideA.includes(populations[row]!) ? sideB : sideA;
    const [least, most] = [low[row] ?? null, high[row] ?? null];
    const sd = least === null || most === null ? 0 : (most - least) / (2 * halfOfNinety);
    for (const id of who) {
      const known = sums.get(id) ?? { value: 0, variance: 0 };
      sums.set(id, { value: known.value + best[row]!, variance: known.variance + sd ** 2 });
    }
  }
  return new Map([...sums].map(([id, { value, variance }]) => [id, { value, sd: Math.sqrt(variance) }]));
}
