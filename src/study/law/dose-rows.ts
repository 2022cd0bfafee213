import { doseOf, type Instrument, medianExposure } from '../../instruments/index.js';
import type { Period, Step } from '../../model/index.js';
import type { Reference } from '../reference.js';
import type { Span } from './stretches.js';

/** Doses, column by column; none of them 0. */
export interface DoseColumns {
  /** Place of the instrument in the list that was asked for. */
  readonly instrument: number[];
  readonly actor: string[];
  readonly audience: string[];
  readonly period: number[];
  readonly dose: number[];
  /** Acts whose amount was not measured: the dose of that audience and period is not known. */
  readonly unknown: readonly { readonly actor: string; readonly audience: string; readonly period: Period }[];
}

/** By instrument: the median exposure, which is a dose of 1; null where a dose is 0 or 1 or nobody was ever exposed. */
export type Standards = Readonly<Record<string, number | null>>;

const months = { year: 12, month: 1 } as const;

/**
 * What a dose of 1 is. Yearly it is the median that the table of instruments tells, over all years of the source. By months
 * no table tells it: it is the median over all pairs and months of the window in which there was an act.
 */
export async function readStandards(
  reference: Reference,
  wanted: readonly Instrument[],
  step: Step,
  window: Span,
): Promise<Standards> {
  const counted = wanted.filter(({ transform }) => transform !== 'present');
  const none = Object.fromEntries(wanted.map(({ id }) => [id, null]));
  if (step === 'year') {
    const table = await reference.read('instruments', { columns: ['instrument', 'standard'] });
    const standards = table.numbersOrNull('standard');
    const told = table.text('instrument').map((id, row) => [id, standards[row] ?? null] as const);
    const ids = new Set(counted.map(({ id }) => id));
    return { ...none, ...Object.fromEntries(told.filter(([id]) => ids.has(id))) };
  }
  const table = await reference.read('doses', {
    columns: ['instrument', 'acts', 'hundredths'],
    where: {
      step: 1,
      instrument: { oneOf: counted.map(({ id }) => id) },
      period: { from: window.from, to: window.to - 1 },
    },
  });
  const [ids, acts, hundredths] = [table.text('instrument'), table.numbers('acts'), table.numbersOrNull('hundredths')];
  const cells = new Map(counted.map(({ id }) => [id, [] as { acts: number; amount: number | null }[]]));
  ids.forEach((id, row) => cells.get(id)!.push({ acts: acts[row]!, amount: amountOf(hundredths[row] ?? null) }));
  return { ...none, ...Object.fromEntries(counted.map((one) => [one.id, medianExposure(one, cells.get(one.id)!)])) };
}

/** Whose doses to read; null = everybody's. Ids under which records are kept. */
export interface DoseSelection {
  readonly step: Step;
  readonly window: Span;
  readonly audiences: readonly string[] | null;
  readonly actors: readonly string[] | null;
}

/** Doses of these instruments from the first to the last but one period of the window. */
export async function readDoses(
  reference: Reference,
  wanted: readonly Instrument[],
  standards: Standards,
  { step, window, audiences, actors }: DoseSelection,
): Promise<DoseColumns> {
  const table = await reference.read('doses', {
    columns: ['instrument', 'actor', 'audience', 'period', 'acts', 'hundredths'],
    where: {
      step: months[step],
      instrument: { oneOf: wanted.map(({ id }) => id) },
      period: { from: window.from, to: window.to - 1 },
      ...(actors === null ? {} : { actor: { oneOf: [...actors] } }),
      ...(audiences === null ? {} : { audience: { oneOf: [...audiences] } }),
    },
  });
  const places = new Map(wanted.map(({ id }, i) => [id, i]));
  const [ids, by, toward] = [table.text('instrument'), table.text('actor'), table.text('audience')];
  const [periods, acts] = [table.numbers('period'), table.numbers('acts')];
  const hundredths = table.numbersOrNull('hundredths');
  const columns = { instrument: [], actor: [], audience: [], period: [], dose: [], unknown: [] } as {
    -readonly [Key in keyof DoseColumns]: Key extends 'actor' | 'audience'
      ? string[]
      : Key extends 'unknown'
        ? { actor: string; audience: string; period: Period }[]
        : number[];
  };
  for (let row = 0; row < table.rows; row++) {
    const place = places.get(ids[row]!)!;
    const { id, transform } = wanted[place]!;
    const counted = { acts: acts[row]!, amount: amountOf(hundredths[row] ?? null) };
    const dose = doseOf({ transform }, counted, standards[id] ?? null);
    if (dose === 0) continue;
    const [actor, audience, period] = [by[row]!, toward[row]!, periods[row]!];
    if (dose === null) {
      columns.unknown.push({ actor, audience, period });
      continue;
    }
    columns.instrument.push(place);
    columns.actor.push(actor);
    columns.audience.push(audience);
    columns.period.push(period);
    columns.dose.push(dose);
  }
  return columns;
}

function amountOf(hundredths: number | null): number | null {
  return hundredths === null ? null : hundredths / 100;
}
