import type { FigureReading, Indicator } from '../../assets/index.js';
import type { Reference } from '../reference.js';
import type { Kinds } from './spans.js';
import { isTold, notTold, toldYear, type ToldValue, type ValueOf } from './told.js';

/** Figures about single actors in the years before one, by figure and actor, oldest first. */
export interface Figures {
  of(figure: string, actor: string): readonly ToldValue[];
  readonly kinds: Kinds;
}

/** Years before the one asked for in which denominators that are no indicator are looked for. */
const denominatorYears = 5;

/** Read the figures that these indicators and denominators need, up to a year. */
export async function readFigures(
  reference: Reference,
  indicators: readonly Indicator[],
  year: number,
  kinds: Kinds,
): Promise<Figures> {
  // First year that is looked for, by figure.
  const needed = new Map<string, number>();
  const need = (figure: string, from: number): void => {
    needed.set(figure, Math.min(from, needed.get(figure) ?? Infinity));
  };
  const newestOf = (figure: string): number => Math.min(year, kinds.span('indicators', figure)?.to ?? year);
  for (const { reading, carry } of indicators) {
    if (reading.table === 'indicators') {
      const first = year - (carry.forward ?? 0);
      need(reading.figure, reading.complete === true ? Math.max(first, newestOf(reading.figure)) : first);
      if (reading.per !== undefined) need(reading.per.figure, first);
    } else if (reading.table === 'ledger' && reading.per !== undefined) {
      const { figure } = reading.per;
      need(figure, Math.max(year - denominatorYears, newestOf(figure) - 1));
    }
  }
  const found = new Map<string, Map<string, ToldValue[]>>();
  const tables = await Promise.all(
    batchesOf(needed).map(([from, figures]) =>
      reference.read('indicators', {
        columns: ['indicator', 'actor', 'period', 'value', 'sd'],
        where: { indicator: { oneOf: figures }, period: { from, to: year } },
      }),
    ),
  );
  for (const table of tables) {
    const [figures, actors] = [table.text('indicator'), table.text('actor')];
    const [years, values, sds] = [table.numbers('period'), table.numbers('value'), table.numbersOrNull('sd')];
    for (let row = 0; row < table.rows; row++) {
      let byActor = found.get(figures[row]!);
      if (byActor === undefined) found.set(figures[row]!, (byActor = new Map()));
      const told: ToldValue = { value: values[row]!, sd: sds[row]!, year: years[row]! };
      const known = byActor.get(actors[row]!);
      if (known === undefined) byActor.set(actors[row]!, [told]);
      else known.push(told);
    }
  }
  return { of: (figure, actor) => found.get(figure)?.get(actor) ?? [], kinds };
}

/** Figures that are looked for from the same year on are read together. */
function batchesOf(needed: ReadonlyMap<string, number>): [from: number, figures: string[]][] {
  const batches = new Map<number, string[]>();
  for (const [figure, from] of needed) batches.set(from, [...(batches.get(from) ?? []), figure]);
  return [...batches];
}

/** The values of an indicator that is a figure. */
export function figureValues(
  figures: Figures,
  { reading, carry }: Indicator & { readonly reading: FigureReading },
  year: number,
  audience: string | null,
): ValueOf {
  const last = toldYear(figures.kinds.span('indicators', reading.figure), year, carry);
  const absent = typeof last === 'number' ? notTold : last;
  const own = (unit: string): ReturnType<ValueOf> => newest(figures, reading, unit) ?? absent;
  if (reading.as === 'own') return own;
  if (audience === null) return () => notTold;
  const there = own(audience);
  return (unit) => {
    const here = own(unit);
    if (!isTold(here)) return here;
    if (!isTold(there)) return there;
    return {
      value: Math.abs(here.value - there.value),
      sd: here.sd === null || there.sd === null ? null : Math.hypot(here.sd, there.sd),
      // The older of the two is what makes it uncertain.
      year: Math.min(here.year, there.year),
    };
  };
}

/** An actor’s newest value; of a ratio the newest of which both parts are told. */
function newest(figures: Figures, { figure, times = 1, per }: FigureReading, unit: string): ToldValue | null {
  const values = figures.of(figure, unit);
  if (per === undefined) {
    const last = values.at(-1);
    if (last === undefined) return null;
    return { value: times * last.value, sd: last.sd === null ? null : times * last.sd, year: last.year };
  }
  const parts = new Map(figures.of(per.figure, unit).map(({ year, value }) => [year, value]));
  const told = values.findLast(({ year }) => (parts.get(year) ?? 0) > 0);
  return told === undefined
    ? null
    : { value: (per.times * told.value) / parts.get(told.year)!, sd: null, year: told.year };
}

/** The newest value of a figure at or before a year; null where it is longer ago than a denominator may be. */
export function denominatorOf(figures: Figures, figure: string, actor: string, year: number): number | null {
  const told = figures.of(figure, actor).findLast((one) => one.year <= year && year - one.year <= denominatorYears);
  return told === undefined || !(told.value > 0) ? null : told.value;
}
