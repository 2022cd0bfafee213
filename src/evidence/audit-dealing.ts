import type { Panel, PanelDoses } from '../response/index.js';
import type { Random } from '../statistics/index.js';
import { shuffled } from './audit-part.js';

/** Audiences among which doses are dealt: those whose records begin and end about together. */
const seats = 10;

/**
 * Doses that never were: what each actor did to an audience over the years is dealt to another audience with a record of about
 * the same years; on directed scales to another that has an opinion of the same actor. Measurements stay. What falls outside the
 * other's record is lost, as is what an actor would do to itself.
 */
export function dealDoses(panel: Panel, doses: PanelDoses, random: Random): PanelDoses {
  const audienceOf = audiencesOfCells(panel);
  const tables = tablesOf(panel);
  const deals = new Map<number, Int32Array>();
  const dealOf = (actor: number): Int32Array => {
    let deal = deals.get(actor);
    if (deal === undefined) deals.set(actor, (deal = dealt(panel, tables, doses.actors[actor]!, random)));
    return deal;
  };
  const kept: number[] = [];
  const cell: number[] = [];
  for (let d = 0; d < doses.cell.length; d++) {
    const [from, j] = [doses.cell[d]!, audienceOf[doses.cell[d]!]!];
    const other = dealOf(doses.actor[d]!)[j]!;
    const step = panel.entry[j]! + from - panel.start[j]! - panel.entry[other]!;
    // Doses count up to the last cell but one of a record.
    if (step < 0 || step >= panel.start[other + 1]! - panel.start[other]! - 1) continue;
    kept.push(d);
    cell.push(panel.start[other]! + step);
  }
  const take = (column: Float64Array): Float64Array => Float64Array.from(kept, (d) => column[d]!);
  return {
    actors: doses.actors,
    cell: Int32Array.from(cell),
    term: Int16Array.from(kept, (d) => doses.term[d]!),
    actor: Int32Array.from(kept, (d) => doses.actor[d]!),
    value: take(doses.value),
    standing: take(doses.standing),
    aim: take(doses.aim),
  };
}

function audiencesOfCells({ audiences, start }: Panel): Int32Array {
  const found = new Int32Array(start[audiences.length]!);
  for (let j = 0; j < audiences.length; j++) found.fill(j, start[j]!, start[j + 1]!);
  return found;
}

/** Audiences by whom opinions are about, neighbours in time together. */
function tablesOf({ audiences, entry, start }: Panel): readonly (readonly number[])[] {
  const byActor = new Map<string, number[]>();
  audiences.forEach((key, j) => {
    const toward = key.split('\t')[1] ?? '';
    byActor.set(toward, [...(byActor.get(toward) ?? []), j]);
  });
  const length = (j: number): number => start[j + 1]! - start[j]!;
  return [...byActor.values()].flatMap((list) => {
    const order = list.toSorted((a, b) => entry[a]! - entry[b]! || length(a) - length(b) || a - b);
    return Array.from({ length: Math.ceil(order.length / seats) }, (_, i) => order.slice(seats * i, seats * (i + 1)));
  });
}

/** By audience, who gets what this actor did to it. */
function dealt(
  { audiences }: Panel,
  tables: readonly (readonly number[])[],
  actor: string,
  random: Random,
): Int32Array {
  const deal = Int32Array.from(audiences.keys());
  for (const table of tables) {
    // Nobody acts on itself.
    const others = table.filter((j) => audiences[j]!.split('\t')[0] !== actor);
    shuffled(others, random).forEach((other, i) => (deal[others[i]!] = other));
  }
  return deal;
}
