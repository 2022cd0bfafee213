import type { EventPanel, Settings } from './event-study-panel.js';

/** Which dyad-periods are events and which may stand beside them, by a number for each so that horizons can be laid together. */
export interface EventCells {
  /** Dyad-periods that are of use at some horizon, in order: dyad · periods + period. */
  readonly cell: Int32Array;
  /** By cell: 1 for an event. In a local projection every cell is one. */
  readonly event: Uint8Array;
  /** By cell that is no event: through how many periods after this one it stays quiet. */
  readonly quiet: Uint8Array;
  /** By cell: by how much the dose changed, in absolute value for onsets and releases. */
  readonly amount: Float64Array;
  /** By cell: direction toward the aim, reach, standing times reach. 1, 1 and the standing on directed scales. */
  readonly direction: Float64Array;
  readonly reach: Float64Array;
  readonly weighted: Float64Array;
  /** By cell: signed events of other actors with the same series in that period, counted and weighted. */
  readonly othersCounted: Float64Array;
  readonly othersWeighted: Float64Array;
}

/** Walks over all dyad-periods once. O(dyads · periods). */
export function eventCells(panel: EventPanel, settings: Settings): EventCells {
  const kinds = kindOf(panel, settings);
  const { periods, series } = panel;
  let count = 0;
  for (const one of kinds.state) if (one !== 0) count++;
  const cells = {
    cell: new Int32Array(count),
    event: new Uint8Array(count),
    quiet: kinds.quiet,
    amount: new Float64Array(count),
    direction: new Float64Array(count),
    reach: new Float64Array(count),
    weighted: new Float64Array(count),
    othersCounted: new Float64Array(count),
    othersWeighted: new Float64Array(count),
  };
  const quiet = new Uint8Array(count);
  const counted = new Float64Array(panel.outcome.length);
  const weighted = new Float64Array(panel.outcome.length);
  let used = 0;
  for (let d = 0; d < series.length; d++) {
    for (let t = settings.readAt; t < periods; t++) {
      const cell = d * periods + t;
      const state = kinds.state[cell]!;
      if (state === 0) continue;
      const reach = reachOf(panel, d, t, settings.readAt);
      const standing = panel.standing[panel.actor[d]! * periods + t]!;
      if (Number.isNaN(reach) || Number.isNaN(standing)) continue;
      const direction = panel.aim === null ? 1 : Math.sign(reach);
      const isEvent = state === 2;
      const amount = isEvent ? amountOf(panel, settings, cell) : 0;
      if (isEvent) {
        const place = series[d]! * periods + t;
        counted[place]! += direction * stepOf(settings, amount);
        weighted[place]! += standing * reach * amount;
      }
      // Events that are of no interest still are what other actors did.
      if (isEvent && panel.counts !== undefined && panel.counts[cell] === 0) continue;
      cells.cell[used] = cell;
      cells.event[used] = isEvent ? 1 : 0;
      quiet[used] = kinds.quiet[cell]!;
      cells.amount[used] = amount;
      cells.direction[used] = direction;
      cells.reach[used] = reach;
      cells.weighted[used] = standing * reach;
      used++;
    }
  }
  for (let i = 0; i < used; i++) {
    const cell = cells.cell[i]!;
    const d = Math.floor(cell / periods);
    const place = series[d]! * periods + (cell - d * periods);
    const own = cells.amount[i]!;
    cells.othersCounted[i] = counted[place]! - cells.direction[i]! * stepOf(settings, own);
    cells.othersWeighted[i] = weighted[place]! - cells.weighted[i]! * own;
  }
  return trimmed({ ...cells, quiet }, used);
}

/** The treatment when each event counts once: 1, or in a local projection the change. */
export function stepOf({ kind }: Settings, amount: number): number {
  if (kind === 'change') return amount;
  return amount > 0 ? 1 : 0;
}

/** By dyad-period: 0 of no use, 1 a control at least for this period, 2 an event; and how long it stays quiet after. */
function kindOf(panel: EventPanel, { kind, before, doseLags }: Settings): { state: Uint8Array; quiet: Uint8Array } {
  const { periods, dose } = panel;
  const state = new Uint8Array(dose.length);
  const quiet = new Uint8Array(dose.length);
  for (let start = 0; start < dose.length; start += periods) {
    let run = 0;
    for (let t = 0; t < periods; t++) {
      const value = dose[start + t]!;
      const known = !Number.isNaN(value);
      if (kind === 'change') {
        if (known && run >= doseLags) state[start + t] = 2;
        run = known ? run + 1 : 0;
        continue;
      }
      const still = known && (kind === 'onset' ? value === 0 : value > 0);
      if (run >= before && known) state[start + t] = still ? 1 : 2;
      run = still ? run + 1 : 0;
    }
    let ahead = 0;
    for (let t = periods - 1; t >= 0; t--) {
      const value = dose[start + t]!;
      quiet[start + t] = Math.min(255, ahead);
      ahead = !Number.isNaN(value) && (kind === 'onset' ? value === 0 : value > 0) ? ahead + 1 : 0;
    }
  }
  return { state, quiet };
}

function amountOf({ dose }: EventPanel, { kind }: Settings, cell: number): number {
  if (kind === 'onset') return dose[cell]!;
  if (kind === 'release') return dose[cell - 1]!;
  return dose[cell]! - dose[cell - 1]!;
}

function reachOf({ aim, actor, series, position, periods }: EventPanel, d: number, t: number, readAt: number): number {
  const place = position[series[d]! * periods + t - readAt]!;
  if (aim === null) return Number.isNaN(place) ? Number.NaN : 1;
  return aim[actor[d]! * periods + t - readAt]! - place;
}

function trimmed(cells: EventCells, used: number): EventCells {
  return {
    cell: cells.cell.subarray(0, used),
    event: cells.event.subarray(0, used),
    quiet: cells.quiet.subarray(0, used),
    amount: cells.amount.subarray(0, used),
    direction: cells.direction.subarray(0, used),
    reach: cells.reach.subarray(0, used),
    weighted: cells.weighted.subarray(0, used),
    othersCounted: cells.othersCounted.subarray(0, used),
    othersWeighted: cells.othersWeighted.subarray(0, used),
  };
}
