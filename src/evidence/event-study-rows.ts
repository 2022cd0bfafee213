import type { Alongside } from './event-study-alongside.js';
import { type EventCells, stepOf } from './event-study-cells.js';
import type { EventForm, EventPanel, Settings } from './event-study-panel.js';

/** Room for the rows of any horizon, used again for each. */
export interface Columns {
  readonly cells: Int32Array;
  readonly period: Int32Array;
  readonly audience: Int32Array;
  readonly actorPeriod: Int32Array;
  readonly outcome: Float64Array;
  readonly named: ReadonlyMap<string, Float64Array>;
  readonly alongside: readonly Alongside[];
}

/** Columns by the names that reports tell. */
const direction = 'direction';
const reach = 'reach';
const position = 'position';
const standing = 'standing times reach';
const others = { counted: 'what other actors did', weighted: 'what other actors did, by standing and reach' } as const;
export const treatments = { counted: 'event', weighted: 'event by dose, standing and reach' } as const;

/** Names of the columns: of both forms, and of each beside its treatment. */
export function columnsOf(
  { aim, controls = [] }: EventPanel,
  settings: Settings,
  alongside: readonly Alongside[],
): { readonly shared: readonly string[]; readonly own: Readonly<Record<EventForm, readonly string[]>> } {
  const own = (form: EventForm): string[] => [
    // Under equal standing this is the reach again, and falls out.
    ...(form === 'weighted' ? [standing] : []),
    // What others do moves by reach, even where own events count once.
    ...(settings.others ? (form === 'weighted' ? [others.weighted] : [others.counted, others.weighted]) : []),
    ...lagNames(settings, form),
    ...alongside.map((one) => alongsideName(one, form)),
    ...controls.map(({ name }) => name),
  ];
  return {
    // On directed scales direction and reach are 1.
    shared: aim === null ? [position] : [direction, reach, position],
    own: { counted: own('counted'), weighted: own('weighted') },
  };
}

function lagNames({ kind, doseLags }: Settings, form: EventForm): string[] {
  if (kind !== 'change') return [];
  const how = form === 'counted' ? '' : ', by standing and reach';
  return Array.from({ length: doseLags }, (_, l) => `dose ${l + 1} before${how}`);
}

function alongsideName({ name }: Alongside, form: EventForm): string {
  return form === 'weighted' ? `${name} in the same period` : `${name} in the same period, each once`;
}

export function roomFor(
  panel: EventPanel,
  cells: EventCells,
  settings: Settings,
  alongside: readonly Alongside[],
): Columns {
  const size = cells.cell.length;
  const { shared, own } = columnsOf(panel, settings, alongside);
  const names = new Set([...shared, ...settings.forms.flatMap((form) => [...own[form], treatments[form]])]);
  return {
    cells: new Int32Array(size),
    period: new Int32Array(size),
    audience: new Int32Array(size),
    actorPeriod: new Int32Array(size),
    outcome: new Float64Array(size),
    named: new Map([...names].map((name) => [name, new Float64Array(size)])),
    alongside,
  };
}

/** Fills the columns with the rows of a horizon, by index arithmetic. O(cells · columns). */
export function gatherRows(
  panel: EventPanel,
  cells: EventCells,
  settings: Settings,
  columns: Columns,
  h: number,
): { readonly count: number; readonly events: number } {
  const { periods, series, audience, actor, outcome, dose, controls = [] } = panel;
  const named = (name: string): Float64Array | undefined => columns.named.get(name);
  const [directions, reaches] = [named(direction), named(reach)];
  const [positions, standings] = [named(position)!, named(standing)];
  const [alsoCounted, alsoWeighted] = [named(others.counted), named(others.weighted)];
  const [treated, treatedWeighted] = [named(treatments.counted), named(treatments.weighted)];
  const lagsCounted = lagNames(settings, 'counted').map(named);
  const lagsWeighted = lagNames(settings, 'weighted').map(named);
  const { alongside } = columns;
  const [besideCounted, besideWeighted] = (['counted', 'weighted'] as const).map((form) =>
    alongside.map((one) => named(alongsideName(one, form))),
  );
  const extra = controls.map(({ name }) => named(name)!);
  const ahead = settings.controls === 'throughout' ? Math.max(0, h) : 0;
  let count = 0;
  let events = 0;
  for (let i = 0; i < cells.cell.length; i++) {
    const isEvent = cells.event[i] === 1;
    if (!isEvent && cells.quiet[i]! < ahead) continue;
    const cell = cells.cell[i]!;
    const d = Math.floor(cell / periods);
    const t = cell - d * periods;
    if (t < 1 || t + h < 0 || t + h >= periods) continue;
    const own = series[d]! * periods;
    const moved = outcome[own + t + h]! - outcome[own + t - 1]!;
    const place = panel.position[own + t - settings.readAt]!;
    let known = !Number.isNaN(moved) && !Number.isNaN(place);
    for (let c = 0; c < extra.length; c++) {
      const value = controls[c]!.values[cell]!;
      if (Number.isNaN(value)) known = false;
      extra[c]![count] = value;
    }
    if (!known) continue;
    const sign = cells.direction[i]!;
    const weight = cells.weighted[i]!;
    const amount = cells.amount[i]!;
    columns.cells[count] = i;
    columns.period[count] = t;
    columns.audience[count] = audience[d]!;
    columns.actorPeriod[count] = actor[d]! * periods + t;
    columns.outcome[count] = moved;
    positions[count] = place;
    if (directions !== undefined) directions[count] = sign;
    if (reaches !== undefined) reaches[count] = cells.reach[i]!;
    if (standings !== undefined) standings[count] = weight;
    if (alsoCounted !== undefined) alsoCounted[count] = cells.othersCounted[i]!;
    if (alsoWeighted !== undefined) alsoWeighted[count] = cells.othersWeighted[i]!;
    if (treated !== undefined) treated[count] = isEvent ? sign * stepOf(settings, amount) : 0;
    if (treatedWeighted !== undefined) treatedWeighted[count] = isEvent ? weight * amount : 0;
    for (let l = 0; l < lagsCounted.length; l++) {
      const [counted, weighted] = [lagsCounted[l], lagsWeighted[l]];
      if (counted !== undefined) counted[count] = sign * dose[cell - l - 1]!;
      if (weighted !== undefined) weighted[count] = weight * dose[cell - l - 1]!;
    }
    for (let k = 0; k < alongside.length; k++) {
      const change = alongside[k]!.change[i]!;
      const [counted, weighted] = [besideCounted![k], besideWeighted![k]];
      if (counted !== undefined) counted[count] = sign * (settings.kind === 'change' ? change : Math.sign(change));
      if (weighted !== undefined) weighted[count] = weight * change;
    }
    if (isEvent && amount !== 0) events++;
    count++;
  }
  return { count, events };
}
