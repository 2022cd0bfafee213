import type { EventCells } from './event-study-cells.js';
import type { EventPanel, Settings } from './event-study-panel.js';

/** Another act of the same actor toward the same audience that often begins with the events (a release: ends; a change: changes). */
export interface Alongside {
  readonly name: string;
  /** By cell, how its dose changed that way in that period; 0 where it did not, or where it is not known. */
  readonly change: Float64Array;
}

/** Fewer events at once tell nothing of what goes together. */
const fewestEvents = 2;

/**
 * Acts of the same actor that began with a share of the events or more, in the order of the panel's: what follows of them would else
 * be told of the events. What goes with few events moves the mean of all but little, and would cost a column.
 */
export function actsAlongside(
  { otherActs = [] }: EventPanel,
  cells: EventCells,
  { kind, alongside }: Settings,
): Alongside[] {
  let events = 0;
  for (let i = 0; i < cells.cell.length; i++) if (isEvent(cells, i)) events++;
  return otherActs.flatMap(({ name, cell, change }): Alongside[] => {
    let [together, i] = [0, 0];
    const byCell = new Float64Array(cells.cell.length);
    for (let k = 0; k < cell.length; k++) {
      while (i < cells.cell.length && cells.cell[i]! < cell[k]!) i++;
      if (cells.cell[i] !== cell[k] || (kind === 'onset' && change[k]! < 0) || (kind === 'release' && change[k]! > 0))
        continue;
      byCell[i] = change[k]!;
      if (isEvent(cells, i)) together++;
    }
    return together < Math.max(fewestEvents, alongside * events) ? [] : [{ name, change: byCell }];
  });
}

function isEvent({ event, amount }: EventCells, row: number): boolean {
  return event[row] === 1 && amount[row] !== 0;
}
