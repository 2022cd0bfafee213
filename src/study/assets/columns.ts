import type { FigureReading, Indicator, LedgerReading, PositionReading, TieReading } from '../../assets/index.js';
import type { Reference } from '../reference.js';
import { figureValues, readFigures } from './figures.js';
import { readNetworks, tieValues } from './networks.js';
import { peopleValues, readPeopleFor } from './people.js';
import { type Kinds, readKinds } from './spans.js';
import { readStandpoints, standpointValues } from './standpoints.js';
import { type Absent, carriedTo, isTold, notTold, type ValueOf } from './told.js';
import type { Field } from './units.js';

/** What a column needs to know of its indicator: one of the table, or one of a user’s own. */
export type ColumnIndicator = Pick<
  Indicator,
  'id' | 'title' | 'nature' | 'direction' | 'unit' | 'transformation' | 'goalposts' | 'sources'
> &
  Partial<Pick<Indicator, 'range' | 'carry'>>;

/** One indicator of all units for one audience. All lists are in the order of the units. */
export interface Column {
  readonly indicator: ColumnIndicator;
  /** As told, in the indicator’s unit; NaN where it is not known. */
  readonly told: Float64Array;
  /** The year it is told of; 0 where it is not known. */
  readonly years: Int16Array;
  /** As it enters an index: transformed; NaN where it is not known. */
  readonly values: Float64Array;
  /** Standard deviation of the same, measurement and carrying together; NaN where it is not known. */
  readonly sd: Float64Array;
  /** Why it is not known; null where it is. */
  readonly absent: readonly (Absent | null)[];
}

/** Indicators read for one year. */
export interface IndicatorTables {
  /** The indicators for an audience; without one only those of standing have values. The audience itself has none. */
  columns(audience: string | null): Column[];
}

export interface ColumnsWanted {
  readonly field: Field;
  readonly audiences: readonly string[] | 'all';
  readonly indicators: readonly Indicator[];
  readonly kinds?: Kinds;
}

/** Read the indicators of a year for some audiences, or for all. O(rows of the tables in that year). */
export async function readIndicatorTables(
  reference: Reference,
  { field, audiences, indicators, kinds: given }: ColumnsWanted,
): Promise<IndicatorTables> {
  const { year } = field;
  const kinds = given ?? (await readKinds(reference));
  const some = { year, audiences };
  const [figures, networks, standpoints, people] = await Promise.all([
    readFigures(reference, indicators, year, kinds),
    readNetworks(reference, indicators, some, kinds),
    readStandpoints(reference, indicators, some),
    readPeopleFor(reference, indicators, some, kinds),
  ]);
  const valuesOf = (indicator: Indicator, audience: string | null): ValueOf => {
    const { reading } = indicator;
    if (reading.table === 'indicators') return figureValues(figures, withReading(indicator, reading), year, audience);
    if (reading.table === 'ties') return tieValues(networks, withReading(indicator, reading), year, audience);
    if (reading.table === 'ledger')
      return peopleValues(people, figures, withReading(indicator, reading), { year, audience });
    return standpointValues(standpoints, withReading(indicator, reading), audience);
  };
  const ofAll = new Map<string, Column>();
  const standing = (indicator: Indicator): Column => {
    let column = ofAll.get(indicator.id);
    if (column === undefined)
      ofAll.set(indicator.id, (column = columnOf(indicator, field, valuesOf(indicator, null), null)));
    return column;
  };
  return {
    columns: (audience) =>
      indicators.map((indicator) =>
        indicator.nature === 'standing'
          ? withoutUnit(standing(indicator), field, audience)
          : columnOf(indicator, field, audience === null ? () => notTold : valuesOf(indicator, audience), audience),
      ),
  };
}

function withReading<R extends FigureReading | TieReading | LedgerReading | PositionReading>(
  indicator: Indicator,
  reading: R,
): Indicator & { readonly reading: R } {
  return { ...indicator, reading };
}

function columnOf(
  indicator: Indicator,
  { units, states, year }: Field,
  valueOf: ValueOf,
  audience: string | null,
): Column {
  const told = new Float64Array(units.length).fill(Number.NaN);
  const years = new Int16Array(units.length);
  const values = new Float64Array(units.length).fill(Number.NaN);
  const sd = new Float64Array(units.length).fill(Number.NaN);
  const absent = units.map((unit, i): Absent | null => {
    const found = unit === audience ? notTold : valueOf(unit);
    if (!isTold(found)) return found;
    // That a source is silent means none for states alone.
    if (found.value === 0 && !states.has(unit)) return notTold;
    const carried = carriedTo(year, found, indicator);
    if (carried === null) return { because: 'no-logarithm', year: found.year };
    told[i] = found.value;
    years[i] = found.year;
    values[i] = carried.value;
    sd[i] = carried.sd;
    return null;
  });
  return { indicator, told, years, values, sd, absent };
}

/** An audience is no actor for itself. */
function withoutUnit(column: Column, { units }: Field, audience: string | null): Column {
  const at = audience === null ? -1 : units.indexOf(audience);
  if (at < 0) return column;
  const cleared = { ...column, told: column.told.slice(), years: column.years.slice(), values: column.values.slice() };
  cleared.told[at] = Number.NaN;
  cleared.years[at] = 0;
  cleared.values[at] = Number.NaN;
  return {
    ...cleared,
    sd: column.sd.map((value, i) => (i === at ? Number.NaN : value)),
    absent: column.absent.map((value, i) => (i === at ? notTold : value)),
  };
}
